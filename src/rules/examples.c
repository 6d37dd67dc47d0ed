/* SPDX-License-Identifier: MIT */
/* `examples:` of a rule: texts that it must find and texts that it must not. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "input/source.h"
#include "rules/parts.h"

enum { LEAST_BAD = 3, LEAST_GOOD = 2 };

/* ---- Files ------------------------------------------------------------------------- */

/* A path that stays inside the folder of the pack. */
static bool stays_inside(const char *path)
{
    if (path[0] == '/')
        return false;
    for (const char *part = path; part != NULL; part = strchr(part, '/')) {
        part += part[0] == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return false;
    }
    return true;
}

static bool load_file(poa_reader *reader, const poa_node *node, const char *path, poa_example *out)
{
    poa_error fault = poa_read_error(reader);
    poa_source source = { NULL, 0 };

    if (poa_source_read(&source, path, POA_MAX_PACK_FILE_BYTES, &fault) != POA_OK)
        return poa_read_fault(reader, &node->at, "rules.example-file", node->text, fault.message);
    out->text =
        poa_arena_strndup(reader->arena, source.bytes != NULL ? source.bytes : "", source.length);
    out->length = (uint32_t)source.length;
    poa_source_release(&source);
    if (out->text == NULL)
        poa_read_exhausted(reader);
    return out->text != NULL;
}

static bool read_file(poa_reader *reader, const poa_node *node, poa_example *out)
{
    const char *name = NULL;
    poa_strbuf path = POA_STRBUF_INIT;

    if (!poa_read_string(reader, node, &name))
        return false;
    if (!stays_inside(name))
        return poa_read_fault(reader, &node->at, "rules.example-path", name);
    const char *slash = strrchr(node->at.source, '/');
    if (slash != NULL)
        poa_strbuf_add(&path, node->at.source, (size_t)(slash - node->at.source) + 1);
    poa_strbuf_puts(&path, name);
    bool right = !path.failed && load_file(reader, node, poa_strbuf_str(&path), out);
    if (path.failed)
        poa_read_exhausted(reader);
    poa_strbuf_release(&path);
    return right;
}

/* ---- One example --------------------------------------------------------------------- */

static bool read_text(poa_reader *reader, const poa_node *node, poa_example *out)
{
    if (!poa_read_string(reader, node, &out->text))
        return false;
    out->length = node->length;
    return true;
}

static bool read_where(poa_reader *reader, const poa_node *node, poa_example *out)
{
    if (node == NULL || node->kind != POA_NODE_SCALAR)
        return poa_read_entries(reader, node, &out->where);
    out->where.items = poa_read_alloc(reader, 1, sizeof(*out->where.items));
    if (out->where.items == NULL)
        return false;
    out->where.items[out->where.count++] = (poa_entry){ node->text, node->length, node->at };
    return true;
}

static bool check_where(poa_reader *reader, const poa_example *example)
{
    for (uint32_t i = 0; i < example->where.count; i++) {
        const poa_entry *words = &example->where.items[i];
        if (strstr(example->text, words->source) == NULL)
            return poa_read_fault(reader, &words->at, "rules.example-words", words->source);
    }
    return true;
}

static bool read_map(poa_reader *reader, const poa_node *map, poa_example *out)
{
    static const char *const keys[] = { "text", "file",   "section", "appeal",
                                        "mode", "notice", "at",      NULL };
    static const char *const modes[] = { "auto", "plan", "dispute", NULL };
    const poa_node *text = poa_node_get(map, "text");
    const poa_node *file = poa_node_get(map, "file");
    const poa_node *section = poa_node_get(map, "section");
    const poa_node *appeal = poa_node_get(map, "appeal");
    uint32_t faults = reader->faults;
    uint32_t mode = POA_MODE_AUTO;
    uint32_t index = 0;

    if (!poa_read_keys(reader, map, keys))
        return false;
    if ((text == NULL) == (file == NULL))
        return poa_read_fault(reader, &map->at, "rules.example-text");
    if (!(text != NULL ? read_text(reader, text, out) : read_file(reader, file, out)))
        return false;
    if (section != NULL)
        (void)poa_read_section_id(reader, section, &out->section);
    if (appeal != NULL && poa_read_appeal_id(reader, appeal, &index))
        out->appeal = appeal->text;
    (void)poa_read_choice(reader, poa_node_get(map, "mode"), modes, &mode);
    out->mode = (poa_mode)mode;
    (void)poa_read_string(reader, poa_node_get(map, "notice"), &out->notice);
    (void)read_where(reader, poa_node_get(map, "at"), out);
    return reader->faults == faults && check_where(reader, out);
}

static bool read_example(poa_reader *reader, const poa_node *node, poa_example *out)
{
    out->at = node->at;
    out->section = POA_NONE;
    out->mode = POA_MODE_AUTO;
    if (node->kind == POA_NODE_SCALAR)
        return read_text(reader, node, out);
    return read_map(reader, node, out);
}

/* ---- All of them ------------------------------------------------------------------------ */

/* The examples of one language and sort. */
struct shelf {
    const poa_node *list; /* or NULL */
    poa_lang lang;
    bool bad;
};

static void read_shelf(poa_reader *reader, const struct shelf *shelf, poa_rule *rule)
{
    if (shelf->list == NULL || !poa_read_kind(reader, shelf->list, POA_NODE_LIST))
        return;
    for (uint32_t i = 0; i < shelf->list->count && !reader->failed; i++) {
        if (reader->trusted && poa_node_get(shelf->list->items[i], "file") != NULL)
            continue; /* the program carries no files: they are tested from the folder */
        poa_example *example = &rule->examples[rule->example_count];
        *example = (poa_example){ .lang = shelf->lang, .bad = shelf->bad };
        rule->example_count += read_example(reader, shelf->list->items[i], example);
    }
}

static uint32_t count_examples(const poa_rule *rule, uint32_t lang, bool bad)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < rule->example_count; i++)
        count += rule->examples[i].bad == bad &&
                 (lang == POA_CUE_ANY || (uint32_t)rule->examples[i].lang == lang);
    return count;
}

/* `lang`: POA_CUE_ANY counts both languages together. */
static bool check_count(poa_reader *reader, const poa_rule *rule, uint32_t lang)
{
    static const char *const keys[] = { "rules.examples-en", "rules.examples-zh",
                                        "rules.examples-any" };

    if (count_examples(rule, lang, true) >= LEAST_BAD &&
        count_examples(rule, lang, false) >= LEAST_GOOD)
        return true;
    return poa_read_fault(reader, &rule->at, keys[lang]);
}

static bool check_counts(poa_reader *reader, const poa_rule *rule)
{
    bool asked = false;
    bool right = true;

    if (reader->trusted)
        return true; /* those in files were left out */
    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        if (!rule->kind->whole && rule->patterns[lang].match.count == 0)
            continue;
        asked = true;
        right = check_count(reader, rule, lang) && right;
    }
    return asked ? right : check_count(reader, rule, POA_CUE_ANY);
}

bool poa_read_examples(poa_reader *reader, const poa_node *rule_map, poa_rule *rule)
{
    static const char *const langs[] = { "en", "zh", NULL };
    static const char *const sorts[] = { "bad", "good", NULL };
    const poa_node *map = poa_node_get(rule_map, "examples");
    struct shelf shelves[2 * POA_LANG_COUNT];
    uint32_t faults = reader->faults;
    size_t room = 0;

    if (map == NULL)
        return poa_read_fault(reader, &rule->at, "rules.key-missing", "examples");
    if (!poa_read_keys(reader, map, langs))
        return false;
    for (uint32_t i = 0; i < 2 * POA_LANG_COUNT; i++) {
        const poa_node *of_lang = poa_node_get(map, langs[i / 2]);
        if (of_lang != NULL && i % 2 == 0)
            (void)poa_read_keys(reader, of_lang, sorts);
        shelves[i] =
            (struct shelf){ poa_node_get(of_lang, sorts[i % 2]), (poa_lang)(i / 2), i % 2 == 0 };
        room += poa_read_count(shelves[i].list);
    }
    rule->examples = poa_read_alloc(reader, room + 1, sizeof(*rule->examples));
    for (uint32_t i = 0; i < 2 * POA_LANG_COUNT && !reader->failed; i++)
        read_shelf(reader, &shelves[i], rule);
    return reader->faults == faults && check_counts(reader, rule);
}

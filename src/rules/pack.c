/* SPDX-License-Identifier: MIT */
/* From files to a pack: parse all, then read part after part, reporting every
 * fault.  A pack with a fault is no pack. */
#include "rules/pack.h"

#include <string.h>

#include "base/limits.h"
#include "rules/events.h"
#include "rules/parts.h"

static const char *const file_keys[] = {
    "pack",       "version",       "requires", "phrases", "sections",  "appeals",
    "modes",      "facts",         "notice",   "issues",  "documents", "subjects",
    "acceptance", "abbreviations", "texts",    "classes", "rules",     NULL,
};

/* ---- Parsing -------------------------------------------------------------------- */

/* YAML, or what the build made of it. */
static poa_status parse_bytes(const poa_node **root, poa_arena *arena, const char *name,
                              const poa_pack_source *source, poa_error *err)
{
    if (source->trusted && source->length > 0 && source->bytes[0] == POA_EVENTS_MARK)
        return poa_events_read(root, arena, name, source->bytes, source->length, err);
    return poa_yaml_parse(root, arena, name, source->bytes, source->length, err);
}

static void parse_file(poa_reader *reader, const poa_pack_source *source, poa_pack_file_list *files)
{
    poa_error fault = poa_read_error(reader);
    const poa_node *root = NULL;
    const char *name = source->name != NULL ? source->name : "";
    const char *copy = poa_arena_strndup(reader->arena, name, strlen(name));

    if (copy == NULL) {
        poa_read_exhausted(reader);
        return;
    }
    if (parse_bytes(&root, reader->arena, copy, source, &fault) != POA_OK) {
        (void)poa_read_failed(reader, &fault);
        return;
    }
    if (poa_read_keys(reader, root, file_keys))
        files->items[files->count++] = (poa_pack_file){ root, source->trusted };
}

static void parse_files(poa_reader *reader, const poa_pack_source *sources, size_t count,
                        poa_pack_file_list *files)
{
    files->trusted = true;
    files->items = poa_read_alloc(reader, count + 1, sizeof(*files->items));
    for (size_t i = 0; i < count && !reader->failed; i++) {
        files->trusted = files->trusted && sources[i].trusted;
        parse_file(reader, &sources[i], files);
    }
}

/* ---- Name and version -------------------------------------------------------------- */

/* "0.1": the lowest version of the program that can read the pack. */
static bool read_requires(poa_reader *reader, const poa_node *node)
{
    uint32_t parts[2] = { 0, 0 };
    uint32_t part = 0;

    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    for (const char *c = node->text; *c != '\0'; c++) {
        if (*c == '.' && part == 0 && c != node->text && c[1] != '\0')
            part++;
        else if (*c >= '0' && *c <= '9' && parts[part] < 10000)
            parts[part] = parts[part] * 10 + (uint32_t)(*c - '0');
        else
            return poa_read_fault(reader, &node->at, "rules.not-a-version", node->text);
    }
    if (parts[0] * 100000 + parts[1] <= POA_VERSION_MAJOR * 100000 + POA_VERSION_MINOR)
        return true;
    return poa_read_fault(reader, &node->at, "rules.too-old", node->text);
}

static void read_head(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_pack *pack = reader->pack;

    pack->name = NULL;
    for (uint32_t i = 0; i < files->count; i++) {
        const poa_node *root = files->items[i].root;
        const char *name = NULL;
        uint32_t version = 1;
        (void)poa_read_string(reader, poa_node_get(root, "pack"), &name);
        (void)poa_read_number(reader, poa_node_get(root, "version"), 1, UINT32_MAX, &version);
        (void)read_requires(reader, poa_node_get(root, "requires"));
        if (pack->name != NULL || name == NULL)
            continue;
        pack->name = name;
        pack->version = version;
    }
    if (pack->name == NULL)
        pack->name = "unnamed";
}

/* ---- Building ------------------------------------------------------------------------ */

static void read_parts(poa_reader *reader, const poa_pack_file_list *files)
{
    void (*const parts[])(poa_reader *, const poa_pack_file_list *) = {
        read_head,         poa_read_phrases,     poa_read_modes,         poa_read_sections,
        poa_read_appeals,  poa_read_facts,       poa_read_notice,        poa_read_dispute_auto,
        poa_read_subjects, poa_read_acceptances, poa_read_abbreviations, poa_read_texts,
        poa_read_classes,
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !reader->failed; i++)
        parts[i](reader, files);
    if (!reader->failed)
        poa_read_dispute_off(reader);
    if (!reader->failed)
        poa_read_rules(reader, files);
}

poa_status poa_pack_build(poa_pack **out, const poa_pack_source *sources, size_t count,
                          poa_problem_fn *problem, void *user, poa_error *err)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    poa_pack *pack = poa_arena_alloc(&arena, 1, sizeof(*pack));
    poa_error first = { .lang = err != NULL ? err->lang : POA_LANG_EN };
    poa_phrase_book book = { NULL, NULL, NULL, 0 };
    poa_pack_file_list files = { NULL, 0, false };

    if (pack == NULL)
        return poa_fail_nomem(err);
    pack->arena = arena;
    poa_reader reader = { .pack = pack,
                          .arena = &pack->arena,
                          .book = &book,
                          .problem = problem,
                          .user = user,
                          .err = &first };
    parse_files(&reader, sources, count, &files);
    if (!reader.failed && reader.faults == 0)
        read_parts(&reader, &files);
    if (reader.faults == 0) {
        *out = pack;
        return POA_OK;
    }
    poa_pack_free(pack);
    if (err != NULL)
        *err = first;
    return first.status;
}

void poa_pack_free(poa_pack *pack)
{
    if (pack == NULL)
        return;
    for (size_t i = 0; i < pack->pattern_count; i++)
        poa_pattern_free(pack->patterns[i]);
    poa_arena arena = pack->arena; /* *pack itself lies in it */
    poa_arena_release(&arena);
}

bool poa_pack_has_own_rules(const poa_pack *pack)
{
    uint32_t trusted = 0;

    for (uint32_t i = 0; i < pack->rule_count; i++)
        trusted += pack->rules[i].trusted;
    return trusted > 0 && trusted < pack->rule_count;
}

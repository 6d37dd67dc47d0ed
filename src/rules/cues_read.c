/* SPDX-License-Identifier: MIT */
/* What a pack says about how drafts look: sections, appeals, facts, voices,
 * subjects, acceptance, abbreviations. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "document/fold.h"
#include "rules/parts.h"

enum { MAX_SECTIONS = 32 }; /* a rule's `in` is a mask of 32 bits */

/* ---- Sections -------------------------------------------------------------------- */

static bool read_dimension(poa_reader *reader, const poa_node *node, const char **out)
{
    const poa_pack *pack = reader->pack;
    uint32_t index = 0;
    const char **names = poa_read_alloc(reader, pack->dimension_count + 1u, sizeof(*names));

    if (node == NULL || names == NULL)
        return node == NULL;
    memcpy(names, pack->dimensions, pack->dimension_count * sizeof(*names));
    if (!poa_read_choice(reader, node, names, &index))
        return false;
    *out = pack->dimensions[index];
    return true;
}

static void read_section(poa_reader *reader, const poa_definition *def, poa_section_cue *out)
{
    static const char *const keys[] = { "dimension", "part",    "combined", "heading", "strong",
                                        "weak",      "against", "replace",  NULL };
    const poa_node *map = def->value;

    out->id = def->name;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, map, keys))
        return;
    (void)read_dimension(reader, poa_node_get(map, "dimension"), &out->dimension);
    (void)poa_read_bool(reader, poa_node_get(map, "part"), &out->part);
    (void)poa_read_bool(reader, poa_node_get(map, "combined"), &out->combined);
    (void)poa_read_cue(reader, poa_node_get(map, "heading"), 0, &out->heading);
    (void)poa_read_cue(reader, poa_node_get(map, "strong"), 0, &out->strong);
    (void)poa_read_cue(reader, poa_node_get(map, "weak"), 0, &out->weak);
    (void)poa_read_cue(reader, poa_node_get(map, "against"), 0, &out->against);
}

/* There is always a kind for what is nothing else. */
static void add_other(poa_cues *cues)
{
    cues->other = poa_cues_section(cues, "other");
    if (cues->other != POA_NONE)
        return;
    cues->other = cues->section_count;
    cues->sections[cues->section_count++].id = "other";
}

void poa_read_sections(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_cues *cues = &reader->pack->cues;
    poa_digits digits;

    poa_define_all(reader, &defs, files, "sections");
    if (defs.count >= MAX_SECTIONS) {
        poa_read_limit(reader, &defs.items[MAX_SECTIONS - 1].at, "rules.too-many-sections",
                       poa_decimal(&digits, MAX_SECTIONS - 1));
        defs.count = MAX_SECTIONS - 1;
    }
    cues->sections = poa_read_alloc(reader, defs.count + 1u, sizeof(*cues->sections));
    if (cues->sections == NULL)
        return;
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_section(reader, &defs.items[i], &cues->sections[cues->section_count++]);
    add_other(cues);
}

/* ---- Appeals ----------------------------------------------------------------------- */

static bool read_advice(poa_reader *reader, const poa_node *item, poa_advice *out)
{
    static const char *const keys[] = { "text", "source", NULL };

    if (!poa_read_keys(reader, item, keys))
        return false;
    for (size_t i = 0; keys[i] != NULL; i++)
        if (poa_node_get(item, keys[i]) == NULL)
            return poa_read_fault(reader, &item->at, "rules.key-missing", keys[i]);
    return poa_read_words(reader, poa_node_get(item, "text"), &out->text) &&
           poa_read_sources(reader, poa_node_get(item, "source"), NULL, &out->sources);
}

static void read_send(poa_reader *reader, const poa_node *list, poa_appeal *out)
{
    if (list == NULL || !poa_read_kind(reader, list, POA_NODE_LIST))
        return;
    out->send = poa_read_alloc(reader, list->count + 1u, sizeof(*out->send));
    for (uint32_t i = 0; out->send != NULL && i < list->count; i++)
        if (read_advice(reader, list->items[i], &out->send[out->send_count]))
            out->send_count++;
}

static void read_appeal(poa_reader *reader, const poa_definition *def, poa_appeal_cue *cue,
                        poa_appeal *appeal)
{
    static const char *const keys[] = {
        "name", "strong", "weak", "weights", "send", "replace", NULL
    };
    const poa_node *map = def->value;
    poa_words name = { { NULL } };

    cue->id = def->name;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, map, keys))
        return;
    if (poa_node_get(map, "name") == NULL)
        poa_read_fault(reader, &def->at, "rules.key-missing", "name");
    (void)poa_read_words(reader, poa_node_get(map, "name"), &name);
    memcpy(cue->name, name.in, sizeof(cue->name));
    (void)poa_read_cue(reader, poa_node_get(map, "strong"), 0, &cue->strong);
    (void)poa_read_cue(reader, poa_node_get(map, "weak"), 0, &cue->weak);
    (void)poa_read_weights(reader, poa_node_get(map, "weights"), &appeal->plan);
    read_send(reader, poa_node_get(map, "send"), appeal);
}

void poa_read_appeals(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_pack *pack = reader->pack;

    poa_define_all(reader, &defs, files, "appeals");
    pack->cues.appeals = poa_read_alloc(reader, defs.count + 1u, sizeof(*pack->cues.appeals));
    pack->appeals = poa_read_alloc(reader, defs.count + 1u, sizeof(*pack->appeals));
    if (pack->cues.appeals == NULL || pack->appeals == NULL)
        return;
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++) {
        uint32_t index = pack->cues.appeal_count++;
        read_appeal(reader, &defs.items[i], &pack->cues.appeals[index], &pack->appeals[index]);
    }
}

/* ---- Facts and voices ---------------------------------------------------------------- */

static void read_voice(poa_reader *reader, const poa_definition *def)
{
    static const char *const keys[] = { "voice", "match", "case", "replace", NULL };
    static const char *const voices[] = { "notice", "quoted", NULL };
    poa_voice_cue *out = &reader->pack->cues.voices[reader->pack->cues.voice_count++];
    const poa_node *map = def->value;
    uint32_t index = 0;

    out->id = def->name;
    (void)poa_read_keys(reader, map, keys);
    (void)poa_read_choice(reader, poa_node_get(map, "voice"), voices, &index);
    out->voice = index == 0 ? POA_VOICE_NOTICE : POA_VOICE_QUOTED;
    out->sentence = index == 0;
    unsigned flags = poa_node_get(map, "case") != NULL ? POA_PATTERN_CASE : 0u;
    (void)poa_read_cue(reader, poa_node_get(map, "match"), flags, &out->match);
}

static void read_fact(poa_reader *reader, const poa_definition *def)
{
    static const char *const keys[] = { "name", "match",  "unless",  "case",
                                        "list", "answer", "replace", NULL };
    static const char *const cases[] = { "sensitive", NULL };
    poa_fact_cue *out = &reader->pack->cues.facts[reader->pack->cues.fact_count++];
    const poa_node *map = def->value;
    poa_words name = { { NULL } };
    uint32_t index = 0;

    out->id = def->name;
    (void)poa_read_keys(reader, map, keys);
    (void)poa_read_choice(reader, poa_node_get(map, "case"), cases, &index);
    (void)poa_read_words(reader, poa_node_get(map, "name"), &name);
    memcpy(out->name, name.in, sizeof(out->name));
    (void)poa_read_bool(reader, poa_node_get(map, "list"), &out->list);
    (void)poa_read_bool(reader, poa_node_get(map, "answer"), &out->answer);
    if (out->list && poa_node_get(map, "name") == NULL)
        poa_read_fault(reader, &def->at, "rules.key-missing", "name");
    unsigned flags = poa_node_get(map, "case") != NULL ? POA_PATTERN_CASE : 0u;
    (void)poa_read_cue(reader, poa_node_get(map, "match"), flags, &out->match);
    (void)poa_read_cue(reader, poa_node_get(map, "unless"), flags, &out->unless);
}

void poa_read_facts(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_cues *cues = &reader->pack->cues;

    poa_define_all(reader, &defs, files, "facts");
    cues->facts = poa_read_alloc(reader, defs.count + 1u, sizeof(*cues->facts));
    cues->voices = poa_read_alloc(reader, defs.count + 1u, sizeof(*cues->voices));
    if (cues->facts == NULL || cues->voices == NULL)
        return;
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++) {
        const poa_definition *def = &defs.items[i];
        reader->trusted = def->trusted;
        if (!poa_read_kind(reader, def->value, POA_NODE_MAP))
            continue;
        if (poa_node_get(def->value, "match") == NULL)
            poa_read_fault(reader, &def->at, "rules.key-missing", "match");
        if (poa_node_get(def->value, "voice") != NULL)
            read_voice(reader, def);
        else
            read_fact(reader, def);
    }
}

/* ---- Subjects, acceptance ---------------------------------------------------------------- */

static void read_subject(poa_reader *reader, const poa_definition *def, poa_subject *out)
{
    static const char *const keys[] = { "name", "generic", "match", "replace", NULL };
    const poa_node *map = def->value;

    out->id = def->name;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, map, keys))
        return;
    if (poa_node_get(map, "name") == NULL)
        poa_read_fault(reader, &def->at, "rules.key-missing", "name");
    if (poa_node_get(map, "match") == NULL)
        poa_read_fault(reader, &def->at, "rules.key-missing", "match");
    (void)poa_read_words(reader, poa_node_get(map, "name"), &out->name);
    (void)poa_read_bool(reader, poa_node_get(map, "generic"), &out->generic);
    (void)poa_read_cue(reader, poa_node_get(map, "match"), 0, &out->match);
}

void poa_read_subjects(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_pack *pack = reader->pack;
    poa_digits digits;

    poa_define_all(reader, &defs, files, "subjects");
    if (defs.count > POA_MAX_SUBJECTS) {
        poa_read_limit(reader, &defs.items[POA_MAX_SUBJECTS].at, "rules.too-many-subjects",
                       poa_decimal(&digits, POA_MAX_SUBJECTS));
        defs.count = POA_MAX_SUBJECTS;
    }
    pack->subjects = poa_read_alloc(reader, defs.count + 1u, sizeof(*pack->subjects));
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_subject(reader, &defs.items[i], &pack->subjects[pack->subject_count++]);
}

static void read_acceptance(poa_reader *reader, const poa_definition *def, poa_acceptance *out)
{
    static const char *const langs[] = { "en", "zh", "replace", NULL };
    static const char *const keys[] = { "match", "unless", NULL };

    out->id = def->name;
    out->at = def->at;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, def->value, langs))
        return;
    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        const poa_node *map = poa_node_get(def->value, langs[lang]);
        if (map != NULL && poa_read_keys(reader, map, keys))
            (void)poa_read_clauses(reader, map, lang, 0, &out->by_lang[lang]);
    }
}

void poa_read_acceptances(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_pack *pack = reader->pack;

    poa_define_all(reader, &defs, files, "acceptance");
    pack->acceptances = poa_read_alloc(reader, defs.count + 1u, sizeof(*pack->acceptances));
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_acceptance(reader, &defs.items[i], &pack->acceptances[pack->acceptance_count++]);
}

/* ---- Abbreviations -------------------------------------------------------------------------- */

/* Folded, lower case, without the last full stop. */
static bool add_abbreviation(poa_reader *reader, const poa_node *item, void *user)
{
    poa_cues *cues = user;
    poa_strbuf word = POA_STRBUF_INIT;

    poa_fold_string(&word, item->text, item->length);
    for (size_t i = 0; i < word.length; i++) {
        if (word.bytes[i] >= 'A' && word.bytes[i] <= 'Z')
            word.bytes[i] = (char)(word.bytes[i] - 'A' + 'a');
    }
    if (word.length > 0 && word.bytes[word.length - 1] == '.')
        word.length--;
    const char *copy = poa_arena_strndup(reader->arena, poa_strbuf_str(&word), word.length);
    bool failed = word.failed || copy == NULL;
    poa_strbuf_release(&word);
    if (failed)
        poa_read_exhausted(reader);
    else if (copy[0] == '\0')
        return poa_read_fault(reader, &item->at, "rules.empty-string");
    else
        cues->abbreviations[cues->abbreviation_count++] = copy;
    return !failed;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void poa_read_abbreviations(poa_reader *reader, const poa_pack_file_list *files)
{
    static const char *const langs[] = { "en", "zh", NULL };
    poa_cues *cues = &reader->pack->cues;
    size_t count = 0;

    for (uint32_t i = 0; i < files->count; i++) {
        const poa_node *map = poa_node_get(files->items[i].root, "abbreviations");
        if (map != NULL && !poa_read_keys(reader, map, langs))
            return;
        for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++)
            count += poa_read_count(poa_node_get(map, langs[lang]));
    }
    cues->abbreviations = poa_read_alloc(reader, count + 1, sizeof(*cues->abbreviations));
    for (uint32_t i = 0; i < files->count && !reader->failed; i++) {
        const poa_node *map = poa_node_get(files->items[i].root, "abbreviations");
        for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++)
            (void)poa_read_each(reader, poa_node_get(map, langs[lang]), add_abbreviation, cues);
    }
    if (cues->abbreviation_count > 1)
        qsort(cues->abbreviations, cues->abbreviation_count, sizeof(*cues->abbreviations), by_name);
}

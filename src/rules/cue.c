/* SPDX-License-Identifier: MIT */
/* Patterns and names inside a pack: compiled and looked up. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "rules/parts.h"

/* ---- Patterns ------------------------------------------------------------------- */

/* Let the pack own a pattern. */
static bool keep(poa_reader *reader, poa_pattern *pattern)
{
    poa_pack *pack = reader->pack;
    poa_pattern **grown = poa_arena_grow(reader->arena, pack->patterns, pack->pattern_count,
                                         &pack->pattern_capacity, sizeof(poa_pattern *));

    if (grown == NULL) {
        poa_pattern_free(pattern);
        poa_read_exhausted(reader);
        return false;
    }
    pack->patterns = grown;
    pack->patterns[pack->pattern_count++] = pattern;
    return true;
}

bool poa_read_pattern(poa_reader *reader, const poa_entries *entries, uint32_t lang, unsigned flags,
                      poa_pattern **out)
{
    poa_error fault = poa_read_error(reader);
    poa_pattern *pattern = NULL;

    if (entries->count == 0)
        return true;
    if (reader->trusted && !reader->replaced)
        flags |= POA_PATTERN_LAZY;
    if (poa_phrases_compile(&pattern, reader->book, entries, lang, flags, &fault) != POA_OK)
        return poa_read_failed(reader, &fault);
    if (!keep(reader, pattern))
        return false;
    *out = pattern;
    return true;
}

bool poa_read_cue(poa_reader *reader, const poa_node *node, unsigned flags, poa_cue *out)
{
    static const char *const langs[] = { "en", "zh", "any", NULL };
    bool right = true;

    if (node == NULL)
        return true;
    if (!poa_read_keys(reader, node, langs))
        return false;
    for (uint32_t lang = 0; lang <= POA_CUE_ANY; lang++) {
        poa_entries entries = { NULL, 0 };
        if (!poa_read_entries(reader, poa_node_get(node, langs[lang]), &entries) ||
            !poa_read_pattern(reader, &entries, lang, flags, &out->pattern[lang]))
            right = false;
    }
    return right;
}

bool poa_read_clauses(poa_reader *reader, const poa_node *map, uint32_t lang, unsigned flags,
                      poa_clause_set *out)
{
    return poa_read_entries(reader, poa_node_get(map, "match"), &out->match) &&
           poa_read_entries(reader, poa_node_get(map, "unless"), &out->unless) &&
           poa_read_pattern(reader, &out->match, lang, flags, &out->match_code) &&
           poa_read_pattern(reader, &out->unless, lang, flags, &out->unless_code);
}

/* ---- Names ------------------------------------------------------------------------ */

/* Report an unknown id; `names` was allocated for this and is freed. */
static bool fail_unknown(poa_reader *reader, const poa_node *node, const char *key,
                         const char *plain_key, const char **names)
{
    if (names == NULL) {
        poa_read_exhausted(reader);
        return false;
    }
    poa_read_unknown(reader, node, key, plain_key, names);
    free(names);
    return false;
}

bool poa_read_section_id(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    const poa_cues *cues = &reader->pack->cues;

    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    *out = poa_cues_section(cues, node->text);
    if (*out != POA_NONE)
        return true;
    const char **names = calloc(cues->section_count + 1u, sizeof(*names));
    for (uint32_t i = 0; names != NULL && i < cues->section_count; i++)
        names[i] = cues->sections[i].id;
    return fail_unknown(reader, node, "rules.unknown-section", "rules.unknown-section-plain",
                        names);
}

bool poa_read_appeal_id(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    const poa_cues *cues = &reader->pack->cues;

    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    *out = poa_cues_appeal(cues, node->text);
    if (*out != POA_NONE || strcmp(node->text, "other") == 0)
        return true;
    const char **names = calloc(cues->appeal_count + 1u, sizeof(*names));
    for (uint32_t i = 0; names != NULL && i < cues->appeal_count; i++)
        names[i] = cues->appeals[i].id;
    return fail_unknown(reader, node, "rules.unknown-appeal", "rules.unknown-appeal-plain", names);
}

bool poa_read_class_id(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    const poa_pack *pack = reader->pack;

    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    *out = poa_pack_class(pack, node->text);
    if (*out != POA_NONE)
        return true;
    const char **names = calloc(pack->class_count + 1u, sizeof(*names));
    for (uint32_t i = 0; names != NULL && i < pack->class_count; i++)
        names[i] = pack->classes[i].id;
    return fail_unknown(reader, node, "rules.unknown-class", "rules.unknown-class-plain", names);
}

static bool add_section(poa_reader *reader, const poa_node *item, void *user)
{
    uint32_t *mask = user;
    uint32_t index = 0;

    if (strcmp(item->text, "any") == 0) {
        *mask = UINT32_MAX;
        return true;
    }
    if (!poa_read_section_id(reader, item, &index))
        return false;
    *mask |= UINT32_C(1) << index;
    return true;
}

bool poa_read_section_mask(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    uint64_t all = (UINT64_C(1) << reader->pack->cues.section_count) - 1;
    uint32_t mask = 0;

    if (node == NULL)
        return true;
    if (!poa_read_each(reader, node, add_section, &mask))
        return false;
    *out = mask & (uint32_t)all;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* `overrides:` of a rule: what changes under which condition. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "rules/parts.h"

/* Conditions beside the kinds of appeal and of section. */
static const char *const conditions[] = { "any",   "other",     "plan",   "dispute", "unsure",
                                          "grave", "all-parts", "notice", NULL };

enum { CONDITIONS = sizeof(conditions) / sizeof(conditions[0]), MAX_FACTOR = 1000 };

static size_t count_names(const char *const *names)
{
    size_t count = 0;

    while (names != NULL && names[count] != NULL)
        count++;
    return count;
}

static bool check_condition(poa_reader *reader, const poa_node *key, const poa_kind *kind)
{
    const poa_cues *cues = &reader->pack->cues;
    size_t variants = count_names(kind->variants);
    const char **names = calloc(
        CONDITIONS + cues->appeal_count + (size_t)cues->section_count + variants, sizeof(*names));
    size_t count = 0;
    bool known = false;

    if (names == NULL) {
        poa_read_exhausted(reader);
        return false;
    }
    while (conditions[count] != NULL) {
        names[count] = conditions[count];
        count++;
    }
    for (uint32_t i = 0; i < cues->appeal_count; i++)
        names[count++] = cues->appeals[i].id;
    for (uint32_t i = 0; i < cues->section_count; i++)
        names[count++] = cues->sections[i].id;
    for (size_t i = 0; i < variants; i++)
        names[count++] = kind->variants[i];
    for (size_t i = 0; i < count; i++)
        known = known || strcmp(names[i], key->text) == 0;
    if (!known)
        poa_read_unknown(reader, key, "rules.unknown-condition", "rules.unknown-condition-plain",
                         names);
    free(names);
    return known;
}

static bool read_override(poa_reader *reader, const poa_pair *pair, const poa_kind *kind,
                          poa_override *out)
{
    static const char *const keys[] = { "severity", "points",  "off",  "factor",
                                        "cap",      "message", "hint", NULL };
    static const char *const severities[] = { "info", "warning", "error", NULL };
    const poa_node *map = pair->value;
    uint32_t faults = reader->faults;
    uint32_t severity = 0;

    *out = (poa_override){ .when = pair->key->text, .at = pair->key->at };
    (void)check_condition(reader, pair->key, kind);
    if (!poa_read_keys(reader, map, keys))
        return false;
    (void)poa_read_bool(reader, poa_node_get(map, "off"), &out->off);
    (void)poa_read_choice(reader, poa_node_get(map, "severity"), severities, &severity);
    out->severity = (poa_severity)severity;
    out->has_severity = poa_node_get(map, "severity") != NULL;
    (void)poa_read_number(reader, poa_node_get(map, "points"), 0, POA_MAX_POINTS, &out->points);
    out->has_points = poa_node_get(map, "points") != NULL;
    (void)poa_read_number(reader, poa_node_get(map, "factor"), 1, MAX_FACTOR, &out->factor);
    out->has_factor = poa_node_get(map, "factor") != NULL;
    (void)poa_read_number(reader, poa_node_get(map, "cap"), 1, 100, &out->cap);
    (void)poa_read_message(reader, poa_node_get(map, "message"), &out->message);
    (void)poa_read_hint(reader, poa_node_get(map, "hint"), &out->hint);
    return reader->faults == faults;
}

bool poa_read_overrides(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    bool right = true;

    if (map == NULL)
        return true;
    if (!poa_read_kind(reader, map, POA_NODE_MAP))
        return false;
    rule->overrides = poa_read_alloc(reader, map->count + 1u, sizeof(*rule->overrides));
    if (rule->overrides == NULL)
        return false;
    for (uint32_t i = 0; i < map->count; i++)
        right = read_override(reader, &map->pairs[i], rule->kind,
                              &rule->overrides[rule->override_count++]) &&
                right;
    return right;
}

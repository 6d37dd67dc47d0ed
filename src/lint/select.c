/* SPDX-License-Identifier: MIT */
/* Which rules run on a draft. */
#include <string.h>

#include "lint/lint.h"
#include "match/sections.h"

static bool listed(const uint32_t *items, uint32_t count, uint32_t wanted)
{
    for (uint32_t i = 0; i < count; i++)
        if (items[i] == wanted)
            return true;
    return false;
}

/* Has the rule anything to say about a draft in these languages? */
static bool speaks(const poa_rule *rule, uint32_t langs)
{
    bool any = rule->any.match_code != NULL;
    bool has_patterns = any;

    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        bool has = rule->patterns[lang].match_code != NULL;
        has_patterns = has_patterns || has;
        any = any || (has && (langs >> lang & 1u) != 0);
    }
    return any || !has_patterns || rule->kind->whole;
}

bool poa_lint_applies(const poa_pack *pack, const poa_document *doc, const poa_rule *rule)
{
    bool dispute = doc->mode == POA_MODE_DISPUTE;

    if (dispute ? !rule->in_dispute : !rule->in_plan)
        return false;
    if (dispute && listed(pack->dispute_off, pack->dispute_off_count, rule->class_index))
        return false;
    if (rule->appeal_count > 0 && !listed(rule->appeals, rule->appeal_count, doc->appeal))
        return false;
    return speaks(rule, doc->langs);
}

bool poa_lint_needs_met(const poa_document *doc, const poa_rule *rule)
{
    const uint32_t *least = rule->needs_length;

    if ((rule->needs_notice && doc->notice == NULL) || !poa_sections_all(doc, rule->needs_sections))
        return false;
    if (least[POA_LANG_EN] == 0 && least[POA_LANG_ZH] == 0)
        return true;
    return (least[POA_LANG_EN] != 0 && doc->length.words >= least[POA_LANG_EN]) ||
           (least[POA_LANG_ZH] != 0 && doc->length.han >= least[POA_LANG_ZH]);
}

static bool among(const char *const *ids, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids[i], id) == 0)
            return true;
    return false;
}

bool poa_lint_selected(const poa_lint_options *opts, const char *id)
{
    if (opts->select_count > 0 && !among(opts->select, opts->select_count, id))
        return false;
    return !among(opts->ignore, opts->ignore_count, id);
}

void poa_lint_looked(bool *looked, const poa_pack *pack, const poa_document *doc,
                     const poa_lint_options *opts)
{
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const poa_rule *rule = &pack->rules[i];
        bool can = !rule->needs_notice || doc->notice != NULL;
        if (can && poa_lint_selected(opts, pack->classes[rule->class_index].id))
            looked[rule->class_index] = true;
    }
}

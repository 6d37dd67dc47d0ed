/* SPDX-License-Identifier: MIT */
/*
 * kind: weigh.  Soft faults: no word gives them away, but many small signs do, and
 * hard facts in the same breath speak against them.  A unit that matches `match`
 * sums the points of what it holds, each row once; `adds` and `takes` are such rows.
 * At `threshold` the whole unit is the finding.
 */
#include "match/kinds.h"
#include "match/run.h"

struct weigh_rule {
    uint32_t threshold;
    poa_weight_list adds;
    poa_weight_list takes;
};

static const poa_param weigh_params[] = {
    { "threshold", POA_PARAM_NUMBER, true, offsetof(struct weigh_rule, threshold) },
    { "adds", POA_PARAM_WEIGHTS, true, offsetof(struct weigh_rule, adds) },
    { "takes", POA_PARAM_WEIGHTS, false, offsetof(struct weigh_rule, takes) },
    { 0 },
};

static bool holds_fact(const poa_run *run, const poa_unit *unit, const bool *kinds)
{
    const poa_document *doc = run->doc;

    for (uint32_t i = poa_run_first_fact(run, unit->sentence); kinds != NULL && i < doc->fact_count;
         i++) {
        const poa_fact *fact = &doc->facts[i];
        if (fact->fold.begin >= unit->fold.end)
            break;
        if (fact->fold.begin >= unit->fold.begin && kinds[fact->kind])
            return true;
    }
    return false;
}

static poa_status holds(poa_run *run, const poa_unit *unit, const poa_weight *row, bool *found)
{
    poa_fold_span hit;
    poa_status status = POA_OK;

    *found = holds_fact(run, unit, row->facts);
    for (uint32_t i = 0; i <= POA_LANG_COUNT && status == POA_OK && !*found; i++)
        if (i == POA_LANG_COUNT || (unit->langs >> i & 1u) != 0)
            status = poa_run_pattern(run, row->pattern[i], unit->fold, found, &hit);
    return status;
}

static poa_status sum_of(poa_run *run, const poa_unit *unit, const poa_weight_list *rows,
                         uint32_t *out)
{
    poa_status status = POA_OK;

    *out = 0;
    for (uint32_t i = 0; i < rows->count && status == POA_OK; i++) {
        bool found = false;
        status = holds(run, unit, &rows->items[i], &found);
        *out += found ? rows->items[i].points : 0;
    }
    return status;
}

static poa_status weigh_unit(const struct weigh_rule *rule, poa_run *run, const poa_unit *unit)
{
    poa_place_found where;
    uint32_t adds = 0;
    uint32_t takes = 0;
    bool found = false;
    bool cleared = false;
    poa_hit hit = POA_HIT_INIT;
    poa_status status = poa_run_search(run, unit, unit->fold.begin, &found, &where);

    if (status == POA_OK && found)
        status = sum_of(run, unit, &rule->adds, &adds);
    if (status != POA_OK || adds < rule->threshold)
        return status;
    status = sum_of(run, unit, &rule->takes, &takes);
    if (status != POA_OK || adds - rule->threshold < takes)
        return status;
    status = poa_run_cleared(run, unit->sentence, &cleared);
    if (status != POA_OK || cleared)
        return status;
    hit.sentence = unit->sentence;
    hit.span = poa_fold_to_text(&run->doc->fold, unit->fold);
    return poa_run_emit(run, &hit);
}

static poa_status weigh_run(const void *state, poa_run *run)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_status status = POA_OK;

    while (status == POA_OK && poa_run_next_unit(run, run->rule->scope, &iter, &unit))
        status = weigh_unit(state, run, &unit);
    return status;
}

const poa_kind poa_kind_weigh = {
    .name = "weigh",
    .params = weigh_params,
    .state_size = sizeof(struct weigh_rule),
    .needs_match = true,
    .run = weigh_run,
};

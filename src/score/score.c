/* SPDX-License-Identifier: MIT */
/*
 * The score.  Each dimension starts with its weight.  Of the findings of one id in
 * a dimension the dearest takes its points, the next half of its own, then a
 * quarter, and so on in whole points; a dimension never falls below 0.  Taking the
 * dearest first makes the sum independent of order, and removing a finding can
 * then never lower the score.
 */
#include "score/score.h"

#include <stdlib.h>

#include "base/fail.h"

enum { FULL = 100, CLEAN = 85, REVISE = 50 };

const uint32_t *poa_score_weights(const poa_pack *pack, uint32_t appeal, poa_mode mode)
{
    if (mode == POA_MODE_DISPUTE)
        return pack->dispute.points;
    if (appeal != POA_NONE && pack->appeals[appeal].plan.points != NULL)
        return pack->appeals[appeal].plan.points;
    return pack->plan.points;
}

/* Scale the weights of the live dimensions to 100.  What rounding leaves over goes
 * to the first dimensions, one point each. */
static void set_weights(poa_score *score, const uint32_t *weights, const bool *live)
{
    uint32_t sum = 0;
    uint32_t given = 0;

    for (uint32_t i = 0; i < score->dimension_count; i++)
        sum += live[i] ? weights[i] : 0;
    for (uint32_t i = 0; i < score->dimension_count; i++) {
        score->dimensions[i].max = live[i] && sum > 0 ? weights[i] * FULL / sum : 0;
        given += score->dimensions[i].max;
    }
    for (uint32_t i = 0; i < score->dimension_count && sum > 0 && given < FULL; i++)
        if (live[i] && weights[i] > 0) {
            score->dimensions[i].max++;
            given++;
        }
    for (uint32_t i = 0; i < score->dimension_count; i++)
        score->dimensions[i].points = score->dimensions[i].max;
}

/* By dimension and id, the dearest first, then by place. */
static int compare_price(const void *left, const void *right)
{
    const poa_finding *a = *(const poa_finding *const *)left;
    const poa_finding *b = *(const poa_finding *const *)right;

    if (a->dimension != b->dimension)
        return a->dimension < b->dimension ? -1 : 1;
    if (a->class_index != b->class_index)
        return a->class_index < b->class_index ? -1 : 1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return poa_finding_compare(a, b);
}

static void deduct(poa_score *score, poa_finding *finding, uint32_t nth)
{
    uint32_t *left = &score->dimensions[finding->dimension].points;
    uint32_t price = nth < 32 ? finding->points >> nth : 0;

    finding->deducted = price < *left ? price : *left;
    *left -= finding->deducted;
}

static poa_status deduct_all(poa_report *report, poa_error *err)
{
    poa_findings *f = &report->findings;
    poa_finding **order = poa_arena_alloc(&report->arena, f->count + 1, sizeof(*order));
    uint32_t nth = 0;

    if (order == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < f->count; i++)
        order[i] = &f->items[i];
    qsort(order, f->count, sizeof(*order), compare_price);
    for (size_t i = 0; i < f->count; i++) {
        bool again = i > 0 && order[i - 1]->dimension == order[i]->dimension &&
                     order[i - 1]->class_index == order[i]->class_index;
        nth = again ? nth + 1 : 0;
        deduct(&report->score, order[i], nth);
    }
    return POA_OK;
}

/* The lowest cap that a finding sets, and the worst severity. */
static bool set_cap(poa_report *report)
{
    bool error = false;

    report->score.cap = POA_CAP_NONE;
    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        uint32_t cap =
            finding->cap != 0 ? finding->cap : report->pack->classes[finding->class_index].cap;
        if (finding->severity != POA_SEVERITY_ERROR)
            continue;
        error = true;
        if (cap < report->score.cap) {
            report->score.cap = cap;
            report->score.cap_class = finding->class_index;
        }
    }
    return error;
}

static bool half_of_each(const poa_score *score)
{
    for (uint32_t i = 0; i < score->dimension_count; i++)
        if (score->dimensions[i].points * 2 < score->dimensions[i].max)
            return false;
    return true;
}

poa_status poa_score_compute(poa_report *report, const bool *live, poa_error *err)
{
    poa_score *score = &report->score;
    const uint32_t *weights =
        poa_score_weights(report->pack, report->doc->appeal, report->doc->mode);

    score->dimension_count = report->pack->dimension_count;
    score->dimensions =
        poa_arena_alloc(&report->arena, score->dimension_count + 1, sizeof(*score->dimensions));
    if (score->dimensions == NULL)
        return poa_fail_nomem(err);
    for (uint32_t i = 0; i < score->dimension_count; i++)
        score->dimensions[i].id = report->pack->dimensions[i];
    set_weights(score, weights, live);
    poa_status status = deduct_all(report, err);
    if (status != POA_OK)
        return status;
    for (uint32_t i = 0; i < score->dimension_count; i++)
        score->sum += score->dimensions[i].points;
    bool error = set_cap(report);
    score->total = score->sum < score->cap ? score->sum : score->cap;
    score->verdict = POA_VERDICT_REWRITE;
    if (score->total >= REVISE)
        score->verdict = POA_VERDICT_REVISE;
    if (score->total >= CLEAN && !error && half_of_each(score))
        score->verdict = POA_VERDICT_CLEAN;
    return POA_OK;
}

/* SPDX-License-Identifier: MIT */
/* kind: pattern.  One finding for each match in a unit of the rule's scope. */
#include "match/kinds.h"
#include "match/run.h"

/* A finding never leaves the sentence in which it begins. */
static poa_span clip(const poa_document *doc, uint32_t sentence, poa_span span)
{
    poa_span whole = doc->sentences[sentence].span;

    if (span.end > whole.end && span.begin < whole.end)
        span.end = whole.end;
    return span;
}

static poa_status report(poa_run *run, const poa_place_found *where)
{
    uint32_t sentence = poa_run_sentence_at(run, where->fold.begin);
    poa_hit hit = POA_HIT_INIT;
    bool cleared = false;
    poa_status status = poa_run_cleared(run, sentence, &cleared);

    if (status != POA_OK || cleared)
        return status;
    hit.sentence = sentence;
    hit.span = clip(run->doc, sentence, where->text);
    return poa_run_emit(run, &hit);
}

static poa_status search_unit(poa_run *run, const poa_unit *unit)
{
    poa_place_found where;
    poa_status status = POA_OK;
    bool found = true;
    uint32_t from = run->rule->source_text ? 0 : unit->fold.begin;

    while (status == POA_OK && found) {
        status = poa_run_search(run, unit, from, &found, &where);
        if (status != POA_OK || !found)
            break;
        status = report(run, &where);
        from = run->rule->source_text ? where.text.end : where.fold.end;
    }
    return status;
}

static poa_status pattern_run(const void *state, poa_run *run)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_status status = POA_OK;

    (void)state;
    while (status == POA_OK && poa_run_next_unit(run, run->rule->scope, &iter, &unit))
        status = search_unit(run, &unit);
    return status;
}

const poa_kind poa_kind_pattern = {
    .name = "pattern",
    .needs_match = true,
    .run = pattern_run,
};

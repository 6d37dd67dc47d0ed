/* SPDX-License-Identifier: MIT */
/* kind: only.  A part in which something weak is said and nothing better: its
 * sentences match `match` at least once and `unless` never. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"

static poa_status only_run(const void *state, poa_run *run)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_hit hit = POA_HIT_INIT;
    bool weak = false;

    (void)state;
    while (poa_run_next_unit(run, POA_SCOPE_SENTENCE, &iter, &unit)) {
        bool found = false;
        poa_status status = poa_run_has_unless(run, &unit, &found);
        if (status != POA_OK || found)
            return status;
        status = poa_run_has_match(run, &unit, &found);
        if (status != POA_OK)
            return status;
        weak = weak || found;
    }
    if (!weak)
        return POA_OK;
    hit.related = poa_sections_span(run->doc, run->rule->in);
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_only = {
    .name = "only",
    .needs_match = true,
    .run = only_run,
};

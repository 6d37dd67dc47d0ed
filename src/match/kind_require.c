/* SPDX-License-Identifier: MIT */
/* kind: require.  Something must be there: a section of some kind, or a sentence
 * that says it.  The finding is about the whole draft. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"

struct require_rule {
    uint32_t section; /* mask: one of these section kinds is enough; 0: none is asked for */
};

static const poa_param require_params[] = {
    { "section", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, section) },
    { 0 },
};

static poa_status require_run(const void *state, poa_run *run)
{
    const struct require_rule *rule = state;
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_place_found where;
    poa_hit hit = POA_HIT_INIT;

    if (poa_sections_any(run->doc, rule->section))
        return POA_OK;
    while (poa_run_next_unit(run, run->rule->scope, &iter, &unit)) {
        bool found = false;
        poa_status status = poa_run_search(run, &unit, unit.fold.begin, &found, &where);
        if (status != POA_OK || found)
            return status;
    }
    hit.related = poa_sections_span(run->doc, run->rule->in);
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_require = {
    .name = "require",
    .params = require_params,
    .state_size = sizeof(struct require_rule),
    .whole = true,
    .run = require_run,
};

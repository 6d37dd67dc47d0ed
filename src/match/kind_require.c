/* SPDX-License-Identifier: MIT */
/* kind: require.  Something must be there: a section of some kind, or a sentence
 * that says it.  The finding is about the whole draft. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"

struct require_rule {
    uint32_t section;   /* mask: one of these section kinds is enough; 0: none is asked for */
    uint32_t not_under; /* mask: what stands under a heading of one of these does not count */
};

static const poa_param require_params[] = {
    { "section", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, section) },
    { "not-under", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, not_under) },
    { 0 },
};

/* A heading is the writer's own word for all that stands under it.  A label may
 * name only the sentence it opens, and a part that was guessed may be another. */
static bool counts(const poa_run *run, const poa_unit *unit, uint32_t not_under)
{
    const poa_document *doc = run->doc;
    const poa_section *section = &doc->sections[doc->sentences[unit->sentence].section];
    const poa_block *first = &doc->blocks[doc->sentences[section->sentence].block];

    return first->kind != POA_BLOCK_HEADING || (not_under >> section->kind & 1u) == 0;
}

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
        if (!counts(run, &unit, rule->not_under))
            continue;
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

/* SPDX-License-Identifier: MIT */
/* kind: order.  The parts are all there, but not in the order that is asked for. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"

struct order_rule {
    poa_index_list order; /* section kinds */
};

static const poa_param order_params[] = {
    { "order", POA_PARAM_ORDER, true, offsetof(struct order_rule, order) },
    { 0 },
};

static poa_status order_run(const void *state, poa_run *run)
{
    const struct order_rule *rule = state;
    const poa_section *early = NULL;
    uint32_t last = 0;

    for (uint32_t i = 0; i < rule->order.count; i++) {
        const poa_section *section = poa_sections_main(run->doc, 1u << rule->order.items[i]);
        if (section == NULL || !section->headed)
            return POA_OK; /* a missing part has a rule of its own; a guessed one has no place */
        if (section->span.begin < last && early == NULL)
            early = section;
        if (section->span.begin > last)
            last = section->span.begin;
    }
    if (early == NULL)
        return POA_OK;
    poa_hit hit = POA_HIT_INIT;
    hit.related = early->span;
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_order = {
    .name = "order",
    .params = order_params,
    .state_size = sizeof(struct order_rule),
    .whole = true,
    .run = order_run,
};

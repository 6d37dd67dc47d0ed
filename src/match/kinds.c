/* SPDX-License-Identifier: MIT */
/* The table of rule kinds.  To add one: write kind_<name>.c, declare it in
 * kinds.h, and add one row here. */
#include "match/kinds.h"

const poa_kind *const poa_kinds[] = {
    &poa_kind_pattern,    &poa_kind_require,    &poa_kind_order,
    &poa_kind_count,      &poa_kind_signals,    &poa_kind_only,
    &poa_kind_identifier, &poa_kind_repetition, &poa_kind_repeats,
    &poa_kind_coverage,   &poa_kind_dates,      &poa_kind_contradiction,
    &poa_kind_weigh,      &poa_kind_notice,     NULL,
};

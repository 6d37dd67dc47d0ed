/* SPDX-License-Identifier: MIT */
/* The rule kinds, one file each. */
#ifndef POA_MATCH_KINDS_H
#define POA_MATCH_KINDS_H

#include "rules/kind.h"

extern const poa_kind poa_kind_pattern;
extern const poa_kind poa_kind_require;
extern const poa_kind poa_kind_order;
extern const poa_kind poa_kind_count;
extern const poa_kind poa_kind_signals;
extern const poa_kind poa_kind_only;
extern const poa_kind poa_kind_identifier;
extern const poa_kind poa_kind_repetition;
extern const poa_kind poa_kind_repeats;
extern const poa_kind poa_kind_coverage;
extern const poa_kind poa_kind_weigh;
extern const poa_kind poa_kind_dates;
extern const poa_kind poa_kind_contradiction;
extern const poa_kind poa_kind_notice;

#endif

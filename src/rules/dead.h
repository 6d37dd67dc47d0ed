/* SPDX-License-Identifier: MIT */
/* Alternatives that can never be reached. */
#ifndef POA_RULES_DEAD_H
#define POA_RULES_DEAD_H

#include "rules/pack.h"

/* What is told of an alternative: the key of a text and its arguments. */
typedef void poa_dead_report_fn(void *user, const poa_mark *at, const char *key, const char *words,
                                const char *before);

/* How alternatives end. */
typedef enum poa_dead_end {
    POA_DEAD_BORDER,   /* a match never ends inside a word */
    POA_DEAD_ANYWHERE, /* `boundary: none` */
    POA_DEAD_SORTED    /* words of a phrase: the longest is tried first */
} poa_dead_end;

/*
 * Look for top-level branches of the entries that stand twice, or that begin with
 * an earlier one which then always matches first.
 */
POA_MUST_USE poa_status poa_dead_find(const poa_entries *entries, poa_dead_end end,
                                      poa_dead_report_fn *report, void *user, poa_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* Which alternatives of a pack's patterns its examples hit. */
#ifndef POA_LINT_COVERAGE_H
#define POA_LINT_COVERAGE_H

#include "lint/example.h"

/* A phrase word that some pattern uses, and whether an example hit it. */
typedef struct poa_word_use {
    const poa_entry *word;
    bool hit;
} poa_word_use;

/* What is gathered over all rules of a pack. */
typedef struct poa_coverage {
    poa_arena *arena; /* borrowed */
    poa_word_use *words;
    size_t word_count;
    size_t word_capacity;
} poa_coverage;

/* Receives an alternative that no example hits. */
typedef void poa_dead_fn(void *user, const poa_mark *at, const char *source, size_t length);

/*
 * Run the marked patterns of one rule over the drafts of its examples: dead
 * branches of `match` go to `dead`, uses of phrase words into `coverage`.
 */
POA_MUST_USE poa_status poa_coverage_rule(poa_coverage *coverage, const poa_trial *trials,
                                          size_t count, poa_dead_fn *dead, void *user,
                                          poa_error *err);
/* At the end: phrase words that no example of any rule hit. */
void poa_coverage_words(poa_coverage *coverage, poa_dead_fn *dead, void *user);

#endif

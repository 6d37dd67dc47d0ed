/* SPDX-License-Identifier: MIT */
/* The content of a sentence as a set of hashes: pairs of neighbouring words or
 * Han characters, or single ones. */
#ifndef POA_MATCH_SHINGLES_H
#define POA_MATCH_SHINGLES_H

#include "base/arena.h"
#include "document/document.h"

typedef struct poa_shingles {
    uint64_t *hashes; /* sorted, each once */
    uint32_t count;
    uint32_t words; /* words in it */
    uint32_t han;   /* Han characters in it */
} poa_shingles;

/*
 * The set of a stretch of folded text.  `pairs`: of neighbours, which keeps the
 * order of words; else of single words (their first letters, so that inflected
 * forms meet) and pairs of Han.  Memory of the arena.
 */
POA_MUST_USE poa_status poa_shingles_of(poa_shingles *out, poa_arena *arena, const char *bytes,
                                        poa_fold_span span, bool pairs, poa_error *err);

/* How many members two sets share. */
uint32_t poa_shingles_common(const poa_shingles *a, const poa_shingles *b);

#endif

/* SPDX-License-Identifier: MIT */
/* The numbers and codes that the seller writes: which of them the draft names. */
#ifndef POA_MATCH_TOKENS_H
#define POA_MATCH_TOKENS_H

#include "match/run.h"

/* Hashes of tokens, sorted. */
typedef struct poa_tokens {
    uint64_t *items; /* on the heap */
    size_t count;
} poa_tokens;

/*
 * Gather the runs of Latin letters and digits in the seller's own sentences, singly and
 * joined by hyphens, in any case.  Release them.
 */
POA_MUST_USE poa_status poa_tokens_gather(poa_tokens *out, poa_run *run);
/* Is a token of these folded bytes among them? */
bool poa_tokens_have(const poa_tokens *tokens, const char *bytes, size_t length);
void poa_tokens_release(poa_tokens *tokens);

#endif

/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known word nearest to a mistyped one. */
#ifndef POA_CLI_NEAREST_H
#define POA_CLI_NEAREST_H

/* The best word so far; start with POA_NEAREST_INIT. */
typedef struct poa_nearest_word {
    const char *word; /* borrowed; NULL: none is near */
    unsigned distance;
} poa_nearest_word;

#define POA_NEAREST_INIT ((poa_nearest_word){ 0, ~0u })

/* Take `candidate` if it is nearer to `typed` than the best one so far, and near
 * enough to be meant. */
void poa_nearest_consider(poa_nearest_word *best, const char *typed, const char *candidate);

#endif

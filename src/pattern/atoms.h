/* SPDX-License-Identifier: MIT */
/*
 * What must occur in a text for a pattern to match it.  From the syntax of a
 * pattern come sets of literals of each of which every match holds at least one; a text
 * is summed up by the triples of bytes that occur in it.  Where no literal can be
 * in the text, the engine need not look, and often need not even compile.
 */
#ifndef POA_PATTERN_ATOMS_H
#define POA_PATTERN_ATOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define POA_GRAM_BITS 13 /* of a hash: fewer, and strange triples fall together too often */

/* The triples of neighbouring bytes of a text, ASCII letters in lower case, hashed. */
typedef struct poa_grams {
    uint64_t bits[(1u << POA_GRAM_BITS) / 64];
} poa_grams;

void poa_grams_build(poa_grams *out, const char *bytes, size_t length);

#define POA_ATOM_SETS 3 /* more would hardly leave out more */

/* The literals of a pattern: sets, of each of which a match holds at least one.
 * Owned: free(). */
typedef struct poa_atoms {
    uint32_t sets;               /* 0: no literal is needed, any text may match */
    uint32_t end[POA_ATOM_SETS]; /* of each set in `grams` */
    uint16_t grams[][4];         /* hashes of triples of each literal */
} poa_atoms;

/*
 * Take the literals out of a pattern as PCRE2 would read it, phrases expanded.
 * NULL when memory ran out.
 */
poa_atoms *poa_atoms_new(const char *source, size_t length);

/* May a text with these triples hold a literal of each set? */
bool poa_atoms_possible(const poa_atoms *atoms, const poa_grams *grams);

/*
 * Triples of passages of one text that does not change, kept as long as there is
 * room: rules visit the same sentences again and again.
 */
typedef struct poa_gram_cache {
    const char *text; /* borrowed; NULL: nothing is kept */
    size_t length;
    struct poa_gram_slot *slots; /* owned; made at the first use */
} poa_gram_cache;

/* The triples of subject[0, length); NULL where it lies outside the text, is too long
 * for triples to tell anything, or memory ran out. */
const poa_grams *poa_gram_cache_get(poa_gram_cache *cache, const char *subject, size_t length);
void poa_gram_cache_release(poa_gram_cache *cache);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The generated tables of folding.  A code point picks a page of cells, and the
 * page a cell: 0 for a character that stays, else the number of a form, which is
 * a range of poa_fold_bytes (empty for characters that are dropped).
 */
#ifndef POA_DOCUMENT_FOLD_TABLES_H
#define POA_DOCUMENT_FOLD_TABLES_H

#include <stddef.h>
#include <stdint.h>

#define POA_FOLD_PAGE    128u /* code points of a page */
#define POA_FOLD_LONGEST 36u  /* bytes of the longest form: U+FDFA is a sentence */

typedef struct poa_fold_form {
    uint32_t offset;
    uint32_t length;
} poa_fold_form;

/* A letter that looks like a Latin one. */
typedef struct poa_fold_lookalike {
    uint32_t point;
    char letter;
} poa_fold_lookalike;

extern const uint16_t poa_fold_pages[];
extern const uint16_t poa_fold_cells[][POA_FOLD_PAGE];
extern const poa_fold_form poa_fold_forms[];
extern const char poa_fold_bytes[];

/* Sorted by `point`; for words of mixed script alone. */
extern const poa_fold_lookalike poa_fold_lookalikes[];
extern const size_t poa_fold_lookalike_count;

#endif

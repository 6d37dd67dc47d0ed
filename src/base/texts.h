/* SPDX-License-Identifier: MIT */
/*
 * Sentences for users, by key.  They are written in rules/texts.yaml; the build
 * turns that file into a sorted constant table.
 */
#ifndef POA_BASE_TEXTS_H
#define POA_BASE_TEXTS_H

#include <stddef.h>

#include "poalint.h"

#include "base/strbuf.h"

typedef struct poa_text_row {
    const char *key;
    const char *text[POA_LANG_COUNT];
} poa_text_row;

/* Generated: sorted by key in byte order. */
extern const poa_text_row poa_text_rows[];
extern const size_t poa_text_row_count;

/* The row of a key, or NULL. */
const poa_text_row *poa_text_find(const char *key);

/*
 * Append `text` to `buf` with {1}, {2}, ... replaced by `arguments` (ends with
 * NULL; a missing one is replaced by nothing).
 */
void poa_text_fill(poa_strbuf *buf, const char *text, const char *const *arguments);

#endif

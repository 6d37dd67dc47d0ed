/* SPDX-License-Identifier: MIT */
/*
 * Untrusted text made harmless for a terminal or a log: see poa_write_printable()
 * in poalint.h, which is defined here.  Escapes look like \x1b (control
 * characters of ASCII, bytes that are no UTF-8), \u200b and \u{e0041}.
 */
#ifndef POA_BASE_PRINTABLE_H
#define POA_BASE_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Cuts text into pieces that may be shown.  Set the first three members. */
typedef struct poa_printable {
    const char *bytes; /* borrowed */
    size_t length;
    size_t at;           /* where to go on; 0 at first */
    const char *piece;   /* out: the longest harmless run, or one escape */
    size_t piece_length; /* out: bytes */
    bool escaped;        /* out: the piece is an escape, not to be cut */
    char escape[16];     /* room for it */
} poa_printable;

/* Step to the next piece; false at the end. */
bool poa_printable_next(poa_printable *walk);

#endif

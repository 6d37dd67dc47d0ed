/* SPDX-License-Identifier: MIT */
/*
 * The syntax of a pattern, as far as poalint must know it: where classes, groups,
 * escapes and phrases begin and end.  PCRE2 judges the rest.
 */
#ifndef POA_PATTERN_SCAN_H
#define POA_PATTERN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

typedef enum poa_piece_kind {
    POA_PIECE_TEXT,   /* characters that stand for themselves */
    POA_PIECE_SIGN,   /* one of . ^ $ * + ? or a brace that stands for itself */
    POA_PIECE_ESCAPE, /* a backslash and what belongs to it: \d \x{41} \p{Han} */
    POA_PIECE_CLASS,  /* [...] */
    POA_PIECE_OPEN,   /* ( with its mark: ( (?: (?<! (?<name> (?i) */
    POA_PIECE_CLOSE,  /* ) */
    POA_PIECE_BRANCH, /* | */
    POA_PIECE_COUNT,  /* {1,6} */
    POA_PIECE_PHRASE  /* {name} */
} poa_piece_kind;

typedef struct poa_piece {
    poa_piece_kind kind;
    size_t begin; /* bytes of the source */
    size_t end;
} poa_piece;

/* The piece at `*at`, which moves behind it; false at the end.  Any bytes will do. */
bool poa_pattern_next(const char *source, size_t length, size_t *at, poa_piece *out);

/* Does this OPEN piece of `source` open a group that captures by name? */
bool poa_piece_is_named(const char *source, const poa_piece *piece);

#endif

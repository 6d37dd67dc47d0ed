/* SPDX-License-Identifier: MIT */
/* UTF-8: checking, stepping, and the few character questions the model asks. */
#ifndef POA_BASE_UTF8_H
#define POA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The length of the longest valid prefix of `bytes`, by RFC 3629: no overlong
 * forms, no surrogates, nothing past U+10FFFF.  Equal to `length` when all of
 * it is valid.
 */
size_t poa_utf8_valid(const char *bytes, size_t length);

static inline bool poa_utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/*
 * Decode the code point at bytes[*at] of valid UTF-8 and move `*at` behind it.
 * `*at` must be less than the length of the text.
 */
uint32_t poa_utf8_next(const char *bytes, size_t *at);

/* Decode the code point that ends before bytes[*at] and move `*at` to its begin. */
uint32_t poa_utf8_previous(const char *bytes, size_t *at);

/* Encode a code point into at most 4 bytes; returns how many. */
size_t poa_utf8_encode(uint32_t point, char out[4]);

/* Han ideographs (script Han, extensions included), without punctuation. */
bool poa_is_han(uint32_t point);
/* Letters and digits of the Latin script, ASCII and accented. */
bool poa_is_latin_alnum(uint32_t point);
/* Space, tab, NBSP, ideographic space and the other horizontal blanks. */
bool poa_is_blank(uint32_t point);
/* Columns that a terminal takes for it: 0, 1 or 2. */
uint32_t poa_display_width(uint32_t point);

#endif

/* SPDX-License-Identifier: MIT */
/* Words of markup and protocols: ASCII, in any case. */
#ifndef POA_BASE_ASCII_H
#define POA_BASE_ASCII_H

#include <stddef.h>

/* Where a word first occurs in `length` bytes, in any case; NULL where it doesn't. */
const char *poa_ascii_find(const char *bytes, size_t length, const char *word);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * One valid UTF-8 text and the way back to the source.  Line ends, NUL and
 * everything else stay as they lie; only a byte order mark is left out.  After
 * this stage nobody checks UTF-8 again.
 */
#ifndef POA_INPUT_TEXT_H
#define POA_INPUT_TEXT_H

#include "poalint.h"

#include "base/arena.h"

typedef struct poa_text {
    const char *bytes;    /* valid UTF-8; one NUL follows the last byte */
    uint32_t length;      /* bytes */
    const char *encoding; /* "utf-8", "utf-16le" or "utf-16be": static */
    uint32_t bom;         /* bytes of byte order mark before the text in its source */
} poa_text;

/*
 * Find the encoding of `length` bytes (a byte order mark, else strict UTF-8) and
 * convert them.  The bytes are copied into the arena.  Undecodable input is
 * POA_ENCODING with the byte offset in the message.
 */
POA_MUST_USE poa_status poa_text_decode(poa_text *out, poa_arena *arena, const void *bytes,
                                        size_t length, poa_error *err);

/* Bytes of the source file before text offset `offset`, byte order mark included. */
uint64_t poa_text_source_offset(const poa_text *text, uint32_t offset);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * One valid UTF-8 text and the way back to the source.  In plain text line ends,
 * NUL and everything else stay as they lie; only a byte order mark is left out.
 * After this stage nobody checks UTF-8 again.
 */
#ifndef POA_INPUT_TEXT_H
#define POA_INPUT_TEXT_H

#include <stdbool.h>

#include "poalint.h"

#include "base/arena.h"

typedef struct poa_map poa_map;

typedef struct poa_text {
    const char *bytes;    /* valid UTF-8; one NUL follows the last byte */
    uint32_t length;      /* bytes */
    const char *encoding; /* of the source: "utf-8", "utf-16le", ...: static */
    const char *type;     /* name of the format that it was taken out of: static */
    const poa_map *map;   /* back to the source; NULL: the text is the source, decoded */
    uint32_t bom;         /* bytes of byte order mark before the text in its source */
    bool encoding_sure;   /* asked for, marked, or proved by the bytes; else the likeliest */
} poa_text;

/*
 * Decode `length` bytes of plain text.  The bytes are copied into the arena.
 * Undecodable input is POA_ENCODING with the byte offset in the message.
 *
 * @param wanted  name or label of the encoding asked for (input/encoding.h), or NULL to
 *                find it: a byte order mark, else strict UTF-8, else the likeliest
 */
POA_MUST_USE poa_status poa_text_decode(poa_text *out, poa_arena *arena, const void *bytes,
                                        size_t length, const char *wanted, poa_error *err);

/* Is the text the source's own bytes, so that its offsets are offsets in the file? */
bool poa_text_as_it_lies(const poa_text *text);
/* Bytes of the source file before text offset `offset`, byte order mark included; of
 * an extracted or converted text the offset itself. */
uint64_t poa_text_source_offset(const poa_text *text, uint32_t offset);

#endif

/* SPDX-License-Identifier: MIT */
/* Byte offset <-> line and column.  Nobody else computes places. */
#ifndef POA_INPUT_LINES_H
#define POA_INPUT_LINES_H

#include "base/arena.h"
#include "input/text.h"

typedef struct poa_lines {
    uint32_t *start;  /* offset of the first byte of each line */
    uint32_t count;   /* lines; at least 1 */
    uint32_t *before; /* code points before every 256th byte */
} poa_lines;

/* Lines end with LF, CR LF or CR. */
POA_MUST_USE poa_status poa_lines_build(poa_lines *out, poa_arena *arena, const poa_text *text,
                                        poa_error *err);
/* Offset 0 to text->length; line and column count from 1, columns in code points.  Of an
 * extracted text the place is that of its source. */
poa_place poa_lines_place(const poa_lines *lines, const poa_text *text, uint32_t offset);
/* The line (from 0) that holds an offset. */
uint32_t poa_lines_at(const poa_lines *lines, uint32_t offset);
/* Behind the next line end from `from` on, or `limit` where that comes first. */
uint32_t poa_line_end(const poa_text *text, uint32_t from, uint32_t limit);
/* The bytes of a line (from 0) without its line end. */
poa_span poa_lines_span(const poa_lines *lines, const poa_text *text, uint32_t line);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The way from an extracted text back to its source, and the builder of both.
 * The text is made of pieces, each of which stands at one place of the source or
 * runs along with it.  A source is a decoded text with lines, or (Word) a row of
 * paragraphs as a person counts them.
 */
#ifndef POA_INPUT_MAP_H
#define POA_INPUT_MAP_H

#include "base/list.h"
#include "base/strbuf.h"
#include "input/lines.h"

typedef struct poa_piece {
    uint32_t begin;  /* offset in the text of its first byte */
    uint32_t line;   /* of that byte in the source, from 1; or its paragraph */
    uint32_t column; /* in code points, from 1; or the character in the paragraph */
    uint32_t offset; /* bytes of the decoded source before it; 0 where it has no bytes */
    bool stands;     /* all of the piece is at that place; else it runs along, line by line */
} poa_piece;

/* Lies in the arena of its text. */
struct poa_map {
    const poa_piece *pieces; /* in text order; the first begins at 0 */
    uint32_t count;          /* at least 1 */
    bool paragraphs;         /* `line` counts paragraphs, `column` characters in them */
};

/* The piece that holds a text offset (the last one for the end of the text). */
const poa_piece *poa_map_at(const poa_map *map, uint32_t offset);

/*
 * A text being extracted.  Failures stick and are told at the end, so that an
 * extractor may call these without looking.
 */
typedef struct poa_extraction {
    const poa_text *source; /* decoded; NULL: paragraphs */
    poa_lines lines;        /* of the source */
    poa_strbuf text;        /* so far */
    poa_list pieces;
    poa_piece next; /* where the source goes on behind the last piece; for marks */
    bool failed;    /* memory ran out */
} poa_extraction;

/* Begin.  `source` is borrowed until the end; the lines of it go into `arena`. */
POA_MUST_USE poa_status poa_extraction_begin(poa_extraction *x, poa_arena *arena,
                                             const poa_text *source, poa_error *err);
/* Append the source's own bytes [offset, offset + length). */
void poa_extraction_copy(poa_extraction *x, uint32_t offset, size_t length);
/* Append bytes that stand for the source's bytes [offset, end): an entity, decoded text. */
void poa_extraction_put(poa_extraction *x, uint32_t offset, uint32_t end, const char *bytes,
                        size_t length);
/* Append characters of a paragraph, counted from 1; for sources of paragraphs. */
void poa_extraction_add(poa_extraction *x, uint32_t paragraph, uint32_t character,
                        const char *bytes, size_t length);
/* Append what the source does not hold ("\n\n", "# "): it stands where the text before it ends. */
void poa_extraction_mark(poa_extraction *x, const char *bytes);
/*
 * Finish: the text and its map go into the arena.  `out` gets the encoding of the
 * source ("utf-8" for paragraphs) and the `type`, which is borrowed.  Releases the
 * extraction in either case.
 */
POA_MUST_USE poa_status poa_extraction_end(poa_extraction *x, poa_text *out, poa_arena *arena,
                                           const char *type, poa_error *err);
/* Give up. */
void poa_extraction_release(poa_extraction *x);

#endif

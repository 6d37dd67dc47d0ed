/* SPDX-License-Identifier: MIT */
/*
 * The paragraphs of one part of a Word file, as a reader sees them once all tracked
 * changes are accepted: what was deleted, moved away or hidden is left out, and
 * paragraphs whose mark was deleted are joined.
 *
 * Counted are all paragraphs that Word shows, empty ones and those in cells and
 * text boxes too, in reading order; a text box follows the paragraph that it is
 * fixed to.  Headers, footers and comments are no part of it.
 */
#ifndef POA_INPUT_DOCX_STORY_H
#define POA_INPUT_DOCX_STORY_H

#include "input/docx_numbering.h"

/* Something that stands at a place in a paragraph and is none of its characters. */
typedef struct poa_docx_mark {
    uint32_t at;      /* bytes of the paragraph before it */
    const char *link; /* a target that the text before it does not show; NULL: a note */
    bool endnote;     /* of a note: at the end of the document */
    int32_t note;     /* its id */
} poa_docx_mark;

/* Where in which table of the outermost level. */
typedef struct poa_docx_cell {
    uint32_t table; /* from 1; 0: in none */
    uint32_t row;   /* from 1 */
    uint32_t column;
    bool heads; /* its row is marked as the head of the table */
} poa_docx_cell;

/* Every string is in the arena of the file. */
typedef struct poa_docx_paragraph {
    const char *text; /* valid UTF-8; "\n" for a line break */
    uint32_t length;  /* bytes */
    const poa_docx_mark *marks;
    uint32_t mark_count;
    int32_t outline;      /* level of a heading, from 0; POA_DOCX_BODY: none */
    poa_docx_place place; /* in the lists */
    poa_docx_cell cell;
    int32_t note; /* id of the note that it is part of */
    bool quote;   /* by its style */
    bool bold;    /* all of it */
} poa_docx_paragraph;

typedef struct poa_docx_story {
    const poa_docx_paragraph *items;
    uint32_t count;
} poa_docx_story;

/*
 * Read a part.
 *
 * @param root  name of its root: another is refused, unless it is NULL
 * @return POA_OK, POA_NOMEM, POA_ENCODING or POA_LIMIT
 */
POA_MUST_USE poa_status poa_docx_story_read(poa_docx_story *out, poa_docx *docx,
                                            const poa_zip_entry *part,
                                            const poa_docx_styles *styles,
                                            const poa_docx_relations *relations, const char *root);

#endif

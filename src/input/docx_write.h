/* SPDX-License-Identifier: MIT */
/* From paragraphs to the text that the document layer reads: "# " before a heading, the
 * number or "- " before an item, a blank line between paragraphs. */
#ifndef POA_INPUT_DOCX_WRITE_H
#define POA_INPUT_DOCX_WRITE_H

#include "input/docx_story.h"
#include "input/map.h"

/* The parts of a Word file that are read. */
typedef struct poa_docx_parts {
    poa_docx_story body;
    poa_docx_story notes[2]; /* footnotes, endnotes */
    poa_docx_numbering numbering;
} poa_docx_parts;

/*
 * Write all of it.  A note comes behind the paragraph that refers to it, and stands
 * at the place of the reference.
 * @return POA_OK, POA_NOMEM or POA_LIMIT (too much text)
 */
POA_MUST_USE poa_status poa_docx_write(poa_extraction *x, poa_docx *docx, poa_docx_parts *parts);

#endif

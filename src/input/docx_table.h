/* SPDX-License-Identifier: MIT */
/* How a table of a letter reads best as lines of text. */
#ifndef POA_INPUT_DOCX_TABLE_H
#define POA_INPUT_DOCX_TABLE_H

#include "input/docx_story.h"

typedef enum poa_docx_layout {
    POA_DOCX_FLOW,   /* the paragraphs one after the other: the table is a frame */
    POA_DOCX_ROWS,   /* a row in a line: "B0AAAAAAA1 | 3 units | 2 May" */
    POA_DOCX_PAIRS,  /* "Root cause: we ..." */
    POA_DOCX_RECORDS /* each cell behind the head of its column, in a line of its own */
} poa_docx_layout;

/* Some paragraphs of a story: a table, a row, a cell. */
typedef struct poa_docx_range {
    uint32_t begin;
    uint32_t end;
} poa_docx_range;

/* The table, row or cell that begins at a paragraph and ends before `end` at the latest. */
poa_docx_range poa_docx_table_at(const poa_docx_story *story, uint32_t begin);
poa_docx_range poa_docx_row_at(const poa_docx_story *story, uint32_t begin, uint32_t end);
poa_docx_range poa_docx_cell_at(const poa_docx_story *story, uint32_t begin, uint32_t end);

poa_docx_layout poa_docx_table_layout(const poa_docx_story *story, poa_docx_range table);
/* The only paragraph of a cell that says something; NULL: none or several do. */
const poa_docx_paragraph *poa_docx_cell_line(const poa_docx_story *story, poa_docx_range cell);
/* Does a paragraph hold nothing but blanks? */
bool poa_docx_is_blank(const poa_docx_paragraph *paragraph);

#endif

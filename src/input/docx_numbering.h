/* SPDX-License-Identifier: MIT */
/* numbering.xml: the lists of a Word file, and the count of each as its paragraphs go by. */
#ifndef POA_INPUT_DOCX_NUMBERING_H
#define POA_INPUT_DOCX_NUMBERING_H

#include "input/docx_styles.h"

typedef struct poa_docx_list poa_docx_list; /* an "abstract" list: its levels and its count */
typedef struct poa_docx_use poa_docx_use;   /* a use of one, with changes of its own */

typedef struct poa_docx_numbering {
    poa_docx_list *lists; /* sorted by id; in the arena of the file */
    uint32_t list_count;
    poa_docx_use *uses; /* sorted by id */
    uint32_t use_count;
} poa_docx_numbering;

/* What stands before a paragraph: an id of a use and a level, and where they came from. */
typedef struct poa_docx_place {
    int32_t num;       /* 0 or less: none */
    int32_t level;     /* from 0; -1: that of the style */
    const char *style; /* id of the style that names the list; NULL: the paragraph does */
} poa_docx_place;

/* Read the part, which may be NULL: no lists. */
POA_MUST_USE poa_status poa_docx_numbering_read(poa_docx_numbering *out, poa_docx *docx,
                                                const poa_zip_entry *part,
                                                const poa_docx_styles *styles);
/*
 * Count the next paragraph of a list, in the order of the text, and tell what Word
 * shows before it: "1.2", "（一）", "-" for every bullet; NULL for nothing.  The string
 * is in the arena of the file.
 *
 * @param failed  set where memory ran out
 */
const char *poa_docx_numbering_next(poa_docx_numbering *numbering, poa_docx *docx,
                                    const poa_docx_place *place, bool *failed);

#endif

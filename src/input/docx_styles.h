/* SPDX-License-Identifier: MIT */
/* Styles of a Word file: which of them are headings, numbered or hidden, with what they
 * take over from the styles that they are based on. */
#ifndef POA_INPUT_DOCX_STYLES_H
#define POA_INPUT_DOCX_STYLES_H

#include "input/docx_package.h"

#define POA_DOCX_BODY 9 /* outline level of plain text; 0 to 8 are headings */

/* Every string is in the arena of the file. */
typedef struct poa_docx_style {
    const char *id;
    const char *base;  /* id of the style that it is based on; NULL: none */
    const char *owner; /* id of the style that its number comes from */
    int32_t outline;   /* level of a heading from 0; POA_DOCX_BODY; -1: not said */
    int32_t num;       /* id of its numbering; 0: none; -1: not said */
    int32_t level;     /* in the numbering, from 0 */
    int32_t hidden;    /* 1 or 0; -1: not said */
    bool title;        /* of the whole document */
    bool quote;        /* somebody else's words */
    bool preset;       /* of paragraphs that name no style */
} poa_docx_style;

typedef struct poa_docx_styles {
    const poa_docx_style *items; /* sorted by id */
    uint32_t count;
    const poa_docx_style *preset; /* NULL: none */
} poa_docx_styles;

/* Read the part, which may be NULL: no styles. */
POA_MUST_USE poa_status poa_docx_styles_read(poa_docx_styles *out, poa_docx *docx,
                                             const poa_zip_entry *part);
/* The style of an id, or NULL. */
const poa_docx_style *poa_docx_style_find(const poa_docx_styles *styles, const char *id);
/* Outline level that a name of a style tells ("heading 2", "Heading2", "标题 2"); -1: none. */
int32_t poa_docx_outline_of(const char *name);

#endif

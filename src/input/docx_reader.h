/* SPDX-License-Identifier: MIT */
/* The state of reading a story, shared by its files: docx_story.c knows the elements
 * and containers, docx_paragraph.c what is inside a paragraph. */
#ifndef POA_INPUT_DOCX_READER_H
#define POA_INPUT_DOCX_READER_H

#include "base/limits.h"
#include "base/list.h"
#include "base/strbuf.h"
#include "input/docx_story.h"

/* Text boxes in text boxes: Word allows none. */
#define POA_DOCX_LEVELS 4

/* A text that is being read: the body, or a text box inside one of its paragraphs. */
typedef struct poa_docx_level {
    poa_docx_paragraph paragraph;
    uint32_t index;  /* of the paragraph in the story */
    poa_strbuf text; /* of the paragraph, so far */
    poa_list marks;
    bool open;     /* inside a paragraph */
    bool carried;  /* the mark of the last one was deleted: the next goes on with it */
    bool markless; /* the mark of this one was */
    bool in_properties;
    const poa_docx_style *style; /* of the paragraph; NULL: none */
    int32_t outline;             /* that the paragraph itself says; -1: none */
    int32_t num;                 /* likewise */
    int32_t list_level;          /* likewise */

    bool in_run;
    bool in_run_properties;
    bool in_text;
    bool in_code;     /* of a field that may be a link */
    bool kept;        /* blanks at both ends of the run's text count */
    uint32_t begin;   /* of the run's text */
    int32_t hidden;   /* the run: 1, 0 or -1 */
    bool bold;        /* the run */
    bool plain_found; /* some text of the paragraph is not bold */

    uint32_t fields;     /* that are open */
    uint32_t code;       /* the outermost whose code is being read; 0: none */
    poa_strbuf command;  /* of that field */
    const char *link;    /* target of the open link; NULL: none */
    uint32_t link_begin; /* bytes of the paragraph before its text */
    uint32_t link_depth; /* of the element that ends it; 0: a field does */
    uint32_t link_field;
} poa_docx_level;

typedef struct poa_docx_reader {
    poa_docx *docx;
    const poa_docx_styles *styles;
    const poa_docx_relations *relations;
    const char *root;
    bool stranger; /* the root is another */
    bool crowded;  /* too many paragraphs */
    bool failed;   /* memory ran out, or one of the above: stop */

    poa_list story;
    poa_docx_level levels[POA_DOCX_LEVELS];
    uint32_t level;                     /* the innermost one that is open */
    uint32_t skipped;                   /* depth of an element that is left out; 0: none */
    bool chosen[POA_MAX_XML_DEPTH + 1]; /* by depth: an alternative was taken */
    uint32_t tables;                    /* open ones of the body */
    uint32_t row_depth;
    uint32_t cell_depth;
    uint32_t span; /* columns of the cell */
    bool in_row_properties;
    poa_docx_cell cell;
    uint32_t table_count;
    int32_t note;
} poa_docx_reader;

/* The level being read. */
static inline poa_docx_level *poa_docx_here(poa_docx_reader *reader)
{
    return &reader->levels[reader->level];
}

/* Properties of a paragraph and of a run: <w:pPr>, <w:rPr>. */
void poa_docx_read_property(poa_docx_reader *reader, const poa_xml_element *element);
/* <w:pPr> ends: what it does not say comes from the style. */
void poa_docx_properties_end(poa_docx_level *level);
/* What a run holds; true where the element is one of these. */
bool poa_docx_read_content(poa_docx_reader *reader, const poa_xml_element *element);

/* Text of <w:t> begins, goes on and ends. */
void poa_docx_text_begin(poa_docx_reader *reader, const poa_xml_element *element);
void poa_docx_text_add(poa_docx_reader *reader, const char *bytes, size_t length);
void poa_docx_text_end(poa_docx_reader *reader);

/* <w:hyperlink> and <w:fldSimple> begin; an element or the paragraph ends. */
void poa_docx_link_begin(poa_docx_reader *reader, const poa_xml_element *element);
void poa_docx_link_end(poa_docx_reader *reader, poa_docx_level *level);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Markup on its way to plain text: blocks, headings, lists, quotations and tables become
 * the marks that a plain letter has ("# ", "- ", "2. ", "> "), which the document layer
 * reads.  What Markdown and HTML share.
 */
#ifndef POA_INPUT_FLOW_H
#define POA_INPUT_FLOW_H

#include "input/map.h"

/* What stands between two pieces of text. */
typedef enum poa_gap { POA_GAP_NONE, POA_GAP_LINE, POA_GAP_BLANK } poa_gap;

/* A list that is open. */
typedef struct poa_flow_list {
    char style;     /* '-' for bullets; '1', 'a', 'A', 'i' or 'I' for numbers */
    char delimiter; /* behind a number: '.' or ')' */
    bool tight;     /* its items stand in lines one after the other */
    int64_t next;   /* number of the next item */
    int64_t step;   /* 1, or -1 where they count down */
} poa_flow_list;

typedef struct poa_flow {
    poa_extraction x;
    poa_list lists;  /* of poa_flow_list, outermost first */
    uint32_t quotes; /* open quotations */
    poa_gap gap;     /* owed before the next text */
    poa_strbuf mark; /* of a heading or item, owed before the next text */
    bool started;    /* some text was written */
} poa_flow;

/* Begin over a decoded source, as poa_extraction_begin(). */
POA_MUST_USE poa_status poa_flow_begin(poa_flow *flow, poa_arena *arena, const poa_text *source,
                                       poa_error *err);
/* Finish, as poa_extraction_end(); releases the flow in either case. */
POA_MUST_USE poa_status poa_flow_end(poa_flow *flow, poa_text *out, poa_arena *arena,
                                     const char *type, poa_error *err);
void poa_flow_release(poa_flow *flow);

/* A block begins or ends: what comes next stands apart at least so much. */
void poa_flow_gap(poa_flow *flow, poa_gap gap);
/* What comes next is a heading of level 1 to 6. */
void poa_flow_heading(poa_flow *flow, uint32_t level);
void poa_flow_quote(poa_flow *flow, bool open);
/* A list begins; its items follow. */
void poa_flow_list_open(poa_flow *flow, poa_flow_list list);
void poa_flow_list_close(poa_flow *flow);
/* What comes next is an item of the innermost list; `value` numbers it where it is not NULL. */
void poa_flow_item(poa_flow *flow, const int64_t *value);
/* Is any list open? */
bool poa_flow_in_list(const poa_flow *flow);

/* Text, as poa_extraction_copy() and poa_extraction_put(). */
void poa_flow_copy(poa_flow *flow, uint32_t offset, size_t length);
void poa_flow_put(poa_flow *flow, uint32_t offset, uint32_t end, const char *bytes, size_t length);
/* Text that the source has elsewhere, or not at all: " (https://...)". */
void poa_flow_mark(poa_flow *flow, const char *bytes);
/* Where a link leads, in parentheses behind its words, which begin at text offset `from`:
 * unless they say so themselves, or it is no address of the web. */
void poa_flow_link(poa_flow *flow, const char *target, size_t length, size_t from);

#endif

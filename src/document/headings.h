/* SPDX-License-Identifier: MIT */
/* Is a line a heading, or does it begin with a run-in one ("Root cause: we ...")?
 * The heading cues of the pack are asked first, looks second. */
#ifndef POA_DOCUMENT_HEADINGS_H
#define POA_DOCUMENT_HEADINGS_H

#include "document/numbering.h"
#include "document/steps.h"

/* A line and what stands around it. */
typedef struct poa_candidate {
    poa_span content;         /* behind number and Markdown marks, without outer blanks */
    const poa_number *number; /* accepted; POA_SCRIPT_NONE where there is none */
    bool opened;              /* a mark of emphasis stands before the number */
    uint32_t markdown;        /* level of "#" marks; 0: none */
    bool fresh;               /* the line before it ended what it said */
    bool first;               /* no paragraph stands before it */
    bool last;                /* nothing stands after it */
    bool after_gap;           /* a blank line, or nothing, stands before it */
    bool before_gap;          /* a blank line, or a marked one, stands after it */
    bool alone;               /* blank lines stand on both sides */
    bool styled;              /* numbered or marked like the last heading that names a section */
    bool followed;            /* a line of text that is longer stands right after it */
    bool wrapped;             /* the next line goes on with a small letter */
    bool listed;              /* its neighbour is a list item of the same style */
    bool bodied;              /* what stands right after it is not the next item */
} poa_candidate;

typedef struct poa_head {
    bool heading;       /* the whole line is one */
    uint32_t kind;      /* section kind that the heading or label names, or POA_NONE */
    uint32_t content;   /* offset of the first character that is no mark */
    uint32_t label_end; /* offset behind a label and its colon; `content` without one */
} poa_head;

POA_MUST_USE poa_status poa_head_read(poa_build *build, const poa_candidate *line, poa_head *out);

/* The kind of section that a label at the begin of [span) names, or POA_NONE: for
 * labels in the run of a paragraph. */
POA_MUST_USE poa_status poa_label_read(poa_build *build, poa_span span, uint32_t *kind);

/* The kind of section that the words of a span name, or POA_NONE. */
POA_MUST_USE poa_status poa_head_name(poa_build *build, poa_span span, uint32_t *kind);

/* Offset behind the marks of emphasis that [span) begins with. */
uint32_t poa_skip_emphasis(const char *bytes, poa_span span);

/* Blanks, zero-width characters and controls: nothing to see. */
bool poa_is_gap(uint32_t point);
/* The span without gaps at either end. */
poa_span poa_span_trim(const char *bytes, poa_span span);
/* The plain form of a full-width character. */
uint32_t poa_plain_point(uint32_t point);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What Amazon's notice asks for, read from the document that the notice is: what the
 * letter must name, speak to and supply.
 */
#ifndef POA_DOCUMENT_NOTICE_H
#define POA_DOCUMENT_NOTICE_H

#include "document/document.h"

typedef enum poa_asked_kind {
    POA_ASKED_IDENTIFIER, /* `index`: fact kind */
    POA_ASKED_ISSUE,      /* `index`: into cues->notice.issues */
    POA_ASKED_DOCUMENT,   /* `index`: into cues->notice.papers */
    POA_ASKED_PART        /* a line of a "greater detail" list; `index`: its issue, or POA_NONE */
} poa_asked_kind;

/* One thing that the notice asks for; spans are in the text of the notice. */
typedef struct poa_asked {
    poa_asked_kind kind;
    uint32_t index;
    poa_span span;      /* the words */
    poa_fold_span fold; /* the same, folded */
    uint32_t sentence;  /* index in the notice */
    uint32_t part;      /* section kind that is asked for, or POA_NONE */
    poa_span period;    /* how recent the document must be, or POA_SPAN_NONE */
    bool choice;        /* one of several of which one is enough */
    bool either;        /* or the other document of its sentence is enough */
} poa_asked;

struct poa_notice {
    poa_document *doc;      /* owned; this struct lies in its arena */
    const poa_asked *items; /* in order of kind, then of place; each once */
    uint32_t count;
    uint32_t issue;    /* the first issue raised, index into cues->notice.issues, or POA_NONE */
    uint32_t appeal;   /* the kind of appeal it belongs to, or POA_NONE */
    poa_span deadline; /* or POA_SPAN_NONE */
    bool plan;         /* offers the way of a plan */
    bool dispute;      /* offers the way of an error */
};

/* Read a notice.  On success the document belongs to *out, which lies in its arena. */
POA_MUST_USE poa_status poa_notice_read(poa_notice **out, poa_document *doc, poa_error *err);

/* How many things of a kind are asked for. */
uint32_t poa_notice_count(const poa_notice *notice, poa_asked_kind kind);
/* A name for people of an issue, document or fact kind that is asked for. */
const char *poa_asked_name(const poa_notice *notice, const poa_asked *asked, poa_lang lang);
/* Its id: of the fact kind, issue or document. */
const char *poa_asked_id(const poa_notice *notice, const poa_asked *asked);

#endif

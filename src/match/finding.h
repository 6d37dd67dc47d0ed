/* SPDX-License-Identifier: MIT */
/* What a run found: collected, joined, sorted. */
#ifndef POA_MATCH_FINDING_H
#define POA_MATCH_FINDING_H

#include "base/arena.h"
#include "document/document.h"
#include "rules/pack.h"

/* A second place that belongs to a finding. */
typedef struct poa_related {
    poa_span span;
    const poa_document *doc; /* that the span lies in: the draft, or the notice */
    const char *key;         /* of the text that says what the place is */
} poa_related;

typedef struct poa_finding {
    uint32_t class_index;
    uint32_t rule_index; /* the entry that found it */
    poa_span span;       /* POA_SPAN_NONE: the whole draft */
    uint32_t sentence;   /* index, or POA_NONE */
    uint32_t section;    /* section kind it stands in (index into cues->sections), or POA_NONE */
    poa_severity severity;
    uint32_t dimension;     /* index into pack->dimensions */
    uint32_t points;        /* full price */
    uint32_t cap;           /* of the total, by an override; 0: that of the class */
    uint32_t deducted;      /* what it really cost; filled by the score */
    const char *identifier; /* that a finding about the whole draft is about, or NULL */
    const char *message[POA_LANG_COUNT];
    const char *hint[POA_LANG_COUNT];
    poa_related *related;
    uint32_t related_count;
    bool accepted; /* by the user, before the joins: it hides no other finding */
    char fingerprint[POA_FINGERPRINT_SIZE]; /* filled by lint */
} poa_finding;

/* A place where a limit stopped a rule. */
typedef struct poa_trouble {
    uint32_t rule_index;
    poa_span span; /* the unit, or POA_SPAN_NONE */
} poa_trouble;

/* A cause that the draft states, and the sentences that answer it best. */
typedef struct poa_cause {
    uint32_t sentence; /* index */
    uint32_t fix;      /* index of a sentence, or POA_NONE */
    uint32_t measure;  /* index of a sentence, or POA_NONE */
    uint32_t proof;    /* index of a fact beside one of them, or POA_NONE */
    bool known;        /* its subject is known; else nothing can be said of its answers */
} poa_cause;

typedef struct poa_findings {
    poa_arena *arena; /* borrowed: owns all of it */
    poa_finding *items;
    size_t count;
    size_t capacity;
    uint32_t dropped;  /* beyond max_findings */
    uint32_t accepted; /* left out because the user has accepted them */
    poa_trouble *troubles;
    size_t trouble_count;
    size_t trouble_capacity;
    const poa_cause *causes; /* in order of place; filled by kind coverage */
    uint32_t cause_count;
} poa_findings;

/* Total order: by place, longest first, then by class; whole-draft findings first. */
int poa_finding_compare(const void *left, const void *right);

#endif

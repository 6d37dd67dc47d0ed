/* SPDX-License-Identifier: MIT */
/* Findings to points: pure integer arithmetic that can be redone by hand. */
#ifndef POA_SCORE_SCORE_H
#define POA_SCORE_SCORE_H

#include "match/finding.h"

typedef struct poa_dimension_score {
    const char *id;
    uint32_t max;    /* points of the dimension, after scaling; 0: left out */
    uint32_t points; /* what is left of them */
} poa_dimension_score;

typedef struct poa_score {
    poa_dimension_score *dimensions; /* as many as the pack has */
    uint32_t dimension_count;
    uint32_t sum;       /* of all points, before the cap */
    uint32_t cap;       /* or POA_CAP_NONE */
    uint32_t cap_class; /* class that set it */
    uint32_t total;     /* the score */
    poa_verdict verdict;
} poa_score;

/* A finished run. */
struct poa_report {
    poa_arena arena;
    const poa_pack *pack;    /* borrowed */
    const poa_document *doc; /* borrowed */
    poa_findings findings;   /* sorted by place */
    poa_score score;
    bool partial; /* rules or findings were left out, so the score is not the whole one */
    bool *used;   /* one an entry of `accepted` in the options: it left a finding out */
    size_t used_count;
    bool *looked; /* one a class: neither options nor a missing notice kept it away */
};

/* Points that the pack gives each dimension for this kind of letter; `appeal` is an
 * index into cues->appeals or POA_NONE. */
const uint32_t *poa_score_weights(const poa_pack *pack, uint32_t appeal, poa_mode mode);

/*
 * Fill report->score and the `deducted` of its findings.  `live` says for each
 * dimension whether any rule that could cost points in it was run; the others
 * are left out and the rest scaled to 100.
 */
POA_MUST_USE poa_status poa_score_compute(poa_report *report, const bool *live, poa_error *err);

#endif

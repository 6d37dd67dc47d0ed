/* SPDX-License-Identifier: MIT */
/* What a kind sees while it runs, and what it may do. */
#ifndef POA_MATCH_RUN_H
#define POA_MATCH_RUN_H

#include "match/finding.h"

typedef struct poa_run {
    const poa_pack *pack;
    const poa_document *doc;
    const poa_rule *rule;
    uint32_t rule_index;
    poa_matcher *matcher;
    poa_findings *findings;
    poa_arena *scratch; /* emptied after every rule */
    poa_error *err;
} poa_run;

/* What a kind found. */
typedef struct poa_hit {
    poa_span span;          /* POA_SPAN_NONE: the whole draft */
    uint32_t sentence;      /* index, or POA_NONE */
    const char *variant;    /* name for `overrides`, or NULL */
    const char *match;      /* fills {match}; NULL: the words of the span */
    uint32_t count;         /* fills {count} */
    uint32_t limit;         /* fills {limit} */
    const char *list;       /* fills {list}, or NULL */
    const char *identifier; /* of a finding about the whole draft, or NULL */
    poa_span related;       /* the part it is about, or POA_SPAN_NONE */
} poa_hit;

#define POA_HIT_INIT \
    ((poa_hit){ POA_SPAN_NONE, POA_NONE, NULL, NULL, 0, 0, NULL, NULL, POA_SPAN_NONE })

/* Turn a hit into a finding, with the overrides of the rule applied. */
POA_MUST_USE poa_status poa_run_emit(poa_run *run, const poa_hit *hit);

/* Percent of the rule's limits that hold for this draft (`factor` overrides). */
uint32_t poa_run_factor(const poa_run *run);

/* A unit of the rule's scope: where its patterns are matched. */
typedef struct poa_unit {
    poa_fold_span fold;
    uint32_t sentence; /* first sentence in it; POA_NONE for a heading */
    uint32_t sentence_count;
} poa_unit;

/* Visits the units of the rule's scope in the sections, voice and languages it
 * looks at. */
typedef struct poa_unit_iter {
    uint32_t next;   /* sentence, block or section to look at */
    uint32_t clause; /* folded offset inside the sentence, for clauses */
} poa_unit_iter;
bool poa_run_next_unit(const poa_run *run, poa_unit_iter *iter, poa_unit *out);

/* Is the sentence one that the rule looks at (section, voice)? */
bool poa_run_sees(const poa_run *run, uint32_t sentence);

/*
 * Search the rule's `match` patterns of the languages of the unit, from folded
 * offset `from`, heeding `unless`, voice and `cleared-by`.
 */
POA_MUST_USE poa_status poa_run_search(poa_run *run, const poa_unit *unit, uint32_t from,
                                       bool *found, poa_fold_span *where);
/* Does a clause set (its `unless` heeded) match somewhere in the folded bytes? */
POA_MUST_USE poa_status poa_run_matches(poa_run *run, const poa_clause_set *set,
                                        poa_fold_span where, bool *found);
/* Does a single pattern match there?  A limit is recorded and counts as no. */
POA_MUST_USE poa_status poa_run_pattern(poa_run *run, const poa_pattern *pattern,
                                        poa_fold_span where, bool *found, poa_fold_span *hit);

#endif

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
    uint32_t most;          /* sentences of which the rule may keep findings; 0: any number */
    uint32_t sentences;     /* those kept so far */
    uint32_t last_sentence; /* the last of them; POA_NONE before the first */
} poa_run;

/* What a kind found. */
typedef struct poa_hit {
    poa_span span;                    /* POA_SPAN_NONE: the whole draft */
    uint32_t sentence;                /* index, or POA_NONE */
    const char *variant;              /* name for `overrides`, or NULL */
    uint32_t count;                   /* fills {count} */
    uint32_t limit;                   /* fills {limit} */
    const char *list[POA_LANG_COUNT]; /* fills {list}, or NULL */
    poa_span related;                 /* the part or passage it is about, or POA_SPAN_NONE */
    poa_span asked;         /* the words of the notice that it is about, or POA_SPAN_NONE */
    const char *identifier; /* that a finding about the whole draft is about, or NULL */
} poa_hit;

#define POA_HIT_INIT                      \
    ((poa_hit){ .span = POA_SPAN_NONE,    \
                .sentence = POA_NONE,     \
                .related = POA_SPAN_NONE, \
                .asked = POA_SPAN_NONE })

/* emit.c: let {list} be the words of a span, in every language. */
POA_MUST_USE poa_status poa_hit_list(poa_hit *hit, poa_run *run, const poa_document *doc,
                                     poa_span span);
/* emit.c: turn a hit into a finding, with the overrides of the rule applied. */
POA_MUST_USE poa_status poa_run_emit(poa_run *run, const poa_hit *hit);

/* emit.c: percent of the rule's limits that hold for this draft (`factor`). */
uint32_t poa_run_factor(const poa_run *run);

/* A unit of the rule's scope: where its patterns are matched. */
typedef struct poa_unit {
    poa_fold_span fold;
    uint32_t sentence; /* its first sentence */
    uint32_t langs;    /* languages whose patterns apply */
} poa_unit;

/* Where an iteration stands; start with { 0 }. */
typedef struct poa_unit_iter {
    uint32_t next;   /* sentence, block or section to look at */
    uint32_t clause; /* folded offset inside the sentence, for clauses; 0: at its begin */
} poa_unit_iter;

/* units.c: visit the units of a scope in the sections and voice that the rule
 * looks at; false at the end. */
bool poa_run_next_unit(const poa_run *run, poa_scope scope, poa_unit_iter *iter, poa_unit *out);
/* units.c: does the rule look at this sentence (section, voice, no part heading)? */
bool poa_run_sees(const poa_run *run, uint32_t sentence);
/* units.c: the index of the sentence that holds a folded offset. */
uint32_t poa_run_sentence_at(const poa_run *run, uint32_t fold_offset);
/* units.c: the index of the first fact in this sentence or behind it. */
uint32_t poa_run_first_fact(const poa_run *run, uint32_t sentence);
/* units.c: the unit that a single sentence is. */
poa_unit poa_run_sentence_unit(const poa_run *run, uint32_t sentence);

/* A match of a rule: folded and in the text. */
typedef struct poa_place_found {
    poa_fold_span fold;
    poa_span text;
} poa_place_found;

/*
 * search.c: find the rule's next `match` in a unit, from folded offset `from`,
 * heeding `unless` and voice.
 */
POA_MUST_USE poa_status poa_run_search(poa_run *run, const poa_unit *unit, uint32_t from,
                                       bool *found, poa_place_found *where);
/* search.c: does one of the rule's acceptance sets clear a fault in this sentence? */
POA_MUST_USE poa_status poa_run_cleared(poa_run *run, uint32_t sentence, bool *cleared);
/* search.c: the first match of a pattern in folded bytes; NULL patterns find nothing. */
POA_MUST_USE poa_status poa_run_pattern(poa_run *run, const poa_pattern *pattern,
                                        poa_fold_span where, bool *found, poa_fold_span *hit);
/* search.c: does the rule's `match` (or `unless`) of the unit's languages occur in it? */
POA_MUST_USE poa_status poa_run_has_match(poa_run *run, const poa_unit *unit, bool *found);
POA_MUST_USE poa_status poa_run_has_unless(poa_run *run, const poa_unit *unit, bool *found);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What a rule kind is.  To add one: write match/kind_<name>.c and add one row to
 * match/kinds.c.
 */
#ifndef POA_RULES_KIND_H
#define POA_RULES_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "poalint.h"

struct poa_run;
struct poa_rule;

/* What a parameter of a kind holds, and what the loader stores at `offset`. */
typedef enum poa_param_type {
    POA_PARAM_NUMBER,   /* uint32_t: a whole number */
    POA_PARAM_BY_LANG,  /* uint32_t[POA_LANG_COUNT]: {en: N, zh: N}, or one number for all */
    POA_PARAM_BOOL,     /* bool */
    POA_PARAM_SECTIONS, /* uint32_t: mask of section kinds, bit i = cues->sections[i] */
    POA_PARAM_ORDER,    /* poa_index_list: section kinds in the order given */
    POA_PARAM_WORDS,    /* poa_word_list: strings, checked by compile() */
    POA_PARAM_PATTERNS, /* poa_pattern *: patterns of any language, joined, with the rule's flags */
    POA_PARAM_FACTS,    /* bool *: by fact kind */
    POA_PARAM_WEIGHTS   /* poa_weight_list: what adds to a sum, or takes from it */
} poa_param_type;

typedef struct poa_index_list {
    uint32_t *items;
    uint32_t count;
} poa_index_list;

typedef struct poa_word_list {
    const char **items;
    const struct poa_mark *marks; /* place of each */
    uint32_t count;
} poa_word_list;

/* Points for something that a sentence holds: one of the patterns, or a fact. */
typedef struct poa_weight {
    uint32_t points;
    struct poa_pattern *pattern[POA_LANG_COUNT + 1]; /* by poa_lang; the last for any */
    bool *facts;                                     /* by fact kind; NULL: none */
} poa_weight;

typedef struct poa_weight_list {
    poa_weight *items;
    uint32_t count;
} poa_weight_list;

typedef struct poa_param {
    const char *name; /* key in the pack */
    poa_param_type type;
    bool required;
    size_t offset; /* of the field in the state */
} poa_param;

/* One way of checking a document.  Instances are const and stateless. */
typedef struct poa_kind {
    const char *name;        /* value of `kind:` in a pack */
    const poa_param *params; /* rows up to a NULL name; NULL: none */
    size_t state_size;       /* bytes the loader fills from `params` */
    bool needs_match;        /* `match` is required */
    bool whole;              /* judges the whole draft: a bare example is a draft */
    bool unless_finds;       /* `unless` takes an answer back and so makes findings */
    /* Names that its findings may have in `overrides:`, beside the common ones; ends with
     * NULL, or is NULL. */
    const char *const *variants;
    /* Called once at load time, after `params` were stored; may be NULL.  The pack has
     * its cues and classes by then; memory comes from its arena. */
    poa_status (*compile)(void *state, struct poa_pack *pack, const struct poa_rule *rule,
                          poa_error *err);
    /* Called for each draft; must not write to `state`. */
    poa_status (*run)(const void *state, struct poa_run *run);
} poa_kind;

/* The table of kinds, in match/kinds.c.  Ends with NULL. */
extern const poa_kind *const poa_kinds[];

#endif

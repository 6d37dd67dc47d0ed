/* SPDX-License-Identifier: MIT */
/*
 * A pack as plain data: what pack files say, checked, with every name resolved
 * to an index and every pattern compiled.  Immutable once loaded.
 */
#ifndef POA_RULES_PACK_H
#define POA_RULES_PACK_H

#include "base/arena.h"
#include "document/cues.h"
#include "rules/kind.h"
#include "rules/yaml.h"

/* A text in each language; a member is NULL where there is none. */
typedef struct poa_words {
    const char *in[POA_LANG_COUNT];
} poa_words;

/* One entry of `match` or `unless` as the author wrote it. */
typedef struct poa_entry {
    const char *source; /* phrases not expanded */
    uint32_t length;
    poa_mark at;
} poa_entry;

typedef struct poa_entries {
    poa_entry *items;
    uint32_t count;
} poa_entries;

/* `match` and `unless` of one language, or of a named set. */
typedef struct poa_clause_set {
    poa_entries match;
    poa_entries unless;
    poa_pattern *match_code; /* all entries joined; NULL where there is none */
    poa_pattern *unless_code;
} poa_clause_set;

/* A named set of sentence patterns that clear a fault: `acceptance:`. */
typedef struct poa_acceptance {
    const char *id;
    poa_mark at;
    poa_clause_set by_lang[POA_LANG_COUNT];
} poa_acceptance;

/* A family of subjects for coverage: `subjects:`. */
typedef struct poa_subject {
    const char *id;
    bool generic; /* never covers a cause alone */
    poa_words name;
    poa_cue match;
} poa_subject;

/* Points of each dimension. */
typedef struct poa_weights {
    uint32_t *points; /* by dimension index */
} poa_weights;

/* One line of what to do before sending: `send:` of a kind of appeal. */
typedef struct poa_advice {
    poa_words text;
    const char *const *sources; /* ends with NULL */
} poa_advice;

/* What a kind of appeal means for reports; how it is recognised stands in the cues. */
typedef struct poa_appeal {
    poa_weights plan; /* points NULL: those of any plan */
    poa_advice *send;
    uint32_t send_count;
} poa_appeal;

/* What belongs to an id, once: `classes:`, and the texts of its first rule. */
typedef struct poa_class {
    const char *id;
    poa_mark at;
    poa_severity severity;
    uint32_t dimension; /* index into pack->dimensions; POA_NONE: `section` */
    uint32_t points;
    uint32_t cap;     /* of the total when found as an error; POA_CAP_NONE: none */
    bool alone;       /* when found, no other finding is reported */
    uint32_t urgency; /* 1: mend it first; 0: not among the first */
    poa_words message, hint, why;
    const char *const *sources; /* ends with NULL */
    uint32_t rule_count;        /* entries that report it */
    const char *kinds;          /* their kinds, each once, separated by commas */
} poa_class;

/* A change of a finding under a condition: one row of `overrides:`. */
typedef struct poa_override {
    const char *when; /* "any", a kind of appeal, a section kind, a mode, or a variant
                         that the kind names ("unsure", "grave", ...) */
    poa_mark at;
    bool off;
    bool has_severity;
    poa_severity severity;
    bool has_points;
    uint32_t points;
    bool has_factor;
    uint32_t factor; /* percent of the rule's limits */
    uint32_t cap;    /* instead of that of the class; 0: not said */
    poa_words message, hint;
} poa_override;

typedef enum poa_scope {
    POA_SCOPE_HEADING,
    POA_SCOPE_ITEM,
    POA_SCOPE_CLAUSE,
    POA_SCOPE_SENTENCE,
    POA_SCOPE_PARAGRAPH,
    POA_SCOPE_SECTION,
    POA_SCOPE_DOCUMENT
} poa_scope;

typedef enum poa_within {
    POA_WITHIN_SAME,
    POA_WITHIN_NEXT,
    POA_WITHIN_ITEM,
    POA_WITHIN_SECTION
} poa_within;

/* One example of a rule. */
typedef struct poa_example {
    poa_mark at;
    poa_lang lang;
    bool bad;
    const char *text; /* the text, or the content of its file */
    uint32_t length;
    uint32_t section;   /* put into this section kind, or POA_NONE */
    const char *appeal; /* or NULL */
    poa_mode mode;      /* POA_MODE_AUTO: not said */
    const char *notice; /* text of Amazon's notice, or NULL */
    poa_entries where;  /* `at`: words that the finding must overlap; may be empty */
} poa_example;

typedef struct poa_rule {
    uint32_t class_index;
    poa_mark at;
    const poa_kind *kind;
    void *state; /* of the kind */
    poa_scope scope;
    uint32_t in;           /* mask of section kinds it looks at */
    uint32_t *appeals;     /* indices into cues->appeals; POA_NONE stands for "other" */
    uint32_t appeal_count; /* 0: any */
    bool in_plan;          /* modes it runs in */
    bool in_dispute;
    bool trusted;     /* part of the program: not of a pack that a user added */
    bool any_voice;   /* `voice: any` */
    bool source_text; /* `text: source`: matched against the text as it lies */
    bool case_sensitive;
    bool no_border;
    uint32_t needs_sections;               /* mask: silent unless all are there */
    uint32_t needs_length[POA_LANG_COUNT]; /* words, Han characters: silent below; 0: none */
    bool needs_notice;
    uint32_t *not_with; /* class indices */
    uint32_t not_with_count;
    const poa_acceptance **cleared_by;
    uint32_t cleared_count;
    poa_within within;
    poa_override *overrides;
    uint32_t override_count;
    poa_clause_set patterns[POA_LANG_COUNT]; /* by poa_lang */
    poa_clause_set any;                      /* `match`/`unless` beside en and zh: any language */
    poa_words message, hint, why;            /* NULL: those of the class */
    poa_example *examples;
    uint32_t example_count;
} poa_rule;

/* A named alternation. */
typedef struct poa_phrase {
    const char *name;
    uint32_t lang; /* poa_lang, or POA_CUE_ANY */
    poa_mark at;
    poa_entries words;
} poa_phrase;

struct poa_pack {
    poa_arena arena;
    const char *name;
    uint32_t version;
    const char **dimensions; /* ids, in the order of reports */
    uint32_t dimension_count;
    poa_cues cues;
    poa_weights plan; /* default weights by mode */
    poa_weights dispute;
    uint32_t *dispute_off; /* class indices that a dispute switches off */
    uint32_t dispute_off_count;
    poa_appeal *appeals; /* by kind of appeal, as cues.appeals */
    poa_phrase *phrases;
    uint32_t phrase_count;
    poa_acceptance *acceptances;
    uint32_t acceptance_count;
    poa_subject *subjects;
    uint32_t subject_count;
    poa_class *classes; /* sorted by id */
    uint32_t class_count;
    poa_rule *rules; /* in order of the files */
    uint32_t rule_count;
    poa_pattern **patterns; /* every compiled pattern, to be freed */
    size_t pattern_count;
    size_t pattern_capacity;
};

/* One pack file in memory. */
typedef struct poa_pack_source {
    const char *name;  /* for messages; copied into the pack */
    const char *bytes; /* YAML; where it is trusted also packed events (rules/events.h) */
    size_t length;
    bool trusted; /* part of the program: the build has checked its patterns */
} poa_pack_source;

/*
 * Build a pack from files, in order.  Every fault goes to `problem`; the first
 * one fills `err`.  *out is owned: poa_pack_free().
 */
POA_MUST_USE poa_status poa_pack_build(poa_pack **out, const poa_pack_source *sources, size_t count,
                                       poa_problem_fn *problem, void *user, poa_error *err);

/* The standard pack as files in memory; generated from rules/ by the build. */
extern const poa_pack_source poa_builtin_sources[];
extern const size_t poa_builtin_source_count;

/* Does a pack of a user lie on top of the standard pack?  Then it alone is tested and
 * validated. */
bool poa_pack_has_own_rules(const poa_pack *pack);

/* Index of a class by id, or POA_NONE. */
uint32_t poa_pack_class(const poa_pack *pack, const char *id);

/* How an expanded pattern marks what an example hit: see phrases.c. */
typedef struct poa_coverage_map {
    /* group number - 1 -> the entry, branch or phrase word that it stands for */
    struct poa_coverage_mark {
        const char *source; /* the alternative as written */
        uint32_t length;
        poa_mark at;
        const poa_entry *word; /* the phrase word it is, or NULL: a branch of an entry */
    } * marks;
    uint32_t count;
} poa_coverage_map;

/*
 * Compile `entries` with every top-level branch and every phrase word as a
 * capturing group, and say what each group stands for.  Used by the self-test.
 * The pattern is owned by the caller; the map lies in `arena`.
 */
POA_MUST_USE poa_status poa_pack_compile_marked(poa_pattern **out, poa_coverage_map *map,
                                                const poa_pack *pack, const poa_rule *rule,
                                                const poa_entries *entries, uint32_t lang,
                                                poa_arena *arena, poa_error *err);
/* Compile one entry, or all but one of `unless`, as the rule would. */
POA_MUST_USE poa_status poa_pack_compile_entry(poa_pattern **out, const poa_pack *pack,
                                               const poa_rule *rule, const poa_entry *entry,
                                               uint32_t lang, poa_error *err);

#endif

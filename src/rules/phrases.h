/* SPDX-License-Identifier: MIT */
/*
 * Phrases: named alternations, and patterns in which {name} stands for them.
 * Expanding also folds what is literal, so that patterns see what drafts become.
 */
#ifndef POA_RULES_PHRASES_H
#define POA_RULES_PHRASES_H

#include "base/strbuf.h"
#include "rules/pack.h"

/* The expansion of a phrase for patterns of one language. */
typedef struct poa_expansion {
    const char *text; /* "(?:...)"; NULL: not made yet */
    size_t length;
    uint32_t *order; /* the words, longest first: indices into those of the phrase */
    uint32_t height; /* phrases inside phrases: 1 where there are none */
    bool open;       /* being made: to meet it again is a circle */
} poa_expansion;

/* The phrases of a pack, each expanded once. */
typedef struct poa_phrase_book {
    const poa_pack *pack; /* borrowed: phrases sorted by poa_phrases_sort() */
    poa_arena *arena;     /* borrowed: owns the expansions */
    poa_expansion *made;  /* by phrase and language of the pattern */
    size_t total;         /* bytes of all patterns compiled with it */
} poa_phrase_book;

POA_MUST_USE poa_status poa_phrase_book_init(poa_phrase_book *book, const poa_pack *pack,
                                             poa_arena *arena, poa_error *err);

/* Sort the phrases of a pack by name and language, for poa_phrases_find(). */
void poa_phrases_sort(poa_pack *pack);
/* The phrase that a pattern of a language (or POA_CUE_ANY) means, or POA_NONE. */
uint32_t poa_phrases_find(const poa_pack *pack, const char *name, size_t length, uint32_t lang);
/* A name as phrases have: a lower-case letter, then those, digits and hyphens. */
bool poa_phrases_is_name(const char *name, size_t length);

/* What a capturing group of a marked expansion stands for. */
typedef struct poa_markers {
    poa_arena *arena;
    poa_coverage_map *map;
    size_t capacity;
} poa_markers;

/*
 * Append the expansion of an entry as a pattern of `lang` means it.  With
 * `markers` every top-level branch and every phrase word becomes a capturing
 * group.  `out` may hold more than it should after a failure.
 */
POA_MUST_USE poa_status poa_phrases_expand(poa_phrase_book *book, poa_strbuf *out,
                                           const poa_entry *entry, uint32_t lang,
                                           poa_markers *markers, poa_error *err);

/*
 * Compile entries into one pattern: any of them, in their order.  Without
 * POA_PATTERN_LAZY in `flags` each one is checked for itself first, so that a
 * fault is told at its own place.  *out is owned, or NULL for no entries.
 */
POA_MUST_USE poa_status poa_phrases_compile(poa_pattern **out, poa_phrase_book *book,
                                            const poa_entries *entries, uint32_t lang,
                                            unsigned flags, poa_error *err);

/* POA_PATTERN_... as a rule says. */
unsigned poa_rule_flags(const poa_rule *rule);

#endif

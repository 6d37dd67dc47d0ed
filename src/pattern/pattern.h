/* SPDX-License-Identifier: MIT */
/*
 * PCRE2 behind one narrow door: UTF, caseless unless said otherwise, plain
 * groups don't capture, limits on every match.  The only place that includes
 * pcre2.h.
 */
#ifndef POA_PATTERN_PATTERN_H
#define POA_PATTERN_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "poalint.h"

#include "base/fail.h"

typedef struct poa_pattern poa_pattern; /* immutable but for codes that are made when needed */
typedef struct poa_matcher poa_matcher; /* what one thread needs to match: data and limits */

enum {
    POA_PATTERN_CASE = 1u << 0,      /* case-sensitive */
    POA_PATTERN_NO_BORDER = 1u << 1, /* may begin or end inside a run of Latin letters or digits */
    POA_PATTERN_CAPTURE = 1u << 2,   /* plain groups capture (self-test) */
    POA_PATTERN_LAZY = 1u << 3,      /* known to be good: compile at the first match */
    POA_PATTERN_PIECE = 1u << 4      /* for poa_pattern_probe(): part of a pattern */
};

/*
 * Refuse what no pack may use: \b and \B (with the advice to rely on borders),
 * \C, \K, callouts, recursion, backtracking verbs and (*...), and numbered back
 * references.  `at` is where the pattern starts in its file.
 */
POA_MUST_USE poa_status poa_pattern_check(const char *source, size_t length, const poa_mark *at,
                                          poa_error *err);

/*
 * Compile `source`.  Unless POA_PATTERN_NO_BORDER is given it is wrapped in
 * borders: a match neither begins nor ends between two Latin letters or digits
 * (beside Han there is always a border).  A pattern that can match the empty
 * string is refused.  *out is owned: poa_pattern_free().
 */
POA_MUST_USE poa_status poa_pattern_compile(poa_pattern **out, const char *source, size_t length,
                                            unsigned flags, const poa_mark *at, poa_error *err);
/* Would it compile by itself, without borders, and never match the empty string?
 * The flag POA_PATTERN_PIECE allows that it does: a phrase word is no whole pattern. */
POA_MUST_USE poa_status poa_pattern_probe(const char *source, size_t length, unsigned flags,
                                          const poa_mark *at, poa_error *err);

/*
 * Make `next` another part of the pattern, which then matches what either does;
 * the pattern owns it.  For alternations that are too large for one code.
 */
void poa_pattern_append(poa_pattern *pattern, poa_pattern *next);
void poa_pattern_free(poa_pattern *pattern);

/* Bytes of memory of the compiled form, and how many groups capture; 0 if it can't be compiled. */
size_t poa_pattern_size(const poa_pattern *pattern);
uint32_t poa_pattern_groups(const poa_pattern *pattern);

/* A matcher with a match limit (0: POA_MATCH_LIMIT).  NULL when memory ran out. */
poa_matcher *poa_matcher_new(uint32_t match_limit);
void poa_matcher_free(poa_matcher *matcher);

/*
 * Say that subjects inside bytes[0, length) will not change while the matcher lives
 * (or until another text is named), nor the patterns that are tried on them be freed,
 * so that what is known of them may be kept.  Borrowed.  Without it nothing is kept
 * and every pattern is tried.
 */
void poa_matcher_set_text(poa_matcher *matcher, const char *bytes, size_t length);

typedef enum poa_match {
    POA_MATCH_NONE,
    POA_MATCH_FOUND,
    POA_MATCH_LIMITED, /* a limit was reached: the answer is unknown */
    POA_MATCH_NOMEM
} poa_match;

/*
 * Find the first match in subject[from, length) (bytes; `from` at a code point;
 * look-behind sees what stands before).  The subject must be valid UTF-8.  On
 * POA_MATCH_FOUND [*begin, *end) is the match, never empty.
 */
poa_match poa_pattern_match(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                            size_t length, size_t from, size_t *begin, size_t *end);

/* Does the interpreter alone give up on the subject?  For validation: what takes that
 * many steps is slow, whatever machine code makes of it. */
bool poa_pattern_gives_up(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                          size_t length);

/* After POA_MATCH_FOUND: did capturing group `group` (from 1) take part? */
bool poa_matcher_group(const poa_matcher *matcher, uint32_t group);

#endif

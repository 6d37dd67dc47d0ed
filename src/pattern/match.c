/* SPDX-License-Identifier: MIT */
/*
 * Searching: limits, two engines that stand in for each other, parts, and parts that
 * are left out because the subject holds nothing that they need or because their
 * answer is known.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "pattern/code.h"
#include "pattern/seen.h"

/* Text after which machine code pays: making it costs about as much as interpreting
 * the pattern over this many bytes (measured on the standard pack). */
enum { JIT_AFTER_BYTES = 4 << 10 };

struct poa_matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
    uint32_t pairs;       /* room of `data` */
    uint32_t first;       /* groups in the parts before the one that matched */
    poa_gram_cache known; /* of the text that does not change */
    poa_seen seen;        /* answers in long passages of that text */
};

poa_matcher *poa_matcher_new(uint32_t match_limit)
{
    poa_matcher *matcher = calloc(1, sizeof(*matcher));

    if (matcher == NULL)
        return NULL;
    matcher->pairs = 1;
    matcher->data = pcre2_match_data_create(1, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    if (matcher->data == NULL || matcher->context == NULL) {
        poa_matcher_free(matcher);
        return NULL;
    }
    pcre2_set_match_limit(matcher->context, match_limit != 0 ? match_limit : POA_MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, POA_DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, POA_HEAP_LIMIT_KIB);
    return matcher;
}

void poa_matcher_free(poa_matcher *matcher)
{
    if (matcher == NULL)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    poa_gram_cache_release(&matcher->known);
    poa_seen_release(&matcher->seen);
    free(matcher);
}

void poa_matcher_set_text(poa_matcher *matcher, const char *bytes, size_t length)
{
    poa_gram_cache_release(&matcher->known);
    poa_seen_release(&matcher->seen);
    matcher->known = (poa_gram_cache){ bytes, length, NULL };
}

/* Make room for the groups of a pattern. */
static bool matcher_grow(poa_matcher *matcher, const pcre2_code *code)
{
    uint32_t groups = poa_code_groups(code);

    if (groups < matcher->pairs)
        return true;
    pcre2_match_data *data = pcre2_match_data_create(groups + 1, NULL);
    if (data == NULL)
        return false;
    pcre2_match_data_free(matcher->data);
    matcher->data = data;
    matcher->pairs = groups + 1;
    return true;
}

/* Where to look. */
struct search {
    const char *subject;
    size_t length;
    size_t from;
};

static poa_match match_code(const pcre2_code *code, poa_matcher *matcher,
                            const struct search *where)
{
    int rc = pcre2_match(code, (PCRE2_SPTR)where->subject, where->length, where->from,
                         PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, matcher->data, matcher->context);

    if (rc >= 0)
        return POA_MATCH_FOUND;
    if (rc == PCRE2_ERROR_NOMATCH)
        return POA_MATCH_NONE;
    return rc == PCRE2_ERROR_NOMEMORY ? POA_MATCH_NOMEM : POA_MATCH_LIMITED;
}

/* Count what a pattern read; true once machine code pays. */
static bool worth_native(const poa_pattern *pattern, size_t bytes)
{
    poa_pattern *cache = (poa_pattern *)pattern;

    if (atomic_load_explicit(&cache->read, memory_order_relaxed) > JIT_AFTER_BYTES)
        return true;
    size_t before = atomic_fetch_add_explicit(&cache->read, bytes, memory_order_relaxed);
    return before + bytes > JIT_AFTER_BYTES;
}

/*
 * The interpreter and the machine code count their steps differently.  A search
 * that one of them gives up is tried with the other, in both directions, so the
 * answer does not depend on which of them came first.
 */
static poa_match match_twice(const poa_pattern *pattern, poa_matcher *matcher,
                             const struct search *where)
{
    pcre2_code *code = poa_pattern_code(pattern);

    if (code == NULL || !matcher_grow(matcher, code))
        return POA_MATCH_NOMEM;
    pcre2_code *native =
        worth_native(pattern, where->length - where->from) ? poa_pattern_native(pattern) : NULL;
    poa_match answer = match_code(native != NULL ? native : code, matcher, where);
    if (answer != POA_MATCH_LIMITED)
        return answer;
    if (native != NULL)
        return match_code(code, matcher, where);
    native = poa_pattern_native(pattern);
    return native != NULL ? match_code(native, matcher, where) : answer;
}

/* The literals of a part, taken out at the first use; NULL when memory ran out. */
static const poa_atoms *atoms_of(const poa_pattern *part)
{
    poa_pattern *cache = (poa_pattern *)part;
    poa_atoms *atoms = atomic_load(&cache->atoms);
    poa_atoms *seen = NULL;

    if (atoms != NULL)
        return atoms;
    atoms = poa_atoms_new(part->source, part->length);
    if (atoms == NULL || atomic_compare_exchange_strong(&cache->atoms, &seen, atoms))
        return atoms;
    free(atoms);
    return seen;
}

/* May the part match a subject with these triples (NULL: unknown)? */
static bool part_possible(const poa_pattern *part, const poa_grams *grams)
{
    const poa_atoms *atoms = grams != NULL ? atoms_of(part) : NULL;
    return atoms == NULL || poa_atoms_possible(atoms, grams);
}

/* What is known of a pattern in a passage of the text that does not change, or NULL. */
static poa_seen_part *seen_of(poa_matcher *matcher, const poa_pattern *pattern,
                              const struct search *where)
{
    uintptr_t text = (uintptr_t)matcher->known.text;
    uintptr_t begin = (uintptr_t)where->subject;
    bool inside = matcher->known.text != NULL && begin >= text &&
                  begin - text <= matcher->known.length &&
                  where->length <= matcher->known.length - (begin - text);
    size_t parts = 0;

    if (!inside || (pattern->options & PCRE2_NO_AUTO_CAPTURE) == 0)
        return NULL; /* groups are asked for after the search */
    for (const poa_pattern *part = pattern; part != NULL; part = part->next)
        parts++;
    return poa_seen_get(&matcher->seen, pattern, parts, where->subject, where->length);
}

/* Search with one part, or take its answer from `seen`, which may be NULL. */
static poa_match match_part(const poa_pattern *part, poa_matcher *matcher,
                            const struct search *where, poa_seen_part *seen, size_t pair[2])
{
    if (seen != NULL && poa_seen_holds(seen, where->from)) {
        pair[0] = seen->begin;
        pair[1] = seen->end;
        return seen->found ? POA_MATCH_FOUND : POA_MATCH_NONE;
    }
    poa_match answer = match_twice(part, matcher, where);
    if (answer != POA_MATCH_FOUND && answer != POA_MATCH_NONE)
        return answer;
    const PCRE2_SIZE *found = pcre2_get_ovector_pointer(matcher->data);
    pair[0] = answer == POA_MATCH_FOUND ? found[0] : 0;
    pair[1] = answer == POA_MATCH_FOUND ? found[1] : 0;
    if (seen != NULL)
        *seen = (poa_seen_part){ true, answer == POA_MATCH_FOUND, where->from, pair[0], pair[1] };
    return answer;
}

/* Let groups be asked for: count those of the parts before the one that won, and search
 * again unless it was tried last. */
static poa_match fetch_groups(const poa_pattern *pattern, const poa_pattern *winner,
                              const poa_pattern *last, poa_matcher *matcher,
                              const struct search *where)
{
    matcher->first = 0;
    if ((winner->options & PCRE2_NO_AUTO_CAPTURE) != 0)
        return POA_MATCH_FOUND; /* no groups that anybody could ask for */
    for (const poa_pattern *part = pattern; part != winner; part = part->next)
        matcher->first += poa_code_groups(poa_pattern_code(part));
    return winner == last ? POA_MATCH_FOUND : match_twice(winner, matcher, where);
}

/* The parts are alternatives: the leftmost match counts, then the first part. */
poa_match poa_pattern_match(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                            size_t length, size_t from, size_t *begin, size_t *end)
{
    struct search where = { subject, length, from };
    const poa_grams *grams = poa_gram_cache_get(&matcher->known, subject, length);
    poa_seen_part *seen = seen_of(matcher, pattern, &where);
    const poa_pattern *winner = NULL;
    const poa_pattern *last = NULL;
    size_t first = length + 1;
    size_t index = 0;
    size_t pair[2];

    assert(from <= length);
    for (const poa_pattern *part = pattern; part != NULL && first > from; part = part->next) {
        poa_seen_part *known = seen != NULL ? &seen[index++] : NULL;
        if (!part_possible(part, grams))
            continue;
        poa_match answer = match_part(part, matcher, &where, known, pair);
        last = part;
        if (answer == POA_MATCH_NONE)
            continue;
        if (answer != POA_MATCH_FOUND)
            return answer;
        if (pair[0] >= first)
            continue;
        winner = part;
        first = pair[0];
        *begin = pair[0];
        *end = pair[1];
    }
    if (winner == NULL)
        return POA_MATCH_NONE;
    return fetch_groups(pattern, winner, last, matcher, &where);
}

bool poa_pattern_gives_up(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                          size_t length)
{
    struct search where = { subject, length, 0 };

    for (const poa_pattern *part = pattern; part != NULL; part = part->next) {
        const pcre2_code *code = poa_pattern_code(part);
        if (code != NULL && match_code(code, matcher, &where) == POA_MATCH_LIMITED)
            return true;
    }
    return false;
}

bool poa_matcher_group(const poa_matcher *matcher, uint32_t group)
{
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);

    if (group <= matcher->first)
        return false;
    group -= matcher->first;
    return group < matcher->pairs && pairs[2 * (size_t)group] != PCRE2_UNSET;
}

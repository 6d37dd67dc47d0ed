/* SPDX-License-Identifier: MIT */
/*
 * A pattern keeps its wrapped source and makes two codes from it when they are
 * needed: the interpreted one at the first match (a Chinese pattern is never
 * compiled for an English draft), and a copy with machine code once it has read
 * so much text that this pays.  Threads that share a pattern race for each slot
 * with one compare-and-swap; the loser frees its own.
 */
#include "pattern/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <assert.h>
#include <pcre2.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pattern/atoms.h"

/* Text after which machine code pays: making it costs about as much as interpreting
 * the pattern over this many bytes (measured on the standard pack). */
enum { JIT_AFTER_BYTES = 4 << 10 };

/* A place between two Latin letters or digits is no border.  The look-behind
 * comes second so that most places cost one test of the next byte. */
#define LATIN  "(?-i:[0-9A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}\\x{1E00}-\\x{1EFF}])"
#define BORDER "(?!(?<=" LATIN ")" LATIN ")"

struct poa_pattern {
    poa_pattern *next;            /* another part of the same pattern; owned */
    _Atomic(pcre2_code *) code;   /* interpreted; NULL until the first match */
    _Atomic(pcre2_code *) native; /* copy with machine code; NULL until it pays */
    _Atomic(poa_atoms *) atoms;   /* what must occur in a match; NULL until asked */
    atomic_size_t read;           /* bytes matched so far, up to JIT_AFTER_BYTES or so */
    uint32_t options;             /* for pcre2_compile() */
    size_t length;
    char source[]; /* wrapped in borders */
};

struct poa_matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
    uint32_t pairs;       /* room of `data` */
    uint32_t first;       /* groups in the parts before the one that matched */
    poa_gram_cache known; /* of the text that does not change */
};

static uint32_t compile_options(unsigned flags)
{
    uint32_t options =
        PCRE2_UTF | PCRE2_MULTILINE | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UCP;

    if ((flags & POA_PATTERN_LAZY) != 0)
        options |= PCRE2_NO_UTF_CHECK;

    if ((flags & POA_PATTERN_CASE) == 0)
        options |= PCRE2_CASELESS;
    if ((flags & POA_PATTERN_CAPTURE) == 0)
        options |= PCRE2_NO_AUTO_CAPTURE;
    return options;
}

/* What stands before and after the author's pattern. */
static const char *prefix_of(unsigned flags)
{
    return (flags & POA_PATTERN_NO_BORDER) != 0 ? "(?:" : BORDER "(?:";
}

static const char *suffix_of(unsigned flags)
{
    return (flags & POA_PATTERN_NO_BORDER) != 0 ? ")" : ")" BORDER;
}

static poa_pattern *pattern_new(const char *source, size_t length, unsigned flags)
{
    size_t before = strlen(prefix_of(flags));
    size_t after = strlen(suffix_of(flags));
    poa_pattern *pattern = calloc(1, sizeof(*pattern) + before + length + after + 1);

    if (pattern == NULL)
        return NULL;
    pattern->options = compile_options(flags);
    pattern->length = before + length + after;
    memcpy(pattern->source, prefix_of(flags), before);
    memcpy(pattern->source + before, source, length);
    memcpy(pattern->source + before + length, suffix_of(flags), after);
    return pattern;
}

static pcre2_code *compile_bytes(const char *source, size_t length, uint32_t options, int *why,
                                 size_t *where)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);

    *why = PCRE2_ERROR_NOMEMORY;
    *where = 0;
    if (context == NULL)
        return NULL;
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)source, length, options, why, where, context);
    pcre2_compile_context_free(context);
    return code;
}

/* Put `made` into an empty slot, or free it where another thread was faster. */
static pcre2_code *publish(_Atomic(pcre2_code *) *slot, pcre2_code *made)
{
    pcre2_code *seen = NULL;

    if (made == NULL || atomic_compare_exchange_strong(slot, &seen, made))
        return made;
    pcre2_code_free(made);
    return seen;
}

/* The codes are a cache that const users share. */
static pcre2_code *code_of(const poa_pattern *pattern)
{
    poa_pattern *cache = (poa_pattern *)pattern;
    pcre2_code *code = atomic_load(&cache->code);
    int why;
    size_t where;

    if (code != NULL)
        return code;
    code = compile_bytes(pattern->source, pattern->length, pattern->options, &why, &where);
    return publish(&cache->code, code);
}

/* The code with machine code, made now if need be; NULL where there is none. */
static pcre2_code *native_of(const poa_pattern *pattern)
{
    poa_pattern *cache = (poa_pattern *)pattern;
    pcre2_code *native = atomic_load(&cache->native);

    if (native != NULL)
        return native;
    native = pcre2_code_copy(atomic_load(&cache->code));
    if (native == NULL)
        return NULL;
    if (pcre2_jit_compile(native, PCRE2_JIT_COMPLETE) != 0) {
        pcre2_code_free(native);
        return NULL;
    }
    return publish(&cache->native, native);
}

/* ---- Compiling ---------------------------------------------------------------- */

enum { NEAR_BYTES = 24 }; /* of a pattern before a fault, in the message */

static poa_status fail_compile(const char *source, size_t length, int why, size_t where,
                               const poa_mark *at, poa_error *err)
{
    char text[160] = "";
    char near[NEAR_BYTES + 1] = "";
    poa_digits digits;

    if (why == PCRE2_ERROR_NOMEMORY || why == PCRE2_ERROR_HEAP_FAILED)
        return poa_fail_nomem(err);
    if (why == PCRE2_ERROR_PATTERN_TOO_LARGE)
        return poa_fail(err, POA_LIMIT, at, "pattern.too-complex");
    pcre2_get_error_message(why, (PCRE2_UCHAR *)text, sizeof(text));
    where = where < length ? where : length;
    size_t from = where > NEAR_BYTES ? where - NEAR_BYTES : 0;
    while (from < where && poa_utf8_is_continuation(source[from]))
        from++;
    memcpy(near, source + from, where - from);
    return poa_fail(err, POA_RULE, at, "pattern.syntax", text, poa_decimal(&digits, where), near);
}

poa_status poa_pattern_probe(const char *source, size_t length, unsigned flags, const poa_mark *at,
                             poa_error *err)
{
    int why;
    size_t where;
    uint32_t empty = 0;
    pcre2_code *code = compile_bytes(source, length, compile_options(flags), &why, &where);

    if (code == NULL)
        return fail_compile(source, length, why, where, at, err);
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &empty);
    pcre2_code_free(code);
    return empty != 0 && (flags & POA_PATTERN_PIECE) == 0
               ? poa_fail(err, POA_RULE, at, "pattern.empty")
               : POA_OK;
}

/* Compile the whole at once, so that what is wrong with it is known. */
static poa_status compile_now(poa_pattern *pattern, const poa_mark *at, poa_error *err)
{
    int why;
    size_t where;
    pcre2_code *code =
        compile_bytes(pattern->source, pattern->length, pattern->options, &why, &where);

    if (code == NULL)
        return fail_compile(pattern->source, pattern->length, why, where, at, err);
    atomic_store(&pattern->code, code);
    return POA_OK;
}

poa_status poa_pattern_compile(poa_pattern **out, const char *source, size_t length, unsigned flags,
                               const poa_mark *at, poa_error *err)
{
    poa_status status = POA_OK;
    poa_digits digits;

    if (length > POA_MAX_PATTERN_BYTES)
        return poa_fail(err, POA_LIMIT, at, "pattern.too-large",
                        poa_decimal(&digits, POA_MAX_PATTERN_BYTES));
    if ((flags & POA_PATTERN_LAZY) == 0)
        status = poa_pattern_probe(source, length, flags, at, err);
    if (status != POA_OK)
        return status;
    poa_pattern *pattern = pattern_new(source, length, flags);
    if (pattern == NULL)
        return poa_fail_nomem(err);
    if ((flags & POA_PATTERN_LAZY) == 0)
        status = compile_now(pattern, at, err);
    if (status == POA_OK)
        *out = pattern;
    else
        poa_pattern_free(pattern);
    return status;
}

void poa_pattern_append(poa_pattern *pattern, poa_pattern *next)
{
    while (pattern->next != NULL)
        pattern = pattern->next;
    pattern->next = next;
}

void poa_pattern_free(poa_pattern *pattern)
{
    while (pattern != NULL) {
        poa_pattern *next = pattern->next;
        pcre2_code_free(atomic_load(&pattern->code));
        pcre2_code_free(atomic_load(&pattern->native));
        free(atomic_load(&pattern->atoms));
        free(pattern);
        pattern = next;
    }
}

size_t poa_pattern_size(const poa_pattern *pattern)
{
    size_t total = 0;

    for (; pattern != NULL; pattern = pattern->next) {
        size_t size = 0;
        const pcre2_code *code = code_of(pattern);
        if (code != NULL)
            pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
        total += size;
    }
    return total;
}

static uint32_t groups_of(const pcre2_code *code)
{
    uint32_t groups = 0;

    if (code != NULL)
        pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    return groups;
}

uint32_t poa_pattern_groups(const poa_pattern *pattern)
{
    uint32_t groups = 0;

    for (; pattern != NULL; pattern = pattern->next)
        groups += groups_of(code_of(pattern));
    return groups;
}

/* ---- Matching ------------------------------------------------------------------ */

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
    free(matcher);
}

void poa_matcher_set_text(poa_matcher *matcher, const char *bytes, size_t length)
{
    poa_gram_cache_release(&matcher->known);
    matcher->known = (poa_gram_cache){ bytes, length, NULL };
}

/* Make room for the groups of a pattern. */
static bool matcher_grow(poa_matcher *matcher, const pcre2_code *code)
{
    uint32_t groups = groups_of(code);

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
    pcre2_code *code = code_of(pattern);

    if (code == NULL || !matcher_grow(matcher, code))
        return POA_MATCH_NOMEM;
    pcre2_code *native =
        worth_native(pattern, where->length - where->from) ? native_of(pattern) : NULL;
    poa_match answer = match_code(native != NULL ? native : code, matcher, where);
    if (answer != POA_MATCH_LIMITED)
        return answer;
    if (native != NULL)
        return match_code(code, matcher, where);
    native = native_of(pattern);
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

/* The parts are alternatives: the leftmost match counts, then the first part. */
poa_match poa_pattern_match(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                            size_t length, size_t from, size_t *begin, size_t *end)
{
    struct search where = { subject, length, from };
    const poa_grams *grams = poa_gram_cache_get(&matcher->known, subject, length);
    const poa_pattern *winner = NULL;
    const poa_pattern *last = NULL;
    size_t first = length + 1;

    assert(from <= length);
    for (const poa_pattern *part = pattern; part != NULL && first > from; part = part->next) {
        if (!part_possible(part, grams))
            continue;
        poa_match answer = match_twice(part, matcher, &where);
        last = part;
        if (answer == POA_MATCH_NONE)
            continue;
        if (answer != POA_MATCH_FOUND)
            return answer;
        const PCRE2_SIZE *pair = pcre2_get_ovector_pointer(matcher->data);
        if (pair[0] >= first)
            continue;
        winner = part;
        first = pair[0];
        *begin = pair[0];
        *end = pair[1];
    }
    if (winner == NULL)
        return POA_MATCH_NONE;
    matcher->first = 0;
    if ((winner->options & PCRE2_NO_AUTO_CAPTURE) != 0)
        return POA_MATCH_FOUND; /* no groups that anybody could ask for */
    for (const poa_pattern *part = pattern; part != winner; part = part->next)
        matcher->first += groups_of(code_of(part));
    return winner == last ? POA_MATCH_FOUND : match_twice(winner, matcher, &where);
}

bool poa_pattern_gives_up(const poa_pattern *pattern, poa_matcher *matcher, const char *subject,
                          size_t length)
{
    struct search where = { subject, length, 0 };

    for (const poa_pattern *part = pattern; part != NULL; part = part->next) {
        const pcre2_code *code = code_of(part);
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

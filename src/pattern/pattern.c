/* SPDX-License-Identifier: MIT */
/*
 * A pattern keeps its wrapped source and makes two codes from it when they are
 * needed: the interpreted one at the first match (a Chinese pattern is never
 * compiled for an English draft), and a copy with machine code once it has read
 * so much text that this pays.  Threads that share a pattern race for each slot
 * with one compare-and-swap; the loser frees its own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pattern/code.h"

/*
 * A place between two Latin letters or digits is no border.  The class heeds case: it
 * names both, and PCRE2 would look up the other case of every letter in it.
 */
#define LATIN  "(?-i:[0-9A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}\\x{1E00}-\\x{1EFF}])"
#define BORDER "(?!(?<=" LATIN ")" LATIN ")"

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
pcre2_code *poa_pattern_code(const poa_pattern *pattern)
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

pcre2_code *poa_pattern_native(const poa_pattern *pattern)
{
    poa_pattern *cache = (poa_pattern *)pattern;
    pcre2_code *native = atomic_load(&cache->native);

    if (native != NULL || atomic_load(&cache->no_native))
        return native;
    native = pcre2_code_copy(atomic_load(&cache->code));
    if (native == NULL)
        return NULL;
    if (pcre2_jit_compile(native, PCRE2_JIT_COMPLETE) != 0) {
        pcre2_code_free(native);
        atomic_store(&cache->no_native, true); /* forbidden here, or too large: never again */
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
        const pcre2_code *code = poa_pattern_code(pattern);
        if (code != NULL)
            pcre2_pattern_info(code, PCRE2_INFO_SIZE, &size);
        total += size;
    }
    return total;
}

uint32_t poa_code_groups(const pcre2_code *code)
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
        groups += poa_code_groups(poa_pattern_code(pattern));
    return groups;
}

/* SPDX-License-Identifier: MIT */
/* Laws of matching: leaving out hopeless searches, cutting a pattern into parts and
 * changing the engine never change an answer. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "pattern/pattern.h"
#include "support/deadline.h"
#include "support/rng.h"

enum { PATTERNS = 3000, TEXTS = 12 };

static const char *const atoms[] = {
    "refund",         "buyer",    "we ",         "café",    "退款", "买家", "因为",
    "\\d{1,2}",       "[a-f]",    "[^.]{0,9}",   "(?i:No)", "\\.",  "x",    "退",
    "(?!buyers)",     "(?=退)",   "(?<!no )",    "s",       "K",    "É",    "\\x{41}",
    "(?>ref|refund)", "(?-i:Ab)", "(?<q>['\"])", "^",       "\\s",  ".",    "the buyer",
};
static const char *const counts[] = { "",      "",    "",   "?",  "*",  "+",   "{0,2}",
                                      "{1,3}", "{2}", "??", "*+", "+?", "{0}", "{1,}" };
static const char *const words[] = {
    "refund ", "Refund", "buyer", "the buyers ", "we ", "CAFÉ ", "退款", "买家", "因为", "a1 ",
    "No. ",    "。",     "\n",    "ab ",         "K",   "sss",   "é",    "12",   ", ",   "' ",
};

static const char *pick(rng *r, const char *const *from, size_t count)
{
    return from[rng_below(r, (uint32_t)count)];
}
#define PICK(r, table) pick((r), (table), sizeof(table) / sizeof((table)[0]))

static void add_row(rng *r, poa_strbuf *out, int depth);

static void add_branches(rng *r, poa_strbuf *out, int depth)
{
    uint32_t count = 1 + rng_below(r, 3);

    for (uint32_t i = 0; i < count; i++) {
        poa_strbuf_puts(out, i > 0 ? "|" : "");
        add_row(r, out, depth);
    }
}

static void add_row(rng *r, poa_strbuf *out, int depth)
{
    uint32_t count = 1 + rng_below(r, 3);

    for (uint32_t i = 0; i < count; i++) {
        if (depth > 0 && rng_below(r, 3) == 0) {
            poa_strbuf_puts(out, rng_below(r, 5) == 0 ? "(?=" : "(?:");
            add_branches(r, out, depth - 1);
            poa_strbuf_putc(out, ')');
        } else {
            poa_strbuf_puts(out, PICK(r, atoms));
        }
        poa_strbuf_puts(out, PICK(r, counts));
    }
}

static void make_text(rng *r, poa_strbuf *out)
{
    uint32_t count = rng_below(r, 120);

    poa_strbuf_clear(out);
    for (uint32_t i = 0; i < count; i++)
        poa_strbuf_puts(out, PICK(r, words));
    poa_strbuf_puts(out, "");
}

/* An answer as text, so that a difference can be read. */
static void find(const poa_pattern *pattern, poa_matcher *matcher, const poa_strbuf *text,
                 size_t begin, size_t end, char answer[64])
{
    size_t from = 0;
    size_t to = 0;
    poa_match match = poa_pattern_match(pattern, matcher, poa_strbuf_str(text) + begin, end - begin,
                                        0, &from, &to);

    (void)snprintf(answer, 64, "%d %zu-%zu", match, match == POA_MATCH_FOUND ? from : 0,
                   match == POA_MATCH_FOUND ? to : 0);
}

/* A stretch of the text between two characters. */
static void pick_stretch(rng *r, const poa_strbuf *text, size_t *begin, size_t *end)
{
    *begin = rng_below(r, (uint32_t)text->length + 1);
    *end = *begin + rng_below(r, (uint32_t)(text->length - *begin) + 1);
    while (*begin > 0 && ((unsigned char)text->bytes[*begin] & 0xC0u) == 0x80u)
        --*begin;
    while (*end < text->length && ((unsigned char)text->bytes[*end] & 0xC0u) == 0x80u)
        ++*end;
}

/* Where the plain search is given up, one that is left out may know better. */
static void expect_same(const char *source, const poa_strbuf *text, const char *expected,
                        const char *got)
{
    if (expected[0] - '0' != POA_MATCH_LIMITED)
        cr_expect_str_eq(got, expected, "%s in %s", source, poa_strbuf_str(text));
}

static void check_pattern(rng *r, const poa_pattern *pattern, const char *source, poa_strbuf *text)
{
    poa_matcher *plain = poa_matcher_new(0);
    poa_matcher *watching = poa_matcher_new(0);

    for (int i = 0; i < TEXTS; i++) {
        char expected[64];
        char got[64];
        size_t begin = 0;
        size_t end = 0;
        make_text(r, text);
        poa_matcher_set_text(watching, poa_strbuf_str(text), text->length);
        pick_stretch(r, text, &begin, &end);
        find(pattern, plain, text, begin, end, expected);
        find(pattern, watching, text, begin, end, got);
        expect_same(source, text, expected, got);
        find(pattern, plain, text, 0, text->length, expected);
        find(pattern, watching, text, 0, text->length, got);
        expect_same(source, text, expected, got);
    }
    poa_matcher_free(plain);
    poa_matcher_free(watching);
}

Test(pattern_laws, watching_changes_nothing)
{
    end_after(120);
    rng r = { 20240501 };
    poa_strbuf source = POA_STRBUF_INIT;
    poa_strbuf text = POA_STRBUF_INIT;
    int compiled = 0;

    for (int i = 0; i < PATTERNS; i++) {
        poa_pattern *pattern = NULL;
        poa_strbuf_clear(&source);
        add_branches(&r, &source, 2);
        if (poa_pattern_compile(&pattern, source.bytes, source.length, rng_below(&r, 4), NULL,
                                NULL) != POA_OK)
            continue; /* it can match nothing, or repeats an assertion */
        compiled++;
        check_pattern(&r, pattern, source.bytes, &text);
        poa_pattern_free(pattern);
    }
    cr_expect_gt(compiled, PATTERNS / 5);
    poa_strbuf_release(&source);
    poa_strbuf_release(&text);
}

/* "a|b" is the same as a part "a" and a part "b". */
Test(pattern_laws, parts_are_alternatives)
{
    end_after(120);
    rng r = { 7 };
    poa_strbuf whole = POA_STRBUF_INIT;
    poa_strbuf text = POA_STRBUF_INIT;

    for (int i = 0; i < PATTERNS; i++) {
        poa_pattern *joined = NULL;
        poa_pattern *first = NULL;
        poa_pattern *second = NULL;
        poa_matcher *matcher = poa_matcher_new(0);
        char expected[64];
        char got[64];
        poa_strbuf_clear(&whole);
        add_row(&r, &whole, 1);
        size_t middle = whole.length;
        poa_strbuf_putc(&whole, '|');
        add_row(&r, &whole, 1);
        make_text(&r, &text);
        if (poa_pattern_compile(&joined, whole.bytes, whole.length, 0, NULL, NULL) == POA_OK &&
            poa_pattern_compile(&first, whole.bytes, middle, 0, NULL, NULL) == POA_OK &&
            poa_pattern_compile(&second, whole.bytes + middle + 1, whole.length - middle - 1, 0,
                                NULL, NULL) == POA_OK) {
            poa_pattern_append(first, second);
            second = NULL;
            find(joined, matcher, &text, 0, text.length, expected);
            find(first, matcher, &text, 0, text.length, got);
            cr_expect_str_eq(got, expected, "%s in %s", whole.bytes, poa_strbuf_str(&text));
        }
        poa_pattern_free(joined);
        poa_pattern_free(first);
        poa_pattern_free(second);
        poa_matcher_free(matcher);
    }
    poa_strbuf_release(&whole);
    poa_strbuf_release(&text);
}

/* A pattern of three parts, or NULL where one of them can't be compiled. */
static poa_pattern *make_parts(rng *r, poa_strbuf *source)
{
    poa_pattern *whole = NULL;

    for (int i = 0; i < 3; i++) {
        poa_pattern *part = NULL;
        poa_strbuf_clear(source);
        add_row(r, source, 1);
        if (poa_pattern_compile(&part, source->bytes, source->length, 0, NULL, NULL) != POA_OK) {
            poa_pattern_free(whole);
            return NULL;
        }
        if (whole == NULL)
            whole = part;
        else
            poa_pattern_append(whole, part);
    }
    return whole;
}

/* Go through a long text from match to match, now and then back to an earlier place:
 * what is kept of the answers must not change them. */
Test(pattern_laws, what_was_seen_changes_no_answer)
{
    end_after(120);
    rng r = { 11 };
    poa_strbuf source = POA_STRBUF_INIT;
    poa_strbuf piece = POA_STRBUF_INIT;
    uint32_t found = 0;

    for (int i = 0; i < PATTERNS / 4; i++) {
        poa_strbuf text = POA_STRBUF_INIT;
        poa_pattern *pattern = make_parts(&r, &source);
        poa_matcher *keeping = poa_matcher_new(0);
        poa_matcher *plain = poa_matcher_new(0);
        while (pattern != NULL && text.length < 3000) {
            make_text(&r, &piece);
            poa_strbuf_puts(&text, poa_strbuf_str(&piece));
        }
        poa_matcher_set_text(keeping, poa_strbuf_str(&text), text.length);
        size_t from = 0;
        for (int step = 0; pattern != NULL && step < 40; step++) {
            size_t kept[2] = { 0, 0 };
            size_t fresh[2] = { 0, 0 };
            poa_match answer = poa_pattern_match(pattern, keeping, text.bytes, text.length, from,
                                                 &kept[0], &kept[1]);
            poa_match expected = poa_pattern_match(pattern, plain, text.bytes, text.length, from,
                                                   &fresh[0], &fresh[1]);
            cr_assert_eq(answer, expected, "pattern %d from %zu", i, from);
            cr_assert_arr_eq(kept, fresh, sizeof(kept), "pattern %d from %zu", i, from);
            found += answer == POA_MATCH_FOUND;
            bool back = answer != POA_MATCH_FOUND || rng_below(&r, 5) == 0;
            from = back ? 0 : kept[1];
        }
        poa_pattern_free(pattern);
        poa_matcher_free(keeping);
        poa_matcher_free(plain);
        poa_strbuf_release(&text);
    }
    cr_expect_gt(found, PATTERNS);
    poa_strbuf_release(&source);
    poa_strbuf_release(&piece);
}

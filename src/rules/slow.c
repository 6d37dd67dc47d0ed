/* SPDX-License-Identifier: MIT */
/*
 * What is slow is measured, not guessed: a pattern runs over texts that nearly match
 * it at every place, where backtracking hurts most.
 */
#include "rules/slow.h"

#include <string.h>

#include "pattern/scan.h"

enum { TEXT_BYTES = 4096 };

/* ---- Gaps ---------------------------------------------------------------------- */

/* "*", "+", "{3,}" */
static bool is_unbounded(const char *source, const poa_piece *piece)
{
    char last = source[piece->end - 1];

    if (piece->kind == POA_PIECE_SIGN)
        return last == '*' || last == '+';
    return piece->kind == POA_PIECE_COUNT && piece->end - piece->begin >= 3 && last == '}' &&
           source[piece->end - 2] == ',';
}

static bool is_wide(const char *source, const poa_piece *piece)
{
    if (piece->kind == POA_PIECE_CLASS)
        return source[piece->begin + 1] == '^';
    return piece->kind == POA_PIECE_SIGN && source[piece->begin] == '.';
}

/* Is nothing left to match behind `at` in its branch?  Then a gap just runs to the
 * end of the sentence. */
static bool is_last(const char *source, size_t length, size_t at)
{
    poa_piece piece;

    if (at < length && (source[at] == '?' || source[at] == '+'))
        at++; /* lazy or possessive */
    return !poa_pattern_next(source, length, &at, &piece) || piece.kind == POA_PIECE_BRANCH ||
           piece.kind == POA_PIECE_CLOSE;
}

bool poa_slow_has_gap(const char *source, size_t length)
{
    bool wide = false;
    poa_piece piece;

    for (size_t at = 0; poa_pattern_next(source, length, &at, &piece);) {
        if (wide && is_unbounded(source, &piece) && !is_last(source, length, piece.end))
            return true;
        wide = is_wide(source, &piece);
    }
    return false;
}

/* ---- Texts ----------------------------------------------------------------------- */

/* One character that a class or an escape matches, roughly. */
static const char *sample_of(const char *source, const poa_piece *piece)
{
    static const struct {
        const char *mark;
        const char *sample;
    } samples[] = { { "\\d", "1" }, { "\\s", " " }, { "[^", "x" }, { "[0", "1" }, { "\\p", "中" } };

    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        if (strncmp(source + piece->begin, samples[i].mark, strlen(samples[i].mark)) == 0)
            return samples[i].sample;
    }
    return "a";
}

/* Skip the other branches of the group that is open. */
static void skip_branches(const poa_strbuf *source, size_t *at)
{
    size_t depth = 0;
    poa_piece piece;

    for (size_t next = *at; poa_pattern_next(source->bytes, source->length, &next, &piece);) {
        if (piece.kind == POA_PIECE_CLOSE && depth-- == 0)
            return;
        depth += piece.kind == POA_PIECE_OPEN && source->bytes[piece.end - 1] != ')';
        *at = next;
    }
}

/* A text that the pattern matches, or nearly: the first branch of everything. */
static void make_sample(poa_strbuf *out, const poa_strbuf *source)
{
    poa_piece piece;

    for (size_t at = 0; poa_pattern_next(source->bytes, source->length, &at, &piece);) {
        if (piece.kind == POA_PIECE_TEXT)
            poa_strbuf_add(out, source->bytes + piece.begin, piece.end - piece.begin);
        else if (piece.kind == POA_PIECE_CLASS || piece.kind == POA_PIECE_ESCAPE)
            poa_strbuf_puts(out, sample_of(source->bytes, &piece));
        else if (piece.kind == POA_PIECE_SIGN && source->bytes[piece.begin] == '.')
            poa_strbuf_puts(out, "x");
        else if (piece.kind == POA_PIECE_BRANCH)
            skip_branches(source, &at);
    }
}

/* A text of one piece again and again; the sample at its end keeps PCRE2 from seeing
 * at once that a character is missing. */
static bool is_slow_on(const poa_pattern *pattern, poa_matcher *matcher, const poa_strbuf *sample,
                       const char *piece, size_t length)
{
    poa_strbuf text = POA_STRBUF_INIT;
    bool slow = false;

    if (length == 0)
        return false;
    while (text.length < TEXT_BYTES && !text.failed)
        poa_strbuf_add(&text, piece, length);
    poa_strbuf_putc(&text, '\n');
    poa_strbuf_add(&text, poa_strbuf_str(sample), sample->length);
    if (!text.failed)
        slow = poa_pattern_gives_up(pattern, matcher, text.bytes, text.length);
    poa_strbuf_release(&text);
    return slow;
}

/* Without its last character a sample matches nowhere, after much trying. */
static size_t without_last(const poa_strbuf *sample)
{
    size_t length = sample->length;

    while (length > 0 && ((unsigned char)sample->bytes[--length] & 0xC0u) == 0x80u)
        continue;
    return length;
}

bool poa_slow_measure(const poa_pattern *pattern, const poa_strbuf *expanded, poa_matcher *matcher)
{
    static const char *const runs[] = { "a", "1", " ", "x ", "中", "a1-", ",中" };
    poa_strbuf sample = POA_STRBUF_INIT;
    bool slow = false;

    if (expanded->length == 0)
        return false;
    make_sample(&sample, expanded);
    if (!sample.failed && sample.length > 0)
        slow = is_slow_on(pattern, matcher, &sample, sample.bytes, sample.length) ||
               is_slow_on(pattern, matcher, &sample, sample.bytes, without_last(&sample));
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]) && !slow; i++)
        slow = is_slow_on(pattern, matcher, &sample, runs[i], strlen(runs[i]));
    poa_strbuf_release(&sample);
    return slow;
}

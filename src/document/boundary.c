/* SPDX-License-Identifier: MIT */
/*
 * Ends of sentences.  A Chinese full stop always ends one; a question or
 * exclamation mark does unless the sentence visibly goes on; for the full stop
 * of Latin text, what stands around it decides.
 */
#include "document/boundary.h"

#include <string.h>

#include "base/utf8.h"

#define TOKEN_BYTES    48u /* no abbreviation is longer; keeps the look back short */
#define HAN_STOP       0x3002u
#define BOOK_OPEN      0x300Au
#define BOOK_CLOSE     0x300Bu
#define BRACKET_CLOSE  0x3011u
#define LIST_SEPARATOR 0x3001u

/* A run of marks that may end a sentence. */
struct marks {
    uint32_t begin;
    uint32_t end;    /* behind the marks */
    uint32_t closed; /* behind the quotes and brackets that close after them */
    uint32_t dots;
    bool full; /* with a Chinese full stop */
    bool loud; /* with a question or exclamation mark */
    bool quote_closed;
};

static bool is_upper(uint32_t point)
{
    return point >= 'A' && point <= 'Z';
}

static bool is_lower(uint32_t point)
{
    return point >= 'a' && point <= 'z';
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_blank(uint32_t point)
{
    return point == ' ' || point == '\n';
}

/* The character at `at`, or 0 at the end. */
static uint32_t point_at(const poa_stretch *stretch, uint32_t at)
{
    size_t next = at;
    return at < stretch->end ? poa_utf8_next(stretch->bytes, &next) : 0;
}

/* The character before `at`, or 0 at the begin of the sentence. */
static uint32_t point_before(const poa_stretch *stretch, uint32_t at)
{
    size_t begin = at;
    return at > stretch->begin ? poa_utf8_previous(stretch->bytes, &begin) : 0;
}

static uint32_t skip_blanks(const poa_stretch *stretch, uint32_t at)
{
    while (at < stretch->end && is_blank((unsigned char)stretch->bytes[at]))
        at++;
    return at;
}

/* ---- The full stop of Latin text -------------------------------------------------- */

/* The word before a full stop: back to a blank, bracket, quote or Han character. */
static uint32_t token_begin(const poa_stretch *stretch, uint32_t dot)
{
    size_t at = dot;

    while (at > stretch->begin && dot - at < TOKEN_BYTES) {
        size_t before = at;
        uint32_t point = poa_utf8_previous(stretch->bytes, &before);
        bool joins = poa_is_latin_alnum(point) || (point < 0x80 && strchr(".&'-@/_#", (int)point));
        if (point == 0 || !joins)
            break;
        at = before;
    }
    return (uint32_t)at;
}

/* Compare the token with an abbreviation, which is in lower case. */
static int compare_token(const char *token, size_t length, const char *word)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)token[i];
        int left = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
        int right = (unsigned char)word[i];
        if (left != right || right == 0)
            return left - right;
    }
    return word[length] == 0 ? 0 : -1;
}

static bool is_abbreviation(const poa_stretch *stretch, uint32_t begin, uint32_t dot)
{
    const poa_cues *cues = stretch->cues;
    size_t low = 0;
    size_t high = cues->abbreviation_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_token(stretch->bytes + begin, dot - begin, cues->abbreviations[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static bool is_number_token(const poa_stretch *stretch, uint32_t begin, uint32_t dot)
{
    for (uint32_t i = begin; i < dot; i++)
        if (!is_digit((unsigned char)stretch->bytes[i]))
            return false;
    return dot > begin && dot - begin <= 2;
}

/* "1." in the run of a sentence: at its begin, or behind a mark that lists. */
static bool is_inline_number(const poa_stretch *stretch, uint32_t begin, uint32_t dot)
{
    bool letter = dot - begin == 1 && is_upper((unsigned char)stretch->bytes[begin]);
    uint32_t before = begin;

    if (!letter && !is_number_token(stretch, begin, dot))
        return false;
    while (before > stretch->begin && is_blank((unsigned char)stretch->bytes[before - 1]))
        before--;
    uint32_t point = point_before(stretch, before);
    return point == 0 || point == ':' || point == ';' || point == ',';
}

/* "J." of "our lead J. Smith", not that of "see Exhibit A. We": a large letter
 * before it makes it a name of a thing. */
static bool is_initial(const poa_stretch *stretch, uint32_t begin, uint32_t dot)
{
    uint32_t at = begin;

    if (dot - begin != 1 || !is_upper((unsigned char)stretch->bytes[begin]) ||
        stretch->bytes[begin] == 'I')
        return false;
    while (at > stretch->begin && is_blank((unsigned char)stretch->bytes[at - 1]))
        at--;
    if (point_before(stretch, at) == '.')
        return true;
    return !is_upper((unsigned char)stretch->bytes[token_begin(stretch, at)]);
}

static bool stop_before_blank(const poa_stretch *stretch, uint32_t dot, uint32_t next)
{
    uint32_t begin = token_begin(stretch, dot);

    if (is_lower(next) || is_inline_number(stretch, begin, dot))
        return false;
    if (is_initial(stretch, begin, dot))
        return false;
    /* "No. We never did." is a sentence, "No. 5" is not. */
    bool alone = begin == skip_blanks(stretch, stretch->begin);
    return !is_abbreviation(stretch, begin, dot) || (alone && !is_digit(next) && dot - begin == 2);
}

/* "accounts.We" lacks its blank; "Amazon.com" and "B0.X" lack none. */
static bool stop_before_letter(const poa_stretch *stretch, uint32_t dot, uint32_t next)
{
    uint32_t before = point_before(stretch, dot);
    uint32_t second = point_at(stretch, dot + 2);

    if (poa_is_han(next))
        return !is_digit(before) && !is_abbreviation(stretch, token_begin(stretch, dot), dot);
    if (!is_upper(next) || !(is_lower(before) || before == ')' || poa_is_han(before)))
        return false;
    if (!is_lower(second) && !is_blank(second) && second != '\'')
        return false;
    uint32_t begin = token_begin(stretch, dot);
    size_t length = dot - begin;
    return memchr(stretch->bytes + begin, '@', length) == NULL &&
           memchr(stretch->bytes + begin, '/', length) == NULL &&
           memchr(stretch->bytes + begin, '.', length) == NULL &&
           !is_abbreviation(stretch, begin, dot);
}

/* ---- Marks --------------------------------------------------------------------------- */

static struct marks take_marks(const poa_stretch *stretch, uint32_t at)
{
    struct marks marks = { .begin = at };

    for (size_t next = at; at < stretch->end; at = (uint32_t)next) {
        uint32_t point = poa_utf8_next(stretch->bytes, &next);
        if (point != '.' && point != '!' && point != '?' && point != HAN_STOP)
            break;
        marks.dots += point == '.';
        marks.full = marks.full || point == HAN_STOP;
        marks.loud = marks.loud || point == '!' || point == '?';
    }
    marks.end = at;
    return marks;
}

/* Quotes and brackets that close behind the marks belong to the sentence. */
static void take_closers(const poa_stretch *stretch, struct marks *marks, bool *quoted)
{
    uint32_t at = marks->end;

    for (size_t next = at; at < stretch->end; at = (uint32_t)next) {
        uint32_t point = poa_utf8_next(stretch->bytes, &next);
        bool quote = point == '"' && *quoted;
        if (!quote && point != ')' && point != ']' && point != BOOK_CLOSE && point != BRACKET_CLOSE)
            break;
        if (quote)
            *quoted = false;
        marks->quote_closed = marks->quote_closed || quote || point == BOOK_CLOSE;
    }
    marks->closed = at;
}

static bool is_end(const poa_stretch *stretch, const struct marks *marks)
{
    uint32_t next = point_at(stretch, marks->closed);
    uint32_t word = point_at(stretch, skip_blanks(stretch, marks->closed));

    if (next == 0)
        return true;
    if (word == ',' || word == ';' || word == ':' || word == ')' || word == LIST_SEPARATOR)
        return false;
    if (marks->full)
        return true;
    if (marks->loud)
        return !is_lower(word) && !(marks->quote_closed && poa_is_han(next));
    if (marks->dots > 1)
        return is_blank(next) && is_upper(word);
    if (is_blank(next))
        return stop_before_blank(stretch, marks->begin, word);
    return marks->closed == marks->end ? stop_before_letter(stretch, marks->begin, next)
                                       : is_upper(next);
}

uint32_t poa_boundary_next(poa_stretch *stretch)
{
    uint32_t books = 0; /* open book-title marks: titles may hold question marks */

    for (size_t next = stretch->begin, at = next; at < stretch->end; at = next) {
        uint32_t point = poa_utf8_next(stretch->bytes, &next);
        books += point == BOOK_OPEN;
        books -= point == BOOK_CLOSE && books > 0;
        if (point == '"')
            stretch->quoted = !stretch->quoted;
        if (point != '.' && point != '!' && point != '?' && point != HAN_STOP)
            continue;
        struct marks marks = take_marks(stretch, (uint32_t)at);
        next = marks.end;
        if (books > 0)
            continue;
        bool quoted = stretch->quoted;
        take_closers(stretch, &marks, &quoted);
        if (is_end(stretch, &marks)) {
            stretch->quoted = quoted;
            stretch->begin = marks.closed;
            return marks.closed;
        }
    }
    stretch->begin = stretch->end;
    return stretch->end;
}

/* SPDX-License-Identifier: MIT */
/* Cuts a pattern into pieces.  It never fails: what is malformed comes out as
 * some piece or other and is refused by PCRE2. */
#include "pattern/scan.h"

#include <string.h>

#include "base/utf8.h"

/* A pattern being read. */
struct view {
    const char *bytes;
    size_t length;
};

static char byte_at(const struct view *in, size_t at)
{
    return at < in->length ? in->bytes[at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* The offset behind the character at `at`. */
static size_t after_char(const struct view *in, size_t at)
{
    at++;
    while (at < in->length && poa_utf8_is_continuation(in->bytes[at]))
        at++;
    return at;
}

/* The offset behind the next `close`, or the end. */
static size_t after_byte(const struct view *in, size_t at, char close)
{
    const char *found = at < in->length ? memchr(in->bytes + at, close, in->length - at) : NULL;
    return found != NULL ? (size_t)(found - in->bytes) + 1 : in->length;
}

/* The offset behind the escape that begins at `at`. */
static size_t after_escape(const struct view *in, size_t at)
{
    char letter = byte_at(in, at + 1);

    if (at + 1 >= in->length)
        return in->length;
    at = after_char(in, at + 1);
    if (letter == 'c' && at < in->length)
        return after_char(in, at);
    if (is_one_of(letter, "pPxoNkg") && byte_at(in, at) == '{')
        return after_byte(in, at, '}');
    if (is_one_of(letter, "kg") && byte_at(in, at) == '<')
        return after_byte(in, at, '>');
    if (is_one_of(letter, "kg") && byte_at(in, at) == '\'')
        return after_byte(in, at + 1, '\'');
    return at;
}

/* The offset behind a POSIX name such as [:alpha:] at `at`, or `at`. */
static size_t after_posix_name(const struct view *in, size_t at)
{
    char mark = byte_at(in, at + 1);

    if (!is_one_of(mark, ":.="))
        return at;
    for (size_t i = at + 2; i + 1 < in->length && !is_one_of(in->bytes[i], "]\\["); i++) {
        if (in->bytes[i] == mark && in->bytes[i + 1] == ']')
            return i + 2;
    }
    return at;
}

static size_t after_class(const struct view *in, size_t at)
{
    at += byte_at(in, at + 1) == '^' ? 2 : 1;
    if (byte_at(in, at) == ']')
        at++; /* a closing bracket that comes first stands for itself */
    while (at < in->length && in->bytes[at] != ']') {
        size_t named = in->bytes[at] == '[' ? after_posix_name(in, at) : at;
        if (named != at)
            at = named;
        else
            at = in->bytes[at] == '\\' ? after_escape(in, at) : after_char(in, at);
    }
    return at < in->length ? at + 1 : in->length;
}

/* The offset behind a group's mark: "(?<name>", "(?i:", "(?i)", "(?=". */
static size_t after_open(const struct view *in, size_t at)
{
    char mark = byte_at(in, at + 2);

    if (byte_at(in, at + 1) != '?')
        return at + 1;
    if (mark == 'P' && byte_at(in, at + 3) == '<')
        return after_byte(in, at, '>');
    if (mark == '\'')
        return after_byte(in, at + 3, '\'');
    if (mark == '<')
        return is_one_of(byte_at(in, at + 3), "=!") ? at + 4 : after_byte(in, at, '>');
    if (is_one_of(mark, "=!>:|"))
        return at + 3;
    at += 2;
    while (is_one_of(byte_at(in, at), "imsnxJU^-"))
        at++;
    return is_one_of(byte_at(in, at), ":)") ? at + 1 : at;
}

/* The characters that mean something. */
static const bool is_sign[256] = {
    ['\\'] = true, ['['] = true, [']'] = true, ['('] = true, [')'] = true,
    ['|'] = true,  ['{'] = true, ['}'] = true, ['.'] = true, ['^'] = true,
    ['$'] = true,  ['*'] = true, ['+'] = true, ['?'] = true,
};

/* The offset behind the characters without meaning that begin at `at`. */
static size_t after_text(const struct view *in, size_t at)
{
    while (at < in->length && !is_sign[(unsigned char)in->bytes[at]])
        at++;
    return at;
}

/* A brace begins a phrase, a count, or stands for itself. */
static poa_piece brace_piece(const struct view *in, size_t begin)
{
    char next = byte_at(in, begin + 1);

    if (in->bytes[begin] == '{' && next >= 'a' && next <= 'z')
        return (poa_piece){ POA_PIECE_PHRASE, begin, after_byte(in, begin, '}') };
    if (in->bytes[begin] == '{' && next >= '0' && next <= '9')
        return (poa_piece){ POA_PIECE_COUNT, begin, after_byte(in, begin, '}') };
    return (poa_piece){ POA_PIECE_SIGN, begin, begin + 1 };
}

bool poa_pattern_next(const char *source, size_t length, size_t *at, poa_piece *out)
{
    struct view in = { source, length };
    size_t begin = *at;

    if (begin >= length)
        return false;
    switch (source[begin]) {
    case '\\':
        *out = (poa_piece){ POA_PIECE_ESCAPE, begin, after_escape(&in, begin) };
        break;
    case '[':
        *out = (poa_piece){ POA_PIECE_CLASS, begin, after_class(&in, begin) };
        break;
    case '(':
        *out = (poa_piece){ POA_PIECE_OPEN, begin, after_open(&in, begin) };
        break;
    case ')':
        *out = (poa_piece){ POA_PIECE_CLOSE, begin, begin + 1 };
        break;
    case '|':
        *out = (poa_piece){ POA_PIECE_BRANCH, begin, begin + 1 };
        break;
    default:
        *out = is_sign[(unsigned char)source[begin]]
                   ? brace_piece(&in, begin)
                   : (poa_piece){ POA_PIECE_TEXT, begin, after_text(&in, begin) };
    }
    *at = out->end;
    return true;
}

bool poa_piece_is_named(const char *source, const poa_piece *piece)
{
    const char *mark = source + piece->begin;
    size_t length = piece->end - piece->begin;

    if (piece->kind != POA_PIECE_OPEN || length < 4 || mark[1] != '?')
        return false;
    return mark[2] == '\'' || (mark[2] == 'P' && mark[3] == '<') ||
           (mark[2] == '<' && mark[3] != '=' && mark[3] != '!');
}

/* SPDX-License-Identifier: MIT */
/*
 * What a pack's pattern may not use: what could run code or without end, what borders
 * make needless, and what would break them (\K) or the numbering of groups.
 */
#include <string.h>

#include "base/utf8.h"
#include "pattern/pattern.h"
#include "pattern/scan.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The text key for a refused escape, or NULL. */
static const char *refused_escape(char letter)
{
    if (letter == 'b' || letter == 'B')
        return "pattern.word-boundary";
    if (letter == 'g' || (letter >= '1' && letter <= '9'))
        return "pattern.back-reference";
    if (letter != '\0' && strchr("CKQEG", letter) != NULL)
        return "pattern.refused";
    return NULL;
}

/* The text key for a refused group, or NULL.  `rest` stands behind "(". */
static const char *refused_group(const char *rest, size_t length)
{
    if (length > 0 && rest[0] == '*')
        return "pattern.refused";
    if (length < 2 || rest[0] != '?')
        return NULL;
    if (strchr("C#|R&(", rest[1]) != NULL || is_digit(rest[1]))
        return "pattern.refused";
    if (length > 2 && (rest[1] == '+' || rest[1] == '-') && is_digit(rest[2]))
        return "pattern.refused";
    if (length > 2 && rest[1] == 'P' && rest[2] == '>')
        return "pattern.refused";
    for (size_t i = 1; i < length && strchr("imsnxJU^-", rest[i]) != NULL; i++) {
        if (rest[i] == 'x')
            return "pattern.refused";
    }
    return NULL;
}

/* The text key for the first \b, \C ... inside a class, or NULL. */
static const char *refused_in_class(const char *bytes, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++) {
        if (bytes[i] != '\\')
            continue;
        i++;
        const char *key = is_digit(bytes[i]) ? NULL : refused_escape(bytes[i]);
        if (key != NULL)
            return key;
    }
    return NULL;
}

static const char *refused_piece(const char *source, size_t length, const poa_piece *piece)
{
    const char *bytes = source + piece->begin;

    if (piece->kind == POA_PIECE_ESCAPE && piece->end - piece->begin > 1)
        return refused_escape(bytes[1]);
    if (piece->kind == POA_PIECE_OPEN)
        return refused_group(bytes + 1, length - piece->begin - 1);
    if (piece->kind == POA_PIECE_CLASS)
        return refused_in_class(bytes, piece->end - piece->begin);
    return NULL;
}

enum { SHOWN_BYTES = 48 }; /* of a refused piece in a message */

/* The end of what names a refused group: "(?R)", "(*SKIP)", "(?(1)". */
static size_t group_mark_end(const char *source, size_t length, size_t begin)
{
    size_t end = begin + 1;

    while (end < length && end < begin + 12 && source[end] != ')' && source[end] > ' ' &&
           source[end] < 0x7F)
        end++;
    return end < length && source[end] == ')' ? end + 1 : end;
}

/* Copy as much of a refused piece as a message shows. */
static void show_piece(char out[SHOWN_BYTES + 1], const char *source, size_t length,
                       const poa_piece *piece)
{
    size_t end = piece->end;

    if (piece->kind == POA_PIECE_OPEN)
        end = group_mark_end(source, length, piece->begin);
    if (end > piece->begin + SHOWN_BYTES)
        end = piece->begin + SHOWN_BYTES;
    while (end < length && end > piece->begin && poa_utf8_is_continuation(source[end]))
        end--;
    memcpy(out, source + piece->begin, end - piece->begin);
    out[end - piece->begin] = '\0';
}

poa_status poa_pattern_check(const char *source, size_t length, const poa_mark *at, poa_error *err)
{
    poa_piece piece;

    for (size_t next = 0; poa_pattern_next(source, length, &next, &piece);) {
        const char *key = refused_piece(source, length, &piece);
        if (key == NULL)
            continue;
        char shown[SHOWN_BYTES + 1];
        show_piece(shown, source, length, &piece);
        return poa_fail(err, POA_RULE, at, key, shown);
    }
    return POA_OK;
}

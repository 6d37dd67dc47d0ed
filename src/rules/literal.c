/* SPDX-License-Identifier: MIT */
/* Folding of patterns, character by character: the syntax around them is ASCII
 * and stays as it is. */
#include "rules/literal.h"

#include <string.h>

#include "base/utf8.h"
#include "document/fold.h"

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

static void add_escaped(poa_strbuf *out, const char *bytes, size_t length, const char *special)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(special, bytes[i]) != NULL)
            poa_strbuf_putc(out, '\\');
        poa_strbuf_putc(out, bytes[i]);
    }
}

static size_t count_points(const poa_strbuf *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->length; i++)
        count += !poa_utf8_is_continuation(text->bytes[i]);
    return count;
}

/* One character outside a class.  Several that come from one stay together, so
 * that a quantifier behind it holds for all. */
static void fold_char(poa_strbuf *out, const char *bytes, size_t length)
{
    poa_strbuf folded = POA_STRBUF_INIT;

    poa_fold_string(&folded, bytes, length);
    bool group = count_points(&folded) != 1;
    if (group)
        poa_strbuf_puts(out, "(?:");
    add_escaped(out, poa_strbuf_str(&folded), folded.length, "\\^$.[]|()?*+{}");
    if (group)
        poa_strbuf_putc(out, ')');
    out->failed = out->failed || folded.failed;
    poa_strbuf_release(&folded);
}

/* A member of a class, and whether it is the end of a range. */
struct member {
    const char *bytes;
    size_t length;
    bool ranged;
};

static bool fold_member(poa_strbuf *out, const struct member *member)
{
    poa_strbuf folded = POA_STRBUF_INIT;

    poa_fold_string(&folded, member->bytes, member->length);
    const char *bytes = poa_strbuf_str(&folded);
    bool same = folded.length == member->length && memcmp(bytes, member->bytes, folded.length) == 0;
    bool right = count_points(&folded) == 1 && (same || !member->ranged);
    if (folded.length == 1 && strchr(":.=", bytes[0]) != NULL)
        poa_strbuf_printf(out, "\\x%02X", (unsigned)bytes[0]); /* [:：] is not [::] */
    else
        add_escaped(out, bytes, folded.length, "\\^-[]");
    out->failed = out->failed || folded.failed;
    poa_strbuf_release(&folded);
    return right || out->failed;
}

static size_t point_length(const char *bytes, size_t length)
{
    size_t end = 1;

    while (end < length && poa_utf8_is_continuation(bytes[end]))
        end++;
    return end;
}

static bool fold_class(poa_strbuf *out, const char *bytes, size_t length)
{
    bool right = true;

    for (size_t i = 0; i < length;) {
        if (is_ascii(bytes[i]) &&
            !(bytes[i] == '\\' && i + 1 < length && !is_ascii(bytes[i + 1]))) {
            poa_strbuf_putc(out, bytes[i++]);
            continue;
        }
        i += bytes[i] == '\\';
        struct member member = { bytes + i, point_length(bytes + i, length - i), false };
        size_t after = i + member.length;
        member.ranged = (i >= 2 && bytes[i - 1] == '-' && bytes[i - 2] != '[') ||
                        (after + 1 < length && bytes[after] == '-' && bytes[after + 1] != ']');
        right = fold_member(out, &member) && right;
        i = after;
    }
    return right;
}

static size_t plain_length(const char *bytes, size_t length)
{
    size_t end = 0;

    while (end < length && is_ascii(bytes[end]))
        end++;
    return end;
}

static size_t other_length(const char *bytes, size_t length)
{
    size_t end = 0;

    while (end < length && !is_ascii(bytes[end]))
        end++;
    return end;
}

/* Does the fold leave the bytes as they are? */
static bool is_folded(poa_strbuf *out, const char *bytes, size_t length)
{
    poa_strbuf folded = POA_STRBUF_INIT;

    poa_fold_string(&folded, bytes, length);
    bool same = folded.length == length && memcmp(poa_strbuf_str(&folded), bytes, length) == 0;
    out->failed = out->failed || folded.failed;
    poa_strbuf_release(&folded);
    return same;
}

/* Nearly all text is folded already: only what is not goes character by character. */
static void fold_text(poa_strbuf *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        size_t plain = plain_length(bytes + i, length - i);
        size_t end = i + plain + other_length(bytes + i + plain, length - i - plain);
        poa_strbuf_add(out, bytes + i, plain);
        i += plain;
        if (i < end && is_folded(out, bytes + i, end - i)) {
            poa_strbuf_add(out, bytes + i, end - i);
            i = end;
        }
        while (i < end) {
            size_t point = point_length(bytes + i, end - i);
            fold_char(out, bytes + i, point);
            i += point;
        }
    }
}

bool poa_literal_fold(poa_strbuf *out, const char *source, const poa_piece *piece)
{
    const char *bytes = source + piece->begin;
    size_t length = piece->end - piece->begin;

    if (piece->kind == POA_PIECE_CLASS)
        return fold_class(out, bytes, length);
    if (piece->kind == POA_PIECE_TEXT)
        fold_text(out, bytes, length);
    else if (piece->kind == POA_PIECE_ESCAPE && length > 1 && !is_ascii(bytes[1]))
        fold_char(out, bytes + 1, length - 1);
    else
        poa_strbuf_add(out, bytes, length);
    return true;
}

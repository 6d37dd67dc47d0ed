/* SPDX-License-Identifier: MIT */
/*
 * Filling a poa_error.  Its two strings are for display: made printable, and
 * cut between characters where they are too long.
 */
#include "base/fail.h"

#include <string.h>

#include "base/printable.h"
#include "base/strbuf.h"
#include "base/texts.h"
#include "base/utf8.h"

#define ELLIPSIS "..."

static size_t printable_length(const char *text)
{
    poa_printable walk = { .bytes = text, .length = strlen(text) };
    size_t length = 0;

    while (poa_printable_next(&walk))
        length += walk.piece_length;
    return length;
}

/* The most bytes of `piece` that fit into `room` without cutting a character. */
static size_t fitting(const poa_printable *walk, size_t room)
{
    if (walk->piece_length <= room)
        return walk->piece_length;
    if (walk->escaped)
        return 0;
    while (room > 0 && poa_utf8_is_continuation(walk->piece[room]))
        room--;
    return room;
}

/* Copy the beginning of `text`; room for at least the dots is given. */
static void show_begin(char *out, size_t size, const char *text)
{
    poa_printable walk = { .bytes = text, .length = strlen(text) };
    bool whole = printable_length(text) < size;
    size_t room = whole ? size - 1 : size - sizeof(ELLIPSIS);
    size_t used = 0;

    while (poa_printable_next(&walk)) {
        size_t length = fitting(&walk, room - used);
        memcpy(out + used, walk.piece, length);
        used += length;
        if (length < walk.piece_length)
            break;
    }
    memcpy(out + used, whole ? "" : ELLIPSIS, whole ? 1 : sizeof(ELLIPSIS));
}

/* How much of a piece lies in the first `skip` bytes, up to a whole character. */
static size_t skipped(const poa_printable *walk, size_t skip)
{
    if (skip >= walk->piece_length || (walk->escaped && skip > 0))
        return walk->piece_length;
    while (skip < walk->piece_length && poa_utf8_is_continuation(walk->piece[skip]))
        skip++;
    return skip;
}

/* Copy the end of `text`: of a path the end says most. */
static void show_end(char *out, size_t size, const char *text)
{
    poa_printable walk = { .bytes = text, .length = strlen(text) };
    size_t total = printable_length(text);
    size_t used = total < size ? 0 : sizeof(ELLIPSIS) - 1;
    size_t skip = total < size ? 0 : total - (size - sizeof(ELLIPSIS));

    memcpy(out, ELLIPSIS, used);
    while (poa_printable_next(&walk)) {
        size_t drop = skipped(&walk, skip);
        memcpy(out + used, walk.piece + drop, walk.piece_length - drop);
        used += walk.piece_length - drop;
        skip = skip > walk.piece_length ? skip - walk.piece_length : 0;
    }
    out[used] = '\0';
}

static const char *text_in(const char *key, poa_lang lang)
{
    const poa_text_row *row = poa_text_find(key);

    if (row == NULL)
        return key;
    return row->text[lang == POA_LANG_ZH ? POA_LANG_ZH : POA_LANG_EN];
}

/* Without arguments nothing is allocated, so that "out of memory" can be said. */
static void show_message(poa_error *err, const char *text, const char *const *arguments)
{
    poa_strbuf filled = POA_STRBUF_INIT;

    if (arguments[0] != NULL)
        poa_text_fill(&filled, text, arguments);
    bool use = arguments[0] != NULL && !filled.failed;
    show_begin(err->message, sizeof(err->message), use ? poa_strbuf_str(&filled) : text);
    poa_strbuf_release(&filled);
}

poa_status poa_fail_text(poa_error *err, poa_status status, const poa_mark *mark,
                         const char *const *key_and_arguments)
{
    if (err == NULL)
        return status;
    err->status = status;
    err->line = mark == NULL ? 0 : mark->line;
    err->column = mark == NULL ? 0 : mark->column;
    const char *source = mark == NULL || mark->source == NULL ? "" : mark->source;
    show_end(err->source, sizeof(err->source), source);
    show_message(err, text_in(key_and_arguments[0], err->lang), key_and_arguments + 1);
    return status;
}

poa_status poa_fail_nomem(poa_error *err)
{
    return poa_fail(err, POA_NOMEM, NULL, "base.out-of-memory");
}

const char *poa_decimal(poa_digits *room, uint64_t value)
{
    size_t at = sizeof(room->bytes) - 1;

    room->bytes[at] = '\0';
    do
        room->bytes[--at] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    return room->bytes + at;
}

/* SPDX-License-Identifier: MIT */
/* Pieces of text and their places; the builder cuts them at line ends, so that a
 * piece which runs along stays inside one line of the source. */
#include "input/map.h"

#include <assert.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/utf8.h"

const poa_piece *poa_map_at(const poa_map *map, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = map->count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (map->pieces[middle].begin <= offset)
            low = middle;
        else
            high = middle;
    }
    return &map->pieces[low];
}

poa_status poa_extraction_begin(poa_extraction *x, poa_arena *arena, const poa_text *source,
                                poa_error *err)
{
    *x = (poa_extraction){ .source = source,
                           .text = POA_STRBUF_INIT,
                           .pieces = POA_LIST_INIT(poa_piece),
                           .next = { 0, 1, 1, 0, true } };
    return source != NULL ? poa_lines_build(&x->lines, arena, source, err) : POA_OK;
}

/* Append bytes as a piece at `place`, whose `begin` is filled here. */
static void append(poa_extraction *x, poa_piece place, const char *bytes, size_t length)
{
    place.begin = (uint32_t)x->text.length;
    x->failed = x->failed || length > POA_MAX_INPUT_CEILING - x->text.length;
    if (x->failed || length == 0)
        return;
    poa_strbuf_add(&x->text, bytes, length);
    x->failed = x->text.failed || poa_list_push(&x->pieces, &place) == NULL;
}

static poa_piece place_of(const poa_extraction *x, uint32_t offset, bool stands)
{
    poa_place place = poa_lines_place(&x->lines, x->source, offset);
    return (poa_piece){ 0, place.line, place.column, offset, stands };
}

void poa_extraction_copy(poa_extraction *x, uint32_t offset, size_t length)
{
    const char *bytes = x->source->bytes;
    uint32_t end = offset + (uint32_t)length;

    assert(length <= x->source->length && offset <= x->source->length - length);
    while (offset < end) {
        uint32_t next = poa_line_end(x->source, offset, end);
        append(x, place_of(x, offset, false), bytes + offset, next - offset);
        offset = next;
    }
    x->next = place_of(x, end, true);
}

void poa_extraction_put(poa_extraction *x, uint32_t offset, uint32_t end, const char *bytes,
                        size_t length)
{
    assert(offset <= end && end <= x->source->length);
    append(x, place_of(x, offset, true), bytes, length);
    x->next = place_of(x, end, true);
}

static uint32_t count_points(const char *bytes, size_t length)
{
    uint32_t points = 0;

    for (size_t i = 0; i < length; i++)
        points += !poa_utf8_is_continuation(bytes[i]);
    return points;
}

void poa_extraction_add(poa_extraction *x, uint32_t paragraph, uint32_t character,
                        const char *bytes, size_t length)
{
    poa_piece place = { 0, paragraph, character, 0, false };

    append(x, place, bytes, length);
    place.column += count_points(bytes, length);
    place.stands = true;
    x->next = place;
}

void poa_extraction_mark(poa_extraction *x, const char *bytes)
{
    append(x, x->next, bytes, strlen(bytes));
}

/* The pieces in the arena; at least one, so that every offset has a place. */
static poa_status move_pieces(poa_extraction *x, poa_map *map, poa_arena *arena, poa_error *err)
{
    void *pieces = NULL;

    if (x->pieces.count == 0 && poa_list_push(&x->pieces, &x->next) == NULL)
        return poa_fail_nomem(err);
    poa_status status = poa_list_move(&x->pieces, arena, &pieces, &map->count, err);
    map->pieces = pieces;
    map->paragraphs = x->source == NULL;
    return status;
}

static poa_status finish(poa_extraction *x, poa_text *out, poa_arena *arena, const char *type,
                         poa_error *err)
{
    poa_map *map = poa_arena_alloc(arena, 1, sizeof(*map));
    char *bytes = poa_arena_strndup(arena, poa_strbuf_str(&x->text), x->text.length);

    if (x->failed || map == NULL || bytes == NULL)
        return poa_fail_nomem(err);
    poa_status status = move_pieces(x, map, arena, err);
    if (status != POA_OK)
        return status;
    *out = (poa_text){ .encoding = "utf-8", .encoding_sure = true };
    if (x->source != NULL)
        *out = *x->source;
    out->bytes = bytes;
    out->length = (uint32_t)x->text.length;
    out->type = type;
    out->map = map;
    return POA_OK;
}

poa_status poa_extraction_end(poa_extraction *x, poa_text *out, poa_arena *arena, const char *type,
                              poa_error *err)
{
    poa_status status = finish(x, out, arena, type, err);

    poa_extraction_release(x);
    return status;
}

void poa_extraction_release(poa_extraction *x)
{
    poa_strbuf_release(&x->text);
    poa_list_release(&x->pieces);
}

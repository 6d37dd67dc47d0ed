/* SPDX-License-Identifier: MIT */
/*
 * Lines and columns.  Counting code points from a checkpoint keeps the cost of a
 * place constant, however long the line is.
 */
#include "input/lines.h"

#include <assert.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "input/map.h"

#define CHECKPOINT 256u /* bytes between two counts */

/* Behind the line end at `at`, or `at` itself where there is none. */
static uint32_t behind_line_end(const poa_text *text, uint32_t at)
{
    if (text->bytes[at] == '\n')
        return at + 1;
    if (text->bytes[at] == '\r') /* the NUL behind the text is no LF */
        return at + 1 + (text->bytes[at + 1] == '\n');
    return at;
}

uint32_t poa_line_end(const poa_text *text, uint32_t from, uint32_t limit)
{
    while (from < limit) {
        uint32_t next = behind_line_end(text, from);
        if (next > from)
            return next < limit ? next : limit;
        from++;
    }
    return limit;
}

static uint32_t count_lines(const poa_text *text)
{
    uint32_t count = 1;

    for (uint32_t at = 0; at < text->length;) {
        uint32_t next = behind_line_end(text, at);
        count += next > at;
        at = next > at ? next : at + 1;
    }
    return count;
}

static void fill_starts(poa_lines *lines, const poa_text *text)
{
    uint32_t line = 0;

    lines->start[0] = 0;
    for (uint32_t at = 0; at < text->length;) {
        uint32_t next = behind_line_end(text, at);
        if (next > at)
            lines->start[++line] = next;
        at = next > at ? next : at + 1;
    }
}

static void fill_checkpoints(poa_lines *lines, const poa_text *text)
{
    uint32_t points = 0;

    for (uint32_t at = 0; at <= text->length; at++) {
        if (at % CHECKPOINT == 0)
            lines->before[at / CHECKPOINT] = points;
        points += at < text->length && !poa_utf8_is_continuation(text->bytes[at]);
    }
}

poa_status poa_lines_build(poa_lines *out, poa_arena *arena, const poa_text *text, poa_error *err)
{
    poa_lines lines = { .count = count_lines(text) };

    lines.start = poa_arena_alloc(arena, lines.count, sizeof(*lines.start));
    lines.before = poa_arena_alloc(arena, text->length / CHECKPOINT + 1, sizeof(*lines.before));
    if (lines.start == NULL || lines.before == NULL)
        return poa_fail_nomem(err);
    fill_starts(&lines, text);
    fill_checkpoints(&lines, text);
    *out = lines;
    return POA_OK;
}

uint32_t poa_lines_at(const poa_lines *lines, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = lines->count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (lines->start[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Code points that begin before `offset`. */
static uint32_t points_before(const poa_lines *lines, const poa_text *text, uint32_t offset)
{
    uint32_t points = lines->before[offset / CHECKPOINT];

    for (uint32_t at = offset / CHECKPOINT * CHECKPOINT; at < offset; at++)
        points += !poa_utf8_is_continuation(text->bytes[at]);
    return points;
}

static poa_place mapped_place(const poa_lines *lines, const poa_text *text, uint32_t offset)
{
    const poa_piece *piece = poa_map_at(text->map, offset);
    poa_place place = { piece->line, piece->column, offset };

    if (!piece->stands)
        place.column +=
            points_before(lines, text, offset) - points_before(lines, text, piece->begin);
    return place;
}

poa_place poa_lines_place(const poa_lines *lines, const poa_text *text, uint32_t offset)
{
    assert(offset <= text->length);
    if (text->map != NULL)
        return mapped_place(lines, text, offset);
    uint32_t line = poa_lines_at(lines, offset);
    uint32_t start = points_before(lines, text, lines->start[line]);

    return (poa_place){
        .line = line + 1,
        .column = points_before(lines, text, offset) - start + 1,
        .offset = poa_text_source_offset(text, offset),
    };
}

poa_span poa_lines_span(const poa_lines *lines, const poa_text *text, uint32_t line)
{
    assert(line < lines->count);
    uint32_t begin = lines->start[line];
    uint32_t end = line + 1 < lines->count ? lines->start[line + 1] : text->length;

    if (end > begin && text->bytes[end - 1] == '\n')
        end--;
    if (end > begin && text->bytes[end - 1] == '\r')
        end--;
    return (poa_span){ begin, end };
}

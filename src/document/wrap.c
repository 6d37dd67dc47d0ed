/* SPDX-License-Identifier: MIT */
/*
 * Text from mail, PDF and old editors is wrapped at a fixed width.  Chinese text
 * is then cut in the midst of words, at fewer characters than an English line
 * has; so the width is measured over the whole text.
 */
#include "document/wrap.h"

#include "base/utf8.h"
#include "document/headings.h"

/* Nobody wraps at less or more columns than this. */
#define LEAST_WIDTH 40u
#define MOST_WIDTH  120u
/* A line that has no room for one more Han character and its full stop is full. */
#define SLACK 4u
/* So many lines must be full without an end of their own ... */
#define LEAST_LINES 3u
/* ... and this share of those that another one follows (percent). */
#define LEAST_SHARE 30u

static uint32_t width_of(const poa_text *text, poa_span line)
{
    uint32_t width = 0;

    for (size_t at = line.begin; at < line.end && width <= MOST_WIDTH;)
        width += poa_display_width(poa_utf8_next(text->bytes, &at));
    return width;
}

bool poa_line_closed(const char *bytes, poa_span line)
{
    size_t at = line.end;
    uint32_t last = 0;

    while (at > line.begin) {
        last = poa_plain_point(poa_utf8_previous(bytes, &at));
        if (last != '"' && last != ')' && last != '\'' && last != 0x201D && last != 0x300D)
            break;
    }
    return last == '.' || last == '!' || last == '?' || last == 0x3002 || last == ':' ||
           last == ';' || last == 0x2026;
}

bool poa_wrap_full(const poa_text *text, poa_span line, uint32_t width)
{
    return width != 0 && !poa_line_closed(text->bytes, line) &&
           width_of(text, line) + SLACK >= width;
}

static poa_span trimmed(const poa_lines *lines, const poa_text *text, uint32_t index)
{
    return poa_span_trim(text->bytes, poa_lines_span(lines, text, index));
}

static uint32_t widest(const poa_lines *lines, const poa_text *text)
{
    uint32_t widest = 0;

    for (uint32_t i = 0; i < lines->count && widest <= MOST_WIDTH; i++) {
        uint32_t width = width_of(text, trimmed(lines, text, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

uint32_t poa_wrap_width(const poa_lines *lines, const poa_text *text)
{
    uint32_t width = widest(lines, text);
    uint32_t full = 0;
    uint32_t followed = 0;

    if (width < LEAST_WIDTH || width > MOST_WIDTH)
        return 0;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        poa_span line = trimmed(lines, text, i);
        poa_span next = trimmed(lines, text, i + 1);
        if (line.begin == line.end || next.begin == next.end)
            continue;
        followed++;
        full += poa_wrap_full(text, line, width);
    }
    return full >= LEAST_LINES && full * 100 >= followed * LEAST_SHARE ? width : 0;
}

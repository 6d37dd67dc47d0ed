/* SPDX-License-Identifier: MIT */
/*
 * The line of a finding with a caret under the right characters.  Counts display
 * columns (Han take two), and looks at no more of a line than it shows, so that
 * a draft in one line of megabytes costs no more than any other.
 */
#include <inttypes.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "report/print.h"

#define CUT_MARK    "..."
#define CUT_COLUMNS 3u

/* Append the code point at bytes[*at] as a terminal may see it, move `*at`
 * behind it, and return the columns that it takes. */
static uint32_t add_cell(poa_strbuf *out, const char *bytes, uint32_t *at)
{
    size_t next = *at;
    size_t before = out->length;
    uint32_t point = poa_utf8_next(bytes, &next);
    size_t length = next - *at;

    if (point == '\t')
        poa_strbuf_putc(out, ' ');
    else
        poa_write_printable(poa_strbuf_write, out, bytes + *at, length);
    *at = (uint32_t)next;
    size_t written = out->length - before;
    return written == length && point != '\t' ? poa_display_width(point) : (uint32_t)written;
}

/* Columns of text [begin, end), or a little more than `most` where it is wider. */
static uint32_t columns_of(const poa_text *text, uint32_t begin, uint32_t end, uint32_t most)
{
    poa_strbuf scratch = POA_STRBUF_INIT;
    uint32_t columns = 0;

    while (begin < end && columns <= most)
        columns += add_cell(&scratch, text->bytes, &begin);
    poa_strbuf_release(&scratch);
    return columns;
}

/* The first offset from `floor` on from which [offset, from) takes at most
 * `most` columns. */
static uint32_t step_back(const poa_text *text, uint32_t floor, uint32_t from, uint32_t most)
{
    uint32_t columns = 0;

    while (from > floor) {
        size_t at = from;
        poa_utf8_previous(text->bytes, &at);
        columns += columns_of(text, (uint32_t)at, from, most);
        if (columns > most)
            break;
        from = (uint32_t)at;
    }
    return from;
}

/* Where to begin so that the span can be seen in `room` columns. */
static uint32_t window_begin(const poa_text *text, poa_span line, poa_span span, uint32_t room)
{
    uint32_t wide = columns_of(text, span.begin, span.end, room / 2);
    uint32_t need = wide < room / 2 ? wide : room / 2;
    uint32_t begin = step_back(text, line.begin, span.begin, room - need);

    if (begin > line.begin)
        begin = step_back(text, line.begin, span.begin, room / 3);
    return begin;
}

/* What is shown: the cells, and the columns before and under the span. */
struct window {
    poa_strbuf cells;
    uint32_t before;
    uint32_t under;
};

/* Fill the window from `at` on, up to `room` columns of the line. */
static void fill_window(struct window *window, const poa_text *text, uint32_t at, poa_span line,
                        poa_span span, uint32_t room)
{
    uint32_t columns = 0;

    while (at < line.end) {
        uint32_t here = at;
        uint32_t next = at;
        uint32_t cell = columns_of(text, here, here + 1, room);
        if (columns + cell > room) {
            poa_strbuf_puts(&window->cells, CUT_MARK);
            return;
        }
        columns += add_cell(&window->cells, text->bytes, &next);
        at = next;
        if (here < span.begin)
            window->before += cell;
        else if (here < span.end)
            window->under += cell;
    }
}

static void write_window(poa_writer *writer, const struct window *window, uint32_t number)
{
    poa_sink *sink = &writer->sink;

    poa_print_style(writer, POA_STYLE_DIM);
    poa_sink_printf(sink, "%5" PRIu32 " | ", number);
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(sink, poa_strbuf_str(&window->cells));
    poa_print_style(writer, POA_STYLE_DIM);
    poa_sink_puts(sink, "\n      | ");
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_repeat(sink, ' ', window->before);
    poa_print_style(writer, POA_STYLE_BOLD);
    poa_sink_puts(sink, "^");
    poa_sink_repeat(sink, '~', window->under > 1 ? window->under - 1 : 0);
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(sink, "\n");
}

void poa_print_source(poa_writer *writer, const poa_document *doc, poa_span span)
{
    uint32_t number = poa_lines_at(&doc->lines, span.begin);
    poa_span line = poa_lines_span(&doc->lines, &doc->text, number);
    /* without the gutter, and a mark on both sides */
    uint32_t room = poa_print_width(writer) - 8 - 2 * CUT_COLUMNS;
    struct window window = { POA_STRBUF_INIT, 0, 0 };

    if (span.end > line.end)
        span.end = line.end;
    uint32_t begin = window_begin(&doc->text, line, span, room);
    if (begin > line.begin) {
        poa_strbuf_puts(&window.cells, CUT_MARK);
        window.before = CUT_COLUMNS;
    }
    fill_window(&window, &doc->text, begin, line, span, room);
    if (window.cells.failed)
        writer->failed = true;
    write_window(writer, &window, poa_lines_place(&doc->lines, &doc->text, span.begin).line);
    poa_strbuf_release(&window.cells);
}

static bool ends_line(char byte)
{
    return byte == '\n' || byte == '\r';
}

void poa_print_words(poa_writer *writer, const poa_document *doc, poa_span span, uint32_t columns)
{
    poa_strbuf cells = POA_STRBUF_INIT;
    uint32_t used = 0;

    for (uint32_t at = span.begin; at < span.end;) {
        if (used + columns_of(&doc->text, at, at + 1, columns) + CUT_COLUMNS > columns) {
            poa_strbuf_puts(&cells, CUT_MARK);
            break;
        }
        if (!ends_line(doc->text.bytes[at])) {
            used += add_cell(&cells, doc->text.bytes, &at);
            continue;
        }
        poa_strbuf_putc(&cells, ' ');
        used++;
        while (at < span.end && ends_line(doc->text.bytes[at]))
            at++;
    }
    writer->failed = writer->failed || cells.failed;
    poa_sink_puts(&writer->sink, poa_strbuf_str(&cells));
    poa_strbuf_release(&cells);
}

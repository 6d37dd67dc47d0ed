/* SPDX-License-Identifier: MIT */
/*
 * What the line formats share: colour, wrapping by display columns, the line of
 * a finding.  The excerpt stands in print_source.c, the score in print_score.c.
 */
#include "report/print.h"

#include <inttypes.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"

void poa_print_style(poa_writer *writer, poa_style style)
{
    static const char *const codes[] = {
        [POA_STYLE_PLAIN] = "\x1b[0m",      [POA_STYLE_BOLD] = "\x1b[1m",
        [POA_STYLE_DIM] = "\x1b[2m",        [POA_STYLE_INFO] = "\x1b[36m",
        [POA_STYLE_WARNING] = "\x1b[33;1m", [POA_STYLE_ERROR] = "\x1b[31;1m",
    };

    if (writer->opts.color)
        poa_sink_puts(&writer->sink, codes[style]);
}

poa_style poa_style_of(poa_severity severity)
{
    switch (severity) {
    case POA_SEVERITY_INFO:
        return POA_STYLE_INFO;
    case POA_SEVERITY_WARNING:
        return POA_STYLE_WARNING;
    case POA_SEVERITY_ERROR:
        return POA_STYLE_ERROR;
    }
    return POA_STYLE_PLAIN;
}

uint32_t poa_print_width(const poa_writer *writer)
{
    return writer->opts.width > 40 ? writer->opts.width : 80;
}

void poa_print_title(poa_writer *writer, const char *key)
{
    poa_sink_puts(&writer->sink, "\n");
    poa_print_style(writer, POA_STYLE_BOLD);
    poa_sink_text(&writer->sink, writer->opts.lang, key);
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(&writer->sink, "\n");
}

const char *poa_print_label(poa_lang lang, const char *family, const char *id)
{
    poa_strbuf key = POA_STRBUF_INIT;
    const char *label = id;

    poa_strbuf_puts(&key, family);
    poa_strbuf_puts(&key, id);
    const char *found = poa_text_get(poa_strbuf_str(&key), lang);
    if (!key.failed && found != key.bytes)
        label = found;
    poa_strbuf_release(&key);
    return label;
}

/* Is `point` one of the characters of `set`? */
static bool is_one_of(uint32_t point, const char *set)
{
    size_t length = strlen(set);

    for (size_t at = 0; at < length;) {
        if (poa_utf8_next(set, &at) == point)
            return true;
    }
    return false;
}

/* May a line end between these two characters? */
static bool may_break(uint32_t before, uint32_t after)
{
    if (poa_is_blank(after))
        return false;
    if (poa_is_blank(before))
        return true;
    if (poa_display_width(before) < 2 && poa_display_width(after) < 2)
        return false;
    return !is_one_of(after, "，。；：！？、）》」』】〉”’…,.;:!?)]") &&
           !is_one_of(before, "（《「『【〈“‘([");
}

/* Where the line that starts at `from` must end to stay within `room` columns. */
static size_t line_end(const char *text, size_t length, size_t from, uint32_t room)
{
    uint32_t column = 0;
    uint32_t before = 0;
    size_t end = 0; /* the last place to break; 0: none yet */

    for (size_t at = from; at < length;) {
        size_t here = at;
        uint32_t point = poa_utf8_next(text, &at);
        if (here > from && may_break(before, point))
            end = here;
        column += poa_display_width(point);
        if (column > room && end > from && !poa_is_blank(point))
            return end;
        before = point;
    }
    return length;
}

void poa_print_wrapped(poa_sink *sink, const char *lead, const char *text, uint32_t width)
{
    size_t length = strlen(text);
    uint32_t indent = (uint32_t)strlen(lead);
    uint32_t room = width > indent + 20 ? width - indent : 20;

    for (size_t from = 0; from < length;) {
        size_t end = line_end(text, length, from, room);
        size_t shown = end;
        while (shown > from && text[shown - 1] == ' ')
            shown--;
        if (from == 0)
            poa_sink_puts(sink, lead);
        else
            poa_sink_repeat(sink, ' ', indent);
        poa_sink_printable(sink, text + from, shown - from);
        poa_sink_puts(sink, "\n");
        from = end;
    }
}

void poa_print_padded(poa_sink *sink, const char *text, uint32_t columns)
{
    size_t length = strlen(text);
    uint32_t used = 0;

    for (size_t at = 0; at < length;)
        used += poa_display_width(poa_utf8_next(text, &at));
    poa_sink_shown(sink, text);
    poa_sink_repeat(sink, ' ', used < columns ? columns - used : 1);
}

static poa_place place_of(const poa_document *doc, poa_span span)
{
    if (poa_span_is_none(span))
        return (poa_place){ 1, 1, 0 };
    return poa_lines_place(&doc->lines, &doc->text, span.begin);
}

poa_place poa_finding_place(const poa_report *report, const poa_finding *finding)
{
    return place_of(report->doc, finding->span);
}

void poa_print_place(poa_writer *writer, const poa_document *doc, poa_span span)
{
    poa_place place = place_of(doc, span);

    poa_sink_shown(&writer->sink, doc->name);
    poa_sink_printf(&writer->sink, ":%" PRIu32 ":%" PRIu32 ": ", place.line, place.column);
}

void poa_print_finding(poa_writer *writer, const poa_report *report, const poa_finding *finding,
                       const char *severity)
{
    poa_sink *sink = &writer->sink;

    poa_print_style(writer, POA_STYLE_BOLD);
    poa_print_place(writer, report->doc, finding->span);
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_print_style(writer, poa_style_of(finding->severity));
    poa_sink_puts(sink, severity);
    poa_sink_puts(sink, ":");
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(sink, " ");
    poa_sink_shown(sink, finding->message[writer->opts.lang]);
    poa_print_style(writer, POA_STYLE_DIM);
    poa_sink_puts(sink, " [");
    poa_sink_shown(sink, report->pack->classes[finding->class_index].id);
    poa_sink_puts(sink, "]");
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(sink, "\n");
}

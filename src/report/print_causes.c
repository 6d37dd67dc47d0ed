/* SPDX-License-Identifier: MIT */
/* The matrix: each cause that the draft states beside the first fix and measure on
 * its subject, and the document that shows them; a dash where there is none. */
#include <inttypes.h>

#include "base/utf8.h"
#include "report/print.h"

enum { LABEL_COLUMNS = 10, PLACE_COLUMNS = 9 };

/* "  fix       9:4      On 4 May we closed ..." or a dash. */
static void print_row(poa_writer *writer, const poa_document *doc, const char *key, poa_span span)
{
    const char *label = poa_text_get(key, writer->opts.lang);
    uint32_t width = poa_print_width(writer);
    uint32_t used = 2 + LABEL_COLUMNS + PLACE_COLUMNS;

    poa_sink_puts(&writer->sink, "  ");
    poa_print_padded(&writer->sink, label, LABEL_COLUMNS);
    if (poa_span_is_none(span)) {
        poa_sink_puts(&writer->sink, "-\n");
        return;
    }
    poa_place place = poa_lines_place(&doc->lines, &doc->text, span.begin);
    poa_strbuf where = POA_STRBUF_INIT;
    poa_strbuf_printf(&where, "%" PRIu32 ":%" PRIu32, place.line, place.column);
    poa_print_padded(&writer->sink, poa_strbuf_str(&where), PLACE_COLUMNS);
    writer->failed = writer->failed || where.failed;
    poa_strbuf_release(&where);
    poa_print_words(writer, doc, span, width > used ? width - used : 1);
    poa_sink_puts(&writer->sink, "\n");
}

static poa_span sentence_span(const poa_document *doc, uint32_t sentence)
{
    return sentence != POA_NONE ? doc->sentences[sentence].span : POA_SPAN_NONE;
}

static void print_cause(poa_writer *writer, const poa_document *doc, const poa_cause *cause)
{
    print_row(writer, doc, "report.cause", sentence_span(doc, cause->sentence));
    if (!cause->known && cause->fix == POA_NONE && cause->measure == POA_NONE) {
        poa_print_wrapped(&writer->sink, "            ",
                          poa_text_get("report.cause-unmatched", writer->opts.lang),
                          poa_print_width(writer));
        return;
    }
    print_row(writer, doc, "report.cause-fix", sentence_span(doc, cause->fix));
    print_row(writer, doc, "report.cause-measure", sentence_span(doc, cause->measure));
    print_row(writer, doc, "report.cause-proof",
              cause->proof != POA_NONE ? doc->facts[cause->proof].span : POA_SPAN_NONE);
}

void poa_print_causes(poa_writer *writer, const poa_report *report)
{
    const poa_findings *findings = &report->findings;

    if (findings->cause_count == 0)
        return;
    poa_print_title(writer, "report.causes");
    for (uint32_t i = 0; i < findings->cause_count; i++)
        print_cause(writer, report->doc, &findings->causes[i]);
}

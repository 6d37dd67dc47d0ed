/* SPDX-License-Identifier: MIT */
/*
 * The score as a table that can be added up by hand: what is left of each
 * dimension, every deduction, the sum, the cap, the total.
 */
#include <inttypes.h>

#include "base/fail.h"
#include "report/print.h"

enum { BAR_CELLS = 20, NAME_COLUMNS = 28 };

/* "[##########..........]" */
static void print_bar(poa_writer *writer, uint32_t points, uint32_t max)
{
    uint32_t filled = max > 0 ? (uint32_t)((uint64_t)points * BAR_CELLS / max) : 0;

    poa_sink_puts(&writer->sink, "[");
    poa_sink_repeat(&writer->sink, '#', filled);
    poa_sink_repeat(&writer->sink, '.', BAR_CELLS - filled);
    poa_sink_puts(&writer->sink, "]");
}

static void print_label(poa_writer *writer, const char *label)
{
    poa_sink_puts(&writer->sink, "  ");
    poa_print_padded(&writer->sink, label, NAME_COLUMNS);
}

/* "      -4  blame-buyer (5:12)" for each finding that has a price. */
static void print_deductions(poa_writer *writer, const poa_report *report, uint32_t dimension)
{
    poa_sink *sink = &writer->sink;
    const poa_document *doc = report->doc;

    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        if (finding->dimension != dimension || finding->points == 0)
            continue;
        poa_sink_printf(sink, "  %6s%-3" PRIu32 " ", "-", finding->deducted);
        poa_sink_shown(sink, report->pack->classes[finding->class_index].id);
        if (!poa_span_is_none(finding->span)) {
            poa_place place = poa_lines_place(&doc->lines, &doc->text, finding->span.begin);
            poa_sink_printf(sink, " (%" PRIu32 ":%" PRIu32 ")", place.line, place.column);
        }
        if (finding->deducted == 0) {
            poa_sink_puts(sink, "  ");
            poa_sink_text(sink, writer->opts.lang, "report.nothing-more");
        }
        poa_sink_puts(sink, "\n");
    }
}

static void print_dimension(poa_writer *writer, const poa_report *report, uint32_t index)
{
    const poa_dimension_score *dimension = &report->score.dimensions[index];

    print_label(writer, poa_print_label(writer->opts.lang, "dimension.", dimension->id));
    poa_sink_printf(&writer->sink, "%3" PRIu32 " / %-3" PRIu32 "  ", dimension->points,
                    dimension->max);
    print_bar(writer, dimension->points, dimension->max);
    poa_sink_puts(&writer->sink, "\n");
    print_deductions(writer, report, index);
}

/* Dimensions none of whose checks was run give no points away. */
static void print_left_out(poa_writer *writer, const poa_report *report)
{
    const uint32_t *weights =
        poa_score_weights(report->pack, report->doc->appeal, report->doc->mode);

    for (uint32_t i = 0; i < report->score.dimension_count; i++) {
        const poa_dimension_score *dimension = &report->score.dimensions[i];
        if (dimension->max > 0 || weights[i] == 0)
            continue;
        poa_sink_puts(&writer->sink, "  ");
        poa_sink_text(&writer->sink, writer->opts.lang, "report.left-out",
                      poa_print_label(writer->opts.lang, "dimension.", dimension->id));
        poa_sink_puts(&writer->sink, "\n");
    }
}

static void print_row(poa_writer *writer, const char *key, uint32_t points)
{
    print_label(writer, poa_text_get(key, writer->opts.lang));
    poa_sink_printf(&writer->sink, "%3" PRIu32, points);
}

static void print_cap(poa_writer *writer, const poa_report *report)
{
    const poa_score *score = &report->score;

    print_row(writer, "report.cap", score->cap);
    poa_sink_puts(&writer->sink, "        ");
    poa_sink_text(&writer->sink, writer->opts.lang, "report.cap-why",
                  report->pack->classes[score->cap_class].id);
    poa_sink_puts(&writer->sink, "\n");
}

static poa_style verdict_style(poa_verdict verdict)
{
    switch (verdict) {
    case POA_VERDICT_CLEAN:
        return POA_STYLE_BOLD;
    case POA_VERDICT_REVISE:
        return POA_STYLE_WARNING;
    case POA_VERDICT_REWRITE:
        return POA_STYLE_ERROR;
    }
    return POA_STYLE_PLAIN;
}

static void print_verdict(poa_writer *writer, const poa_score *score)
{
    poa_print_style(writer, verdict_style(score->verdict));
    poa_sink_shown(&writer->sink, poa_print_label(writer->opts.lang, "verdict.",
                                                  poa_verdict_name(score->verdict)));
    poa_print_style(writer, POA_STYLE_PLAIN);
}

static void print_total(poa_writer *writer, const poa_report *report)
{
    print_row(writer, "report.total", report->score.total);
    poa_sink_puts(&writer->sink, " / 100  ");
    print_bar(writer, report->score.total, 100);
    poa_sink_puts(&writer->sink, "  ");
    print_verdict(writer, &report->score);
    poa_sink_puts(&writer->sink, "\n");
}

void poa_print_score(poa_writer *writer, const poa_report *report)
{
    const poa_score *score = &report->score;

    poa_print_title(writer, "report.score");
    for (uint32_t i = 0; i < score->dimension_count; i++) {
        if (score->dimensions[i].max > 0)
            print_dimension(writer, report, i);
    }
    print_left_out(writer, report);
    print_row(writer, "report.sum", score->sum);
    poa_sink_puts(&writer->sink, "\n");
    if (score->cap != POA_CAP_NONE)
        print_cap(writer, report);
    print_total(writer, report);
}

void poa_print_score_line(poa_writer *writer, const poa_report *report)
{
    const poa_score *score = &report->score;
    poa_digits total;
    poa_digits cap;

    poa_sink_shown(&writer->sink, report->doc->name);
    poa_sink_puts(&writer->sink, ": ");
    poa_sink_text(&writer->sink, writer->opts.lang, "report.score-line",
                  poa_decimal(&total, score->total));
    poa_sink_puts(&writer->sink, " ");
    print_verdict(writer, score);
    if (score->cap != POA_CAP_NONE) {
        poa_sink_puts(&writer->sink, " ");
        poa_sink_text(&writer->sink, writer->opts.lang, "report.capped",
                      poa_decimal(&cap, score->cap), report->pack->classes[score->cap_class].id);
    }
    poa_sink_puts(&writer->sink, "\n");
}

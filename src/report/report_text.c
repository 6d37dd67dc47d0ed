/* SPDX-License-Identifier: MIT */
/*
 * The report for people, in the order in which a seller needs it: how the draft
 * was read, what to mend first, the other findings by place, the score, what to
 * do before sending.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/strbuf.h"
#include "base/texts.h"
#include "input/map.h"
#include "report/notice.h"

enum { FIRST_MENDS = 3 };

struct text_state {
    uint32_t *counts;   /* findings by class index, for the statistics */
    const char **hints; /* by class index: the hint of this report printed last; borrowed */
};

static bool text_begin(poa_writer *writer)
{
    struct text_state *state = calloc(1, sizeof(*state));

    if (state == NULL)
        return false;
    writer->state = state;
    state->counts = calloc(writer->pack->class_count + 1, sizeof(*state->counts));
    state->hints = calloc(writer->pack->class_count + 1, sizeof(*state->hints));
    return state->counts != NULL && state->hints != NULL; /* else released by the writer */
}

static void text_release(poa_writer *writer)
{
    struct text_state *state = writer->state;

    if (state == NULL)
        return;
    free(state->counts);
    free(state->hints);
    free(state);
    writer->state = NULL;
}

/* A text of one paragraph, wrapped behind `lead`. */
static void print_paragraph(poa_writer *writer, const char *lead, const char *key)
{
    poa_print_wrapped(&writer->sink, lead, poa_text_get(key, writer->opts.lang),
                      poa_print_width(writer));
}

/* ---- How the draft was read --------------------------------------------- */

/* Append the text of a key with one number in it. */
static void add_count(poa_strbuf *out, poa_lang lang, const char *key, uint32_t count)
{
    poa_digits digits;

    poa_text_fill(out, poa_text_get(key, lang),
                  (const char *const[]){ poa_decimal(&digits, count), NULL });
}

static void add_length(poa_strbuf *out, poa_lang lang, const poa_length *length)
{
    if (length->words > 0 || length->han == 0)
        add_count(out, lang, "report.words", length->words);
    if (length->words > 0 && length->han > 0)
        poa_strbuf_puts(out, poa_text_get("report.and", lang));
    if (length->han > 0)
        add_count(out, lang, "report.han", length->han);
}

static const char *appeal_name(const poa_writer *writer, const poa_document *doc)
{
    if (doc->appeal == POA_NONE)
        return poa_text_get("report.appeal-other", writer->opts.lang);
    const poa_appeal_cue *appeal = &doc->cues->appeals[doc->appeal];
    const char *name = appeal->name[writer->opts.lang];
    return name != NULL ? name : appeal->id;
}

/* "Read as: plan of action; subject: ...; English, 312 words." */
static void print_read_as(poa_writer *writer, const poa_document *doc)
{
    poa_lang lang = writer->opts.lang;
    poa_strbuf length = POA_STRBUF_INIT;
    poa_strbuf line = POA_STRBUF_INIT;

    add_length(&length, lang, &doc->length);
    poa_text_fill(&line, poa_text_get("report.read-as", lang),
                  (const char *const[]){ poa_print_label(lang, "mode.", poa_mode_name(doc->mode)),
                                         appeal_name(writer, doc),
                                         poa_print_label(lang, "language.", doc->language),
                                         poa_strbuf_str(&length), NULL });
    poa_print_wrapped(&writer->sink, "  ", poa_strbuf_str(&line), poa_print_width(writer));
    writer->failed = writer->failed || line.failed || length.failed;
    poa_strbuf_release(&line);
    poa_strbuf_release(&length);
}

/* Worth a word where it isn't what everybody writes today. */
static void print_encoding(poa_writer *writer, const poa_document *doc)
{
    poa_strbuf line = POA_STRBUF_INIT;

    if (strcmp(doc->text.encoding, "utf-8") == 0)
        return;
    poa_text_fill(&line, poa_text_get("report.encoding", writer->opts.lang),
                  (const char *const[]){ doc->text.encoding, NULL });
    poa_print_wrapped(&writer->sink, "  ", poa_strbuf_str(&line), poa_print_width(writer));
    poa_strbuf_release(&line);
}

static void print_name(poa_writer *writer, const poa_document *doc)
{
    poa_print_style(writer, POA_STYLE_BOLD);
    poa_sink_shown(&writer->sink, doc->name);
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(&writer->sink, "\n");
}

/* Doubts come first, and name the switch that settles them. */
static void print_reading(poa_writer *writer, const poa_document *doc)
{
    print_name(writer, doc);
    poa_print_deadline(writer, doc->notice);
    if (!doc->mode_sure)
        print_paragraph(writer, "  ",
                        doc->mode == POA_MODE_DISPUTE ? "report.perhaps-plan"
                                                      : "report.perhaps-dispute");
    print_read_as(writer, doc);
    print_encoding(writer, doc);
    if (doc->text.map != NULL && doc->text.map->paragraphs)
        print_paragraph(writer, "  ", "report.word-places");
    if (doc->appeal == POA_NONE)
        print_paragraph(writer, "  ", "report.appeal-unknown");
    else if (!doc->appeal_sure)
        print_paragraph(writer, "  ", "report.appeal-unsure");
    poa_print_notice(writer, doc->notice);
}

/* ---- Findings ------------------------------------------------------------- */

static const char *severity_word(const poa_writer *writer, poa_severity severity)
{
    return poa_print_label(writer->opts.lang, "severity.", poa_severity_name(severity));
}

static void print_related(poa_writer *writer, const poa_related *related)
{
    poa_print_place(writer, related->doc, related->span);
    poa_print_style(writer, POA_STYLE_INFO);
    poa_sink_text(&writer->sink, writer->opts.lang, "report.note");
    poa_print_style(writer, POA_STYLE_PLAIN);
    poa_sink_puts(&writer->sink, " ");
    poa_sink_shown(&writer->sink, poa_text_get(related->key, writer->opts.lang));
    poa_sink_puts(&writer->sink, "\n");
    poa_print_source(writer, related->doc, related->span);
}

/* The hint of a finding, unless the one before it under the same id was the same. */
static void print_hint(poa_writer *writer, const poa_finding *finding)
{
    struct text_state *state = writer->state;
    const char **last = &state->hints[finding->class_index];
    const char *hint = finding->hint[writer->opts.lang];

    if (hint == NULL || (*last != NULL && strcmp(*last, hint) == 0))
        return;
    poa_print_wrapped(&writer->sink, "        ", hint, poa_print_width(writer));
    *last = hint;
}

static void print_finding(poa_writer *writer, const poa_report *report, const poa_finding *finding)
{
    poa_print_finding(writer, report, finding, severity_word(writer, finding->severity));
    if (writer->opts.quiet)
        return;
    if (!poa_span_is_none(finding->span))
        poa_print_source(writer, report->doc, finding->span);
    for (uint32_t i = 0; i < finding->related_count; i++)
        print_related(writer, &finding->related[i]);
    print_hint(writer, finding);
}

/* The findings that matter most, by index, in order. */
struct first {
    size_t index[FIRST_MENDS];
    size_t count;
};

/* Does finding `a` come before finding `b` in the list of what to mend first?  What
 * sinks the appeal comes before what weakens it; where all is equal the one that
 * stands first in the draft. */
static bool more_urgent(const poa_pack *pack, const poa_finding *a, const poa_finding *b)
{
    uint32_t left = pack->classes[a->class_index].urgency;
    uint32_t right = pack->classes[b->class_index].urgency;

    if ((a->severity == POA_SEVERITY_ERROR) != (b->severity == POA_SEVERITY_ERROR))
        return a->severity == POA_SEVERITY_ERROR;
    if (left != right)
        return left < right;
    if (a->severity != b->severity)
        return a->severity > b->severity;
    return a->points > b->points;
}

/* Insert finding `index` into the list; what falls off its end is forgotten. */
static void consider(struct first *first, const poa_report *report, size_t index)
{
    const poa_finding *items = report->findings.items;
    size_t at = first->count;

    while (at > 0 && more_urgent(report->pack, &items[index], &items[first->index[at - 1]]))
        at--;
    if (at == FIRST_MENDS)
        return;
    if (first->count < FIRST_MENDS)
        first->count++;
    memmove(&first->index[at + 1], &first->index[at],
            (first->count - at - 1) * sizeof(first->index[0]));
    first->index[at] = index;
}

static struct first choose_first(const poa_report *report)
{
    struct first first = { { 0 }, 0 };

    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        if (report->pack->classes[finding->class_index].urgency > 0 && finding->points > 0)
            consider(&first, report, i);
    }
    return first;
}

static bool is_among(const struct first *first, size_t index)
{
    for (size_t i = 0; i < first->count; i++)
        if (first->index[i] == index)
            return true;
    return false;
}

static void print_first(poa_writer *writer, const poa_report *report, const struct first *first)
{
    if (first->count == 0)
        return;
    poa_print_title(writer, "report.first-mend");
    for (size_t i = 0; i < first->count; i++)
        print_finding(writer, report, &report->findings.items[first->index[i]]);
}

static void print_others(poa_writer *writer, const poa_report *report, const struct first *first)
{
    if (report->findings.count == first->count)
        return;
    poa_print_title(writer, first->count > 0 ? "report.other-findings" : "report.findings");
    for (size_t i = 0; i < report->findings.count; i++) {
        if (!is_among(first, i))
            print_finding(writer, report, &report->findings.items[i]);
    }
}

/* The text of a key with one number, on a line of its own; nothing for 0. */
static void print_count(poa_writer *writer, const char *key, size_t count)
{
    poa_digits digits;

    if (count == 0)
        return;
    poa_sink_text(&writer->sink, writer->opts.lang, key, poa_decimal(&digits, count));
    poa_sink_puts(&writer->sink, "\n");
}

/* What is missing from the list of findings. */
static void print_missing(poa_writer *writer, const poa_findings *findings)
{
    print_count(writer, "report.dropped", findings->dropped);
    print_count(writer, "report.accepted", findings->accepted);
    print_count(writer, "report.unfinished", findings->trouble_count);
}

/* ---- The whole report -------------------------------------------------------- */

/* What every report says of its own limits. */
static void print_limits(poa_writer *writer, const poa_report *report)
{
    if (report->partial)
        print_paragraph(writer, "  ", "report.partial");
    poa_sink_puts(&writer->sink, "\n");
    print_paragraph(writer, "", "report.no-more-than");
    if (report->doc->notice == NULL)
        print_paragraph(writer, "", "report.without-notice");
}

/* What Amazon usually asks for in a letter of this kind, and who says so. */
static void print_usual(poa_writer *writer, const poa_appeal *appeal)
{
    if (appeal->send_count == 0)
        return;
    print_paragraph(writer, "  - ", "report.send-usual");
    for (uint32_t i = 0; i < appeal->send_count; i++)
        poa_print_wrapped(&writer->sink, "      * ", appeal->send[i].text.in[writer->opts.lang],
                          poa_print_width(writer));
}

static void print_before_you_send(poa_writer *writer, const poa_report *report)
{
    static const char *const keys[] = { "report.send-documents", "report.send-true",
                                        "report.send-agrees" };

    poa_print_title(writer, "report.before-you-send");
    print_paragraph(writer, "  - ", "report.send-where");
    poa_print_asked(writer, report->doc->notice);
    if (report->doc->appeal != POA_NONE)
        print_usual(writer, &report->pack->appeals[report->doc->appeal]);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        print_paragraph(writer, "  - ", keys[i]);
}

static void print_quiet(poa_writer *writer, const poa_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++)
        print_finding(writer, report, &report->findings.items[i]);
    print_missing(writer, &report->findings);
    poa_print_score_line(writer, report);
}

/* Does a finding stand for all others: is this no letter that could be scored? */
static bool stands_alone(const poa_report *report)
{
    return report->findings.count > 0 &&
           report->pack->classes[report->findings.items[0].class_index].alone;
}

/* Neither how it was read nor points nor advice for sending would be true of it. */
static void print_alone(poa_writer *writer, const poa_report *report)
{
    print_name(writer, report->doc);
    for (size_t i = 0; i < report->findings.count; i++)
        print_finding(writer, report, &report->findings.items[i]);
    poa_sink_puts(&writer->sink, "\n");
    poa_print_score_line(writer, report);
    print_limits(writer, report);
}

static void print_full(poa_writer *writer, const poa_report *report)
{
    struct first first = choose_first(report);
    struct text_state *state = writer->state;

    memset(state->hints, 0, writer->pack->class_count * sizeof(*state->hints));
    if (stands_alone(report)) {
        print_alone(writer, report);
        return;
    }
    print_reading(writer, report->doc);
    print_first(writer, report, &first);
    poa_print_causes(writer, report);
    print_others(writer, report, &first);
    if (report->findings.count == 0)
        poa_print_title(writer, "report.nothing-found");
    print_missing(writer, &report->findings);
    poa_print_score(writer, report);
    print_limits(writer, report);
    print_before_you_send(writer, report);
}

static void text_report(poa_writer *writer, const poa_report *report)
{
    struct text_state *state = writer->state;

    for (size_t i = 0; i < report->findings.count; i++)
        state->counts[report->findings.items[i].class_index]++;
    if (writer->opts.quiet) {
        print_quiet(writer, report);
        return;
    }
    if (writer->added > 0)
        poa_sink_puts(&writer->sink, "\n\n");
    print_full(writer, report);
}

static void text_end(poa_writer *writer, poa_outcome outcome)
{
    const struct text_state *state = writer->state;

    (void)outcome; /* the exit status and the messages on standard error tell it */
    if (!writer->opts.statistics)
        return;
    poa_print_title(writer, "report.statistics");
    for (uint32_t i = 0; i < writer->pack->class_count; i++) {
        if (state->counts[i] == 0)
            continue;
        poa_sink_printf(&writer->sink, "%6" PRIu32 "  ", state->counts[i]);
        poa_sink_shown(&writer->sink, writer->pack->classes[i].id);
        poa_sink_puts(&writer->sink, "\n");
    }
}

const poa_reporter poa_report_text = {
    .name = "text",
    .column_unit = "code points",
    .begin = text_begin,
    .report = text_report,
    .end = text_end,
    .release = text_release,
};

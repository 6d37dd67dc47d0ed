/* SPDX-License-Identifier: MIT */
/* The notice in reports: one table of its kinds of demand for people and programs. */
#include "report/notice.h"

#include <inttypes.h>
#include <string.h>

#include "base/fail.h"
#include "base/strbuf.h"
#include "base/texts.h"
#include "report/json.h"

/* In the order in which they are shown. */
static const struct {
    poa_asked_kind kind;
    const char *member; /* in JSON */
    const char *row;    /* key of the text of a row */
    const char *count;  /* key of the text that counts them */
} shelves[] = {
    { POA_ASKED_ISSUE, "issues", "notice.issue", "notice.issues" },
    { POA_ASKED_IDENTIFIER, "identifiers", "notice.identifier", "notice.identifiers" },
    { POA_ASKED_DOCUMENT, "documents", "notice.document", "notice.documents" },
    { POA_ASKED_PART, "parts", "notice.part", "notice.parts" },
};

enum { SHELVES = sizeof(shelves) / sizeof(shelves[0]) };

/* ---- For programs --------------------------------------------------------------- */

static const char *part_id(const poa_notice *notice, const poa_asked *asked)
{
    return asked->part == POA_NONE ? NULL : notice->doc->cues->sections[asked->part].id;
}

static json_t *item_of(const poa_notice *notice, poa_json_source *source, const poa_asked *asked)
{
    const poa_text *text = &notice->doc->text;
    json_t *item = json_object();

    json_object_set_new(item, "id", poa_json_string(poa_asked_id(notice, asked)));
    json_object_set_new(item, "text", poa_json_words(text, asked->span));
    if (asked->kind == POA_ASKED_PART)
        json_object_set_new(item, "part", poa_json_string(part_id(notice, asked)));
    if (asked->kind == POA_ASKED_DOCUMENT) {
        json_object_set_new(item, "period",
                            poa_span_is_none(asked->period) ? json_null()
                                                            : poa_json_words(text, asked->period));
        json_object_set_new(item, "choice", json_boolean(asked->choice || asked->either));
    }
    poa_json_add_span(item, source, asked->span);
    return item;
}

static json_t *items_of(const poa_notice *notice, poa_asked_kind kind)
{
    poa_json_source source = { notice->doc, 0, 0 };
    json_t *items = json_array();

    for (uint32_t i = 0; i < notice->count; i++)
        if (notice->items[i].kind == kind)
            json_array_append_new(items, item_of(notice, &source, &notice->items[i]));
    return items;
}

static json_t *deadline_of(const poa_notice *notice)
{
    poa_json_source source = { notice->doc, 0, 0 };
    json_t *item = json_object();

    if (poa_span_is_none(notice->deadline)) {
        json_decref(item);
        return json_null();
    }
    json_object_set_new(item, "text", poa_json_words(&notice->doc->text, notice->deadline));
    poa_json_add_span(item, &source, notice->deadline);
    return item;
}

static json_t *ways_of(const poa_notice *notice)
{
    json_t *items = json_array();

    if (notice->plan)
        json_array_append_new(items, json_string(poa_mode_name(POA_MODE_PLAN)));
    if (notice->dispute)
        json_array_append_new(items, json_string(poa_mode_name(POA_MODE_DISPUTE)));
    return items;
}

json_t *poa_notice_json(const poa_notice *notice)
{
    if (notice == NULL)
        return json_null();
    const poa_document *doc = notice->doc;
    json_t *object = json_object();
    json_object_set_new(object, "path", poa_json_string(doc->name));
    json_object_set_new(object, "encoding", poa_json_string(doc->text.encoding));
    json_object_set_new(object, "type", poa_json_string(doc->text.type));
    json_object_set_new(object, "language", poa_json_string(doc->language));
    json_object_set_new(object, "appeal",
                        poa_json_string(notice->appeal == POA_NONE
                                            ? "other"
                                            : doc->cues->appeals[notice->appeal].id));
    json_object_set_new(object, "deadline", deadline_of(notice));
    json_object_set_new(object, "ways", ways_of(notice));
    for (size_t i = 0; i < SHELVES; i++)
        json_object_set_new(object, shelves[i].member, items_of(notice, shelves[i].kind));
    return object;
}

/* ---- For people -------------------------------------------------------------------- */

/* Words of the notice as a string, owned by the caller's buffer. */
static const char *words_of(poa_strbuf *out, const poa_notice *notice, poa_span span)
{
    poa_strbuf_clear(out);
    poa_strbuf_add(out, notice->doc->text.bytes + span.begin, span.end - span.begin);
    return poa_strbuf_str(out);
}

static void put_place(poa_sink *sink, const poa_notice *notice, poa_span span)
{
    poa_place place = poa_lines_place(&notice->doc->lines, &notice->doc->text, span.begin);
    poa_sink_printf(sink, "%4" PRIu32 ":%-4" PRIu32 " ", place.line, place.column);
}

static void put_row(poa_sink *sink, const poa_notice *notice, const poa_asked *asked,
                    const char *key, poa_lang lang)
{
    const char *part = part_id(notice, asked);
    poa_strbuf words = POA_STRBUF_INIT;

    put_place(sink, notice, asked->span);
    poa_sink_text(sink, lang, key, poa_asked_name(notice, asked, lang),
                  words_of(&words, notice, asked->span),
                  part != NULL ? poa_print_label(lang, "section.", part) : "");
    if (!poa_span_is_none(asked->period)) {
        poa_sink_puts(sink, " ");
        poa_sink_text(sink, lang, "notice.period", words_of(&words, notice, asked->period));
    }
    if (asked->choice || asked->either) {
        poa_sink_puts(sink, " ");
        poa_sink_text(sink, lang, "notice.choice");
    }
    poa_sink_puts(sink, "\n");
    poa_strbuf_release(&words);
}

/* A row of words at a place, by a key. */
static void put_words(poa_sink *sink, const poa_notice *notice, poa_span span, const char *key,
                      poa_lang lang)
{
    poa_strbuf words = POA_STRBUF_INIT;

    if (poa_span_is_none(span))
        return;
    put_place(sink, notice, span);
    poa_sink_text(sink, lang, key, words_of(&words, notice, span));
    poa_sink_puts(sink, "\n");
    poa_strbuf_release(&words);
}

void poa_notice_rows(poa_sink *sink, const poa_notice *notice, poa_lang lang)
{
    static const char *const ways[2][2] = { { "notice.ways-unknown", "notice.ways-dispute" },
                                            { "notice.ways-plan", "notice.ways-both" } };

    put_words(sink, notice, notice->deadline, "notice.deadline", lang);
    for (size_t i = 0; i < SHELVES; i++)
        for (uint32_t j = 0; j < notice->count; j++)
            if (notice->items[j].kind == shelves[i].kind)
                put_row(sink, notice, &notice->items[j], shelves[i].row, lang);
    poa_sink_puts(sink, "  ");
    poa_sink_text(sink, lang, ways[notice->plan][notice->dispute]);
    poa_sink_puts(sink, "\n");
}

/* ---- In the report -------------------------------------------------------------------- */

/* "2 issues, 3 identifiers": what is asked for, counted. */
static void add_counts(poa_strbuf *out, const poa_notice *notice, poa_lang lang)
{
    poa_digits digits;
    bool first = true;

    for (size_t i = 0; i < SHELVES; i++) {
        uint32_t count = poa_notice_count(notice, shelves[i].kind);
        if (count == 0)
            continue;
        if (!first)
            poa_strbuf_puts(out, poa_text_get("notice.separator", lang));
        poa_text_fill(out, poa_text_get(shelves[i].count, lang),
                      (const char *const[]){ poa_decimal(&digits, count), NULL });
        first = false;
    }
    if (first)
        poa_strbuf_puts(out, poa_text_get("notice.nothing", lang));
}

/* A paragraph of a key and the strings for it. */
static void put_paragraph(poa_writer *writer, const char *key, const char *const *arguments)
{
    poa_strbuf line = POA_STRBUF_INIT;

    poa_text_fill(&line, poa_text_get(key, writer->opts.lang), arguments);
    poa_print_wrapped(&writer->sink, "  ", poa_strbuf_str(&line), poa_print_width(writer));
    writer->failed = writer->failed || line.failed;
    poa_strbuf_release(&line);
}

void poa_print_deadline(poa_writer *writer, const poa_notice *notice)
{
    poa_strbuf words = POA_STRBUF_INIT;

    if (notice == NULL || poa_span_is_none(notice->deadline))
        return;
    put_paragraph(writer, "report.deadline",
                  (const char *const[]){ words_of(&words, notice, notice->deadline), NULL });
    poa_strbuf_release(&words);
}

void poa_print_notice(poa_writer *writer, const poa_notice *notice)
{
    poa_strbuf counts = POA_STRBUF_INIT;

    if (notice == NULL) {
        put_paragraph(writer, "report.notice-not-given", (const char *const[]){ NULL });
        return;
    }
    add_counts(&counts, notice, writer->opts.lang);
    put_paragraph(writer, "report.notice-given",
                  (const char *const[]){ notice->doc->name, poa_strbuf_str(&counts), NULL });
    poa_strbuf_release(&counts);
}

static void put_asked(poa_writer *writer, const poa_notice *notice, const poa_asked *asked)
{
    poa_lang lang = writer->opts.lang;
    poa_strbuf line = POA_STRBUF_INIT;
    poa_strbuf words = POA_STRBUF_INIT;

    poa_strbuf_puts(&line, poa_asked_name(notice, asked, lang));
    if (!poa_span_is_none(asked->period)) {
        poa_strbuf_puts(&line, " ");
        poa_text_fill(&line, poa_text_get("notice.period", lang),
                      (const char *const[]){ words_of(&words, notice, asked->period), NULL });
    }
    poa_print_wrapped(&writer->sink, "      * ", poa_strbuf_str(&line), poa_print_width(writer));
    writer->failed = writer->failed || line.failed;
    poa_strbuf_release(&line);
    poa_strbuf_release(&words);
}

void poa_print_asked(poa_writer *writer, const poa_notice *notice)
{
    bool choice = false;

    if (notice == NULL || poa_notice_count(notice, POA_ASKED_DOCUMENT) == 0)
        return;
    for (uint32_t i = 0; i < notice->count; i++)
        choice = choice || notice->items[i].choice || notice->items[i].either;
    poa_print_wrapped(
        &writer->sink, "  - ",
        poa_text_get(choice ? "report.send-asked-choice" : "report.send-asked", writer->opts.lang),
        poa_print_width(writer));
    for (uint32_t i = 0; i < notice->count; i++)
        if (notice->items[i].kind == POA_ASKED_DOCUMENT)
            put_asked(writer, notice, &notice->items[i]);
}

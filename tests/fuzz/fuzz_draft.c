/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a draft: a report or an error, places that never go back, spans
 * inside the text, a score from 0 to 100, and outputs that hold what they promise.
 */
#include <jansson.h>
#include <string.h>

#include "poalint.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"

/* Loaded once: the pack is immutable. */
static const poa_pack *standard_pack(void)
{
    static poa_pack *pack;
    poa_error err = { .lang = POA_LANG_EN };

    if (pack == NULL && poa_pack_load(&pack, NULL, &err) != POA_OK)
        fprintf(stderr, "%s:%u: %s\n", err.source, err.line, err.message);
    LAW(pack != NULL);
    return pack;
}

static bool collect(void *user, const char *bytes, size_t length)
{
    poa_strbuf_add(user, bytes, length);
    return true;
}

static void check_places(const poa_document *document)
{
    size_t length = 0;
    const char *text = poa_document_text(document, &length);
    poa_place last = poa_document_place(document, 0);

    LAW(poa_utf8_valid(text, length) == length);
    for (uint32_t i = 1; i <= length; i++) {
        poa_place here = poa_document_place(document, i);
        LAW(here.line == last.line || (here.line == last.line + 1 && here.column == 1));
        LAW(here.line > last.line || here.column >= last.column);
        LAW(here.offset == last.offset + 1);
        last = here;
    }
}

static void check_findings(const poa_report *report, size_t length)
{
    poa_finding_info info;
    poa_span last = { 0, 0 };

    for (size_t i = 0; poa_report_finding_at(report, i, &info); i++) {
        bool whole = info.span.begin == UINT32_MAX && info.span.end == UINT32_MAX;
        LAW(whole || (info.span.begin <= info.span.end && info.span.end <= length));
        LAW(info.rule != NULL && info.message[POA_LANG_EN] != NULL &&
            info.message[POA_LANG_ZH] != NULL);
        LAW(info.deducted <= info.points);
        LAW(strlen(info.fingerprint) == 16);
        LAW(whole || last.begin == UINT32_MAX || info.span.begin >= last.begin);
        if (!whole)
            last = info.span;
    }
    LAW(poa_report_score(report) <= 100);
    LAW(poa_report_verdict(report) != POA_VERDICT_CLEAN || poa_report_score(report) >= 85);
}

/* What a terminal would obey, beside line ends. */
static bool is_quiet(const poa_strbuf *out)
{
    for (size_t at = 0; at < out->length;) {
        uint32_t point = poa_utf8_next(out->bytes, &at);
        bool control = (point < 0x20 && point != '\n') || (point >= 0x7F && point <= 0x9F);
        bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        if (control || turns || point == 0x200E || point == 0x200F || point == 0xFEFF)
            return false;
    }
    return true;
}

static void check_output(const char *format, const poa_strbuf *out)
{
    LAW(!out->failed);
    LAW(poa_utf8_valid(poa_strbuf_str(out), out->length) == out->length);
    if (strcmp(format, "json") == 0) {
        json_t *root = json_loadb(poa_strbuf_str(out), out->length, JSON_ALLOW_NUL, NULL);
        LAW(root != NULL);
        json_decref(root);
    }
    LAW(is_quiet(out));
}

static void check_writers(const poa_report *report)
{
    poa_writer_options options = POA_WRITER_OPTIONS_INIT;
    const char *format = NULL;

    for (size_t i = 0; (format = poa_format_name(i)) != NULL; i++) {
        poa_strbuf out = POA_STRBUF_INIT;
        poa_writer *writer = NULL;
        options.lang = i % 2 == 0 ? POA_LANG_EN : POA_LANG_ZH;
        options.statistics = true;
        LAW(poa_writer_new(&writer, format, &options, standard_pack(), collect, &out, NULL) ==
            POA_OK);
        poa_writer_add(writer, report);
        LAW(poa_writer_finish(writer, POA_OUTCOME_PASS, NULL) == POA_OK);
        poa_writer_free(writer);
        check_output(format, &out);
        poa_strbuf_release(&out);
    }
}

static void check_describe(const poa_document *document)
{
    static const char *const formats[] = { "text", "json" };

    for (size_t i = 0; i < 2; i++) {
        poa_strbuf out = POA_STRBUF_INIT;
        LAW(poa_document_describe(document, formats[i], POA_LANG_EN, collect, &out, NULL) ==
            POA_OK);
        check_output(formats[i], &out);
        poa_strbuf_release(&out);
    }
}

static void check_document(const poa_document *document)
{
    poa_lint_options options = POA_LINT_OPTIONS_INIT;
    poa_report *report = NULL;
    size_t length = 0;

    (void)poa_document_text(document, &length);
    if (strcmp(poa_document_type(document), "text") == 0)
        check_places(document);
    check_describe(document);
    options.match_limit = 20000; /* a slow pattern is no crash */
    LAW(poa_lint(&report, standard_pack(), document, &options, NULL) == POA_OK);
    check_findings(report, length);
    check_writers(report);
    poa_report_free(report);
}

/* What stands behind the first form feed is the draft, what stands before it the notice
 * that it answers. */
static size_t notice_length(const uint8_t *data, size_t size)
{
    const uint8_t *mark = size > 0 ? memchr(data, '\f', size) : NULL;
    return mark != NULL ? (size_t)(mark - data) : 0;
}

static poa_notice *read_notice(const uint8_t *data, size_t length)
{
    poa_document_options options = POA_DOCUMENT_OPTIONS_INIT;
    poa_notice *notice = NULL;
    poa_error err = { .lang = POA_LANG_EN };

    options.name = "notice\x1b.txt";
    poa_status status =
        poa_notice_from_bytes(&notice, standard_pack(), data, length, &options, &err);
    LAW(status == POA_OK || (notice == NULL && err.message[0] != '\0'));
    return notice;
}

/* The options follow from the size, so that seeds are plain drafts. */
int fuzz_draft(const uint8_t *data, size_t size)
{
    poa_document_options options = POA_DOCUMENT_OPTIONS_INIT;
    poa_document *document = NULL;
    poa_error err = { .lang = size % 2 == 0 ? POA_LANG_EN : POA_LANG_ZH };
    size_t length = notice_length(data, size);
    size_t skip = length > 0 ? length + 1 : 0;
    poa_notice *notice = length > 0 ? read_notice(data, length) : NULL;

    options.name = "fuzz\x1b.txt";
    options.mode = (poa_mode)(size % 3);
    options.langs = size / 3 % 4;
    options.appeal = size % 5 == 0 ? poa_pack_appeal_id(standard_pack(), size / 5 % 8) : NULL;
    options.notice = notice;
    poa_status status = poa_document_from_bytes(&document, standard_pack(), data + skip,
                                                size - skip, &options, &err);
    if (status == POA_OK)
        check_document(document);
    else
        LAW(document == NULL && err.status == status && err.message[0] != '\0');
    poa_document_free(document);
    poa_notice_free(notice);
    return 0;
}

FUZZ_ENTRY(fuzz_draft)

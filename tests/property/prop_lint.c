/* SPDX-License-Identifier: MIT */
/* Laws of a whole run over generated drafts: letters put together from the examples
 * of the standard pack, so that every rule has something to find. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "poalint.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "support/deadline.h"
#include "support/rng.h"

enum { ROUNDS = 40, THREADS = 4 };

static poa_pack *load(void)
{
    poa_pack *pack = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_pack_load(&pack, NULL, &err), POA_OK, "%s", err.message);
    return pack;
}

/* A letter of up to 30 examples, bad and good, of any language. */
static void generate(poa_strbuf *out, const poa_pack *pack, rng *r)
{
    uint32_t count = 1 + rng_below(r, 30);

    for (uint32_t i = 0; i < count; i++) {
        size_t rule = rng_below(r, (uint32_t)poa_pack_rule_count(pack));
        poa_lang lang = (poa_lang)rng_below(r, POA_LANG_COUNT);
        const char *text =
            poa_pack_example(pack, rule, lang, rng_below(r, 2) == 0, rng_below(r, 6));
        if (text == NULL)
            continue;
        poa_strbuf_puts(out, text);
        poa_strbuf_puts(out, rng_below(r, 3) == 0 ? "\n\n" : "\n");
    }
}

static bool keep(void *user, const char *bytes, size_t length)
{
    poa_strbuf_add(user, bytes, length);
    return true;
}

/* The JSON report of a draft. */
static void report_of(poa_strbuf *out, const poa_pack *pack, const char *bytes, size_t length)
{
    poa_document *doc = NULL;
    poa_report *report = NULL;
    poa_writer *writer = NULL;
    poa_error err = { 0 };
    bool done = poa_document_from_bytes(&doc, pack, bytes, length, NULL, &err) == POA_OK &&
                poa_lint(&report, pack, doc, NULL, &err) == POA_OK &&
                poa_writer_new(&writer, "json", NULL, pack, keep, out, &err) == POA_OK;

    cr_assert(done, "%s", err.message);
    poa_writer_add(writer, report);
    cr_assert_eq(poa_writer_finish(writer, POA_OUTCOME_PASS, &err), POA_OK);
    poa_writer_free(writer);
    poa_report_free(report);
    poa_document_free(doc);
}

/* One thread's work: the same drafts as all others. */
struct job {
    const poa_pack *pack;
    const poa_strbuf *drafts;
    poa_strbuf output;
};

static void *work(void *user)
{
    struct job *job = user;

    for (int i = 0; i < ROUNDS; i++)
        report_of(&job->output, job->pack, poa_strbuf_str(&job->drafts[i]), job->drafts[i].length);
    return NULL;
}

Test(lint_laws, threads_that_share_a_pack_report_the_same)
{
    poa_pack *pack = load();
    static poa_strbuf drafts[ROUNDS];
    static struct job jobs[THREADS];
    pthread_t threads[THREADS];
    rng r = { 1123 };

    for (int i = 0; i < ROUNDS; i++)
        generate(&drafts[i], pack, &r);
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){ pack, drafts, POA_STRBUF_INIT };
        cr_assert_eq(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < THREADS; i++)
        cr_expect_str_eq(poa_strbuf_str(&jobs[i].output), poa_strbuf_str(&jobs[0].output));
    cr_expect_gt(jobs[0].output.length, 1000);
    for (int i = 0; i < THREADS; i++)
        poa_strbuf_release(&jobs[i].output);
    for (int i = 0; i < ROUNDS; i++)
        poa_strbuf_release(&drafts[i]);
    poa_pack_free(pack);
}

/* Every span lies in the text, begins and ends at a character, and is in order. */
static void check_spans(const poa_document *doc, const poa_report *report)
{
    size_t length = 0;
    const char *text = poa_document_text(doc, &length);
    poa_finding_info finding;
    uint32_t last = 0;

    for (size_t i = 0; poa_report_finding_at(report, i, &finding); i++) {
        if (finding.span.begin == UINT32_MAX) {
            cr_assert_eq(last, 0, "findings about the whole draft come first");
            continue;
        }
        cr_assert_lt(finding.span.begin, finding.span.end, "%s", finding.rule);
        cr_assert_leq(finding.span.end, length, "%s", finding.rule);
        cr_assert_geq(finding.span.begin, last, "%s", finding.rule);
        cr_assert(!poa_utf8_is_continuation(text[finding.span.begin]), "%s", finding.rule);
        cr_assert(finding.span.end == length || !poa_utf8_is_continuation(text[finding.span.end]));
        poa_place begin = poa_document_place(doc, finding.span.begin);
        poa_place end = poa_document_place(doc, finding.span.end);
        cr_assert(begin.line < end.line || (begin.line == end.line && begin.column < end.column));
        last = finding.span.begin;
    }
}

Test(lint_laws, spans_lie_in_the_text)
{
    poa_pack *pack = load();
    rng r = { 42 };

    for (int i = 0; i < ROUNDS; i++) {
        poa_strbuf draft = POA_STRBUF_INIT;
        poa_document *doc = NULL;
        poa_report *report = NULL;
        poa_error err = { 0 };
        generate(&draft, pack, &r);
        bool done = poa_document_from_bytes(&doc, pack, poa_strbuf_str(&draft), draft.length, NULL,
                                            &err) == POA_OK &&
                    poa_lint(&report, pack, doc, NULL, &err) == POA_OK;
        cr_assert(done, "%s", err.message);
        check_spans(doc, report);
        poa_report_free(report);
        poa_document_free(doc);
        poa_strbuf_release(&draft);
    }
    poa_pack_free(pack);
}

/* The ids and fingerprints of a draft's findings, one a line. */
static void names_of(poa_strbuf *out, const poa_pack *pack, const char *bytes, size_t length)
{
    poa_document *doc = NULL;
    poa_report *report = NULL;
    poa_error err = { 0 };
    poa_finding_info finding;
    bool done = poa_document_from_bytes(&doc, pack, bytes, length, NULL, &err) == POA_OK &&
                poa_lint(&report, pack, doc, NULL, &err) == POA_OK;

    cr_assert(done, "%s", err.message);
    for (size_t i = 0; poa_report_finding_at(report, i, &finding); i++)
        poa_strbuf_printf(out, "%s %s\n", finding.rule, finding.fingerprint);
    poa_report_free(report);
    poa_document_free(doc);
}

Test(lint_laws, line_ends_and_a_byte_order_mark_change_nothing)
{
    poa_pack *pack = load();
    rng r = { 7 };

    for (int i = 0; i < ROUNDS; i++) {
        poa_strbuf plain = POA_STRBUF_INIT;
        poa_strbuf windows = POA_STRBUF_INIT;
        poa_strbuf first = POA_STRBUF_INIT;
        poa_strbuf second = POA_STRBUF_INIT;
        generate(&plain, pack, &r);
        poa_strbuf_puts(&windows, "\xEF\xBB\xBF");
        for (size_t at = 0; at < plain.length; at++) {
            if (plain.bytes[at] == '\n')
                poa_strbuf_putc(&windows, '\r');
            poa_strbuf_putc(&windows, plain.bytes[at]);
        }
        names_of(&first, pack, poa_strbuf_str(&plain), plain.length);
        names_of(&second, pack, poa_strbuf_str(&windows), windows.length);
        cr_expect_str_eq(poa_strbuf_str(&first), poa_strbuf_str(&second), "round %d", i);
        poa_strbuf_release(&plain);
        poa_strbuf_release(&windows);
        poa_strbuf_release(&first);
        poa_strbuf_release(&second);
    }
    poa_pack_free(pack);
}

/* Seconds of this process for a draft that says the same thing again and again. */
static double seconds_for(const poa_pack *pack, const char *piece, size_t length)
{
    poa_strbuf text = POA_STRBUF_INIT;
    poa_strbuf report = POA_STRBUF_INIT;
    struct timespec begin;
    struct timespec end;

    while (text.length < length)
        poa_strbuf_puts(&text, piece);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    report_of(&report, pack, poa_strbuf_str(&text), text.length);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    poa_strbuf_release(&text);
    poa_strbuf_release(&report);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
}

/* One sentence without end, full of hits and facts: four times the text must not
 * take sixteen times as long. */
Test(lint_laws, time_is_linear_in_one_long_sentence)
{
    end_after(120);
    static const char *const shapes[] = {
        "$5 ", "March 3, 2024 ", "http://a.b ", "the buyer is lying and ", "买家恶意撒谎，",
    };
    poa_pack *pack = load();

    (void)seconds_for(pack, "We failed. ", 64u << 10); /* patterns are compiled once */
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        double brief = seconds_for(pack, shapes[i], 24u << 10);
        double lengthy = seconds_for(pack, shapes[i], 96u << 10);
        cr_expect(lengthy < 0.2 || lengthy < brief * 10, "%s: %.3f s, then %.3f s", shapes[i],
                  brief, lengthy);
    }
    poa_pack_free(pack);
}

enum { MOST = 256 };

/* Accept some of the findings: the others stay as they are, and the score is no lower. */
static void check_accepting(const poa_pack *pack, const poa_document *doc, rng *r)
{
    poa_report *before = NULL;
    poa_report *after = NULL;
    poa_lint_options opts = POA_LINT_OPTIONS_INIT;
    static poa_finding_info all[MOST];
    const char *accepted[MOST];
    bool out[MOST] = { false };
    size_t count = 0;
    poa_finding_info left;

    cr_assert_eq(poa_lint(&before, pack, doc, NULL, NULL), POA_OK);
    for (; count < MOST && poa_report_finding_at(before, count, &all[count]); count++) {
        out[count] = rng_below(r, 2) == 0;
        if (out[count])
            accepted[opts.accepted_count++] = all[count].fingerprint;
    }
    opts.accepted = accepted;
    cr_assert_eq(poa_lint(&after, pack, doc, &opts, NULL), POA_OK);
    cr_assert_geq(poa_report_score(after), poa_report_score(before));
    for (size_t i = 0; i < opts.accepted_count; i++)
        cr_assert(poa_report_accepted_at(after, i), "%s", accepted[i]);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (out[i])
            continue;
        cr_assert(poa_report_finding_at(after, at++, &left));
        cr_assert_str_eq(left.fingerprint, all[i].fingerprint, "%s", all[i].rule);
    }
    cr_assert(at == poa_report_finding_count(after) ||
              poa_report_score(before) == 0 /* what stood alone was accepted */);
    poa_report_free(after);
    poa_report_free(before);
}

Test(lint_laws, accepting_findings_touches_no_other)
{
    poa_pack *pack = load();
    rng r = { 77 };

    for (int i = 0; i < ROUNDS; i++) {
        poa_strbuf draft = POA_STRBUF_INIT;
        poa_document *doc = NULL;
        generate(&draft, pack, &r);
        cr_assert_eq(
            poa_document_from_bytes(&doc, pack, poa_strbuf_str(&draft), draft.length, NULL, NULL),
            POA_OK);
        check_accepting(pack, doc, &r);
        poa_document_free(doc);
        poa_strbuf_release(&draft);
    }
    poa_pack_free(pack);
}

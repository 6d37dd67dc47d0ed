/* SPDX-License-Identifier: MIT */
/* Dates and statements that don't agree: each sort of finding has its own message, and
 * points to the other place. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "poalint.h"

#include "base/strbuf.h"
#include "score/score.h"
#include "support/pack.h"
#include "support/rng.h"

static poa_pack *standard(void)
{
    poa_pack *pack = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_pack_load(&pack, NULL, &err), POA_OK, "%s", err.message);
    return pack;
}

static poa_report *lint(const poa_pack *pack, poa_document **doc, const char *text, size_t length,
                        const char *id)
{
    poa_lint_options options = POA_LINT_OPTIONS_INIT;
    poa_report *report = NULL;
    poa_error err = { 0 };

    options.select = &id;
    options.select_count = 1;
    cr_assert_eq(poa_document_from_bytes(doc, pack, text, length, NULL, &err), POA_OK);
    cr_assert_eq(poa_lint(&report, pack, *doc, &options, &err), POA_OK, "%s", err.message);
    return report;
}

/* A draft, and what the message of its one finding says; "" for none. */
struct conflict_case {
    char text[260];
    char says[64];
    bool related;
};

ParameterizedTestParameters(consistency, dates)
{
    static struct conflict_case cases[] = {
        { "We refunded them on 31 April 2025.", "does not exist", false },
        { "We refunded them on April 31.", "does not exist", false },
        { "We count 31 April orders, 30 February boxes.", "", false },
        { "2025-02-29 is the date of the invoice.", "does not exist", false },
        { "Invoice PT-2025-02-29-7 is attached.", "", false },
        { "30/02/2025 is the date of the invoice.", "does not exist", false },
        { "2月30日已下架。", "does not exist", false },
        { "> We refunded them on 31 April 2025.", "", false },
        { "On Monday, 5 November 2025, it came.", "weekday", false },
        { "On Wednesday, November 5, 2025, it came.", "", false },
        { "2025年11月5日（星期一）到货。", "weekday", false },
        { "From 12 May 2025 to 3 May 2025 it stood still.", "ends before it begins", true },
        { "From 12 December to 3 January it stood still.", "", false },
        { "Date: 6 May 2025\n\nWhat we did\nWe closed the listing on 9 May 2025.", "told as done",
          true },
        { "Date: 6 May 2025\n\nWhat we did\nWe closed the listing on 9 May.", "told as done",
          true },
        { "Date: 6 May 2025\n\nWhat we did\nWe will close the listing on 9 May 2025.", "", false },
        { "Date: 6 May 2025\n\nWhat we did\nWe closed the listing on 6 May 2025.", "", false },
        /* the date of the notice is none of the letter */
        { "Date: 6 May 2025\nYour notice of 6 May 2025\n\nWhat we did\nWe closed it on 9 May 2025.",
          "", false },
        /* figures alone are read as other dates of the draft are */
        { "Date: 6 May 2025\n\nWhat we did\nWe closed it on 09/05/2025, bought on 14/02/2025.",
          "told as done", true },
        { "Date: 6 May 2025\n\nWhat we did\nWe closed it on 09/05/2025, bought on 02/14/2025.",
          "told as done", true },
        { "Date: 6 May 2025\n\nWhat we did\nWe closed it on 09/05/2025.", "", false },
        /* the year that is left out */
        { "Date: 6 January 2025\n\nWhat we did\nWe closed the listing on 20 December.", "", false },
        { "What we did\n12月30日已关闭该链接。\n\n日期：1月2日", "", false },
        { "What we did\nWe closed the listing on 9 May.\n\nAnn Dray, owner, 6 May 2025",
          "told as done", true },
        { "What we did\nWe closed it on 9 May 2025. We refunded them on 8 May 2025.\n\nAnnex 1, 6 "
          "May 2025",
          "", false },
        { "Date: 6 May 2025\n\nResults of 1 to 9 May: 61 orders, no errors.", "after the letter",
          true },
        { "Date: 6 May 2025\n\nResults of 1 to 5 May: 61 orders, no errors.", "", false },
        { "Our company was registered on 3 May 2024. The shop went online in March 2023.",
          "order that can't be", true },
    };
    return cr_make_param_array(struct conflict_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct conflict_case *c, consistency, dates)
{
    poa_pack *pack = standard();
    poa_document *doc = NULL;
    poa_report *report = lint(pack, &doc, c->text, strlen(c->text), "date-conflict");
    size_t expected = c->says[0] != '\0';

    cr_expect_eq(report->findings.count, expected, "%s: %zu findings", c->text,
                 report->findings.count);
    if (expected == 1 && report->findings.count == 1) {
        const poa_finding *finding = &report->findings.items[0];
        cr_expect(strstr(finding->message[POA_LANG_EN], c->says) != NULL, "%s: %s", c->text,
                  finding->message[POA_LANG_EN]);
        cr_expect_eq(finding->related_count > 0, c->related, "%s", c->text);
    }
    poa_report_free(report);
    poa_document_free(doc);
    poa_pack_free(pack);
}

/* Figures and date words thrown together, thousands of them, end in a report. */
Test(consistency, hostile_dates, .timeout = 60)
{
    static const char *const pieces[] = {
        "31",   "99999999999", "2025", "0",     " May ",   "月",   "日", "年",     "-",  "/", ".",
        " to ", "至",          ", ",   " and ", "closed ", " on ", "\n", "Date: ", "已", "廿"
    };
    poa_pack *pack = standard();
    rng r = { 77 };

    for (int round = 0; round < 8; round++) {
        poa_strbuf text = POA_STRBUF_INIT;
        poa_document *doc = NULL;
        for (int i = 0; i < 20000; i++)
            poa_strbuf_puts(&text, pieces[rng_below(&r, sizeof(pieces) / sizeof(pieces[0]))]);
        poa_report *report = lint(pack, &doc, text.bytes, text.length, "date-conflict");
        poa_report_free(report);
        poa_document_free(doc);
        poa_strbuf_release(&text);
    }
    poa_pack_free(pack);
}

/* ---- Statements ---- */

#define HEAD                                                               \
    "pack: t\nversion: 1\n"                                                \
    "modes: {plan: {weights: {a: 100}}, dispute: {weights: {a: 100}}}\n"   \
    "facts: {part: {name: {en: p, zh: 件}, match: {en: ['part \\d']}}}\n" \
    "classes: {clash: {severity: error, dimension: a, points: 5}}\n"       \
    "rules:\n"                                                             \
    "  - id: clash\n    kind: contradiction\n"
#define TAIL                                                                     \
    "    message: {en: '{match}|{list}', zh: 文}\n    hint: {en: h, zh: 文}\n" \
    "    why: {en: w, zh: 文}\n    source: [s]\n"                               \
    "    examples: {en: {bad: [a, b, c], good: [d, e]}, zh: {bad: [a, b, c], good: [d, e]}}\n"
#define PLAIN "    en: {match: ['never']}\n    against: ['once']\n    against-unless: ['if']\n"

struct clash_case {
    char rule[160];
    char text[120];
    char message[64]; /* of the one finding; "" for none */
};

ParameterizedTestParameters(consistency, statements)
{
    static struct clash_case cases[] = {
        { PLAIN, "We never did it. We did it once.", "once|never" },
        { PLAIN, "We did it once. We never did it.", "never|once" },
        { PLAIN, "We never did it but once.", "once|never" },
        { PLAIN, "We never did it. We would if once.", "" },
        { PLAIN, "We never did it.\n> We did it once.", "" },
        { PLAIN "    at: [match]\n", "We never did it. We did it once.", "never|once" },
        { PLAIN "    at: [against]\n", "We did it once. We never did it.", "once|never" },
        { PLAIN "    same: [part]\n", "Never. We did part 1 once.", "" },
        { PLAIN "    same: [part]\n", "We never did part 2. We did part 1 once.", "" },
        { PLAIN "    same: [part]\n", "We never did part 1. We did part 1 once.", "once|never" },
        { "    en: {match: ['\\d+ late']}\n    figures: true\n", "All 41 late. The 38 late.",
          "38 late|41 late" },
        { "    en: {match: ['\\d+ late']}\n    figures: true\n", "All 41 late. The 41 Late.", "" },
        { "    en: {match: ['\\d+ (?:late|due)']}\n    figures: true\n", "41 late. 38 due.", "" },
    };
    return cr_make_param_array(struct clash_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct clash_case *c, consistency, statements)
{
    struct test_faults faults;
    poa_strbuf text = POA_STRBUF_INIT;
    poa_document *doc = NULL;

    poa_strbuf_puts(&text, HEAD);
    poa_strbuf_puts(&text, c->rule);
    poa_strbuf_puts(&text, TAIL);
    poa_pack *pack = test_pack_of(&faults, poa_strbuf_str(&text));
    cr_assert_not_null(pack, "%s", faults.first.message);
    poa_report *report = lint(pack, &doc, c->text, strlen(c->text), "clash");
    cr_expect_eq(report->findings.count, (size_t)(c->message[0] != '\0'), "%s", c->text);
    if (report->findings.count == 1)
        cr_expect_str_eq(report->findings.items[0].message[POA_LANG_EN], c->message, "%s", c->text);
    poa_report_free(report);
    poa_document_free(doc);
    poa_pack_free(pack);
    poa_strbuf_release(&text);
}

Test(consistency, faults_of_packs)
{
    static const char *const wrong[][2] = {
        { HEAD "    en: {match: ['a']}\n    against: ['b']\n    at: [here]\n" TAIL, "here" },
        { HEAD "    en: {match: ['a']}\n    against: ['b']\n    same: [moon]\n" TAIL, "moon" },
        { HEAD "    en: {match: ['a']}\n" TAIL, "against" },
        { HEAD "    en: {match: ['a']}\n    against: ['b']\n    figures: true\n" TAIL, "against" },
        { HEAD
          "    en: {match: ['a']}\n    against: ['b']\n    overrides: {late: {off: true}}\n" TAIL,
          "late" },
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct test_faults faults;
        poa_pack *pack = test_pack_of(&faults, wrong[i][0]);
        cr_expect_null(pack, "%zu", i);
        cr_expect(strstr(faults.first.message, wrong[i][1]) != NULL, "%s", faults.first.message);
        poa_pack_free(pack);
    }
}

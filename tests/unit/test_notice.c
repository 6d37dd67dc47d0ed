/* SPDX-License-Identifier: MIT */
/* What is read from notices, by the cues of the standard pack; and that nothing which
 * a notice names is forgotten. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "document/notice.h"
#include "support/rng.h"

static poa_pack *load(void)
{
    poa_pack *pack = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_pack_load(&pack, NULL, &err), POA_OK, "%s", err.message);
    return pack;
}

static poa_notice *read_notice(const poa_pack *pack, const char *text)
{
    poa_notice *notice = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_notice_from_bytes(&notice, pack, text, strlen(text), NULL, &err), POA_OK, "%s",
                 err.message);
    return notice;
}

/* "asin=B0..., invoice? ..." : ids with words, in the order in which they are kept. */
static void say(poa_strbuf *out, const poa_notice *notice)
{
    const char *bytes = notice->doc->text.bytes;

    for (uint32_t i = 0; i < notice->count; i++) {
        const poa_asked *asked = &notice->items[i];
        poa_strbuf_printf(out, "%s%s", out->length > 0 ? "; " : "", poa_asked_id(notice, asked));
        if (asked->kind == POA_ASKED_IDENTIFIER)
            poa_strbuf_printf(out, "=%.*s", (int)(asked->span.end - asked->span.begin),
                              bytes + asked->span.begin);
        if (asked->part != POA_NONE)
            poa_strbuf_printf(out, "/%s", notice->doc->cues->sections[asked->part].id);
        poa_strbuf_puts(out, asked->choice || asked->either ? "?" : "");
    }
    if (notice->deadline.begin != UINT32_MAX)
        poa_strbuf_printf(out, "; by %.*s", (int)(notice->deadline.end - notice->deadline.begin),
                          bytes + notice->deadline.begin);
    poa_strbuf_puts(out, notice->plan ? "; plan" : "");
    poa_strbuf_puts(out, notice->dispute ? "; dispute" : "");
}

struct notice_case {
    char text[480];
    char expected[320];
};

ParameterizedTestParameters(notice, reads)
{
    static struct notice_case cases[] = {
        { "", "" },
        { "Complaint IDs: 5551234567, 5551234568 and 5551234569.\nCase ID: 5559999999",
          "complaint-id=5551234567; complaint-id=5551234568; complaint-id=5551234569" },
        { "Complaint IDs:\n5551234567\n- 5551234568\nReference: 5559999999",
          "complaint-id=5551234567; complaint-id=5551234568" },
        { "See https://a.example/dp/B0TESTAA11?d=2025-05-04 now.", "asin=B0TESTAA11" },
        { "Please send an invoice or a letter of authorization.",
          "invoice?; authorisation-letter?" },
        { "Please send an invoice and a letter of authorization.",
          "invoice; authorisation-letter" },
        { "请提供权利人的撤诉通知或授权书。",
          "intellectual-property; authorisation-letter?; retraction?" },
        { "请提供撤诉通知或授权书。", "retraction?; authorisation-letter?" },
        { "| Complaint ID | ASIN |\n| 5551234567 | B0TESTAA11 |",
          "complaint-id=5551234567; asin=B0TESTAA11" },
        { "ASIN\n\nComplaint ID\n\nDate\n\nB0TESTAA11\n\n5551234567\n\n3 May",
          "asin=B0TESTAA11; complaint-id=5551234567" },
        { "Orders were not shipped by March 3, 2025, nor within 2 days of it.\n"
          "We will respond within 3 business days.\nPlease respond by June 20, 2025.",
          "; by respond by June 20, 2025" },
        { "您在6月3日前发货的订单；我们将在3个工作日内回复。请在7日内提交说明。",
          "; by 请在7日内" },
        { "We need greater detail on the steps you have taken to prevent the cancellation rate.",
          "cancellation; cancellation/preventive; plan" },
        { "Your account has a late shipment rate of 9%. We need greater detail on:\n"
          "- the root cause\n- the steps you have taken to ensure that you don't ship late again",
          "late-shipment; late-shipment/root-cause; late-shipment/preventive; plan" },
        { "Your late shipment rate is 9%.\nOrders: 112-5550001-5550002 (B0TESTAA11)\n"
          "B0TESTAA11 again",
          "order-id=112-5550001-5550002; asin=B0TESTAA11; late-shipment" },
        { "The items may be inauthentic. Invoices that you sent were not legible.\n"
          "Please send us, within 7 days:\n- invoices from the last 365 days\n"
          "- a test report\nIf you believe that this is an error, send an invoice for the fee.",
          "inauthentic; invoice; test-report; by within 7 days; dispute" },
        { "A rights owner reported your listing.\nPlease send one of the following:\n"
          "- a retraction\n- a letter of authorization",
          "intellectual-property; retraction?; authorisation-letter?" },
        { "We need greater detail on:\n- the root cause of the late shipments\n"
          "- the steps you have taken to prevent them going forward",
          "late-shipment; late-shipment/root-cause; late-shipment/preventive; plan" },
        { "Your premium shipping eligibility was removed: your valid tracking rate was 91%.",
          "premium-shipping" },
        { "您的商品可能不是正品。ASIN：B0TESTAA11、B0TESTAA22\n投诉编号：5551234567、5551234568\n"
          "请在 7 天内提供：\n1. 过去 365 天内的发票\n2. 供应商的联系方式",
          "asin=B0TESTAA11; asin=B0TESTAA22; complaint-id=5551234567; complaint-id=5551234568; "
          "inauthentic; invoice; supplier-contact; by 请在 7 天内" },
    };
    return cr_make_param_array(struct notice_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct notice_case *c, notice, reads)
{
    poa_pack *pack = load();
    poa_notice *notice = read_notice(pack, c->text);
    poa_strbuf said = POA_STRBUF_INIT;

    say(&said, notice);
    cr_expect_str_eq(poa_strbuf_str(&said), c->expected, "%s\n  got  %s\n  want %s", c->text,
                     poa_strbuf_str(&said), c->expected);
    poa_strbuf_release(&said);
    poa_notice_free(notice);
    poa_pack_free(pack);
}

Test(notice, gives_the_kind_of_appeal)
{
    static const char text[] = "Our shop sells lamps. Orders were late.";
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    poa_pack *pack = load();
    poa_notice *notice = read_notice(pack, "Your items may be inauthentic.");
    poa_document *doc = NULL;
    poa_error err = { 0 };

    opts.notice = notice;
    cr_assert_eq(poa_document_from_bytes(&doc, pack, text, strlen(text), &opts, &err), POA_OK);
    cr_expect_str_eq(poa_document_appeal(doc), "inauthentic");
    cr_expect(doc->appeal_sure);
    poa_document_free(doc);
    opts.appeal = "pricing";
    cr_assert_eq(poa_document_from_bytes(&doc, pack, text, strlen(text), &opts, &err), POA_OK);
    cr_expect_str_eq(poa_document_appeal(doc), "pricing", "the user's word goes first");
    poa_document_free(doc);
    poa_notice_free(notice);
    poa_pack_free(pack);
}

/* ---- Nothing that is named is forgotten ------------------------------------------------ */

enum { MOST = 24, ROUNDS = 60 };

/* Identifiers that differ from each other. */
static void generate_id(char *out, size_t size, rng *r, uint32_t number)
{
    if (rng_below(r, 2) == 0)
        snprintf(out, size, "B0%c%c%06u", (char)('A' + rng_below(r, 26)),
                 (char)('A' + rng_below(r, 26)), number);
    else
        snprintf(out, size, "%03u-%07u-%07u", 100 + rng_below(r, 900), rng_below(r, 10000000),
                 number);
}

/* A notice that names `count` of them, in lists, lines and running text. */
static void generate_notice(poa_strbuf *out, char (*ids)[32], uint32_t count, rng *r)
{
    static const char *const gaps[] = { ", ", "\n", "\n- ", " and ", "、", " (x) ", "; " };

    poa_strbuf_puts(out, "We removed these listings:\n");
    for (uint32_t i = 0; i < count; i++) {
        poa_strbuf_puts(out, ids[i]);
        poa_strbuf_puts(out, gaps[rng_below(r, sizeof(gaps) / sizeof(gaps[0]))]);
    }
}

static uint32_t count_of(const poa_report *report, const char *rule)
{
    poa_finding_info info;
    uint32_t count = 0;

    for (size_t i = 0; poa_report_finding_at(report, i, &info); i++)
        count += strcmp(info.rule, rule) == 0;
    return count;
}

/* The findings of a draft that names the first `named` of them. */
static uint32_t unanswered(const poa_pack *pack, const poa_notice *notice, char (*ids)[32],
                           uint32_t named)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    poa_strbuf text = POA_STRBUF_INIT;
    poa_document *doc = NULL;
    poa_report *report = NULL;

    poa_strbuf_puts(&text, "We answer:");
    for (uint32_t i = 0; i < named; i++)
        poa_strbuf_printf(&text, " 商品%s已", ids[i]);
    opts.notice = notice;
    cr_assert_eq(
        poa_document_from_bytes(&doc, pack, poa_strbuf_str(&text), text.length, &opts, NULL),
        POA_OK);
    cr_assert_eq(poa_lint(&report, pack, doc, NULL, NULL), POA_OK);
    uint32_t count = count_of(report, "notice-identifier-unanswered");
    poa_report_free(report);
    poa_document_free(doc);
    poa_strbuf_release(&text);
    return count;
}

Test(notice, every_identifier_is_answered_or_missed)
{
    poa_pack *pack = load();
    rng r = { 20260101 };

    for (uint32_t round = 0; round < ROUNDS; round++) {
        char ids[MOST][32];
        uint32_t count = 1 + rng_below(&r, MOST);
        uint32_t named = rng_below(&r, count + 1);
        poa_strbuf text = POA_STRBUF_INIT;
        for (uint32_t i = 0; i < count; i++)
            generate_id(ids[i], sizeof(ids[i]), &r, round * MOST + i);
        generate_notice(&text, ids, count, &r);
        poa_notice *notice = read_notice(pack, poa_strbuf_str(&text));
        cr_assert_eq(poa_notice_count(notice, POA_ASKED_IDENTIFIER), count, "%s",
                     poa_strbuf_str(&text));
        uint32_t missing = count - named;
        uint32_t expected = missing > 5 ? 6 : missing; /* five singly, the rest in one */
        cr_assert_eq(unanswered(pack, notice, ids, named), expected, "%u of %u", named, count);
        poa_notice_free(notice);
        poa_strbuf_release(&text);
    }
    poa_pack_free(pack);
}

/* SPDX-License-Identifier: MIT */
/* Length, language, kind of appeal, mode. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "support/draft.h"

struct whole_case {
    char text[160];
    uint32_t words;
    uint32_t han;
    char language[8];
    char appeal[16];
    bool sure;
};

ParameterizedTestParameters(appeal, table)
{
    static struct whole_case cases[] = {
        { "", 0, 0, "en", "other", false },
        { "We failed - twice, 3 times.", 5, 0, "en", "other", false },
        { "> not ours\nWe failed.", 2, 0, "en", "other", false },
        { "我们失误了。", 0, 5, "zh-Hans", "other", false },
        { "我们用 FBA 发货。", 1, 5, "zh-Hans", "other", false },
        { "我們發錯貨了，已經檢查過。", 0, 11, "zh-Hant", "other", false },
        { "We have failed to look. 我们没有检查商品。", 5, 8, "mixed", "other", false },
        { "The invoices show the authenticity.", 5, 0, "en", "inauthentic", true },
        { "The invoices, invoices and INVOICES.", 5, 0, "en", "inauthentic", false },
        { "> About authenticity.\nWe failed.", 2, 0, "en", "inauthentic", true },
        { "The carrier lost the invoices.", 5, 0, "en", "inauthentic", false },
        { "是迟发。We had a late shipment by a carrier.", 8, 3, "mixed", "late-shipment", true },
    };
    return cr_make_param_array(struct whole_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct whole_case *c, appeal, table)
{
    poa_document *doc = test_draft_of(c->text);

    cr_expect_eq(doc->length.words, c->words, "%s: %u words", c->text, (unsigned)doc->length.words);
    cr_expect_eq(doc->length.han, c->han, "%s: %u Han", c->text, (unsigned)doc->length.han);
    cr_expect_str_eq(doc->language, c->language, "%s: %s", c->text, doc->language);
    cr_expect_str_eq(poa_document_appeal(doc), c->appeal, "%s: %s", c->text,
                     poa_document_appeal(doc));
    cr_expect_eq(doc->appeal_sure, c->sure, "%s", c->text);
    poa_document_free(doc);
}

Test(appeal, given)
{
    static const char text[] = "The invoices show the authenticity.";
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    opts.appeal = "late-shipment";
    opts.mode = POA_MODE_DISPUTE;
    poa_document *doc = test_draft(text, sizeof(text) - 1, &opts);

    cr_expect_str_eq(poa_document_appeal(doc), "late-shipment");
    cr_expect(doc->appeal_sure);
    cr_expect_eq(doc->mode, POA_MODE_DISPUTE);
    cr_expect(doc->mode_sure);
    poa_document_free(doc);
    opts.appeal = "other";
    opts.mode = POA_MODE_AUTO;
    doc = test_draft(text, sizeof(text) - 1, &opts);
    cr_expect_str_eq(poa_document_appeal(doc), "other");
    cr_expect_eq(doc->mode, POA_MODE_PLAN);
    cr_expect_not(doc->mode_sure, "no part of a plan was found");
    poa_document_free(doc);
}

Test(appeal, languages_of_rules)
{
    poa_document *none = test_draft_of("");
    cr_expect_eq(none->langs, POA_LANGS_EN | POA_LANGS_ZH, "an empty draft is judged by both");
    poa_document_free(none);
    poa_document *english = test_draft_of("We failed.");
    cr_expect_eq(english->langs, POA_LANGS_EN);
    poa_document_free(english);
}

/* SPDX-License-Identifier: MIT */
/* Where sentences end, in English, Chinese and both; their languages. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "support/draft.h"

/* The sentences, with "|" between them. */
static void join(const poa_document *doc, poa_strbuf *out)
{
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        poa_span span = doc->sentences[i].span;
        if (i > 0)
            poa_strbuf_putc(out, '|');
        poa_strbuf_add(out, doc->text.bytes + span.begin, span.end - span.begin);
    }
}

struct sentence_case {
    char text[176];
    char expected[176];
};

static void check(const struct sentence_case *c)
{
    poa_document *doc = test_draft_of(c->text);
    poa_strbuf out = POA_STRBUF_INIT;

    join(doc, &out);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "%s", poa_strbuf_str(&out));
    poa_strbuf_release(&out);
    poa_document_free(doc);
}

ParameterizedTestParameters(sentences, english)
{
    static struct sentence_case cases[] = {
        { "We failed. We fixed it.", "We failed.|We fixed it." },
        { "We failed.  It is fixed now", "We failed.|It is fixed now" },
        { "Did we check? No. We never did!", "Did we check?|No.|We never did!" },
        { "Why?! Because we failed.", "Why?!|Because we failed." },
        { "Acme Inc. and Foo Ltd. are ours.", "Acme Inc. and Foo Ltd. are ours." },
        { "See No. 5 of it. It is so.", "See No. 5 of it.|It is so." },
        { "We ship at 9 a.m. Eastern time.", "We ship at 9 a.m. Eastern time." },
        { "Buyers in the U.S. Northeast wrote.", "Buyers in the U.S. Northeast wrote." },
        { "It takes approx. 5 days, e.g. now.", "It takes approx. 5 days, e.g. now." },
        { "It weighs 1.5 kg. We checked.", "It weighs 1.5 kg.|We checked." },
        { "Our lead J. Smith checks it. He does.", "Our lead J. Smith checks it.|He does." },
        { "Please see Exhibit A. We sent it.", "Please see Exhibit A.|We sent it." },
        { "We sell on Amazon.com and Amazon.co.uk. It is so.",
          "We sell on Amazon.com and Amazon.co.uk.|It is so." },
        { "Mail to a.b@example.org. We wait.", "Mail to a.b@example.org.|We wait." },
        { "See https://example.org/a.b?c=d! Now.", "See https://example.org/a.b?c=d!|Now." },
        { "We blocked the accounts.We then wrote.", "We blocked the accounts.|We then wrote." },
        { "The buyer said \"It broke.\" We refunded.",
          "The buyer said \"It broke.\"|We refunded." },
        { "He asked \"Why?\" and left. So.", "He asked \"Why?\" and left.|So." },
        { "It broke (see photo 3.) We refunded.", "It broke (see photo 3.)|We refunded." },
        { "We waited... and then sent it. Yes.", "We waited... and then sent it.|Yes." },
        { "We waited... Then we sent it.", "We waited...|Then we sent it." },
        { "We did: 1. Removed it, 2. Refunded it.", "We did: 1. Removed it, 2. Refunded it." },
        { "B0AAAAAAA1, B0AAAAAAA2. Both went.", "B0AAAAAAA1, B0AAAAAAA2.|Both went." },
        { "We sold it on 5 May. 14 units came back.", "We sold it on 5 May.|14 units came back." },
        { "Yahoo! is no store of ours. So.", "Yahoo! is no store of ours.|So." },
        { "I and you and I. We did.", "I and you and I.|We did." },
        { "“We failed.” It is so.", "“We failed.”|It is so." },
    };
    return cr_make_param_array(struct sentence_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct sentence_case *c, sentences, english)
{
    check(c);
}

ParameterizedTestParameters(sentences, chinese)
{
    static struct sentence_case cases[] = {
        { "我们失误了。已经下架。", "我们失误了。|已经下架。" },
        { "我们失误了！为什么？因为没查。", "我们失误了！|为什么？|因为没查。" },
        { "第一；第二；第三。好的。", "第一；第二；第三。|好的。" },
        { "买家说：“坏了。”我们退款了。", "买家说：“坏了。”|我们退款了。" },
        { "回答“为什么会这样？”的问题。好。", "回答“为什么会这样？”的问题。|好。" },
        { "買家問「為什麼？」，我們回覆了。好。", "買家問「為什麼？」，我們回覆了。|好。" },
        { "见《为什么？》一文。好。", "见《为什么？》一文。|好。" },
        { "我们等了……后来发货。好。", "我们等了……后来发货。|好。" },
        { "我们错了。。。已经改正。", "我们错了。。。|已经改正。" },
        { "已下架（见附件。）谢谢您。", "已下架（见附件。）|谢谢您。" },
        { "共3.5公斤。好。", "共3.5公斤。|好。" },
        { "已经下架.现在没有了. 好的", "已经下架.|现在没有了.|好的" },
        { "在Amazon.com上架。好。", "在Amazon.com上架。|好。" },
        { "我们的公司是Foo Co., Ltd.成立很久。", "我们的公司是Foo Co., Ltd.成立很久。" },
        { "谢谢！！！再见。", "谢谢！！！|再见。" },
    };
    return cr_make_param_array(struct sentence_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct sentence_case *c, sentences, chinese)
{
    check(c);
}

ParameterizedTestParameters(sentences, lines)
{
    static struct sentence_case cases[] = {
        { "This line is long enough to have been wrapped\nand goes on here.",
          "This line is long enough to have been wrapped\nand goes on here." },
        { "A short line\nAnother short line", "A short line|Another short line" },
        { "A short line that goes\non with a small letter.",
          "A short line that goes\non with a small letter." },
        { "因为我们没有检查，\n所以发错了货。", "因为我们没有检查，\n所以发错了货。" },
        { "- Refunds: done\n- Removed it", "Refunds: done|Removed it" },
        { "1. Removed\n2. Refunded", "Removed|Refunded" },
        { "Root cause\nWe failed.", "Root cause|We failed." },
        { "> We have a notice.\n> It is long.\n\nWe failed.",
          "We have a notice.|It is long.|We failed." },
        { "**Root cause**\nWe failed.", "Root cause|We failed." },
        { "We failed.\n***\nWe fixed it.", "We failed.|We fixed it." },
    };
    return cr_make_param_array(struct sentence_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct sentence_case *c, sentences, lines)
{
    check(c);
}

/* Chinese text that a program wrapped is cut in the midst of words. */
Test(sentences, wrapped_chinese)
{
    static const char text[] = "因为我们的仓库主任在那一段时间没有逐箱检查货品的到期日便\n"
                               "发出了三百件面膜并且没有登记批号所以有三位客人收到了临近到\n"
                               "期的商品我们对此负有全部责任现在已经把剩下的货品从亚马逊移\n"
                               "除并且退款。";
    poa_document *doc = test_draft_of(text);

    cr_expect_eq(doc->sentence_count, 1);
    cr_expect_not_null(strstr(doc->fold.bytes, "临近到期的商品"));
    poa_document_free(doc);
    doc = test_draft_of("2025年9月上架，44.99\n黑五39.99，卖了六百多台\n12月回到44.99");
    cr_expect_eq(doc->sentence_count, 3, "lines that end where their writer ended them");
    poa_document_free(doc);
}

/* Each match searches its sentence again, so that one without an end would cost the
 * square of its length. */
static void check_bound(const char *word, size_t count)
{
    poa_strbuf text = POA_STRBUF_INIT;

    for (size_t i = 0; i < count; i++)
        poa_strbuf_puts(&text, word);
    poa_document *doc = test_draft_of(poa_strbuf_str(&text));
    cr_expect_gt(doc->sentence_count, 1, "%s", word);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        poa_fold_span fold = doc->sentences[i].fold;
        cr_expect_leq(fold.end - fold.begin, POA_MAX_SENTENCE_BYTES, "%s", word);
        cr_expect(!poa_utf8_is_continuation(doc->fold.bytes[fold.begin]), "%s", word);
    }
    poa_document_free(doc);
    poa_strbuf_release(&text);
}

Test(sentences, no_sentence_without_an_end)
{
    check_bound("we will do better and ", 1000);
    check_bound("因为我们没有检查", 1000);
}

struct langs_case {
    char text[64];
    uint32_t langs;
};

ParameterizedTestParameters(sentences, langs)
{
    static struct langs_case cases[] = {
        { "We failed.", POA_LANGS_EN },
        { "我们失误了。", POA_LANGS_ZH },
        { "我们的 listing 已修改。", POA_LANGS_ZH },
        { "我们已按 plan of action 修改。", POA_LANGS_EN | POA_LANGS_ZH },
        { "ASIN B0AAAAAAA1, SKU 5.", 0 },
        { "Hello,", 0 },
        { "我们的ODR和LSR都正常。", POA_LANGS_ZH },
        { "THIS IS A SCANDAL.", POA_LANGS_EN },
        { "www.example.org/a", 0 },
        { "123-456", 0 },
    };
    return cr_make_param_array(struct langs_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct langs_case *c, sentences, langs)
{
    poa_document *doc = test_draft_of(c->text);

    cr_assert_eq(doc->sentence_count, 1, "%s", c->text);
    cr_expect_eq(doc->sentences[0].langs, c->langs, "%s: %u", c->text,
                 (unsigned)doc->sentences[0].langs);
    poa_document_free(doc);
}

Test(sentences, wanted_languages)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    static const char text[] = "我们已按 plan of action 修改。";
    opts.langs = POA_LANGS_ZH;
    poa_document *doc = test_draft(text, sizeof(text) - 1, &opts);

    cr_expect_eq(doc->sentences[0].langs, POA_LANGS_ZH);
    cr_expect_eq(doc->langs, POA_LANGS_ZH);
    poa_document_free(doc);
}

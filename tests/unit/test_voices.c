/* SPDX-License-Identifier: MIT */
/* Whose words: quoted lines, pasted notices, quotations, reports. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/strbuf.h"
#include "support/draft.h"

struct voice_case {
    char text[320];
    char voices[8];   /* S seller, N notice, Q quoted: one a sentence */
    char quoted[128]; /* stretches, with "|" between them */
};

static void describe(const poa_document *doc, poa_strbuf *voices, poa_strbuf *quoted)
{
    for (uint32_t i = 0; i < doc->sentence_count; i++)
        poa_strbuf_putc(voices, "SNQ"[doc->sentences[i].voice]);
    for (uint32_t i = 0; i < doc->quoted_count; i++) {
        poa_fold_span fold = doc->quoted[i].fold;
        if (i > 0)
            poa_strbuf_putc(quoted, '|');
        poa_strbuf_add(quoted, doc->fold.bytes + fold.begin, fold.end - fold.begin);
    }
}

ParameterizedTestParameters(voices, table)
{
    static struct voice_case cases[] = {
        { "> We removed it.\n\nWe failed.", "NS", "" },
        { "We have deactivated your account.\n\nWe failed.", "NS", "" },
        { "We call it \"new\" here.", "S", "\"new\"" },
        { "我们称之为“一次性”解决。", "S", "\"一次性\"" },
        { "\"Reinstated\"", "S", "" },
        { "“This is a long sentence that somebody else once wrote.”", "S",
          "\"This is a long sentence that somebody else once wrote.\"" },
        { "The box is 12\" wide. We call it \"wide\" now.", "SS", "\"wide\"" },
        { "An \"open one is no quotation.", "S", "" },
        { "He wrote \"It broke. It is bad.\" to us.", "SS", "\"It broke. It is bad.\"" },
        { "The buyer wrote that it is broken. We failed.", "SS",
          "The buyer wrote that it is broken" },
        { "The buyer wrote that it is \"bad\". We failed.", "SS",
          "The buyer wrote that it is \"bad\"" },
        { "We have deactivated your account.\nYour listings are gone for now.\nWhy did this "
          "happen?\n"
          "You sold things.\nTo reactivate your account, write to us.\nWe are here.\n"
          "Amazon Performance Team\n\nWe failed to check it.",
          "NNNNNNNS", "" },
    };
    return cr_make_param_array(struct voice_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct voice_case *c, voices, table)
{
    poa_document *doc = test_draft_of(c->text);
    poa_strbuf voices = POA_STRBUF_INIT;
    poa_strbuf quoted = POA_STRBUF_INIT;

    describe(doc, &voices, &quoted);
    cr_expect_str_eq(poa_strbuf_str(&voices), c->voices, "%s: %s", c->text,
                     poa_strbuf_str(&voices));
    cr_expect_str_eq(poa_strbuf_str(&quoted), c->quoted, "%s: %s", c->text,
                     poa_strbuf_str(&quoted));
    poa_strbuf_release(&voices);
    poa_strbuf_release(&quoted);
    poa_document_free(doc);
}

static poa_voice voice_of(const poa_document *doc, const char *words)
{
    const char *place = strstr(doc->fold.bytes, words);
    cr_assert_not_null(place);
    uint32_t begin = (uint32_t)(place - doc->fold.bytes);
    uint32_t sentence = 0;

    while (doc->sentences[sentence].fold.end <= begin)
        sentence++;
    poa_fold_span span = { begin, begin + (uint32_t)strlen(words) };
    return poa_document_voice(doc, sentence, span);
}

Test(voices, of_words)
{
    poa_document *doc = test_draft_of("> Gone.\n\nWe call it \"new\" or \"used\" now.");

    cr_expect_eq(voice_of(doc, "Gone"), POA_VOICE_NOTICE);
    cr_expect_eq(voice_of(doc, "We call"), POA_VOICE_SELLER);
    cr_expect_eq(voice_of(doc, "new"), POA_VOICE_QUOTED);
    cr_expect_eq(voice_of(doc, "used"), POA_VOICE_QUOTED);
    cr_expect_eq(voice_of(doc, "it \"new"), POA_VOICE_SELLER, "reaches beyond the quotation");
    cr_expect_eq(voice_of(doc, "now"), POA_VOICE_SELLER);
    poa_document_free(doc);
}

/* SPDX-License-Identifier: MIT */
/* Laws of the model of a draft, over text made of what drafts are made of. */
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "support/draft.h"
#include "support/rng.h"

#define SEED   20250311u
#define ROUNDS 1500u

static const char *const pieces[] = {
    "We failed",
    " because we did not look",
    ". ",
    "! ",
    "? ",
    "。",
    "？",
    "！",
    "……",
    "...",
    ", ",
    "，",
    "；",
    "：",
    ": ",
    "\n",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "2) ",
    "一、",
    "（一）",
    "第一，",
    "① ",
    "> ",
    "## ",
    "**",
    "【",
    "】",
    "“",
    "”",
    "\"",
    "「",
    "」",
    "《",
    "》",
    "(",
    ")",
    "（",
    "）",
    "Root cause",
    "根本原因",
    "预防措施",
    "已下架",
    "买家",
    "因为",
    "以后",
    "Amazon.com",
    "Foo Inc.",
    "1.5 kg",
    "3 May",
    "U.S.",
    "a.m.",
    "B0.",
    "J. ",
    "accounts.We",
    "\t",
    "　",
    "\xC2\xA0",
    "​",
    "Ⅱ",
    "ﷺ",
    "㏂",
    "⁇",
    "⒈",
    "é",
    "\xF0\x9F\x98\x80",
    "發貨",
    "ＡＢ",
    "Dear team,",
    "Sincerely,",
    "-----",
    " ",
    "a",
    "x",
    "we will check every week",
    "We have deactivated your account. ",
};

static size_t random_draft(rng *r, poa_strbuf *out)
{
    uint32_t count = rng_below(r, 60);

    poa_strbuf_clear(out);
    for (uint32_t i = 0; i < count; i++)
        poa_strbuf_puts(out, pieces[rng_below(r, sizeof(pieces) / sizeof(pieces[0]))]);
    return out->length;
}

static bool is_border(const poa_document *doc, uint32_t at)
{
    return at == doc->text.length || !poa_utf8_is_continuation(doc->text.bytes[at]);
}

static void check_span(const poa_document *doc, poa_span span, const char *what)
{
    cr_assert(span.begin < span.end && span.end <= doc->text.length, "%s [%u, %u): %s", what,
              (unsigned)span.begin, (unsigned)span.end, doc->text.bytes);
    cr_assert(is_border(doc, span.begin) && is_border(doc, span.end), "%s splits a character",
              what);
}

static void check_blocks(const poa_document *doc)
{
    uint32_t sentence = 0;
    uint32_t end = 0;

    for (uint32_t i = 0; i < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        check_span(doc, block->span, "block");
        cr_assert(block->span.begin >= end, "blocks are in order");
        cr_assert(block->span.begin <= block->content && block->content <= block->label_end &&
                  block->label_end <= block->span.end);
        cr_assert(is_border(doc, block->content) && is_border(doc, block->label_end));
        cr_assert_eq(block->sentence, sentence, "blocks partition the sentences");
        sentence += block->sentence_count;
        end = block->span.end;
    }
    cr_assert_eq(sentence, doc->sentence_count);
}

static void check_sentences(const poa_document *doc)
{
    uint32_t end = 0;
    uint32_t fold_end = 0;

    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const poa_sentence *sentence = &doc->sentences[i];
        const poa_block *block = &doc->blocks[sentence->block];
        check_span(doc, sentence->span, "sentence");
        cr_assert(sentence->span.begin >= end, "sentences overlap: %s", doc->text.bytes);
        cr_assert(sentence->fold.begin >= fold_end && sentence->fold.begin < sentence->fold.end);
        cr_assert(sentence->fold.end <= doc->fold.length);
        cr_assert(sentence->span.begin >= block->content && sentence->span.end <= block->span.end);
        cr_assert(sentence->fold.begin >= block->fold.begin &&
                  sentence->fold.end <= block->fold.end);
        end = sentence->span.end;
        fold_end = sentence->fold.end;
    }
}

static void check_sections(const poa_document *doc)
{
    uint32_t sentence = 0;
    uint32_t end = 0;

    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        check_span(doc, section->span, "section");
        cr_assert(section->span.begin >= end, "sections overlap");
        cr_assert_eq(section->sentence, sentence, "sections partition the sentences");
        cr_assert_gt(section->sentence_count, 0);
        for (uint32_t j = 0; j < section->sentence_count; j++)
            cr_assert_eq(doc->sentences[sentence + j].section, i);
        sentence += section->sentence_count;
        end = section->span.end;
    }
    cr_assert_eq(sentence, doc->sentence_count);
}

static void check_rest(const poa_document *doc)
{
    for (uint32_t i = 0; i < doc->fact_count; i++) {
        const poa_sentence *sentence = &doc->sentences[doc->facts[i].sentence];
        check_span(doc, doc->facts[i].span, "fact");
        cr_assert(doc->facts[i].fold.begin >= sentence->fold.begin &&
                  doc->facts[i].fold.end <= sentence->fold.end);
    }
    for (uint32_t i = 0; i < doc->quoted_count; i++) {
        cr_assert(doc->quoted[i].fold.begin < doc->quoted[i].fold.end);
        cr_assert(i == 0 || doc->quoted[i - 1].fold.end <= doc->quoted[i].fold.begin);
    }
}

Test(prop_document, spans_lie_inside_and_in_order)
{
    rng r = { SEED };
    poa_strbuf text = POA_STRBUF_INIT;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        size_t length = random_draft(&r, &text);
        poa_document *doc = test_draft(poa_strbuf_str(&text), length, NULL);
        check_blocks(doc);
        check_sentences(doc);
        check_sections(doc);
        check_rest(doc);
        poa_document_free(doc);
    }
    poa_strbuf_release(&text);
}

/* Every letter, digit and Han character outside numbers and marks stands in a
 * sentence: nothing of a draft is lost. */
Test(prop_document, no_words_are_lost)
{
    rng r = { SEED + 1 };
    poa_strbuf text = POA_STRBUF_INIT;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        size_t length = random_draft(&r, &text);
        poa_document *doc = test_draft(poa_strbuf_str(&text), length, NULL);
        uint32_t next = 0;
        for (uint32_t b = 0; b < doc->block_count; b++) {
            const poa_block *block = &doc->blocks[b];
            for (size_t at = block->content; at < block->span.end;) {
                uint32_t begin = (uint32_t)at;
                bool han = poa_is_han(poa_utf8_next(doc->text.bytes, &at));
                while (next < doc->sentence_count && doc->sentences[next].span.end <= begin)
                    next++;
                cr_assert(!han || (next < doc->sentence_count &&
                                   doc->sentences[next].span.begin <= begin),
                          "byte %u of %s", (unsigned)begin, doc->text.bytes);
            }
        }
        poa_document_free(doc);
    }
    poa_strbuf_release(&text);
}

static void with_line_ends(poa_strbuf *out, const poa_strbuf *text, const char *end)
{
    poa_strbuf_clear(out);
    for (size_t i = 0; i < text->length; i++) {
        if (text->bytes[i] == '\n')
            poa_strbuf_puts(out, end);
        else
            poa_strbuf_putc(out, text->bytes[i]);
    }
}

/* The folded copy, which is what rules see, with its sentences and kinds. */
static void print(const poa_document *doc, poa_strbuf *out)
{
    poa_strbuf_clear(out);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        poa_fold_span fold = doc->sentences[i].fold;
        poa_strbuf_add(out, doc->fold.bytes + fold.begin, fold.end - fold.begin);
        poa_strbuf_printf(out, "|%u|%u\n", (unsigned)poa_document_kind_of(doc, i),
                          (unsigned)doc->sentences[i].voice);
    }
}

Test(prop_document, line_ends_make_no_difference)
{
    static const char *const ends[] = { "\r\n", "\r" };
    rng r = { SEED + 2 };
    poa_strbuf text = POA_STRBUF_INIT;
    poa_strbuf other = POA_STRBUF_INIT;
    poa_strbuf want = POA_STRBUF_INIT;
    poa_strbuf got = POA_STRBUF_INIT;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        random_draft(&r, &text);
        poa_document *doc = test_draft(poa_strbuf_str(&text), text.length, NULL);
        print(doc, &want);
        poa_document_free(doc);
        with_line_ends(&other, &text, ends[i % 2]);
        doc = test_draft(poa_strbuf_str(&other), other.length, NULL);
        print(doc, &got);
        poa_document_free(doc);
        cr_assert_str_eq(poa_strbuf_str(&got), poa_strbuf_str(&want), "%s", poa_strbuf_str(&text));
    }
    poa_strbuf_release(&text);
    poa_strbuf_release(&other);
    poa_strbuf_release(&want);
    poa_strbuf_release(&got);
}

Test(prop_document, random_characters)
{
    rng r = { SEED + 3 };
    char bytes[4 * 64];

    for (uint32_t i = 0; i < ROUNDS; i++) {
        size_t length = 0;
        for (uint32_t n = rng_below(&r, 64); n > 0; n--) {
            uint32_t point = 1 + rng_below(&r, rng_below(&r, 2) ? 0x7E : 0x10FFFE);
            if (point >= 0xD800 && point <= 0xDFFF)
                point = '\n';
            length += poa_utf8_encode(point, bytes + length);
        }
        poa_document *doc = test_draft(bytes, length, NULL);
        check_blocks(doc);
        check_sentences(doc);
        check_sections(doc);
        check_rest(doc);
        poa_document_free(doc);
    }
}

static double seconds_for(const char *piece, size_t length)
{
    poa_strbuf text = POA_STRBUF_INIT;
    struct timespec begin;
    struct timespec end;

    while (text.length < length)
        poa_strbuf_puts(&text, piece);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    poa_document *doc = test_draft(poa_strbuf_str(&text), text.length, NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    poa_document_free(doc);
    poa_strbuf_release(&text);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
}

/* Four times the text must not take sixteen times as long. */
Test(prop_document, linear_time)
{
    static const char *const shapes[] = {
        "We failed because we did not look. ",
        "因为我们没有检查。",
        "a.",
        "word ",
        "\"",
        "\n",
        "1. a\n",
        "a\n\n",
        "> a\n",
        "Root cause\n",
        "Root cause: a\n",
        "(",
        "《",
        "**",
        "B0.a@b/c",
        "3 May ",
        ">",
    };

    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        double brief = seconds_for(shapes[i], 64u << 10);
        double lengthy = seconds_for(shapes[i], 256u << 10);
        cr_expect(lengthy < 0.2 || lengthy < brief * 10, "%s: %.3f s, then %.3f s", shapes[i],
                  brief, lengthy);
    }
}

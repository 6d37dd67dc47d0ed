/* SPDX-License-Identifier: MIT */
/* Lines to blocks: headings, labels, items, quotes. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "support/draft.h"

/* One word a block: H heading, P paragraph, I item, Q quote; then the kind that
 * it names, and "=" where a label names it. */
static void describe(const poa_document *doc, poa_strbuf *out)
{
    static const char kinds[] = "HPIQ";

    for (uint32_t i = 0; i < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        if (i > 0)
            poa_strbuf_putc(out, ' ');
        poa_strbuf_putc(out, kinds[block->kind]);
        if (block->label_end > block->content)
            poa_strbuf_putc(out, '=');
        if (block->heading != POA_NONE)
            poa_strbuf_putc(out, doc->cues->sections[block->heading].id[0]);
    }
}

struct block_case {
    char text[160];
    char expected[48];
};

ParameterizedTestParameters(blocks, shape)
{
    static struct block_case cases[] = {
        { "", "" },
        { " \n\n\t\n", "" },
        { "One line.", "P" },
        { "One line.\nAnother one of the same paragraph.", "P" },
        { "One.\n\nTwo.", "P P" },
        { "One.\n-----\nTwo.", "P P" },
        { "> quoted\n> lines\nMine.", "Q P" },
        { "> Root cause\n\nMine.", "Q P" },
        { "- a\n- b\n- c", "I I I" },
        { "1. a\n   goes on\n2. b\ngoes on\n\nA paragraph.", "I I P" },
        { "We sent it on 12\n12. It was a mistake of ours", "P I" },
        { "We have found that all of these goods came on March\n12. We sent them on.", "P" },
        /* headings by cue */
        { "Root cause\nWe failed.", "Hr P" },
        { "Root cause:\nWe failed.", "Hr P" },
        { "## Root cause\nWe failed.", "Hr P" },
        { "**Root cause**\nWe failed.", "Hr P" },
        { "【根本原因】\n我们失误。", "Hr P" },
        { "一、根本原因分析\n我们失误。", "Hr P" },
        { "1. Root cause\nWe failed.\n2. Corrective actions\nWe did it.", "Hr P Hc P" },
        { "What is the reason why?\nWe failed.", "Hr P" },
        { "我们采取了以下措施：\n1. 下架\n2. 退款", "Hc I I" },
        { "Root cause.\nWe failed.", "Hr P" },
        { "Kind regards,\nAnn", "Hc P" },
        { "**1. Root cause**\nWe failed.\n**2. Fix**\nDone.", "Hr P Hc P" },
        { "【一、根本原因】\n我们失误。", "Hr P" },
        { "**1. Root cause:** we failed.", "I=r" },
        /* what only holds the words */
        { "We failed. The root cause is this.", "P" },
        { "根本原因是我们没有检查。", "P" },
        { "- Removed the stock\n- Prevention of mixing\n- Refunded", "I I I" },
        { "This line speaks of the root cause\nand goes on here.", "P" },
        { "Plan of Action\nWe failed.", "P" },
        { "We did it.\n\n◆ 发生原因\n没有检查，所以错了。\n\n◆ 别的事情\n也没有检查，所以错了。",
          "P Hr P H P" },
        /* labels */
        { "Root cause: We failed.\nPrevention: We check.", "P=r P=p" },
        { "根本原因：我们失误。\n预防措施:加强管理。", "P=r P=p" },
        { "**Root cause:** we failed.", "P=r" },
        { "【根本原因】我们失误。", "P=r" },
        { "1. Root cause: we failed.\n2. Corrective: we did.", "I=r I=c" },
        { "Root cause - we failed.", "P=r" },
        { "Fix (buyers, stock): we did.", "P=c" },
        { "原因1：没有检查。", "P=r" },
        { "Supplier: Acme", "P=" },
        { "At 10:30 we went.", "P" },
        { "See https://example.org/a for it.", "P" },
        /* headings by looks */
        { "We write.\n\nEleven weeks, August to October\n\nIt was a long time.", "P H P" },
        { "We did it all over again, as told here at length.\n\n**The whole story**\nIt was so.",
          "P H P" },
        { "We did it.\n\nAnn Smith", "P P" },
        { "# Title\n\nText.", "H P" },
        { "Text is here and here and here and here it ends.\n\n4. THE POST\n\n1) We go on.",
          "P H I" },
    };
    return cr_make_param_array(struct block_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct block_case *c, blocks, shape)
{
    poa_document *doc = test_draft_of(c->text);
    poa_strbuf out = POA_STRBUF_INIT;

    describe(doc, &out);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "%s: %s", c->text, poa_strbuf_str(&out));
    poa_strbuf_release(&out);
    poa_document_free(doc);
}

Test(blocks, content_and_label)
{
    static const char text[] = "1. **Root cause:** we failed.";
    poa_document *doc = test_draft_of(text);

    cr_assert_eq(doc->block_count, 1);
    cr_expect_eq(doc->blocks[0].span.begin, 0);
    cr_expect_eq(doc->blocks[0].span.end, sizeof(text) - 1);
    cr_expect_str_eq(text + doc->blocks[0].content, "Root cause:** we failed.");
    cr_expect_str_eq(text + doc->blocks[0].label_end, "we failed.");
    poa_document_free(doc);
}

Test(blocks, marks)
{
    static const struct {
        const char *text;
        uint32_t marks;
    } cases[] = {
        { "Dear team,\n\nWe failed. We did it.\n\nSincerely", 0 },
        { "Root cause\nWe failed.\n\nPrevention\nWe check.", 2 },
        { "Root cause: we failed.\n- a\n- b", 3 },
        { "> - a\n> - b\nWe failed.", 0 },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        poa_document *doc = test_draft_of(cases[i].text);
        cr_expect_eq(doc->marks, cases[i].marks, "%s: %u", cases[i].text, (unsigned)doc->marks);
        poa_document_free(doc);
    }
}

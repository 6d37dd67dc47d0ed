/* SPDX-License-Identifier: MIT */
/* Sections by headings, by labels, and by what is said. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/strbuf.h"
#include "support/draft.h"

struct section_case {
    char text[320];
    char expected[96]; /* kinds in order, with the number of their sentences; * headed */
};

static void describe(const poa_document *doc, poa_strbuf *out)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        poa_strbuf_printf(out, "%s%s%s %u", i > 0 ? ", " : "", doc->sections[i].headed ? "*" : "",
                          doc->cues->sections[doc->sections[i].kind].id,
                          (unsigned)doc->sections[i].sentence_count);
}

ParameterizedTestParameters(sections, table)
{
    static struct section_case cases[] = {
        { "", "" },
        { "Nothing to say.", "other 1" },
        { "Root cause\nWe did it.\n\nCorrective actions\n1. One.\n2. Two.\n\nPrevention\n- A.\n- "
          "B.",
          "*root-cause 2, *corrective 3, *preventive 3" },
        { "Root cause: we did it. Twice.\nCorrective: done.\nPrevention: checked.",
          "*root-cause 2, *corrective 1, *preventive 1" },
        { "一、根本原因\n没有检查。\n二、纠正措施\n1. 下架。\n三、预防措施\n1. 检查。",
          "*root-cause 2, *corrective 2, *preventive 2" },
        /* a sub-heading and a label of an item go on with the part */
        { "1. Root cause\nWe did it.\n(a) **Packing**\nIt was thin.\n2. Corrective actions\nDone.",
          "*root-cause 4, *corrective 2" },
        { "Corrective actions\n1. Prevention of mixing: we sorted it.\n2. Refunds: done.",
          "*corrective 3" },
        /* the closing ends the last part */
        { "Root cause\nWe did it.\n\nPrevention\nWe check.\n\nThank you. Please reinstate us.\n\n"
          "Kind regards,\nAnn",
          "*root-cause 2, *preventive 2, *closing 4" },
        { "Dear team,\n\nRoot cause\nWe did it.", "other 1, *root-cause 2" },
        /* what says nothing is never a part */
        { "Team:\n\nWe removed it on 3 May.\n\nFrom now on we check every week.\n\nThank you.",
          "other 1, corrective 1, preventive 1, closing 1" },
        /* a list belongs to its heading, whatever its items say */
        { "Root cause\n- From now on we check every day.\n- It was so.\n\nPrevention\nWe look.",
          "*root-cause 3, *preventive 2" },
        /* ... but for a part that has none of its own */
        { "Actions taken\n- We removed it on 3 May.\n- From now on we check it every week.",
          "*corrective 2, preventive 1" },
        /* what stands behind the list of a part may be about something else */
        { "Prevention\n- We check.\n- We look.\n\nIt is a cold and wet day in our town.",
          "*preventive 3, other 1" },
        /* the name and the date at the end are no part of the last one */
        { "Root cause\nWe did it.\n\nPrevention\nWe check it.\n\nAnn Lee\n3 May 2025",
          "*root-cause 2, *preventive 2, closing 2" },
        /* a question heads the answer behind it, the label before it does not */
        { "Question 1: root cause?\nWe did it.\n\nPart 2: corrective actions\nIt is so.",
          "*root-cause 2, *corrective 2" },
        { "=== Prevention ===\nWe check it.", "*preventive 2" },
        /* without headings */
        { "We failed because we did not look. It was so.\n\nWe removed it on 3 May. We refunded "
          "it.\n\nFrom now on we check every week. We will look.",
          "root-cause 2, corrective 2, preventive 2" },
        { "We failed because we did not look. It was so. We removed it on 3 May. It is gone. From "
          "now on we check every day, we will. It is so.",
          "root-cause 2, corrective 2, preventive 2" },
        { "因为我们没有检查。是这样。\n\n已下架商品。已退款。\n\n以后每周检查。是的。",
          "root-cause 2, corrective 2, preventive 2" },
        /* labels in the run of a paragraph */
        { "Root cause: we did it. It was so. Corrective: it is done. Prevention: we look.",
          "*root-cause 2, *corrective 1, *preventive 1" },
        /* partly headed: the part without a heading is found under another */
        { "Root cause\nWe did it.\n\nActions taken\n- One.\n\nFrom now on we check it every week.",
          "*root-cause 2, *corrective 2, preventive 1" },
        /* a notice is nobody's part */
        { "> Root cause?\n\nWe failed because we slept.", "other 1, root-cause 1" },
    };
    return cr_make_param_array(struct section_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct section_case *c, sections, table)
{
    poa_document *doc = test_draft_of(c->text);
    poa_strbuf out = POA_STRBUF_INIT;

    describe(doc, &out);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "%s: %s", c->text, poa_strbuf_str(&out));
    poa_strbuf_release(&out);
    poa_document_free(doc);
}

Test(sections, span_holds_the_heading)
{
    static const char text[] = "Hello.\n\n1. Root cause\nWe failed.\n\nPrevention\nWe check.\n";
    poa_document *doc = test_draft_of(text);
    uint32_t kind = poa_cues_section(doc->cues, "root-cause");

    cr_assert(poa_document_has(doc, kind));
    cr_expect_not(poa_document_has(doc, poa_cues_section(doc->cues, "corrective")));
    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        if (section->kind != kind)
            continue;
        cr_expect_eq(section->span.begin, 8);
        cr_expect_eq(section->span.end, 32);
        cr_expect_eq(poa_document_kind_of(doc, section->sentence), kind);
    }
    poa_document_free(doc);
}

Test(sections, parts_sure)
{
    static const char headed[] = "Root cause\nWe did it.\n\nPrevention\nWe check it.\n\n";
    poa_strbuf text = POA_STRBUF_INIT;

    for (int i = 0; i < 20; i++)
        poa_strbuf_puts(&text, "It was a cold and wet day in that town. ");
    poa_document *plain = test_draft_of(poa_strbuf_str(&text));
    cr_expect_not(plain->parts_sure, "a long letter without cues");
    poa_document_free(plain);
    poa_strbuf_puts(&text, "\n\n");
    poa_strbuf_puts(&text, headed);
    poa_document *parted = test_draft_of(poa_strbuf_str(&text));
    cr_expect(parted->parts_sure, "two headings");
    poa_document_free(parted);
    poa_document *brief = test_draft_of("It was a cold day.");
    cr_expect(brief->parts_sure, "a short one");
    poa_document_free(brief);
    poa_strbuf_release(&text);
}

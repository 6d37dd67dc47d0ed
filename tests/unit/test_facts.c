/* SPDX-License-Identifier: MIT */
/* Facts: the longest wins, vetoes, kinds. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/strbuf.h"
#include "support/draft.h"

struct fact_case {
    char text[96];
    char expected[96];
};

ParameterizedTestParameters(facts, table)
{
    static struct fact_case cases[] = {
        { "Nothing here.", "" },
        { "We did it on 3 May 2025.", "date 3 May 2025" },
        { "On 3 March and on 2025-05-04.", "date 3 March, date 2025-05-04" },
        { "我们在3月6日下架。", "date 3月6日" },
        { "我们在３月６日下架。", "date ３月６日" },
        { "It may 3 be so.", "" },
        { "See https://a.example/2025-05-04 for it.", "link https://a.example/2025-05-04" },
        { "> Sent on 3 May.", "date 3 May" },
        { "3 May 5", "date 3 May" },
    };
    return cr_make_param_array(struct fact_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct fact_case *c, facts, table)
{
    poa_document *doc = test_draft_of(c->text);
    poa_strbuf out = POA_STRBUF_INIT;

    for (uint32_t i = 0; i < doc->fact_count; i++) {
        poa_span span = doc->facts[i].span;
        poa_strbuf_printf(&out, "%s%s %.*s", i > 0 ? ", " : "",
                          doc->cues->facts[doc->facts[i].kind].id, (int)(span.end - span.begin),
                          doc->text.bytes + span.begin);
    }
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "%s: %s", c->text, poa_strbuf_str(&out));
    poa_strbuf_release(&out);
    poa_document_free(doc);
}

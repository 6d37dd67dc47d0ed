/* SPDX-License-Identifier: MIT */
/* Causes against their answers: kind coverage on a pack of three families. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/strbuf.h"
#include "score/score.h"
#include "support/lint.h"
#include "support/pack.h"

#define PACK                                                                                    \
    "pack: t\nversion: 1\n"                                                                     \
    "modes: {plan: {weights: {a: 100}}, dispute: {weights: {a: 100}}}\n"                        \
    "sections:\n"                                                                               \
    "  root-cause: {dimension: a, part: true, heading: {en: ['^cause']}}\n"                     \
    "  corrective: {dimension: a, part: true, heading: {en: ['^fix']}}\n"                       \
    "  preventive: {dimension: a, part: true, heading: {en: ['^prevention']}}\n"                \
    "facts: {document: {name: {en: d, zh: 文}, match: {en: ['annex \\d']}}}\n"                 \
    "subjects:\n"                                                                               \
    "  box: {name: {en: box, zh: 箱}, match: {en: ['box(?:es)?|cartons?']}}\n"                 \
    "  time: {name: {en: time, zh: 时}, match: {en: ['handling time|cut-off']}}\n"             \
    "  staff: {name: {en: staff, zh: 人}, generic: true, match: {en: [staff]}}\n"              \
    "classes: {uncovered: {severity: warning, dimension: a, points: 5}}\n"                      \
    "rules:\n"                                                                                  \
    "  - id: uncovered\n    kind: coverage\n    in: [root-cause]\n"                             \
    "    fix: [corrective]\n    measure: [preventive]\n    elsewhere: [other]\n"                \
    "    proof: [document]\n    similarity: 50\n    opens: ['^second']\n"                       \
    "    hollow: ['trained']\n    refers: ['for cause \\d']\n"                                  \
    "    en: {match: ['(?:was|were|had|did) (?:too|no|not)']}\n"                                \
    "    message: {en: m, zh: 文}\n    hint: {en: h, zh: 文}\n    why: {en: w, zh: 文}\n"    \
    "    source: [s]\n    examples: {en: {bad: [a, b, c], good: [d, e]}, zh: {bad: [a, b, c], " \
    "good: [d, e]}}\n"

/* A draft, the causes in it, those uncovered, and what the first one is matched with. */
struct coverage_case {
    char text[240];
    uint32_t causes;
    size_t uncovered;
    bool fix;
    bool measure;
    bool proof;
};

ParameterizedTestParameters(coverage, table)
{
    static struct coverage_case cases[] = {
        /* one of two is met by nothing */
        { "Cause\n- The box was too thin.\n- Our handling time was too short.\nFix\n- We changed "
          "the carton.\n",
          2, 1, true, false, false },
        /* each is met */
        { "Cause\n- The box was too thin.\n- Our handling time was too short.\nFix\n- We changed "
          "the carton (annex 1).\nPrevention\n- The cut-off is checked.\n",
          2, 0, true, false, true },
        /* where nothing at all is met the fault is another one */
        { "Cause\n- The box was too thin.\n- Our handling time was too short.\nFix\n- We wrote to "
          "you.\n",
          2, 0, false, false, false },
        /* a generic family makes no cause known */
        { "Cause\n- The box was too thin.\n- The staff had no time.\nFix\n- New carton.\n", 2, 0,
          true, false, false },
        /* training covers nothing */
        { "Cause\n- The box was too thin.\n- Our handling time was too short.\nFix\n- We changed "
          "the carton.\nPrevention\n- We trained all on the handling time.\n",
          2, 1, true, false, false },
        /* the same words, though no family knows them, are an answer */
        { "Cause\n- The box was too thin.\n- The cut-off had no yellow signal.\nFix\n- New box.\n- "
          "A "
          "signal in yellow.\n",
          2, 0, true, false, false },
        /* an answer that names its cause is taken at its word */
        { "Cause\n- The box was too thin.\n- Our handling time was too short.\nFix\n- We changed "
          "the carton.\n- For cause 2 it is three days.\n",
          2, 0, true, false, false },
        /* what stands in one paragraph is one cause, unless it opens another */
        { "Cause\nThe box was too thin. The handling time was too short.\nFix\n- New carton.\n", 1,
          0, true, false, false },
        { "Cause\nThe box was too thin. Second, the handling time was too short.\nFix\n- New "
          "carton.\n",
          2, 1, true, false, false },
        { "Fix\n- We changed the carton.\n", 0, 0, false, false, false },
    };
    return cr_make_param_array(struct coverage_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct coverage_case *c, coverage, table)
{
    struct test_linted linted = test_lint(PACK, c->text);
    const poa_report *report = linted.report;

    cr_expect_eq(report->findings.cause_count, c->causes, "%s: %u causes", c->text,
                 (unsigned)report->findings.cause_count);
    cr_expect_eq(report->findings.count, c->uncovered, "%s: %zu uncovered", c->text,
                 report->findings.count);
    if (report->findings.cause_count > 0) {
        const poa_cause *first = &report->findings.causes[0];
        cr_expect_eq(first->fix != POA_NONE, c->fix, "%s: fix", c->text);
        cr_expect_eq(first->measure != POA_NONE, c->measure, "%s: measure", c->text);
        cr_expect_eq(first->proof != POA_NONE, c->proof, "%s: proof", c->text);
    }
    test_linted_free(&linted);
}

Test(coverage, unknown_proof)
{
    static const char text[] = PACK;
    struct test_faults faults;
    char wrong[sizeof(text)];

    memcpy(wrong, text, sizeof(text));
    memcpy(strstr(wrong, "proof: [document]"), "proof: [dokument]", 17);
    cr_assert_null(test_pack_of(&faults, wrong));
    cr_expect_str_eq(faults.first.message,
                     "unknown kind of fact 'dokument'; did you mean 'document'?");
}

Test(coverage, limit_of_families)
{
    poa_strbuf text = POA_STRBUF_INIT;
    struct test_faults faults;

    poa_strbuf_puts(&text, "pack: t\nversion: 1\nsubjects:\n");
    for (unsigned i = 0; i <= 64; i++)
        poa_strbuf_printf(&text, "  s%u: {name: {en: a, zh: 甲}, match: {en: ['word%u']}}\n", i, i);
    poa_pack *pack = test_pack_of(&faults, poa_strbuf_str(&text));
    cr_expect_null(pack);
    cr_expect_str_eq(faults.first.message, "there are more than 64 families of subjects");
    poa_strbuf_release(&text);
}

/* SPDX-License-Identifier: MIT */
/* Sums of small signs: kind weigh. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "score/score.h"
#include "support/lint.h"
#include "support/pack.h"

#define PACK                                                                                    \
    "pack: t\nversion: 1\n"                                                                     \
    "modes: {plan: {weights: {a: 100}}, dispute: {weights: {a: 100}}}\n"                        \
    "facts: {date: {name: {en: d, zh: 日}, list: true, match: {any: ['\\d{4}']}}}\n"           \
    "classes: {soft: {severity: info, dimension: a, points: 1}}\n"                              \
    "acceptance: {ours: {en: {match: [ours]}}}\n"                                               \
    "rules:\n"                                                                                  \
    "  - id: soft\n    kind: weigh\n    threshold: 3\n"                                         \
    "    adds:\n"                                                                               \
    "      - {points: 2, en: [committed, dedicated], zh: [秉持]}\n"                           \
    "      - {points: 1, en: [excellence], zh: [理念]}\n"                                     \
    "      - {points: 1, any: ['!']}\n"                                                         \
    "    takes:\n"                                                                              \
    "      - {points: 1, facts: [date]}\n"                                                      \
    "      - {points: 2, en: [refunded]}\n"                                                     \
    "    cleared-by: {phrase: ours, within: same}\n"                                            \
    "    en: {match: [committed, dedicated, excellence], unless: [quoted]}\n"                   \
    "    zh: {match: [秉持]}\n"                                                               \
    "    message: {en: m, zh: 文}\n    hint: {en: h, zh: 文}\n    why: {en: w, zh: 文}\n"    \
    "    source: [s]\n    examples: {en: {bad: [a, b, c], good: [d, e]}, zh: {bad: [a, b, c], " \
    "good: [d, e]}}\n"

struct weigh_case {
    char text[96];
    size_t findings;
};

ParameterizedTestParameters(weigh, table)
{
    static struct weigh_case cases[] = {
        { "We are committed to excellence.", 1 },
        { "We are committed.", 0 },
        { "We are committed and dedicated.", 0 }, /* a row counts once */
        { "We are committed!", 1 },
        { "Excellence!", 0 },
        { "We wish!", 0 }, /* nothing that `match` asks for */
        { "We are committed to excellence since 2019.", 0 },
        { "Since 2019. We are committed to excellence. In 2020.", 1 }, /* facts beside it */
        { "We are committed to excellence since 2019!", 1 },
        { "We are committed to excellence and refunded all!", 0 },
        { "A quoted word: committed to excellence.", 0 },
        { "The fault is ours, we are committed to excellence.", 0 },
        { "我们始终秉持这一理念。", 1 },
        { "我们始终秉持。", 0 },
    };
    return cr_make_param_array(struct weigh_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct weigh_case *c, weigh, table)
{
    struct test_linted linted = test_lint(PACK, c->text);

    cr_expect_eq(linted.report->findings.count, c->findings, "%s: %zu", c->text,
                 linted.report->findings.count);
    test_linted_free(&linted);
}

Test(weigh, unknown_fact)
{
    static const char text[] = PACK;
    struct test_faults faults;
    char wrong[sizeof(text)];

    memcpy(wrong, text, sizeof(text));
    memcpy(strstr(wrong, "facts: [date]"), "facts: [dote]", 13);
    cr_assert_null(test_pack_of(&faults, wrong));
    cr_expect_str_eq(faults.first.message, "unknown kind of fact 'dote'; did you mean 'date'?");
}

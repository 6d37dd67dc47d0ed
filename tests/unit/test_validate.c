/* SPDX-License-Identifier: MIT */
/* Dead, slow and unsafe patterns: what is found, and what is left alone. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "rules/slow.h"
#include "rules/validate.h"
#include "support/pack.h"

static const char head[] = "modes: {plan: {weights: {tone: 100}}}\n"
                           "classes: {a: {severity: info, dimension: tone, points: 1}}\n"
                           "phrases:\n"
                           "  en: {twice: [x, y, X], fine: [long, longer]}\n";

static const char rule[] = "rules:\n"
                           "  - id: a\n    kind: pattern\n%s    en:\n      match: [%s]\n"
                           "    message: {en: m, zh: m}\n    hint: {en: h, zh: h}\n"
                           "    why: {en: w, zh: w}\n"
                           "    examples: {en: {bad: [a, b, c], good: [d, e]}}\n";

struct finds {
    size_t count;
    char text[sizeof(((poa_error *)0)->message)]; /* of the last one */
    uint32_t line;
};

static void note(void *user, const poa_error *problem)
{
    struct finds *finds = user;

    finds->count++;
    finds->line = problem->line;
    (void)snprintf(finds->text, sizeof(finds->text), "%s", problem->message);
}

/* Validate a pack with one rule; the fault of the phrase above is always there. */
static void validate(const char *keys, const char *match, struct finds *finds)
{
    struct test_faults faults;
    char text[2000];
    poa_test_result result;

    (void)snprintf(text, sizeof(text), rule, keys, match);
    poa_pack *pack = test_pack(&faults, (const char *const[]){ head, text, NULL }, false);
    cr_assert_not_null(pack, "%s: %s", match, faults.first.message);
    *finds = (struct finds){ 0, "", 0 };
    cr_assert_eq(poa_validate_run(&result, pack, note, finds, NULL), POA_OK);
    cr_expect_eq(result.failed, finds->count);
    poa_pack_free(pack);
}

struct validate_case {
    char match[96];
    char expected[40]; /* part of the message; "": nothing */
    char keys[24];
};

ParameterizedTestParameters(validate, patterns)
{
    static struct validate_case cases[] = {
        { "refund", "", "" },
        /* dead */
        { "refund, Refund", "stands twice", "" },
        { "'a|b|a'", "stands twice", "" },
        { "'買家', '买家'", "stands twice", "" },
        { "refund, refund request", "never reached", "" },
        { "buy, buyer", "", "" }, /* the border sends the first one on */
        { "buy, buyer", "never reached", "    boundary: none\n" },
        { "refund request, refund", "", "" },
        { "退款, 退款申请", "never reached", "" },
        { "'{fine} a', '{fine} a b'", "", "" }, /* not plain: not judged */
        { "'(?:a|b)', '(?:a|b) c'", "", "" },
        /* gaps */
        { "'a.*b'", "gap without a bound", "" },
        { "'a[^.]+ b'", "gap without a bound", "" },
        { "'a.{3,}b'", "gap without a bound", "" },
        { "'a.{0,60}b'", "", "" },
        { "'a(?!.*b)c'", "gap without a bound", "" },
        { "'a[^.;]*'", "", "" }, /* to the end of the sentence */
        { "'a\\.*b'", "", "" },
        { "'[a-z]+ b'", "", "" },
        /* slow */
        { "'(?:a+)+b'", "too many steps", "" },
        { "'(?:[a-z ]+,? )+b'", "too many steps", "" },
        { "'a[^.]{0,60}a[^.]{0,60}a[^.]{0,60}b'", "too many steps", "" },
        { "'a[^.]{0,60}b[^.]{0,60}c'", "", "" },
    };
    return cr_make_param_array(struct validate_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct validate_case *c, validate, patterns)
{
    struct finds finds;

    validate(c->keys, c->match, &finds);
    if (c->expected[0] == '\0') {
        cr_expect_eq(finds.count, 1, "%s: %s", c->match, finds.text);
    } else {
        cr_expect_eq(finds.count, 2, "%s: %zu faults", c->match, finds.count);
        cr_expect_not_null(strstr(finds.text, c->expected), "%s: %s", c->match, finds.text);
        cr_expect_geq(finds.line, 5, "%s", c->match);
    }
}

Test(validate, phrases)
{
    struct finds finds;

    validate("", "refund", &finds);
    cr_expect_eq(finds.count, 1);
    cr_expect_eq(finds.line, 4);
    cr_expect_not_null(strstr(finds.text, "'x' stands twice"), "%s", finds.text);
}

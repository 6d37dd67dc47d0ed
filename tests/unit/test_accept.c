/* SPDX-License-Identifier: MIT */
/* Findings that the user has accepted: left out by fingerprint, and nothing else
 * changes. */
#include <criterion/criterion.h>
#include <string.h>

#include "score/score.h"
#include "support/lint.h"

#define TEXTS                                                                                \
    "    message: {en: m, zh: 文}\n    hint: {en: h, zh: 文}\n    why: {en: w, zh: 文}\n" \
    "    source: [s]\n    examples: {en: {bad: [a, b, c], good: [d, e]}, "                   \
    "zh: {bad: [a, b, c], good: [d, e]}}\n"
#define RULE(id, word, more)                                                   \
    "  - id: " id "\n    kind: pattern\n" more "    en: {match: [" word "]}\n" \
    "    zh: {match: [无]}\n" TEXTS

static const char rules[] =
    "pack: t\nversion: 1\n"
    "modes: {plan: {weights: {a: 60, b: 40}}, dispute: {weights: {a: 60, b: 40}}}\n"
    "classes:\n"
    "  blame: {severity: error, dimension: a, points: 8}\n"
    "  vague: {severity: warning, dimension: b, points: 4}\n"
    "  wrong: {severity: error, dimension: a, points: 20, cap: 0, alone: true}\n"
    "rules:\n" RULE("blame", "lied", "") RULE("vague", "careful", "    not-with: [blame]\n")
        RULE("wrong", "invoice", "");

enum { MOST = 8 };

struct result {
    size_t count;
    char fingerprints[MOST][POA_FINGERPRINT_SIZE];
    char ids[MOST][16];
    uint32_t score;
    bool partial;
    bool used[MOST];
};

static struct result lint(const char *text, const char *const *accepted, size_t count)
{
    struct test_linted linted = test_lint(rules, text);
    poa_lint_options opts = POA_LINT_OPTIONS_INIT;
    poa_report *report = NULL;
    struct result result = { 0 };
    poa_finding_info info;

    opts.accepted = accepted;
    opts.accepted_count = count;
    cr_assert_eq(poa_lint(&report, linted.pack, linted.doc, &opts, NULL), POA_OK);
    for (; poa_report_finding_at(report, result.count, &info); result.count++) {
        cr_assert_lt(result.count, MOST);
        memcpy(result.fingerprints[result.count], info.fingerprint, sizeof(info.fingerprint));
        strncpy(result.ids[result.count], info.rule, sizeof(result.ids[0]) - 1);
    }
    for (size_t i = 0; i < count; i++)
        result.used[i] = poa_report_accepted_at(report, i);
    cr_expect_not(poa_report_accepted_at(report, count));
    result.score = poa_report_score(report);
    result.partial = report->partial;
    poa_report_free(report);
    test_linted_free(&linted);
    return result;
}

Test(accept, takes_out_what_it_names_and_says_so)
{
    static const char text[] = "The buyer lied. He lied again.";
    struct result before = lint(text, NULL, 0);
    const char *accepted[] = { "0000000000000000", before.fingerprints[0], before.fingerprints[0] };

    cr_assert_eq(before.count, 2);
    cr_expect_eq(before.score, 100 - 8 - 4);
    cr_expect_not(before.partial);
    struct result after = lint(text, accepted, 3);
    cr_assert_eq(after.count, 1);
    cr_expect_str_eq(after.fingerprints[0], before.fingerprints[1]);
    cr_expect_eq(after.score, 100 - 8, "the one that is left costs its full points");
    cr_expect(after.partial);
    cr_expect(!after.used[0] && after.used[1] && after.used[2]);
}

Test(accept, what_names_nothing_changes_nothing)
{
    const char *accepted[] = { "0000000000000000", "" };
    struct result result = lint("The buyer lied.", accepted, 2);

    cr_expect_eq(result.count, 1);
    cr_expect_not(result.partial);
}

Test(accept, equal_sentences_keep_their_names)
{
    static const char text[] = "The buyer lied. We wait. The buyer lied.";
    struct result before = lint(text, NULL, 0);
    const char *accepted[] = { before.fingerprints[0] };

    cr_assert_eq(before.count, 2);
    cr_expect_str_neq(before.fingerprints[0], before.fingerprints[1]);
    struct result after = lint(text, accepted, 1);
    cr_assert_eq(after.count, 1);
    cr_expect_str_eq(after.fingerprints[0], before.fingerprints[1]);
}

Test(accept, what_gave_way_stays_away)
{
    static const char text[] = "The buyer lied. We are careful.";
    struct result before = lint(text, NULL, 0);
    const char *accepted[] = { before.fingerprints[0] };

    cr_assert_eq(before.count, 1);
    cr_expect_str_eq(before.ids[0], "blame");
    cr_expect_eq(lint(text, accepted, 1).count, 0);
}

Test(accept, what_stood_alone_hides_nothing_any_more)
{
    static const char text[] = "This is an invoice. We are careful.";
    struct result before = lint(text, NULL, 0);
    const char *accepted[] = { before.fingerprints[0] };

    cr_assert_eq(before.count, 1);
    cr_expect_str_eq(before.ids[0], "wrong");
    cr_expect_eq(before.score, 0);
    struct result after = lint(text, accepted, 1);
    cr_assert_eq(after.count, 1);
    cr_expect_str_eq(after.ids[0], "vague");
    cr_expect(after.used[0]);
    cr_expect_eq(after.score, 96);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support/score_fixture.h"

/* Findings of one id in one dimension, and what they must cost together. */
struct price_case {
    uint32_t points[5]; /* 0 ends the list */
    uint32_t cost;      /* taken from a dimension of 25 points */
};

Test(score, half_for_each_further_finding)
{
    static const struct price_case cases[] = {
        { { 8 }, 8 },       { { 8, 8 }, 12 }, { { 8, 8, 8, 8, 8 }, 15 },
        { { 2, 8 }, 9 },    { { 8, 2 }, 9 },  { { 3, 3, 3 }, 4 },
        { { 25, 25 }, 25 }, { { 100 }, 25 },  { { 1, 1 }, 1 },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        score_fixture f;
        score_fixture_init(&f);
        for (size_t k = 0; k < 5 && cases[i].points[k] != 0; k++)
            score_fixture_add(&f, 0, 0, cases[i].points[k], POA_SEVERITY_WARNING);
        const poa_score *score = score_fixture_compute(&f);
        cr_expect_eq(score->total, 100 - cases[i].cost, "row %zu: %u", i, score->total);
        poa_arena_release(&f.report.arena);
    }
}

Test(score, deductions_add_up_to_the_score)
{
    score_fixture f;
    uint32_t deducted = 0;

    score_fixture_init(&f);
    for (uint32_t i = 0; i < 12; i++)
        score_fixture_add(&f, i % 4, i % 3, 5 + i, POA_SEVERITY_WARNING);
    const poa_score *score = score_fixture_compute(&f);
    for (size_t i = 0; i < f.report.findings.count; i++)
        deducted += f.findings[i].deducted;
    cr_expect_eq(score->sum, 100 - deducted);
    cr_expect_eq(score->total, score->sum);
    poa_arena_release(&f.report.arena);
}

Test(score, override_brings_a_cap_of_its_own)
{
    score_fixture f;
    score_fixture_init(&f);

    score_fixture_add(&f, 3, 0, 1, POA_SEVERITY_ERROR)->cap = 30;
    const poa_score *score = score_fixture_compute(&f);
    cr_expect_eq(score->cap, 30);
    cr_expect_eq(score->cap_class, 3);
    cr_expect_eq(score->total, 30);
    poa_arena_release(&f.report.arena);
}

Test(score, cap_holds_for_errors_alone)
{
    score_fixture f;

    score_fixture_init(&f);
    f.classes[3].cap = 49;
    score_fixture_add(&f, 3, 0, 10, POA_SEVERITY_WARNING);
    cr_expect_eq(score_fixture_compute(&f)->total, 90);
    poa_arena_release(&f.report.arena);
    f.findings[0].severity = POA_SEVERITY_ERROR;
    const poa_score *score = score_fixture_compute(&f);
    cr_expect_eq(score->sum, 90);
    cr_expect_eq(score->total, 49);
    cr_expect_eq(score->cap_class, 3);
    cr_expect_eq(score->verdict, POA_VERDICT_REWRITE);
    poa_arena_release(&f.report.arena);
}

Test(score, error_bars_clean)
{
    score_fixture f;

    score_fixture_init(&f);
    score_fixture_add(&f, 0, 4, 5, POA_SEVERITY_ERROR);
    const poa_score *score = score_fixture_compute(&f);
    cr_expect_eq(score->total, 95);
    cr_expect_eq(score->verdict, POA_VERDICT_REVISE);
    poa_arena_release(&f.report.arena);
}

Test(score, clean_needs_half_of_every_dimension)
{
    score_fixture f;

    score_fixture_init(&f);
    score_fixture_add(&f, 0, 5, 3, POA_SEVERITY_INFO);
    const poa_score *score = score_fixture_compute(&f);
    cr_expect_eq(score->total, 97);
    cr_expect_eq(score->verdict, POA_VERDICT_REVISE, "tone has 2 of 5 left");
    poa_arena_release(&f.report.arena);
}

Test(score, dimensions_without_checks_are_left_out)
{
    score_fixture f;
    uint32_t sum = 0;

    score_fixture_init(&f);
    f.live[0] = false;
    f.live[3] = false;
    const poa_score *score = score_fixture_compute(&f);
    for (uint32_t i = 0; i < FIXTURE_DIMENSIONS; i++)
        sum += score->dimensions[i].max;
    cr_expect_eq(sum, 100);
    cr_expect_eq(score->dimensions[0].max, 0);
    cr_expect_eq(score->dimensions[1].max, 37, "20 of 55, and one of the points left over");
    poa_arena_release(&f.report.arena);
}

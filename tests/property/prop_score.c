/* SPDX-License-Identifier: MIT */
/* Laws of the score over generated findings. */
#include <criterion/criterion.h>

#include "support/rng.h"
#include "support/score_fixture.h"

enum { ROUNDS = 2000 };

static void fill(score_fixture *f, rng *r)
{
    uint32_t count = rng_below(r, FIXTURE_FINDINGS);

    score_fixture_init(f);
    for (uint32_t i = 0; i < FIXTURE_CLASSES; i++)
        f->classes[i].cap = rng_below(r, 4) == 0 ? rng_below(r, 100) : POA_CAP_NONE;
    for (uint32_t i = 0; i < FIXTURE_DIMENSIONS; i++)
        f->live[i] = rng_below(r, 5) != 0;
    for (uint32_t i = 0; i < count; i++)
        score_fixture_add(f, rng_below(r, FIXTURE_CLASSES), rng_below(r, FIXTURE_DIMENSIONS),
                          rng_below(r, 30), (poa_severity)rng_below(r, 3));
}

static poa_score computed(score_fixture *f)
{
    poa_score score = *score_fixture_compute(f);
    poa_arena_release(&f->report.arena);
    return score;
}

/* A verdict is better the smaller it is. */
Test(score_laws, removing_a_finding_never_lowers_the_score)
{
    rng r = { 20261123 };

    for (int round = 0; round < ROUNDS; round++) {
        static score_fixture f;
        fill(&f, &r);
        if (f.report.findings.count == 0)
            continue;
        poa_score before = computed(&f);
        size_t gone = rng_below(&r, (uint32_t)f.report.findings.count);
        f.findings[gone] = f.findings[--f.report.findings.count];
        poa_score after = computed(&f);
        cr_assert_geq(after.total, before.total, "round %d", round);
        cr_assert_leq(after.verdict, before.verdict, "round %d", round);
    }
}

Test(score_laws, order_of_findings_does_not_matter)
{
    rng r = { 4711 };

    for (int round = 0; round < ROUNDS; round++) {
        static score_fixture f;
        fill(&f, &r);
        poa_score before = computed(&f);
        for (size_t i = f.report.findings.count; i > 1; i--) {
            size_t other = rng_below(&r, (uint32_t)i);
            poa_finding kept = f.findings[i - 1];
            f.findings[i - 1] = f.findings[other];
            f.findings[other] = kept;
        }
        poa_score after = computed(&f);
        cr_assert_eq(after.total, before.total, "round %d", round);
        cr_assert_eq(after.sum, before.sum, "round %d", round);
        cr_assert_eq(after.cap, before.cap, "round %d", round);
    }
}

Test(score_laws, score_is_what_the_deductions_leave)
{
    rng r = { 31337 };

    for (int round = 0; round < ROUNDS; round++) {
        static score_fixture f;
        uint32_t max = 0;
        uint32_t deducted = 0;
        fill(&f, &r);
        const poa_score *score = score_fixture_compute(&f);
        for (uint32_t i = 0; i < score->dimension_count; i++)
            max += score->dimensions[i].max;
        for (size_t i = 0; i < f.report.findings.count; i++)
            deducted += f.findings[i].deducted;
        cr_assert(max == 100 || max == 0);
        cr_assert_eq(score->sum, max - deducted, "round %d", round);
        cr_assert_leq(score->total, 100);
        poa_arena_release(&f.report.arena);
    }
}

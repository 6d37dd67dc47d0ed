/* SPDX-License-Identifier: MIT */
/* A small pack and report made by hand, for tests of the score. */
#ifndef POA_TESTS_SCORE_FIXTURE_H
#define POA_TESTS_SCORE_FIXTURE_H

#include "score/score.h"

enum { FIXTURE_DIMENSIONS = 6, FIXTURE_CLASSES = 8, FIXTURE_FINDINGS = 64 };

typedef struct score_fixture {
    poa_pack pack;
    poa_document doc;
    poa_report report;
    poa_class classes[FIXTURE_CLASSES];
    uint32_t weights[FIXTURE_DIMENSIONS];
    const char *dimensions[FIXTURE_DIMENSIONS];
    poa_finding findings[FIXTURE_FINDINGS];
    bool live[FIXTURE_DIMENSIONS];
} score_fixture;

/* Weights 25 20 20 20 10 5, all dimensions live, no findings.  Class i has no cap. */
void score_fixture_init(score_fixture *f);
/* Add a finding; returns it. */
poa_finding *score_fixture_add(score_fixture *f, uint32_t class_index, uint32_t dimension,
                               uint32_t points, poa_severity severity);
/* Compute the score of what is in it; undo it with poa_arena_release(&f->report.arena). */
const poa_score *score_fixture_compute(score_fixture *f);

#endif

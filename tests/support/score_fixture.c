/* SPDX-License-Identifier: MIT */
/* A small pack and report made by hand. */
#include "support/score_fixture.h"

#include <stdlib.h>
#include <string.h>

void score_fixture_init(score_fixture *f)
{
    static const uint32_t weights[FIXTURE_DIMENSIONS] = { 25, 20, 20, 20, 10, 5 };
    static const char *const ids[FIXTURE_DIMENSIONS] = { "root-cause", "corrective", "preventive",
                                                         "evidence",   "ownership",  "tone" };

    memset(f, 0, sizeof(*f));
    for (uint32_t i = 0; i < FIXTURE_DIMENSIONS; i++) {
        f->weights[i] = weights[i];
        f->dimensions[i] = ids[i];
        f->live[i] = true;
    }
    for (uint32_t i = 0; i < FIXTURE_CLASSES; i++)
        f->classes[i].cap = POA_CAP_NONE;
    f->pack.classes = f->classes;
    f->pack.class_count = FIXTURE_CLASSES;
    f->pack.dimensions = f->dimensions;
    f->pack.dimension_count = FIXTURE_DIMENSIONS;
    f->pack.plan.points = f->weights;
    f->doc.appeal = POA_NONE;
    f->doc.mode = POA_MODE_PLAN;
    f->report.pack = &f->pack;
    f->report.doc = &f->doc;
    f->report.findings.items = f->findings;
}

poa_finding *score_fixture_add(score_fixture *f, uint32_t class_index, uint32_t dimension,
                               uint32_t points, poa_severity severity)
{
    poa_finding *finding = &f->findings[f->report.findings.count];
    uint32_t at = (uint32_t)f->report.findings.count * 10;

    *finding = (poa_finding){ .class_index = class_index,
                              .dimension = dimension,
                              .points = points,
                              .severity = severity,
                              .span = { at, at + 5 } };
    f->report.findings.count++;
    return finding;
}

const poa_score *score_fixture_compute(score_fixture *f)
{
    poa_error err = { 0 };

    f->report.arena = POA_ARENA_INIT(SIZE_MAX);
    memset(&f->report.score, 0, sizeof(f->report.score));
    if (poa_score_compute(&f->report, f->live, &err) != POA_OK)
        abort();
    return &f->report.score;
}

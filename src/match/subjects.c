/* SPDX-License-Identifier: MIT */
/* The families of subjects in a stretch of a draft. */
#include "match/subjects.h"

static poa_status occurs(poa_run *run, const poa_cue *cue, poa_fold_span where, bool *found)
{
    poa_fold_span hit;
    poa_status status = POA_OK;

    *found = false;
    for (uint32_t i = 0; i <= POA_CUE_ANY && status == POA_OK && !*found; i++)
        status = poa_run_pattern(run, cue->pattern[i], where, found, &hit);
    return status;
}

poa_status poa_subjects_of(poa_run *run, poa_fold_span where, poa_subject_set *out)
{
    poa_status status = POA_OK;

    *out = 0;
    for (uint32_t i = 0; i < run->pack->subject_count && status == POA_OK; i++) {
        const poa_subject *subject = &run->pack->subjects[i];
        bool found = false;
        if (subject->generic)
            continue;
        status = occurs(run, &subject->match, where, &found);
        if (found)
            *out |= UINT64_C(1) << i;
    }
    return status;
}

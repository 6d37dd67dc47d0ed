/* SPDX-License-Identifier: MIT */
/* What a stretch of a draft is about: the families of `subjects:` that occur in it. */
#ifndef POA_MATCH_SUBJECTS_H
#define POA_MATCH_SUBJECTS_H

#include "match/run.h"

/* Bit i: pack->subjects[i].  Generic families are left out: they cover nothing. */
typedef uint64_t poa_subject_set;

POA_MUST_USE poa_status poa_subjects_of(poa_run *run, poa_fold_span where, poa_subject_set *out);

#endif

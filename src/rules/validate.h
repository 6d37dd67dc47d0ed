/* SPDX-License-Identifier: MIT */
/* Dead, slow and unsafe patterns in a pack that loaded. */
#ifndef POA_RULES_VALIDATE_H
#define POA_RULES_VALIDATE_H

#include "rules/pack.h"

/*
 * Look at every pattern of the rules, phrases and named sets.  Each fault goes to
 * `problem`, in the language of `err`; `out->failed` counts them.
 */
POA_MUST_USE poa_status poa_validate_run(poa_test_result *out, const poa_pack *pack,
                                         poa_problem_fn *problem, void *user, poa_error *err);

#endif

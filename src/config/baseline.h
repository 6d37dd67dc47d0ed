/* SPDX-License-Identifier: MIT */
/* Baselines from bytes; the rest of the interface is in poalint.h. */
#ifndef POA_CONFIG_BASELINE_H
#define POA_CONFIG_BASELINE_H

#include "poalint.h"

/* As poa_baseline_load(), of bytes that lie at `path`. */
POA_MUST_USE poa_status poa_baseline_parse(poa_baseline **out, const char *path, const char *bytes,
                                           size_t length, poa_problem_fn *problem, void *user,
                                           poa_error *err);

#endif

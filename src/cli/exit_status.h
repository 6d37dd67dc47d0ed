/* SPDX-License-Identifier: MIT */
/* How the process ends. */
#ifndef POA_CLI_EXIT_STATUS_H
#define POA_CLI_EXIT_STATUS_H

#include <stdbool.h>

#include "poalint.h"

/* What a command has met. */
typedef struct poa_result {
    bool incomplete; /* something could not be checked, run or written */
    bool fault;      /* a draft fails, or a pack has faults */
} poa_result;

int poa_exit_status(const poa_result *result, bool exit_zero);
/* For the report: the same decision, which --exit-zero does not change. */
poa_outcome poa_outcome_of(const poa_result *result);

#endif

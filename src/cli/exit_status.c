/* SPDX-License-Identifier: MIT */
/*
 * The only place that decides how the process ends.
 *   0  everything was checked, and nothing is at or above the threshold
 *   1  everything was checked; a finding is at or above the threshold, a score is
 *      too low, or a pack has faults
 *   2  not everything could be checked or written; wins over 1
 * --exit-zero turns 1 into 0, never 2.
 */
#include "exit_status.h"

poa_outcome poa_outcome_of(const poa_result *result)
{
    if (result->incomplete)
        return POA_OUTCOME_INCOMPLETE;
    return result->fault ? POA_OUTCOME_FAIL : POA_OUTCOME_PASS;
}

int poa_exit_status(const poa_result *result, bool exit_zero)
{
    switch (poa_outcome_of(result)) {
    case POA_OUTCOME_PASS:
        return 0;
    case POA_OUTCOME_FAIL:
        return exit_zero ? 0 : 1;
    case POA_OUTCOME_INCOMPLETE:
        return 2;
    }
    return 2; /* no default above: -Wswitch then demands a row for a new outcome */
}

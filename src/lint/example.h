/* SPDX-License-Identifier: MIT */
/* One example of a rule, run on its own: what the self-test and the coverage of
 * alternatives share. */
#ifndef POA_LINT_EXAMPLE_H
#define POA_LINT_EXAMPLE_H

#include "document/notice.h"
#include "match/run.h"

/* An example as a draft, ready to be run. */
typedef struct poa_trial {
    const poa_pack *pack;
    const poa_rule *rule;
    uint32_t rule_index;
    const poa_example *example;
    poa_document *doc;    /* owned */
    poa_notice *notice;   /* owned; NULL: the example has none */
    poa_matcher *matcher; /* borrowed */
} poa_trial;

/*
 * Build the draft of an example: with its kind of appeal and mode, put into the
 * section that the example or the rule names.
 */
POA_MUST_USE poa_status poa_trial_open(poa_trial *out, const poa_pack *pack, uint32_t rule_index,
                                       const poa_example *example, poa_matcher *matcher,
                                       poa_error *err);
void poa_trial_close(poa_trial *trial);

/*
 * Run `rule` (that of the trial, or a changed copy) and tell how many findings
 * there are, and whether each word of `at` is overlapped by one (always true
 * where the example names none).
 */
POA_MUST_USE poa_status poa_trial_run(const poa_trial *trial, const poa_rule *rule,
                                      size_t *findings, bool *placed, poa_error *err);

#endif

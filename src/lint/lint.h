/* SPDX-License-Identifier: MIT */
/* Apply a pack to a document: which rules run, and what becomes of what they found. */
#ifndef POA_LINT_LINT_H
#define POA_LINT_LINT_H

#include "match/run.h"

/*
 * Run every enabled rule and keep the findings that remain, sorted by place.
 * `live` (one a dimension) tells which dimensions had a check that could run;
 * `*partial` whether rules were left out by the options, or findings as accepted;
 * `used` (one an entry of opts->accepted) which entries left a finding out.
 */
POA_MUST_USE poa_status poa_lint_run(poa_findings *findings, const poa_pack *pack,
                                     const poa_document *doc, const poa_lint_options *opts,
                                     bool *live, bool *partial, bool *used, poa_error *err);

/* select.c: may the rule run on this draft at all (mode, kind of appeal, languages)? */
bool poa_lint_applies(const poa_pack *pack, const poa_document *doc, const poa_rule *rule);
/* select.c: is what the rule needs there (sections, length, notice)? */
bool poa_lint_needs_met(const poa_document *doc, const poa_rule *rule);
/* select.c: do the options leave the class in? */
bool poa_lint_selected(const poa_lint_options *opts, const char *id);

/* select.c: which classes the run looks for: neither the options nor a missing notice keep
 * all their rules away.  `looked` holds one a class, false at first. */
void poa_lint_looked(bool *looked, const poa_pack *pack, const poa_document *doc,
                     const poa_lint_options *opts);

/* join.c: findings of one id in the same sentence become one; `not-with`, `alone`,
 * severities by option and the bound on findings are applied; then they are sorted. */
POA_MUST_USE poa_status poa_lint_join(poa_findings *findings, const poa_pack *pack,
                                      const poa_lint_options *opts, poa_error *err);

/* join.c: findings of one id that are kept. */
uint32_t poa_lint_most(const poa_lint_options *opts);

/* fingerprint.c: name each finding by what it says, not by where it stands. */
POA_MUST_USE poa_status poa_lint_fingerprint(poa_findings *findings, const poa_pack *pack,
                                             const poa_document *doc, poa_error *err);

/* The fingerprint of a finding with no equal one before it. */
void poa_lint_first_fingerprint(char out[POA_FINGERPRINT_SIZE], const poa_finding *finding,
                                const poa_pack *pack, const poa_document *doc);

/* accept.c: take out what the options accept, once the findings have their names. */
POA_MUST_USE poa_status poa_lint_accept(poa_findings *findings, const poa_lint_options *opts,
                                        bool *used, poa_error *err);
/* accept.c: a finding that stands alone hides no other one once it is accepted. */
void poa_lint_accept_alone(poa_findings *findings, const poa_pack *pack, const poa_document *doc,
                           const poa_lint_options *opts);

/* selftest.c: the examples of a pack. */
POA_MUST_USE poa_status poa_selftest_run(poa_test_result *out, const poa_pack *pack,
                                         poa_problem_fn *problem, void *user, poa_error *err);

#endif

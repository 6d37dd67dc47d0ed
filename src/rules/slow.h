/* SPDX-License-Identifier: MIT */
/* Patterns that would take long on some text. */
#ifndef POA_RULES_SLOW_H
#define POA_RULES_SLOW_H

#include "base/strbuf.h"
#include "pattern/pattern.h"

/* Does the pattern hold a gap ("." or "[^...]") without an upper bound? */
bool poa_slow_has_gap(const char *source, size_t length);

/*
 * Does the pattern take too many steps on one of the texts that are made to harm
 * it?  `expanded` is its source with the phrases put in.
 */
bool poa_slow_measure(const poa_pattern *pattern, const poa_strbuf *expanded, poa_matcher *matcher);

/* Steps that one search may take, for the matcher. */
#define POA_SLOW_STEPS 20000u

#endif

/* SPDX-License-Identifier: MIT */
/* Pattern literals in the form that drafts are folded to. */
#ifndef POA_RULES_LITERAL_H
#define POA_RULES_LITERAL_H

#include "base/strbuf.h"
#include "pattern/scan.h"

/*
 * Append one piece of a pattern with its literal characters folded.  What folds
 * to a character that means something in a pattern is escaped.  Returns false
 * where the fold destroys a class: one of its characters becomes several or
 * none, or the end of a range another character.
 */
bool poa_literal_fold(poa_strbuf *out, const char *source, const poa_piece *piece);

#endif

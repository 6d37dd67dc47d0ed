/* SPDX-License-Identifier: MIT */
/* The visible text of HTML, for pages and for mails. */
#ifndef POA_INPUT_HTML_H
#define POA_INPUT_HTML_H

#include "input/flow.h"

/*
 * Take the visible text out of a decoded source.  `type` is kept as the type of `out`; the
 * source is borrowed.
 */
POA_MUST_USE poa_status poa_html_extract(poa_text *out, poa_arena *arena, const poa_text *source,
                                         const char *type, poa_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* Questions about the sections of a draft that several kinds ask.  A mask has
 * bit i for cues->sections[i]. */
#ifndef POA_MATCH_SECTIONS_H
#define POA_MATCH_SECTIONS_H

#include "document/document.h"

/* Is there a section of one of these kinds?  Never for an empty mask. */
bool poa_sections_any(const poa_document *doc, uint32_t mask);
/* Is there a section of each of these kinds? */
bool poa_sections_all(const poa_document *doc, uint32_t mask);
/* The longest section (in bytes) of one of these kinds, or NULL. */
const poa_section *poa_sections_main(const poa_document *doc, uint32_t mask);
/* The span of that section; POA_SPAN_NONE where there is none or the mask is that
 * of the whole draft. */
poa_span poa_sections_span(const poa_document *doc, uint32_t mask);

#endif

/* SPDX-License-Identifier: MIT */
/* Character references of HTML, which Markdown has too. */
#ifndef POA_INPUT_ENTITY_H
#define POA_INPUT_ENTITY_H

#include "base/strbuf.h"

/* Append the text that "&amp;", "&#8212;" or the like stands for, as HTML5 has it; an
 * unknown one as it is. */
void poa_entity_add(poa_strbuf *out, const char *reference, size_t length);

#endif

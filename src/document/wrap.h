/* SPDX-License-Identifier: MIT */
/* Was a text wrapped by hand or by a program, and where? */
#ifndef POA_DOCUMENT_WRAP_H
#define POA_DOCUMENT_WRAP_H

#include "document/document.h"

/* Columns at which the lines were wrapped; 0: they end where their writer ended
 * them. */
uint32_t poa_wrap_width(const poa_lines *lines, const poa_text *text);
/* Does a line (without outer blanks) reach the width, so that its end may be no
 * end of what it says? */
bool poa_wrap_full(const poa_text *text, poa_span line, uint32_t width);
/* Does it end as a sentence or a lead-in does? */
bool poa_line_closed(const char *bytes, poa_span line);

#endif

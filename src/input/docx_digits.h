/* SPDX-License-Identifier: MIT */
/* Numbers of lists as Word writes them: "iv", "十二", "③". */
#ifndef POA_INPUT_DOCX_DIGITS_H
#define POA_INPUT_DOCX_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

typedef struct poa_docx_format poa_docx_format;

/* The format of a name ("chineseCounting"); one that is not known is decimal. */
const poa_docx_format *poa_docx_format_find(const char *name);
bool poa_docx_format_is_bullet(const poa_docx_format *format);
/* Append a number.  What a format has no sign for is written in decimal digits. */
void poa_docx_format_write(poa_strbuf *out, const poa_docx_format *format, uint32_t value);

#endif

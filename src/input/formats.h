/* SPDX-License-Identifier: MIT */
/* The formats that formats.c lists. */
#ifndef POA_INPUT_FORMATS_H
#define POA_INPUT_FORMATS_H

#include "input/format.h"

extern const poa_format poa_format_docx;
extern const poa_format poa_format_eml;
extern const poa_format poa_format_html;
extern const poa_format poa_format_markdown;
extern const poa_format poa_format_refused;
extern const poa_format poa_format_text;

#endif

/* SPDX-License-Identifier: MIT */
/* XML 1.0 text for the formats that are XML. */
#ifndef POA_REPORT_XML_OUT_H
#define POA_REPORT_XML_OUT_H

#include "report/sink.h"

/* The declaration, UTF-8. */
void poa_xml_put_begin(poa_sink *sink);
/* ` name="value"`, escaped; characters that XML or a terminal can't take are shown as
 * escapes.  NULL stands for "". */
void poa_xml_put_attribute(poa_sink *sink, const char *name, const char *value);
void poa_xml_put_number(poa_sink *sink, const char *name, uint64_t value);
/* Escaped text between tags. */
void poa_xml_put_text(poa_sink *sink, const char *text);

#endif

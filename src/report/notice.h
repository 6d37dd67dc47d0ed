/* SPDX-License-Identifier: MIT */
/* What was read from Amazon's notice, as reports and descriptions show it. */
#ifndef POA_REPORT_NOTICE_H
#define POA_REPORT_NOTICE_H

#include <jansson.h>

#include "document/notice.h"
#include "report/print.h"

/* An object with all that the notice asks for and its places; null for NULL. */
json_t *poa_notice_json(const poa_notice *notice);
/* The same for people, a line each, behind two blanks. */
void poa_notice_rows(poa_sink *sink, const poa_notice *notice, poa_lang lang);
/* "Amazon's notice: FILE; it asks for ...", or that none is given; a deadline comes first,
 * before all else, by poa_print_deadline(). */
void poa_print_notice(poa_writer *writer, const poa_notice *notice);
/* The time limit that the notice sets, if it sets one. */
void poa_print_deadline(poa_writer *writer, const poa_notice *notice);
/* The documents that the notice asks for, as a list to check before sending. */
void poa_print_asked(poa_writer *writer, const poa_notice *notice);

#endif

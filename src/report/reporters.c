/* SPDX-License-Identifier: MIT */
/* The table of output formats.  To add one: write report_<name>.c and one row. */
#include "report/reporter.h"

extern const poa_reporter poa_report_text;
extern const poa_reporter poa_report_gcc;
extern const poa_reporter poa_report_json;

const poa_reporter *const poa_reporters[] = {
    &poa_report_text,
    &poa_report_gcc,
    &poa_report_json,
    NULL,
};

const char *poa_related_message(const poa_related *related, poa_lang lang)
{
    const char *message = related->message[lang];

    return message != NULL && message[0] != '\0' ? message : poa_text_get("report.related", lang);
}

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

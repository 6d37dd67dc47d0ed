/* SPDX-License-Identifier: MIT */
/* The table of output formats.  To add one: write report_<name>.c and one row. */
#include "report/reporter.h"

extern const poa_reporter poa_report_text;
extern const poa_reporter poa_report_gcc;
extern const poa_reporter poa_report_json;
extern const poa_reporter poa_report_jsonl;
extern const poa_reporter poa_report_sarif;
extern const poa_reporter poa_report_checkstyle;
extern const poa_reporter poa_report_junit;
extern const poa_reporter poa_report_github;
extern const poa_reporter poa_report_rdjson;

const poa_reporter *const poa_reporters[] = {
    &poa_report_text,   &poa_report_gcc,
    &poa_report_json,   &poa_report_jsonl,
    &poa_report_sarif,  &poa_report_checkstyle,
    &poa_report_junit,  &poa_report_github,
    &poa_report_rdjson, NULL,
};

/* SPDX-License-Identifier: MIT */
/*
 * For editors and build logs: FILE:LINE:COLUMN: SEVERITY: MESSAGE [ID].  A
 * finding about the whole draft is shown at its first character.  Nothing else.
 */
#include "report/print.h"

static bool gcc_begin(poa_writer *writer)
{
    writer->opts.color = false;
    return true;
}

static void gcc_report(poa_writer *writer, const poa_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        poa_print_finding(writer, report, finding, poa_severity_name(finding->severity));
    }
}

const poa_reporter poa_report_gcc = {
    .name = "gcc",
    .column_unit = "code points",
    .begin = gcc_begin,
    .report = gcc_report,
};

/* SPDX-License-Identifier: MIT */
/* JUnit's XML, as test dashboards read it: a suite for each draft, a failed case for
 * each finding, one that passes where nothing is found. */
#include <inttypes.h>

#include "report/print.h"
#include "report/xml_out.h"

static bool junit_begin(poa_writer *writer)
{
    poa_xml_put_begin(&writer->sink);
    poa_sink_puts(&writer->sink, "<testsuites name=\"poalint\">\n");
    return true;
}

static void open_suite(poa_writer *writer, const char *name, size_t tests, size_t failures,
                       size_t errors)
{
    poa_sink *sink = &writer->sink;

    poa_sink_puts(sink, "  <testsuite");
    poa_xml_put_attribute(sink, "name", name);
    poa_xml_put_number(sink, "tests", tests);
    poa_xml_put_number(sink, "failures", failures);
    poa_xml_put_number(sink, "errors", errors);
    poa_sink_puts(sink, ">\n");
}

static void close_suite(poa_writer *writer)
{
    poa_sink_puts(&writer->sink, "  </testsuite>\n");
}

/* <testcase name="..." classname="...", left open. */
static void open_case(poa_writer *writer, const char *name, const char *draft)
{
    poa_sink_puts(&writer->sink, "    <testcase");
    poa_xml_put_attribute(&writer->sink, "name", name);
    poa_xml_put_attribute(&writer->sink, "classname", draft);
}

static void put_failure(poa_writer *writer, const poa_report *report, const poa_finding *finding)
{
    poa_sink *sink = &writer->sink;
    poa_place place = poa_finding_place(report, finding);

    open_case(writer, report->pack->classes[finding->class_index].id, report->doc->name);
    poa_sink_puts(sink, ">\n      <failure");
    poa_xml_put_attribute(sink, "type", poa_severity_name(finding->severity));
    poa_xml_put_attribute(sink, "message", finding->message[writer->opts.lang]);
    poa_sink_puts(sink, ">");
    poa_xml_put_text(sink, report->doc->name);
    poa_sink_printf(sink, ":%" PRIu32 ":%" PRIu32 "\n", place.line, place.column);
    poa_xml_put_text(sink, finding->hint[writer->opts.lang]);
    poa_sink_puts(sink, "</failure>\n    </testcase>\n");
}

static void junit_report(poa_writer *writer, const poa_report *report)
{
    size_t count = report->findings.count;

    open_suite(writer, report->doc->name, count > 0 ? count : 1, count, 0);
    for (size_t i = 0; i < count; i++)
        put_failure(writer, report, &report->findings.items[i]);
    if (count == 0) {
        open_case(writer, "poalint", report->doc->name);
        poa_sink_puts(&writer->sink, "/>\n");
    }
    close_suite(writer);
}

static void junit_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    open_suite(writer, path, 1, 0, 1);
    open_case(writer, "poalint", path);
    poa_sink_puts(&writer->sink, ">\n      <error");
    poa_xml_put_attribute(&writer->sink, "message", err->message);
    poa_sink_puts(&writer->sink, "/>\n    </testcase>\n");
    close_suite(writer);
}

static void junit_end(poa_writer *writer, poa_outcome outcome)
{
    (void)outcome;
    poa_sink_puts(&writer->sink, "</testsuites>\n");
}

const poa_reporter poa_report_junit = {
    .name = "junit",
    .column_unit = "code points",
    .begin = junit_begin,
    .report = junit_report,
    .trouble = junit_trouble,
    .end = junit_end,
};

/* SPDX-License-Identifier: MIT */
/* Checkstyle's XML, which most build servers read: a <file> for each draft, an <error>
 * for each finding. */
#include "report/print.h"
#include "report/xml_out.h"

static bool checkstyle_begin(poa_writer *writer)
{
    poa_xml_put_begin(&writer->sink);
    poa_sink_puts(&writer->sink, "<checkstyle version=\"8.0\">\n");
    return true;
}

static void put_error(poa_writer *writer, poa_place place, const char *severity,
                      const char *message, const char *id)
{
    poa_sink *sink = &writer->sink;

    poa_sink_puts(sink, "    <error");
    poa_xml_put_number(sink, "line", place.line);
    poa_xml_put_number(sink, "column", place.column);
    poa_xml_put_attribute(sink, "severity", severity);
    poa_xml_put_attribute(sink, "message", message);
    poa_sink_puts(sink, " source=\"poalint.");
    poa_xml_put_text(sink, id);
    poa_sink_puts(sink, "\"/>\n");
}

static void open_file(poa_writer *writer, const char *name)
{
    poa_sink_puts(&writer->sink, "  <file");
    poa_xml_put_attribute(&writer->sink, "name", name);
    poa_sink_puts(&writer->sink, ">\n");
}

static void checkstyle_report(poa_writer *writer, const poa_report *report)
{
    open_file(writer, report->doc->name);
    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        put_error(writer, poa_finding_place(report, finding), poa_severity_name(finding->severity),
                  finding->message[writer->opts.lang],
                  report->pack->classes[finding->class_index].id);
    }
    poa_sink_puts(&writer->sink, "  </file>\n");
}

static void checkstyle_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    poa_place place = { err->line > 0 ? err->line : 1, err->column > 0 ? err->column : 1, 0 };

    open_file(writer, path);
    put_error(writer, place, "error", err->message, "trouble");
    poa_sink_puts(&writer->sink, "  </file>\n");
}

static void checkstyle_end(poa_writer *writer, poa_outcome outcome)
{
    (void)outcome;
    poa_sink_puts(&writer->sink, "</checkstyle>\n");
}

const poa_reporter poa_report_checkstyle = {
    .name = "checkstyle",
    .column_unit = "code points",
    .begin = checkstyle_begin,
    .report = checkstyle_report,
    .trouble = checkstyle_trouble,
    .end = checkstyle_end,
};

/* SPDX-License-Identifier: MIT */
/*
 * Workflow commands of GitHub Actions: "::error file=...,line=...::message", which shows
 * as an annotation.  Values escape %, CR and LF, those of properties also ":" and ",",
 * so that a draft can't speak to the runner.
 */
#include <string.h>

#include "base/strbuf.h"
#include "report/print.h"

/* Write `text` with the characters of `unsafe` as %XX. */
static void put_escaped(poa_sink *sink, const char *text, const char *unsafe)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr(unsafe, *at) != NULL)
            poa_sink_printf(sink, "%%%02X", (unsigned)(unsigned char)*at);
        else
            poa_sink_write(sink, at, 1);
    }
}

/* Controls are shown as escapes first: the log of a build is a terminal, too. */
static void put_value(poa_sink *sink, const char *text, const char *unsafe)
{
    poa_strbuf shown = POA_STRBUF_INIT;

    poa_write_printable(poa_strbuf_write, &shown, text, strlen(text));
    put_escaped(sink, poa_strbuf_str(&shown), unsafe);
    sink->failed = sink->failed || shown.failed;
    poa_strbuf_release(&shown);
}

static void put_property(poa_sink *sink, const char *name, const char *value)
{
    poa_sink_printf(sink, "%s=", name);
    put_value(sink, value, "%\r\n:,");
}

static const char *command_of(poa_severity severity)
{
    static const char *const commands[] = { "notice", "warning", "error" };
    return commands[severity];
}

static void put_end_place(poa_sink *sink, const poa_report *report, const poa_finding *finding)
{
    const poa_document *doc = report->doc;

    if (poa_span_is_none(finding->span))
        return;
    poa_place end = poa_lines_place(&doc->lines, &doc->text, finding->span.end);
    poa_sink_printf(sink, ",endLine=%u,endColumn=%u", (unsigned)end.line, (unsigned)end.column);
}

static void github_report(poa_writer *writer, const poa_report *report)
{
    poa_sink *sink = &writer->sink;

    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        poa_place place = poa_finding_place(report, finding);
        poa_sink_printf(sink, "::%s ", command_of(finding->severity));
        put_property(sink, "file", report->doc->name);
        poa_sink_printf(sink, ",line=%u,col=%u", (unsigned)place.line, (unsigned)place.column);
        put_end_place(sink, report, finding);
        poa_sink_puts(sink, ",");
        put_property(sink, "title", report->pack->classes[finding->class_index].id);
        poa_sink_puts(sink, "::");
        put_value(sink, finding->message[writer->opts.lang], "%\r\n");
        poa_sink_puts(sink, "\n");
    }
}

static void github_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    poa_sink_puts(&writer->sink, "::error ");
    put_property(&writer->sink, "file", path);
    poa_sink_puts(&writer->sink, "::");
    put_value(&writer->sink, err->message, "%\r\n");
    poa_sink_puts(&writer->sink, "\n");
}

const poa_reporter poa_report_github = {
    .name = "github",
    .column_unit = "code points",
    .report = github_report,
    .trouble = github_trouble,
};

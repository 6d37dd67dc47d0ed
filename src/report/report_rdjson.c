/* SPDX-License-Identifier: MIT */
/* Reviewdog's Diagnostic Format (rdjson): one object with all diagnostics.  Its columns
 * count bytes of UTF-8 from 1. */
#include <string.h>

#include "base/utf8.h"
#include "report/json.h"

static bool rdjson_begin(poa_writer *writer)
{
    writer->state = json_array();
    return writer->state != NULL;
}

static void rdjson_release(poa_writer *writer)
{
    json_decref(writer->state);
    writer->state = NULL;
}

/* Bytes from the begin of its line to an offset, and one. */
static json_int_t byte_column(const poa_document *doc, uint32_t offset)
{
    uint32_t line = poa_lines_at(&doc->lines, offset);

    return (json_int_t)(offset - doc->lines.start[line]) + 1;
}

static json_t *position_of(const poa_document *doc, uint32_t offset)
{
    poa_place place = poa_lines_place(&doc->lines, &doc->text, offset);
    bool own = poa_text_as_it_lies(&doc->text);

    return json_pack("{s:I, s:I}", "line", (json_int_t)place.line, "column",
                     own ? byte_column(doc, offset) : (json_int_t)place.column);
}

static json_t *location_of(const poa_document *doc, poa_span span)
{
    json_t *location = json_object();
    json_t *range = json_object();

    json_object_set_new(location, "path", poa_json_string(doc->name));
    if (span.begin == UINT32_MAX) {
        json_decref(range);
        return location;
    }
    json_object_set_new(range, "start", position_of(doc, span.begin));
    json_object_set_new(range, "end", position_of(doc, span.end));
    json_object_set_new(location, "range", range);
    return location;
}

static json_t *code_of(const poa_class *class)
{
    json_t *code = json_object();

    json_object_set_new(code, "value", poa_json_string(class->id));
    if (class->sources != NULL && class->sources[0] != NULL &&
        strncmp(class->sources[0], "https://", 8) == 0)
        json_object_set_new(code, "url", poa_json_string(class->sources[0]));
    return code;
}

static const char *severity_of(poa_severity severity)
{
    static const char *const names[] = { "INFO", "WARNING", "ERROR" };
    return names[severity];
}

static void rdjson_report(poa_writer *writer, const poa_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        const poa_finding *finding = &report->findings.items[i];
        json_t *item = json_object();
        json_object_set_new(item, "message", poa_json_string(finding->message[writer->opts.lang]));
        json_object_set_new(item, "location", location_of(report->doc, finding->span));
        json_object_set_new(item, "severity", json_string(severity_of(finding->severity)));
        json_object_set_new(item, "code", code_of(&report->pack->classes[finding->class_index]));
        json_array_append_new(writer->state, item);
    }
}

static void rdjson_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    json_t *item = json_object();
    json_t *location = json_object();

    json_object_set_new(location, "path", poa_json_string(path));
    json_object_set_new(item, "message", poa_json_string(err->message));
    json_object_set_new(item, "location", location);
    json_object_set_new(item, "severity", json_string("ERROR"));
    json_array_append_new(writer->state, item);
}

static void rdjson_end(poa_writer *writer, poa_outcome outcome)
{
    poa_strbuf out = POA_STRBUF_INIT;
    json_t *root = json_object();

    (void)outcome;
    json_object_set_new(root, "source", json_pack("{s:s}", "name", "poalint"));
    json_object_set(root, "diagnostics", writer->state);
    poa_json_write(&out, root, 0);
    poa_strbuf_putc(&out, '\n');
    json_decref(root);
    if (out.failed)
        writer->failed = true;
    else
        poa_sink_write(&writer->sink, out.bytes, out.length);
    poa_strbuf_release(&out);
}

const poa_reporter poa_report_rdjson = {
    .name = "rdjson",
    .column_unit = "bytes",
    .begin = rdjson_begin,
    .report = rdjson_report,
    .trouble = rdjson_trouble,
    .end = rdjson_end,
    .release = rdjson_release,
};

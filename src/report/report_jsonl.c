/* SPDX-License-Identifier: MIT */
/* One JSON object a line, each as soon as its draft is done: for streams.  A draft that
 * could not be checked is a line with "error". */
#include "report/json.h"

static void put_line(poa_writer *writer, json_t *item)
{
    poa_strbuf line = POA_STRBUF_INIT;

    poa_json_write_line(&line, item);
    json_decref(item);
    if (line.failed)
        writer->failed = true;
    else
        poa_sink_write(&writer->sink, line.bytes, line.length);
    poa_strbuf_release(&line);
}

/* Each line says on its own what it is. */
static json_t *new_line(const poa_writer *writer)
{
    json_t *line = json_object();

    json_object_set_new(line, "version", json_integer(POA_JSON_VERSION));
    json_object_set_new(line, "tool", poa_json_tool(writer->pack));
    return line;
}

static void jsonl_report(poa_writer *writer, const poa_report *report)
{
    json_t *line = new_line(writer);
    json_t *draft = poa_json_draft(writer, report);

    json_object_update(line, draft);
    json_decref(draft);
    put_line(writer, line);
}

static void jsonl_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    json_t *line = new_line(writer);

    json_object_set_new(line, "error", poa_json_trouble(path, err));
    put_line(writer, line);
}

const poa_reporter poa_report_jsonl = {
    .name = "jsonl",
    .column_unit = "code points",
    .report = jsonl_report,
    .trouble = jsonl_trouble,
};

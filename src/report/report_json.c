/* SPDX-License-Identifier: MIT */
/*
 * The report for programs, schema version 1.  Each draft is written into a buffer
 * as soon as it is done; the envelope comes last, because the outcome stands in
 * front of the drafts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "report/json.h"
#include "report/notice.h"

struct json_state {
    poa_strbuf files;  /* items of "files", comma separated */
    poa_strbuf errors; /* items of "errors" */
    uint32_t *counts;  /* findings by class index, for the statistics */
    bool no_notice;    /* a draft was checked without one */
};

static bool json_begin(poa_writer *writer)
{
    struct json_state *state = calloc(1, sizeof(*state));

    if (state == NULL)
        return false;
    state->counts = calloc(writer->pack->class_count + 1, sizeof(*state->counts));
    if (state->counts == NULL) {
        free(state);
        return false;
    }
    writer->state = state;
    return true;
}

static void json_release(poa_writer *writer)
{
    struct json_state *state = writer->state;

    if (state == NULL)
        return;
    poa_strbuf_release(&state->files);
    poa_strbuf_release(&state->errors);
    free(state->counts);
    free(state);
    writer->state = NULL;
}

static void json_report(poa_writer *writer, const poa_report *report)
{
    struct json_state *state = writer->state;
    json_t *item = poa_json_draft(writer, report);

    state->no_notice = state->no_notice || report->doc->notice == NULL;
    for (size_t i = 0; i < report->findings.count; i++)
        state->counts[report->findings.items[i].class_index]++;
    poa_strbuf_puts(&state->files, state->files.length > 0 ? ",\n    " : "\n    ");
    poa_json_write(&state->files, item, 4);
    json_decref(item);
}

static void json_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    struct json_state *state = writer->state;
    json_t *item = poa_json_trouble(path, err);

    poa_strbuf_puts(&state->errors, state->errors.length > 0 ? ",\n    " : "\n    ");
    poa_json_write(&state->errors, item, 4);
    json_decref(item);
}

static const char *outcome_name(poa_outcome outcome)
{
    switch (outcome) {
    case POA_OUTCOME_PASS:
        return "pass";
    case POA_OUTCOME_FAIL:
        return "fail";
    case POA_OUTCOME_INCOMPLETE:
        return "incomplete";
    }
    return "incomplete";
}

/* Append `,\n  "key": value`. */
static void add_member(poa_strbuf *out, const char *key, json_t *value)
{
    poa_strbuf_printf(out, ",\n  \"%s\": ", key);
    poa_json_write(out, value, 2);
    json_decref(value);
}

/* Append `,\n  "key": [items]`; the items are text already. */
static void add_items(poa_strbuf *out, const char *key, const poa_strbuf *items)
{
    poa_strbuf_printf(out, ",\n  \"%s\": [", key);
    poa_strbuf_add(out, poa_strbuf_str(items), items->length);
    poa_strbuf_puts(out, items->length > 0 ? "\n  ]" : "]");
}

/* Findings by rule, those that were found. */
static void add_statistics(poa_strbuf *out, const poa_writer *writer)
{
    const struct json_state *state = writer->state;
    json_t *counts = json_object();

    for (uint32_t i = 0; i < writer->pack->class_count; i++) {
        if (state->counts[i] > 0)
            json_object_set_new(counts, writer->pack->classes[i].id,
                                json_integer(state->counts[i]));
    }
    add_member(out, "statistics", counts);
}

/* What every report says of its own limits. */
static json_t *note_items(poa_lang lang, bool no_notice)
{
    json_t *items = json_array();

    json_array_append_new(items, json_string(poa_text_get("report.no-more-than", lang)));
    if (no_notice)
        json_array_append_new(items, json_string(poa_text_get("report.without-notice", lang)));
    return items;
}

static void json_end(poa_writer *writer, poa_outcome outcome)
{
    struct json_state *state = writer->state;
    poa_strbuf out = POA_STRBUF_INIT;

    poa_strbuf_printf(&out, "{\n  \"version\": %d", POA_JSON_VERSION);
    add_member(&out, "tool", poa_json_tool(writer->pack));
    add_member(&out, "outcome", json_string(outcome_name(outcome)));
    add_items(&out, "files", &state->files);
    add_items(&out, "errors", &state->errors);
    add_member(&out, "notes", note_items(writer->opts.lang, state->no_notice));
    if (writer->opts.statistics)
        add_statistics(&out, writer);
    poa_strbuf_puts(&out, "\n}\n");
    if (out.failed || state->files.failed || state->errors.failed)
        writer->failed = true;
    else
        poa_sink_write(&writer->sink, out.bytes, out.length);
    poa_strbuf_release(&out);
}

const poa_reporter poa_report_json = {
    .name = "json",
    .column_unit = "code points",
    .begin = json_begin,
    .report = json_report,
    .trouble = json_trouble,
    .end = json_end,
    .release = json_release,
};

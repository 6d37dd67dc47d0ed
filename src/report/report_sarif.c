/* SPDX-License-Identifier: MIT */
/*
 * SARIF 2.1.0 (OASIS, sarif-v2.1.0-os), for code scanning services: one run, the rules
 * with their help, results with fingerprints and related places, trouble as
 * notifications.
 */
#include <stdlib.h>
#include <string.h>

#include "base/texts.h"
#include "report/json.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

struct sarif_state {
    json_t *results;
    json_t *artifacts;
    json_t *notifications;
};

static bool sarif_begin(poa_writer *writer)
{
    struct sarif_state *state = calloc(1, sizeof(*state));

    if (state == NULL)
        return false;
    writer->state = state;
    state->results = json_array();
    state->artifacts = json_array();
    state->notifications = json_array();
    return state->results != NULL && state->artifacts != NULL && state->notifications != NULL;
}

static void sarif_release(poa_writer *writer)
{
    struct sarif_state *state = writer->state;

    if (state == NULL)
        return;
    json_decref(state->results);
    json_decref(state->artifacts);
    json_decref(state->notifications);
    free(state);
    writer->state = NULL;
}

/* ---- Pieces ---------------------------------------------------------------------- */

static const char *level_of(poa_severity severity)
{
    static const char *const levels[] = { "note", "warning", "error" };
    return levels[severity];
}

static json_t *text_of(const char *text)
{
    json_t *object = json_object();

    json_object_set_new(object, "text", poa_json_string(text != NULL ? text : ""));
    return object;
}

/* A path as a URI reference (RFC 3986): all but unreserved characters and "/" escaped. */
static json_t *uri_of(const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    poa_strbuf uri = POA_STRBUF_INIT;

    if (path[0] == '/')
        poa_strbuf_puts(&uri, "file://");
    for (const char *at = path; *at != '\0'; at++) {
        if (strchr(plain, *at) != NULL)
            poa_strbuf_putc(&uri, *at);
        else
            poa_strbuf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*at);
    }
    json_t *text = poa_json_string(poa_strbuf_str(&uri));
    poa_strbuf_release(&uri);
    return text;
}

/* The region of a span; of a finding about the whole draft none. */
static json_t *region_of(const poa_document *doc, poa_span span)
{
    poa_place begin = poa_lines_place(&doc->lines, &doc->text, span.begin);
    poa_place end = poa_lines_place(&doc->lines, &doc->text, span.end);

    return json_pack("{s:I, s:I, s:I, s:I}", "startLine", (json_int_t)begin.line, "startColumn",
                     (json_int_t)begin.column, "endLine", (json_int_t)end.line, "endColumn",
                     (json_int_t)end.column);
}

static json_t *location_of(const poa_document *doc, poa_span span)
{
    json_t *location = json_object();
    json_t *physical = json_object();
    json_t *artifact = json_object();

    json_object_set_new(artifact, "uri", uri_of(doc->name));
    json_object_set_new(physical, "artifactLocation", artifact);
    if (span.begin != UINT32_MAX)
        json_object_set_new(physical, "region", region_of(doc, span));
    json_object_set_new(location, "physicalLocation", physical);
    return location;
}

/* ---- Results ------------------------------------------------------------------------ */

static json_t *related_of(const poa_writer *writer, const poa_finding *finding)
{
    json_t *items = json_array();

    for (uint32_t i = 0; i < finding->related_count; i++) {
        const poa_related *related = &finding->related[i];
        json_t *item = location_of(related->doc, related->span);
        json_object_set_new(item, "id", json_integer(i));
        json_object_set_new(item, "message",
                            text_of(poa_text_get(related->key, writer->opts.lang)));
        json_array_append_new(items, item);
    }
    return items;
}

static json_t *properties_of(const poa_writer *writer, const poa_report *report,
                             const poa_finding *finding)
{
    json_t *object = json_object();

    json_object_set_new(object, "hint", poa_json_string(finding->hint[writer->opts.lang]));
    json_object_set_new(object, "dimension",
                        poa_json_string(report->pack->dimensions[finding->dimension]));
    json_object_set_new(object, "points", json_integer(finding->points));
    json_object_set_new(object, "deducted", json_integer(finding->deducted));
    return object;
}

static json_t *result_of(const poa_writer *writer, const poa_report *report,
                         const poa_finding *finding)
{
    json_t *result = json_object();
    json_t *locations = json_array();
    json_t *prints = json_object();

    json_array_append_new(locations, location_of(report->doc, finding->span));
    json_object_set_new(prints, "poalint/v1", poa_json_string(finding->fingerprint));
    json_object_set_new(result, "ruleId",
                        poa_json_string(report->pack->classes[finding->class_index].id));
    json_object_set_new(result, "ruleIndex", json_integer(finding->class_index));
    json_object_set_new(result, "level", poa_json_string(level_of(finding->severity)));
    json_object_set_new(result, "message", text_of(finding->message[writer->opts.lang]));
    json_object_set_new(result, "locations", locations);
    if (finding->related_count > 0)
        json_object_set_new(result, "relatedLocations", related_of(writer, finding));
    json_object_set_new(result, "partialFingerprints", prints);
    json_object_set_new(result, "properties", properties_of(writer, report, finding));
    return result;
}

static json_t *artifact_of(const poa_report *report)
{
    const poa_document *doc = report->doc;
    json_t *artifact = json_object();
    json_t *location = json_object();
    json_t *properties = json_object();

    json_object_set_new(location, "uri", uri_of(doc->name));
    json_object_set_new(artifact, "location", location);
    json_object_set_new(artifact, "encoding", poa_json_string(doc->text.encoding));
    json_object_set_new(properties, "score", json_integer(report->score.total));
    json_object_set_new(properties, "verdict",
                        poa_json_string(poa_verdict_name(report->score.verdict)));
    json_object_set_new(properties, "appeal", poa_json_string(poa_document_appeal(doc)));
    json_object_set_new(properties, "mode", poa_json_string(poa_mode_name(doc->mode)));
    json_object_set_new(artifact, "properties", properties);
    return artifact;
}

static void sarif_report(poa_writer *writer, const poa_report *report)
{
    struct sarif_state *state = writer->state;

    json_array_append_new(state->artifacts, artifact_of(report));
    for (size_t i = 0; i < report->findings.count; i++)
        json_array_append_new(state->results,
                              result_of(writer, report, &report->findings.items[i]));
}

static void sarif_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    struct sarif_state *state = writer->state;
    json_t *item = json_object();
    json_t *locations = json_array();
    json_t *physical = json_object();
    json_t *artifact = json_object();
    json_t *location = json_object();

    json_object_set_new(artifact, "uri", uri_of(path));
    json_object_set_new(physical, "artifactLocation", artifact);
    if (err->line > 0)
        json_object_set_new(physical, "region",
                            json_pack("{s:I, s:I}", "startLine", (json_int_t)err->line,
                                      "startColumn",
                                      (json_int_t)(err->column > 0 ? err->column : 1)));
    json_object_set_new(location, "physicalLocation", physical);
    json_array_append_new(locations, location);
    json_object_set_new(item, "level", json_string("error"));
    json_object_set_new(item, "message", text_of(err->message));
    json_object_set_new(item, "locations", locations);
    json_array_append_new(state->notifications, item);
}

/* ---- The run -------------------------------------------------------------------------- */

/* "why", then the sources, in Markdown. */
static json_t *help_of(const poa_class *class, poa_lang lang)
{
    const char *why = class->why.in[lang] != NULL ? class->why.in[lang] : "";
    poa_strbuf markdown = POA_STRBUF_INIT;
    json_t *help = text_of(why);

    poa_strbuf_puts(&markdown, why);
    for (const char *const *at = class->sources; at != NULL && *at != NULL; at++)
        poa_strbuf_printf(&markdown, "\n\n<%s>", *at);
    json_object_set_new(help, "markdown", poa_json_string(poa_strbuf_str(&markdown)));
    poa_strbuf_release(&markdown);
    return help;
}

/* A message of no sentence in particular: an ellipsis for each placeholder. */
static json_t *general_text(const char *text)
{
    poa_strbuf out = POA_STRBUF_INIT;

    for (const char *at = text != NULL ? text : ""; *at != '\0'; at++) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (close == NULL) {
            poa_strbuf_putc(&out, *at);
            continue;
        }
        poa_strbuf_puts(&out, "\xE2\x80\xA6");
        at = close;
    }
    json_t *object = text_of(poa_strbuf_str(&out));
    poa_strbuf_release(&out);
    return object;
}

static json_t *rule_of(const poa_writer *writer, const poa_class *class)
{
    poa_lang lang = writer->opts.lang;
    json_t *rule = json_object();
    json_t *configuration = json_object();

    json_object_set_new(configuration, "level", poa_json_string(level_of(class->severity)));
    json_object_set_new(rule, "id", poa_json_string(class->id));
    json_object_set_new(rule, "shortDescription", general_text(class->message.in[lang]));
    json_object_set_new(rule, "fullDescription", general_text(class->hint.in[lang]));
    json_object_set_new(rule, "help", help_of(class, lang));
    json_object_set_new(rule, "defaultConfiguration", configuration);
    return rule;
}

static json_t *driver_of(const poa_writer *writer)
{
    json_t *driver = json_object();
    json_t *rules = json_array();

    for (uint32_t i = 0; i < writer->pack->class_count; i++)
        json_array_append_new(rules, rule_of(writer, &writer->pack->classes[i]));
    json_object_set_new(driver, "name", json_string("poalint"));
    json_object_set_new(driver, "version", json_string(poa_version()));
    json_object_set_new(driver, "language",
                        json_string(writer->opts.lang == POA_LANG_ZH ? "zh-CN" : "en"));
    json_object_set_new(driver, "rules", rules);
    return driver;
}

static json_t *invocation_of(const struct sarif_state *state, poa_outcome outcome)
{
    json_t *invocation = json_object();

    json_object_set_new(invocation, "executionSuccessful",
                        json_boolean(outcome != POA_OUTCOME_INCOMPLETE));
    json_object_set(invocation, "toolExecutionNotifications", state->notifications);
    return invocation;
}

static json_t *run_of(const poa_writer *writer, poa_outcome outcome)
{
    const struct sarif_state *state = writer->state;
    json_t *run = json_object();
    json_t *tool = json_object();
    json_t *invocations = json_array();

    json_object_set_new(tool, "driver", driver_of(writer));
    json_array_append_new(invocations, invocation_of(state, outcome));
    json_object_set_new(run, "tool", tool);
    json_object_set_new(run, "columnKind", json_string("unicodeCodePoints"));
    json_object_set_new(run, "invocations", invocations);
    json_object_set(run, "artifacts", state->artifacts);
    json_object_set(run, "results", state->results);
    return run;
}

static void sarif_end(poa_writer *writer, poa_outcome outcome)
{
    poa_strbuf out = POA_STRBUF_INIT;
    json_t *log = json_object();
    json_t *runs = json_array();

    json_array_append_new(runs, run_of(writer, outcome));
    json_object_set_new(log, "$schema", json_string(SARIF_SCHEMA));
    json_object_set_new(log, "version", json_string("2.1.0"));
    json_object_set_new(log, "runs", runs);
    poa_json_write(&out, log, 0);
    poa_strbuf_putc(&out, '\n');
    json_decref(log);
    if (out.failed)
        writer->failed = true;
    else
        poa_sink_write(&writer->sink, out.bytes, out.length);
    poa_strbuf_release(&out);
}

const poa_reporter poa_report_sarif = {
    .name = "sarif",
    .column_unit = "code points",
    .begin = sarif_begin,
    .report = sarif_report,
    .trouble = sarif_trouble,
    .end = sarif_end,
    .release = sarif_release,
};

/* SPDX-License-Identifier: MIT */
/* One draft as a JSON object: what every format for programs says of it. */
#include <string.h>

#include "report/json.h"
#include "report/notice.h"

/* A place of the draft, or of the notice: then with its path. */
static json_t *related_item(const poa_writer *writer, poa_json_source *source,
                            const poa_related *related)
{
    poa_json_source other = { related->doc, 0, 0 };
    bool in_draft = related->doc == source->doc;
    json_t *item = json_object();

    json_object_set_new(item, "message",
                        poa_json_string(poa_text_get(related->key, writer->opts.lang)));
    if (!in_draft)
        json_object_set_new(item, "path", poa_json_string(related->doc->name));
    poa_json_add_span(item, in_draft ? source : &other, related->span);
    return item;
}

static json_t *related_items(const poa_writer *writer, poa_json_source *source,
                             const poa_finding *finding)
{
    json_t *items = json_array();

    for (uint32_t i = 0; i < finding->related_count; i++)
        json_array_append_new(items, related_item(writer, source, &finding->related[i]));
    return items;
}

/* Where the rule's entry stands: for those who write rules. */
static json_t *defined_at(const poa_mark *at)
{
    poa_strbuf place = POA_STRBUF_INIT;

    poa_strbuf_printf(&place, "%s:%u", at->source != NULL ? at->source : "", (unsigned)at->line);
    json_t *text = poa_json_string(poa_strbuf_str(&place));
    poa_strbuf_release(&place);
    return text;
}

static json_t *finding_item(const poa_writer *writer, poa_json_source *source,
                            const poa_finding *finding)
{
    const poa_pack *pack = writer->pack;
    poa_lang lang = writer->opts.lang;
    json_t *item = json_object();

    json_object_set_new(item, "rule", poa_json_string(pack->classes[finding->class_index].id));
    json_object_set_new(item, "severity", poa_json_string(poa_severity_name(finding->severity)));
    json_object_set_new(item, "dimension", poa_json_string(pack->dimensions[finding->dimension]));
    json_object_set_new(item, "points", json_integer(finding->points));
    json_object_set_new(item, "message", poa_json_string(finding->message[lang]));
    json_object_set_new(item, "hint", poa_json_string(finding->hint[lang]));
    if (finding->span.begin != UINT32_MAX) {
        json_object_set_new(item, "excerpt", poa_json_words(&source->doc->text, finding->span));
        poa_json_add_span(item, source, finding->span);
    }
    json_object_set_new(item, "deducted", json_integer(finding->deducted));
    json_object_set_new(item, "related", related_items(writer, source, finding));
    json_object_set_new(item, "fingerprint", poa_json_string(finding->fingerprint));
    json_object_set_new(item, "defined", defined_at(&pack->rules[finding->rule_index].at));
    return item;
}

static json_t *finding_items(const poa_writer *writer, const poa_report *report)
{
    poa_json_source source = { report->doc, 0, 0 };
    json_t *items = json_array();

    for (size_t i = 0; i < report->findings.count; i++)
        json_array_append_new(items, finding_item(writer, &source, &report->findings.items[i]));
    return items;
}

/* A dimension that was left out has no points to lose, and is not listed. */
static json_t *dimension_items(const poa_score *score)
{
    json_t *items = json_array();

    for (uint32_t i = 0; i < score->dimension_count; i++) {
        const poa_dimension_score *d = &score->dimensions[i];
        if (d->max > 0)
            json_array_append_new(items,
                                  json_pack("{s:s, s:I, s:I}", "id", d->id, "points",
                                            (json_int_t)d->points, "max", (json_int_t)d->max));
    }
    return items;
}

static json_t *section_items(const poa_document *doc)
{
    poa_json_source source = { doc, 0, 0 };
    json_t *items = json_array();

    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        json_t *item = json_object();
        json_object_set_new(item, "kind", poa_json_string(doc->cues->sections[section->kind].id));
        poa_json_add_span(item, &source, section->span);
        json_array_append_new(items, item);
    }
    return items;
}

static json_t *span_item(poa_json_source *source, poa_span span)
{
    json_t *item = json_object();

    poa_json_add_span(item, source, span);
    return item;
}

static json_t *sentence_item(poa_json_source *source, uint32_t sentence)
{
    return sentence == POA_NONE ? json_null()
                                : span_item(source, source->doc->sentences[sentence].span);
}

static json_t *fact_item(poa_json_source *source, uint32_t fact)
{
    return fact == POA_NONE ? json_null() : span_item(source, source->doc->facts[fact].span);
}

/* Each cause with what answers it. */
static json_t *cause_items(const poa_report *report)
{
    poa_json_source source = { report->doc, 0, 0 };
    json_t *items = json_array();

    for (uint32_t i = 0; i < report->findings.cause_count; i++) {
        const poa_cause *cause = &report->findings.causes[i];
        json_t *item = sentence_item(&source, cause->sentence);
        json_object_set_new(item, "matched", json_boolean(cause->known));
        json_object_set_new(item, "fix", sentence_item(&source, cause->fix));
        json_object_set_new(item, "measure", sentence_item(&source, cause->measure));
        json_object_set_new(item, "proof", fact_item(&source, cause->proof));
        json_array_append_new(items, item);
    }
    return items;
}

/* What is usually asked for in a letter of this kind, with sources. */
static json_t *send_items(const poa_writer *writer, const poa_report *report)
{
    json_t *items = json_array();

    if (report->doc->appeal == POA_NONE)
        return items;
    const poa_appeal *appeal = &report->pack->appeals[report->doc->appeal];
    for (uint32_t i = 0; i < appeal->send_count; i++) {
        json_t *item = json_object();
        json_t *sources = json_array();
        for (const char *const *at = appeal->send[i].sources; *at != NULL; at++)
            json_array_append_new(sources, poa_json_string(*at));
        json_object_set_new(item, "text",
                            poa_json_string(appeal->send[i].text.in[writer->opts.lang]));
        json_object_set_new(item, "sources", sources);
        json_array_append_new(items, item);
    }
    return items;
}

static json_t *cap_item(const poa_report *report)
{
    const poa_score *score = &report->score;

    if (score->cap == POA_CAP_NONE)
        return json_null();
    return json_pack("{s:I, s:s}", "at", (json_int_t)score->cap, "rule",
                     report->pack->classes[score->cap_class].id);
}

/* How the draft was read. */
static void add_reading(json_t *item, const poa_document *doc)
{
    json_object_set_new(item, "path", poa_json_string(doc->name));
    json_object_set_new(item, "encoding", poa_json_string(doc->text.encoding));
    json_object_set_new(item, "language", poa_json_string(doc->language));
    json_object_set_new(item, "appeal", poa_json_string(poa_document_appeal(doc)));
    json_object_set_new(item, "appeal_sure", json_boolean(doc->appeal_sure));
    json_object_set_new(item, "mode", poa_json_string(poa_mode_name(doc->mode)));
    json_object_set_new(item, "mode_sure", json_boolean(doc->mode_sure));
    json_object_set_new(item, "type", poa_json_string(doc->text.type));
    json_object_set_new(item, "encoding_sure", json_boolean(doc->text.encoding_sure));
    json_object_set_new(item, "notice", json_boolean(doc->notice != NULL));
    json_object_set_new(item, "notice_read", poa_notice_json(doc->notice));
}

json_t *poa_json_draft(const poa_writer *writer, const poa_report *report)
{
    const poa_score *score = &report->score;
    json_t *item = json_object();

    add_reading(item, report->doc);
    json_object_set_new(item, "score", json_integer(score->total));
    json_object_set_new(item, "verdict", poa_json_string(poa_verdict_name(score->verdict)));
    json_object_set_new(item, "dimensions", dimension_items(score));
    json_object_set_new(item, "sections", section_items(report->doc));
    json_object_set_new(item, "causes", cause_items(report));
    json_object_set_new(item, "findings", finding_items(writer, report));
    json_object_set_new(item, "before_you_send", send_items(writer, report));
    json_object_set_new(item, "sum", json_integer(score->sum));
    json_object_set_new(item, "cap", cap_item(report));
    json_object_set_new(item, "partial", json_boolean(report->partial));
    json_object_set_new(item, "dropped", json_integer(report->findings.dropped));
    return item;
}

json_t *poa_json_trouble(const char *path, const poa_error *err)
{
    json_t *item = json_object();

    json_object_set_new(item, "path", poa_json_string(path));
    json_object_set_new(item, "message", poa_json_string(err->message));
    if (err->line > 0) {
        json_object_set_new(item, "line", json_integer(err->line));
        json_object_set_new(item, "column", json_integer(err->column));
    }
    return item;
}

json_t *poa_json_tool(const poa_pack *pack)
{
    poa_strbuf name = POA_STRBUF_INIT;

    poa_strbuf_printf(&name, "%s %u", pack->name != NULL ? pack->name : "",
                      (unsigned)pack->version);
    json_t *tool = json_pack("{s:s, s:s}", "name", "poalint", "version", poa_version());
    json_object_set_new(tool, "pack", poa_json_string(poa_strbuf_str(&name)));
    poa_strbuf_release(&name);
    return tool;
}

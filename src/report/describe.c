/* SPDX-License-Identifier: MIT */
/*
 * `poalint sections`: how a draft was understood.  One row for each section,
 * block, sentence and fact, with its place; text for people, JSON for programs.
 */
#include <inttypes.h>
#include <string.h>

#include "base/fail.h"
#include "report/json.h"
#include "report/notice.h"

static const char *block_kind(poa_block_kind kind)
{
    switch (kind) {
    case POA_BLOCK_HEADING:
        return "heading";
    case POA_BLOCK_PARAGRAPH:
        return "paragraph";
    case POA_BLOCK_ITEM:
        return "item";
    case POA_BLOCK_QUOTE:
        return "quote";
    }
    return "paragraph";
}

static const char *voice_name(poa_voice voice)
{
    switch (voice) {
    case POA_VOICE_SELLER:
        return "seller";
    case POA_VOICE_NOTICE:
        return "notice";
    case POA_VOICE_QUOTED:
        return "quoted";
    }
    return "seller";
}

static const char *langs_name(uint32_t langs)
{
    switch (langs & (POA_LANGS_EN | POA_LANGS_ZH)) {
    case POA_LANGS_EN:
        return "en";
    case POA_LANGS_ZH:
        return "zh";
    case POA_LANGS_EN | POA_LANGS_ZH:
        return "en+zh";
    }
    return "-";
}

static const char *section_id(const poa_document *doc, uint32_t kind)
{
    return kind == POA_NONE ? "-" : doc->cues->sections[kind].id;
}

/* ---- For people ------------------------------------------------------------ */

/* Where a description goes, and in which language. */
struct out {
    poa_sink sink;
    const poa_document *doc;
    poa_lang lang;
};

static void put_span(struct out *out, poa_span span)
{
    const poa_document *doc = out->doc;
    poa_place begin = poa_lines_place(&doc->lines, &doc->text, span.begin);
    poa_place end = poa_lines_place(&doc->lines, &doc->text, span.end);

    poa_sink_printf(&out->sink, "%4" PRIu32 ":%-4" PRIu32 " %4" PRIu32 ":%-4" PRIu32 " ",
                    begin.line, begin.column, end.line, end.column);
}

/* The words of a span in one line: a line end in it is shown as a blank. */
static void put_words(struct out *out, poa_span span)
{
    const char *bytes = out->doc->text.bytes;

    for (uint32_t at = span.begin; at < span.end; at++) {
        uint32_t from = at;
        while (at < span.end && bytes[at] != '\n' && bytes[at] != '\r')
            at++;
        poa_sink_printable(&out->sink, bytes + from, at - from);
        if (at < span.end && bytes[at] == '\n')
            poa_sink_puts(&out->sink, " ");
    }
    poa_sink_puts(&out->sink, "\n");
}

static void put_title(struct out *out, const char *key)
{
    poa_sink_puts(&out->sink, "\n");
    poa_sink_text(&out->sink, out->lang, key);
    poa_sink_puts(&out->sink, "\n");
}

/* "  Kind of appeal: inauthentic (sure)" */
static void put_choice(struct out *out, const char *key, const char *value, bool sure)
{
    const char *how = sure ? "sections.sure" : "sections.unsure";

    poa_sink_puts(&out->sink, "  ");
    poa_sink_text(&out->sink, out->lang, key, value, poa_text_get(how, out->lang));
    poa_sink_puts(&out->sink, "\n");
}

static void put_head(struct out *out)
{
    const poa_document *doc = out->doc;
    poa_digits words;
    poa_digits han;

    poa_sink_shown(&out->sink, doc->name);
    poa_sink_puts(&out->sink, "\n  ");
    poa_sink_text(&out->sink, out->lang, "sections.language", doc->language, doc->text.encoding);
    poa_sink_puts(&out->sink, "\n");
    put_choice(out, "sections.appeal", poa_document_appeal(doc), doc->appeal_sure);
    put_choice(out, "sections.mode", poa_mode_name(doc->mode), doc->mode_sure);
    poa_sink_puts(&out->sink, "  ");
    poa_sink_text(&out->sink, out->lang, "sections.length", poa_decimal(&words, doc->length.words),
                  poa_decimal(&han, doc->length.han));
    poa_sink_puts(&out->sink, "\n");
}

static void put_sections(struct out *out)
{
    const poa_document *doc = out->doc;

    put_title(out, "sections.sections");
    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        const char *how = section->headed ? "sections.headed" : "sections.said";
        put_span(out, section->span);
        poa_sink_printf(&out->sink, "%-14s ", section_id(doc, section->kind));
        poa_sink_text(&out->sink, out->lang, how);
        poa_sink_puts(&out->sink, "\n");
    }
}

static void put_block(struct out *out, const poa_block *block)
{
    const poa_document *doc = out->doc;

    put_span(out, block->span);
    poa_sink_printf(&out->sink, "%-9s %s\n", block_kind(block->kind),
                    section_id(doc, block->heading));
    for (uint32_t i = 0; i < block->sentence_count; i++) {
        const poa_sentence *sentence = &doc->sentences[block->sentence + i];
        poa_sink_puts(&out->sink, "  ");
        put_span(out, sentence->span);
        poa_sink_printf(&out->sink, "%-5s %-6s ", langs_name(sentence->langs),
                        voice_name(sentence->voice));
        put_words(out, sentence->span);
    }
}

static void put_facts(struct out *out)
{
    const poa_document *doc = out->doc;

    put_title(out, "sections.facts");
    for (uint32_t i = 0; i < doc->fact_count; i++) {
        const poa_fact *fact = &doc->facts[i];
        const poa_fact_cue *cue = &doc->cues->facts[fact->kind];
        if (!cue->list)
            continue;
        put_span(out, fact->span);
        poa_sink_shown(&out->sink, cue->name[out->lang] != NULL ? cue->name[out->lang] : cue->id);
        poa_sink_puts(&out->sink, ": ");
        put_words(out, fact->span);
    }
}

static void put_notice(struct out *out, const poa_notice *notice)
{
    poa_sink_puts(&out->sink, "\n");
    poa_sink_text(&out->sink, out->lang, "notice.title", notice->doc->name);
    poa_sink_puts(&out->sink, "\n");
    poa_notice_rows(&out->sink, notice, out->lang);
}

static void describe_text(struct out *out)
{
    put_head(out);
    put_sections(out);
    put_title(out, "sections.blocks");
    for (uint32_t i = 0; i < out->doc->block_count; i++)
        put_block(out, &out->doc->blocks[i]);
    put_facts(out);
    if (out->doc->notice != NULL)
        put_notice(out, out->doc->notice);
}

/* ---- For programs ------------------------------------------------------------ */

static json_t *section_rows(const poa_document *doc)
{
    poa_json_source source = { doc, 0, 0 };
    json_t *rows = json_array();

    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        json_t *row = json_object();
        json_object_set_new(row, "kind", poa_json_string(section_id(doc, section->kind)));
        json_object_set_new(row, "headed", json_boolean(section->headed));
        poa_json_add_span(row, &source, section->span);
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *sentence_row(poa_json_source *source, uint32_t index)
{
    const poa_document *doc = source->doc;
    const poa_sentence *sentence = &doc->sentences[index];
    json_t *languages = json_array();
    json_t *row = json_object();

    if (sentence->langs & POA_LANGS_EN)
        json_array_append_new(languages, json_string("en"));
    if (sentence->langs & POA_LANGS_ZH)
        json_array_append_new(languages, json_string("zh"));
    json_object_set_new(row, "text", poa_json_words(&doc->text, sentence->span));
    json_object_set_new(row, "section",
                        poa_json_string(section_id(doc, poa_document_kind_of(doc, index))));
    json_object_set_new(row, "languages", languages);
    json_object_set_new(row, "voice", poa_json_string(voice_name(sentence->voice)));
    poa_json_add_span(row, source, sentence->span);
    return row;
}

static json_t *block_rows(const poa_document *doc)
{
    poa_json_source source = { doc, 0, 0 };
    json_t *rows = json_array();

    for (uint32_t i = 0; i < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        json_t *sentences = json_array();
        json_t *row = json_object();
        for (uint32_t s = 0; s < block->sentence_count; s++)
            json_array_append_new(sentences, sentence_row(&source, block->sentence + s));
        json_object_set_new(row, "kind", poa_json_string(block_kind(block->kind)));
        if (block->heading != POA_NONE)
            json_object_set_new(row, "heading", poa_json_string(section_id(doc, block->heading)));
        json_object_set_new(row, "level", json_integer(block->level));
        poa_json_add_span(row, &source, block->span);
        json_object_set_new(row, "sentences", sentences);
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *fact_rows(const poa_document *doc)
{
    poa_json_source source = { doc, 0, 0 };
    json_t *rows = json_array();

    for (uint32_t i = 0; i < doc->fact_count; i++) {
        const poa_fact *fact = &doc->facts[i];
        json_t *row = json_object();
        json_object_set_new(row, "kind", poa_json_string(doc->cues->facts[fact->kind].id));
        json_object_set_new(row, "text", poa_json_words(&doc->text, fact->span));
        poa_json_add_span(row, &source, fact->span);
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *head_row(const poa_document *doc)
{
    json_t *row = json_object();

    json_object_set_new(row, "version", json_integer(1));
    json_object_set_new(row, "path", poa_json_string(doc->name));
    json_object_set_new(row, "encoding", poa_json_string(doc->text.encoding));
    json_object_set_new(row, "language", poa_json_string(doc->language));
    json_object_set_new(row, "appeal", poa_json_string(poa_document_appeal(doc)));
    json_object_set_new(row, "appeal_sure", json_boolean(doc->appeal_sure));
    json_object_set_new(row, "mode", poa_json_string(poa_mode_name(doc->mode)));
    json_object_set_new(row, "mode_sure", json_boolean(doc->mode_sure));
    json_object_set_new(row, "words", json_integer(doc->length.words));
    json_object_set_new(row, "han", json_integer(doc->length.han));
    json_object_set_new(row, "parts_sure", json_boolean(doc->parts_sure));
    json_object_set_new(row, "marks", json_integer(doc->marks));
    return row;
}

static poa_status describe_json(struct out *out, poa_error *err)
{
    poa_strbuf text = POA_STRBUF_INIT;
    json_t *row = head_row(out->doc);

    json_object_set_new(row, "sections", section_rows(out->doc));
    json_object_set_new(row, "blocks", block_rows(out->doc));
    json_object_set_new(row, "facts", fact_rows(out->doc));
    json_object_set_new(row, "notice", poa_notice_json(out->doc->notice));
    poa_json_write(&text, row, 0);
    poa_strbuf_putc(&text, '\n');
    json_decref(row);
    bool failed = text.failed;
    if (!failed)
        poa_sink_write(&out->sink, text.bytes, text.length);
    poa_strbuf_release(&text);
    return failed ? poa_fail_nomem(err) : POA_OK;
}

poa_status poa_document_describe(const poa_document *document, const char *format, poa_lang lang,
                                 poa_write_fn *write, void *user, poa_error *err)
{
    struct out out = { { write, user, false }, document, lang };
    poa_status status = POA_OK;

    if (strcmp(format, "json") == 0)
        status = describe_json(&out, err);
    else if (strcmp(format, "text") == 0)
        describe_text(&out);
    else
        return poa_fail(err, POA_ARGUMENT, NULL, "api.unknown-format", format);
    if (status == POA_OK && out.sink.failed)
        return poa_fail(err, POA_WRITE, NULL, "output.incomplete");
    return status;
}

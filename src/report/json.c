/* SPDX-License-Identifier: MIT */
/*
 * The only place that asks Jansson to print.  Jansson's setters fail on values
 * that could not be made for want of memory, and an object then lacks a member:
 * the process is about to fail in a louder way.
 */
#include "report/json.h"

#include <string.h>

#include "base/utf8.h"
#include "input/encoding.h"
#include "input/map.h"

json_t *poa_json_string(const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;

    if (text == NULL)
        return json_null();
    if (poa_utf8_valid(text, length) == length)
        return json_stringn_nocheck(text, length);
    poa_strbuf shown = POA_STRBUF_INIT;
    poa_write_printable(poa_strbuf_write, &shown, text, length);
    json_t *string = shown.failed ? NULL : json_string(poa_strbuf_str(&shown));
    poa_strbuf_release(&shown);
    return string;
}

json_t *poa_json_words(const poa_text *text, poa_span span)
{
    return json_stringn_nocheck(text->bytes + span.begin, span.end - span.begin);
}

/* Bytes of the file that text [begin, end) takes there. */
static uint64_t bytes_of(const poa_text *text, uint32_t begin, uint32_t end)
{
    const poa_encoding *encoding = poa_encoding_find(text->encoding);

    return encoding != NULL ? poa_encoding_bytes(encoding, text->bytes + begin, end - begin) : 0;
}

/* Bytes of the file before a place of the text. */
static uint64_t source_offset(poa_json_source *source, uint32_t offset)
{
    const poa_text *text = &source->doc->text;

    if (offset >= source->at)
        source->bytes += bytes_of(text, source->at, offset);
    else
        source->bytes -= bytes_of(text, offset, source->at);
    source->at = offset;
    return text->bom + source->bytes;
}

/* The place in the file itself, of a text that was converted or extracted. */
static json_t *own_place(poa_json_source *source, uint32_t offset, const poa_place *place)
{
    const poa_text *text = &source->doc->text;
    const char *line = text->map != NULL && text->map->paragraphs ? "paragraph" : "line";
    const char *column = text->map != NULL && text->map->paragraphs ? "character" : "column";

    if (text->map == NULL)
        return json_pack("{s:I}", "offset", (json_int_t)source_offset(source, offset));
    json_t *object =
        json_pack("{s:I, s:I}", line, (json_int_t)place->line, column, (json_int_t)place->column);
    if (!text->map->paragraphs && strcmp(text->encoding, "utf-8") == 0) {
        const poa_piece *piece = poa_map_at(text->map, offset);
        json_int_t at = piece->offset + (piece->stands ? 0 : offset - piece->begin) + text->bom;
        json_object_set_new(object, "offset", json_integer(at));
    }
    return object;
}

json_t *poa_json_place(poa_json_source *source, uint32_t offset)
{
    const poa_document *doc = source->doc;
    poa_place place = poa_lines_place(&doc->lines, &doc->text, offset);
    json_t *object = json_pack("{s:I, s:I, s:I}", "line", (json_int_t)place.line, "column",
                               (json_int_t)place.column, "offset", (json_int_t)place.offset);

    if (!poa_text_as_it_lies(&doc->text))
        json_object_set_new(object, "source", own_place(source, offset, &place));
    return object;
}

void poa_json_add_span(json_t *object, poa_json_source *source, poa_span span)
{
    json_object_set_new(object, "start", poa_json_place(source, span.begin));
    json_object_set_new(object, "end", poa_json_place(source, span.end));
}

/* Where the text of a value goes. */
struct output {
    poa_strbuf *out;
    uint32_t indent;
};

/* One character of JSON, which is a character of a string unless it is ASCII. */
static void put_point(poa_strbuf *out, const char *bytes, size_t length)
{
    size_t at = 0;
    uint32_t point = poa_utf8_next(bytes, &at);
    poa_strbuf shown = POA_STRBUF_INIT;

    poa_write_printable(poa_strbuf_write, &shown, bytes, length);
    bool harmless = shown.length == length && memcmp(shown.bytes, bytes, length) == 0;
    poa_strbuf_release(&shown);
    if (harmless)
        poa_strbuf_add(out, bytes, length);
    else if (point < 0x10000)
        poa_strbuf_printf(out, "\\u%04x", (unsigned)point);
    else
        poa_strbuf_printf(out, "\\u%04x\\u%04x", 0xD800u + ((point - 0x10000u) >> 10),
                          0xDC00u + ((point - 0x10000u) & 0x3FFu));
}

/* Jansson hands over whole characters, and escapes the controls of ASCII itself:
 * a line end is one between values. */
static int put_json(const char *bytes, size_t length, void *user)
{
    struct output *output = user;

    for (size_t at = 0; at < length;) {
        size_t next = at;
        (void)poa_utf8_next(bytes, &next);
        if (bytes[at] == '\n')
            poa_strbuf_printf(output->out, "\n%*s", (int)output->indent, "");
        else if (next == at + 1 && bytes[at] != 0x7F)
            poa_strbuf_putc(output->out, bytes[at]);
        else
            put_point(output->out, bytes + at, next - at);
        at = next;
    }
    return output->out->failed ? -1 : 0;
}

void poa_json_write_line(poa_strbuf *out, const json_t *value)
{
    struct output output = { out, 0 };

    if (value == NULL || json_dump_callback(value, put_json, &output, JSON_ENCODE_ANY) != 0)
        out->failed = true;
    poa_strbuf_putc(out, '\n');
}

void poa_json_write(poa_strbuf *out, const json_t *value, uint32_t indent)
{
    struct output output = { out, indent };

    if (value == NULL ||
        json_dump_callback(value, put_json, &output, JSON_INDENT(2) | JSON_ENCODE_ANY) != 0)
        out->failed = true;
}

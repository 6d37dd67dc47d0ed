/* SPDX-License-Identifier: MIT */
/* Pieces of JSON that the report and the description of a draft share. */
#ifndef POA_REPORT_JSON_H
#define POA_REPORT_JSON_H

#include <jansson.h>

#include "base/strbuf.h"
#include "report/reporter.h"

/* Version of the schema of "json" and "jsonl": fields may be added, never changed. */
#define POA_JSON_VERSION 1

/* A string, or null for NULL; bytes that are no UTF-8 become escapes. */
json_t *poa_json_string(const char *text);
/* The words of a span of the text. */
json_t *poa_json_words(const poa_text *text, poa_span span);
/* Where places are made from.  Remembers where it was asked last, so that places
 * asked for in order of the text cost one walk over it. */
typedef struct poa_json_source {
    const poa_document *doc; /* borrowed */
    uint32_t at;             /* offset in the text asked for last; 0 at first */
    uint64_t bytes;          /* of the file before it, its mark left out; 0 at first */
} poa_json_source;

/* {"line", "column", "offset"}; and "source", the place in the file as it lies,
 * where the offset is one of the extracted text. */
json_t *poa_json_place(poa_json_source *source, uint32_t offset);
/* Add "start" and "end" to an object. */
void poa_json_add_span(json_t *object, poa_json_source *source, poa_span span);

/* A draft as one object (json_draft.c): how it was read, score, parts, causes, findings. */
json_t *poa_json_draft(const poa_writer *writer, const poa_report *report);
/* Why a draft could not be checked, or a rule not be finished. */
json_t *poa_json_trouble(const char *path, const poa_error *err);
/* Program and pack. */
json_t *poa_json_tool(const poa_pack *pack);

/* Append a value in one line; as poa_json_write(). */
void poa_json_write_line(poa_strbuf *out, const json_t *value);
/*
 * Append a value, indented by two blanks a level and `indent` more, but for its
 * first line.  Characters that a terminal would act on become \u escapes.  Sets
 * out->failed where memory runs out, or where the value is NULL.
 */
void poa_json_write(poa_strbuf *out, const json_t *value, uint32_t indent);

#endif

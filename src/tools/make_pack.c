/* SPDX-License-Identifier: MIT */
/*
 * Build step: the files of the standard pack, given in the order in which they
 * are to be read, become constants in C on standard output: the events of their
 * YAML, packed as src/rules/events.h says, so that the program parses none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "rules/events.h"
#include "tools/tool.h"

/* Packed events under construction. */
struct packed {
    char *bytes;
    size_t length;
    size_t capacity;
};

static void put(struct packed *out, const void *bytes, size_t length)
{
    if (out->capacity - out->length < length) {
        out->capacity = (out->capacity + length) * 2;
        out->bytes = tool_realloc(out->bytes, out->capacity, 1);
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

static void put_byte(struct packed *out, int byte)
{
    unsigned char c = (unsigned char)byte;

    put(out, &c, 1);
}

static void put_number(struct packed *out, size_t value)
{
    for (; value >= 0x80; value >>= 7)
        put_byte(out, (int)(value & 0x7F) | 0x80);
    put_byte(out, (int)value);
}

static void put_begin(struct packed *out, int kind, const yaml_event_t *event)
{
    put_byte(out, kind);
    put_number(out, event->start_mark.line + 1);
    put_number(out, event->start_mark.column + 1);
}

static void put_scalar(struct packed *out, const yaml_event_t *event)
{
    put_begin(out, POA_EVENT_SCALAR, event);
    put_number(out, event->data.scalar.length);
    put(out, event->data.scalar.value, event->data.scalar.length);
    put_byte(out, 0);
}

/* False at the end of the file. */
static bool put_event(struct packed *out, const yaml_event_t *event, const char *path)
{
    if (event->type == YAML_ALIAS_EVENT)
        tool_fail(path, event->start_mark.line + 1, "an alias");
    else if (event->type == YAML_SCALAR_EVENT)
        put_scalar(out, event);
    else if (event->type == YAML_SEQUENCE_START_EVENT)
        put_begin(out, POA_EVENT_LIST, event);
    else if (event->type == YAML_MAPPING_START_EVENT)
        put_begin(out, POA_EVENT_MAP, event);
    else if (event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT)
        put_byte(out, POA_EVENT_END);
    return event->type != YAML_STREAM_END_EVENT;
}

static void pack_file(struct packed *out, const char *path)
{
    size_t length = 0;
    char *bytes = tool_read(path, &length);
    yaml_parser_t parser;
    yaml_event_t event;
    bool more = true;

    if (!yaml_parser_initialize(&parser))
        tool_fail(path, 0, "not enough memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    put_byte(out, POA_EVENTS_MARK);
    while (more) {
        if (!yaml_parser_parse(&parser, &event))
            tool_fail(path, parser.problem_mark.line + 1, "%s", parser.problem);
        more = put_event(out, &event, path);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    free(bytes);
}

static void write_file(int number, const char *path)
{
    struct packed out = { NULL, 0, 0 };

    pack_file(&out, path);
    printf("static const char file_%d[] =\n    ", number);
    tool_literal(out.bytes, out.length);
    printf(";\n\n");
    free(out.bytes);
}

int main(int argc, char **argv)
{
    printf("/* Generated from rules/: do not edit. */\n#include \"rules/pack.h\"\n\n");
    for (int i = 1; i < argc; i++)
        write_file(i, argv[i]);
    printf("const poa_pack_source poa_builtin_sources[] = {\n");
    for (int i = 1; i < argc; i++)
        printf("    { \"%s\", file_%d, sizeof(file_%d) - 1, true },\n", argv[i], i, i);
    printf("    { NULL, NULL, 0, false },\n};\nconst size_t poa_builtin_source_count = %d;\n",
           argc - 1);
    return tool_finish("make_pack");
}

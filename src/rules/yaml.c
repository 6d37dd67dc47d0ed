/* SPDX-License-Identifier: MIT */
/* libyaml's events to nodes, less what packs do not need. */
#include "rules/yaml.h"

#include <string.h>
#include <yaml.h>

#include "rules/tree.h"

struct yaml_reader {
    yaml_parser_t parser;
    yaml_event_t event;
    poa_tree tree;
    const char *source;
    uint32_t documents;
};

static poa_mark mark_of(const struct yaml_reader *reader, const yaml_mark_t *mark)
{
    return (poa_mark){ reader->source, (uint32_t)mark->line + 1, (uint32_t)mark->column + 1 };
}

/* What libyaml found: its own words, since they are about the form of YAML. */
static poa_status fail_syntax(struct yaml_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    poa_mark at = mark_of(reader, &parser->problem_mark);
    const char *problem = parser->problem != NULL ? parser->problem : "?";

    if (parser->error == YAML_MEMORY_ERROR)
        return poa_fail_nomem(reader->tree.err);
    if (parser->error == YAML_READER_ERROR)
        at = (poa_mark){ reader->source, 0, 0 };
    return poa_fail(reader->tree.err, POA_RULE, &at, "yaml.syntax", problem);
}

static poa_status on_scalar(struct yaml_reader *reader, const poa_mark *at)
{
    const char *text = (const char *)reader->event.data.scalar.value;
    size_t length = reader->event.data.scalar.length;
    poa_tree *tree = &reader->tree;
    poa_digits digits;

    if (length > POA_MAX_YAML_SCALAR)
        return poa_fail(tree->err, POA_LIMIT, at, "yaml.scalar-too-long",
                        poa_decimal(&digits, POA_MAX_YAML_SCALAR));
    if (memchr(text, '\0', length) != NULL)
        return poa_fail(tree->err, POA_RULE, at, "yaml.nul");
    const char *copy = poa_arena_strndup(tree->arena, text, length);
    if (copy == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    return poa_tree_scalar(tree, copy, length, at);
}

/* The text key for an anchor or tag on this event, or NULL. */
static const char *decoration(const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor != NULL)
        return "yaml.anchor";
    return tag != NULL ? "yaml.tag" : NULL;
}

static const char *decoration_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return "yaml.alias";
    case YAML_SCALAR_EVENT:
        return decoration(event->data.scalar.anchor, event->data.scalar.tag);
    case YAML_SEQUENCE_START_EVENT:
        return decoration(event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return decoration(event->data.mapping_start.anchor, event->data.mapping_start.tag);
    default:
        return NULL;
    }
}

static poa_status on_event(struct yaml_reader *reader)
{
    poa_mark at = mark_of(reader, &reader->event.start_mark);
    const char *refused = decoration_of(&reader->event);
    poa_tree *tree = &reader->tree;

    if (refused != NULL)
        return poa_fail(tree->err, POA_RULE, &at, refused);
    switch (reader->event.type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++reader->documents > 1)
            return poa_fail(tree->err, POA_RULE, &at, "yaml.many-documents");
        return POA_OK;
    case YAML_SCALAR_EVENT:
        return on_scalar(reader, &at);
    case YAML_SEQUENCE_START_EVENT:
        return poa_tree_open(tree, POA_NODE_LIST, &at);
    case YAML_MAPPING_START_EVENT:
        return poa_tree_open(tree, POA_NODE_MAP, &at);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        poa_tree_close(tree);
        return POA_OK;
    default:
        return POA_OK;
    }
}

static poa_status read_events(struct yaml_reader *reader)
{
    poa_status status = POA_OK;

    for (bool done = false; !done && status == POA_OK;) {
        if (!yaml_parser_parse(&reader->parser, &reader->event))
            return fail_syntax(reader);
        done = reader->event.type == YAML_STREAM_END_EVENT;
        status = on_event(reader);
        yaml_event_delete(&reader->event);
    }
    return status;
}

poa_status poa_yaml_parse(const poa_node **out, poa_arena *arena, const char *source,
                          const char *bytes, size_t length, poa_error *err)
{
    struct yaml_reader reader = { .tree = { .arena = arena, .err = err }, .source = source };
    poa_mark top = { source, 0, 0 };
    poa_digits digits;

    if (length > POA_MAX_PACK_FILE_BYTES)
        return poa_fail(err, POA_LIMIT, &top, "yaml.file-too-large",
                        poa_decimal(&digits, POA_MAX_PACK_FILE_BYTES));
    if (!yaml_parser_initialize(&reader.parser))
        return poa_fail_nomem(err);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, length);
    poa_status status = read_events(&reader);
    yaml_parser_delete(&reader.parser);
    top.line = top.column = 1;
    return status == POA_OK ? poa_tree_finish(out, &reader.tree, &top) : status;
}

const char *poa_yaml_version(void)
{
    return yaml_get_version_string();
}

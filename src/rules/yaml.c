/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events to nodes.  The parser keeps its own stack of open lists and
 * maps, so that nesting is bounded by a limit and not by the C stack.
 */
#include "rules/yaml.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

#include "base/limits.h"

/* A list or map that is still being filled. */
struct open_node {
    poa_node *node;
    const poa_node *key; /* of a map: the key that waits for its value */
    size_t capacity;     /* of items or pairs */
};

struct yaml_reader {
    yaml_parser_t parser;
    yaml_event_t event;
    poa_arena *arena;
    const char *source;
    poa_error *err;
    const poa_node *root;
    struct open_node open[POA_MAX_YAML_DEPTH];
    uint32_t depth; /* of open lists and maps */
    uint32_t nodes;
    uint32_t documents;
};

poa_status poa_fail_arena(poa_error *err, const poa_arena *arena)
{
    poa_digits digits;

    if (arena->limit - arena->used > POA_MAX_PACK_FILE_BYTES)
        return poa_fail_nomem(err); /* there was room left: no limit of ours */
    return poa_fail(err, POA_LIMIT, NULL, "rules.pack-too-large",
                    poa_decimal(&digits, arena->limit));
}

static poa_mark mark_of(const struct yaml_reader *reader, const yaml_mark_t *mark)
{
    return (poa_mark){ reader->source, (uint32_t)mark->line + 1, (uint32_t)mark->column + 1 };
}

static poa_mark here(const struct yaml_reader *reader)
{
    return mark_of(reader, &reader->event.start_mark);
}

static poa_status fail_limit(struct yaml_reader *reader, const char *key, uint64_t limit)
{
    poa_mark at = here(reader);
    poa_digits digits;

    return poa_fail(reader->err, POA_LIMIT, &at, key, poa_decimal(&digits, limit));
}

/* What libyaml found: its own words, since they are about the form of YAML. */
static poa_status fail_syntax(struct yaml_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    poa_mark at = mark_of(reader, &parser->problem_mark);
    const char *problem = parser->problem != NULL ? parser->problem : "?";

    if (parser->error == YAML_MEMORY_ERROR)
        return poa_fail_nomem(reader->err);
    if (parser->error == YAML_READER_ERROR)
        at = (poa_mark){ reader->source, 0, 0 };
    return poa_fail(reader->err, POA_RULE, &at, "yaml.syntax", problem);
}

static poa_node *node_new(struct yaml_reader *reader, poa_node_kind kind)
{
    poa_node *node = poa_arena_alloc(reader->arena, 1, sizeof(*node));

    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->at = here(reader);
    return node;
}

static const poa_pair *find_pair(const poa_node *map, const char *key)
{
    for (uint32_t i = 0; i < map->count; i++) {
        if (strcmp(map->pairs[i].key->text, key) == 0)
            return &map->pairs[i];
    }
    return NULL;
}

static poa_status add_key(struct yaml_reader *reader, struct open_node *open, const poa_node *key)
{
    poa_digits line;

    if (open->node->count == POA_MAX_YAML_KEYS)
        return fail_limit(reader, "yaml.too-many-keys", POA_MAX_YAML_KEYS);
    if (key->kind != POA_NODE_SCALAR)
        return poa_fail(reader->err, POA_RULE, &key->at, "yaml.key-not-scalar");
    const poa_pair *twin = find_pair(open->node, key->text);
    if (twin != NULL)
        return poa_fail(reader->err, POA_RULE, &key->at, "yaml.duplicate-key", key->text,
                        poa_decimal(&line, twin->key->at.line));
    open->key = key;
    return POA_OK;
}

static poa_status add_pair(struct yaml_reader *reader, struct open_node *open,
                           const poa_node *value)
{
    poa_node *map = open->node;

    map->pairs =
        poa_arena_grow(reader->arena, map->pairs, map->count, &open->capacity, sizeof(*map->pairs));
    if (map->pairs == NULL)
        return poa_fail_arena(reader->err, reader->arena);
    map->pairs[map->count++] = (poa_pair){ open->key, value };
    open->key = NULL;
    return POA_OK;
}

static poa_status add_item(struct yaml_reader *reader, struct open_node *open,
                           const poa_node *value)
{
    poa_node *list = open->node;

    list->items = poa_arena_grow(reader->arena, (void *)list->items, list->count, &open->capacity,
                                 sizeof(*list->items));
    if (list->items == NULL)
        return poa_fail_arena(reader->err, reader->arena);
    list->items[list->count++] = value;
    return POA_OK;
}

/* Hang a node into what is open; the first one is the root. */
static poa_status add_node(struct yaml_reader *reader, const poa_node *node)
{
    if (++reader->nodes > POA_MAX_YAML_NODES)
        return fail_limit(reader, "yaml.too-many-nodes", POA_MAX_YAML_NODES);
    if (reader->depth == 0) {
        reader->root = node;
        return POA_OK;
    }
    struct open_node *open = &reader->open[reader->depth - 1];
    if (open->node->kind == POA_NODE_LIST)
        return add_item(reader, open, node);
    return open->key == NULL ? add_key(reader, open, node) : add_pair(reader, open, node);
}

static poa_status on_scalar(struct yaml_reader *reader)
{
    const char *text = (const char *)reader->event.data.scalar.value;
    size_t length = reader->event.data.scalar.length;
    poa_mark at = here(reader);

    if (length > POA_MAX_YAML_SCALAR)
        return fail_limit(reader, "yaml.scalar-too-long", POA_MAX_YAML_SCALAR);
    if (memchr(text, '\0', length) != NULL)
        return poa_fail(reader->err, POA_RULE, &at, "yaml.nul");
    poa_node *node = node_new(reader, POA_NODE_SCALAR);
    if (node == NULL)
        return poa_fail_arena(reader->err, reader->arena);
    node->text = poa_arena_strndup(reader->arena, text, length);
    node->length = (uint32_t)length;
    if (node->text == NULL)
        return poa_fail_arena(reader->err, reader->arena);
    return add_node(reader, node);
}

static poa_status on_open(struct yaml_reader *reader, poa_node_kind kind)
{
    if (reader->depth == POA_MAX_YAML_DEPTH)
        return fail_limit(reader, "yaml.too-deep", POA_MAX_YAML_DEPTH);
    poa_node *node = node_new(reader, kind);
    if (node == NULL)
        return poa_fail_arena(reader->err, reader->arena);
    poa_status status = add_node(reader, node);
    reader->open[reader->depth++] = (struct open_node){ node, NULL, 0 };
    return status;
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
    poa_mark at = here(reader);
    const char *refused = decoration_of(&reader->event);

    if (refused != NULL)
        return poa_fail(reader->err, POA_RULE, &at, refused);
    switch (reader->event.type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++reader->documents > 1)
            return poa_fail(reader->err, POA_RULE, &at, "yaml.many-documents");
        return POA_OK;
    case YAML_SCALAR_EVENT:
        return on_scalar(reader);
    case YAML_SEQUENCE_START_EVENT:
        return on_open(reader, POA_NODE_LIST);
    case YAML_MAPPING_START_EVENT:
        return on_open(reader, POA_NODE_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        assert(reader->depth > 0);
        reader->depth--;
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
    struct yaml_reader reader = { .arena = arena, .source = source, .err = err };
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
    if (status != POA_OK)
        return status;
    if (reader.root == NULL)
        reader.root = node_new(&reader, POA_NODE_MAP); /* an empty file */
    if (reader.root == NULL)
        return poa_fail_arena(err, arena);
    *out = reader.root;
    return POA_OK;
}

const poa_node *poa_node_get(const poa_node *map, const char *key)
{
    if (map == NULL || map->kind != POA_NODE_MAP)
        return NULL;
    const poa_pair *pair = find_pair(map, key);
    return pair != NULL ? pair->value : NULL;
}

const char *poa_node_kind_text(poa_node_kind kind)
{
    static const char *const keys[] = { "yaml.a-scalar", "yaml.a-list", "yaml.a-map" };

    return keys[kind];
}

const char *poa_yaml_version(void)
{
    return yaml_get_version_string();
}

/* SPDX-License-Identifier: MIT */
/* Building nodes, and asking a map for a key. */
#include "rules/tree.h"

#include <assert.h>
#include <string.h>

poa_status poa_fail_arena(poa_error *err, const poa_arena *arena)
{
    poa_digits digits;

    if (arena->limit - arena->used > POA_MAX_PACK_FILE_BYTES)
        return poa_fail_nomem(err); /* there was room left: no limit of ours */
    return poa_fail(err, POA_LIMIT, NULL, "rules.pack-too-large",
                    poa_decimal(&digits, arena->limit));
}

static poa_status fail_limit(poa_tree *tree, const poa_mark *at, const char *key, uint64_t limit)
{
    poa_digits digits;

    return poa_fail(tree->err, POA_LIMIT, at, key, poa_decimal(&digits, limit));
}

static const poa_pair *find_pair(const poa_node *map, const char *key)
{
    for (uint32_t i = 0; i < map->count; i++) {
        if (strcmp(map->pairs[i].key->text, key) == 0)
            return &map->pairs[i];
    }
    return NULL;
}

static poa_status add_key(poa_tree *tree, poa_tree_level *open, const poa_node *key)
{
    poa_digits line;

    if (open->node->count == POA_MAX_YAML_KEYS)
        return fail_limit(tree, &key->at, "yaml.too-many-keys", POA_MAX_YAML_KEYS);
    if (key->kind != POA_NODE_SCALAR)
        return poa_fail(tree->err, POA_RULE, &key->at, "yaml.key-not-scalar");
    const poa_pair *twin = find_pair(open->node, key->text);
    if (twin != NULL)
        return poa_fail(tree->err, POA_RULE, &key->at, "yaml.duplicate-key", key->text,
                        poa_decimal(&line, twin->key->at.line));
    open->key = key;
    return POA_OK;
}

static poa_status add_pair(poa_tree *tree, poa_tree_level *open, const poa_node *value)
{
    poa_node *map = open->node;

    map->pairs =
        poa_arena_grow(tree->arena, map->pairs, map->count, &open->capacity, sizeof(*map->pairs));
    if (map->pairs == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    map->pairs[map->count++] = (poa_pair){ open->key, value };
    open->key = NULL;
    return POA_OK;
}

static poa_status add_item(poa_tree *tree, poa_tree_level *open, const poa_node *value)
{
    poa_node *list = open->node;

    list->items = poa_arena_grow(tree->arena, (void *)list->items, list->count, &open->capacity,
                                 sizeof(*list->items));
    if (list->items == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    list->items[list->count++] = value;
    return POA_OK;
}

/* Hang a node into what is open; the first one is the root. */
static poa_status add_node(poa_tree *tree, const poa_node *node)
{
    if (++tree->nodes > POA_MAX_YAML_NODES)
        return fail_limit(tree, &node->at, "yaml.too-many-nodes", POA_MAX_YAML_NODES);
    if (tree->depth == 0) {
        tree->root = node;
        return POA_OK;
    }
    poa_tree_level *open = &tree->open[tree->depth - 1];
    if (open->node->kind == POA_NODE_LIST)
        return add_item(tree, open, node);
    return open->key == NULL ? add_key(tree, open, node) : add_pair(tree, open, node);
}

static poa_node *node_new(poa_tree *tree, poa_node_kind kind, const poa_mark *at)
{
    poa_node *node = poa_arena_alloc(tree->arena, 1, sizeof(*node));

    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->at = *at;
    return node;
}

poa_status poa_tree_open(poa_tree *tree, poa_node_kind kind, const poa_mark *at)
{
    if (tree->depth == POA_MAX_YAML_DEPTH)
        return fail_limit(tree, at, "yaml.too-deep", POA_MAX_YAML_DEPTH);
    poa_node *node = node_new(tree, kind, at);
    if (node == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    poa_status status = add_node(tree, node);
    tree->open[tree->depth++] = (poa_tree_level){ node, NULL, 0 };
    return status;
}

void poa_tree_close(poa_tree *tree)
{
    assert(tree->depth > 0);
    tree->depth--;
}

poa_status poa_tree_scalar(poa_tree *tree, const char *text, size_t length, const poa_mark *at)
{
    poa_node *node = node_new(tree, POA_NODE_SCALAR, at);

    if (node == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    node->text = text;
    node->length = (uint32_t)length;
    return add_node(tree, node);
}

poa_status poa_tree_finish(const poa_node **out, poa_tree *tree, const poa_mark *at)
{
    if (tree->root == NULL)
        tree->root = node_new(tree, POA_NODE_MAP, at); /* an empty file */
    if (tree->root == NULL)
        return poa_fail_arena(tree->err, tree->arena);
    *out = tree->root;
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

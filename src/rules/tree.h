/* SPDX-License-Identifier: MIT */
/*
 * Nodes out of a row of events: lists and maps that open and close, scalars in
 * between.  It keeps its own stack, so that nesting is bounded by a limit and not by
 * the C stack, and refuses what is too much and what stands twice.
 */
#ifndef POA_RULES_TREE_H
#define POA_RULES_TREE_H

#include "base/limits.h"
#include "rules/yaml.h"

/* A list or map that is still being filled. */
typedef struct poa_tree_level {
    poa_node *node;
    const poa_node *key; /* of a map: the key that waits for its value */
    size_t capacity;     /* of items or pairs */
} poa_tree_level;

typedef struct poa_tree {
    poa_arena *arena;
    poa_error *err;
    const poa_node *root; /* NULL: nothing came yet */
    poa_tree_level open[POA_MAX_YAML_DEPTH];
    uint32_t depth; /* of open lists and maps */
    uint32_t nodes;
} poa_tree;

/* A list or map begins, or the last one that began ends. */
POA_MUST_USE poa_status poa_tree_open(poa_tree *tree, poa_node_kind kind, const poa_mark *at);
void poa_tree_close(poa_tree *tree);
/* A scalar; `text` ends with a NUL and is borrowed. */
POA_MUST_USE poa_status poa_tree_scalar(poa_tree *tree, const char *text, size_t length,
                                        const poa_mark *at);
/* The root; an empty map where nothing came. */
POA_MUST_USE poa_status poa_tree_finish(const poa_node **out, poa_tree *tree, const poa_mark *at);

#endif

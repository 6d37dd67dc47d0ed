/* SPDX-License-Identifier: MIT */
/*
 * YAML as nodes that know their place.  Refuses what packs do not need: anchors,
 * aliases, tags, several documents, duplicate keys, too deep or too large input.
 * Only yaml.c and yaml_out.c include yaml.h.
 */
#ifndef POA_RULES_YAML_H
#define POA_RULES_YAML_H

#include "poalint.h"

#include "base/arena.h"
#include "base/fail.h"

typedef enum poa_node_kind { POA_NODE_SCALAR, POA_NODE_LIST, POA_NODE_MAP } poa_node_kind;

typedef struct poa_node poa_node;

/* A key and its value. */
typedef struct poa_pair {
    const poa_node *key; /* scalar */
    const poa_node *value;
} poa_pair;

struct poa_node {
    poa_node_kind kind;
    poa_mark at;
    const char *text;       /* scalar: NUL-terminated, holds no NUL */
    uint32_t length;        /* scalar: bytes */
    const poa_node **items; /* list */
    poa_pair *pairs;        /* map, in order of the file */
    uint32_t count;         /* items or pairs */
};

/*
 * Parse one YAML document.  `source` names it in messages and is borrowed.  An
 * empty file is an empty map.  Nodes live in the arena.
 */
POA_MUST_USE poa_status poa_yaml_parse(const poa_node **out, poa_arena *arena, const char *source,
                                       const char *bytes, size_t length, poa_error *err);

/* Say why an arena gave no more: its limit, or the machine's. */
poa_status poa_fail_arena(poa_error *err, const poa_arena *arena);

/* Value of a key of a map, or NULL.  NULL maps have no keys. */
const poa_node *poa_node_get(const poa_node *map, const char *key);

/* "a scalar", "a list", "a map" in texts: the key of a text. */
const char *poa_node_kind_text(poa_node_kind kind);

/* The name among `names` (ends with NULL) nearest to `word`, or NULL. */
const char *poa_nearest(const char *word, const char *const *names);

#endif

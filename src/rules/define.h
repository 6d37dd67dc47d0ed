/* SPDX-License-Identifier: MIT */
/* What several files say under one key, gathered: a later file adds, and says
 * anew only with `replace: true`. */
#ifndef POA_RULES_DEFINE_H
#define POA_RULES_DEFINE_H

#include "rules/read.h"

typedef struct poa_definition {
    const char *name;
    poa_mark at;
    const poa_node *value;
    bool trusted;
} poa_definition;

typedef struct poa_definitions {
    poa_definition *items; /* in the order in which the names first came */
    uint32_t count;
    size_t capacity;
} poa_definitions;

/* A parsed pack file. */
typedef struct poa_pack_file {
    const poa_node *root; /* a map */
    bool trusted;
} poa_pack_file;

typedef struct poa_pack_file_list {
    poa_pack_file *items;
    uint32_t count;
    bool trusted; /* every one of them */
} poa_pack_file_list;

/* Add the pairs of a map (NULL: none). */
void poa_define(poa_reader *reader, poa_definitions *defs, const poa_node *map, bool trusted);
/* The same for the map under `key` of every file. */
void poa_define_all(poa_reader *reader, poa_definitions *defs, const poa_pack_file_list *files,
                    const char *key);

#endif

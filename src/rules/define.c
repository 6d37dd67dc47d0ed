/* SPDX-License-Identifier: MIT */
/* Merging the files of a pack, name by name. */
#include "rules/define.h"

#include <string.h>

#include "base/strbuf.h"

static poa_definition *find(const poa_definitions *defs, const char *name)
{
    for (uint32_t i = 0; i < defs->count; i++) {
        if (strcmp(defs->items[i].name, name) == 0)
            return &defs->items[i];
    }
    return NULL;
}

static void fail_twice(poa_reader *reader, const poa_node *key, const poa_mark *first)
{
    poa_strbuf place = POA_STRBUF_INIT;

    poa_strbuf_printf(&place, "%s:%u:%u", first->source, (unsigned)first->line,
                      (unsigned)first->column);
    poa_read_fault(reader, &key->at, "rules.already-defined", key->text, poa_strbuf_str(&place));
    poa_strbuf_release(&place);
}

static void define_pair(poa_reader *reader, poa_definitions *defs, const poa_node *map,
                        const poa_pair *pair, bool trusted)
{
    poa_definition def = { pair->key->text, pair->key->at, pair->value, trusted };
    poa_definition *old = find(defs, def.name);

    if (old == NULL) {
        poa_definition *grown = poa_arena_grow(reader->arena, defs->items, defs->count,
                                               &defs->capacity, sizeof(*grown));
        if (grown == NULL) {
            poa_read_exhausted(reader);
            return;
        }
        defs->items = grown;
        defs->items[defs->count++] = def;
        return;
    }
    if (!poa_read_replaces(map) && !poa_read_replaces(pair->value)) {
        fail_twice(reader, pair->key, &old->at);
        return;
    }
    *old = def;
    reader->replaced = true;
}

void poa_define(poa_reader *reader, poa_definitions *defs, const poa_node *map, bool trusted)
{
    if (map == NULL || !poa_read_kind(reader, map, POA_NODE_MAP))
        return;
    for (uint32_t i = 0; i < map->count && !reader->failed; i++) {
        if (!poa_read_is_replace(&map->pairs[i]))
            define_pair(reader, defs, map, &map->pairs[i], trusted);
    }
}

void poa_define_all(poa_reader *reader, poa_definitions *defs, const poa_pack_file_list *files,
                    const char *key)
{
    for (uint32_t i = 0; i < files->count; i++)
        poa_define(reader, defs, poa_node_get(files->items[i].root, key), files->items[i].trusted);
}

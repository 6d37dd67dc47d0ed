/* SPDX-License-Identifier: MIT */
/* Typed readers: the only place that turns scalars into numbers, choices and words. */
#include "rules/read.h"

#include <string.h>

#include "base/strbuf.h"

/* ---- Faults ------------------------------------------------------------------- */

poa_error poa_read_error(const poa_reader *reader)
{
    return (poa_error){ .lang = reader->err != NULL ? reader->err->lang : POA_LANG_EN };
}

bool poa_read_failed(poa_reader *reader, const poa_error *fault)
{
    if (reader->failed)
        return false;
    reader->failed = fault->status == POA_NOMEM;
    if (reader->err != NULL && (reader->faults == 0 || reader->failed))
        *reader->err = *fault;
    reader->faults++;
    if (reader->problem != NULL)
        reader->problem(reader->user, fault);
    return false;
}

bool poa_read_fault_text(poa_reader *reader, poa_status status, const poa_mark *at,
                         const char *const *key_and_arguments)
{
    poa_error fault = poa_read_error(reader);

    (void)poa_fail_text(&fault, status, at, key_and_arguments);
    return poa_read_failed(reader, &fault);
}

void poa_read_exhausted(poa_reader *reader)
{
    poa_error fault = poa_read_error(reader);

    (void)poa_fail_arena(&fault, reader->arena);
    poa_read_failed(reader, &fault);
    reader->failed = true;
}

void *poa_read_alloc(poa_reader *reader, size_t count, size_t size)
{
    void *room = poa_arena_alloc(reader->arena, count, size);

    if (room == NULL)
        poa_read_exhausted(reader);
    return room;
}

/* ---- Form ---------------------------------------------------------------------- */

bool poa_read_kind(poa_reader *reader, const poa_node *node, poa_node_kind kind)
{
    poa_lang lang = poa_read_error(reader).lang;

    if (node->kind == kind)
        return true;
    return poa_read_fault(reader, &node->at, "rules.wrong-type",
                          poa_text_get(poa_node_kind_text(kind), lang),
                          poa_text_get(poa_node_kind_text(node->kind), lang));
}

bool poa_read_unknown(poa_reader *reader, const poa_node *node, const char *key,
                      const char *plain_key, const char *const *known)
{
    const char *nearest = poa_nearest(node->text, known);

    if (nearest == NULL)
        return poa_read_fault(reader, &node->at, plain_key, node->text);
    return poa_read_fault(reader, &node->at, key, node->text, nearest);
}

static bool contains(const char *const *names, const char *word, uint32_t *index)
{
    for (*index = 0; names[*index] != NULL; ++*index) {
        if (strcmp(names[*index], word) == 0)
            return true;
    }
    return false;
}

bool poa_read_keys(poa_reader *reader, const poa_node *map, const char *const *known)
{
    bool right = true;
    uint32_t index;

    if (!poa_read_kind(reader, map, POA_NODE_MAP))
        return false;
    for (uint32_t i = 0; i < map->count; i++) {
        const poa_node *key = map->pairs[i].key;
        if (!contains(known, key->text, &index))
            right = poa_read_unknown(reader, key, "rules.unknown-key", "rules.unknown-key-plain",
                                     known);
    }
    return right;
}

bool poa_read_is_replace(const poa_pair *pair)
{
    return strcmp(pair->key->text, "replace") == 0 && pair->value->kind == POA_NODE_SCALAR &&
           strcmp(pair->value->text, "true") == 0;
}

bool poa_read_replaces(const poa_node *map)
{
    const poa_node *value = poa_node_get(map, "replace");

    return value != NULL && value->kind == POA_NODE_SCALAR && strcmp(value->text, "true") == 0;
}

uint32_t poa_read_count(const poa_node *node)
{
    if (node == NULL)
        return 0;
    return node->kind == POA_NODE_LIST ? node->count : 1;
}

bool poa_read_each(poa_reader *reader, const poa_node *node, poa_read_item_fn *each, void *user)
{
    bool right = true;

    if (node == NULL)
        return true;
    if (node->kind == POA_NODE_SCALAR)
        return each(reader, node, user);
    if (!poa_read_kind(reader, node, POA_NODE_LIST))
        return false;
    if (node->count == 0)
        return poa_read_fault(reader, &node->at, "rules.empty-list");
    for (uint32_t i = 0; i < node->count; i++) {
        if (!poa_read_kind(reader, node->items[i], POA_NODE_SCALAR) ||
            !each(reader, node->items[i], user))
            right = false;
    }
    return right;
}

/* ---- Values --------------------------------------------------------------------- */

bool poa_read_string(poa_reader *reader, const poa_node *node, const char **out)
{
    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    if (node->length == 0)
        return poa_read_fault(reader, &node->at, "rules.empty-string");
    *out = node->text;
    return true;
}

bool poa_read_bool(poa_reader *reader, const poa_node *node, bool *out)
{
    static const char *const names[] = { "false", "true", NULL };
    uint32_t index = *out ? 1 : 0;
    bool right = poa_read_choice(reader, node, names, &index);

    *out = index != 0;
    return right;
}

bool poa_read_number(poa_reader *reader, const poa_node *node, uint32_t least, uint32_t most,
                     uint32_t *out)
{
    uint64_t value = 0;
    poa_digits low, high;

    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    for (const char *c = node->text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9')
            return poa_read_fault(reader, &node->at, "rules.not-a-number", node->text);
        value = value > UINT32_MAX ? value : value * 10 + (uint64_t)(*c - '0');
    }
    if (node->length == 0)
        return poa_read_fault(reader, &node->at, "rules.not-a-number", node->text);
    if (value < least || value > most)
        return poa_read_fault(reader, &node->at, "rules.number-range", node->text,
                              poa_decimal(&low, least), poa_decimal(&high, most));
    *out = (uint32_t)value;
    return true;
}

/* "a, b, c" for a message. */
static const char *list_of(poa_strbuf *buf, const char *const *names)
{
    for (uint32_t i = 0; names[i] != NULL; i++) {
        if (i > 0)
            poa_strbuf_puts(buf, ", ");
        poa_strbuf_puts(buf, names[i]);
    }
    return poa_strbuf_str(buf);
}

bool poa_read_choice(poa_reader *reader, const poa_node *node, const char *const *names,
                     uint32_t *out)
{
    poa_strbuf known = POA_STRBUF_INIT;
    uint32_t index;

    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    if (contains(names, node->text, &index)) {
        *out = index;
        return true;
    }
    poa_read_fault(reader, &node->at, "rules.not-one-of", node->text, list_of(&known, names));
    poa_strbuf_release(&known);
    return false;
}

bool poa_read_words(poa_reader *reader, const poa_node *node, poa_words *out)
{
    static const char *const langs[] = { "en", "zh", NULL };
    poa_words words = { { NULL } };
    bool right = true;

    if (node == NULL)
        return true;
    if (!poa_read_keys(reader, node, langs))
        return false;
    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        const poa_node *text = poa_node_get(node, langs[lang]);
        if (text == NULL)
            right = poa_read_fault(reader, &node->at, "rules.language-missing", langs[lang]);
        else if (!poa_read_string(reader, text, &words.in[lang]))
            right = false;
    }
    if (right)
        *out = words;
    return right;
}

static bool add_entry(poa_reader *reader, const poa_node *item, void *user)
{
    poa_entries *entries = user;

    if (item->length == 0)
        return poa_read_fault(reader, &item->at, "rules.empty-string");
    entries->items[entries->count++] = (poa_entry){ item->text, item->length, item->at };
    return true;
}

bool poa_read_entries(poa_reader *reader, const poa_node *node, poa_entries *out)
{
    poa_entries entries = { NULL, 0 };

    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_LIST))
        return false;
    entries.items = poa_read_alloc(reader, node->count + 1u, sizeof(*entries.items));
    if (entries.items == NULL)
        return false;
    bool right = poa_read_each(reader, node, add_entry, &entries);
    *out = entries;
    return right;
}

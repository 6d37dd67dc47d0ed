/* SPDX-License-Identifier: MIT */
/* What a rule says: message, hint, why, sources. */
#include <string.h>

#include "base/strbuf.h"
#include "rules/parts.h"

/* Only these may stand in braces in a message or hint. */
static const char *const placeholders[] = { "match", "count", "limit", "list", NULL };

/* The braced name that `open` begins is known, or reported. */
static bool check_placeholder(poa_reader *reader, const poa_node *node, const char *open)
{
    const char *close = strchr(open, '}');
    size_t length = close != NULL ? (size_t)(close - open) - 1 : strlen(open) - 1;
    poa_strbuf word = POA_STRBUF_INIT;

    for (uint32_t i = 0; close != NULL && placeholders[i] != NULL; i++) {
        if (strlen(placeholders[i]) == length && strncmp(open + 1, placeholders[i], length) == 0)
            return true;
    }
    poa_strbuf_add(&word, open + 1, length);
    poa_node name = { .kind = POA_NODE_SCALAR, .at = node->at, .text = poa_strbuf_str(&word) };
    poa_read_unknown(reader, &name, "rules.unknown-placeholder", "rules.unknown-placeholder-plain",
                     placeholders);
    poa_strbuf_release(&word);
    return false;
}

static bool check_placeholders(poa_reader *reader, const poa_node *node)
{
    bool right = true;

    if (node == NULL || node->kind != POA_NODE_SCALAR)
        return true;
    for (const char *open = strchr(node->text, '{'); open != NULL; open = strchr(open + 1, '{'))
        right = check_placeholder(reader, node, open) && right;
    return right;
}

bool poa_read_message(poa_reader *reader, const poa_node *node, poa_words *out)
{
    if (node == NULL)
        return true;
    return poa_read_words(reader, node, out) &&
           check_placeholders(reader, poa_node_get(node, "en")) &&
           check_placeholders(reader, poa_node_get(node, "zh"));
}

/* ASCII digits and full-width ones. */
static bool has_digit(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        if (*c >= '0' && *c <= '9')
            return true;
        if (c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x90 && c[2] <= 0x99)
            return true;
    }
    return false;
}

bool poa_read_hint(poa_reader *reader, const poa_node *node, poa_words *out)
{
    poa_words words = { { NULL } };

    if (node == NULL)
        return true;
    if (!poa_read_message(reader, node, &words))
        return false;
    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        if (has_digit(words.in[lang]))
            return poa_read_fault(reader, &node->at, "rules.hint-digit");
    }
    *out = words;
    return true;
}

/* Room for the known sources, which are copied, and `count` more. */
static const char **sources_copy(poa_reader *reader, const char *const *known, uint32_t count,
                                 uint32_t *had)
{
    *had = 0;
    while (known != NULL && known[*had] != NULL)
        ++*had;
    const char **sources = poa_read_alloc(reader, *had + count + 1u, sizeof(*sources));
    for (uint32_t i = 0; sources != NULL && i < *had; i++)
        sources[i] = known[i];
    return sources;
}

struct source_list {
    const char **items;
    uint32_t count;
};

static bool add_source(poa_reader *reader, const poa_node *item, void *user)
{
    struct source_list *list = user;
    const char *source = NULL;

    if (!poa_read_string(reader, item, &source))
        return false;
    for (uint32_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], source) == 0)
            return true; /* an earlier entry names it too */
    }
    list->items[list->count++] = source;
    return true;
}

bool poa_read_sources(poa_reader *reader, const poa_node *node, const char *const *known,
                      const char *const **out)
{
    struct source_list list = { NULL, 0 };

    if (node == NULL)
        return true;
    list.items = sources_copy(reader, known, poa_read_count(node), &list.count);
    if (list.items == NULL || !poa_read_each(reader, node, add_source, &list))
        return false;
    *out = list.items;
    return true;
}

/* The first entry of an id says what all of them say. */
static void settle(poa_reader *reader, const poa_rule *rule, const char *key, poa_words *of_class,
                   poa_words *of_rule)
{
    if (of_class->in[POA_LANG_EN] != NULL)
        return;
    if (of_rule->in[POA_LANG_EN] == NULL) {
        if (reader->pack->classes[rule->class_index].rule_count == 0)
            poa_read_fault(reader, &rule->at, "rules.text-missing", key,
                           reader->pack->classes[rule->class_index].id);
        return;
    }
    *of_class = *of_rule;
    *of_rule = (poa_words){ { NULL } };
}

bool poa_read_messages(poa_reader *reader, const poa_node *rule_map, poa_rule *rule)
{
    poa_class *class = &reader->pack->classes[rule->class_index];
    uint32_t faults = reader->faults;

    (void)poa_read_message(reader, poa_node_get(rule_map, "message"), &rule->message);
    (void)poa_read_hint(reader, poa_node_get(rule_map, "hint"), &rule->hint);
    (void)poa_read_words(reader, poa_node_get(rule_map, "why"), &rule->why);
    (void)poa_read_sources(reader, poa_node_get(rule_map, "source"), class->sources,
                           &class->sources);
    if (reader->faults != faults)
        return false;
    settle(reader, rule, "message", &class->message, &rule->message);
    settle(reader, rule, "hint", &class->hint, &rule->hint);
    settle(reader, rule, "why", &class->why, &rule->why);
    return reader->faults == faults;
}

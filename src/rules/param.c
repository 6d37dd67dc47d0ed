/* SPDX-License-Identifier: MIT */
/* A kind's own keys: rows of a table into the fields of its state. */
#include <string.h>

#include "document/document.h"
#include "rules/parts.h"

enum { MOST = 1000000 }; /* of a number */

static bool read_by_lang(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    static const char *const langs[] = { "en", "zh", NULL };
    bool right = true;

    if (node->kind == POA_NODE_SCALAR) {
        if (!poa_read_number(reader, node, 0, MOST, &out[0]))
            return false;
        for (uint32_t lang = 1; lang < POA_LANG_COUNT; lang++)
            out[lang] = out[0];
        return true;
    }
    if (!poa_read_keys(reader, node, langs))
        return false;
    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        const poa_node *value = poa_node_get(node, langs[lang]);
        if (value == NULL)
            right = poa_read_fault(reader, &node->at, "rules.language-missing", langs[lang]);
        right = poa_read_number(reader, value, 0, MOST, &out[lang]) && right;
    }
    return right;
}

static bool add_index(poa_reader *reader, const poa_node *item, void *user)
{
    poa_index_list *list = user;

    return poa_read_section_id(reader, item, &list->items[list->count++]);
}

static bool read_order(poa_reader *reader, const poa_node *node, poa_index_list *out)
{
    out->items = poa_read_alloc(reader, poa_read_count(node) + 1u, sizeof(*out->items));
    return out->items != NULL && poa_read_each(reader, node, add_index, out);
}

/* A list of words under construction: poa_word_list is const for its readers. */
struct words {
    const char **items;
    poa_mark *marks;
    uint32_t count;
};

static bool add_word(poa_reader *reader, const poa_node *item, void *user)
{
    struct words *words = user;

    if (item->length == 0)
        return poa_read_fault(reader, &item->at, "rules.empty-string");
    words->items[words->count] = item->text;
    words->marks[words->count++] = item->at;
    return true;
}

static bool read_word_list(poa_reader *reader, const poa_node *node, poa_word_list *out)
{
    struct words words = { NULL, NULL, 0 };
    uint32_t count = poa_read_count(node) + 1u;

    words.items = poa_read_alloc(reader, count, sizeof(*words.items));
    words.marks = poa_read_alloc(reader, count, sizeof(*words.marks));
    if (words.items == NULL || words.marks == NULL ||
        !poa_read_each(reader, node, add_word, &words))
        return false;
    *out = (poa_word_list){ words.items, words.marks, words.count };
    return true;
}

static bool read_patterns(poa_reader *reader, const poa_node *node, const poa_rule *rule,
                          poa_pattern **out)
{
    poa_entries entries = { NULL, 0 };

    return poa_read_entries(reader, node, &entries) &&
           poa_read_pattern(reader, &entries, POA_CUE_ANY, poa_rule_flags(rule), out);
}

/* The fact kinds of a list, as a mask by kind. */
struct fact_mask {
    bool *facts;
};

static bool add_fact(poa_reader *reader, const poa_node *item, void *user)
{
    const poa_cues *cues = &reader->pack->cues;
    struct fact_mask *mask = user;
    uint32_t fact = poa_cues_fact(cues, item->text);

    if (fact != UINT32_MAX) {
        mask->facts[fact] = true;
        return true;
    }
    const char **names = poa_read_alloc(reader, cues->fact_count + 1u, sizeof(*names));
    for (uint32_t i = 0; names != NULL && i < cues->fact_count; i++)
        names[i] = cues->facts[i].id;
    return names != NULL &&
           poa_read_unknown(reader, item, "rules.unknown-fact", "rules.unknown-fact-plain", names);
}

static bool read_facts(poa_reader *reader, const poa_node *node, bool **out)
{
    struct fact_mask mask = { NULL };

    if (node == NULL)
        return true;
    mask.facts = poa_read_alloc(reader, reader->pack->cues.fact_count + 1u, sizeof(bool));
    *out = mask.facts;
    return mask.facts != NULL && poa_read_each(reader, node, add_fact, &mask);
}

/* {points: 2, en: [...], zh: [...], any: [...], facts: [...]} */
static bool read_weight(poa_reader *reader, const poa_node *node, const poa_rule *rule,
                        poa_weight *out)
{
    static const char *const keys[] = { "en", "zh", "any", "points", "facts", NULL };
    bool right = true;

    if (!poa_read_keys(reader, node, keys))
        return false;
    if (poa_node_get(node, "points") == NULL)
        return poa_read_fault(reader, &node->at, "rules.key-missing", "points");
    for (uint32_t lang = 0; lang <= POA_CUE_ANY; lang++) {
        poa_entries entries = { NULL, 0 };
        right =
            poa_read_entries(reader, poa_node_get(node, keys[lang]), &entries) &&
            poa_read_pattern(reader, &entries, lang, poa_rule_flags(rule), &out->pattern[lang]) &&
            right;
    }
    return poa_read_number(reader, poa_node_get(node, "points"), 1, 100, &out->points) &&
           read_facts(reader, poa_node_get(node, "facts"), &out->facts) && right;
}

static bool read_weights(poa_reader *reader, const poa_node *node, const poa_rule *rule,
                         poa_weight_list *out)
{
    bool right = true;

    if (!poa_read_kind(reader, node, POA_NODE_LIST))
        return false;
    out->items = poa_read_alloc(reader, node->count + 1u, sizeof(*out->items));
    if (out->items == NULL)
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        right = read_weight(reader, node->items[i], rule, &out->items[out->count++]) && right;
    return right;
}

static bool read_param(poa_reader *reader, const poa_param *param, const poa_node *node,
                       const poa_rule *rule)
{
    void *field = (char *)rule->state + param->offset;

    switch (param->type) {
    case POA_PARAM_NUMBER:
        return poa_read_number(reader, node, 0, MOST, field);
    case POA_PARAM_BY_LANG:
        return read_by_lang(reader, node, field);
    case POA_PARAM_BOOL:
        return poa_read_bool(reader, node, field);
    case POA_PARAM_SECTIONS:
        return poa_read_section_mask(reader, node, field);
    case POA_PARAM_ORDER:
        return read_order(reader, node, field);
    case POA_PARAM_WORDS:
        return read_word_list(reader, node, field);
    case POA_PARAM_PATTERNS:
        return read_patterns(reader, node, rule, field);
    case POA_PARAM_FACTS:
        return read_facts(reader, node, field);
    case POA_PARAM_WEIGHTS:
        return read_weights(reader, node, rule, field);
    }
    return false;
}

bool poa_read_params(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    const poa_param *param = rule->kind->params;
    bool right = true;

    rule->state = poa_read_alloc(reader, 1, rule->kind->state_size + 1);
    if (rule->state == NULL)
        return false;
    for (; param != NULL && param->name != NULL; param++) {
        const poa_node *node = poa_node_get(map, param->name);
        if (node != NULL)
            right = read_param(reader, param, node, rule) && right;
        else if (param->required)
            right = poa_read_fault(reader, &rule->at, "rules.key-missing", param->name);
    }
    return right;
}

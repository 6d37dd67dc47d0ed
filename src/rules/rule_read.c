/* SPDX-License-Identifier: MIT */
/* `rules:`: one entry after the other, in the order of the files. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "rules/parts.h"

static const char *const common_keys[] = {
    "id",      "kind",     "scope",  "in",       "not-in", "appeals",  "not-appeals",
    "modes",   "voice",    "needs",  "case",     "text",   "not-with", "cleared-by",
    "message", "boundary", "match",  "unless",   "en",     "zh",       "overrides",
    "hint",    "why",      "source", "examples",
};

enum { COMMON_KEYS = sizeof(common_keys) / sizeof(common_keys[0]) };

/* ---- Kind and keys ------------------------------------------------------------------ */

static const poa_kind *kind_by_name(const char *name)
{
    for (size_t i = 0; poa_kinds[i] != NULL; i++) {
        if (strcmp(poa_kinds[i]->name, name) == 0)
            return poa_kinds[i];
    }
    return NULL;
}

static bool read_kind(poa_reader *reader, const poa_node *node, poa_rule *rule)
{
    size_t count = 0;

    if (node == NULL)
        return poa_read_fault(reader, &rule->at, "rules.key-missing", "kind");
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    rule->kind = kind_by_name(node->text);
    if (rule->kind != NULL)
        return true;
    while (poa_kinds[count] != NULL)
        count++;
    const char **names = poa_read_alloc(reader, count + 1, sizeof(*names));
    for (size_t i = 0; names != NULL && i < count; i++)
        names[i] = poa_kinds[i]->name;
    return names != NULL &&
           poa_read_unknown(reader, node, "rules.unknown-kind", "rules.unknown-kind-plain", names);
}

/* The common keys and those of the kind. */
static bool check_keys(poa_reader *reader, const poa_node *map, const poa_kind *kind)
{
    size_t count = COMMON_KEYS;

    for (const poa_param *param = kind->params; param != NULL && param->name != NULL; param++)
        count++;
    const char **keys = calloc(count + 1, sizeof(*keys));
    if (keys == NULL) {
        poa_read_exhausted(reader);
        return false;
    }
    memcpy(keys, common_keys, sizeof(common_keys));
    for (size_t i = COMMON_KEYS; i < count; i++)
        keys[i] = kind->params[i - COMMON_KEYS].name;
    bool right = poa_read_keys(reader, map, keys);
    free(keys);
    return right;
}

/* ---- Where and when it runs ----------------------------------------------------------- */

static bool read_sections(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    uint64_t all = (UINT64_C(1) << reader->pack->cues.section_count) - 1;
    uint32_t not_in = 0;

    rule->in = (uint32_t)all;
    if (!poa_read_section_mask(reader, poa_node_get(map, "in"), &rule->in) ||
        !poa_read_section_mask(reader, poa_node_get(map, "not-in"), &not_in))
        return false;
    rule->in &= ~not_in;
    return rule->in != 0 || poa_read_fault(reader, &rule->at, "rules.nowhere");
}

/* Kinds of appeal while they are gathered: one flag each, "other" last. */
struct appeal_set {
    bool *named;
    bool any;
};

static bool add_appeal(poa_reader *reader, const poa_node *item, void *user)
{
    struct appeal_set *set = user;
    uint32_t index = 0;

    if (strcmp(item->text, "any") == 0) {
        set->any = true;
        return true;
    }
    if (!poa_read_appeal_id(reader, item, &index))
        return false;
    set->named[index != POA_NONE ? index : reader->pack->cues.appeal_count] = true;
    return true;
}

static bool read_appeals(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    uint32_t count = reader->pack->cues.appeal_count;
    const poa_node *in = poa_node_get(map, "appeals");
    const poa_node *out = poa_node_get(map, "not-appeals");
    struct appeal_set wanted = { NULL, in == NULL };
    struct appeal_set refused = { NULL, false };

    if (in == NULL && out == NULL)
        return true;
    wanted.named = poa_read_alloc(reader, count + 1u, sizeof(bool));
    refused.named = poa_read_alloc(reader, count + 1u, sizeof(bool));
    rule->appeals = poa_read_alloc(reader, count + 1u, sizeof(*rule->appeals));
    if (rule->appeals == NULL || !poa_read_each(reader, in, add_appeal, &wanted) ||
        !poa_read_each(reader, out, add_appeal, &refused))
        return false;
    if (wanted.any && out == NULL)
        return true; /* `appeals: [any]` */
    for (uint32_t i = 0; i <= count; i++) {
        if ((wanted.any || wanted.named[i]) && !refused.any && !refused.named[i])
            rule->appeals[rule->appeal_count++] = i < count ? i : POA_NONE;
    }
    return rule->appeal_count > 0 || poa_read_fault(reader, &rule->at, "rules.nowhere");
}

static bool add_mode(poa_reader *reader, const poa_node *item, void *user)
{
    static const char *const names[] = { "plan", "dispute", NULL };
    poa_rule *rule = user;
    uint32_t index = 0;

    if (!poa_read_choice(reader, item, names, &index))
        return false;
    if (index == 0)
        rule->in_plan = true;
    else
        rule->in_dispute = true;
    return true;
}

static bool read_modes(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    const poa_pack *pack = reader->pack;
    const poa_node *modes = poa_node_get(map, "modes");

    if (modes != NULL)
        return poa_read_each(reader, modes, add_mode, rule);
    rule->in_plan = true;
    rule->in_dispute = true;
    for (uint32_t i = 0; i < pack->dispute_off_count; i++) {
        if (pack->dispute_off[i] == rule->class_index)
            rule->in_dispute = false;
    }
    return true;
}

static bool add_needed_section(poa_reader *reader, const poa_node *item, void *user)
{
    poa_rule *rule = user;
    uint32_t index = 0;

    if (!poa_read_section_id(reader, item, &index))
        return false;
    rule->needs_sections |= UINT32_C(1) << index;
    return true;
}

static bool read_needs(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    static const char *const keys[] = { "section", "words", "han", "notice", NULL };
    const uint32_t most = POA_MAX_INPUT_BYTES;

    if (map == NULL)
        return true;
    return poa_read_keys(reader, map, keys) &&
           poa_read_each(reader, poa_node_get(map, "section"), add_needed_section, rule) &&
           poa_read_number(reader, poa_node_get(map, "words"), 0, most,
                           &rule->needs_length[POA_LANG_EN]) &&
           poa_read_number(reader, poa_node_get(map, "han"), 0, most,
                           &rule->needs_length[POA_LANG_ZH]) &&
           poa_read_bool(reader, poa_node_get(map, "notice"), &rule->needs_notice);
}

static bool add_not_with(poa_reader *reader, const poa_node *item, void *user)
{
    poa_rule *rule = user;

    return poa_read_class_id(reader, item, &rule->not_with[rule->not_with_count++]);
}

static bool read_not_with(poa_reader *reader, const poa_node *node, poa_rule *rule)
{
    if (node == NULL)
        return true;
    rule->not_with = poa_read_alloc(reader, poa_read_count(node) + 1u, sizeof(*rule->not_with));
    return rule->not_with != NULL && poa_read_each(reader, node, add_not_with, rule);
}

/* ---- What clears it ----------------------------------------------------------------------- */

static bool add_acceptance(poa_reader *reader, const poa_node *item, void *user)
{
    const poa_pack *pack = reader->pack;
    poa_rule *rule = user;

    for (uint32_t i = 0; i < pack->acceptance_count; i++) {
        if (strcmp(pack->acceptances[i].id, item->text) == 0) {
            rule->cleared_by[rule->cleared_count++] = &pack->acceptances[i];
            return true;
        }
    }
    const char **names = poa_read_alloc(reader, pack->acceptance_count + 1u, sizeof(*names));
    for (uint32_t i = 0; names != NULL && i < pack->acceptance_count; i++)
        names[i] = pack->acceptances[i].id;
    return names != NULL && poa_read_unknown(reader, item, "rules.unknown-acceptance",
                                             "rules.unknown-acceptance-plain", names);
}

static bool read_cleared_by(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    static const char *const keys[] = { "phrase", "within", NULL };
    static const char *const withins[] = { "same", "next", "item", "section", NULL };
    const poa_node *phrase = poa_node_get(map, "phrase");
    uint32_t within = POA_WITHIN_SAME;

    if (map == NULL)
        return true;
    if (!poa_read_keys(reader, map, keys) ||
        !poa_read_choice(reader, poa_node_get(map, "within"), withins, &within))
        return false;
    if (phrase == NULL)
        return poa_read_fault(reader, &map->at, "rules.key-missing", "phrase");
    rule->within = (poa_within)within;
    rule->cleared_by =
        poa_read_alloc(reader, poa_read_count(phrase) + 1u, sizeof(*rule->cleared_by));
    return rule->cleared_by != NULL && poa_read_each(reader, phrase, add_acceptance, rule);
}

/* ---- How it matches ------------------------------------------------------------------------ */

static bool read_choices(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    static const char *const scopes[] = { "heading",   "item",    "clause",   "sentence",
                                          "paragraph", "section", "document", NULL };
    static const char *const voices[] = { "seller", "any", NULL };
    static const char *const texts[] = { "folded", "source", NULL };
    static const char *const cases[] = { "sensitive", NULL };
    static const char *const borders[] = { "none", NULL };
    uint32_t scope = POA_SCOPE_SENTENCE;
    uint32_t voice = 0;
    uint32_t text = 0;
    uint32_t only = 0;
    bool right = poa_read_choice(reader, poa_node_get(map, "scope"), scopes, &scope);

    right = poa_read_choice(reader, poa_node_get(map, "voice"), voices, &voice) && right;
    right = poa_read_choice(reader, poa_node_get(map, "text"), texts, &text) && right;
    right = poa_read_choice(reader, poa_node_get(map, "case"), cases, &only) && right;
    right = poa_read_choice(reader, poa_node_get(map, "boundary"), borders, &only) && right;
    rule->scope = (poa_scope)scope;
    rule->any_voice = voice == 1;
    rule->source_text = text == 1;
    rule->case_sensitive = poa_node_get(map, "case") != NULL;
    rule->no_border = poa_node_get(map, "boundary") != NULL;
    return right;
}

static bool read_patterns(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    static const char *const langs[] = { "en", "zh" };
    static const char *const keys[] = { "match", "unless", NULL };
    unsigned flags = poa_rule_flags(rule);
    bool right = poa_read_clauses(reader, map, POA_CUE_ANY, flags, &rule->any);
    uint32_t matches = rule->any.match.count;

    for (uint32_t lang = 0; lang < POA_LANG_COUNT; lang++) {
        const poa_node *of_lang = poa_node_get(map, langs[lang]);
        if (of_lang == NULL)
            continue;
        right = poa_read_keys(reader, of_lang, keys) &&
                poa_read_clauses(reader, of_lang, lang, flags, &rule->patterns[lang]) && right;
        matches += rule->patterns[lang].match.count;
    }
    if (right && rule->kind->needs_match && matches == 0)
        return poa_read_fault(reader, &rule->at, "rules.key-missing", "match");
    return right;
}

/* ---- One entry --------------------------------------------------------------------------------- */

static bool read_class(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    const poa_node *id = poa_node_get(map, "id");

    if (id == NULL)
        return poa_read_fault(reader, &rule->at, "rules.key-missing", "id");
    return poa_read_class_id(reader, id, &rule->class_index);
}

static bool compile_kind(poa_reader *reader, poa_rule *rule)
{
    poa_error fault = poa_read_error(reader);

    if (rule->kind->compile == NULL ||
        rule->kind->compile(rule->state, reader->pack, rule, &fault) == POA_OK)
        return true;
    return poa_read_failed(reader, &fault);
}

/* Every part is read, whatever is wrong with the ones before it. */
static bool read_rule(poa_reader *reader, const poa_node *map, poa_rule *rule)
{
    uint32_t faults = reader->faults;

    rule->at = map->at;
    if (!poa_read_kind(reader, map, POA_NODE_MAP))
        return false;
    bool known = read_class(reader, map, rule);
    if (!read_kind(reader, poa_node_get(map, "kind"), rule) ||
        !check_keys(reader, map, rule->kind) || !known)
        return false;
    (void)read_choices(reader, map, rule);
    (void)read_sections(reader, map, rule);
    (void)read_appeals(reader, map, rule);
    (void)read_modes(reader, map, rule);
    (void)read_needs(reader, poa_node_get(map, "needs"), rule);
    (void)read_not_with(reader, poa_node_get(map, "not-with"), rule);
    (void)read_cleared_by(reader, poa_node_get(map, "cleared-by"), rule);
    (void)poa_read_overrides(reader, poa_node_get(map, "overrides"), rule);
    (void)read_patterns(reader, map, rule);
    (void)poa_read_messages(reader, map, rule);
    (void)poa_read_examples(reader, map, rule);
    if (!poa_read_params(reader, map, rule) || reader->faults != faults)
        return false;
    return compile_kind(reader, rule);
}

/* Add the kind's name to those of the class, once each. */
static void note_kind(poa_reader *reader, const poa_rule *rule)
{
    poa_class *class = &reader->pack->classes[rule->class_index];
    poa_strbuf kinds = POA_STRBUF_INIT;

    class->rule_count++;
    for (const poa_rule *other = reader->pack->rules; other != rule; other++) {
        if (other->class_index == rule->class_index && other->kind == rule->kind)
            return;
    }
    poa_strbuf_puts(&kinds, class->kinds);
    poa_strbuf_puts(&kinds, class->kinds[0] != '\0' ? "," : "");
    poa_strbuf_puts(&kinds, rule->kind->name);
    const char *copy = poa_arena_strndup(reader->arena, poa_strbuf_str(&kinds), kinds.length);
    if (kinds.failed || copy == NULL)
        poa_read_exhausted(reader);
    else
        class->kinds = copy;
    poa_strbuf_release(&kinds);
}

/* ---- All entries --------------------------------------------------------------------------------- */

static void read_list(poa_reader *reader, const poa_pack_file *file)
{
    const poa_node *list = poa_node_get(file->root, "rules");
    poa_pack *pack = reader->pack;

    reader->trusted = file->trusted;
    for (uint32_t i = 0; list != NULL && i < list->count && !reader->failed; i++) {
        poa_rule *rule = &pack->rules[pack->rule_count];
        *rule = (poa_rule){ .trusted = file->trusted };
        if (!read_rule(reader, list->items[i], rule))
            continue;
        pack->rule_count++;
        note_kind(reader, rule);
    }
}

void poa_read_rules(poa_reader *reader, const poa_pack_file_list *files)
{
    uint32_t count = 0;
    poa_digits digits;

    for (uint32_t i = 0; i < files->count; i++) {
        const poa_node *list = poa_node_get(files->items[i].root, "rules");
        if (list != NULL && !poa_read_kind(reader, list, POA_NODE_LIST))
            return;
        count += list != NULL ? list->count : 0;
        if (count > POA_MAX_RULES) {
            poa_read_limit(reader, &list->at, "rules.too-many-rules",
                           poa_decimal(&digits, POA_MAX_RULES));
            return;
        }
    }
    reader->pack->rules = poa_read_alloc(reader, count + 1u, sizeof(*reader->pack->rules));
    for (uint32_t i = 0; i < files->count && !reader->failed; i++)
        read_list(reader, &files->items[i]);
}

/* SPDX-License-Identifier: MIT */
/* Settings files: strict, every value with its place. */
#include "config/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "config/keys.h"
#include "config/paths.h"
#include "input/source.h"
#include "rules/read.h"

/* What the file says of one key. */
typedef struct setting_slot {
    const char **items; /* NULL: nothing */
    poa_mark *marks;    /* one an item: where its word stands */
    uint32_t count;
    poa_mark at;
} setting_slot;

struct poa_config {
    poa_arena arena;
    const char *path;
    setting_slot *slots; /* one a row of poa_keys */
};

/* A file while it is read. */
struct reading {
    poa_reader reader;
    const poa_config *config;
    const poa_key *key;
    setting_slot *slot;
};

/* ---- Words ---------------------------------------------------------------------- */

/* All words that a key takes; the caller frees the array.  NULL: any, or no memory. */
static const char **words_of(const poa_key *key)
{
    const char *const *choices = key->setting.choices;
    bool has_auto = strcmp(key->setting.initial, "auto") == 0;
    size_t count = 0;

    if (choices == NULL && key->name_at == NULL)
        return NULL;
    while (choices != NULL ? choices[count] != NULL : key->name_at(count) != NULL)
        count++;
    const char **words = calloc(count + 2, sizeof(*words));
    for (size_t i = 0; words != NULL && i < count; i++)
        words[i] = choices != NULL ? choices[i] : key->name_at(i);
    if (words != NULL && choices == NULL && has_auto)
        words[count] = "auto";
    return words;
}

static bool among(const char *const *words, const char *word)
{
    for (size_t i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

/* Say that a word is none of those of the key: with the nearest, or all of them. */
static bool fail_word(struct reading *reading, const poa_node *node, const char *const *words)
{
    const char *nearest = poa_nearest(node->text, words);
    const char *name = reading->key->setting.name;
    poa_strbuf all = POA_STRBUF_INIT;

    if (nearest != NULL)
        return poa_read_fault(&reading->reader, &node->at, "config.unknown-value", node->text, name,
                              nearest);
    for (size_t i = 0; words[i] != NULL; i++)
        poa_strbuf_printf(&all, "%s%s", i > 0 ? ", " : "", words[i]);
    poa_read_fault(&reading->reader, &node->at, "config.unknown-value-plain", node->text, name,
                   poa_strbuf_str(&all));
    poa_strbuf_release(&all);
    return false;
}

static bool word_known(struct reading *reading, const poa_node *node)
{
    const char **words = words_of(reading->key);
    bool known = words == NULL || among(words, node->text) || fail_word(reading, node, words);

    free(words);
    return known;
}

/* ---- Values ---------------------------------------------------------------------- */

/* Room for the values of a node; false after noting that there is none. */
static bool make_slot(struct reading *reading, const poa_node *node, size_t count)
{
    setting_slot *slot = reading->slot;

    slot->at = node->at;
    slot->items = poa_read_alloc(&reading->reader, count + 1, sizeof(*slot->items));
    slot->marks = poa_read_alloc(&reading->reader, count + 1, sizeof(*slot->marks));
    if (slot->items != NULL && slot->marks != NULL)
        return true;
    slot->items = NULL;
    return false;
}

/* Store a text that lives as long as the arena. */
static bool add_item(struct reading *reading, const char *text, const poa_mark *at)
{
    setting_slot *slot = reading->slot;

    slot->marks[slot->count] = *at;
    slot->items[slot->count++] = text;
    return true;
}

/* A path is seen from the folder of the file; none stays none. */
static bool add_path(struct reading *reading, const poa_node *node)
{
    char *path = node->length > 0 ? poa_path_beside(reading->config->path, node->text) : strdup("");
    const char *copy =
        path != NULL ? poa_arena_strndup(reading->reader.arena, path, strlen(path)) : NULL;

    free(path);
    if (copy == NULL) {
        poa_read_exhausted(&reading->reader);
        return false;
    }
    return add_item(reading, copy, &node->at);
}

/* A value by itself, or an item of a list. */
static bool read_one(struct reading *reading, const poa_node *node)
{
    poa_reader *reader = &reading->reader;
    const poa_setting *setting = &reading->key->setting;
    bool flag = false;
    uint32_t number;

    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    if (setting->type == POA_SETTING_PATH)
        return add_path(reading, node); /* "" is none */
    if (node->length == 0)
        return poa_read_fault(reader, &node->at, "rules.empty-string");
    if (setting->type == POA_SETTING_PATHS)
        return add_path(reading, node);
    if (setting->type == POA_SETTING_FLAG && !poa_read_bool(reader, node, &flag))
        return false;
    if (setting->type == POA_SETTING_NUMBER &&
        !poa_read_number(reader, node, 0, (uint32_t)setting->most, &number))
        return false;
    return word_known(reading, node) && add_item(reading, node->text, &node->at);
}

static bool read_list(struct reading *reading, const poa_node *node)
{
    bool right = true;

    if (node->kind == POA_NODE_SCALAR)
        return make_slot(reading, node, 1) && read_one(reading, node);
    if (!poa_read_kind(&reading->reader, node, POA_NODE_LIST) ||
        !make_slot(reading, node, node->count))
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        right = read_one(reading, node->items[i]) && right;
    return right;
}

/* "ID=LEVEL" of a pair. */
static bool read_level(struct reading *reading, const poa_pair *pair)
{
    static const char *const levels[] = { "info", "warning", "error", NULL };
    const poa_node *id = pair->key;
    const poa_node *level = pair->value;
    poa_strbuf text = POA_STRBUF_INIT;

    if (!poa_read_kind(&reading->reader, level, POA_NODE_SCALAR))
        return false;
    if (!among(levels, level->text))
        return fail_word(reading, level, levels);
    poa_strbuf_printf(&text, "%s=%s", id->text, level->text);
    const char *copy =
        text.failed ? NULL : poa_arena_strndup(reading->reader.arena, text.bytes, text.length);
    poa_strbuf_release(&text);
    if (copy == NULL) {
        poa_read_exhausted(&reading->reader);
        return false;
    }
    return add_item(reading, copy, &id->at);
}

static bool read_levels(struct reading *reading, const poa_node *node)
{
    bool right = true;

    if (!poa_read_kind(&reading->reader, node, POA_NODE_MAP) ||
        !make_slot(reading, node, node->count))
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        right = read_level(reading, &node->pairs[i]) && right;
    return right;
}

static bool read_value(struct reading *reading, const poa_node *node)
{
    switch (reading->key->setting.type) {
    case POA_SETTING_PATHS:
    case POA_SETTING_IDS:
        return read_list(reading, node);
    case POA_SETTING_LEVELS:
        return read_levels(reading, node);
    case POA_SETTING_FLAG:
    case POA_SETTING_NUMBER:
    case POA_SETTING_CHOICE:
    case POA_SETTING_WORD:
    case POA_SETTING_PATH:
        return make_slot(reading, node, 1) && read_one(reading, node);
    }
    return false;
}

/* ---- Files ------------------------------------------------------------------------ */

/* The names of all keys, ending with NULL; the caller frees the array. */
static const char **key_names(void)
{
    const char **names = calloc(poa_key_count() + 1, sizeof(*names));

    for (size_t i = 0; names != NULL && i < poa_key_count(); i++)
        names[i] = poa_keys[i].setting.name;
    return names;
}

static void read_pair(struct reading *reading, const poa_pair *pair, const char *const *names)
{
    size_t index = poa_key_find(pair->key->text);

    if (index == SIZE_MAX) {
        (void)poa_read_unknown(&reading->reader, pair->key, "rules.unknown-key",
                               "rules.unknown-key-plain", names);
        return;
    }
    reading->key = &poa_keys[index];
    reading->slot = &reading->config->slots[index];
    (void)read_value(reading, pair->value);
}

/* In the order of the file, and so are its faults. */
static void read_root(struct reading *reading, const poa_node *root)
{
    const char **names = key_names();

    if (names == NULL)
        poa_read_exhausted(&reading->reader);
    else if (poa_read_kind(&reading->reader, root, POA_NODE_MAP))
        for (uint32_t i = 0; i < root->count && !reading->reader.failed; i++)
            read_pair(reading, &root->pairs[i], names);
    free(names);
}

static poa_config *config_new(const char *path)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    poa_config *config = poa_arena_alloc(&arena, 1, sizeof(*config));

    if (config == NULL)
        return NULL;
    config->path = poa_arena_strndup(&arena, path, strlen(path));
    config->slots = poa_arena_alloc(&arena, poa_key_count(), sizeof(*config->slots));
    config->arena = arena;
    if (config->path != NULL && config->slots != NULL)
        return config;
    poa_config_free(config);
    return NULL;
}

/* The reader reports what is wrong, and keeps the first fault in `first`. */
static poa_status read_bytes(poa_config *config, const char *bytes, size_t length,
                             poa_problem_fn *problem, void *user, poa_error *first)
{
    struct reading reading = {
        .config = config,
        .reader = { .arena = &config->arena, .problem = problem, .user = user, .err = first }
    };
    poa_error fault = poa_read_error(&reading.reader);
    const poa_node *root = NULL;

    if (poa_yaml_parse(&root, &config->arena, config->path, bytes, length, &fault) != POA_OK)
        (void)poa_read_failed(&reading.reader, &fault);
    else
        read_root(&reading, root);
    return reading.reader.faults > 0 ? first->status : POA_OK;
}

poa_status poa_config_parse(poa_config **out, const char *path, const char *bytes, size_t length,
                            poa_problem_fn *problem, void *user, poa_error *err)
{
    poa_error first = { .lang = err != NULL ? err->lang : POA_LANG_EN };
    poa_config *config = config_new(path);

    if (config == NULL)
        return poa_fail_nomem(err);
    poa_status status = read_bytes(config, bytes, length, problem, user, &first);
    if (status == POA_OK) {
        *out = config;
        return POA_OK;
    }
    poa_config_free(config);
    if (err != NULL)
        *err = first;
    return status;
}

poa_status poa_config_load(poa_config **out, const char *path, poa_problem_fn *problem, void *user,
                           poa_error *err)
{
    poa_source source = { NULL, 0 };
    poa_status status =
        poa_source_read_told(&source, path, POA_MAX_PACK_FILE_BYTES, problem, user, err);

    if (status != POA_OK)
        return status;
    status = poa_config_parse(out, path, source.bytes, source.length, problem, user, err);
    poa_source_release(&source);
    return status;
}

void poa_config_free(poa_config *config)
{
    if (config == NULL)
        return;
    poa_arena arena = config->arena; /* *config itself lies in it */
    poa_arena_release(&arena);
}

/* ---- Asking ------------------------------------------------------------------------ */

const char *poa_config_path(const poa_config *config)
{
    return config->path;
}

bool poa_config_get(const poa_config *config, const char *name, poa_config_value *out)
{
    size_t index = poa_key_find(name);

    if (index == SIZE_MAX || config->slots[index].items == NULL)
        return false;
    const setting_slot *slot = &config->slots[index];
    *out = (poa_config_value){ slot->items, slot->count, slot->at.line, slot->at.column };
    return true;
}

const char *poa_config_item(const poa_config *config, size_t key, size_t item, poa_mark *at)
{
    const setting_slot *slot = &config->slots[key];

    if (slot->items == NULL || item >= slot->count)
        return NULL;
    *at = slot->marks[item];
    return slot->items[item];
}

size_t poa_config_level_at(const char *text)
{
    return (size_t)(strrchr(text, '=') - text);
}

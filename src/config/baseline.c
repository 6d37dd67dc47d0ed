/* SPDX-License-Identifier: MIT */
/* Baselines: the findings that the user has accepted, by draft. */
#include "config/baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "config/paths.h"
#include "input/source.h"
#include "rules/read.h"
#include "rules/yaml_out.h"

struct poa_baseline {
    poa_arena arena;
    const char *path;
    poa_baseline_entry *entries; /* by draft, then as in the file */
    const char **fingerprints;   /* the same, of each entry */
    size_t count;
};

/* ---- Reading ----------------------------------------------------------------------- */

/* Is it what poa_finding_info names a finding by? */
static bool is_fingerprint(const char *text)
{
    return strspn(text, "0123456789abcdef") == POA_FINGERPRINT_SIZE - 1 &&
           strlen(text) == POA_FINGERPRINT_SIZE - 1;
}

/* A string that must be there. */
static bool read_needed(poa_reader *reader, const poa_node *map, const char *key, const char **out)
{
    const poa_node *node = poa_node_get(map, key);

    if (node == NULL)
        return poa_read_fault(reader, &map->at, "rules.key-missing", key);
    return poa_read_string(reader, node, out);
}

/* A string that may be missing or empty. */
static bool read_note(poa_reader *reader, const poa_node *map, const char *key, const char **out)
{
    const poa_node *node = poa_node_get(map, key);

    *out = "";
    if (node == NULL)
        return true;
    if (!poa_read_kind(reader, node, POA_NODE_SCALAR))
        return false;
    *out = node->text;
    return true;
}

static bool read_entry(poa_reader *reader, const poa_node *node, poa_baseline_entry *out)
{
    static const char *const keys[] = { "draft", "rule", "fingerprint", "excerpt", "reason", NULL };

    out->line = node->at.line;
    out->column = node->at.column;
    if (!poa_read_keys(reader, node, keys) || !read_needed(reader, node, "draft", &out->draft) ||
        !read_needed(reader, node, "rule", &out->rule) ||
        !read_needed(reader, node, "fingerprint", &out->fingerprint) ||
        !read_note(reader, node, "excerpt", &out->excerpt) ||
        !read_note(reader, node, "reason", &out->reason))
        return false;
    if (is_fingerprint(out->fingerprint))
        return true;
    return poa_read_fault(reader, &poa_node_get(node, "fingerprint")->at, "baseline.fingerprint",
                          out->fingerprint);
}

/* By draft; entries of one draft stay in the order of the file. */
static int compare_entries(const void *left, const void *right)
{
    const poa_baseline_entry *a = left;
    const poa_baseline_entry *b = right;
    int order = strcmp(a->draft, b->draft);

    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

static void read_entries(poa_reader *reader, const poa_node *list, poa_baseline *baseline)
{
    if (!poa_read_kind(reader, list, POA_NODE_LIST))
        return;
    baseline->entries = poa_read_alloc(reader, list->count + 1u, sizeof(*baseline->entries));
    baseline->fingerprints =
        poa_read_alloc(reader, list->count + 1u, sizeof(*baseline->fingerprints));
    if (baseline->entries == NULL || baseline->fingerprints == NULL)
        return;
    for (uint32_t i = 0; i < list->count && !reader->failed; i++)
        if (read_entry(reader, list->items[i], &baseline->entries[baseline->count]))
            baseline->count++;
    qsort(baseline->entries, baseline->count, sizeof(*baseline->entries), compare_entries);
    for (size_t i = 0; i < baseline->count; i++)
        baseline->fingerprints[i] = baseline->entries[i].fingerprint;
}

static void read_root(poa_reader *reader, const poa_node *root, poa_baseline *baseline)
{
    static const char *const keys[] = { "version", "accepted", NULL };
    uint32_t version;

    if (!poa_read_keys(reader, root, keys))
        return;
    for (size_t i = 0; keys[i] != NULL; i++)
        if (poa_node_get(root, keys[i]) == NULL)
            (void)poa_read_fault(reader, &root->at, "rules.key-missing", keys[i]);
    (void)poa_read_number(reader, poa_node_get(root, "version"), 1, 1, &version);
    if (poa_node_get(root, "accepted") != NULL)
        read_entries(reader, poa_node_get(root, "accepted"), baseline);
}

static poa_baseline *baseline_new(const char *path)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    poa_baseline *baseline = poa_arena_alloc(&arena, 1, sizeof(*baseline));

    if (baseline == NULL)
        return NULL;
    baseline->path = poa_arena_strndup(&arena, path, strlen(path));
    baseline->arena = arena;
    if (baseline->path != NULL)
        return baseline;
    poa_baseline_free(baseline);
    return NULL;
}

poa_status poa_baseline_parse(poa_baseline **out, const char *path, const char *bytes,
                              size_t length, poa_problem_fn *problem, void *user, poa_error *err)
{
    poa_error first = { .lang = err != NULL ? err->lang : POA_LANG_EN };
    poa_baseline *baseline = baseline_new(path);
    const poa_node *root = NULL;

    if (baseline == NULL)
        return poa_fail_nomem(err);
    poa_reader reader = {
        .arena = &baseline->arena, .problem = problem, .user = user, .err = &first
    };
    poa_error fault = poa_read_error(&reader);
    if (poa_yaml_parse(&root, &baseline->arena, baseline->path, bytes, length, &fault) != POA_OK)
        (void)poa_read_failed(&reader, &fault);
    else
        read_root(&reader, root, baseline);
    if (reader.faults == 0) {
        *out = baseline;
        return POA_OK;
    }
    poa_baseline_free(baseline);
    if (err != NULL)
        *err = first;
    return first.status;
}

poa_status poa_baseline_load(poa_baseline **out, const char *path, poa_problem_fn *problem,
                             void *user, poa_error *err)
{
    poa_source source = { NULL, 0 };
    poa_status status =
        poa_source_read_told(&source, path, POA_MAX_PACK_FILE_BYTES, problem, user, err);

    if (status != POA_OK)
        return status;
    status = poa_baseline_parse(out, path, source.bytes, source.length, problem, user, err);
    poa_source_release(&source);
    return status;
}

void poa_baseline_free(poa_baseline *baseline)
{
    if (baseline == NULL)
        return;
    poa_arena arena = baseline->arena; /* *baseline itself lies in it */
    poa_arena_release(&arena);
}

/* ---- Asking --------------------------------------------------------------------------- */

const char *poa_baseline_path(const poa_baseline *baseline)
{
    return baseline->path;
}

bool poa_baseline_entry_at(const poa_baseline *baseline, size_t index, poa_baseline_entry *out)
{
    if (index >= baseline->count)
        return false;
    *out = baseline->entries[index];
    return true;
}

/* The first entry whose draft is not before `draft`. */
static size_t first_entry(const poa_baseline *baseline, const char *draft)
{
    size_t low = 0;
    size_t high = baseline->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(baseline->entries[middle].draft, draft) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *const *poa_baseline_accepted(const poa_baseline *baseline, const char *draft,
                                         size_t *first, size_t *count)
{
    *first = first_entry(baseline, draft);
    *count = 0;
    while (*first + *count < baseline->count &&
           strcmp(baseline->entries[*first + *count].draft, draft) == 0)
        ++*count;
    return *count > 0 ? baseline->fingerprints + *first : NULL;
}

poa_status poa_baseline_draft(char **out, const char *path, const char *draft, poa_error *err)
{
    char *file = poa_path_real(path);
    char *real = file != NULL ? poa_path_real(draft) : NULL;
    char *name = real != NULL ? poa_path_relative(file, real) : NULL;
    poa_mark at = { draft, 0, 0 };

    free(file);
    free(real);
    if (name == NULL)
        return errno == ENOMEM ? poa_fail_nomem(err)
                               : poa_fail(err, POA_READ, &at, "input.not-found");
    if (poa_utf8_valid(name, strlen(name)) != strlen(name)) {
        free(name);
        return poa_fail(err, POA_ENCODING, &at, "baseline.name");
    }
    *out = name;
    return POA_OK;
}

/* ---- Writing ---------------------------------------------------------------------------- */

static void put_pair(poa_yaml_out *out, const char *key, const char *value)
{
    poa_yaml_out_word(out, key);
    poa_yaml_out_text(out, value);
}

static void put_entry(poa_yaml_out *out, const poa_baseline_entry *entry)
{
    poa_yaml_out_map(out);
    put_pair(out, "draft", entry->draft);
    put_pair(out, "rule", entry->rule);
    put_pair(out, "fingerprint", entry->fingerprint);
    put_pair(out, "excerpt", entry->excerpt);
    put_pair(out, "reason", entry->reason);
    poa_yaml_out_end_map(out);
}

poa_status poa_baseline_write(const poa_baseline_entry *entries, size_t count, poa_write_fn *write,
                              void *user, poa_error *err)
{
    const char *head = poa_text_get("baseline.head", POA_LANG_EN);
    poa_yaml_out *out = poa_yaml_out_new(write, user);

    if (out == NULL)
        return poa_fail_nomem(err);
    bool written = write(user, "# ", 2) && write(user, head, strlen(head)) && write(user, "\n", 1);
    poa_yaml_out_map(out);
    poa_yaml_out_word(out, "version");
    poa_yaml_out_word(out, "1");
    poa_yaml_out_word(out, "accepted");
    poa_yaml_out_list(out);
    for (size_t i = 0; i < count; i++)
        put_entry(out, &entries[i]);
    poa_yaml_out_end_list(out);
    poa_yaml_out_end_map(out);
    poa_status status = poa_yaml_out_finish(out, err);
    if (status == POA_OK && !written)
        return poa_fail(err, POA_WRITE, NULL, "output.incomplete");
    return status;
}

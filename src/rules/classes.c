/* SPDX-License-Identifier: MIT */
/* `classes:` and `texts:`: what belongs to an id once. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "rules/parts.h"

static const char *const severity_names[] = { "info", "warning", "error", NULL };

static int class_compare(const void *left, const void *right)
{
    const poa_class *a = left;
    const poa_class *b = right;

    return strcmp(a->id, b->id);
}

uint32_t poa_pack_class(const poa_pack *pack, const char *id)
{
    poa_class wanted = { .id = id };
    const poa_class *found =
        pack->class_count == 0
            ? NULL
            : bsearch(&wanted, pack->classes, pack->class_count, sizeof(wanted), class_compare);

    return found != NULL ? (uint32_t)(found - pack->classes) : POA_NONE;
}

/* Lower-case words with hyphens, so that ids look alike everywhere. */
static bool check_id(poa_reader *reader, const poa_definition *def)
{
    size_t length = strlen(def->name);

    if (poa_phrases_is_name(def->name, length) && def->name[length - 1] != '-')
        return true;
    return poa_read_fault(reader, &def->at, "rules.class-name", def->name);
}

/* A dimension, or POA_NONE for `section`. */
static bool read_dimension(poa_reader *reader, const poa_node *node, uint32_t *out)
{
    const poa_pack *pack = reader->pack;
    const char **names = poa_read_alloc(reader, pack->dimension_count + 2u, sizeof(*names));

    if (names == NULL)
        return false;
    for (uint32_t i = 0; i < pack->dimension_count; i++)
        names[i] = pack->dimensions[i];
    names[pack->dimension_count] = "section";
    if (!poa_read_choice(reader, node, names, out))
        return false;
    if (*out == pack->dimension_count)
        *out = POA_NONE;
    return true;
}

static bool read_class(poa_reader *reader, const poa_definition *def, poa_class *out)
{
    static const char *const keys[] = { "severity", "dimension", "points",  "cap",
                                        "alone",    "urgency",   "replace", NULL };
    static const char *const required[] = { "severity", "dimension", "points" };
    static const char *const no_sources[] = { NULL };
    const poa_node *map = def->value;
    uint32_t severity = 0;

    *out = (poa_class){
        .id = def->name, .at = def->at, .cap = POA_CAP_NONE, .sources = no_sources, .kinds = ""
    };
    if (!check_id(reader, def) || !poa_read_keys(reader, map, keys))
        return false;
    for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++) {
        if (poa_node_get(map, required[i]) == NULL)
            poa_read_fault(reader, &def->at, "rules.key-missing", required[i]);
    }
    (void)poa_read_choice(reader, poa_node_get(map, "severity"), severity_names, &severity);
    out->severity = (poa_severity)severity;
    (void)read_dimension(reader, poa_node_get(map, "dimension"), &out->dimension);
    (void)poa_read_number(reader, poa_node_get(map, "points"), 0, POA_MAX_POINTS, &out->points);
    (void)poa_read_number(reader, poa_node_get(map, "cap"), 0, POA_MAX_POINTS, &out->cap);
    (void)poa_read_bool(reader, poa_node_get(map, "alone"), &out->alone);
    return poa_read_number(reader, poa_node_get(map, "urgency"), 0, 9, &out->urgency);
}

void poa_read_classes(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };
    poa_pack *pack = reader->pack;

    poa_define_all(reader, &defs, files, "classes");
    if (defs.count > 0 && pack->dimension_count == 0)
        poa_read_fault(reader, &defs.items[0].at, "rules.no-dimensions");
    pack->classes = poa_read_alloc(reader, defs.count + 1u, sizeof(*pack->classes));
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        (void)read_class(reader, &defs.items[i], &pack->classes[pack->class_count++]);
    if (pack->class_count > 1)
        qsort(pack->classes, pack->class_count, sizeof(*pack->classes), class_compare);
}

/* The standard pack's texts are built into the program; those of other packs are
 * only checked. */
void poa_read_texts(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };

    poa_define_all(reader, &defs, files, "texts");
    for (uint32_t i = 0; i < defs.count; i++) {
        poa_words words = { { NULL } };
        (void)poa_read_words(reader, defs.items[i].value, &words);
    }
}

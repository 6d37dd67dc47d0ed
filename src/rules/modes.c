/* SPDX-License-Identifier: MIT */
/* `modes:`, which names the dimensions, and weights. */
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "rules/parts.h"

static const char *const mode_names[] = { "plan", "dispute", NULL };

static const poa_definition *mode_of(const poa_definitions *defs, const char *name)
{
    for (uint32_t i = 0; i < defs->count; i++) {
        if (strcmp(defs->items[i].name, name) == 0)
            return &defs->items[i];
    }
    return NULL;
}

bool poa_read_weights(poa_reader *reader, const poa_node *node, poa_weights *out)
{
    const poa_pack *pack = reader->pack;
    uint32_t sum = 0;
    bool right = true;
    poa_digits digits;

    if (node == NULL)
        return true;
    uint32_t *points = poa_read_alloc(reader, pack->dimension_count + 1u, sizeof(*points));
    const char **names = poa_read_alloc(reader, pack->dimension_count + 1u, sizeof(*names));
    if (points == NULL || names == NULL)
        return false;
    for (uint32_t i = 0; i < pack->dimension_count; i++)
        names[i] = pack->dimensions[i];
    if (!poa_read_keys(reader, node, names))
        return false;
    for (uint32_t i = 0; i < pack->dimension_count; i++) {
        right = poa_read_number(reader, poa_node_get(node, names[i]), 0, 100, &points[i]) && right;
        sum += points[i];
    }
    if (right && sum != 100)
        return poa_read_fault(reader, &node->at, "rules.weights-sum", poa_decimal(&digits, sum));
    if (right)
        out->points = points;
    return right;
}

/* The keys of the weights of a plan are the dimensions, in the order of reports. */
static bool name_dimensions(poa_reader *reader, const poa_node *weights)
{
    poa_pack *pack = reader->pack;

    if (!poa_read_kind(reader, weights, POA_NODE_MAP))
        return false;
    pack->dimensions = poa_read_alloc(reader, weights->count + 1u, sizeof(*pack->dimensions));
    if (pack->dimensions == NULL)
        return false;
    for (uint32_t i = 0; i < weights->count; i++)
        pack->dimensions[pack->dimension_count++] = weights->pairs[i].key->text;
    return true;
}

static void read_plan(poa_reader *reader, const poa_definition *def)
{
    static const char *const keys[] = { "weights", "replace", NULL };
    const poa_node *weights = poa_node_get(def->value, "weights");

    if (!poa_read_keys(reader, def->value, keys))
        return;
    if (weights == NULL)
        poa_read_fault(reader, &def->at, "rules.key-missing", "weights");
    else if (name_dimensions(reader, weights))
        (void)poa_read_weights(reader, weights, &reader->pack->plan);
}

static void read_dispute(poa_reader *reader, const poa_definition *def)
{
    static const char *const keys[] = { "weights", "off", "auto", "replace", NULL };

    if (!poa_read_keys(reader, def->value, keys))
        return;
    (void)poa_read_weights(reader, poa_node_get(def->value, "weights"), &reader->pack->dispute);
    reader->dispute_off = poa_node_get(def->value, "off");
    reader->dispute_auto = poa_node_get(def->value, "auto");
}

/* A pack that says nothing of modes: no dimensions, no points. */
static bool fill_gaps(poa_reader *reader)
{
    poa_pack *pack = reader->pack;

    if (pack->dimensions == NULL)
        pack->dimensions = poa_read_alloc(reader, 1, sizeof(*pack->dimensions));
    if (pack->plan.points == NULL)
        pack->plan.points =
            poa_read_alloc(reader, pack->dimension_count + 1u, sizeof(*pack->plan.points));
    if (pack->dispute.points == NULL)
        pack->dispute = pack->plan;
    return pack->dimensions != NULL && pack->plan.points != NULL;
}

void poa_read_modes(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs = { NULL, 0, 0 };

    poa_define_all(reader, &defs, files, "modes");
    for (uint32_t i = 0; i < defs.count; i++) {
        poa_node key = { .kind = POA_NODE_SCALAR,
                         .at = defs.items[i].at,
                         .text = defs.items[i].name };
        uint32_t index;
        (void)poa_read_choice(reader, &key, mode_names, &index);
    }
    const poa_definition *plan = mode_of(&defs, "plan");
    const poa_definition *dispute = mode_of(&defs, "dispute");
    if (plan != NULL)
        read_plan(reader, plan);
    if (dispute != NULL)
        read_dispute(reader, dispute);
    (void)fill_gaps(reader);
}

static bool add_off(poa_reader *reader, const poa_node *item, void *user)
{
    poa_pack *pack = user;
    uint32_t index = 0;

    if (!poa_read_class_id(reader, item, &index))
        return false;
    pack->dispute_off[pack->dispute_off_count++] = index;
    return true;
}

void poa_read_dispute_off(poa_reader *reader)
{
    poa_pack *pack = reader->pack;
    const poa_node *off = reader->dispute_off;

    pack->dispute_off =
        poa_read_alloc(reader, poa_read_count(off) + 1u, sizeof(*pack->dispute_off));
    if (pack->dispute_off != NULL)
        (void)poa_read_each(reader, off, add_off, pack);
}

static bool add_proof(poa_reader *reader, const poa_node *item, void *user)
{
    const poa_cues *cues = &reader->pack->cues;
    const char **names = poa_read_alloc(reader, cues->fact_count + 1u, sizeof(*names));
    bool *proof = user;
    uint32_t index = 0;

    for (uint32_t i = 0; names != NULL && i < cues->fact_count; i++)
        names[i] = cues->facts[i].id;
    if (names == NULL || !poa_read_choice(reader, item, names, &index))
        return false;
    proof[index] = true;
    return true;
}

static bool add_never(poa_reader *reader, const poa_node *item, void *user)
{
    poa_dispute_cue *dispute = user;
    uint32_t index = 0;

    if (!poa_read_appeal_id(reader, item, &index))
        return false;
    dispute->never[dispute->never_count++] = index;
    return true;
}

void poa_read_dispute_auto(poa_reader *reader, const poa_pack_file_list *files)
{
    static const char *const keys[] = { "asks", "admits", "without", "proof", "never", NULL };
    const poa_node *map = reader->dispute_auto;
    poa_cues *cues = &reader->pack->cues;

    (void)files;
    if (map == NULL || !poa_read_keys(reader, map, keys))
        return;
    cues->dispute.proof = poa_read_alloc(reader, cues->fact_count + 1u, sizeof(bool));
    cues->dispute.never = poa_read_alloc(reader, poa_read_count(poa_node_get(map, "never")) + 1u,
                                         sizeof(*cues->dispute.never));
    if (cues->dispute.proof == NULL || cues->dispute.never == NULL)
        return;
    (void)poa_read_cue(reader, poa_node_get(map, "asks"), 0, &cues->dispute.asks);
    (void)poa_read_cue(reader, poa_node_get(map, "admits"), 0, &cues->dispute.admits);
    (void)poa_read_section_mask(reader, poa_node_get(map, "without"), &cues->dispute.without);
    if (poa_node_get(map, "proof") != NULL)
        (void)poa_read_each(reader, poa_node_get(map, "proof"), add_proof, cues->dispute.proof);
    if (poa_node_get(map, "never") != NULL)
        (void)poa_read_each(reader, poa_node_get(map, "never"), add_never, &cues->dispute);
}

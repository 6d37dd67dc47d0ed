/* SPDX-License-Identifier: MIT */
/* Packed events to nodes. */
#include "rules/events.h"

#include <assert.h>

#include "rules/tree.h"

struct event_reader {
    const char *bytes;
    size_t length;
    size_t at;
};

/* The bytes are ours: what is wrong with them is a fault of the build. */
static unsigned char next_byte(struct event_reader *in)
{
    assert(in->at < in->length);
    return (unsigned char)in->bytes[in->at++];
}

static uint32_t next_number(struct event_reader *in)
{
    uint32_t value = 0;
    unsigned char byte;
    unsigned shift = 0;

    do {
        byte = next_byte(in);
        value |= (uint32_t)(byte & 0x7Fu) << shift;
        shift += 7;
    } while ((byte & 0x80u) != 0);
    return value;
}

static poa_status read_event(poa_tree *tree, struct event_reader *in, const char *source)
{
    unsigned char kind = next_byte(in);

    if (kind == POA_EVENT_END) {
        poa_tree_close(tree);
        return POA_OK;
    }
    poa_mark at = { source, next_number(in), 0 };
    at.column = next_number(in);
    if (kind == POA_EVENT_LIST)
        return poa_tree_open(tree, POA_NODE_LIST, &at);
    if (kind == POA_EVENT_MAP)
        return poa_tree_open(tree, POA_NODE_MAP, &at);
    assert(kind == POA_EVENT_SCALAR);
    size_t length = next_number(in);
    const char *text = in->bytes + in->at;
    in->at += length + 1;
    assert(in->at <= in->length);
    return poa_tree_scalar(tree, text, length, &at);
}

poa_status poa_events_read(const poa_node **out, poa_arena *arena, const char *source,
                           const char *bytes, size_t length, poa_error *err)
{
    poa_tree tree = { .arena = arena, .err = err };
    struct event_reader in = { bytes, length, 1 };
    poa_status status = POA_OK;

    while (status == POA_OK && in.at < length)
        status = read_event(&tree, &in, source);
    return status == POA_OK ? poa_tree_finish(out, &tree, &(poa_mark){ source, 1, 1 }) : status;
}

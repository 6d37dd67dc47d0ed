/* SPDX-License-Identifier: MIT */
/* "Root cause | We had no scale." is a label and what it says. */
#include "input/html_rows.h"

#include <string.h>

/* A label is no longer than this. */
#define LABEL_BYTES 48u

static bool is_cell(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT &&
           (node->v.element.tag == GUMBO_TAG_TD || node->v.element.tag == GUMBO_TAG_TH);
}

/* Bytes of plain text right in a cell; none where an element stands in it that may be a
 * block. */
static size_t plain_bytes(const GumboNode *cell)
{
    const GumboVector *children = &cell->v.element.children;
    size_t bytes = 0;

    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type == GUMBO_NODE_TEXT)
            bytes += strlen(child->v.text.text);
        if (child->type != GUMBO_NODE_ELEMENT || child->v.element.children.length != 1)
            continue;
        size_t inner = child->v.element.tag != GUMBO_TAG_TABLE ? plain_bytes(child) : 0;
        bytes += inner > 0 ? inner : LABEL_BYTES;
    }
    return bytes;
}

static bool is_label(const GumboNode *cell)
{
    size_t bytes = plain_bytes(cell);
    return bytes > 0 && bytes < LABEL_BYTES;
}

/* The nearest cell beside a node of its row, before it (step -1) or behind it (1); NULL
 * without one. */
static const GumboNode *cell_beside(const GumboNode *node, int step)
{
    const GumboVector *row = &node->parent->v.element.children;

    for (size_t i = node->index_within_parent + (size_t)step; i < row->length; i += (size_t)step) {
        const GumboNode *beside = row->data[i];
        if (is_cell(beside))
            return beside;
    }
    return NULL;
}

/* Looks no further than two cells back, so that a row of many cells takes linear time. */
bool poa_html_is_value(const GumboNode *cell)
{
    if (cell->parent->type != GUMBO_NODE_ELEMENT)
        return false;
    const GumboNode *first = cell_beside(cell, -1);
    return first != NULL && cell_beside(first, -1) == NULL && cell_beside(cell, 1) == NULL &&
           is_label(first);
}

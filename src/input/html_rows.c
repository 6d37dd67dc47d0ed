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
        else if (child->type == GUMBO_NODE_ELEMENT && child->v.element.children.length == 1)
            bytes += plain_bytes(child) > 0 && child->v.element.tag != GUMBO_TAG_TABLE
                         ? plain_bytes(child)
                         : LABEL_BYTES;
    }
    return bytes;
}

static bool is_label(const GumboNode *cell)
{
    size_t bytes = plain_bytes(cell);
    return bytes > 0 && bytes < LABEL_BYTES;
}

bool poa_html_is_value(const GumboNode *cell)
{
    const GumboVector *row = &cell->parent->v.element.children;
    const GumboNode *first = NULL;
    unsigned count = 0;

    if (cell->parent->type != GUMBO_NODE_ELEMENT)
        return false;
    for (unsigned i = 0; i < row->length; i++) {
        const GumboNode *node = row->data[i];
        if (!is_cell(node))
            continue;
        first = count++ == 0 ? node : first;
    }
    return count == 2 && first != cell && is_label(first);
}

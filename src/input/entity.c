/* SPDX-License-Identifier: MIT */
/* The table of two thousand names is the HTML parser's: it reads the reference. */
#include "input/entity.h"

#include <gumbo.h>
#include <string.h>

/* The first text below a node; references make no other nodes. */
static const char *text_below(const GumboNode *node)
{
    while (node->type == GUMBO_NODE_ELEMENT && node->v.element.children.length > 0)
        node = node->v.element.children.data[node->v.element.children.length - 1];
    bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE;
    return text ? node->v.text.text : NULL;
}

void poa_entity_add(poa_strbuf *out, const char *reference, size_t length)
{
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, reference, length);
    const char *text = output != NULL ? text_below(output->root) : NULL;

    if (text != NULL)
        poa_strbuf_puts(out, text);
    else
        poa_strbuf_add(out, reference, length);
    if (output != NULL)
        gumbo_destroy_output(&kGumboDefaultOptions, output);
}

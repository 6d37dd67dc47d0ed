/* SPDX-License-Identifier: MIT */
/* The table of two thousand names is the HTML parser's: it reads the reference. */
#include "input/entity.h"

#include <ctype.h>
#include <gumbo.h>
#include <string.h>

#include "base/ascii.h"

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

/* ---- Numbers too large ------------------------------------------------------------------------ */

/* A way to write a number, the most digits that an int holds, and the first number that is
 * no character. */
struct base {
    size_t digits;
    const char *none;
    int (*is_digit)(int c);
};

static const struct base decimal = { 9, "1114112", isdigit };
static const struct base hexadecimal = { 7, "110000", isxdigit };

/* The next number of a reference that has more digits than its base allows, or the length. */
static size_t next_large(const char *bytes, size_t length, size_t at, size_t *digits,
                         const struct base **base)
{
    const char *mark;

    while ((mark = poa_ascii_find(bytes + at, length - at, "&#")) != NULL) {
        at = (size_t)(mark - bytes) + 2;
        bool hex = at < length && (bytes[at] == 'x' || bytes[at] == 'X');
        *base = hex ? &hexadecimal : &decimal;
        at += hex;
        for (*digits = 0; at + *digits < length; ++*digits)
            if (!(*base)->is_digit((unsigned char)bytes[at + *digits]))
                break;
        if (*digits > (*base)->digits)
            return at;
    }
    return length;
}

const char *poa_entity_tame(poa_arena *arena, const char *bytes, size_t length)
{
    const struct base *base = NULL;
    size_t digits = 0;
    size_t at = next_large(bytes, length, 0, &digits, &base);

    if (at == length)
        return bytes;
    char *copy = poa_arena_strndup(arena, bytes, length);
    while (copy != NULL && at < length) {
        size_t none = strlen(base->none);
        memset(copy + at, '0', digits - none);
        memcpy(copy + at + digits - none, base->none, none);
        at = next_large(bytes, length, at + digits, &digits, &base);
    }
    return copy;
}

/* SPDX-License-Identifier: MIT */
/* Lists of strings: operands, and options that may be repeated. */
#include "arglist.h"

#include <stdlib.h>
#include <string.h>

static bool make_room(poa_arglist *list)
{
    size_t capacity = list->capacity > 0 ? 2 * list->capacity : 8;

    if (list->count < list->capacity)
        return true;
    char **items = realloc(list->items, capacity * sizeof(*items));
    if (items == NULL)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

bool poa_arglist_add(poa_arglist *list, const char *bytes, size_t length)
{
    char *copy = strndup(bytes, length);

    if (copy == NULL || !make_room(list)) {
        free(copy);
        return false;
    }
    list->items[list->count++] = copy;
    return true;
}

bool poa_arglist_add_parts(poa_arglist *list, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, ",");
        if (length > 0 && !poa_arglist_add(list, text, length))
            return false;
        text += length;
        text += *text == ',';
    }
    return true;
}

void poa_arglist_release(poa_arglist *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (poa_arglist){ NULL, 0, 0 };
}

/* SPDX-License-Identifier: MIT */
/* Lists of strings: operands, and options that may be repeated. */
#include "list.h"

#include <stdlib.h>
#include <string.h>

static bool make_room(poa_list *list)
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

bool poa_list_add(poa_list *list, const char *bytes, size_t length)
{
    char *copy = strndup(bytes, length);

    if (copy == NULL || !make_room(list)) {
        free(copy);
        return false;
    }
    list->items[list->count++] = copy;
    return true;
}

bool poa_list_add_parts(poa_list *list, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, ",");
        if (length > 0 && !poa_list_add(list, text, length))
            return false;
        text += length;
        text += *text == ',';
    }
    return true;
}

void poa_list_release(poa_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (poa_list){ NULL, 0, 0 };
}

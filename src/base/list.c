/* SPDX-License-Identifier: MIT */
/* The growing arrays of the steps.  Nothing of them outlives the building of a
 * document. */
#include "base/list.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 32u

static bool make_room(poa_list *list)
{
    size_t capacity = list->capacity == 0 ? FIRST_CAPACITY : list->capacity * 2;

    if (list->count < list->capacity)
        return true;
    if (capacity > UINT32_MAX / list->size)
        return false; /* indices of the model are 32 bits wide */
    char *items = realloc(list->items, capacity * list->size);
    if (items == NULL)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

void *poa_list_push(poa_list *list, const void *item)
{
    if (!make_room(list))
        return NULL;
    char *place = list->items + list->count++ * list->size;
    return memcpy(place, item, list->size);
}

void *poa_list_at(const poa_list *list, size_t index)
{
    assert(index < list->count);
    return list->items + index * list->size;
}

poa_status poa_list_move(poa_list *list, poa_arena *arena, void **items, uint32_t *count,
                         poa_error *err)
{
    void *copy = NULL;

    if (list->count != 0) {
        copy = poa_arena_alloc(arena, list->count, list->size);
        if (copy == NULL) {
            poa_list_release(list);
            return poa_fail_nomem(err);
        }
        memcpy(copy, list->items, list->count * list->size);
    }
    *items = copy;
    *count = (uint32_t)list->count;
    poa_list_release(list);
    return POA_OK;
}

void poa_list_release(poa_list *list)
{
    free(list->items);
    *list = (poa_list){ NULL, 0, 0, list->size };
}

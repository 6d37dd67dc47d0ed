/* SPDX-License-Identifier: MIT */
/*
 * An array that grows on the heap while a step runs and is then moved into the
 * arena at its final size, so that growing leaves nothing behind there.
 */
#ifndef POA_BASE_LIST_H
#define POA_BASE_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"

typedef struct poa_list {
    char *items; /* owned; NULL while empty */
    size_t count;
    size_t capacity; /* items */
    size_t size;     /* bytes of one item */
} poa_list;

#define POA_LIST_INIT(type) ((poa_list){ NULL, 0, 0, sizeof(type) })

/* Append a copy of `item` and return its place, valid until the next push; NULL
 * when memory ran out. */
void *poa_list_push(poa_list *list, const void *item);
/* The item at `index`, which must exist. */
void *poa_list_at(const poa_list *list, size_t index);
/* Copy the items into the arena (NULL where there are none) and release the list. */
POA_MUST_USE poa_status poa_list_move(poa_list *list, poa_arena *arena, void **items,
                                      uint32_t *count, poa_error *err);
/* Free the items and leave the list empty and usable. */
void poa_list_release(poa_list *list);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A list of pages, newest first.  Pages grow with what is already in use, so
 * that small drafts stay small and large ones take few calls of malloc().
 */
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_PAGE   ((size_t)2 << 10) /* scratch arenas come and go by the hundred */
#define LARGEST_PAGE ((size_t)1 << 20)

struct poa_arena_page {
    struct poa_arena_page *next; /* the page that was newest before */
    size_t size;                 /* bytes of room */
    size_t used;
    _Alignas(max_align_t) unsigned char room[];
};

static bool round_up(size_t *bytes)
{
    size_t unit = _Alignof(max_align_t);

    if (*bytes > SIZE_MAX / 2)
        return false;
    *bytes = (*bytes + unit - 1) / unit * unit;
    return true;
}

/* Room of the next page.  With POA_ARENA_STRICT each allocation gets its own
 * block, so that sanitizers and valgrind see every overrun. */
static size_t page_size(const poa_arena *arena, size_t wanted)
{
#ifdef POA_ARENA_STRICT
    (void)arena;
    return wanted;
#else
    size_t size = arena->used < FIRST_PAGE ? FIRST_PAGE : arena->used;

    if (size > LARGEST_PAGE)
        size = LARGEST_PAGE;
    return wanted > size ? wanted : size;
#endif
}

static struct poa_arena_page *add_page(poa_arena *arena, size_t wanted)
{
    size_t size = page_size(arena, wanted);
    struct poa_arena_page *page = calloc(1, sizeof(*page) + size);

    if (page == NULL)
        return NULL;
    page->size = size;
    page->next = arena->top;
    arena->top = page;
    return page;
}

void *poa_arena_alloc(poa_arena *arena, size_t count, size_t size)
{
    size_t bytes = 0;
    struct poa_arena_page *page = arena->top;

    if (__builtin_mul_overflow(count, size, &bytes) || !round_up(&bytes))
        return NULL;
    if (bytes > arena->limit - arena->used)
        return NULL;
    if (page == NULL || bytes > page->size - page->used)
        page = add_page(arena, bytes);
    if (page == NULL)
        return NULL;
    void *result = page->room + page->used;
    page->used += bytes;
    arena->used += bytes;
    return result;
}

char *poa_arena_strndup(poa_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? poa_arena_alloc(arena, length + 1, 1) : NULL;

    if (copy != NULL && length > 0)
        memcpy(copy, bytes, length); /* the arena is zeroed: the NUL is there */
    return copy;
}

void *poa_arena_grow(poa_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted = *capacity < 8 ? 8 : *capacity;

    if (count < *capacity)
        return items;
    if (count >= SIZE_MAX / 2 || __builtin_mul_overflow(wanted, (size_t)2, &wanted))
        return NULL;
    if (wanted <= count)
        wanted = count + 1;
    void *room = poa_arena_alloc(arena, wanted, size);
    if (room == NULL)
        return NULL;
    if (count > 0)
        memcpy(room, items, count * size);
    *capacity = wanted;
    return room;
}

void poa_arena_release(poa_arena *arena)
{
    struct poa_arena_page *page = arena->top;

    while (page != NULL) {
        struct poa_arena_page *next = page->next;
        free(page);
        page = next;
    }
    arena->top = NULL;
    arena->used = 0;
}

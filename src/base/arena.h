/* SPDX-License-Identifier: MIT */
/*
 * Bump allocator: what comes out of an arena lives until poa_arena_release(),
 * and nothing is freed singly.  A pack, a document and a report own one arena
 * each; a run has a scratch arena that is emptied after every rule.
 */
#ifndef POA_BASE_ARENA_H
#define POA_BASE_ARENA_H

#include <stddef.h>

struct poa_arena_page;

typedef struct poa_arena {
    struct poa_arena_page *top; /* newest page; NULL while the arena is empty */
    size_t used;                /* bytes handed out so far */
    size_t limit;               /* allocations beyond this total fail */
} poa_arena;

#define POA_ARENA_INIT(max_bytes) ((poa_arena){ NULL, 0, (max_bytes) })

/* Zeroed, aligned for any type; NULL if memory or the limit is exhausted. */
void *poa_arena_alloc(poa_arena *arena, size_t count, size_t size);

/* Copy `length` bytes and append a NUL.  NULL as above. */
char *poa_arena_strndup(poa_arena *arena, const char *bytes, size_t length);

/*
 * Grow an array that lies in the arena: returns room for at least `count` + 1
 * items of `size` bytes, with the first `count` kept.  `*capacity` (items) is
 * updated; the old room stays behind in the arena.  NULL as above.
 */
void *poa_arena_grow(poa_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Free every page and leave the arena empty and usable. */
void poa_arena_release(poa_arena *arena);

#endif

/* SPDX-License-Identifier: MIT */
/* Random numbers for properties: seeded, the same on every machine. */
#ifndef POA_TESTS_RNG_H
#define POA_TESTS_RNG_H

#include <stdint.h>

typedef struct rng {
    uint64_t state;
} rng;

/* xorshift64*: the next 32 bits. */
static inline uint32_t rng_next(rng *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)((r->state * UINT64_C(2685821657736338717)) >> 32);
}

/* 0 to bound - 1. */
static inline uint32_t rng_below(rng *r, uint32_t bound)
{
    return (uint32_t)(((uint64_t)rng_next(r) * bound) >> 32);
}

#endif

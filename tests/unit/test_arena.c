/* SPDX-License-Identifier: MIT */
/* The arena: zeroed, aligned, bounded; growing arrays keep what they hold. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

Test(arena, memory_is_zeroed_and_aligned)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);

    for (size_t size = 1; size < 5000; size = size * 2 + 1) {
        unsigned char *bytes = poa_arena_alloc(&arena, size, 1);
        cr_assert_not_null(bytes);
        cr_expect_eq((uintptr_t)bytes % _Alignof(max_align_t), 0, "%zu bytes", size);
        for (size_t i = 0; i < size; i++)
            cr_assert_eq(bytes[i], 0, "byte %zu of %zu", i, size);
        memset(bytes, 0xAA, size); /* must not show in the next one */
    }
    poa_arena_release(&arena);
}

Test(arena, the_limit_is_kept_and_released_memory_counts_no_more)
{
    poa_arena arena = POA_ARENA_INIT(1000);

    cr_expect_not_null(poa_arena_alloc(&arena, 900, 1));
    cr_expect_null(poa_arena_alloc(&arena, 900, 1));
    cr_expect_null(poa_arena_strndup(&arena, "", 900));
    cr_expect_not_null(poa_arena_alloc(&arena, 16, 1), "what fits still fits");
    poa_arena_release(&arena);
    cr_expect_not_null(poa_arena_alloc(&arena, 900, 1));
    poa_arena_release(&arena);
    poa_arena_release(&arena);
}

Test(arena, sizes_that_overflow_are_refused)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    size_t capacity = SIZE_MAX / 2;

    cr_expect_null(poa_arena_alloc(&arena, SIZE_MAX, 2));
    cr_expect_null(poa_arena_alloc(&arena, SIZE_MAX / 8 + 1, 8));
    cr_expect_null(poa_arena_alloc(&arena, SIZE_MAX, 1));
    cr_expect_null(poa_arena_strndup(&arena, "", SIZE_MAX));
    cr_expect_null(poa_arena_grow(&arena, NULL, SIZE_MAX / 2, &capacity, 8));
    poa_arena_release(&arena);
}

Test(arena, strings_are_copied_with_a_nul)
{
    poa_arena arena = POA_ARENA_INIT(1000);

    cr_expect_str_eq(poa_arena_strndup(&arena, "abcdef", 3), "abc");
    cr_expect_str_eq(poa_arena_strndup(&arena, NULL, 0), "");
    poa_arena_release(&arena);
}

Test(arena, growing_keeps_the_items)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    uint32_t *items = NULL;
    size_t capacity = 0;

    for (uint32_t i = 0; i < 5000; i++) {
        items = poa_arena_grow(&arena, items, i, &capacity, sizeof(*items));
        cr_assert_not_null(items);
        cr_assert_gt(capacity, i);
        items[i] = i;
    }
    for (uint32_t i = 0; i < 5000; i++)
        cr_assert_eq(items[i], i);
    poa_arena_release(&arena);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "match/shingles.h"

static poa_shingles shingles(poa_arena *arena, const char *text, bool pairs)
{
    poa_shingles set;
    poa_error err = { 0 };
    poa_fold_span all = { 0, (uint32_t)strlen(text) };

    cr_assert_eq(poa_shingles_of(&set, arena, text, all, pairs, &err), POA_OK);
    return set;
}

Test(shingles, count_words_and_han)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    poa_shingles en = shingles(&arena, "We removed the listing, twice.", true);
    poa_shingles zh =
        shingles(&arena, "\xE6\x88\x91\xE4\xBB\xAC\xE5\xB7\xB2\xE4\xB8\x8B\xE6\x9E\xB6", true);

    cr_expect_eq(en.words, 5);
    cr_expect_eq(en.han, 0);
    cr_expect_eq(en.count, 4);
    cr_expect_eq(zh.han, 5);
    cr_expect_eq(zh.count, 4);
    poa_arena_release(&arena);
}

Test(shingles, pairs_know_order_and_singles_do_not)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    poa_shingles a = shingles(&arena, "red box blue lid", true);
    poa_shingles b = shingles(&arena, "lid blue box red", true);
    poa_shingles c = shingles(&arena, "green boxes black cover", false);
    poa_shingles d = shingles(&arena, "COVER black Boxes, and the green", false);

    cr_expect_eq(poa_shingles_common(&a, &b), 0);
    cr_expect_eq(poa_shingles_common(&c, &d), 4);
    poa_arena_release(&arena);
}

Test(shingles, inflected_forms_meet)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    poa_shingles a = shingles(&arena, "removed listings", false);
    poa_shingles b = shingles(&arena, "removing listing", false);

    cr_expect_eq(poa_shingles_common(&a, &b), 2);
    poa_arena_release(&arena);
}

Test(shingles, nothing_in_punctuation)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);

    cr_expect_eq(shingles(&arena, "-- ... \xE3\x80\x82", true).count, 0);
    cr_expect_eq(shingles(&arena, "", false).count, 0);
    poa_arena_release(&arena);
}

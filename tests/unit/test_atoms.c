/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "pattern/atoms.h"

/* Patterns, a text that they match or may match, and one that they can't. */
struct atom_case {
    const char *pattern;
    const char *possible;
    const char *impossible; /* NULL: the pattern needs no literal */
};

static bool possible(const char *pattern, const char *text)
{
    poa_atoms *atoms = poa_atoms_new(pattern, strlen(pattern));
    poa_grams grams;

    cr_assert_not_null(atoms);
    poa_grams_build(&grams, text, strlen(text));
    bool answer = poa_atoms_possible(atoms, &grams);
    free(atoms);
    return answer;
}

Test(atoms, literals_of_patterns)
{
    static const struct atom_case cases[] = {
        { "lawyer", "our lawyer writes", "our warehouse" },
        { "LAWYER", "our lawyer", "our warehouse" },
        { "lawyer|attorney", "the attorney", "the packer" },
        { "(?:our|my) (?:lawyer|attorney)s?", "my attorneys", "my packers" },
        { "will (?:sue|take .{1,9} court)", "we will sue", "we can" },
        { "refund(?:ed)?", "refund", "return" },
        { "colou?r", "color", "listing" },
        { "ab+cde", "abbbcde", "abxyz" },
        { "(?:abc){2,3}", "abcabc", "abd" },
        { "x{0,3}yes", "yes", "no" },
        { "\\d+ packers?", "12 packers", "12 boxes" },
        { "a\\.b\\.c", "a.b.c", "abc" },
        { "(?<=very )sorry", "sorry", "happy" },
        { "(?!not )guilty", "guilty", "innocent" },
        { "(?:abc|\\d+)", "no need", NULL },
        { "(?:lawyer)?", "anything", NULL },
        { "(?:lawyer)* x", "anything", NULL },
        { "[a-z]+", "anything", NULL },
        { "we|I", "anything", NULL },
        { "\\Qlawyer\\E", "anything", NULL },
        { "\xC3\x89t", "anything", NULL }, /* has case partners */
        { "\xE6\x8A\x95\xE8\xAF\x89", "\xE4\xB9\xB0\xE5\xAE\xB6\xE6\x8A\x95\xE8\xAF\x89",
          "\xE4\xB9\xB0\xE5\xAE\xB6" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        cr_expect(possible(cases[i].pattern, cases[i].possible), "row %zu", i);
        if (cases[i].impossible != NULL)
            cr_expect_not(possible(cases[i].pattern, cases[i].impossible), "row %zu", i);
        else
            cr_expect(possible(cases[i].pattern, ""), "row %zu", i);
    }
}

Test(atoms, letters_with_odd_case_partners)
{
    cr_expect(possible("sorry", "\xC5\xBForry"), "U+017F is an s without case");
    cr_expect(possible("lake", "la\xE2\x84\xAA"
                               "e"),
              "U+212A is a k without case");
}

Test(atoms, cache_knows_its_text_alone)
{
    static const char text[] = "one sentence. another one.";
    poa_gram_cache cache = { text, sizeof(text) - 1, NULL };

    cr_expect_null(poa_gram_cache_get(&cache, "elsewhere", 9));
    cr_expect_null(poa_gram_cache_get(&cache, text, sizeof(text) + 1));
    const poa_grams *grams = poa_gram_cache_get(&cache, text, 13);
    cr_assert_not_null(grams);
    cr_expect_eq(poa_gram_cache_get(&cache, text, 13), grams);
    poa_gram_cache_release(&cache);
}

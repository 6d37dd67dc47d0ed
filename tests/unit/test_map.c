/* SPDX-License-Identifier: MIT */
/* Extracted texts: their words, and the way back from each byte. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "input/map.h"

static const char source_bytes[] = "# Cause\r\nWe &amp; *they* \xE5\x9B\xA0x.\n";

/* "Cause", a gap, then "We & they" without its marks, then the rest. */
static void extract(poa_text *out, poa_arena *arena)
{
    static poa_text source;
    poa_extraction x;
    poa_error err = { .lang = POA_LANG_EN };

    source = (poa_text){ .bytes = source_bytes,
                         .length = sizeof(source_bytes) - 1,
                         .encoding = "utf-8",
                         .type = "text" };
    cr_assert_eq(poa_extraction_begin(&x, arena, &source, &err), POA_OK);
    poa_extraction_copy(&x, 2, 5);
    poa_extraction_mark(&x, "\n\n");
    poa_extraction_copy(&x, 9, 3);
    poa_extraction_put(&x, 12, 17, "&", 1);
    poa_extraction_copy(&x, 17, 1);
    poa_extraction_copy(&x, 19, 4);
    poa_extraction_copy(&x, 24, 6);
    cr_assert_eq(poa_extraction_end(&x, out, arena, "markdown", &err), POA_OK, "%s", err.message);
}

struct place_case {
    const char word[8];
    uint32_t behind; /* bytes behind the begin of the word */
    uint32_t line;
    uint32_t column;
};

ParameterizedTestParameters(map, places)
{
    static struct place_case cases[] = {
        { "Cause", 0, 1, 3 }, { "Cause", 4, 1, 7 }, { "Cause", 5, 1, 8 }, { "We", 0, 2, 1 },
        { "We", 3, 2, 4 },    { "they", 0, 2, 11 }, { "they", 3, 2, 14 }, { "x.", 0, 2, 18 },
    };
    return cr_make_param_array(struct place_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct place_case *c, map, places)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_lines lines;
    poa_text text;

    extract(&text, &arena);
    cr_assert_eq(poa_lines_build(&lines, &arena, &text, &err), POA_OK);
    const char *word = strstr(text.bytes, c->word);
    cr_assert_not_null(word, "%s", text.bytes);
    poa_place place = poa_lines_place(&lines, &text, (uint32_t)(word - text.bytes) + c->behind);
    cr_expect_eq(place.line, c->line, "%s+%u: line %u", c->word, c->behind, place.line);
    cr_expect_eq(place.column, c->column, "%s+%u: column %u", c->word, c->behind, place.column);
    poa_arena_release(&arena);
}

Test(map, text_type_and_encoding)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_text text;

    extract(&text, &arena);
    cr_expect_str_eq(text.bytes, "Cause\n\nWe & they \xE5\x9B\xA0x.");
    cr_expect_eq(text.length, strlen(text.bytes));
    cr_expect_str_eq(text.type, "markdown");
    cr_expect_str_eq(text.encoding, "utf-8");
    cr_expect_not(poa_text_as_it_lies(&text));
    poa_arena_release(&arena);
}

Test(map, paragraphs)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_extraction x;
    poa_lines lines;
    poa_text text;

    cr_assert_eq(poa_extraction_begin(&x, &arena, NULL, &err), POA_OK);
    poa_extraction_mark(&x, "# ");
    poa_extraction_add(&x, 1, 1, "\xE5\x8E\x9F\xE5\x9B\xA0", 6);
    poa_extraction_mark(&x, "\n\n");
    poa_extraction_add(&x, 3, 5, "late", 4);
    cr_assert_eq(poa_extraction_end(&x, &text, &arena, "docx", &err), POA_OK);
    cr_assert_eq(poa_lines_build(&lines, &arena, &text, &err), POA_OK);
    cr_expect(text.map->paragraphs);
    poa_place second = poa_lines_place(&lines, &text, 5);
    cr_expect_eq(second.line, 1);
    cr_expect_eq(second.column, 2);
    poa_place gap = poa_lines_place(&lines, &text, 8);
    cr_expect_eq(gap.line, 1);
    cr_expect_eq(gap.column, 3);
    poa_place word = poa_lines_place(&lines, &text, 12);
    cr_expect_eq(word.line, 3);
    cr_expect_eq(word.column, 7);
    poa_arena_release(&arena);
}

Test(map, empty)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_extraction x;
    poa_lines lines;
    poa_text text;

    cr_assert_eq(poa_extraction_begin(&x, &arena, NULL, &err), POA_OK);
    cr_assert_eq(poa_extraction_end(&x, &text, &arena, "docx", &err), POA_OK);
    cr_assert_eq(poa_lines_build(&lines, &arena, &text, &err), POA_OK);
    cr_expect_eq(text.length, 0);
    cr_expect_eq(poa_lines_place(&lines, &text, 0).line, 1);
    poa_arena_release(&arena);
}

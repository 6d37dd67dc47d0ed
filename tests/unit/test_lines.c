/* SPDX-License-Identifier: MIT */
/* Places: every kind of line end, and columns past the checkpoints. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "input/lines.h"

static poa_lines lines_of(poa_arena *arena, poa_text *text, const char *bytes, size_t length)
{
    poa_lines lines = { 0 };

    *text = (poa_text){ bytes, (uint32_t)length, "utf-8", "text", NULL, 0, true };
    cr_assert_eq(poa_lines_build(&lines, arena, text, NULL), POA_OK);
    return lines;
}

struct place_case {
    char text[24];
    uint32_t offset;
    uint32_t line;
    uint32_t column;
};

ParameterizedTestParameters(lines, place)
{
    static struct place_case cases[] = {
        { "", 0, 1, 1 },
        { "ab\ncd", 0, 1, 1 },
        { "ab\ncd", 2, 1, 3 }, /* the line end belongs to its line */
        { "ab\ncd", 3, 2, 1 },
        { "ab\ncd", 5, 2, 3 }, /* the end of the text is a place */
        { "ab\r\ncd", 3, 1, 4 },
        { "ab\r\ncd", 4, 2, 1 },
        { "ab\rcd", 3, 2, 1 },
        { "\r\r\n\n", 1, 2, 1 },
        { "\r\r\n\n", 3, 3, 1 },
        { "\r\r\n\n", 4, 4, 1 },
        { "a\r", 2, 2, 1 },
        { "a\n\rb", 3, 3, 1 },
        { "\xE5\x9B\xA0\xE6\x9E\x9C\n", 3, 1, 2 }, /* three bytes, one column */
        { "\xE5\x9B\xA0\xE6\x9E\x9C\nx", 7, 2, 1 },
        { "\xF0\x9F\x98\x80x", 4, 1, 2 },
    };
    return cr_make_param_array(struct place_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct place_case *c, lines, place)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_text text;
    poa_lines lines = lines_of(&arena, &text, c->text, strlen(c->text));
    poa_place got = poa_lines_place(&lines, &text, c->offset);

    cr_expect_eq(got.line, c->line, "line of byte %" PRIu32 " is %" PRIu32, c->offset, got.line);
    cr_expect_eq(got.column, c->column, "column of byte %" PRIu32 " is %" PRIu32, c->offset,
                 got.column);
    cr_expect_eq(got.offset, c->offset);
    poa_arena_release(&arena);
}

/* Characters of one to four bytes and all line ends, over many checkpoints,
 * against counting from the start. */
Test(lines, places_agree_with_counting)
{
    static const char *const pieces[] = {
        "a", "\xC3\xA9", "\xE5\x9B\xA0", "\xF0\x9F\x98\x80", "\n", "\r\n", "\r"
    };
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    char bytes[4096] = "";
    uint32_t line = 1;
    uint32_t column = 1;

    for (uint32_t i = 0; strlen(bytes) < 3000; i++)
        strcat(bytes, pieces[i % 97 == 0 ? 4 + i % 3 : i % 4]);
    poa_text text;
    poa_lines lines = lines_of(&arena, &text, bytes, strlen(bytes));
    for (uint32_t at = 0; at < text.length; at++) {
        if (poa_utf8_is_continuation(bytes[at]))
            continue;
        poa_place got = poa_lines_place(&lines, &text, at);
        cr_assert_eq(got.line, line, "byte %" PRIu32, at);
        cr_assert_eq(got.column, column, "byte %" PRIu32, at);
        column++;
        if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) {
            line++;
            column = 1;
        }
    }
    cr_expect_eq(lines.count, line);
    poa_arena_release(&arena);
}

Test(lines, columns_around_the_checkpoints_of_one_long_line)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    char bytes[1024];
    poa_text text;

    memset(bytes, 'x', sizeof(bytes) - 1);
    bytes[sizeof(bytes) - 1] = '\0';
    poa_lines lines = lines_of(&arena, &text, bytes, 768);
    for (uint32_t at = 254; at <= 768; at++)
        cr_assert_eq(poa_lines_place(&lines, &text, at).column, at + 1);
    poa_arena_release(&arena);
}

Test(lines, a_line_is_given_without_its_end)
{
    static const char bytes[] = "one\r\ntwo\rthree\n\nlast";
    static const char *const expected[] = { "one", "two", "three", "", "last" };
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_text text;
    poa_lines lines = lines_of(&arena, &text, bytes, strlen(bytes));

    cr_assert_eq(lines.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        poa_span span = poa_lines_span(&lines, &text, i);
        cr_expect_eq(span.end - span.begin, strlen(expected[i]));
        cr_expect_eq(strncmp(bytes + span.begin, expected[i], span.end - span.begin), 0);
        cr_expect_eq(poa_lines_at(&lines, span.begin), i);
        cr_expect_eq(poa_lines_at(&lines, span.end), i);
    }
    poa_arena_release(&arena);
}

Test(lines, the_byte_order_mark_counts_in_the_offset)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_text text;
    poa_lines lines = lines_of(&arena, &text, "a\nb", 3);

    text.bom = 3;
    cr_expect_eq(poa_lines_place(&lines, &text, 2).offset, 5);
    cr_expect_eq(poa_lines_place(&lines, &text, 2).column, 1);
    poa_arena_release(&arena);
}

Test(lines, memory_that_runs_out_is_an_error)
{
    poa_arena arena = POA_ARENA_INIT(20);
    poa_text text = { "a\nb\nc\nd\ne\nf\ng\n", 14, "utf-8", "text", NULL, 0, true };
    poa_lines lines = { 0 };
    poa_error err = { .lang = POA_LANG_EN };

    cr_expect_eq(poa_lines_build(&lines, &arena, &text, &err), POA_NOMEM);
    cr_expect_eq(err.status, POA_NOMEM);
    poa_arena_release(&arena);
}

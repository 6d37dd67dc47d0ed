/* SPDX-License-Identifier: MIT */
/* UTF-8: what is valid, stepping both ways, and the character questions. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/utf8.h"

struct valid_case {
    char bytes[12];
    size_t length;
    size_t valid; /* bytes of the longest valid prefix */
};

ParameterizedTestParameters(utf8, valid)
{
    static struct valid_case cases[] = {
        { "", 0, 0 },
        { "abc", 3, 3 },
        { "a\0b", 3, 3 },
        { "a\x80", 2, 1 },                     /* a continuation byte alone */
        { "\xC0\xAF", 2, 0 },                  /* overlong */
        { "\xC1\xBF", 2, 0 },                  /* overlong */
        { "\xC2\x80", 2, 2 },                  /* the first of two bytes */
        { "\xE0\x9F\xBF", 3, 0 },              /* overlong */
        { "\xE0\xA0\x80", 3, 3 },              /* the first of three bytes */
        { "\xED\x9F\xBF", 3, 3 },              /* before the surrogates */
        { "\xED\xA0\x80", 3, 0 },              /* a surrogate */
        { "\xEE\x80\x80", 3, 3 },              /* behind the surrogates */
        { "\xF0\x8F\xBF\xBF", 4, 0 },          /* overlong */
        { "\xF0\x90\x80\x80", 4, 4 },          /* the first of four bytes */
        { "\xF4\x8F\xBF\xBF", 4, 4 },          /* the last character */
        { "\xF4\x90\x80\x80", 4, 0 },          /* past it */
        { "\xF5\x80\x80\x80", 4, 0 },          /* no lead byte */
        { "ab\xE5\x9B", 4, 2 },                /* cut off */
        { "\xE5\x9B\xA0\xE6\x9E\x9Cx", 7, 7 }, /* two ideographs */
        { "\xE5\x9B\x41", 3, 0 },              /* a letter where a continuation should be */
    };
    return cr_make_param_array(struct valid_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct valid_case *c, utf8, valid)
{
    cr_expect_eq(poa_utf8_valid(c->bytes, c->length), c->valid, "prefix of %zu bytes", c->length);
}

Test(utf8, every_code_point_survives_a_round_trip)
{
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char bytes[4] = { 0 };
        size_t begin = 0;
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        size_t length = poa_utf8_encode(point, bytes);
        size_t end = length;
        cr_assert_eq(poa_utf8_valid(bytes, length), length, "U+%04X is valid", point);
        cr_assert_eq(poa_utf8_next(bytes, &begin), point);
        cr_assert_eq(begin, length, "U+%04X: next moves behind it", point);
        cr_assert_eq(poa_utf8_previous(bytes, &end), point);
        cr_assert_eq(end, 0, "U+%04X: previous moves to its begin", point);
    }
}

struct kind_case {
    uint32_t point;
    bool han;
    bool latin;
    bool blank;
    uint32_t width;
};

ParameterizedTestParameters(utf8, kind)
{
    static struct kind_case cases[] = {
        { 'a', false, true, false, 1 },      { '7', false, true, false, 1 },
        { '-', false, false, false, 1 },     { ' ', false, false, true, 1 },
        { '\t', false, false, true, 0 },     { '\n', false, false, false, 0 },
        { 0xA0, false, false, true, 1 },     { 0xE9, false, true, false, 1 },
        { 0xD7, false, false, false, 1 },    { 0x301, false, false, false, 0 },
        { 0x430, false, false, false, 1 },   { 0x200B, false, false, false, 0 },
        { 0x3000, false, false, true, 2 },   { 0x3002, false, false, false, 2 },
        { 0x3005, true, false, false, 2 },   { 0x4E00, true, false, false, 2 },
        { 0x2F00, true, false, false, 2 },   { 0xFF0C, false, false, false, 2 },
        { 0xFF21, false, true, false, 2 },   { 0x20000, true, false, false, 2 },
        { 0x1F600, false, false, false, 2 }, { 0xFEFF, false, false, false, 0 },
    };
    return cr_make_param_array(struct kind_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct kind_case *c, utf8, kind)
{
    cr_expect_eq(poa_is_han(c->point), c->han, "U+%04X: Han", c->point);
    cr_expect_eq(poa_is_latin_alnum(c->point), c->latin, "U+%04X: Latin", c->point);
    cr_expect_eq(poa_is_blank(c->point), c->blank, "U+%04X: blank", c->point);
    cr_expect_eq(poa_display_width(c->point), c->width, "U+%04X: width", c->point);
}

/* SPDX-License-Identifier: MIT */
/* The pieces of the text report: wrapping, and the caret under the right words. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/strbuf.h"
#include "report/json.h"
#include "report/print.h"
#include "support/deadline.h"

static bool into_strbuf(void *user, const char *bytes, size_t length)
{
    poa_strbuf_add(user, bytes, length);
    return true;
}

struct wrap_case {
    char text[96];
    char lead[8];
    uint32_t width;
    char expected[128];
};

ParameterizedTestParameters(print, wraps)
{
    static struct wrap_case cases[] = {
        { "", "- ", 40, "" },
        { "one two", "- ", 40, "- one two\n" },
        { "aaaaaaaaa bbbbbbbbb ccccccccc", " ", 22, " aaaaaaaaa bbbbbbbbb\n ccccccccc\n" },
        { "aaaaaaaaa bbbbbbbbbb c", "", 20, "aaaaaaaaa bbbbbbbbbb\nc\n" },
        { "aaaaaaaaaaaaaaaaaaaaaaaaa b", "", 20, "aaaaaaaaaaaaaaaaaaaaaaaaa\nb\n" },
        { "一二三四五六七八九十一二", "", 20, "一二三四五六七八九十\n一二\n" },
        { "一二三四五六七八九十，一", "", 20, "一二三四五六七八九\n十，一\n" },
        { "an escape \x1b[31m here", "", 60, "an escape \\x1b[31m here\n" },
    };
    return cr_make_param_array(struct wrap_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct wrap_case *c, print, wraps)
{
    poa_strbuf out = POA_STRBUF_INIT;
    poa_sink sink = { into_strbuf, &out, false };

    poa_print_wrapped(&sink, c->lead, c->text, c->width);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "'%s' became '%s'", c->text,
                     poa_strbuf_str(&out));
    poa_strbuf_release(&out);
}

/* A document that is nothing but text and lines. */
static void open_text(poa_document *doc, const char *text, size_t length)
{
    doc->arena = POA_ARENA_INIT(64u << 20);
    doc->name = "draft.txt";
    doc->text = (poa_text){ text, (uint32_t)length, "utf-8", "text", NULL, 0, true };
    cr_assert_eq(poa_lines_build(&doc->lines, &doc->arena, &doc->text, NULL), POA_OK);
}

/* What is printed for `words` in `text`. */
static void print_words(poa_strbuf *out, const char *text, size_t length, const char *words)
{
    poa_document doc = { 0 };
    poa_writer writer = { .sink = { into_strbuf, out, false } };
    const char *found = strstr(text, words);

    cr_assert(found != NULL);
    open_text(&doc, text, length);
    uint32_t begin = (uint32_t)(found - text);
    poa_print_source(&writer, &doc, (poa_span){ begin, begin + (uint32_t)strlen(words) });
    cr_expect_not(writer.failed);
    poa_arena_release(&doc.arena);
}

struct caret_case {
    char text[160];
    char words[40];
    char expected[256];
};

ParameterizedTestParameters(print, carets)
{
    static struct caret_case cases[] = {
        { "We say so.\n", "say", "    1 | We say so.\n      |    ^~~\n" },
        { "a\n因为买家撒谎。\n", "买家", "    2 | 因为买家撒谎。\n      |     ^~~~\n" },
        { "a\tb c\n", "b", "    1 | a b c\n      |   ^\n" },
        { "x\x1by z\n", "y", "    1 | x\\x1by z\n      |      ^\n" },
        { "one\ntwo three\nfour", "three\nfour", "    2 | two three\n      |     ^~~~~\n" },
        { "CR\rthen\r\nmore", "then", "    2 | then\n      | ^~~~\n" },
    };
    return cr_make_param_array(struct caret_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct caret_case *c, print, carets)
{
    poa_strbuf out = POA_STRBUF_INIT;

    print_words(&out, c->text, strlen(c->text), c->words);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "got:\n%s", poa_strbuf_str(&out));
    poa_strbuf_release(&out);
}

/* A line of megabytes is shown as a window around the words, no wider than the
 * terminal, and costs no more than any other. */
Test(print, long_line)
{
    end_after(60);
    enum { LENGTH = 8 << 20, TIMES = 2000 };
    char *text = malloc(LENGTH + 1);
    poa_document doc = { 0 };
    poa_strbuf out = POA_STRBUF_INIT;

    cr_assert(text != NULL);
    memset(text, 'x', LENGTH);
    text[LENGTH] = '\0';
    memcpy(text + LENGTH / 2, "words", 5);
    open_text(&doc, text, LENGTH);
    for (int i = 0; i < TIMES; i++) {
        poa_writer writer = { .sink = { into_strbuf, &out, false } };
        poa_strbuf_clear(&out);
        poa_print_source(&writer, &doc, (poa_span){ LENGTH / 2, LENGTH / 2 + 5 });
    }
    cr_expect(strstr(poa_strbuf_str(&out), "...xxx") != NULL);
    cr_expect(strstr(poa_strbuf_str(&out), "words") != NULL);
    cr_expect_leq(strcspn(poa_strbuf_str(&out), "\n"), 80);
    poa_strbuf_release(&out);
    poa_arena_release(&doc.arena);
    free(text);
}

struct json_case {
    char text[32];
    char expected[64];
};

ParameterizedTestParameters(json, strings)
{
    static struct json_case cases[] = {
        { "plain \"q\"", "\"plain \\\"q\\\"\"" },
        { "因为", "\"因为\"" },
        { "\x1b\x7f", "\"\\u001B\\u007f\"" },
        { "\xc2\x9b", "\"\\u009b\"" },                /* C1 */
        { "\xe2\x80\xae", "\"\\u202e\"" },            /* bidirectional */
        { "\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"" }, /* a tag, outside the BMP */
        { "a\xff", "\"a\\\\xff\"" },                  /* no UTF-8: shown as an escape */
    };
    return cr_make_param_array(struct json_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct json_case *c, json, strings)
{
    poa_strbuf out = POA_STRBUF_INIT;
    json_t *value = poa_json_string(c->text);

    poa_json_write(&out, value, 0);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "got %s", poa_strbuf_str(&out));
    json_decref(value);
    poa_strbuf_release(&out);
}

/* A place in UTF-16 has both offsets, in whatever order places are asked for. */
Test(json, utf16_places)
{
    static const char text[] = "a\xE5\x9B\xA0\xF0\x9F\x98\x80z"; /* 1, 3 and 4 bytes, 1 */
    static const uint32_t rows[][2] = { { 4, 6 }, { 0, 2 }, { 8, 10 }, { 1, 4 }, { 9, 12 } };
    poa_document doc = { 0 };
    poa_json_source source = { &doc, 0, 0 };

    open_text(&doc, text, sizeof(text) - 1);
    doc.text.encoding = "utf-16le";
    doc.text.bom = 2;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        json_t *place = poa_json_place(&source, rows[i][0]);
        json_t *bytes = json_object_get(json_object_get(place, "source"), "offset");
        cr_expect_eq(json_integer_value(json_object_get(place, "offset")), rows[i][0]);
        cr_expect_eq(json_integer_value(bytes), rows[i][1], "of byte %u", (unsigned)rows[i][0]);
        json_decref(place);
    }
    poa_arena_release(&doc.arena);
}

/* What is written into an object of objects reads back as the same value. */
Test(json, round_trip)
{
    poa_strbuf out = POA_STRBUF_INIT;
    json_t *value = json_pack("{s:[s, i], s:{s:n}}", "a", "x\ny", 3, "b", "c");

    poa_json_write(&out, value, 6);
    json_t *back = json_loads(poa_strbuf_str(&out), 0, NULL);
    cr_expect(json_equal(value, back));
    json_decref(value);
    json_decref(back);
    poa_strbuf_release(&out);
}

/* SPDX-License-Identifier: MIT */
/* Failures: language, place, hygiene and length of what is shown. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/fail.h"
#include "base/strbuf.h"
#include "base/texts.h"
#include "base/utf8.h"

Test(fail, fills_every_member_and_hands_the_status_back)
{
    poa_error err = { .lang = POA_LANG_EN };
    poa_mark mark = { "a.txt", 3, 7 };

    cr_expect_eq(poa_fail(&err, POA_LIMIT, &mark, "input.too-large", "12"), POA_LIMIT);
    cr_expect_eq(err.status, POA_LIMIT);
    cr_expect_eq(err.line, 3);
    cr_expect_eq(err.column, 7);
    cr_expect_str_eq(err.source, "a.txt");
    cr_expect_str_eq(err.message, "is larger than the limit of 12 bytes");
    cr_expect_eq(poa_fail(NULL, POA_READ, NULL, "input.not-found"), POA_READ);
}

Test(fail, speaks_the_language_of_the_error)
{
    poa_error err = { .lang = POA_LANG_ZH };

    (void)poa_fail_nomem(&err);
    cr_expect_eq(err.status, POA_NOMEM);
    cr_expect_str_eq(err.message, "内存不足");
    cr_expect_str_eq(err.source, "");
}

Test(fail, an_unknown_key_is_shown_itself)
{
    poa_error err = { .lang = POA_LANG_EN };

    (void)poa_fail(&err, POA_RULE, NULL, "no.such-key", "x");
    cr_expect_str_eq(err.message, "no.such-key");
}

Test(fail, what_is_quoted_is_made_printable)
{
    poa_error err = { .lang = POA_LANG_EN };
    poa_mark mark = { "a\x1b[31m\n.txt", 0, 0 };

    (void)poa_fail(&err, POA_READ, &mark, "input.unreadable", "\xE2\x80\xAE\xFF\x7F");
    cr_expect_str_eq(err.source, "a\\x1b[31m\\x0a.txt");
    cr_expect_str_eq(err.message, "cannot be read: \\u202e\\xff\\x7f");
}

/* Too long by every offset in a character and in an escape. */
Test(fail, long_strings_are_cut_between_characters)
{
    static const char *const units[] = { "a", "\xC3\xA9", "\xE5\x9B\xA0", "\xF0\x9F\x98\x80",
                                         "\x1b" };

    for (size_t unit = 0; unit < 5; unit++) {
        for (size_t lead = 0; lead < 5; lead++) {
            char text[5000] = "";
            poa_error err = { .lang = POA_LANG_EN };
            poa_mark mark = { text, 1, 1 };
            memset(text, 'x', lead);
            for (int i = 0; i < 1000; i++)
                strcat(text, units[unit]);
            memset(text + strlen(text), 'y', lead);
            (void)poa_fail(&err, POA_READ, &mark, text);
            size_t message = strlen(err.message);
            size_t source = strlen(err.source);
            cr_expect_eq(poa_utf8_valid(err.message, message), message);
            cr_expect_eq(poa_utf8_valid(err.source, source), source);
            cr_expect_gt(message, sizeof(err.message) - 5, "unit %zu, %zu first", unit, lead);
            cr_expect_gt(source, sizeof(err.source) - 5, "unit %zu, %zu last", unit, lead);
            cr_expect_str_eq(err.message + message - 3, "...");
            cr_expect_eq(strncmp(err.source, "...", 3), 0);
            cr_expect_eq(strncmp(err.message, text, lead), 0, "a message keeps its begin");
            cr_expect_str_eq(err.source + source - lead, text + strlen(text) - lead);
        }
    }
}

Test(fail, the_longest_strings_that_fit_are_not_cut)
{
    char text[1000] = "";
    poa_error err = { .lang = POA_LANG_EN };
    poa_mark mark = { text, 1, 1 };

    memset(text, 'x', sizeof(err.source) - 1);
    (void)poa_fail(&err, POA_READ, &mark, text);
    cr_expect_str_eq(err.source, text);
    memset(text, 'x', sizeof(err.message) - 1);
    (void)poa_fail(&err, POA_READ, NULL, text);
    cr_expect_str_eq(err.message, text);
}

Test(fail, decimal)
{
    poa_digits room;

    cr_expect_str_eq(poa_decimal(&room, 0), "0");
    cr_expect_str_eq(poa_decimal(&room, 907), "907");
    cr_expect_str_eq(poa_decimal(&room, UINT64_MAX), "18446744073709551615");
}

struct fill_case {
    char text[32];
    char expected[32];
};

ParameterizedTestParameters(texts, fill)
{
    static struct fill_case cases[] = {
        { "", "" },           { "{1}", "one" },     { "{2}-{1}", "two-one" },
        { "a {1}", "a one" }, { "{3}{9}", "" },     { "{0} {x} { {}", "{0} {x} { {}" },
        { "{1", "{1" },       { "{{1}}", "{one}" }, { "{01}", "one" },
    };
    return cr_make_param_array(struct fill_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct fill_case *c, texts, fill)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    poa_text_fill(&buf, c->text, (const char *const[]){ "one", "two", NULL });
    cr_expect_str_eq(poa_strbuf_str(&buf), c->expected);
    poa_strbuf_release(&buf);
}

Test(texts, the_table_is_sorted_and_every_row_is_found)
{
    for (size_t i = 0; i < poa_text_row_count; i++) {
        cr_expect_eq(poa_text_find(poa_text_rows[i].key), &poa_text_rows[i]);
        cr_expect(i == 0 || strcmp(poa_text_rows[i - 1].key, poa_text_rows[i].key) < 0);
    }
    cr_expect_null(poa_text_find(""));
    cr_expect_null(poa_text_find("zzz"));
}

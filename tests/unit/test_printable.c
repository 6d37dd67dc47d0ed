/* SPDX-License-Identifier: MIT */
/* Untrusted text on its way to a terminal. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "poalint.h"

#include "base/strbuf.h"
#include "base/utf8.h"

static bool to_buffer(void *user, const char *bytes, size_t length)
{
    poa_strbuf_add(user, bytes, length);
    return true;
}

struct printable_case {
    char bytes[24];
    char expected[32];
};

ParameterizedTestParameters(printable, escapes)
{
    static struct printable_case cases[] = {
        { "plain ~ text", "plain ~ text" },
        { "因é🙂", "因é🙂" },
        { "\x1b[2J", "\\x1b[2J" },
        { "a\tb\r\nc", "a\\x09b\\x0d\\x0ac" },
        { "\x7f", "\\x7f" },
        { "\xC2\x9B", "\\u009b" },          /* C1: CSI in one character */
        { "\xC2\xA0", "\xC2\xA0" },         /* NBSP is a blank */
        { "\xD8\x9C", "\\u061c" },          /* Arabic letter mark */
        { "\xE2\x80\x8B", "\\u200b" },      /* zero width space */
        { "\xE2\x80\x8F", "\\u200f" },      /* right-to-left mark */
        { "\xE2\x80\xA8", "\\u2028" },      /* line separator */
        { "\xE2\x80\xAE", "\\u202e" },      /* right-to-left override */
        { "\xE2\x80\xAF", "\xE2\x80\xAF" }, /* narrow NBSP is a blank */
        { "\xE2\x81\xA0", "\\u2060" },      /* word joiner */
        { "\xE2\x81\xA9", "\\u2069" },      /* pop isolate */
        { "\xEF\xBB\xBF", "\\ufeff" },
        { "\xF3\xA0\x81\x81", "\\u{e0041}" }, /* a tag */
        { "a\xFFz", "a\\xffz" },
        { "\xE5\x9B", "\\xe5\\x9b" }, /* cut off */
        { "\xED\xA0\x80", "\\xed\\xa0\\x80" },
    };
    return cr_make_param_array(struct printable_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct printable_case *c, printable, escapes)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    cr_expect(poa_write_printable(to_buffer, &buf, c->bytes, strlen(c->bytes)));
    cr_expect_str_eq(poa_strbuf_str(&buf), c->expected);
    poa_strbuf_release(&buf);
}

Test(printable, a_nul_is_an_escape_too)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    cr_expect(poa_write_printable(to_buffer, &buf, "a\0b", 3));
    cr_expect_str_eq(poa_strbuf_str(&buf), "a\\x00b");
    poa_strbuf_release(&buf);
}

static bool refuse(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    ++*(int *)user;
    return false;
}

Test(printable, a_failed_write_ends_it)
{
    int calls = 0;

    cr_expect_not(poa_write_printable(refuse, &calls,
                                      "a\x1b"
                                      "b",
                                      3));
    cr_expect_eq(calls, 1);
}

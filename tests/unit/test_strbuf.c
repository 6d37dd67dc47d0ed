/* SPDX-License-Identifier: MIT */
/* The string buffer: grows, ends with NUL, remembers a failure. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"

Test(strbuf, is_a_string_at_every_step)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    cr_expect_str_eq(poa_strbuf_str(&buf), "");
    poa_strbuf_putc(&buf, 'a');
    cr_expect_str_eq(buf.bytes, "a");
    poa_strbuf_puts(&buf, "bc");
    poa_strbuf_add(&buf, "d\0e", 3);
    poa_strbuf_printf(&buf, "%s-%d", "x", 7);
    cr_expect_eq(buf.length, 9);
    cr_expect_eq(memcmp(buf.bytes, "abcd\0ex-7", 10), 0);
    poa_strbuf_clear(&buf);
    cr_expect_str_eq(poa_strbuf_str(&buf), "");
    cr_expect_eq(buf.length, 0);
    poa_strbuf_release(&buf);
    cr_expect_null(buf.bytes);
}

Test(strbuf, grows_with_what_is_appended)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    for (int i = 0; i < 10000; i++)
        poa_strbuf_printf(&buf, "%d,", i % 10);
    cr_expect_eq(buf.length, 20000);
    cr_expect_eq(strlen(buf.bytes), 20000);
    cr_expect_not(buf.failed);
    poa_strbuf_release(&buf);
}

Test(strbuf, a_failure_sticks)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    poa_strbuf_puts(&buf, "kept");
    poa_strbuf_add(&buf, "x", SIZE_MAX / 2);
    cr_expect(buf.failed);
    poa_strbuf_puts(&buf, "not added");
    cr_expect_str_eq(poa_strbuf_str(&buf), "kept");
    poa_strbuf_clear(&buf);
    cr_expect_not(buf.failed);
    poa_strbuf_release(&buf);
}

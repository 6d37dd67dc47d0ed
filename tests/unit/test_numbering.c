/* SPDX-License-Identifier: MIT */
/* Numbers and bullets at the begin of a line, and what only looks like them. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "document/numbering.h"

struct number_case {
    char line[48];
    char rest[32]; /* what is left behind the number */
    poa_script script;
    uint32_t value;
};

ParameterizedTestParameters(numbering, scan)
{
    static struct number_case cases[] = {
        { "1. Root cause", "Root cause", POA_SCRIPT_ARABIC, 1 },
        { "12) x", "x", POA_SCRIPT_ARABIC, 12 },
        { "(3) x", "x", POA_SCRIPT_ARABIC, 3 },
        { "[2] x", "x", POA_SCRIPT_ARABIC, 2 },
        { "1、下架", "下架", POA_SCRIPT_ARABIC, 1 },
        { "1, we", "we", POA_SCRIPT_ARABIC, 1 },
        { "１．下架", "下架", POA_SCRIPT_ARABIC, 1 },
        { "（１）下架", "下架", POA_SCRIPT_ARABIC, 1 },
        { "2.我们", "我们", POA_SCRIPT_ARABIC, 2 },
        { "1　根本原因", "根本原因", POA_SCRIPT_ARABIC, 1 },
        { "1️⃣ 原因", "原因", POA_SCRIPT_ARABIC, 1 },
        { "1.2 Training", "Training", POA_SCRIPT_NESTED, 2 },
        { "1.2.3 培训", "培训", POA_SCRIPT_NESTED, 3 },
        { "a) x", "x", POA_SCRIPT_LOWER, 1 },
        { "A. Root", "Root", POA_SCRIPT_UPPER, 1 },
        { "(b) x", "x", POA_SCRIPT_LOWER, 2 },
        { "iv. x", "x", POA_SCRIPT_LOWER_ROMAN, 4 },
        { "III) x", "x", POA_SCRIPT_UPPER_ROMAN, 3 },
        { "一、根本原因", "根本原因", POA_SCRIPT_HAN, 1 },
        { "十二、附件", "附件", POA_SCRIPT_HAN, 12 },
        { "（二）措施", "措施", POA_SCRIPT_HAN, 2 },
        { "(三) 措施", "措施", POA_SCRIPT_HAN, 3 },
        { "一 根本原因", "根本原因", POA_SCRIPT_HAN, 1 },
        { "壹、案由", "案由", POA_SCRIPT_FORMAL, 1 },
        { "參、措施", "措施", POA_SCRIPT_FORMAL, 3 },
        { "第一，下架", "下架", POA_SCRIPT_ORDINAL, 1 },
        { "第二步：退款", "退款", POA_SCRIPT_ORDINAL, 2 },
        { "第三部分 预防", "预防", POA_SCRIPT_ORDINAL, 3 },
        { "第1点、下架", "下架", POA_SCRIPT_ORDINAL, 1 },
        { "① 原因", "原因", POA_SCRIPT_CIRCLED, 1 },
        { "⑵原因", "原因", POA_SCRIPT_CIRCLED, 2 },
        { "⒊原因", "原因", POA_SCRIPT_CIRCLED, 3 },
        { "㈠原因", "原因", POA_SCRIPT_CIRCLED, 1 },
        { "Ⅱ. 措施", "措施", POA_SCRIPT_CIRCLED, 2 },
        { "Part 1: Cause", "Cause", POA_SCRIPT_WORD, 1 },
        { "Step 2 Refunds", "Refunds", POA_SCRIPT_WORD, 2 },
        { "Section A - Cause", "Cause", POA_SCRIPT_WORD, 1 },
        { "- x", "x", POA_SCRIPT_BULLET, 0 },
        { "-- 原因", "原因", POA_SCRIPT_BULLET, 0 },
        { "— x", "x", POA_SCRIPT_BULLET, 0 },
        { "• x", "x", POA_SCRIPT_BULLET, 0 },
        { "· 下架", "下架", POA_SCRIPT_BULLET, 0 },
        { "* x", "x", POA_SCRIPT_BULLET, 0 },
        { "o x", "x", POA_SCRIPT_BULLET, 0 },
        { "✅ x", "x", POA_SCRIPT_BULLET, 0 },
        { "- 1. x", "x", POA_SCRIPT_ARABIC, 1 },
        /* content */
        { "1.5 kg of it", "1.5 kg of it", POA_SCRIPT_NONE, 0 },
        { "1,244 orders", "1,244 orders", POA_SCRIPT_NONE, 0 },
        { "2025. We", "2025. We", POA_SCRIPT_NONE, 0 },
        { "2025年3月", "2025年3月", POA_SCRIPT_NONE, 0 },
        { "3月6日", "3月6日", POA_SCRIPT_NONE, 0 },
        { "3 March", "3 March", POA_SCRIPT_NONE, 0 },
        { "10:30 in the morning", "10:30 in the morning", POA_SCRIPT_NONE, 0 },
        { "A customer", "A customer", POA_SCRIPT_NONE, 0 },
        { "I removed", "I removed", POA_SCRIPT_NONE, 0 },
        { "U.S. buyers", "U.S. buyers", POA_SCRIPT_NONE, 0 },
        { "e.g. this", "e.g. this", POA_SCRIPT_NONE, 0 },
        { "-5 units", "-5 units", POA_SCRIPT_NONE, 0 },
        { "一直没有", "一直没有", POA_SCRIPT_NONE, 0 },
        { "第一时间下架", "第一时间下架", POA_SCRIPT_NONE, 0 },
        { "第三方物流", "第三方物流", POA_SCRIPT_NONE, 0 },
        { "Part of it", "Part of it", POA_SCRIPT_NONE, 0 },
        { "Section 3 of the", "Section 3 of the", POA_SCRIPT_NONE, 0 },
        { "**bold** words", "**bold** words", POA_SCRIPT_NONE, 0 },
        { "on time", "on time", POA_SCRIPT_NONE, 0 },
        { "(2 units)", "(2 units)", POA_SCRIPT_NONE, 0 },
    };
    return cr_make_param_array(struct number_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct number_case *c, numbering, scan)
{
    poa_number number = poa_number_scan(c->line, 0, (uint32_t)strlen(c->line));

    cr_expect_eq(number.script, c->script, "%s: script %d", c->line, (int)number.script);
    cr_expect_eq(number.value, c->value, "%s: value %u", c->line, (unsigned)number.value);
    cr_expect_str_eq(c->line + number.end, c->rest, "%s: rest '%s'", c->line, c->line + number.end);
}

/* Accept and note a line; returns its level, 0 where it is no number. */
static uint32_t next(poa_numbering *numbering, const char *line, bool fresh)
{
    poa_number number = poa_number_scan(line, 0, (uint32_t)strlen(line));

    if (number.script == POA_SCRIPT_NONE || !poa_numbering_accept(numbering, &number, fresh))
        return 0;
    return poa_numbering_note(numbering, &number);
}

Test(numbering, levels)
{
    poa_numbering numbering = { .depth = 0 };

    cr_expect_eq(next(&numbering, "一、原因", true), 1);
    cr_expect_eq(next(&numbering, "1. a", true), 2);
    cr_expect_eq(next(&numbering, "(1) a", true), 3);
    cr_expect_eq(next(&numbering, "(2) a", true), 3);
    cr_expect_eq(next(&numbering, "2. a", true), 2);
    cr_expect_eq(next(&numbering, "二、措施", true), 1);
    cr_expect_eq(next(&numbering, "1. a", true), 2);
}

Test(numbering, wrapped_lines_are_no_numbers)
{
    poa_numbering numbering = { .depth = 0 };

    cr_expect_eq(next(&numbering, "12. We", false), 0, "the rest of 'on March 12.'");
    cr_expect_eq(next(&numbering, "J. Smith", true), 0, "an initial");
    cr_expect_eq(next(&numbering, "3) We", true), 1);
    cr_expect_eq(next(&numbering, "4) We", false), 1, "the successor of a number");
}

Test(numbering, letters_and_roman_numbers)
{
    poa_numbering letters = { .depth = 0 };
    poa_numbering roman = { .depth = 0 };

    for (const char *line = "h. x"; line != NULL; line = NULL)
        cr_expect_eq(next(&letters, line, true), 0);
    cr_expect_eq(next(&roman, "i. x", true), 1);
    cr_expect_eq(next(&roman, "ii. x", true), 1);
    cr_expect_eq(next(&roman, "v. x", true), 0);
    cr_expect_eq(next(&letters, "a) x", true), 1);
    cr_expect_eq(next(&letters, "c) x", true), 1);
}

Test(numbering, deep_nesting_stays_inside)
{
    static const char *const lines[] = { "一、x", "1. x", "(1) x", "① x",     "a) x", "A) x",
                                         "(a) x", "⑴ x",  "i) x",  "第一，x", "1) x", "壹、x" };
    poa_numbering numbering = { .depth = 0 };
    uint32_t level = 0;

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        level = next(&numbering, lines[i], true);
    cr_expect_eq(level, POA_NUMBERING_DEPTH);
}

/* SPDX-License-Identifier: MIT */
/* Folding: what becomes of characters, gaps and words, and the way back. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "document/fold.h"

static poa_fold fold_of(poa_arena *arena, const char *bytes, size_t length)
{
    static poa_text text;
    poa_folder folder;
    poa_fold fold = { 0 };

    text = (poa_text){ bytes, (uint32_t)length, "utf-8", "text", NULL, 0, true };
    poa_folder_init(&folder, arena, &text);
    poa_folder_add(&folder, (poa_span){ 0, (uint32_t)length });
    cr_assert_eq(poa_folder_finish(&folder, &fold, NULL), POA_OK);
    return fold;
}

struct fold_case {
    char text[64];
    char expected[64];
};

ParameterizedTestParameters(fold, text)
{
    static struct fold_case cases[] = {
        { "", "" },
        { "Plain ASCII, 100 % (of it)! \"x\" 'y' - z",
          "Plain ASCII, 100 % (of it)! \"x\" 'y' - z" },
        { "café naïve", "café naïve" },              /* letters keep their accents */
        { "Ａｍａｚｏｎ，１２３！", "Amazon,123!" }, /* full width */
        { "（一）《书》【注】、。", "(一)《书》【注】、。" },
        { "“a” „b‟ «c» ‘d’ ‚e‛", "\"a\" \"b\" \"c\" 'd' 'e'" },
        { "「甲」『乙』〝丙〞", "\"甲\"\"乙\"\"丙\"" },
        { "a–b—c‐d‑e−f﹣g", "a-b-c-d-e-f-g" },
        { "3～5天 3〜5天", "3~5天 3~5天" },
        { "a\xC2\xA0"
          "b\xE3\x80\x80"
          "c\td",
          "a b c d" },
        { "a  \t b", "a b" }, /* a run of blanks is one */
        { "f\xC2\xADr\xE2\x80\x8B"
          "e\xE2\x80\x8D"
          "e\xEF\xB8\x8F\xE2\x81\xA0",
          "free" },
        { "⼀⼈⾔", "一人言" }, /* Kangxi radicals */
        { "ﬁne ② № ㎏ ½ Nike™", "fine 2 No kg ½ Nike™" },
        { "……", "......" },
        { "瞭解藉口回覆祇是", "了解借口回复只是" },      /* our overrides */
        { "佢哋冇睇，喺度唔知", "他们没有看,在度不知" }, /* written Cantonese */
        { "著作權 帳號 計畫", "著作权帐号计画" },
        { "發貨後檢查買家投訴", "发货后检查买家投诉" },
        { "店舖 擡頭", "店铺抬头" },
        { "Аmаzоn", "Amazon" },       /* Cyrillic letters in a Latin word */
        { "аmazon", "amazon" },       /* the first letter is one */
        { "Amazоn-о", "Amazon-о" },   /* the word ends at the dash */
        { "товар оса", "товар оса" }, /* a Russian word stays */
        { "Αmazon ΑΒ", "Amazon ΑΒ" },
        { "amа\xE2\x80\x8Bzon", "amazon" },
        { "我们 已经\xE3\x80\x80退款", "我们已经退款" }, /* blanks between Han go */
        { "我们 sold 货", "我们 sold 货" },
        { "因为\n货物", "因为货物" },
        { "因为 \r\n\t货物", "因为货物" },
        { "货物，\n我们", "货物,我们" },
        { "we\nsold", "we sold" },
        { "we \r\n  sold", "we sold" },
        { "我们\nsold", "我们 sold" },
        { "a\xE2\x80\xA8"
          "b\x0B"
          "c\x0C"
          "d\xC2\x85"
          "e",
          "a b c d e" },
        { "\n a", "a" }, /* a line break at an end is nothing */
        { "a\n", "a" },
        { " a ", " a " },
        { "因\xE2\x80\x8B 果", "因果" },
    };
    return cr_make_param_array(struct fold_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct fold_case *c, fold, text)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_fold fold = fold_of(&arena, c->text, strlen(c->text));

    cr_expect_str_eq(fold.bytes, c->expected, "'%s' gives '%s'", c->text, fold.bytes);
    cr_expect_eq(fold.length, strlen(c->expected));
    poa_arena_release(&arena);
}

struct map_case {
    char text[32];
    char needle[16];   /* in the fold */
    char expected[32]; /* in the text */
};

ParameterizedTestParameters(fold, map)
{
    static struct map_case cases[] = {
        { "we sold it", "sold", "sold" },
        { "我們已經退款", "已经", "已經" },
        { "we“re”", "\"re\"", "“re”" },
        { "Аmаzоn is", "Amazon", "Аmаzоn" },
        { "x ﬁne y", "i", "ﬁ" }, /* half of a ligature is all of it */
        { "因 \n 为", "因为", "因 \n 为" },
        { "we \n sold", " ", " \n " },
        { "fr\xE2\x80\x8B"
          "ee x",
          "free",
          "fr\xE2\x80\x8B"
          "ee" },
        { "é因x", "x", "x" },
        { "a……b", "...", "……" },
    };
    return cr_make_param_array(struct map_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct map_case *c, fold, map)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_fold fold = fold_of(&arena, c->text, strlen(c->text));
    const char *at = strstr(fold.bytes, c->needle);

    cr_assert_not_null(at, "%s in %s", c->needle, fold.bytes);
    uint32_t begin = (uint32_t)(at - fold.bytes);
    poa_fold_span in = { begin, begin + (uint32_t)strlen(c->needle) };
    poa_span got = poa_fold_to_text(&fold, in);
    if (strcmp(c->needle, "...") == 0) /* the first of two marks */
        got.end += 3;
    cr_expect_eq(got.end - got.begin, strlen(c->expected));
    cr_expect_eq(strncmp(c->text + got.begin, c->expected, got.end - got.begin), 0);
    poa_fold_span back = poa_fold_from_text(&fold, got);
    cr_expect_leq(back.begin, in.begin);
    cr_expect_geq(back.end, in.end);
    poa_arena_release(&arena);
}

Test(fold, part_of_a_character_is_the_whole_one)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_fold fold = fold_of(&arena, "x因y", 5);

    for (uint32_t i = 1; i < 4; i++) {
        poa_span got = poa_fold_to_text(&fold, (poa_fold_span){ i, i + 1 });
        cr_expect_eq(got.begin, 1);
        cr_expect_eq(got.end, 4);
    }
    poa_arena_release(&arena);
}

Test(fold, blocks_are_apart_and_a_break_belongs_to_neither)
{
    static const char bytes[] = "one\n\ntwo";
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_text text = { bytes, 8, "utf-8", "text", NULL, 0, true };
    poa_folder folder;
    poa_fold fold = { 0 };

    poa_folder_init(&folder, &arena, &text);
    poa_folder_add(&folder, (poa_span){ 0, 3 });
    poa_folder_break(&folder, 3);
    poa_folder_add(&folder, (poa_span){ 5, 8 });
    poa_folder_break(&folder, 8);
    cr_assert_eq(poa_folder_finish(&folder, &fold, NULL), POA_OK);
    cr_expect_str_eq(fold.bytes, "one\ntwo\n");
    poa_fold_span one = poa_fold_from_text(&fold, (poa_span){ 0, 3 });
    poa_fold_span two = poa_fold_from_text(&fold, (poa_span){ 5, 8 });
    poa_fold_span gap = poa_fold_from_text(&fold, (poa_span){ 3, 5 });
    cr_expect(one.begin == 0 && one.end == 3);
    cr_expect(two.begin == 4 && two.end == 7);
    cr_expect_eq(gap.begin, gap.end);
    poa_span across = poa_fold_to_text(&fold, (poa_fold_span){ 2, 5 });
    poa_span behind = poa_fold_to_text(&fold, (poa_fold_span){ 3, 8 });
    cr_expect(across.begin == 2 && across.end == 6);
    cr_expect(behind.begin == 5 && behind.end == 8, "a break at an end adds nothing");
    poa_arena_release(&arena);
}

Test(fold, a_string_of_a_pack_keeps_its_blanks)
{
    static const char bytes[] = "我 們  ok\n“Ａ”……";
    poa_strbuf out = POA_STRBUF_INIT;

    poa_fold_string(&out, bytes, strlen(bytes));
    cr_expect_str_eq(poa_strbuf_str(&out), "我 们  ok\n\"A\"......");
    poa_strbuf_release(&out);
}

Test(fold, a_character_by_itself)
{
    size_t length = 7;

    cr_expect_null(poa_fold_character('a', &length));
    cr_expect_null(poa_fold_character(0x10FFFF, &length));
    cr_expect_not_null(poa_fold_character(0x200B, &length));
    cr_expect_eq(length, 0);
    const char *form = poa_fold_character(0xFF08, &length);
    cr_expect(length == 1 && form[0] == '(');
}

Test(fold, memory_that_runs_out_is_an_error)
{
    static const char bytes[] = "發a貨b後c檢d查e買f家g投h訴";
    poa_text text = { bytes, sizeof(bytes) - 1, "utf-8", "text", NULL, 0, true };
    size_t limit = 0;
    poa_status status = POA_NOMEM;

    for (; status != POA_OK && limit < 10000; limit += 16) {
        poa_arena arena = POA_ARENA_INIT(limit);
        poa_folder folder;
        poa_fold fold = { 0 };
        poa_error err = { .lang = POA_LANG_EN };
        poa_folder_init(&folder, &arena, &text);
        poa_folder_add(&folder, (poa_span){ 0, text.length });
        status = poa_folder_finish(&folder, &fold, &err);
        cr_expect(status == POA_OK || status == POA_NOMEM);
        poa_arena_release(&arena);
    }
    cr_expect_eq(status, POA_OK);
    cr_expect_gt(limit, 32);
}

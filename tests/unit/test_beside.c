/* SPDX-License-Identifier: MIT */
/* Notices by their names, and types of file by theirs. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "poalint.h"

#include "cli/beside.h"

Test(beside, notice_names)
{
    cr_expect(poa_is_notice_name("x.notice.txt"));
    cr_expect(poa_is_notice_name("a/b.c/x.Notice.TXT"));
    cr_expect_not(poa_is_notice_name("notice.txt"));
    cr_expect_not(poa_is_notice_name(".notice.txt"), "no draft's name is before it");
    cr_expect_not(poa_is_notice_name("xnotice.txt"));
    cr_expect_not(poa_is_notice_name("x.notice"));
    cr_expect_not(poa_is_notice_name("x.notice.png"));
    cr_expect_not(poa_is_notice_name("x.notice.txt/y.txt"));
    cr_expect_not(poa_is_notice_name("-"));
}

Test(beside, types_of_names)
{
    cr_expect_str_eq(poa_type_of_name("x.txt"), "text");
    cr_expect_str_eq(poa_type_of_name("a/x.TXT"), "text");
    cr_expect_null(poa_type_of_name("x.png"));
    cr_expect_null(poa_type_of_name("txt"));
    cr_expect_null(poa_type_of_name(".txt"), "an ending alone is a hidden file");
    cr_expect_null(poa_type_of_name(""));
    for (size_t i = 0; poa_type_ending(i) != NULL; i++) {
        char name[32];
        (void)snprintf(name, sizeof(name), "x%s", poa_type_ending(i));
        cr_expect_not_null(poa_type_of_name(name), "%s", name);
    }
    cr_expect_str_eq(poa_type_ending(0), ".txt");
}

struct beside_case {
    const char files[3][24];
    const char draft[24];
    const char notice[24]; /* "": none */
};

ParameterizedTestParameters(beside, notices)
{
    static struct beside_case cases[] = {
        { { "x.notice.txt" }, "x.txt", "x.notice.txt" },
        { { "x.notice.text" }, "x.txt", "x.notice.text" },
        { { "x.notice.txt", "x.notice.text" }, "x.text", "x.notice.text" },
        { { "x.notice.txt", "x.notice.text" }, "x.txt", "x.notice.txt" },
        { { "x.notice.TXT" }, "x.TXT", "x.notice.TXT" },
        { { "x.notice.txt" }, "x.TXT", "x.notice.txt" },
        { { "x.notice.png" }, "x.txt", "" },
        { { "x.notice.txt" }, "y.txt", "" },
        { { "x.notice.txt" }, "x", "" },
        { { "x.notice.txt", "x.notice.notice.txt" }, "x.notice.txt", "" },
        { { "x.y.notice.txt" }, "x.y.txt", "x.y.notice.txt" },
        { { "x.notice.txt/" }, "x.txt", "" },
        { { "" }, "x.txt", "" },
    };
    return cr_make_param_array(struct beside_case, cases, sizeof(cases) / sizeof(cases[0]));
}

static void make(const char *path)
{
    size_t length = strlen(path);

    if (path[length - 1] == '/')
        cr_assert_eq(mkdir(path, 0700), 0);
    else
        cr_assert_eq(fclose(fopen(path, "wb")), 0);
}

ParameterizedTest(struct beside_case *c, beside, notices)
{
    char folder[] = "/tmp/poalint-beside-XXXXXX";
    char path[3][96];
    char draft[96];
    char expected[96];

    cr_assert_not_null(mkdtemp(folder));
    for (size_t i = 0; i < 3 && c->files[i][0] != '\0'; i++) {
        (void)snprintf(path[i], sizeof(path[i]), "%s/%s", folder, c->files[i]);
        make(path[i]);
    }
    (void)snprintf(draft, sizeof(draft), "%s/%s", folder, c->draft);
    (void)snprintf(expected, sizeof(expected), "%s/%s", folder, c->notice);
    char *notice = poa_notice_beside(draft);
    if (c->notice[0] == '\0')
        cr_expect_null(notice, "%s", notice);
    else
        cr_expect(notice != NULL && strcmp(notice, expected) == 0, "%s: %s", c->draft,
                  notice != NULL ? notice : "none");
    free(notice);
    for (size_t i = 0; i < 3 && c->files[i][0] != '\0'; i++)
        cr_assert_eq(remove(path[i]), 0);
    (void)rmdir(folder);
}

Test(beside, standard_input_has_no_neighbour)
{
    cr_expect_null(poa_notice_beside("-"));
    cr_expect_null(poa_notice_beside(""));
}

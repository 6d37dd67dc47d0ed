/* SPDX-License-Identifier: MIT */
/* Ignore files: what a pattern leaves out. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/ignore.h"
#include "support/deadline.h"

/* An ignore file with these bytes; `folder` is made for it. */
static void write_ignore(char *folder, const char *bytes)
{
    char path[64];

    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(path, sizeof(path), "%s/.poalintignore", folder);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    cr_assert_eq(fclose(file), 0);
}

static int read_ignore(poa_ignore *out, const char *folder, const poa_ignore *above)
{
    char path[64];

    (void)snprintf(path, sizeof(path), "%s/.poalintignore", folder);
    return poa_ignore_read(out, path, above);
}

static void remove_ignore(const char *folder)
{
    char path[64];

    (void)snprintf(path, sizeof(path), "%s/.poalintignore", folder);
    (void)unlink(path);
    (void)rmdir(folder);
}

struct ignore_case {
    const char patterns[40];
    const char path[40]; /* below the folder; ends with "/" for a folder */
    bool ignored;
};

ParameterizedTestParameters(ignore, patterns)
{
    static struct ignore_case cases[] = {
        { "a.txt", "a.txt", true },
        { "a.txt", "x/y/a.txt", true },
        { "a.txt", "ba.txt", false },
        { "a.txt", "a.txt/", true }, /* a folder of that name */
        { "*.txt", "x/a.txt", true },
        { "*.txt", ".txt", true },
        { "a*", "x/a/", true },
        { "a?c", "abc", true },
        { "a?c", "ac", false },
        { "a[bd]c", "adc", true },
        { "\\*.txt", "a.txt", false },
        { "\\*.txt", "*.txt", true },
        { "/a.txt", "a.txt", true },
        { "/a.txt", "x/a.txt", false },
        { "x/a.txt", "x/a.txt", true },
        { "x/a.txt", "y/x/a.txt", false },
        { "x/*.txt", "x/y/a.txt", false },
        { "*/a.txt", "x/a.txt", true },
        { "*/a.txt", "x/y/a.txt", false },
        { "**/a.txt", "a.txt", true },
        { "**/x/a.txt", "y/z/x/a.txt", true },
        { "**/x/*/b/a.txt", "x/x/c/b/a.txt", true },
        { "x/**/a.txt", "x/a.txt", true },
        { "x/**/a.txt", "x/y/z/a.txt", true },
        { "x/**/a.txt", "y/x/a.txt", false },
        { "x/**", "x/", false },
        { "x/**", "x/y/a.txt", true },
        { "**", "a.txt", true },
        { "old/", "old/", true },
        { "old/", "old", false },
        { "/x/old/", "x/old/", true },
        { "/x/old/", "y/old/", false },
        { "# a.txt", "a.txt", false },
        { "# a.txt", "# a.txt", false },
        { "\\# a.txt", "# a.txt", true },
        { "\\!a.txt", "!a.txt", true },
        { "\n\n  \n", "a.txt", false },
        { "a.txt \t\r\n", "a.txt", true },
        { "a\\ ", "a ", true },
        { "*.txt\n!a.txt", "a.txt", false },
        { "*.txt\n!a.txt", "b.txt", true },
        { "!a.txt\n*.txt", "a.txt", true },
        { "*.txt\n!x/a.txt", "x/a.txt", false },
        { "\xEF\xBB\xBF"
          "a.txt\r\nb.txt",
          "a.txt", true },
        { "/", "a.txt", false },
        { "!", "a.txt", false },
        { "", "a.txt", false },
    };
    return cr_make_param_array(struct ignore_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct ignore_case *c, ignore, patterns)
{
    char folder[] = "/tmp/poalint-ignore-XXXXXX";
    char path[128];
    poa_ignore ignore;

    write_ignore(folder, c->patterns);
    cr_assert_eq(read_ignore(&ignore, folder, NULL), 0);
    int length = snprintf(path, sizeof(path), "%s/%s", folder, c->path);
    bool is_folder = path[length - 1] == '/';
    if (is_folder)
        path[length - 1] = '\0';
    cr_expect_eq(poa_ignored(&ignore, path, is_folder), c->ignored, "'%s' and %s", c->patterns,
                 c->path);
    poa_ignore_release(&ignore);
    remove_ignore(folder);
}

Test(ignore, a_deeper_file_decides_first)
{
    char top[] = "/tmp/poalint-ignore-XXXXXX";
    char path[64];
    poa_ignore above;
    poa_ignore below;

    write_ignore(top, "*.txt\n/b.txt");
    cr_assert_eq(read_ignore(&above, top, NULL), 0);
    remove_ignore(top);
    write_ignore(strcpy(top, "/tmp/poalint-ignore-XXXXXX"), "!a.txt");
    /* as if it lay in the first one's folder "sub" */
    cr_assert_eq(read_ignore(&below, top, &above), 0);
    remove_ignore(top);
    below.folder += strlen("/sub");
    (void)snprintf(path, sizeof(path), "%s/sub/a.txt", top);
    cr_expect_not(poa_ignored(&below, path, false));
    cr_expect(poa_ignored(&above, path, false));
    (void)snprintf(path, sizeof(path), "%s/sub/b.txt", top);
    cr_expect(poa_ignored(&below, path, false));
    poa_ignore_release(&below);
    poa_ignore_release(&above);
}

Test(ignore, a_missing_file_has_no_patterns_and_a_pipe_is_refused)
{
    char folder[] = "/tmp/poalint-ignore-XXXXXX";
    char path[64];
    poa_ignore ignore;

    end_after(10);
    cr_assert_not_null(mkdtemp(folder));
    cr_expect_eq(read_ignore(&ignore, folder, NULL), 0);
    cr_expect_eq(ignore.count, 0);
    (void)snprintf(path, sizeof(path), "%s/.poalintignore", folder);
    cr_assert_eq(mkfifo(path, 0600), 0);
    cr_expect_neq(read_ignore(&ignore, folder, NULL), 0);
    cr_expect_eq(ignore.count, 0);
    remove_ignore(folder);
}

/* A hundred "**" against a path of two thousand folders: the way back is short. */
Test(ignore, many_stars_take_no_time)
{
    char folder[] = "/tmp/poalint-ignore-XXXXXX";
    static char patterns[2000] = "";
    static char path[5000] = "";
    poa_ignore ignore;

    end_after(10);
    for (int i = 0; i < 100; i++)
        (void)strcat(patterns, "**/*a*a*b/**/a/");
    (void)strcat(patterns, "x");
    write_ignore(folder, patterns);
    cr_assert_eq(read_ignore(&ignore, folder, NULL), 0);
    (void)strcat(path, folder);
    for (int i = 0; i < 2000; i++)
        (void)strcat(path, i % 2 == 0 ? "/a" : "/b");
    cr_expect_not(poa_ignored(&ignore, path, false));
    poa_ignore_release(&ignore);
    remove_ignore(folder);
}

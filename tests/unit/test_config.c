/* SPDX-License-Identifier: MIT */
/* Settings files: strict, every value with its place, the nearest one found. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/config.h"
#include "config/keys.h"
#include "config/paths.h"

struct faults {
    size_t count;
    poa_error first;
};

static void take_fault(void *user, const poa_error *problem)
{
    struct faults *faults = user;

    if (faults->count++ == 0)
        faults->first = *problem;
}

static poa_config *parse(const char *path, const char *text, struct faults *faults)
{
    poa_config *config = NULL;
    poa_error err = { .lang = POA_LANG_EN };

    *faults = (struct faults){ 0 };
    poa_status status =
        poa_config_parse(&config, path, text, strlen(text), take_fault, faults, &err);
    cr_expect_eq(status == POA_OK, config != NULL);
    cr_expect_eq(status == POA_OK, faults->count == 0);
    cr_expect_eq(err.status, faults->first.status);
    return config;
}

/* ---- Reading ------------------------------------------------------------------------- */

Test(config, values_and_their_places)
{
    static const char text[] = "min-score: 85\n"
                               "ignore: [pleading, hardship]\n"
                               "select: vague-promise\n"
                               "severity:\n  flattery: error\n"
                               "quiet: true\n"
                               "rules: [own.yaml, /packs]\n"
                               "baseline: accepted.yaml\n";
    struct faults faults;
    poa_config *config = parse("dir/poalint.yaml", text, &faults);
    poa_config_value value;

    cr_assert_not_null(config, "%s", faults.first.message);
    cr_expect_str_eq(poa_config_path(config), "dir/poalint.yaml");
    cr_assert(poa_config_get(config, "min-score", &value));
    cr_expect(value.count == 1 && value.line == 1 && value.column == 12);
    cr_expect_str_eq(value.items[0], "85");
    cr_assert(poa_config_get(config, "ignore", &value));
    cr_expect(value.count == 2 && value.line == 2 && value.column == 9);
    cr_expect_str_eq(value.items[1], "hardship");
    cr_assert(poa_config_get(config, "select", &value));
    cr_expect(value.count == 1);
    cr_assert(poa_config_get(config, "severity", &value));
    cr_expect_str_eq(value.items[0], "flattery=error");
    cr_assert(poa_config_get(config, "rules", &value));
    cr_expect_str_eq(value.items[0], "dir/own.yaml", "seen from the caller");
    cr_expect_str_eq(value.items[1], "/packs");
    cr_assert(poa_config_get(config, "baseline", &value));
    cr_expect_str_eq(value.items[0], "dir/accepted.yaml");
    cr_expect_not(poa_config_get(config, "format", &value), "not said");
    cr_expect_not(poa_config_get(config, "output", &value), "no key");
    poa_config_free(config);
}

Test(config, what_is_built_in_can_be_said)
{
    char text[2048] = "";
    struct faults faults;
    poa_setting setting;
    poa_config_value value;

    for (size_t i = 0; poa_setting_at(i, &setting); i++)
        (void)snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s: %s\n", setting.name,
                       setting.initial);
    poa_config *config = parse("poalint.yaml", text, &faults);
    cr_assert_not_null(config, "%s", faults.first.message);
    cr_expect(poa_config_get(config, "rules", &value) && value.count == 0);
    cr_expect(poa_config_get(config, "baseline", &value) && value.items[0][0] == '\0');
    poa_config_free(config);
}

Test(config, an_empty_file_says_nothing)
{
    struct faults faults;
    poa_config *config = parse("poalint.yaml", "# nothing\n", &faults);
    poa_config_value value;

    cr_assert_not_null(config);
    cr_expect_not(poa_config_get(config, "min-score", &value));
    poa_config_free(config);
}

struct wrong_case {
    char text[80];
    uint32_t line;
    uint32_t column;
    char message[96]; /* a part of it */
};

ParameterizedTestParameters(config, strict)
{
    static struct wrong_case cases[] = {
        { "min-scoer: 1", 1, 1, "unknown key 'min-scoer'; did you mean 'min-score'?" },
        { "output: x", 1, 1, "unknown key 'output'" },
        { "quiet: true\nquiet: false", 2, 1, "stands twice" },
        { "min-score: 101", 1, 12, "101 is not between 0 and 100" },
        { "min-score: -1", 1, 12, "'-1' is not a whole number" },
        { "min-score: [1]", 1, 12, "one value is wanted here, not a list" },
        { "min-score:", 1, 11, "the value is empty" },
        { "fail-on: eror", 1, 10, "unknown value 'eror' of 'fail-on'; did you mean 'error'?" },
        { "mode: letter", 1, 7, "it takes: auto, plan, dispute" },
        { "quiet: yes", 1, 8, "'yes' is not one of: false, true" },
        { "format: jsn", 1, 9, "did you mean 'json'?" },
        { "encoding: utf-88", 1, 11, "did you mean 'utf-8'?" },
        { "ignore: {a: b}", 1, 9, "a list is wanted here, not a map" },
        { "ignore: [[a]]", 1, 10, "one value is wanted here, not a list" },
        { "severity: [a]", 1, 11, "a map is wanted here, not a list" },
        { "severity: {a: eror}", 1, 15, "did you mean 'error'?" },
        { "severity: {a: [error]}", 1, 15, "one value is wanted here" },
        { "rules: ['']", 1, 9, "the value is empty" },
        { "- a", 1, 1, "a map is wanted here, not a list" },
        { "a: [", 2, 1, "wrong YAML" },
    };
    return cr_make_param_array(struct wrong_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct wrong_case *c, config, strict)
{
    struct faults faults;
    poa_config *config = parse("x/poalint.yaml", c->text, &faults);

    cr_assert_null(config, "%s", c->text);
    cr_expect_eq(faults.count, 1, "%s: %zu", c->text, faults.count);
    cr_expect(faults.first.line == c->line && faults.first.column == c->column, "%s: %u:%u",
              c->text, faults.first.line, faults.first.column);
    cr_expect_str_eq(faults.first.source, "x/poalint.yaml");
    cr_expect_not_null(strstr(faults.first.message, c->message), "%s: %s", c->text,
                       faults.first.message);
}

Test(config, every_fault_is_reported)
{
    struct faults faults;

    cr_expect_null(parse("x", "min-scoer: 1\nmode: x\nignore: [[a], [b]]\n", &faults));
    cr_expect_eq(faults.count, 4);
}

Test(config, names_are_checked_against_a_pack)
{
    static const char text[] = "appeal: inauthentik\nselect: [vague-promise, vague-promse]\n"
                               "severity: {pleadin: error}\nignore: zzzzzzzz\n";
    struct faults faults;
    poa_pack *pack = NULL;
    poa_error err = { .lang = POA_LANG_EN };
    poa_config *config = parse("x", text, &faults);

    cr_assert_not_null(config);
    cr_assert_eq(poa_pack_load(&pack, NULL, &err), POA_OK);
    cr_expect_eq(poa_config_check(config, pack, take_fault, &faults, &err), POA_RULE);
    cr_expect_eq(faults.count, 4);
    cr_expect(err.line == 1 && err.column == 9);
    cr_expect_str_eq(err.message, "unknown kind of appeal 'inauthentik'; did you mean "
                                  "'inauthentic'?");
    poa_config_free(config);
    config = parse("x", "appeal: auto\nselect: [vague-promise]\n", &faults);
    cr_expect_eq(poa_config_check(config, pack, NULL, NULL, NULL), POA_OK);
    poa_config_free(config);
    poa_pack_free(pack);
}

Test(config, a_missing_file_is_an_error)
{
    struct faults faults = { 0 };
    poa_error err = { .lang = POA_LANG_EN };
    poa_config *config = NULL;

    cr_expect_eq(poa_config_load(&config, "/nowhere/x.yaml", take_fault, &faults, &err), POA_READ);
    cr_expect_eq(faults.count, 1);
    cr_expect_str_eq(err.source, "/nowhere/x.yaml");
}

/* ---- Searching ------------------------------------------------------------------------- */

/* A folder of its own: a/poalint.yaml, a/b/c/, a/d/poalint.yaml/ (a folder). */
static char *make_tree(char *root)
{
    char path[64];

    cr_assert_not_null(mkdtemp(root));
    static const char *const folders[] = { "a", "a/b", "a/b/c", "a/d", "a/d/poalint.yaml" };
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", root, folders[i]);
        cr_assert_eq(mkdir(path, 0755), 0);
    }
    (void)snprintf(path, sizeof(path), "%s/a/poalint.yaml", root);
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    cr_assert_eq(fclose(file), 0);
    return realpath(root, NULL);
}

static void remove_tree(const char *root)
{
    static const char *const parts[] = {
        "link", "a/poalint.yaml", "a/d/poalint.yaml", "a/d", "a/b/c", "a/b", "a", "."
    };

    cr_assert_eq(chdir(root), 0);
    for (size_t i = 0; i + 1 < sizeof(parts) / sizeof(parts[0]); i++)
        cr_expect_eq(remove(parts[i]), 0, "%s", parts[i]);
    cr_expect_eq(chdir("/"), 0);
    cr_expect_eq(rmdir(root), 0);
}

static void expect_found(const char *draft, const char *real, const char *tail)
{
    char expected[128];
    char *found = NULL;
    poa_error err = { .lang = POA_LANG_EN };

    cr_assert_eq(poa_config_find(&found, draft, &err), POA_OK);
    cr_assert_not_null(found, "%s", draft);
    (void)snprintf(expected, sizeof(expected), "%s%s", real, tail);
    cr_expect_str_eq(found, expected, "%s: %s", draft, found);
    free(found);
}

Test(config, the_nearest_file_above_is_found)
{
    char root[] = "/tmp/poalint-test-XXXXXX";
    char draft[96];
    char *real = make_tree(root);
    static const char *const drafts[] = {
        "a/x.txt", "a/b/x.txt", "a/b/c/x.txt", "a/d/x.txt", "a/not/there/x.txt", "a/b/../d/x.txt",
    };

    for (size_t i = 0; i < sizeof(drafts) / sizeof(drafts[0]); i++) {
        (void)snprintf(draft, sizeof(draft), "%s/%s", root, drafts[i]);
        expect_found(draft, real, "/a/poalint.yaml");
    }
    cr_assert_eq(chdir(root), 0);
    expect_found("a/b/x.txt", real, "/a/poalint.yaml");
    cr_assert_eq(symlink("a/b", "link"), 0);
    expect_found("link/x.txt", real, "/a/poalint.yaml");
    cr_assert_eq(chdir("a/b/c"), 0);
    expect_found("x.txt", real, "/a/poalint.yaml");
    expect_found(NULL, real, "/a/poalint.yaml");
    remove_tree(real);
    free(real);
}

/* ---- Paths --------------------------------------------------------------------------------- */

struct path_case {
    char file[32];
    char path[32];
    char relative[32];
};

ParameterizedTestParameters(config, relative)
{
    static struct path_case cases[] = {
        { "/a/b.yaml", "/a/x.txt", "x.txt" },      { "/a/b.yaml", "/a/c/x.txt", "c/x.txt" },
        { "/a/c/b.yaml", "/a/x.txt", "../x.txt" }, { "/a/c/b.yaml", "/d/x.txt", "../../d/x.txt" },
        { "/b.yaml", "/x.txt", "x.txt" },          { "/ab/b.yaml", "/ac/x.txt", "../ac/x.txt" },
        { "/a/b.yaml", "/a/b.yaml", "b.yaml" },    { "/a/x/b.yaml", "/a/x", "../x" },
    };
    return cr_make_param_array(struct path_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct path_case *c, config, relative)
{
    char *relative = poa_path_relative(c->file, c->path);

    cr_assert_not_null(relative);
    cr_expect_str_eq(relative, c->relative, "%s", relative);
    free(relative);
}

Test(config, a_dash_beside_a_file_is_no_standard_input)
{
    char *path = poa_path_beside("poalint.yaml", "-");

    cr_expect_str_eq(path, "./-");
    free(path);
}

/* SPDX-License-Identifier: MIT */
/* YAML to nodes: places, limits, nearest names. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "rules/yaml.h"

static poa_status parse(poa_arena *arena, const char *text, const poa_node **out, poa_error *err)
{
    return poa_yaml_parse(out, arena, "x.yaml", text, strlen(text), err);
}

Test(yaml, nodes_know_their_place)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    const poa_node *root = NULL;
    poa_error err = { 0 };

    cr_assert_eq(parse(&arena, "a: 1\n因果: [b, 'c d']\n", &root, &err), POA_OK);
    cr_assert_eq(root->kind, POA_NODE_MAP);
    cr_assert_eq(root->count, 2);
    const poa_node *list = poa_node_get(root, "因果");
    cr_assert_not_null(list);
    cr_expect_eq(list->kind, POA_NODE_LIST);
    cr_expect(list->at.line == 2 && list->at.column == 5, "columns are code points");
    cr_expect_str_eq(list->items[1]->text, "c d");
    cr_expect_eq(list->items[1]->length, 3);
    cr_expect_str_eq(list->items[1]->at.source, "x.yaml");
    cr_expect_null(poa_node_get(root, "b"));
    cr_expect_null(poa_node_get(list, "a"));
    cr_expect_null(poa_node_get(NULL, "a"));
    poa_arena_release(&arena);
}

Test(yaml, empty_file_is_an_empty_map)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    const poa_node *root = NULL;

    cr_assert_eq(parse(&arena, "", &root, NULL), POA_OK);
    cr_expect(root->kind == POA_NODE_MAP && root->count == 0);
    cr_assert_eq(parse(&arena, "# only a note\n", &root, NULL), POA_OK);
    cr_expect(root->kind == POA_NODE_MAP && root->count == 0);
    poa_arena_release(&arena);
}

/* A text that breaks one limit. */
static void repeat(poa_strbuf *out, const char *piece, size_t count)
{
    while (count-- > 0)
        poa_strbuf_puts(out, piece);
}

static void expect_limit(const poa_strbuf *text, uint64_t limit)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    const poa_node *root = NULL;
    poa_error err = { 0 };
    poa_digits digits;

    cr_assert(!text->failed);
    cr_expect_eq(poa_yaml_parse(&root, &arena, "x.yaml", text->bytes, text->length, &err),
                 POA_LIMIT);
    cr_expect_not_null(strstr(err.message, poa_decimal(&digits, limit)), "%s", err.message);
    poa_arena_release(&arena);
}

Test(yaml, limits)
{
    poa_strbuf text = POA_STRBUF_INIT;

    repeat(&text, "# 3456789\n", POA_MAX_PACK_FILE_BYTES / 10 + 1);
    expect_limit(&text, POA_MAX_PACK_FILE_BYTES);
    poa_strbuf_clear(&text);
    repeat(&text, "[", POA_MAX_YAML_DEPTH + 1);
    expect_limit(&text, POA_MAX_YAML_DEPTH);
    poa_strbuf_clear(&text);
    repeat(&text, "a", POA_MAX_YAML_SCALAR + 1);
    expect_limit(&text, POA_MAX_YAML_SCALAR);
    poa_strbuf_clear(&text);
    poa_strbuf_puts(&text, "[");
    repeat(&text, "a,", POA_MAX_YAML_NODES);
    poa_strbuf_puts(&text, "]");
    expect_limit(&text, POA_MAX_YAML_NODES);
    poa_strbuf_clear(&text);
    for (unsigned i = 0; i <= POA_MAX_YAML_KEYS; i++)
        poa_strbuf_printf(&text, "k%u: 1\n", i);
    expect_limit(&text, POA_MAX_YAML_KEYS);
    poa_strbuf_release(&text);
}

/* Memory may end anywhere: an error, never a crash. */
Test(yaml, memory)
{
    static const char text[] = "a: [1, 2, {b: c, d: [e]}]\nf: 'long enough to need room'\n";
    poa_status status = POA_LIMIT;

    for (size_t limit = 0; status != POA_OK && limit < 1 << 16; limit += 16) {
        poa_arena arena = POA_ARENA_INIT(limit);
        const poa_node *root = NULL;
        poa_error err = { 0 };
        status = parse(&arena, text, &root, &err);
        cr_expect(status == POA_OK || status == POA_LIMIT);
        poa_arena_release(&arena);
    }
    cr_expect_eq(status, POA_OK);
}

struct nearest_case {
    char word[24];
    char expected[24]; /* "": none */
};

ParameterizedTestParameters(yaml, nearest)
{
    static struct nearest_case cases[] = {
        { "match", "match" },
        { "macth", "match" },
        { "mtch", "match" },
        { "matches", "match" },
        { "unles", "unless" },
        { "message ", "message" },
        { "mesage", "message" },
        { "zzz", "" },
        { "", "" },
        { "x", "" },
        { "not-wiht", "not-with" },
    };
    return cr_make_param_array(struct nearest_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct nearest_case *c, yaml, nearest)
{
    static const char *const names[] = { "match", "unless", "message", "not-with", NULL };
    const char *nearest = poa_nearest(c->word, names);

    cr_expect_str_eq(nearest != NULL ? nearest : "", c->expected, "%s", c->word);
}

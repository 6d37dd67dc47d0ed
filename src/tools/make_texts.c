/* SPDX-License-Identifier: MIT */
/*
 * Build step: rules/texts.yaml, the sentences for users, becomes a sorted table
 * in C on standard output.  A key that is there twice, a language that is
 * missing and places ({1}, {2}) that differ between languages end the build.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/texts.h"
#include "tools/tool.h"

struct row {
    const char *key;
    size_t line;
    const char *text[POA_LANG_COUNT];
};

struct table {
    const char *path;
    yaml_document_t *document;
    struct row *rows;
    size_t count;
};

static const char *const lang_names[POA_LANG_COUNT] = { "en", "zh" };

static yaml_node_t *node_at(const struct table *table, int id)
{
    return yaml_document_get_node(table->document, id);
}

static size_t line_of(const yaml_node_t *node)
{
    return node->start_mark.line + 1;
}

static const char *scalar(const struct table *table, int id)
{
    const yaml_node_t *node = node_at(table, id);

    if (node->type != YAML_SCALAR_NODE)
        tool_fail(table->path, line_of(node), "a string is expected");
    if (strlen((const char *)node->data.scalar.value) != node->data.scalar.length)
        tool_fail(table->path, line_of(node), "a NUL in a string");
    return (const char *)node->data.scalar.value;
}

static const yaml_node_t *mapping(const struct table *table, int id)
{
    const yaml_node_t *node = node_at(table, id);

    if (node->type != YAML_MAPPING_NODE)
        tool_fail(table->path, line_of(node), "a mapping is expected");
    return node;
}

static void add_lang(const struct table *table, struct row *row, const yaml_node_pair_t *pair)
{
    const char *name = scalar(table, pair->key);

    for (size_t i = 0; i < POA_LANG_COUNT; i++) {
        if (strcmp(name, lang_names[i]) != 0)
            continue;
        if (row->text[i] != NULL)
            tool_fail(table->path, line_of(node_at(table, pair->key)), "'%s' twice", name);
        row->text[i] = scalar(table, pair->value);
        return;
    }
    tool_fail(table->path, line_of(node_at(table, pair->key)), "'%s' is no language", name);
}

/* The set of places {1} to {9} in a text, as bits. */
static unsigned places_of(const char *text)
{
    unsigned places = 0;

    for (; *text != '\0'; text++)
        if (text[0] == '{' && text[1] >= '1' && text[1] <= '9' && text[2] == '}')
            places |= 1u << (text[1] - '0');
    return places;
}

static void check_row(const struct table *table, const struct row *row)
{
    for (size_t i = 0; i < POA_LANG_COUNT; i++) {
        if (row->text[i] == NULL || row->text[i][0] == '\0')
            tool_fail(table->path, row->line, "'%s' has no text in %s", row->key, lang_names[i]);
        if (places_of(row->text[i]) != places_of(row->text[0]))
            tool_fail(table->path, row->line, "'%s' has other places {n} in %s than in %s",
                      row->key, lang_names[i], lang_names[0]);
    }
}

static void add_row(struct table *table, const yaml_node_pair_t *pair)
{
    struct row row = { .key = scalar(table, pair->key) };
    const yaml_node_t *langs = mapping(table, pair->value);

    row.line = line_of(node_at(table, pair->key));
    for (const yaml_node_pair_t *p = langs->data.mapping.pairs.start;
         p < langs->data.mapping.pairs.top; p++)
        add_lang(table, &row, p);
    check_row(table, &row);
    table->rows = tool_realloc(table->rows, table->count + 1, sizeof(row));
    table->rows[table->count++] = row;
}

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left;
    const struct row *b = right;
    int order = strcmp(a->key, b->key);

    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static void sort_rows(struct table *table)
{
    qsort(table->rows, table->count, sizeof(table->rows[0]), compare_rows);
    for (size_t i = 1; i < table->count; i++)
        if (strcmp(table->rows[i - 1].key, table->rows[i].key) == 0)
            tool_fail(table->path, table->rows[i].line, "'%s' is already in line %zu",
                      table->rows[i].key, table->rows[i - 1].line);
}

static void write_rows(const struct table *table)
{
    printf("/* Generated from %s: do not edit. */\n#include \"base/texts.h\"\n\n", table->path);
    printf("const poa_text_row poa_text_rows[] = {\n");
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        printf("    { \"%s\",\n      { ", row->key);
        for (size_t lang = 0; lang < POA_LANG_COUNT; lang++) {
            tool_literal(row->text[lang], strlen(row->text[lang]));
            fputs(lang + 1 < POA_LANG_COUNT ? ",\n        " : " } },\n", stdout);
        }
    }
    printf("};\nconst size_t poa_text_row_count = %zu;\n", table->count);
}

/* Other top-level keys are the pack loader's business. */
static void read_texts(struct table *table)
{
    const yaml_node_t *root = yaml_document_get_root_node(table->document);

    if (root == NULL || root->type != YAML_MAPPING_NODE)
        tool_fail(table->path, 1, "a mapping with the key 'texts' is expected");
    for (const yaml_node_pair_t *p = root->data.mapping.pairs.start;
         p < root->data.mapping.pairs.top; p++) {
        if (strcmp(scalar(table, p->key), "texts") != 0)
            continue;
        const yaml_node_t *texts = mapping(table, p->value);
        for (const yaml_node_pair_t *t = texts->data.mapping.pairs.start;
             t < texts->data.mapping.pairs.top; t++)
            add_row(table, t);
    }
    if (table->count == 0)
        tool_fail(table->path, 1, "no texts");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        tool_fail("make_texts", 0, "usage: make_texts TEXTS.yaml");

    size_t length = 0;
    char *bytes = tool_read(argv[1], &length);
    yaml_parser_t parser;
    yaml_document_t document;
    struct table table = { .path = argv[1], .document = &document };

    if (!yaml_parser_initialize(&parser))
        tool_fail("memory", 0, "not enough");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    if (!yaml_parser_load(&parser, &document))
        tool_fail(argv[1], parser.problem_mark.line + 1, "%s", parser.problem);
    read_texts(&table);
    sort_rows(&table);
    write_rows(&table);
    yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    free(table.rows);
    free(bytes);
    return tool_finish(argv[1]);
}

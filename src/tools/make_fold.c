/* SPDX-License-Identifier: MIT */
/*
 * Build step: the tables that fold text, as C on standard output.  Sources are
 * Unicode's character data, OpenCC's table of characters, ICU's data on
 * confusable letters, and our own fold_overrides.txt.  src/document/fold_tables.h
 * says what the tables look like.
 */
#include "tools/make_fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "document/fold_tables.h"
#include "tools/tool.h"

#define MAX_DEPTH 8
#define PAGES     (POINTS / POA_FOLD_PAGE)

struct form {
    char bytes[POA_FOLD_LONGEST];
    size_t length;
};

/* All that is written; forms[0] stands for "as it is". */
struct output {
    struct form *forms;
    size_t form_count;
    uint16_t (*pages)[POA_FOLD_PAGE];
    size_t page_count;
    uint16_t page_of[PAGES];
};

/* Append the fold of `point`, folding what it becomes again, so that folding
 * twice is folding once. */
static void append_form(const struct map *map, uint32_t point, struct form *form, int depth)
{
    const struct points *to = map->to[point];
    char bytes[4];

    if (depth > MAX_DEPTH)
        tool_fail("make_fold", 0, "U+%04X folds in a circle", (unsigned)point);
    if (to == NULL || (to->count == 1 && to->items[0] == point)) {
        size_t length = poa_utf8_encode(point, bytes);
        if (form->length + length > sizeof(form->bytes))
            tool_fail("make_fold", 0, "U+%04X: the fold is too long", (unsigned)point);
        memcpy(form->bytes + form->length, bytes, length);
        form->length += length;
        return;
    }
    for (size_t i = 0; i < to->count; i++)
        append_form(map, to->items[i], form, depth + 1);
}

static bool is_identity(const struct form *form, uint32_t point)
{
    char bytes[4];
    size_t length = poa_utf8_encode(point, bytes);

    return form->length == length && memcmp(form->bytes, bytes, length) == 0;
}

/* The number of a form; equal forms share one. */
static uint16_t form_number(struct output *out, const struct form *form)
{
    for (size_t i = 1; i < out->form_count; i++)
        if (out->forms[i].length == form->length &&
            memcmp(out->forms[i].bytes, form->bytes, form->length) == 0)
            return (uint16_t)i;
    if (out->form_count > UINT16_MAX)
        tool_fail("make_fold", 0, "too many forms");
    out->forms = tool_realloc(out->forms, out->form_count + 1, sizeof(*form));
    out->forms[out->form_count] = *form;
    return (uint16_t)out->form_count++;
}

static uint16_t cell_of(struct output *out, const struct map *map, uint32_t point)
{
    struct form form = { { 0 }, 0 };

    if (map->to[point] == NULL || (point >= 0xD800 && point <= 0xDFFF))
        return 0;
    append_form(map, point, &form, 0);
    return is_identity(&form, point) ? 0 : form_number(out, &form);
}

/* The number of a page of cells; equal pages share one. */
static uint16_t page_number(struct output *out, const uint16_t page[POA_FOLD_PAGE])
{
    for (size_t i = 0; i < out->page_count; i++)
        if (memcmp(out->pages[i], page, sizeof(out->pages[0])) == 0)
            return (uint16_t)i;
    out->pages = tool_realloc(out->pages, out->page_count + 1, sizeof(out->pages[0]));
    memcpy(out->pages[out->page_count], page, sizeof(out->pages[0]));
    return (uint16_t)out->page_count++;
}

static void build(struct output *out, const struct map *map)
{
    out->form_count = 1;
    out->forms = tool_realloc(NULL, 1, sizeof(out->forms[0]));
    memset(out->forms, 0, sizeof(out->forms[0]));
    for (uint32_t number = 0; number < PAGES; number++) {
        uint16_t page[POA_FOLD_PAGE];
        for (uint32_t i = 0; i < POA_FOLD_PAGE; i++)
            page[i] = cell_of(out, map, number * POA_FOLD_PAGE + i);
        out->page_of[number] = page_number(out, page);
    }
}

static void write_numbers(const uint16_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 16 == 0 ? "\n    " : " ", (unsigned)numbers[i]);
    putchar('\n');
}

static void write_forms(const struct output *out)
{
    size_t offset = 0;

    printf("const poa_fold_form poa_fold_forms[] = {\n");
    for (size_t i = 0; i < out->form_count; i++) {
        printf("    { %zu, %zu },\n", offset, out->forms[i].length);
        offset += out->forms[i].length;
    }
    printf("};\n\nconst char poa_fold_bytes[] =\n");
    for (size_t i = 0; i < out->form_count; i++) {
        printf("    ");
        tool_literal(out->forms[i].bytes, out->forms[i].length);
        putchar('\n');
    }
    printf("    ;\n\n");
}

static void write_lookalikes(void)
{
    size_t count = 0;

    printf("const poa_fold_lookalike poa_fold_lookalikes[] = {\n");
    for (uint32_t point = 0; point < 0x10000; point++) {
        char letter = lookalike(point);
        if (letter == 0)
            continue;
        printf("    { 0x%04X, '%c' },\n", (unsigned)point, letter);
        count++;
    }
    printf("};\nconst size_t poa_fold_lookalike_count = %zu;\n", count);
}

static void write_tables(const struct output *out)
{
    printf("/* Generated by make_fold: do not edit. */\n#include \"document/fold_tables.h\"\n\n");
    printf("const uint16_t poa_fold_pages[] = {");
    write_numbers(out->page_of, PAGES);
    printf("};\n\nconst uint16_t poa_fold_cells[][POA_FOLD_PAGE] = {\n");
    for (size_t i = 0; i < out->page_count; i++) {
        printf("    {");
        write_numbers(out->pages[i], POA_FOLD_PAGE);
        printf("    },\n");
    }
    printf("};\n\n");
    write_forms(out);
    write_lookalikes();
}

int main(int argc, char **argv)
{
    static struct map map;
    static struct output out;

    if (argc != 4)
        tool_fail("make_fold", 0, "usage: make_fold UNICODE_DIR TSCHARACTERS OVERRIDES");
    char path[4096];
    struct {
        const char *name;
        void (*read)(struct map *, const char *);
    } sources[] = {
        { "DerivedCoreProperties.txt", read_ignorable },
        { "UnicodeData.txt", read_unicode_data },
        { "EquivalentUnifiedIdeograph.txt", read_radicals },
    };
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", argv[1], sources[i].name);
        sources[i].read(&map, path);
    }
    read_simplified(&map, argv[2]);
    read_overrides(&map, argv[3]);
    build(&out, &map);
    write_tables(&out);
    return tool_finish("make_fold");
}

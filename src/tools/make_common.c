/* SPDX-License-Identifier: MIT */
/*
 * Build step: the Han characters that letters are made of, as a set of bits in C on
 * standard output.  They are those of the rule pack, whose words and examples are such
 * letters, and their traditional forms by OpenCC's table.  The decoder of old encodings
 * tells right text from wrong by them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/common_han.h"
#include "tools/tool.h"

/* Seen this often, a character is no accident. */
#define ENOUGH 2u

static unsigned counts[POA_COMMON_END - POA_COMMON_BEGIN];

static bool in_range(uint32_t point)
{
    return point >= POA_COMMON_BEGIN && point < POA_COMMON_END;
}

static void count_file(const char *path)
{
    size_t length = 0;
    char *bytes = tool_read(path, &length);

    for (size_t at = 0; at < length;) {
        uint32_t point = poa_utf8_next(bytes, &at);
        if (in_range(point))
            counts[point - POA_COMMON_BEGIN]++;
    }
    free(bytes);
}

/* "long form TAB short form ...": the long form is as frequent as its first short one. */
static void add_traditional(const char *path)
{
    size_t length = 0;
    char *bytes = tool_read(path, &length);
    char *rest = bytes;
    char *line;

    while ((line = tool_line(&rest)) != NULL) {
        const char *tab = strchr(line, '\t');
        size_t at = 0;
        if (tab == NULL)
            continue;
        uint32_t from = poa_utf8_next(line, &at);
        at = 0;
        uint32_t to = poa_utf8_next(tab + 1, &at);
        if (in_range(from) && in_range(to))
            counts[from - POA_COMMON_BEGIN] += counts[to - POA_COMMON_BEGIN];
    }
    free(bytes);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        tool_fail("make_common", 0, "usage: make_common TRADITIONAL-SIMPLIFIED PACK...");
    for (int i = 2; i < argc; i++)
        count_file(argv[i]);
    add_traditional(argv[1]);
    printf("#include \"input/common_han.h\"\n\nconst unsigned char poa_common_han[%u] = {",
           (POA_COMMON_END - POA_COMMON_BEGIN) / 8);
    for (uint32_t i = 0; i < POA_COMMON_END - POA_COMMON_BEGIN; i += 8) {
        unsigned byte = 0;
        for (uint32_t bit = 0; bit < 8; bit++)
            byte |= (counts[i + bit] >= ENOUGH ? 1u : 0u) << bit;
        printf("%s%u,", i % 128 == 0 ? "\n    " : " ", byte);
    }
    printf("\n};\n");
    return tool_finish("make_common");
}

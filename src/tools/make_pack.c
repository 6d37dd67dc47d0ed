/* SPDX-License-Identifier: MIT */
/*
 * Build step: the files of the standard pack, given in the order in which they
 * are to be read, become constants in C on standard output.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tools/tool.h"

static void write_file(int number, const char *path)
{
    size_t length = 0;
    char *bytes = tool_read(path, &length);

    printf("static const char file_%d[] =\n    ", number);
    tool_literal(bytes, length);
    printf(";\n\n");
    free(bytes);
}

int main(int argc, char **argv)
{
    printf("/* Generated from rules/: do not edit. */\n#include \"rules/pack.h\"\n\n");
    for (int i = 1; i < argc; i++)
        write_file(i, argv[i]);
    printf("const poa_pack_source poa_builtin_sources[] = {\n");
    for (int i = 1; i < argc; i++)
        printf("    { \"%s\", file_%d, sizeof(file_%d) - 1, true },\n", argv[i], i, i);
    printf("    { NULL, NULL, 0, false },\n};\nconst size_t poa_builtin_source_count = %d;\n",
           argc - 1);
    return tool_finish("make_pack");
}

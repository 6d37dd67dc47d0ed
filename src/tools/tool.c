/* SPDX-License-Identifier: MIT */
/* Reading, writing and failing for the build-time programs. */
#include "tools/tool.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tool_fail(const char *path, size_t line, const char *format, ...)
{
    va_list args;

    fprintf(stderr, line > 0 ? "%s:%zu: " : "%s: ", path, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

void *tool_realloc(void *items, size_t count, size_t size)
{
    size_t bytes = 0;
    void *room = NULL;

    if (!__builtin_mul_overflow(count, size, &bytes))
        room = realloc(items, bytes > 0 ? bytes : 1);
    if (room == NULL)
        tool_fail("memory", 0, "not enough");
    return room;
}

char *tool_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t used = 0;
    size_t got = 0;

    if (file == NULL)
        tool_fail(path, 0, "cannot be opened");
    do {
        bytes = tool_realloc(bytes, used + 65537, 1);
        got = fread(bytes + used, 1, 65536, file);
        used += got;
    } while (got > 0);
    if (ferror(file))
        tool_fail(path, 0, "cannot be read");
    fclose(file);
    bytes[used] = '\0';
    *length = used;
    return bytes;
}

char *tool_line(char **rest)
{
    char *line = *rest;

    if (*line == '\0')
        return NULL;
    size_t length = strcspn(line, "\n");
    *rest = line + length + (line[length] == '\n');
    line[length] = '\0';
    return line;
}

void tool_literal(const char *bytes, size_t length)
{
    putchar('"');
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == '\n' && i + 1 < length)
            fputs("\\n\"\n    \"", stdout);
        else if (byte == '"' || byte == '\\')
            printf("\\%c", byte);
        else if (byte < 0x20 || byte >= 0x7F || byte == '?') /* '?': no trigraphs */
            printf("\\%03o", byte);
        else
            putchar(byte);
    }
    putchar('"');
}

int tool_finish(const char *name)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        tool_fail(name, 0, "output could not be written");
    return EXIT_SUCCESS;
}

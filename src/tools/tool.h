/* SPDX-License-Identifier: MIT */
/* What the build-time programs share.  They are no part of the library: they may
 * print, and end at the first fault with FILE:LINE and a reason. */
#ifndef POA_TOOLS_TOOL_H
#define POA_TOOLS_TOOL_H

#include <stddef.h>
#include <stdnoreturn.h>

/* Print "PATH:LINE: message" (no line where it is 0) and end with status 1. */
noreturn void tool_fail(const char *path, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* realloc() that cannot fail. */
void *tool_realloc(void *items, size_t count, size_t size);

/* The bytes of a file with a NUL behind them, on the heap. */
char *tool_read(const char *path, size_t *length);

/* Take one line off *rest: cuts it at its end; NULL at the end of the text. */
char *tool_line(char **rest);

/* Write `bytes` to standard output as C string literals, a line of text each. */
void tool_literal(const char *bytes, size_t length);

/* End the program: a write that failed must fail the build. */
int tool_finish(const char *name);

#endif

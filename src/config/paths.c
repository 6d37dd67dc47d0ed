/* SPDX-License-Identifier: MIT */
/* Paths as strings; the file system is asked for links alone. */
#include "config/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

size_t poa_path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? (size_t)(slash - path) : 0;
}

/* The content of a buffer, which is left to the caller; NULL without memory. */
static char *taken(poa_strbuf *buf)
{
    if (!buf->failed)
        return buf->bytes;
    poa_strbuf_release(buf);
    errno = ENOMEM;
    return NULL;
}

/* The real path of the first `length` bytes of a path; NULL where there is none. */
static char *real_prefix(const char *path, size_t length)
{
    const char *start = length > 0 ? path : path[0] == '/' ? "/" : ".";
    char *prefix = strndup(start, length > 0 ? length : 1);
    char *real = prefix != NULL ? realpath(prefix, NULL) : NULL;

    free(prefix);
    return real;
}

char *poa_path_real(const char *path)
{
    size_t length = poa_path_folder(path);
    char *real = real_prefix(path, length);
    poa_strbuf buf = POA_STRBUF_INIT;

    while (real == NULL && length > 0) { /* the nearest folder that is there */
        while (length > 0 && path[--length] != '/')
            ;
        real = real_prefix(path, length);
    }
    if (real == NULL)
        return NULL;
    poa_strbuf_puts(&buf, strcmp(real, "/") == 0 ? "" : real);
    if (path[length] != '/')
        poa_strbuf_putc(&buf, '/');
    poa_strbuf_puts(&buf, path + length);
    free(real);
    return taken(&buf);
}

char *poa_path_beside(const char *file, const char *path)
{
    poa_strbuf buf = POA_STRBUF_INIT;
    size_t folder = poa_path_folder(file);

    if (path[0] != '/' && strchr(file, '/') != NULL)
        poa_strbuf_add(&buf, file, folder + 1);
    else if (path[0] != '/')
        poa_strbuf_puts(&buf, "./"); /* so that "-" is a file, not standard input */
    poa_strbuf_puts(&buf, path);
    return taken(&buf);
}

char *poa_path_relative(const char *file, const char *path)
{
    poa_strbuf buf = POA_STRBUF_INIT;
    size_t common = 0;

    for (size_t i = 0; file[i] == path[i] && file[i] != '\0'; i++)
        if (file[i] == '/')
            common = i + 1;
    for (const char *c = file + common; (c = strchr(c, '/')) != NULL; c++)
        poa_strbuf_puts(&buf, "../");
    poa_strbuf_puts(&buf, path + common);
    return taken(&buf);
}

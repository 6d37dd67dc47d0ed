/* SPDX-License-Identifier: MIT */
/*
 * Patterns and paths are lists of parts: strings one behind the other, with an empty
 * one at the end.  fnmatch() matches one part; the walk over the parts goes back to the
 * last "**" alone, which is enough, and never slow.
 */
#include "ignore.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An ignore file is no more than this. */
#define MAX_BYTES ((size_t)1 << 20)

struct poa_ignore_pattern {
    char *parts;  /* owned */
    bool rooted;  /* about the path from the file's folder; else about a name */
    bool folders; /* about folders alone */
    bool back;    /* takes back what others leave out */
};

/* ---- Parts --------------------------------------------------------------------------- */

/* Cut at slashes.  Returns an owned list of parts, or NULL. */
static char *cut(const char *text, size_t length)
{
    char *parts = malloc(length + 2);
    size_t used = 0;

    if (parts == NULL)
        return NULL;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '/')
            parts[used++] = text[i];
        else if (used > 0 && parts[used - 1] != '\0')
            parts[used++] = '\0';
    }
    if (used > 0 && parts[used - 1] != '\0')
        parts[used++] = '\0';
    parts[used] = '\0';
    return parts;
}

static const char *next(const char *part)
{
    return part + strlen(part) + 1;
}

static bool parts_match(const char *pattern, const char *path)
{
    const char *retry = NULL; /* behind the last "**" ... */
    const char *from = NULL;  /* ... and where it was tried last */

    while (*path != '\0') {
        if (strcmp(pattern, "**") == 0) {
            retry = pattern = next(pattern);
            from = path;
            if (*pattern == '\0')
                return true;
        } else if (*pattern != '\0' && fnmatch(pattern, path, 0) == 0) {
            pattern = next(pattern);
            path = next(path);
        } else if (retry != NULL) {
            pattern = retry;
            from = path = next(from);
        } else
            return false;
    }
    return *pattern == '\0';
}

/* ---- Reading --------------------------------------------------------------------------- */

/* Blanks at the end of a line are left out, unless a backslash stands before them. */
static size_t trim(const char *line, size_t length)
{
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL &&
           (length < 2 || line[length - 2] != '\\'))
        length--;
    return length;
}

/* Fill *out from a line; false where there is no pattern in it. */
static bool read_line(struct poa_ignore_pattern *out, const char *line, size_t length)
{
    *out = (struct poa_ignore_pattern){ 0 };
    length = trim(line, length);
    if (length == 0 || line[0] == '#')
        return false;
    if (line[0] == '!') {
        out->back = true;
        line++;
        length--;
    }
    out->folders = length > 0 && line[length - 1] == '/';
    length -= out->folders;
    out->rooted = memchr(line, '/', length) != NULL;
    out->parts = cut(line, length);
    return true;
}

static size_t count_lines(const char *text, size_t length)
{
    size_t count = 1;

    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

static int read_patterns(poa_ignore *out, const char *text, size_t length)
{
    const char *end = text + length;

    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    out->patterns = calloc(count_lines(text, (size_t)(end - text)), sizeof(*out->patterns));
    if (out->patterns == NULL)
        return ENOMEM;
    while (text < end) {
        const char *found = memchr(text, '\n', (size_t)(end - text));
        const char *line_end = found != NULL ? found : end;
        if (read_line(&out->patterns[out->count], text, (size_t)(line_end - text)) &&
            out->patterns[out->count++].parts == NULL)
            return ENOMEM;
        text = line_end + 1;
    }
    return 0;
}

/* Open a plain file without waiting for the other end of a pipe.  NULL: errno. */
static FILE *open_plain(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat info = { 0 };

    if (fd < 0)
        return NULL;
    bool plain = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    FILE *file = plain ? fdopen(fd, "rb") : NULL;
    if (file == NULL)
        (void)close(fd);
    if (!plain)
        errno = S_ISDIR(info.st_mode) ? EISDIR : ENOTSUP;
    return file;
}

static int read_file(poa_ignore *out, FILE *file)
{
    char *text = malloc(MAX_BYTES + 1);

    if (text == NULL)
        return ENOMEM;
    errno = 0;
    size_t length = fread(text, 1, MAX_BYTES + 1, file);
    int number = ferror(file) ? errno : 0;
    if (number == 0)
        number = length <= MAX_BYTES ? read_patterns(out, text, length) : EFBIG;
    free(text);
    return number;
}

int poa_ignore_read(poa_ignore *out, const char *path, const poa_ignore *above)
{
    FILE *file = open_plain(path);
    const char *name = strrchr(path, '/');

    *out = (poa_ignore){ above, NULL, 0, name != NULL ? (size_t)(name - path) + 1 : 0 };
    if (file == NULL)
        return errno != ENOENT ? errno : 0;
    int number = read_file(out, file);
    (void)fclose(file);
    if (number != 0)
        poa_ignore_release(out);
    return number;
}

void poa_ignore_release(poa_ignore *ignore)
{
    for (size_t i = 0; i < ignore->count; i++)
        free(ignore->patterns[i].parts);
    free(ignore->patterns);
    ignore->patterns = NULL;
    ignore->count = 0;
}

/* ---- Matching -------------------------------------------------------------------------- */

static bool matches(const struct poa_ignore_pattern *pattern, const char *path, bool is_folder)
{
    const char *name = strrchr(path, '/');

    if (pattern->folders && !is_folder)
        return false;
    if (!pattern->rooted)
        return fnmatch(pattern->parts, name != NULL ? name + 1 : path, 0) == 0;
    char *parts = cut(path, strlen(path));
    bool found = parts != NULL && parts_match(pattern->parts, parts);
    free(parts);
    return found;
}

bool poa_ignored(const poa_ignore *ignore, const char *path, bool is_folder)
{
    for (; ignore != NULL; ignore = ignore->above) {
        for (size_t i = ignore->count; i-- > 0;) {
            const struct poa_ignore_pattern *pattern = &ignore->patterns[i];
            if (matches(pattern, path + ignore->folder, is_folder))
                return !pattern->back;
        }
    }
    return false;
}

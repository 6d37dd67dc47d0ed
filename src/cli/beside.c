/* SPDX-License-Identifier: MIT */
/* Notices by their names. */
#include "beside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "poalint.h"

static const char mark[] = ".notice";

/* The last name of a path. */
static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

/* Bytes of a name before its longest known ending; 0: it has none. */
static size_t stem_of(const char *name)
{
    size_t length = strlen(name);
    size_t stem = 0;
    const char *ending;

    for (size_t i = 0; (ending = poa_type_ending(i)) != NULL; i++) {
        size_t size = strlen(ending);
        if (length > size && strcasecmp(name + length - size, ending) == 0 &&
            (stem == 0 || length - size < stem))
            stem = length - size;
    }
    return stem;
}

bool poa_is_notice_name(const char *path)
{
    const char *name = name_of(path);
    size_t stem = stem_of(name);
    size_t size = sizeof(mark) - 1;

    return stem > size && strncasecmp(name + stem - size, mark, size) == 0;
}

static bool is_file(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* The first `stem` bytes of `path`, the mark and the ending; NULL where no file is. */
static char *try_ending(const char *path, size_t stem, const char *ending)
{
    size_t size = stem + sizeof(mark) + strlen(ending);
    char *notice = malloc(size);

    if (notice == NULL)
        return NULL;
    (void)snprintf(notice, size, "%.*s%s%s", (int)stem, path, mark, ending);
    if (is_file(notice))
        return notice;
    free(notice);
    return NULL;
}

char *poa_notice_beside(const char *path)
{
    const char *name = name_of(path);
    size_t stem = stem_of(name);
    const char *ending;

    if (stem == 0 || poa_is_notice_name(name))
        return NULL;
    stem += (size_t)(name - path);
    char *notice = try_ending(path, stem, path + stem);
    for (size_t i = 0; notice == NULL && (ending = poa_type_ending(i)) != NULL; i++)
        notice = try_ending(path, stem, ending);
    return notice;
}

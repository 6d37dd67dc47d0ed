/* SPDX-License-Identifier: MIT */
/*
 * All names are known before the first draft is read, so that the report's own file
 * is seen to be none of them.  Names alone are held: a line each.
 */
#include "inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "walk.h"

/* A list of names is no more than this: what never ends is no list. */
#define MAX_LIST_BYTES ((size_t)256 << 20)

/* ---- The list -------------------------------------------------------------------- */

static poa_named *new_item(poa_inputs *inputs)
{
    if (inputs->count == inputs->capacity) {
        size_t capacity = inputs->capacity > 0 ? 2 * inputs->capacity : 16;
        poa_named *items = realloc(inputs->items, capacity * sizeof(*items));
        if (items == NULL)
            return NULL;
        inputs->items = items;
        inputs->capacity = capacity;
    }
    return &inputs->items[inputs->count];
}

static void add(poa_inputs *inputs, char *path, const char *trouble, int number)
{
    poa_named *item = path != NULL && !inputs->failed ? new_item(inputs) : NULL;

    if (item == NULL) {
        inputs->failed = true;
        free(path);
        return;
    }
    *item = (poa_named){ path, trouble, number };
    inputs->count++;
}

void poa_inputs_add(poa_inputs *inputs, const char *path, size_t length)
{
    add(inputs, strndup(path, length), NULL, 0);
}

void poa_inputs_add_trouble(poa_inputs *inputs, const char *path, const char *trouble, int number)
{
    add(inputs, strdup(path), trouble, number);
}

void poa_named_trouble(const poa_named *item, poa_error *err)
{
    switch (item->number) {
    case ENOENT:
    case ENOTDIR:
        poa_problem_text(err, POA_READ, "input.not-found");
        break;
    case EACCES:
    case EPERM:
        poa_problem_text(err, POA_READ, "input.no-permission");
        break;
    default:
        poa_problem_text(err, POA_READ, item->trouble, strerror(item->number));
    }
}

void poa_inputs_release(poa_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        free(inputs->items[i].path);
    free(inputs->items);
    *inputs = (poa_inputs){ 0 };
}

/* ---- Names ------------------------------------------------------------------------ */

static void take_name(poa_inputs *inputs, const char *name)
{
    struct stat info;

    if (strcmp(name, "-") != 0 && stat(name, &info) == 0 && S_ISDIR(info.st_mode))
        poa_walk(inputs, name);
    else
        poa_inputs_add(inputs, name, strlen(name));
}

/* A name ends with `end`; a line also with CR LF.  Cuts the list into strings.  A byte order
 * mark, which editors put before a list, is no part of the first name. */
static void take_names(poa_inputs *inputs, char *list, size_t length, char end)
{
    size_t mark = length >= 3 && memcmp(list, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    for (size_t at = mark; at < length && !inputs->failed;) {
        char *name = list + at;
        const char *found = memchr(name, end, length - at);
        size_t size = found != NULL ? (size_t)(found - name) : length - at;
        at += size + 1;
        if (end == '\n' && size > 0 && name[size - 1] == '\r')
            size--;
        name[size] = '\0'; /* there is room for one behind the last */
        if (size > 0)
            take_name(inputs, name);
    }
}

/* Read all of `file` into *out, which is owned, with a byte of room behind it.
 * False: errno says why. */
static bool read_list(FILE *file, char **out, size_t *length)
{
    size_t capacity = (size_t)1 << 16;

    *length = 0;
    for (*out = NULL;; capacity *= 2) {
        char *bytes = capacity <= MAX_LIST_BYTES ? realloc(*out, capacity) : NULL;
        if (bytes == NULL) {
            errno = capacity > MAX_LIST_BYTES ? EFBIG : ENOMEM;
            return false;
        }
        *out = bytes;
        errno = EIO;
        *length += fread(bytes + *length, 1, capacity - 1 - *length, file);
        if (ferror(file))
            return false;
        if (feof(file))
            return true;
    }
}

static void take_list(poa_inputs *inputs, const char *path)
{
    bool is_stdin = strcmp(path, "-") == 0;
    FILE *file = is_stdin ? stdin : fopen(path, "rb");
    size_t before = inputs->count;
    size_t length = 0;
    char *list = NULL;

    inputs->stdin_read = is_stdin;
    if (file == NULL || !read_list(file, &list, &length))
        poa_inputs_add_trouble(inputs, path, "cli.list-unreadable", errno);
    else {
        bool lines = memchr(list, '\0', length) == NULL;
        take_names(inputs, list, length, lines ? '\n' : '\0');
        if (inputs->count == before)
            poa_inputs_add_trouble(inputs, path, "cli.list-empty", 0);
    }
    free(list);
    if (file != NULL && !is_stdin)
        (void)fclose(file);
}

bool poa_inputs_collect(poa_inputs *inputs, const poa_settings *settings)
{
    *inputs = (poa_inputs){ .settings = settings };
    for (size_t i = 0; i < settings->operands.count; i++)
        take_name(inputs, settings->operands.items[i]);
    if (settings->files_from != NULL)
        take_list(inputs, settings->files_from);
    if (inputs->failed)
        poa_say(settings->lang, "cli.no-memory");
    return !inputs->failed;
}

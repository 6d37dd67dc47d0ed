/* SPDX-License-Identifier: MIT */
/* Pack files on disk. */
#include "api/pack_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "input/source.h"

static bool reserve(poa_pack_files *files)
{
    size_t wanted = files->capacity == 0 ? 16 : files->capacity * 2;

    if (files->count < files->capacity)
        return true;
    if (wanted > SIZE_MAX / sizeof(*files->items))
        return false;
    poa_pack_source *grown = realloc(files->items, wanted * sizeof(*grown));
    if (grown == NULL)
        return false;
    files->items = grown;
    files->capacity = wanted;
    return true;
}

static poa_status add_file(poa_pack_files *files, const char *path, poa_error *err)
{
    poa_source source;
    poa_status status = poa_source_read(&source, path, POA_MAX_PACK_FILE_BYTES, err);

    if (status != POA_OK)
        return status;
    char *name = strdup(path);
    if (name == NULL || !reserve(files)) {
        free(name);
        poa_source_release(&source);
        return poa_fail_nomem(err);
    }
    files->items[files->count++] = (poa_pack_source){ name, source.bytes, source.length, false };
    return POA_OK;
}

static int is_pack_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0 &&
           strcmp(entry->d_name, "texts.yaml") != 0;
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static poa_status add_member(poa_pack_files *files, const char *folder, const char *name,
                             poa_error *err)
{
    poa_strbuf path = POA_STRBUF_INIT;

    poa_strbuf_puts(&path, folder);
    if (path.length > 0 && path.bytes[path.length - 1] != '/')
        poa_strbuf_putc(&path, '/');
    poa_strbuf_puts(&path, name);
    poa_status status =
        path.failed ? poa_fail_nomem(err) : add_file(files, poa_strbuf_str(&path), err);
    poa_strbuf_release(&path);
    return status;
}

static poa_status add_folder(poa_pack_files *files, const char *path, poa_error *err)
{
    struct dirent **entries = NULL;
    poa_mark at = { path, 0, 0 };
    int count = scandir(path, &entries, is_pack_file, by_name);
    poa_status status = POA_OK;

    if (count < 0)
        return poa_fail(err, POA_READ, &at, "rules.folder-unreadable");
    if (count == 0)
        status = poa_fail(err, POA_READ, &at, "rules.folder-empty");
    for (int i = 0; i < count; i++) {
        if (status == POA_OK)
            status = add_member(files, path, entries[i]->d_name, err);
        free(entries[i]);
    }
    free(entries);
    return status;
}

poa_status poa_pack_files_add(poa_pack_files *files, const char *path, poa_error *err)
{
    struct stat info;

    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return add_folder(files, path, err);
    return add_file(files, path, err);
}

void poa_pack_files_release(poa_pack_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free((void *)(uintptr_t)files->items[i].name);
        free((void *)(uintptr_t)files->items[i].bytes);
    }
    free(files->items);
    *files = (poa_pack_files){ NULL, 0, 0 };
}

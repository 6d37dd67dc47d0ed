/* SPDX-License-Identifier: MIT */
/* The only place that knows minizip, which is given the bytes through callbacks. */
#include "input/zip.h"

#include <minizip/unzip.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "base/limits.h"

#define CHUNK    16384u
#define MAX_NAME 255u /* bytes of a name; none that is asked for is as long */
#define SECRET   1u   /* flag of an entry that wants a password */

/* ---- Bytes as a file ------------------------------------------------------------ */

struct memory {
    const unsigned char *bytes;
    size_t length;
    size_t at;
};

static voidpf open_memory(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *to, uLong size)
{
    struct memory *memory = stream;
    size_t left = memory->length - memory->at;
    size_t count = size < left ? size : left;

    (void)opaque;
    if (count > 0)
        memcpy(to, memory->bytes + memory->at, count);
    memory->at += count;
    return (uLong)count;
}

static uLong write_memory(voidpf opaque, voidpf stream, const void *from, uLong size)
{
    (void)opaque;
    (void)stream;
    (void)from;
    (void)size;
    return 0;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream)
{
    const struct memory *memory = stream;

    (void)opaque;
    return memory->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct memory *memory = stream;
    size_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory->at
                  : origin == ZLIB_FILEFUNC_SEEK_END ? memory->length
                                                     : 0;

    (void)opaque;
    if (offset > memory->length - base)
        return -1;
    memory->at = base + (size_t)offset;
    return 0;
}

static int close_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

/* ---- Entries -------------------------------------------------------------------- */

static poa_status broken(poa_error *err)
{
    return poa_fail(err, POA_ENCODING, NULL, "input.zip-broken");
}

static poa_status over(poa_error *err, const char *key, uint64_t limit)
{
    poa_digits room;

    return poa_fail(err, POA_LIMIT, NULL, key, poa_decimal(&room, limit));
}

/* Some programs write "\" between folders. */
static void straighten(char *name)
{
    for (; *name != '\0'; name++)
        if (*name == '\\')
            *name = '/';
}

static poa_status read_entry(unzFile file, poa_zip_entry *entry, poa_arena *arena, poa_error *err)
{
    char name[MAX_NAME + 1] = "";
    unz_file_info64 info;
    unz64_file_pos pos;

    if (unzGetCurrentFileInfo64(file, &info, name, MAX_NAME, NULL, 0, NULL, 0) != UNZ_OK ||
        unzGetFilePos64(file, &pos) != UNZ_OK)
        return broken(err);
    if ((info.flag & SECRET) != 0)
        return poa_fail(err, POA_ENCODING, NULL, "input.zip-encrypted");
    straighten(name);
    *entry = (poa_zip_entry){ .name = poa_arena_strndup(arena, name, strlen(name)),
                              .size = info.uncompressed_size,
                              .packed = info.compressed_size,
                              .place = pos.pos_in_zip_directory,
                              .number = pos.num_of_file };
    return entry->name != NULL ? POA_OK : poa_fail_nomem(err);
}

static poa_status read_entries(poa_zip *zip, poa_arena *arena, poa_error *err)
{
    unz_global_info64 info;

    if (unzGetGlobalInfo64(zip->handle, &info) != UNZ_OK)
        return broken(err);
    if (info.number_entry > POA_MAX_ZIP_ENTRIES)
        return over(err, "input.zip-entries", POA_MAX_ZIP_ENTRIES);
    poa_zip_entry *entries = poa_arena_alloc(arena, info.number_entry, sizeof(*entries));
    if (entries == NULL)
        return poa_fail_nomem(err);
    for (zip->count = 0; zip->count < info.number_entry; zip->count++) {
        int moved = zip->count == 0 ? unzGoToFirstFile(zip->handle) : unzGoToNextFile(zip->handle);
        if (moved != UNZ_OK)
            return broken(err);
        poa_status status = read_entry(zip->handle, &entries[zip->count], arena, err);
        if (status != POA_OK)
            return status;
    }
    zip->entries = entries;
    return POA_OK;
}

poa_status poa_zip_open(poa_zip *out, poa_arena *arena, const void *bytes, size_t length,
                        poa_error *err)
{
    struct memory *memory = poa_arena_alloc(arena, 1, sizeof(*memory));
    poa_zip zip = { NULL, NULL, 0, 0 };

    if (memory == NULL)
        return poa_fail_nomem(err);
    *memory = (struct memory){ bytes, length, 0 };
    zlib_filefunc64_def functions = { open_memory, read_memory,  write_memory, tell_memory,
                                      seek_memory, close_memory, close_memory, memory };
    zip.handle = unzOpen2_64("", &functions);
    if (zip.handle == NULL)
        return broken(err);
    poa_status status = read_entries(&zip, arena, err);
    if (status != POA_OK) {
        poa_zip_close(&zip);
        return status;
    }
    *out = zip;
    return POA_OK;
}

const poa_zip_entry *poa_zip_find(const poa_zip *zip, const char *name)
{
    for (uint32_t i = 0; i < zip->count; i++)
        if (strcasecmp(zip->entries[i].name, name) == 0)
            return &zip->entries[i];
    return NULL;
}

/* ---- Unpacking ------------------------------------------------------------------ */

static poa_status check_sizes(const poa_zip *zip, const poa_zip_entry *entry, poa_error *err)
{
    if (entry->size > POA_MAX_ZIP_PART)
        return over(err, "input.zip-part", POA_MAX_ZIP_PART);
    if (entry->size > POA_MAX_ZIP_UNPACKED - zip->unpacked)
        return over(err, "input.zip-unpacked", POA_MAX_ZIP_UNPACKED);
    if (entry->size > POA_FREE_ZIP_PART && entry->size / POA_MAX_ZIP_RATIO > entry->packed)
        return over(err, "input.zip-ratio", POA_MAX_ZIP_RATIO);
    return POA_OK;
}

/* No more than the entry claims comes out: minizip sees to it. */
static poa_status unpack(poa_zip *zip, poa_zip_sink *sink, void *user, poa_error *err)
{
    char chunk[CHUNK];
    int count = 0;

    do {
        count = unzReadCurrentFile(zip->handle, chunk, CHUNK);
        if (count < 0)
            return broken(err);
        zip->unpacked += (uint64_t)count;
        if (!sink(user, chunk, (size_t)count, count == 0))
            return POA_OK;
    } while (count > 0);
    return POA_OK;
}

poa_status poa_zip_read(poa_zip *zip, const poa_zip_entry *entry, poa_zip_sink *sink, void *user,
                        poa_error *err)
{
    unz64_file_pos pos = { entry->place, entry->number };
    poa_status status = check_sizes(zip, entry, err);

    if (status != POA_OK)
        return status;
    if (unzGoToFilePos64(zip->handle, &pos) != UNZ_OK || unzOpenCurrentFile(zip->handle) != UNZ_OK)
        return broken(err);
    status = unpack(zip, sink, user, err);
    if (unzCloseCurrentFile(zip->handle) != UNZ_OK && status == POA_OK)
        return broken(err);
    return status;
}

void poa_zip_close(poa_zip *zip)
{
    if (zip->handle != NULL)
        unzClose(zip->handle);
    zip->handle = NULL;
}

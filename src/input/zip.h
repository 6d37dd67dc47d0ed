/* SPDX-License-Identifier: MIT */
/*
 * A zip archive in memory: its entries, and each of them unpacked piece by piece.
 * No file is written.  What an archive claims of its sizes is checked before and
 * while it is unpacked.
 */
#ifndef POA_INPUT_ZIP_H
#define POA_INPUT_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "poalint.h"

#include "base/arena.h"

typedef struct poa_zip_entry {
    const char *name; /* with "/" between folders; in the arena of the archive */
    uint64_t size;    /* bytes unpacked, as the archive says */
    uint64_t packed;  /* bytes packed */
    uint64_t place;   /* of its head in the directory */
    uint64_t number;  /* in the directory, from 0 */
} poa_zip_entry;

typedef struct poa_zip {
    void *handle; /* owned: the reader; NULL: closed */
    const poa_zip_entry *entries;
    uint32_t count;
    uint64_t unpacked; /* bytes of all entries read so far */
} poa_zip;

/* Takes the next bytes of an entry, `last` with the end of it; false stops. */
typedef bool poa_zip_sink(void *user, const char *bytes, size_t length, bool last);

/*
 * Open an archive of `length` bytes, which are borrowed until poa_zip_close().
 *
 * @param arena  for the entries and their names
 * @return POA_OK, POA_NOMEM, POA_ENCODING (damaged, encrypted) or POA_LIMIT; on
 *         failure nothing is left to close
 */
POA_MUST_USE poa_status poa_zip_open(poa_zip *out, poa_arena *arena, const void *bytes,
                                     size_t length, poa_error *err);
/* The entry of a name, in letters of either case; NULL: there is none. */
const poa_zip_entry *poa_zip_find(const poa_zip *zip, const char *name);
/*
 * Unpack an entry into `sink`.  A sink that stops is no failure here.
 * @return POA_OK, POA_ENCODING (damaged) or POA_LIMIT (its size, its ratio, the sum)
 */
POA_MUST_USE poa_status poa_zip_read(poa_zip *zip, const poa_zip_entry *entry, poa_zip_sink *sink,
                                     void *user, poa_error *err);
void poa_zip_close(poa_zip *zip);

#endif

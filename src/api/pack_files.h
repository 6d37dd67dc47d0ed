/* SPDX-License-Identifier: MIT */
/* Pack files on disk: a file, or the *.yaml files of a folder in name order. */
#ifndef POA_API_PACK_FILES_H
#define POA_API_PACK_FILES_H

#include "rules/pack.h"

typedef struct poa_pack_files {
    poa_pack_source *items; /* name and bytes are owned */
    size_t count;
    size_t capacity;
} poa_pack_files;

/* Read what lies at `path` and append it. */
POA_MUST_USE poa_status poa_pack_files_add(poa_pack_files *files, const char *path, poa_error *err);
void poa_pack_files_release(poa_pack_files *files);

#endif

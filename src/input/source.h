/* SPDX-License-Identifier: MIT */
/* Bytes from a file, standard input or a folder, with a size limit.  The only
 * place that reads files. */
#ifndef POA_INPUT_SOURCE_H
#define POA_INPUT_SOURCE_H

#include <stddef.h>

#include "poalint.h"

typedef struct poa_source {
    char *bytes;   /* owned; NULL while empty; one NUL follows the last byte */
    size_t length; /* bytes */
} poa_source;

/*
 * Read a file ("-" is standard input) of at most `limit` bytes.  A directory, a
 * file that can't be read and one that is too large each get their own message.
 * Release it with poa_source_release().
 */
POA_MUST_USE poa_status poa_source_read(poa_source *out, const char *path, size_t limit,
                                        poa_error *err);
/* The same, which tells a failure to `problem` (may be NULL) as well. */
POA_MUST_USE poa_status poa_source_read_told(poa_source *out, const char *path, size_t limit,
                                             poa_problem_fn *problem, void *user, poa_error *err);
void poa_source_release(poa_source *source);

#endif

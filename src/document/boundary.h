/* SPDX-License-Identifier: MIT */
/* Where a sentence ends, in folded bytes, in English and Chinese. */
#ifndef POA_DOCUMENT_BOUNDARY_H
#define POA_DOCUMENT_BOUNDARY_H

#include <stdint.h>

#include "document/cues.h"

/* A stretch of folded bytes in which sentences are looked for. */
typedef struct poa_stretch {
    const char *bytes;
    uint32_t begin; /* of the sentence being looked at */
    uint32_t end;
    const poa_cues *cues; /* for abbreviations */
    bool quoted;          /* an odd number of quotation marks stands before `begin` */
} poa_stretch;

/*
 * The offset behind the sentence that starts at stretch->begin: behind its last
 * mark and the quotes and brackets that close with it, or the end of the
 * stretch.  Moves stretch->begin there.
 */
uint32_t poa_boundary_next(poa_stretch *stretch);

#endif

/* SPDX-License-Identifier: MIT */
/* The one way to report a failure: language, length and hygiene decided once. */
#ifndef POA_BASE_FAIL_H
#define POA_BASE_FAIL_H

#include <stdint.h>

#include "poalint.h"

/* A place in a source, for messages. */
typedef struct poa_mark {
    const char *source; /* file name; borrowed; may be NULL */
    uint32_t line;      /* 1-based; 0 when no line applies */
    uint32_t column;    /* 1-based, in code points; 0 when unknown */
} poa_mark;

/*
 * Record a failure and hand its status back, so that a caller can write
 *
 *     return poa_fail(err, POA_LIMIT, &mark, "input.too-large", limit);
 *
 * The first word after the mark is the key of a text (rules/texts.yaml); what
 * follows are strings that replace {1}, {2}, ... in it.  `err` and `mark` may
 * be NULL.
 */
#define poa_fail(err, status, mark, ...) \
    poa_fail_text((err), (status), (mark), (const char *const[]){ __VA_ARGS__, NULL })

poa_status poa_fail_text(poa_error *err, poa_status status, const poa_mark *mark,
                         const char *const *key_and_arguments);

/* "out of memory", the most frequent of them. */
poa_status poa_fail_nomem(poa_error *err);

/* Room for poa_decimal(). */
typedef struct poa_digits {
    char bytes[24];
} poa_digits;

/* `value` in decimal digits, written into and returned from `room`. */
const char *poa_decimal(poa_digits *room, uint64_t value);

#endif

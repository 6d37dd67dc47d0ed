/* SPDX-License-Identifier: MIT */
/*
 * Encodings of plain text: their names, decoding through iconv, and which one bytes
 * are in.  UTF-8 itself is checked by text.c.
 */
#ifndef POA_INPUT_ENCODING_H
#define POA_INPUT_ENCODING_H

#include <iconv.h>

#include "poalint.h"

#include "base/arena.h"
#include "base/strbuf.h"

typedef struct poa_encoding {
    const char *name;  /* as shown and asked for */
    const char *iconv; /* glibc's name for it */
    uint32_t unit;     /* bytes of its smallest unit */
    bool read;         /* false: known only to be refused */
} poa_encoding;

/* In the order of --help; ends with a NULL name. */
extern const poa_encoding poa_encoding_table[];

/* The encoding that a name or label means in any case ("GBK", "utf8", "iso-8859-1"), as
 * browsers understand it; NULL if unknown. */
const poa_encoding *poa_encoding_find(const char *label);

/* Open a conversion to UTF-8, or from it; false: there is none.  Close it with
 * iconv_close(). */
bool poa_iconv_open(iconv_t *out, const char *to, const char *from);

/*
 * Append the UTF-8 of `length` bytes.  False: they are not in that encoding, and `*bad`
 * is the offset of the first byte that is wrong or cut off; or memory ran out
 * (out->failed).
 */
POA_MUST_USE bool poa_encoding_decode(const poa_encoding *encoding, poa_strbuf *out,
                                      const unsigned char *bytes, size_t length, size_t *bad);

/* How many bytes valid UTF-8 takes in an encoding; 0 where it can't be said in it. */
uint64_t poa_encoding_bytes(const poa_encoding *encoding, const char *text, size_t length);

/*
 * The encoding that bytes without a mark, which are no UTF-8, are most likely in (detect.c).
 * `*sure`: no other comes near.  NULL: in none that is known.
 */
const poa_encoding *poa_encoding_detect(const unsigned char *bytes, size_t length, bool *sure);

#endif

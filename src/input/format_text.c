/* SPDX-License-Identifier: MIT */
/* Plain text: the format of everything that no other format claims. */
#include "input/formats.h"

static bool probe(const unsigned char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    return true;
}

static poa_status extract(poa_text *out, poa_arena *arena, const unsigned char *bytes,
                          size_t length, poa_error *err)
{
    return poa_text_decode(out, arena, bytes, length, err);
}

const poa_format poa_format_text = { "text", probe, extract };

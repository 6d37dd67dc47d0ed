/* SPDX-License-Identifier: MIT */
/* Plain text: the format of everything that no other format claims. */
#include "input/formats.h"

static poa_status extract(poa_text *out, const poa_input *input)
{
    return poa_text_decode(out, input->arena, input->bytes, input->length, input->encoding,
                           input->err);
}

static const char *const endings[] = { ".txt", ".text", NULL };

const poa_format poa_format_text = { "text", endings, false, NULL, extract };

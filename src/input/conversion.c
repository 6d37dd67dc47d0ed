/* SPDX-License-Identifier: MIT */
/* In a file of its own: an analyser that sees iconv_open() takes its failure, which is no
 * null pointer, for something that must be closed. */
#include "input/encoding.h"

bool poa_iconv_open(iconv_t *out, const char *to, const char *from)
{
    *out = iconv_open(to, from);
    return *out != (iconv_t)-1;
}

/* SPDX-License-Identifier: MIT */
#include "base/ascii.h"

#include <string.h>
#include <strings.h>

const char *poa_ascii_find(const char *bytes, size_t length, const char *word)
{
    size_t size = strlen(word);

    for (size_t at = 0; at + size <= length; at++)
        if (strncasecmp(bytes + at, word, size) == 0)
            return bytes + at;
    return NULL;
}

/* SPDX-License-Identifier: MIT */
/* The version of PCRE2 that this was built with. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "poalint.h"

#define STRING_OF(x)                 #x
#define VERSION_STRING(major, minor) STRING_OF(major) "." STRING_OF(minor)

const char *poa_pcre2_version(void)
{
    return VERSION_STRING(PCRE2_MAJOR, PCRE2_MINOR);
}

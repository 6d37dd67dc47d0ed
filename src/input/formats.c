/* SPDX-License-Identifier: MIT */
/* To add an input format: write format_<name>.c, then add one row here. */
#include "input/formats.h"

#include <stddef.h>

const poa_format *const poa_formats[] = {
    &poa_format_refused,
    &poa_format_text, /* takes anything: the last */
    NULL,
};

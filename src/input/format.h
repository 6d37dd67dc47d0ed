/* SPDX-License-Identifier: MIT */
/*
 * Input formats: how bytes of a kind become one UTF-8 text.  To add one (Word,
 * Markdown, an old encoding), write format_<name>.c and add a row to formats.c.
 */
#ifndef POA_INPUT_FORMAT_H
#define POA_INPUT_FORMAT_H

#include <stdbool.h>

#include "input/text.h"

typedef struct poa_format {
    const char *name; /* as shown in reports and messages */
    /* Can these bytes be of this format? */
    bool (*probe)(const unsigned char *bytes, size_t length);
    /* Take the text out.  Results are copied into the arena. */
    poa_status (*extract)(poa_text *out, poa_arena *arena, const unsigned char *bytes,
                          size_t length, poa_error *err);
} poa_format;

/* In order of probing; the last one takes anything.  Ends with NULL. */
extern const poa_format *const poa_formats[];

#endif

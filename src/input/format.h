/* SPDX-License-Identifier: MIT */
/*
 * Input formats: how bytes of a kind become one UTF-8 text.  To add one, write
 * format_<name>.c and add a row to formats.c.
 */
#ifndef POA_INPUT_FORMAT_H
#define POA_INPUT_FORMAT_H

#include <stdbool.h>

#include "input/text.h"

/* One input as it lies.  Everything is borrowed. */
typedef struct poa_input {
    const unsigned char *bytes;
    size_t length;
    const char *name;     /* of the file, for its ending; NULL: unknown */
    const char *encoding; /* asked for by the user; NULL: to be found */
    poa_arena *arena;     /* where the text goes */
    poa_error *err;
} poa_input;

typedef struct poa_format {
    const char *name;           /* value of --type, as shown in reports and messages */
    const char *const *endings; /* of file names, in small letters, ends with NULL; NULL: none */
    bool refused;               /* known only to be refused: no value of --type */
    /* Can these bytes be nothing else?  NULL: content never tells. */
    bool (*probe)(const poa_input *input);
    /* Take the text out.  Results are copied into the arena. */
    poa_status (*extract)(poa_text *out, const poa_input *input);
} poa_format;

/* In order of probing; the first is plain text, which takes what no other claims.
 * Ends with NULL. */
extern const poa_format *const poa_formats[];

/* The format of a name, or NULL; not one that is refused. */
const poa_format *poa_format_find(const char *name);
/* The format that the ending of a file's name tells, or NULL. */
const poa_format *poa_format_of_name(const char *name);
/* The format that an input has: by its content, else by the ending of its name, else
 * plain text. */
const poa_format *poa_format_of(const poa_input *input);

#endif

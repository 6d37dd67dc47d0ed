/* SPDX-License-Identifier: MIT */
/* What `check` has to check: the files that the command line and lists name, and those
 * in the folders among them. */
#ifndef POA_CLI_INPUTS_H
#define POA_CLI_INPUTS_H

#include "settings.h"

/* A draft to check, or a name that stands for none. */
typedef struct poa_named {
    char *path;          /* owned; "-": standard input */
    const char *trouble; /* key of a text: why nothing can be checked here; NULL: a draft */
    int number;          /* errno for that text; 0: none */
} poa_named;

typedef struct poa_inputs {
    poa_named *items; /* in the order of the report */
    size_t count;
    size_t capacity;
    bool stdin_read;              /* a list of names came from it */
    bool failed;                  /* memory ran out; some are missing */
    const poa_settings *settings; /* of the whole run */
} poa_inputs;

/* Append a draft: the first `length` bytes of `path` are copied. */
void poa_inputs_add(poa_inputs *inputs, const char *path, size_t length);
/* Append a name that can't be checked. */
void poa_inputs_add_trouble(poa_inputs *inputs, const char *path, const char *trouble, int number);
/*
 * Collect the operands, then the names of --files-from, folders walked.  Nothing is
 * read but folders, ignore files and the list.  False when memory ran out: said.
 * Release the inputs in either case.
 */
bool poa_inputs_collect(poa_inputs *inputs, const poa_settings *settings);
/* Fill `err` with the trouble of an item. */
void poa_named_trouble(const poa_named *item, poa_error *err);
void poa_inputs_release(poa_inputs *inputs);

#endif

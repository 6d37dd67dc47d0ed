/* SPDX-License-Identifier: MIT */
/* A growing list of strings, each of them a copy that the list owns. */
#ifndef POA_CLI_ARGLIST_H
#define POA_CLI_ARGLIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct poa_arglist {
    char **items;
    size_t count;
    size_t capacity;
} poa_arglist;

/* Append a copy of `length` bytes; false when memory ran out. */
bool poa_arglist_add(poa_arglist *list, const char *bytes, size_t length);
/* Append the parts of a comma-separated text; empty ones are left out. */
bool poa_arglist_add_parts(poa_arglist *list, const char *text);
void poa_arglist_release(poa_arglist *list);

#endif

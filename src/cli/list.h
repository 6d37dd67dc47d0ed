/* SPDX-License-Identifier: MIT */
/* A growing list of strings, each of them a copy that the list owns. */
#ifndef POA_CLI_LIST_H
#define POA_CLI_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct poa_list {
    char **items;
    size_t count;
    size_t capacity;
} poa_list;

/* Append a copy of `length` bytes; false when memory ran out. */
bool poa_list_add(poa_list *list, const char *bytes, size_t length);
/* Append the parts of a comma-separated text; empty ones are left out. */
bool poa_list_add_parts(poa_list *list, const char *text);
void poa_list_release(poa_list *list);

#endif

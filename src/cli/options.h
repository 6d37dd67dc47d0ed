/* SPDX-License-Identifier: MIT */
/* A row of the table of options. */
#ifndef POA_CLI_OPTIONS_H
#define POA_CLI_OPTIONS_H

#include "settings.h"

typedef enum poa_option_type {
    OPT_FLAG,   /* bool */
    OPT_STRING, /* const char * */
    OPT_NUMBER, /* uint64_t, 0 to `most` */
    OPT_CHOICE, /* unsigned: index into `choices` */
    OPT_LIST,   /* poa_arglist: each value is one item */
    OPT_PARTS,  /* poa_arglist: comma-separated items */
    OPT_SETTING /* one of these: the library's list of settings says which */
} poa_option_type;

typedef struct poa_option {
    const char *name;
    poa_option_type type;
    size_t offset;     /* of the field in poa_settings */
    const char *value; /* as shown in --help; NULL for a flag */
    unsigned commands; /* bits of those that take it */
    const char *help;  /* key of a text */
    const char *const *choices;
    uint64_t most;
} poa_option;

/* Ends with a NULL name. */
extern const poa_option poa_options[];
/* The option whose name is the first `length` bytes of `name`, or NULL. */
const poa_option *poa_option_find(const char *name, size_t length);
/* The row of an option with its real type, choices and bound. */
poa_option poa_option_resolve(const poa_option *row);
/* Where its value lies, and where that came from. */
void *poa_option_field(poa_settings *settings, const poa_option *option);
const void *poa_option_value(const poa_settings *settings, const poa_option *option);
size_t poa_option_index(const poa_option *row);
/* Set the field of an option from a word; strings are borrowed.  False: said. */
bool poa_settings_set(poa_settings *settings, const poa_option *row, const char *value);

#endif

/* SPDX-License-Identifier: MIT */
/* The list of settings: what a settings file may say, and what holds without one. */
#ifndef POA_CONFIG_KEYS_H
#define POA_CONFIG_KEYS_H

#include "poalint.h"

typedef struct poa_key {
    poa_setting setting;
    const char *(*name_at)(size_t index); /* the words it takes, or NULL: the pack knows them */
} poa_key;

/* Ends with a row without a name. */
extern const poa_key poa_keys[];
/* The index of the key of a name, or SIZE_MAX. */
size_t poa_key_find(const char *name);
size_t poa_key_count(void);

#endif

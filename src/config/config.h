/* SPDX-License-Identifier: MIT */
/* Settings files from bytes; the rest of the interface is in poalint.h. */
#ifndef POA_CONFIG_CONFIG_H
#define POA_CONFIG_CONFIG_H

#include "poalint.h"

#include "base/fail.h"

/* As poa_config_load(), of bytes that lie at `path`. */
POA_MUST_USE poa_status poa_config_parse(poa_config **out, const char *path, const char *bytes,
                                         size_t length, poa_problem_fn *problem, void *user,
                                         poa_error *err);

/* The `item`-th value of the `key`-th row of poa_keys and its place, or NULL. */
const char *poa_config_item(const poa_config *config, size_t key, size_t item, poa_mark *at);
/* Where the '=' of "ID=LEVEL" stands: the last one, since a level holds none. */
size_t poa_config_level_at(const char *text);

#endif

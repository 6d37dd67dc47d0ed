/* SPDX-License-Identifier: MIT */
/* Paths: where a file really lies, and how one is named as seen from another. */
#ifndef POA_CONFIG_PATHS_H
#define POA_CONFIG_PATHS_H

#include "poalint.h"

/*
 * The absolute path of a file, with the links of its folder resolved and its own name
 * kept, whether it exists or not.  Owned, for free(); NULL, with errno, without memory
 * or without a working directory.
 */
char *poa_path_real(const char *path);
/* The length of the folder of a path: up to the last '/', or 0. */
size_t poa_path_folder(const char *path);
/* `path` as seen from the folder of `file`: itself where it is absolute.  Owned, for
 * free(); NULL without memory. */
char *poa_path_beside(const char *file, const char *path);
/* How `path` is named from the folder of `file`, both as poa_path_real() gives them.
 * Owned, for free(); NULL without memory. */
char *poa_path_relative(const char *file, const char *path);

#endif

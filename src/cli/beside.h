/* SPDX-License-Identifier: MIT */
/* Amazon's notice in a file beside the draft: "x.notice.txt" belongs to "x.txt". */
#ifndef POA_CLI_BESIDE_H
#define POA_CLI_BESIDE_H

#include <stdbool.h>

/* Is a file with this name a notice beside a draft: "x.notice.txt"? */
bool poa_is_notice_name(const char *path);

/*
 * The path of the notice beside a draft, or NULL: where the draft's name has no known
 * ending or is a notice's own, where no such plain file is there, or memory ran out.
 * Its ending may be any known one; the draft's own goes first.  Free it.
 */
char *poa_notice_beside(const char *path);

#endif

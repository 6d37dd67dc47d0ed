/* SPDX-License-Identifier: MIT */
/* Folders: the drafts in them and below. */
#ifndef POA_CLI_WALK_H
#define POA_CLI_WALK_H

#include "inputs.h"

/*
 * Append the drafts in a folder and below, in the byte order of their paths: plain
 * files with an ending that belongs to a format.  Left out are hidden files and
 * folders, notices beside drafts and the notice of the run, what .poalintignore names,
 * special files, and folders behind symbolic links.  Of a letter in a format that is
 * not read it says so.  A folder that can't be read is a trouble of its
 * own, and so is one in which nothing is found.
 */
void poa_walk(poa_inputs *inputs, const char *folder);

#endif

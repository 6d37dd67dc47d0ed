/* SPDX-License-Identifier: MIT */
/*
 * .poalintignore: what a walk leaves out.  One pattern a line, as in .gitignore: "#"
 * begins a comment, "*" "?" "[...]" stand for characters of one name, "**" for any
 * folders; a pattern with "/" at its begin or inside is about paths from the file's own
 * folder, any other about names at every depth; "/" at its end means folders; "!" takes
 * back.  The last pattern that matches decides, and a deeper file before a higher one.
 */
#ifndef POA_CLI_IGNORE_H
#define POA_CLI_IGNORE_H

#include <stdbool.h>
#include <stddef.h>

struct poa_ignore_pattern;

/* One ignore file, and those of the folders above. */
typedef struct poa_ignore {
    const struct poa_ignore *above;      /* borrowed; NULL: none */
    struct poa_ignore_pattern *patterns; /* owned */
    size_t count;
    size_t folder; /* bytes of a path that name the folder and its slash */
} poa_ignore;

/* Read the ignore file at `path`, which may be missing.  Returns 0, or errno: then there
 * is no pattern.  Release it in either case. */
int poa_ignore_read(poa_ignore *out, const char *path, const poa_ignore *above);
/* Is a path, which begins with those folders, to be left out?  What "?" takes for one
 * character the locale says. */
bool poa_ignored(const poa_ignore *ignore, const char *path, bool is_folder);
void poa_ignore_release(poa_ignore *ignore);

#endif

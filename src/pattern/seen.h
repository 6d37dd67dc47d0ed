/* SPDX-License-Identifier: MIT */
/*
 * What searches of a long passage found.  Rules go on behind each match and ask their
 * other patterns again at every one; without this a part that never matches would read
 * the rest of the passage each time, and time would grow with its square.
 */
#ifndef POA_PATTERN_SEEN_H
#define POA_PATTERN_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "pattern/pattern.h"

/* The answer of one part of a pattern. */
typedef struct poa_seen_part {
    bool known;
    bool found;
    size_t from; /* where the search began */
    size_t begin;
    size_t end;
} poa_seen_part;

enum { POA_SEEN_KEPT = 16 }; /* the patterns that one rule tries in turn */

typedef struct poa_seen {
    struct poa_seen_entry {
        const poa_pattern *pattern; /* borrowed; NULL: free */
        const char *subject;        /* borrowed */
        size_t length;
        poa_seen_part *parts; /* owned */
    } entries[POA_SEEN_KEPT];
    size_t next; /* entry that is given up for a new one */
} poa_seen;

/*
 * The answers for a pattern of `parts` parts in a subject, to be filled in; valid
 * until the next call.  NULL where the subject is too short for this to pay, or
 * memory ran out.
 */
poa_seen_part *poa_seen_get(poa_seen *seen, const poa_pattern *pattern, size_t parts,
                            const char *subject, size_t length);
/* Does the answer hold for a search from `from` on? */
bool poa_seen_holds(const poa_seen_part *part, size_t from);
void poa_seen_release(poa_seen *seen);

#endif

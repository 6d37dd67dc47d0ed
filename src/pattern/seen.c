/* SPDX-License-Identifier: MIT */
/* A few patterns and their answers, replaced in turn. */
#include "pattern/seen.h"

#include <stdlib.h>

enum { LONG_SUBJECT = 512 }; /* bytes; shorter ones are read again as quickly */

poa_seen_part *poa_seen_get(poa_seen *seen, const poa_pattern *pattern, size_t parts,
                            const char *subject, size_t length)
{
    struct poa_seen_entry *entry = &seen->entries[seen->next];

    if (length < LONG_SUBJECT)
        return NULL;
    for (size_t i = 0; i < POA_SEEN_KEPT; i++) {
        const struct poa_seen_entry *known = &seen->entries[i];
        if (known->pattern == pattern && known->subject == subject && known->length == length)
            return known->parts;
    }
    free(entry->parts);
    *entry = (struct poa_seen_entry){ .parts = calloc(parts, sizeof(*entry->parts)) };
    if (entry->parts == NULL)
        return NULL;
    entry->pattern = pattern;
    entry->subject = subject;
    entry->length = length;
    seen->next = (seen->next + 1) % POA_SEEN_KEPT;
    return entry->parts;
}

bool poa_seen_holds(const poa_seen_part *part, size_t from)
{
    return part->known && part->from <= from && (!part->found || part->begin >= from);
}

void poa_seen_release(poa_seen *seen)
{
    for (size_t i = 0; i < POA_SEEN_KEPT; i++)
        free(seen->entries[i].parts);
    *seen = (poa_seen){ .next = 0 };
}

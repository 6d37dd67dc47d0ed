/* SPDX-License-Identifier: MIT */
/* "Did you mean ...": the known name that needs the fewest typing slips. */
#include <string.h>

#include "rules/yaml.h"

enum { LONGEST = 48 }; /* bytes; no name of the format is longer */

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;

    return smaller < c ? smaller : c;
}

/* Letters left out, put in, changed or swapped with their neighbour. */
static size_t slips(const char *from, size_t from_length, const char *to, size_t to_length)
{
    size_t rows[3][LONGEST + 1]; /* the row before last, the last one, this one */

    for (size_t j = 0; j <= to_length; j++)
        rows[1][j] = j;
    for (size_t i = 1; i <= from_length; i++) {
        size_t *before = rows[(i + 2) % 3];
        size_t *last = rows[i % 3];
        size_t *row = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= to_length; j++) {
            size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] &&
                before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
    }
    return rows[(from_length + 1) % 3][to_length];
}

const char *poa_nearest(const char *word, const char *const *names)
{
    size_t length = strlen(word);
    size_t best = length / 3 + 1; /* more slips than that is another word */
    const char *nearest = NULL;

    if (length > LONGEST)
        return NULL;
    for (; *names != NULL; names++) {
        size_t name_length = strlen(*names);
        if (name_length > LONGEST)
            continue;
        size_t count = slips(word, length, *names, name_length);
        if (count >= length)
            continue; /* nothing of the word is left */
        if (count < best || (count == best && nearest == NULL)) {
            best = count;
            nearest = *names;
        }
    }
    return nearest;
}

/* SPDX-License-Identifier: MIT */
/* Edit distance over short words. */
#include "nearest.h"

#include <string.h>

enum { LONGEST = 40, FAR = 100 };

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Letters to insert, delete or change; FAR for words too long to be ours. */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[LONGEST + 1];
    size_t length = strlen(b);

    if (strlen(a) > LONGEST || length > LONGEST)
        return FAR;
    for (unsigned j = 0; j <= length; j++)
        row[j] = j;
    for (unsigned i = 1; a[i - 1] != '\0'; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= length; j++) {
            unsigned changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(row[j] + 1, row[j - 1] + 1, changed);
        }
    }
    return row[length];
}

void poa_nearest_consider(poa_nearest_word *best, const char *typed, const char *candidate)
{
    unsigned apart = distance(typed, candidate);
    size_t letters = strlen(typed);

    if (apart <= 1 + letters / 4 && apart < letters && apart < best->distance)
        *best = (poa_nearest_word){ candidate, apart };
}

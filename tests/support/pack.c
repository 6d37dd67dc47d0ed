/* SPDX-License-Identifier: MIT */
#include "support/pack.h"

#include <string.h>

static void note(void *user, const poa_error *problem)
{
    struct test_faults *faults = user;

    if (faults->count++ == 0)
        faults->first = *problem;
    faults->last = *problem;
}

poa_pack *test_pack(struct test_faults *faults, const char *const *texts, bool trusted)
{
    static const char *const names[] = { "a.yaml", "b.yaml", "c.yaml", "d.yaml" };
    poa_pack_source sources[4];
    poa_pack *pack = NULL;
    poa_error err = { 0 };
    size_t count = 0;

    memset(faults, 0, sizeof(*faults));
    for (; texts[count] != NULL && count < 4; count++)
        sources[count] =
            (poa_pack_source){ names[count], texts[count], strlen(texts[count]), trusted };
    if (poa_pack_build(&pack, sources, count, note, faults, &err) != POA_OK)
        return NULL;
    return pack;
}

poa_pack *test_pack_of(struct test_faults *faults, const char *text)
{
    return test_pack(faults, (const char *const[]){ text, NULL }, false);
}

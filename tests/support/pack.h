/* SPDX-License-Identifier: MIT */
/* Packs from strings. */
#ifndef POA_TESTS_SUPPORT_PACK_H
#define POA_TESTS_SUPPORT_PACK_H

#include "rules/pack.h"

/* Up to 8 files; what is wrong with them goes into the texts of `faults`. */
struct test_faults {
    size_t count;
    poa_error first;
    poa_error last;
};

/* NULL after a failure.  `name` of the files: a.yaml, b.yaml, ... */
poa_pack *test_pack(struct test_faults *faults, const char *const *texts, bool trusted);
/* The same for one file. */
poa_pack *test_pack_of(struct test_faults *faults, const char *text);

#endif

/* SPDX-License-Identifier: MIT */
/* The order of findings. */
#include "match/finding.h"

/* Whole-draft findings come first: nobody should have to look for them below. */
static uint64_t begin_of(const poa_finding *finding)
{
    return finding->span.begin == UINT32_MAX ? 0 : (uint64_t)finding->span.begin + 1;
}

int poa_finding_compare(const void *left, const void *right)
{
    const poa_finding *a = left;
    const poa_finding *b = right;

    if (begin_of(a) != begin_of(b))
        return begin_of(a) < begin_of(b) ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    if (a->class_index != b->class_index)
        return a->class_index < b->class_index ? -1 : 1;
    if (a->rule_index != b->rule_index)
        return a->rule_index < b->rule_index ? -1 : 1;
    return 0;
}

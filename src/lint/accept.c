/* SPDX-License-Identifier: MIT */
/* Findings that the user has accepted, by fingerprint.  They are taken out last, so
 * that what gave way to them stays away, and the counts in other fingerprints do not
 * change. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "lint/lint.h"

/* A fingerprint of the options and its place among them. */
struct accepted {
    const char *fingerprint;
    size_t index;
};

static int compare_accepted(const void *left, const void *right)
{
    const struct accepted *a = left;
    const struct accepted *b = right;

    return strcmp(a->fingerprint, b->fingerprint);
}

/* Sorted by fingerprint, in the arena of the findings; NULL without memory. */
static struct accepted *sorted(const poa_findings *findings, const poa_lint_options *opts)
{
    struct accepted *list =
        poa_arena_alloc(findings->arena, opts->accepted_count + 1, sizeof(*list));

    if (list == NULL)
        return NULL;
    for (size_t i = 0; i < opts->accepted_count; i++)
        list[i] = (struct accepted){ opts->accepted[i], i };
    qsort(list, opts->accepted_count, sizeof(*list), compare_accepted);
    return list;
}

/* Is the fingerprint in the list?  Every entry that says it is marked as used. */
static bool take(const struct accepted *list, size_t count, const char *fingerprint, bool *used)
{
    struct accepted wanted = { fingerprint, 0 };
    const struct accepted *hit = bsearch(&wanted, list, count, sizeof(*list), compare_accepted);

    if (hit == NULL)
        return false;
    while (hit > list && compare_accepted(hit - 1, &wanted) == 0)
        hit--;
    for (; hit < list + count && compare_accepted(hit, &wanted) == 0; hit++)
        used[hit->index] = true;
    return true;
}

poa_status poa_lint_accept(poa_findings *findings, const poa_lint_options *opts, bool *used,
                           poa_error *err)
{
    size_t kept = 0;

    if (opts->accepted_count == 0)
        return POA_OK;
    struct accepted *list = sorted(findings, opts);
    if (list == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < findings->count; i++)
        if (!take(list, opts->accepted_count, findings->items[i].fingerprint, used))
            findings->items[kept++] = findings->items[i];
    findings->accepted = (uint32_t)(findings->count - kept);
    findings->count = kept;
    return POA_OK;
}

static bool among(const poa_lint_options *opts, const char *fingerprint)
{
    for (size_t i = 0; i < opts->accepted_count; i++)
        if (strcmp(opts->accepted[i], fingerprint) == 0)
            return true;
    return false;
}

void poa_lint_accept_alone(poa_findings *findings, const poa_pack *pack, const poa_document *doc,
                           const poa_lint_options *opts)
{
    char fingerprint[POA_FINGERPRINT_SIZE];

    for (size_t i = 0; opts->accepted_count > 0 && i < findings->count; i++) {
        poa_finding *finding = &findings->items[i];
        if (!pack->classes[finding->class_index].alone)
            continue;
        poa_lint_first_fingerprint(fingerprint, finding, pack, doc);
        finding->accepted = among(opts, fingerprint);
    }
}

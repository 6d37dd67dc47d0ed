/* SPDX-License-Identifier: MIT */
/* What a baseline accepts in one draft, and what of it is not found any more. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "scope.h"

poa_status poa_accepted_find(poa_accepted *out, poa_lint_options *lint, const poa_scope *scope,
                             const char *name, poa_error *err)
{
    char *draft = NULL;

    *out = (poa_accepted){ 0, 0 };
    if (scope->baseline == NULL || strcmp(name, "-") == 0) /* standard input has no name */
        return POA_OK;
    poa_status status = poa_baseline_draft(&draft, poa_baseline_path(scope->baseline), name, err);
    if (status == POA_ENCODING) /* then no baseline holds it */
        return POA_OK;
    if (status != POA_OK)
        return status;
    lint->accepted = poa_baseline_accepted(scope->baseline, draft, &out->first, &out->count);
    lint->accepted_count = out->count;
    free(draft);
    return POA_OK;
}

bool poa_accepted_is_stale(const poa_baseline_entry *entry, size_t index, const poa_report *report)
{
    poa_error trouble = { .lang = POA_LANG_EN };

    if (poa_report_accepted_at(report, index) || !poa_report_looked(report, entry->rule))
        return false;
    /* A rule that reached a limit may have missed it. */
    return !poa_report_trouble_at(report, 0, &trouble, POA_LANG_EN);
}

void poa_accepted_say_stale(const poa_accepted *accepted, const poa_scope *scope,
                            const poa_report *report)
{
    poa_baseline_entry entry;
    char place[2][16];

    for (size_t i = 0; i < accepted->count; i++) {
        if (!poa_baseline_entry_at(scope->baseline, accepted->first + i, &entry) ||
            !poa_accepted_is_stale(&entry, i, report))
            continue;
        snprintf(place[0], sizeof(place[0]), "%" PRIu32, entry.line);
        snprintf(place[1], sizeof(place[1]), "%" PRIu32, entry.column);
        poa_say(scope->settings.lang, "cli.stale", poa_baseline_path(scope->baseline), place[0],
                place[1], entry.rule, entry.draft);
    }
}

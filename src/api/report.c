/* SPDX-License-Identifier: MIT */
/* Runs and reports behind the public interface. */
#include <string.h>

#include "base/fail.h"
#include "lint/lint.h"
#include "score/score.h"

static poa_status lint_into(poa_report *report, const poa_lint_options *opts, poa_error *err)
{
    bool *live = poa_arena_alloc(&report->arena, report->pack->dimension_count + 1u, sizeof(*live));

    report->used_count = opts->accepted_count;
    report->used = poa_arena_alloc(&report->arena, opts->accepted_count + 1, sizeof(*report->used));
    report->looked =
        poa_arena_alloc(&report->arena, report->pack->class_count + 1u, sizeof(*report->looked));
    if (live == NULL || report->used == NULL || report->looked == NULL)
        return poa_fail_nomem(err);
    poa_lint_looked(report->looked, report->pack, report->doc, opts);
    report->findings.arena = &report->arena;
    poa_status status = poa_lint_run(&report->findings, report->pack, report->doc, opts, live,
                                     &report->partial, report->used, err);
    return status == POA_OK ? poa_score_compute(report, live, err) : status;
}

poa_status poa_lint(poa_report **out, const poa_pack *pack, const poa_document *document,
                    const poa_lint_options *opts, poa_error *err)
{
    static const poa_lint_options defaults = POA_LINT_OPTIONS_INIT;
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);

    if (opts == NULL)
        opts = &defaults;
    if (opts->size != sizeof(*opts))
        return poa_fail(err, POA_ARGUMENT, NULL, "api.options-size");
    poa_report *report = poa_arena_alloc(&arena, 1, sizeof(*report));
    if (report == NULL)
        return poa_fail_nomem(err);
    report->arena = arena;
    report->pack = pack;
    report->doc = document;
    poa_status status = lint_into(report, opts, err);
    if (status == POA_OK)
        *out = report;
    else
        poa_report_free(report);
    return status;
}

void poa_report_free(poa_report *report)
{
    poa_arena arena = report != NULL ? report->arena : POA_ARENA_INIT(0);
    poa_arena_release(&arena); /* *report itself lay in these pages */
}

size_t poa_report_finding_count(const poa_report *report)
{
    return report->findings.count;
}

bool poa_report_finding_at(const poa_report *report, size_t index, poa_finding_info *out)
{
    if (index >= report->findings.count)
        return false;
    const poa_finding *finding = &report->findings.items[index];
    *out = (poa_finding_info){
        .rule = report->pack->classes[finding->class_index].id,
        .severity = finding->severity,
        .dimension = report->pack->dimensions[finding->dimension],
        .points = finding->points,
        .deducted = finding->deducted,
        .span = finding->span,
    };
    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        out->message[lang] = finding->message[lang];
        out->hint[lang] = finding->hint[lang];
    }
    memcpy(out->fingerprint, finding->fingerprint, sizeof(out->fingerprint));
    return true;
}

bool poa_report_accepted_at(const poa_report *report, size_t index)
{
    return index < report->used_count && report->used[index];
}

bool poa_report_looked(const poa_report *report, const char *rule)
{
    for (uint32_t i = 0; i < report->pack->class_count; i++)
        if (strcmp(report->pack->classes[i].id, rule) == 0)
            return report->looked[i];
    return true;
}

uint32_t poa_report_score(const poa_report *report)
{
    return report->score.total;
}

poa_verdict poa_report_verdict(const poa_report *report)
{
    return report->score.verdict;
}

bool poa_report_worst(const poa_report *report, poa_severity *out)
{
    poa_severity worst = POA_SEVERITY_INFO;

    for (size_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].severity > worst)
            worst = report->findings.items[i].severity;
    *out = worst;
    return report->findings.count > 0;
}

bool poa_report_trouble_at(const poa_report *report, size_t index, poa_error *out, poa_lang lang)
{
    if (index >= report->findings.trouble_count)
        return false;
    const poa_trouble *trouble = &report->findings.troubles[index];
    const poa_rule *rule = &report->pack->rules[trouble->rule_index];
    poa_error error = { .lang = lang };
    poa_mark at = { report->doc->name, 0, 0 };
    if (trouble->span.begin != UINT32_MAX) {
        poa_place place =
            poa_lines_place(&report->doc->lines, &report->doc->text, trouble->span.begin);
        at.line = place.line;
        at.column = place.column;
    }
    /* The status is what the caller acts on, not a failure of this call. */
    (void)poa_fail(&error, POA_LIMIT, &at, "lint.limit",
                   report->pack->classes[rule->class_index].id);
    *out = error;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* Pack x document -> findings. */
#include "lint/lint.h"

#include <string.h>

#include "base/fail.h"

/* Which dimensions a class can take points from in this draft: that of its own, or
 * those of the parts that are there. */
static void mark_live(const poa_pack *pack, const poa_document *doc, const poa_class *class,
                      bool *live)
{
    if (class->dimension != POA_NONE) {
        live[class->dimension] = true;
        return;
    }
    for (uint32_t k = 0; k < pack->cues.section_count; k++)
        for (uint32_t i = 0; i < pack->dimension_count; i++)
            if (pack->cues.sections[k].part && poa_document_has(doc, k) &&
                strcmp(pack->cues.sections[k].dimension, pack->dimensions[i]) == 0)
                live[i] = true;
}

static poa_status run_rule(poa_run *run, uint32_t index)
{
    run->rule = &run->pack->rules[index];
    run->rule_index = index;
    run->sentences = 0;
    run->last_sentence = POA_NONE;
    poa_status status = run->rule->kind->run(run->rule->state, run);
    poa_arena_release(run->scratch);
    return status;
}

static poa_status run_rules(poa_run *run, const poa_lint_options *opts, bool *live, bool *partial)
{
    const poa_pack *pack = run->pack;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < pack->rule_count && status == POA_OK; i++) {
        const poa_rule *rule = &pack->rules[i];
        const poa_class *class = &pack->classes[rule->class_index];
        if (!poa_lint_applies(pack, run->doc, rule))
            continue;
        if (!poa_lint_selected(opts, class->id)) {
            *partial = true;
            continue;
        }
        mark_live(pack, run->doc, class, live);
        if (opts->cancelled != NULL && opts->cancelled(opts->user))
            return poa_fail(run->err, POA_LIMIT, NULL, "lint.cancelled");
        if (poa_lint_needs_met(run->doc, rule))
            status = run_rule(run, i);
    }
    return status;
}

/* From what the rules found to what is reported. */
static poa_status settle(poa_findings *findings, const poa_pack *pack, const poa_document *doc,
                         const poa_lint_options *opts, bool *used, poa_error *err)
{
    poa_lint_accept_alone(findings, pack, doc, opts);
    poa_status status = poa_lint_join(findings, pack, opts, err);
    if (status == POA_OK)
        status = poa_lint_fingerprint(findings, pack, doc, err);
    return status == POA_OK ? poa_lint_accept(findings, opts, used, err) : status;
}

poa_status poa_lint_run(poa_findings *findings, const poa_pack *pack, const poa_document *doc,
                        const poa_lint_options *opts, bool *live, bool *partial, bool *used,
                        poa_error *err)
{
    poa_arena scratch = POA_ARENA_INIT(SIZE_MAX);
    poa_matcher *matcher = poa_matcher_new(opts->match_limit);
    poa_run run = { .pack = pack,
                    .doc = doc,
                    .matcher = matcher,
                    .findings = findings,
                    .scratch = &scratch,
                    .err = err,
                    .most = poa_lint_most(opts) };

    if (matcher == NULL)
        return poa_fail_nomem(err);
    *partial = false;
    poa_matcher_set_text(matcher, doc->fold.bytes, doc->fold.length);
    poa_status status = run_rules(&run, opts, live, partial);
    poa_arena_release(&scratch);
    poa_matcher_free(matcher);
    if (status == POA_OK)
        status = settle(findings, pack, doc, opts, used, err);
    *partial = *partial || findings->accepted > 0;
    return status;
}

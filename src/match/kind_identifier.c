/* SPDX-License-Identifier: MIT */
/* kind: identifier.  What stands after a label such as "ASIN:" and cannot be one.
 * A list after the label is followed to its end. */
#include <string.h>

#include "match/kinds.h"
#include "match/run.h"

struct identifier_rule {
    poa_pattern *label;     /* what announces it, separators included */
    poa_pattern *candidate; /* the token that is looked at */
    poa_pattern *valid;     /* whole forms that are right */
    poa_pattern *except;    /* whole forms that are something else; may be NULL */
    poa_pattern *separator; /* between the members of a list; may be NULL */
};

static const poa_param identifier_params[] = {
    { "label", POA_PARAM_PATTERNS, true, offsetof(struct identifier_rule, label) },
    { "candidate", POA_PARAM_PATTERNS, true, offsetof(struct identifier_rule, candidate) },
    { "valid", POA_PARAM_PATTERNS, true, offsetof(struct identifier_rule, valid) },
    { "except", POA_PARAM_PATTERNS, false, offsetof(struct identifier_rule, except) },
    { "separator", POA_PARAM_PATTERNS, false, offsetof(struct identifier_rule, separator) },
    { 0 },
};

/* Does the pattern match all of `where`? */
static poa_status matches_whole(poa_run *run, const poa_pattern *pattern, poa_fold_span where,
                                bool *whole)
{
    poa_fold_span hit = { 0, 0 };
    poa_status status = poa_run_pattern(run, pattern, where, whole, &hit);

    *whole = *whole && hit.begin == where.begin && hit.end == where.end;
    return status;
}

/* Does the pattern match right at the begin of `where`? */
static poa_status matches_here(poa_run *run, const poa_pattern *pattern, poa_fold_span where,
                               bool *here, poa_fold_span *hit)
{
    poa_status status = poa_run_pattern(run, pattern, where, here, hit);

    *here = *here && hit->begin == where.begin;
    return status;
}

static poa_status judge(const struct identifier_rule *rule, poa_run *run, uint32_t sentence,
                        poa_fold_span token)
{
    bool fine = false;
    poa_status status = matches_whole(run, rule->valid, token, &fine);

    if (status == POA_OK && !fine)
        status = matches_whole(run, rule->except, token, &fine);
    if (status != POA_OK || fine)
        return status;
    if (!run->rule->any_voice && poa_document_voice(run->doc, sentence, token) != POA_VOICE_SELLER)
        return POA_OK;
    poa_hit hit = POA_HIT_INIT;
    hit.sentence = sentence;
    hit.span = poa_fold_to_text(&run->doc->fold, token);
    return poa_run_emit(run, &hit);
}

/* Judge the token at the begin of *rest and those that a list adds to it. */
static poa_status follow(const struct identifier_rule *rule, poa_run *run, uint32_t sentence,
                         poa_fold_span *rest)
{
    poa_status status = POA_OK;
    bool more = true;

    while (status == POA_OK && more) {
        poa_fold_span token;
        status = matches_here(run, rule->candidate, *rest, &more, &token);
        if (status != POA_OK || !more)
            break;
        status = judge(rule, run, sentence, token);
        rest->begin = token.end;
        if (status == POA_OK)
            status = matches_here(run, rule->separator, *rest, &more, &token);
        if (more)
            rest->begin = token.end;
    }
    return status;
}

static poa_status identifier_run(const void *state, poa_run *run)
{
    const struct identifier_rule *rule = state;
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_status status = POA_OK;

    while (status == POA_OK && poa_run_next_unit(run, POA_SCOPE_SENTENCE, &iter, &unit)) {
        poa_fold_span rest = unit.fold;
        bool labelled = true;
        while (status == POA_OK && labelled) {
            poa_fold_span label;
            status = poa_run_pattern(run, rule->label, rest, &labelled, &label);
            if (status != POA_OK || !labelled)
                break;
            rest.begin = label.end;
            status = follow(rule, run, unit.sentence, &rest);
        }
    }
    return status;
}

const poa_kind poa_kind_identifier = {
    .name = "identifier",
    .params = identifier_params,
    .state_size = sizeof(struct identifier_rule),
    .run = identifier_run,
};

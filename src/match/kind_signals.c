/* SPDX-License-Identifier: MIT */
/* kind: signals.  A text of another sort gives itself away by several different
 * words; words of `unless` speak for the sort that is wanted. */
#include "match/kinds.h"
#include "match/run.h"

struct signals_rule {
    uint32_t at_least; /* different matches that make the finding */
    uint32_t veto;     /* different matches of `unless` that silence it; 0: none do */
};

static const poa_param signals_params[] = {
    { "at-least", POA_PARAM_NUMBER, true, offsetof(struct signals_rule, at_least) },
    { "veto", POA_PARAM_NUMBER, false, offsetof(struct signals_rule, veto) },
    { 0 },
};

/* More different matches than this say nothing new, and keep the list short. */
enum { DIFFERENT_MAX = 32 };

struct seen {
    poa_fold_span words[DIFFERENT_MAX];
    uint32_t count;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_words(const char *bytes, poa_fold_span a, poa_fold_span b)
{
    if (a.end - a.begin != b.end - b.begin)
        return false;
    for (uint32_t i = 0; i < a.end - a.begin; i++)
        if (lower(bytes[a.begin + i]) != lower(bytes[b.begin + i]))
            return false;
    return true;
}

static void see(struct seen *seen, const char *bytes, poa_fold_span hit)
{
    for (uint32_t i = 0; i < seen->count; i++)
        if (same_words(bytes, seen->words[i], hit))
            return;
    if (seen->count < DIFFERENT_MAX)
        seen->words[seen->count++] = hit;
}

/* Collect the different matches of a pattern in the seller's sentences. */
static poa_status collect(poa_run *run, const poa_pattern *pattern, struct seen *seen)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; pattern != NULL && i < run->doc->sentence_count; i++) {
        const poa_sentence *s = &run->doc->sentences[i];
        poa_fold_span rest = s->fold;
        bool found = s->voice == POA_VOICE_SELLER || run->rule->any_voice;
        while (found && status == POA_OK && seen->count < DIFFERENT_MAX) {
            poa_fold_span hit;
            status = poa_run_pattern(run, pattern, rest, &found, &hit);
            if (status != POA_OK || !found)
                break;
            see(seen, run->doc->fold.bytes, hit);
            rest.begin = hit.end;
        }
        if (status != POA_OK)
            return status;
    }
    return POA_OK;
}

static poa_status collect_all(poa_run *run, bool unless, struct seen *seen)
{
    const poa_clause_set *sets[POA_LANG_COUNT + 1] = { &run->rule->any };
    poa_status status = POA_OK;

    for (int lang = 0; lang < POA_LANG_COUNT; lang++)
        sets[lang + 1] = &run->rule->patterns[lang];
    for (int i = 0; i <= POA_LANG_COUNT && status == POA_OK; i++)
        status = collect(run, unless ? sets[i]->unless_code : sets[i]->match_code, seen);
    return status;
}

static poa_status signals_run(const void *state, poa_run *run)
{
    const struct signals_rule *rule = state;
    struct seen signals = { .count = 0 };
    struct seen vetoes = { .count = 0 };
    poa_hit hit = POA_HIT_INIT;
    poa_status status = collect_all(run, false, &signals);

    if (status != POA_OK || signals.count < rule->at_least)
        return status;
    status = collect_all(run, true, &vetoes);
    if (status != POA_OK || (rule->veto != 0 && vetoes.count >= rule->veto))
        return status;
    hit.count = signals.count;
    hit.limit = rule->at_least;
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_signals = {
    .name = "signals",
    .params = signals_params,
    .state_size = sizeof(struct signals_rule),
    .needs_match = true,
    .whole = true,
    .run = signals_run,
};

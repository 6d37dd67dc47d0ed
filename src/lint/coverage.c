/* SPDX-License-Identifier: MIT */
/* Which alternatives of a pack's patterns its examples hit.  Each branch and each
 * phrase word is a capturing group of a marked copy of the pattern; the groups that
 * take part in a match are hit. */
#include "lint/coverage.h"

#include <stdlib.h>

#include "base/fail.h"

/* A marked pattern and what its groups stand for. */
struct marked {
    poa_pattern *pattern; /* owned; NULL: nothing to match */
    poa_coverage_map map;
    bool *hit; /* by group */
};

static poa_status open_marked(struct marked *out, poa_coverage *coverage, const poa_trial *trial,
                              const poa_entries *entries, uint32_t lang, poa_error *err)
{
    *out = (struct marked){ NULL, { NULL, 0 }, NULL };
    if (entries->count == 0)
        return POA_OK;
    poa_status status = poa_pack_compile_marked(&out->pattern, &out->map, trial->pack, trial->rule,
                                                entries, lang, coverage->arena, err);
    if (status != POA_OK)
        return status;
    out->hit = poa_arena_alloc(coverage->arena, out->map.count + 1u, sizeof(bool));
    return out->hit != NULL ? POA_OK : poa_fail_nomem(err);
}

/* Note the groups of every match in a text. */
static void match_bytes(struct marked *marked, const poa_trial *trial, const char *bytes,
                        size_t length)
{
    size_t begin = 0;
    size_t end = 0;

    for (size_t at = 0; at < length; at = end) {
        if (poa_pattern_match(marked->pattern, trial->matcher, bytes, length, at, &begin, &end) !=
            POA_MATCH_FOUND)
            return;
        for (uint32_t group = 1; group <= marked->map.count; group++)
            if (poa_matcher_group(trial->matcher, group))
                marked->hit[group - 1] = true;
    }
}

static void match_trial(struct marked *marked, const poa_trial *trial)
{
    poa_run run = { .pack = trial->pack, .doc = trial->doc, .rule = trial->rule };
    poa_unit_iter iter = { 0 };
    poa_unit unit;

    if (trial->rule->source_text) {
        match_bytes(marked, trial, trial->doc->text.bytes, trial->doc->text.length);
        return;
    }
    while (poa_run_next_unit(&run, trial->rule->scope, &iter, &unit))
        match_bytes(marked, trial, trial->doc->fold.bytes + unit.fold.begin,
                    unit.fold.end - unit.fold.begin);
}

static poa_status note_word(poa_coverage *coverage, const poa_entry *word, bool hit, poa_error *err)
{
    poa_word_use *grown = poa_arena_grow(coverage->arena, coverage->words, coverage->word_count,
                                         &coverage->word_capacity, sizeof(*grown));
    if (grown == NULL)
        return poa_fail_nomem(err);
    coverage->words = grown;
    coverage->words[coverage->word_count++] = (poa_word_use){ word, hit };
    return POA_OK;
}

/* Report dead branches (of `match` alone: `dead` is NULL for the others) and
 * remember the phrase words. */
static poa_status settle(poa_coverage *coverage, const struct marked *marked, poa_dead_fn *dead,
                         void *user, poa_error *err)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < marked->map.count && status == POA_OK; i++) {
        const struct poa_coverage_mark *mark = &marked->map.marks[i];
        if (mark->word != NULL)
            status = note_word(coverage, mark->word, marked->hit[i], err);
        else if (dead != NULL && !marked->hit[i])
            dead(user, &mark->at, mark->source, mark->length);
    }
    return status;
}

static poa_status cover(poa_coverage *coverage, const poa_trial *trials, size_t count,
                        const poa_entries *entries, uint32_t lang, poa_dead_fn *dead, void *user,
                        poa_error *err)
{
    struct marked marked;
    poa_status status = open_marked(&marked, coverage, &trials[0], entries, lang, err);

    if (status != POA_OK || marked.pattern == NULL)
        return status;
    for (size_t i = 0; i < count; i++)
        match_trial(&marked, &trials[i]);
    status = settle(coverage, &marked, dead, user, err);
    poa_pattern_free(marked.pattern);
    return status;
}

/* All together, and each entry for itself: a veto that overlaps another one is no
 * less of a veto. */
static poa_status cover_vetoes(poa_coverage *coverage, const poa_trial *trials, size_t count,
                               const poa_entries *unless, uint32_t lang, poa_error *err)
{
    poa_status status = cover(coverage, trials, count, unless, lang, NULL, NULL, err);

    for (uint32_t i = 0; i < unless->count && status == POA_OK; i++) {
        poa_entries one = { unless->items + i, 1 };
        status = cover(coverage, trials, count, &one, lang, NULL, NULL, err);
    }
    return status;
}

static poa_status cover_set(poa_coverage *coverage, const poa_trial *trials, size_t count,
                            const poa_clause_set *set, uint32_t lang, poa_dead_fn *dead, void *user,
                            poa_error *err)
{
    poa_status status = cover(coverage, trials, count, &set->match, lang, dead, user, err);

    if (status == POA_OK)
        status = cover_vetoes(coverage, trials, count, &set->unless, lang, err);
    return status;
}

poa_status poa_coverage_rule(poa_coverage *coverage, const poa_trial *trials, size_t count,
                             poa_dead_fn *dead, void *user, poa_error *err)
{
    const poa_rule *rule = count > 0 ? trials[0].rule : NULL;
    poa_status status = POA_OK;

    if (rule == NULL)
        return POA_OK;
    for (uint32_t lang = 0; lang < POA_LANG_COUNT && status == POA_OK; lang++)
        status = cover_set(coverage, trials, count, &rule->patterns[lang], lang, dead, user, err);
    if (status == POA_OK)
        status = cover_set(coverage, trials, count, &rule->any, POA_CUE_ANY, dead, user, err);
    for (uint32_t i = 0; i < rule->cleared_count && status == POA_OK; i++)
        for (uint32_t lang = 0; lang < POA_LANG_COUNT && status == POA_OK; lang++)
            status = cover_set(coverage, trials, count, &rule->cleared_by[i]->by_lang[lang], lang,
                               NULL, NULL, err);
    return status;
}

static int compare_words(const void *left, const void *right)
{
    const poa_word_use *a = left;
    const poa_word_use *b = right;

    if (a->word != b->word)
        return (uintptr_t)a->word < (uintptr_t)b->word ? -1 : 1;
    return (int)b->hit - (int)a->hit; /* a hit first */
}

void poa_coverage_words(poa_coverage *coverage, poa_dead_fn *dead, void *user)
{
    if (coverage->word_count == 0)
        return;
    qsort(coverage->words, coverage->word_count, sizeof(*coverage->words), compare_words);
    for (size_t i = 0; i < coverage->word_count; i++) {
        const poa_word_use *use = &coverage->words[i];
        bool first = i == 0 || coverage->words[i - 1].word != use->word;
        if (first && !use->hit)
            dead(user, &use->word->at, use->word->source, use->word->length);
    }
}

/* SPDX-License-Identifier: MIT */
/* kind: repetition.  Sentences that stand twice, to the letter or nearly so.  Each
 * sentence is compared only with those that share its rarer pairs of words, so
 * that the work stays linear in the text. */
#include <stdlib.h>

#include "match/kinds.h"
#include "match/run.h"
#include "match/shingles.h"

struct repetition_rule {
    uint32_t min_words; /* shorter sentences may well recur */
    uint32_t min_han;
    uint32_t similarity; /* percent of all pairs that two sentences share */
};

static const poa_param repetition_params[] = {
    { "min-words", POA_PARAM_NUMBER, true, offsetof(struct repetition_rule, min_words) },
    { "min-han", POA_PARAM_NUMBER, true, offsetof(struct repetition_rule, min_han) },
    { "similarity", POA_PARAM_NUMBER, true, offsetof(struct repetition_rule, similarity) },
    { 0 },
};

/* Sentences that share a pair are compared with this many before them: the copies
 * of a sentence that stands a thousand times need not all meet each other. */
enum { NEIGHBOURS = 4 };

struct posting {
    uint64_t hash;
    uint32_t member; /* index into the candidates */
};

struct candidate {
    poa_shingles set;
    uint32_t sentence;
    uint32_t original; /* the earlier sentence that it repeats, or POA_NONE */
};

static int compare_postings(const void *left, const void *right)
{
    const struct posting *a = left;
    const struct posting *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->member < b->member ? -1 : a->member > b->member;
}

static poa_status collect(const struct repetition_rule *rule, poa_run *run,
                          struct candidate *candidates, uint32_t *count, size_t *pairs)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;

    while (poa_run_next_unit(run, POA_SCOPE_SENTENCE, &iter, &unit)) {
        struct candidate *c = &candidates[*count];
        poa_status status =
            poa_shingles_of(&c->set, run->scratch, run->doc->fold.bytes, unit.fold, true, run->err);
        if (status != POA_OK)
            return status;
        if (c->set.words < rule->min_words && c->set.han < rule->min_han)
            continue;
        c->sentence = unit.sentence;
        c->original = POA_NONE;
        *pairs += c->set.count;
        (*count)++;
    }
    return POA_OK;
}

static bool alike(const poa_shingles *a, const poa_shingles *b, uint32_t similarity)
{
    uint64_t common = poa_shingles_common(a, b);
    uint64_t all = (uint64_t)a->count + b->count - common;

    return all > 0 && common * 100 >= all * similarity;
}

/* Compare the sentences that share one pair of words. */
static void compare_group(const struct repetition_rule *rule, struct candidate *candidates,
                          const struct posting *group, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct candidate *later = &candidates[group[i].member];
        for (size_t j = i > NEIGHBOURS ? i - NEIGHBOURS : 0; j < i && later->original == POA_NONE;
             j++) {
            const struct candidate *earlier = &candidates[group[j].member];
            if (earlier != later && alike(&earlier->set, &later->set, rule->similarity))
                later->original = earlier->sentence;
        }
    }
}

static poa_status compare_all(const struct repetition_rule *rule, poa_run *run,
                              struct candidate *candidates, uint32_t count, size_t pairs)
{
    struct posting *postings = poa_arena_alloc(run->scratch, pairs + 1, sizeof(*postings));
    size_t used = 0;

    if (postings == NULL)
        return poa_fail_nomem(run->err);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < candidates[i].set.count; k++)
            postings[used++] = (struct posting){ candidates[i].set.hashes[k], i };
    qsort(postings, used, sizeof(*postings), compare_postings);
    for (size_t begin = 0, end; begin < used; begin = end) {
        for (end = begin + 1; end < used && postings[end].hash == postings[begin].hash;)
            end++;
        compare_group(rule, candidates, postings + begin, end - begin);
    }
    return POA_OK;
}

static poa_status repetition_run(const void *state, poa_run *run)
{
    const struct repetition_rule *rule = state;
    uint32_t count = 0;
    size_t pairs = 0;
    struct candidate *candidates =
        poa_arena_alloc(run->scratch, run->doc->sentence_count + 1, sizeof(*candidates));

    if (candidates == NULL)
        return poa_fail_nomem(run->err);
    poa_status status = collect(rule, run, candidates, &count, &pairs);
    if (status == POA_OK)
        status = compare_all(rule, run, candidates, count, pairs);
    for (uint32_t i = 0; i < count && status == POA_OK; i++) {
        poa_hit hit = POA_HIT_INIT;
        if (candidates[i].original == POA_NONE)
            continue;
        hit.sentence = candidates[i].sentence;
        hit.span = run->doc->sentences[hit.sentence].span;
        hit.related = run->doc->sentences[candidates[i].original].span;
        status = poa_run_emit(run, &hit);
    }
    return status;
}

const poa_kind poa_kind_repetition = {
    .name = "repetition",
    .params = repetition_params,
    .state_size = sizeof(struct repetition_rule),
    .whole = true,
    .run = repetition_run,
};

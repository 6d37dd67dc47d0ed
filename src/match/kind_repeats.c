/* SPDX-License-Identifier: MIT */
/* kind: repeats.  A part that only says again what another part said: each of its
 * sentences is made of the words that stand there, or refers back to it. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"
#include "match/shingles.h"

struct repeats_rule {
    uint32_t section;    /* mask of section kinds that may repeat ... */
    uint32_t of;         /* ... these */
    uint32_t similarity; /* percent of a sentence's words found there */
};

static const poa_param repeats_params[] = {
    { "section", POA_PARAM_SECTIONS, true, offsetof(struct repeats_rule, section) },
    { "of", POA_PARAM_SECTIONS, true, offsetof(struct repeats_rule, of) },
    { "similarity", POA_PARAM_NUMBER, true, offsetof(struct repeats_rule, similarity) },
    { 0 },
};

/* A sentence of fewer words says too little to be told from a repetition. */
enum { LEAST_WORDS = 3 };

/* Sentences of the other part that are looked at: far more than a letter has, and
 * it keeps the work linear in a text that is none. */
enum { OTHERS_MAX = 256 };

static bool in_part(const poa_run *run, uint32_t sentence, uint32_t mask)
{
    return poa_run_sees(run, sentence) &&
           (mask >> poa_document_kind_of(run->doc, sentence) & 1u) != 0;
}

/* The sets of the sentences of a part. */
static poa_status sets_of(poa_run *run, uint32_t mask, poa_shingles *sets, uint32_t *count)
{
    for (uint32_t i = 0; i < run->doc->sentence_count && *count < OTHERS_MAX; i++) {
        if (!in_part(run, i, mask))
            continue;
        poa_status status = poa_shingles_of(&sets[*count], run->scratch, run->doc->fold.bytes,
                                            run->doc->sentences[i].fold, false, run->err);
        if (status != POA_OK)
            return status;
        (*count)++;
    }
    return POA_OK;
}

static bool holds(const poa_shingles *set, uint64_t hash)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->hashes[i] == hash)
            return true;
    return false;
}

/* Are enough of its words among those of the others together? */
static bool held_by_others(const poa_shingles *set, const poa_shingles *others, uint32_t count,
                           uint32_t similarity)
{
    uint32_t held = 0;

    for (uint32_t i = 0; i < set->count; i++) {
        bool found = false;
        for (uint32_t j = 0; j < count && !found; j++)
            found = holds(&others[j], set->hashes[i]);
        held += found;
    }
    return (uint64_t)held * 100 >= (uint64_t)set->count * similarity;
}

/* Is the sentence nothing but a repetition?  `unless` makes it more. */
static poa_status judge(const struct repeats_rule *rule, poa_run *run, uint32_t sentence,
                        const poa_shingles *others, uint32_t count, bool *repeats)
{
    poa_unit unit = poa_run_sentence_unit(run, sentence);
    poa_shingles set;
    bool found = false;
    poa_status status = poa_run_has_unless(run, &unit, &found);

    *repeats = false;
    if (status != POA_OK || found)
        return status;
    status = poa_run_has_match(run, &unit, repeats);
    if (status != POA_OK || *repeats)
        return status;
    status = poa_shingles_of(&set, run->scratch, run->doc->fold.bytes, unit.fold, false, run->err);
    *repeats = status == POA_OK &&
               (set.count < LEAST_WORDS || held_by_others(&set, others, count, rule->similarity));
    return status;
}

static poa_status repeats_run(const void *state, poa_run *run)
{
    const struct repeats_rule *rule = state;
    uint32_t count = 0;
    uint32_t judged = 0;
    poa_shingles *others = poa_arena_alloc(run->scratch, OTHERS_MAX, sizeof(*others));

    if (others == NULL)
        return poa_fail_nomem(run->err);
    poa_status status = sets_of(run, rule->of, others, &count);
    for (uint32_t i = 0; i < run->doc->sentence_count && status == POA_OK; i++) {
        bool repeats = true;
        if (!in_part(run, i, rule->section))
            continue;
        status = judge(rule, run, i, others, count, &repeats);
        if (!repeats)
            return status;
        judged++;
    }
    if (status != POA_OK || judged == 0 || count == 0)
        return status;
    poa_hit hit = POA_HIT_INIT;
    hit.related = poa_sections_span(run->doc, rule->section);
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_repeats = {
    .name = "repeats",
    .params = repeats_params,
    .state_size = sizeof(struct repeats_rule),
    .whole = true,
    .run = repeats_run,
};

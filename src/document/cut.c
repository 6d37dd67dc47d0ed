/* SPDX-License-Identifier: MIT */
/*
 * Cutting a letter into sections where no heading does: a walk over the
 * sentences that keeps, for each kind, the best sum of points with which a
 * letter can have come to it (Viterbi's algorithm).  Whole numbers, linear in
 * the sentences.
 */
#include "document/cut.h"

#include <stdlib.h>
#include <string.h>

/* Points of a sentence for a kind, in tenths of the points that the pack's
 * authors are told about: 3 for a strong cue, 1 for a weak one, -3 against. */
#define STRONG_POINTS  30
#define WEAK_POINTS    10
#define AGAINST_POINTS (-30)
/* In a sentence of many clauses each further strong cue counts a little. */
#define STRONG_MORE 15
#define STRONG_MOST 4u
/* What says nothing and has no neighbours stays `other`; too little to leave a
 * section for. */
#define OTHER_POINTS 2
/* Cause, fix, prevention, closing: a step back costs more than one on.  No step
 * is ever a gain, so that no section without a cue of its own can pay. */
#define BACKWARD_TOLL 8
/* Of what may come first in a plan the cause is likeliest. */
#define SKIP_TOLL 12
/* Under a heading of its own, what comes before it in a plan hardly follows. */
#define HELD_BACKWARD_TOLL 15
/* A short last line with no cue of its own closes the letter. */
#define SIGN_OFF_POINTS 20
/* Out of reach of any sum of points. */
#define NEVER (-1000000000)

#define CLOSING_RANK 4u

/* Where a kind stands in the natural order of a plan; 0: anywhere. */
static uint32_t natural_rank(const char *id)
{
    static const char *const order[] = { "root-cause", "corrective", "preventive", "closing" };

    for (uint32_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        if (strcmp(id, order[i]) == 0)
            return i + 1;
    return 0;
}

struct cutter {
    poa_build *build;
    uint32_t kinds;
    uint32_t rank[POA_CUT_KINDS];
    int32_t best[POA_CUT_KINDS]; /* the best sum that ends in each kind */
    unsigned char *from;         /* by slot and kind: the kind before */
};

/* Points that a sentence has for one kind. */
static poa_status rate(const struct cutter *cutter, poa_slot *slot, uint32_t kind, int32_t *points)
{
    const poa_document *doc = cutter->build->doc;
    const poa_section_cue *cue = &doc->cues->sections[kind];
    const poa_sentence *sentence = &doc->sentences[slot->sentence];
    const poa_cue *const cues[] = { &cue->strong, &cue->weak, &cue->against };
    static const int32_t values[] = { STRONG_POINTS, WEAK_POINTS, AGAINST_POINTS };
    uint32_t found[3] = { 0, 0, 0 };
    poa_status status = POA_OK;

    *points = kind == doc->cues->other ? OTHER_POINTS : 0;
    if (slot->sign_off && cutter->rank[kind] == CLOSING_RANK)
        *points += SIGN_OFF_POINTS;
    for (size_t i = 0; i < 3 && status == POA_OK; i++) {
        uint32_t most = i == 0 ? STRONG_MOST : 1;
        status = poa_build_cue_count(cutter->build, cues[i], sentence->fold, most, &found[i]);
        *points += found[i] > 0 ? values[i] : 0;
    }
    if (found[0] > 1)
        *points += (int32_t)(found[0] - 1) * STRONG_MORE;
    if (found[0] > 0)
        slot->strong |= 1u << kind;
    if (kind == slot->held && *points < 0)
        *points = 0; /* a heading knows better */
    return status;
}

static int32_t toll_between(const struct cutter *cutter, const poa_slot *slot, uint32_t from,
                            uint32_t to)
{
    uint32_t left = cutter->rank[from];
    uint32_t right = cutter->rank[to];
    uint32_t held = slot->held < cutter->kinds ? cutter->rank[slot->held] : 0;

    if (from == to)
        return 0;
    if (left == 0 && right > 1 && !slot->headed)
        return slot->toll + SKIP_TOLL;
    if (slot->headed || right == 0)
        return slot->toll;
    return slot->toll + (right < left ? BACKWARD_TOLL : 0) +
           (right < held ? HELD_BACKWARD_TOLL : 0);
}

/* The best sum with which slot can be of kind `to`, before its own points. */
static int32_t arrive(const struct cutter *cutter, const poa_slot *slot, uint32_t to,
                      unsigned char *from)
{
    int32_t best = cutter->best[to];

    *from = (unsigned char)to;
    for (uint32_t kind = 0; kind < cutter->kinds; kind++) {
        int32_t sum = cutter->best[kind] - toll_between(cutter, slot, kind, to);
        if (kind == to || cutter->best[kind] <= NEVER || sum < best)
            continue;
        best = sum; /* of two equal ways the later change: a section goes on till then */
        *from = (unsigned char)kind;
    }
    return best;
}

static poa_status step(struct cutter *cutter, poa_slot *slot, size_t index)
{
    int32_t next[POA_CUT_KINDS];
    poa_status status = POA_OK;

    for (uint32_t kind = 0; kind < cutter->kinds && status == POA_OK; kind++) {
        int32_t points = 0;
        next[kind] = NEVER;
        if ((slot->allowed & 1u << kind) == 0)
            continue;
        status = rate(cutter, slot, kind, &points);
        next[kind] = arrive(cutter, slot, kind, &cutter->from[index * cutter->kinds + kind]);
        next[kind] += points;
    }
    memcpy(cutter->best, next, cutter->kinds * sizeof(next[0]));
    return status;
}

/* Walk back from the best end. */
static void trace(const struct cutter *cutter, poa_slot *slots, size_t count)
{
    uint32_t kind = 0;

    for (uint32_t i = 1; i < cutter->kinds; i++)
        if (cutter->best[i] > cutter->best[kind])
            kind = i;
    for (size_t i = count; i-- > 0;) {
        slots[i].kind = kind;
        kind = cutter->from[i * cutter->kinds + kind];
    }
}

poa_status poa_cut_sections(poa_build *build, poa_slot *slots, size_t count)
{
    const poa_cues *cues = build->doc->cues;
    struct cutter cutter = { .build = build, .kinds = cues->section_count };
    poa_status status = POA_OK;

    if (cutter.kinds > POA_CUT_KINDS)
        cutter.kinds = POA_CUT_KINDS;
    if (count == 0 || cutter.kinds == 0)
        return POA_OK;
    cutter.from = calloc(count, cutter.kinds);
    if (cutter.from == NULL)
        return poa_fail_nomem(build->err);
    for (uint32_t i = 0; i < cutter.kinds; i++) {
        cutter.rank[i] = natural_rank(cues->sections[i].id);
        cutter.best[i] = i == cues->other ? 0 : NEVER; /* letters begin with anything */
    }
    for (size_t i = 0; i < count && status == POA_OK; i++)
        status = step(&cutter, &slots[i], i);
    if (status == POA_OK)
        trace(&cutter, slots, count);
    free(cutter.from);
    return status;
}

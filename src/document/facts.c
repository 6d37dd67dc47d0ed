/* SPDX-License-Identifier: MIT */
/*
 * The facts of a draft.  Every cue looks at every sentence, whatever its
 * language and voice; where two finds overlap the longer one is the fact: a date
 * inside a link is none.  Only what a letter must name is one even there: the ASIN
 * of a link to a product page.
 */
#include <stdlib.h>

#include "base/list.h"
#include "document/steps.h"

/* A find inside one sentence. */
struct found {
    poa_fold_span fold;
    uint32_t kind;
    bool veto;    /* a match of `unless`, no fact */
    bool dropped; /* overlaps one */
    bool inside;  /* stands in a longer one, and is kept */
};

struct walk {
    poa_build *build;
    poa_list found; /* of the sentence at hand */
    poa_list facts;
};

static poa_status find_all(struct walk *walk, const poa_pattern *pattern, poa_fold_span where,
                           struct found row)
{
    const char *bytes = walk->build->doc->fold.bytes + where.begin;
    size_t length = where.end - where.begin;
    size_t begin = 0;
    size_t end = 0;

    while (pattern != NULL && end < length) {
        poa_match match =
            poa_pattern_match(pattern, walk->build->matcher, bytes, length, end, &begin, &end);
        if (match == POA_MATCH_NOMEM)
            return poa_fail_nomem(walk->build->err);
        if (match != POA_MATCH_FOUND)
            break;
        row.fold.begin = where.begin + (uint32_t)begin;
        row.fold.end = where.begin + (uint32_t)end;
        if (poa_list_push(&walk->found, &row) == NULL)
            return poa_fail_nomem(walk->build->err);
    }
    return POA_OK;
}

static poa_status find_cue(struct walk *walk, const poa_cue *cue, poa_fold_span where,
                           struct found row)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; i <= POA_CUE_ANY && status == POA_OK; i++)
        status = find_all(walk, cue->pattern[i], where, row);
    return status;
}

/* In order of place, the longer one first. */
static int by_place(const void *left, const void *right)
{
    const struct found *a = left;
    const struct found *b = right;

    if (a->fold.begin != b->fold.begin)
        return a->fold.begin < b->fold.begin ? -1 : 1;
    if (a->fold.end != b->fold.end)
        return a->fold.end > b->fold.end ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static uint32_t length_of(const struct found *found)
{
    return found->fold.end - found->fold.begin;
}

/* The last of `kept` that stands in no other; NULL where there is none. */
static const struct found *last_outer(poa_list *list, size_t from, size_t *kept)
{
    while (*kept > from) {
        const struct found *last = poa_list_at(list, *kept - 1);
        if (!last->inside)
            return last;
        --*kept;
    }
    return NULL;
}

/* Does the next find lose against those kept before it?  Takes out those that lose. */
static bool loses(poa_list *list, size_t from, const struct found *next, size_t *kept,
                  uint32_t *against)
{
    const struct found *last;
    size_t outer = *kept;

    while ((last = last_outer(list, from, &outer)) != NULL) {
        bool same = last->fold.begin == next->fold.begin && last->fold.end == next->fold.end;
        if (last->fold.end <= next->fold.begin || (same && last->kind != next->kind))
            return false;
        *against = last->kind;
        if (length_of(last) >= length_of(next))
            return true;
        *kept = --outer;
    }
    return false;
}

/*
 * Keep the longest of those that overlap, in one sweep.  A find takes the place
 * of the shorter ones before it that it overlaps.  Two kinds may name the very
 * same words.
 */
static void keep_longest(poa_list *list, size_t from, const poa_fact_cue *cues)
{
    size_t kept = from;

    for (size_t i = from; i < list->count; i++) {
        struct found next = *(const struct found *)poa_list_at(list, i);
        uint32_t against = 0;
        bool lost = loses(list, from, &next, &kept, &against);
        next.inside = lost && cues[next.kind].answer && !cues[against].answer;
        if (!lost || next.inside)
            *(struct found *)poa_list_at(list, kept++) = next;
    }
    list->count = kept;
}

/* Drop the vetoes from `from` on, which are sorted, and what they overlap. */
static void drop_vetoed(poa_list *list, size_t from)
{
    uint32_t reach = 0;          /* end of the furthest veto before */
    uint32_t limit = UINT32_MAX; /* begin of the nearest veto behind */
    size_t kept = from;

    for (size_t i = from; i < list->count; i++) {
        struct found *found = poa_list_at(list, i);
        if (found->veto && found->fold.end > reach)
            reach = found->fold.end;
        found->dropped = found->fold.begin < reach;
    }
    for (size_t i = list->count; i-- > from;) {
        struct found *found = poa_list_at(list, i);
        found->dropped = found->dropped || found->fold.end > limit;
        if (found->veto)
            limit = found->fold.begin;
    }
    for (size_t i = from; i < list->count; i++) {
        const struct found *found = poa_list_at(list, i);
        if (!found->veto && !found->dropped)
            *(struct found *)poa_list_at(list, kept++) = *found;
    }
    list->count = kept;
}

static void sort_from(poa_list *list, size_t from)
{
    if (list->count - from > 1)
        qsort(list->items + from * list->size, list->count - from, list->size, by_place);
}

static poa_status find_kind(struct walk *walk, uint32_t kind, poa_fold_span where)
{
    const poa_fact_cue *cue = &walk->build->doc->cues->facts[kind];
    size_t from = walk->found.count;
    struct found row = { .kind = kind };
    poa_status status = find_cue(walk, &cue->match, where, row);

    if (status != POA_OK || walk->found.count == from)
        return status;
    row.veto = true;
    status = find_cue(walk, &cue->unless, where, row);
    sort_from(&walk->found, from);
    drop_vetoed(&walk->found, from);
    keep_longest(&walk->found, from, walk->build->doc->cues->facts);
    return status;
}

static poa_status read_sentence(struct walk *walk, uint32_t index)
{
    const poa_document *doc = walk->build->doc;
    poa_fold_span where = doc->sentences[index].fold;
    poa_status status = POA_OK;

    walk->found.count = 0;
    for (uint32_t i = 0; i < doc->cues->fact_count && status == POA_OK; i++)
        status = find_kind(walk, i, where);
    sort_from(&walk->found, 0);
    keep_longest(&walk->found, 0, walk->build->doc->cues->facts);
    for (size_t i = 0; i < walk->found.count && status == POA_OK; i++) {
        const struct found *found = poa_list_at(&walk->found, i);
        poa_fact fact = { found->kind, poa_fold_to_text(&doc->fold, found->fold), found->fold,
                          index };
        if (poa_list_push(&walk->facts, &fact) == NULL)
            status = poa_fail_nomem(walk->build->err);
    }
    return status;
}

poa_status poa_build_facts(poa_build *build)
{
    poa_document *doc = build->doc;
    struct walk walk = { build, POA_LIST_INIT(struct found), POA_LIST_INIT(poa_fact) };
    poa_status status = POA_OK;
    void *facts = NULL;

    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++)
        status = read_sentence(&walk, i);
    if (status == POA_OK)
        status = poa_list_move(&walk.facts, &doc->arena, &facts, &doc->fact_count, build->err);
    poa_list_release(&walk.found);
    poa_list_release(&walk.facts);
    doc->facts = facts;
    return status;
}

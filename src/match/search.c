/* SPDX-License-Identifier: MIT */
/* Matching the patterns of a rule in one unit.  A limit that is reached is
 * recorded with its place and counts as "not found". */
#include "match/run.h"

/* Remember that the rule could not finish here; its first place is enough. */
static poa_status record_trouble(poa_run *run, poa_span span)
{
    poa_findings *f = run->findings;

    if (f->trouble_count > 0 && f->troubles[f->trouble_count - 1].rule_index == run->rule_index)
        return POA_OK;
    poa_trouble *grown = poa_arena_grow(f->arena, f->troubles, f->trouble_count,
                                        &f->trouble_capacity, sizeof(*grown));
    if (grown == NULL)
        return poa_fail_nomem(run->err);
    f->troubles = grown;
    f->troubles[f->trouble_count++] = (poa_trouble){ run->rule_index, span };
    return POA_OK;
}

/* What the patterns see of a unit: its folded bytes, or the text as it lies. */
typedef struct subject {
    const char *bytes;
    uint32_t length;
    uint32_t base; /* offset of bytes[0] in the fold or the text */
    bool source;   /* they are bytes of the text */
} subject;

static subject folded_subject(const poa_run *run, poa_fold_span where)
{
    return (subject){ run->doc->fold.bytes + where.begin, where.end - where.begin, where.begin,
                      false };
}

static subject subject_of(const poa_run *run, const poa_unit *unit)
{
    if (!run->rule->source_text)
        return folded_subject(run, unit->fold);
    poa_span span = poa_fold_to_text(&run->doc->fold, unit->fold);
    return (subject){ run->doc->text.bytes + span.begin, span.end - span.begin, span.begin, true };
}

/* Where the whole subject stands in the text. */
static poa_span whole_of(const poa_run *run, const subject *s)
{
    if (s->source)
        return (poa_span){ s->base, s->base + s->length };
    return poa_fold_to_text(&run->doc->fold, (poa_fold_span){ s->base, s->base + s->length });
}

/* One call of the engine, from byte `from` of the subject on.  On success *hit
 * holds offsets in the subject. */
static poa_status match_once(poa_run *run, const poa_pattern *pattern, const subject *s,
                             size_t from, bool *found, poa_span *hit)
{
    size_t begin = 0;
    size_t end = 0;

    *found = false;
    switch (poa_pattern_match(pattern, run->matcher, s->bytes, s->length, from, &begin, &end)) {
    case POA_MATCH_NONE:
        return POA_OK;
    case POA_MATCH_FOUND:
        *found = true;
        *hit = (poa_span){ (uint32_t)begin, (uint32_t)end };
        return POA_OK;
    case POA_MATCH_LIMITED:
        return record_trouble(run, whole_of(run, s));
    case POA_MATCH_NOMEM:
        break;
    }
    return poa_fail_nomem(run->err);
}

poa_status poa_run_pattern(poa_run *run, const poa_pattern *pattern, poa_fold_span where,
                           bool *found, poa_fold_span *hit)
{
    poa_span local = { 0, 0 };

    *found = false;
    if (pattern == NULL || where.end <= where.begin)
        return POA_OK;
    subject s = folded_subject(run, where);
    poa_status status = match_once(run, pattern, &s, 0, found, &local);
    if (status == POA_OK && *found)
        *hit = (poa_fold_span){ where.begin + local.begin, where.begin + local.end };
    return status;
}

/* The clause sets that apply to a unit: those of its languages, and the common one. */
enum { SET_COUNT = POA_LANG_COUNT + 1 };

static const poa_clause_set *set_at(const poa_run *run, const poa_unit *unit, int index)
{
    if (index == POA_LANG_COUNT)
        return &run->rule->any;
    return (unit->langs >> index & 1u) != 0 ? &run->rule->patterns[index] : NULL;
}

static poa_status has_any(poa_run *run, const poa_unit *unit, bool unless, bool *found)
{
    poa_fold_span hit;
    poa_status status = POA_OK;

    *found = false;
    for (int i = 0; i < SET_COUNT && status == POA_OK && !*found; i++) {
        const poa_clause_set *set = set_at(run, unit, i);
        if (set != NULL)
            status = poa_run_pattern(run, unless ? set->unless_code : set->match_code, unit->fold,
                                     found, &hit);
    }
    return status;
}

poa_status poa_run_has_match(poa_run *run, const poa_unit *unit, bool *found)
{
    return has_any(run, unit, false, found);
}

poa_status poa_run_has_unless(poa_run *run, const poa_unit *unit, bool *found)
{
    return has_any(run, unit, true, found);
}

/* Units that one `unless` vetoes whole. */
static bool vetoes_whole(poa_scope scope)
{
    return scope == POA_SCOPE_CLAUSE || scope == POA_SCOPE_SENTENCE || scope == POA_SCOPE_ITEM;
}

static poa_place_found place_of(const poa_run *run, const subject *s, poa_span local)
{
    poa_span at = { s->base + local.begin, s->base + local.end };

    if (s->source)
        return (poa_place_found){ poa_fold_from_text(&run->doc->fold, at), at };
    poa_fold_span fold = { at.begin, at.end };
    return (poa_place_found){ fold, poa_fold_to_text(&run->doc->fold, fold) };
}

/* In wider scopes: is this match overlapped by a match of `unless`? */
static poa_status overlapped(poa_run *run, const poa_pattern *unless, const subject *s,
                             poa_span hit, bool *vetoed)
{
    poa_span other = { 0, 0 };
    poa_status status = POA_OK;
    bool found = true;

    *vetoed = false;
    for (uint32_t at = 0; unless != NULL && found && status == POA_OK && at < hit.end;) {
        status = match_once(run, unless, s, at, &found, &other);
        if (found && other.begin < hit.end && other.end > hit.begin) {
            *vetoed = true;
            break;
        }
        at = other.end;
    }
    return status;
}

/* Are the words the seller's own, as far as the rule cares? */
static bool voice_fits(const poa_run *run, const poa_place_found *place)
{
    if (run->rule->any_voice || place->fold.end <= place->fold.begin)
        return true;
    uint32_t sentence = poa_run_sentence_at(run, place->fold.begin);
    return poa_document_voice(run->doc, sentence, place->fold) == POA_VOICE_SELLER;
}

/* The first match of one clause set that neither voice nor `unless` takes back. */
static poa_status search_set(poa_run *run, const poa_clause_set *set, const subject *s,
                             uint32_t from, bool *found, poa_place_found *where)
{
    poa_span hit = { 0, 0 };
    poa_status status = POA_OK;
    bool wide = !vetoes_whole(run->rule->scope);

    for (uint32_t at = from; at < s->length; at = hit.end) {
        bool vetoed = false;
        status = match_once(run, set->match_code, s, at, found, &hit);
        if (status != POA_OK || !*found)
            return status;
        *where = place_of(run, s, hit);
        if (wide)
            status = overlapped(run, set->unless_code, s, hit, &vetoed);
        if (status != POA_OK || (!vetoed && voice_fits(run, where)))
            return status;
        *found = false;
    }
    return status;
}

static poa_status unit_vetoed(poa_run *run, const poa_clause_set *set, const subject *s,
                              bool *vetoed)
{
    poa_span hit;

    *vetoed = false;
    if (set->unless_code == NULL || !vetoes_whole(run->rule->scope))
        return POA_OK;
    return match_once(run, set->unless_code, s, 0, vetoed, &hit);
}

poa_status poa_run_search(poa_run *run, const poa_unit *unit, uint32_t from, bool *found,
                          poa_place_found *where)
{
    subject s = subject_of(run, unit);
    uint32_t start = from > s.base ? from - s.base : 0;
    poa_status status = POA_OK;

    *found = false;
    for (int i = 0; i < SET_COUNT && status == POA_OK; i++) {
        const poa_clause_set *set = set_at(run, unit, i);
        poa_place_found candidate;
        bool hit = false;
        bool vetoed = false;
        if (set == NULL || set->match_code == NULL)
            continue;
        status = search_set(run, set, &s, start, &hit, &candidate);
        if (status == POA_OK && hit)
            status = unit_vetoed(run, set, &s, &vetoed);
        if (!hit || vetoed)
            continue;
        if (!*found || candidate.text.begin < where->text.begin)
            *where = candidate;
        *found = true;
    }
    return status;
}

/* Does an acceptance set match in a sentence of the seller's own? */
static poa_status accepts(poa_run *run, const poa_acceptance *set, uint32_t sentence, bool *found)
{
    const poa_sentence *s = &run->doc->sentences[sentence];
    poa_fold_span hit;
    poa_status status = POA_OK;

    *found = false;
    if (s->voice != POA_VOICE_SELLER)
        return POA_OK;
    for (int lang = 0; lang < POA_LANG_COUNT && status == POA_OK && !*found; lang++) {
        bool retracted = false;
        if ((s->langs >> lang & 1u) == 0)
            continue;
        status = poa_run_pattern(run, set->by_lang[lang].match_code, s->fold, found, &hit);
        if (status == POA_OK && *found)
            status =
                poa_run_pattern(run, set->by_lang[lang].unless_code, s->fold, &retracted, &hit);
        *found = *found && !retracted;
    }
    return status;
}

/* Sentences [first, last] in which acceptance clears a fault. */
struct reach {
    uint32_t first;
    uint32_t last;
};

/* The item or paragraph, and a paragraph behind it: it may answer what went before. */
static struct reach item_reach(const poa_document *doc, uint32_t sentence)
{
    const poa_block *block = &doc->blocks[doc->sentences[sentence].block];
    struct reach reach = { block->sentence, block->sentence + block->sentence_count - 1 };
    uint32_t next = doc->sentences[sentence].block + 1;

    if (next < doc->block_count && doc->blocks[next].kind == POA_BLOCK_PARAGRAPH)
        reach.last += doc->blocks[next].sentence_count;
    return reach;
}

static struct reach reach_of(const poa_run *run, uint32_t sentence)
{
    const poa_document *doc = run->doc;
    const poa_section *section = &doc->sections[doc->sentences[sentence].section];
    struct reach reach = { sentence, sentence };

    switch (run->rule->within) {
    case POA_WITHIN_SAME:
        break;
    case POA_WITHIN_NEXT:
        reach.last = sentence + 1;
        break;
    case POA_WITHIN_ITEM:
        reach = item_reach(doc, sentence);
        break;
    case POA_WITHIN_SECTION:
        reach =
            (struct reach){ section->sentence, section->sentence + section->sentence_count - 1 };
        break;
    }
    if (reach.last >= doc->sentence_count)
        reach.last = doc->sentence_count - 1;
    return reach;
}

poa_status poa_run_cleared(poa_run *run, uint32_t sentence, bool *cleared)
{
    poa_status status = POA_OK;

    *cleared = false;
    if (run->rule->cleared_count == 0)
        return POA_OK;
    struct reach reach = reach_of(run, sentence);
    for (uint32_t s = reach.first; s <= reach.last && status == POA_OK && !*cleared; s++)
        for (uint32_t i = 0; i < run->rule->cleared_count && status == POA_OK && !*cleared; i++)
            status = accepts(run, run->rule->cleared_by[i], s, cleared);
    return status;
}

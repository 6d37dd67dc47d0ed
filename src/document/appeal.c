/* SPDX-License-Identifier: MIT */
/* What a draft is as a whole: how long, in which language, about which kind of
 * appeal. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "document/notice.h"
#include "document/steps.h"

/* Points of a cue for a kind of appeal; in the words of a notice and in the first lines
 * of the letter, which name the issue, three times as many. */
#define STRONG_POINTS 3u
#define WEAK_POINTS   1u
/* A kind is named from here on ... */
#define ENOUGH_POINTS 3u
/* ... and sure with this many, and this share more than the next (percent). */
#define SURE_POINTS 6u
#define SURE_LEAD   130u
/* The first lines: so many sentences, and no more than this part of all. */
#define FIRST_LINES 5u
#define FIRST_PART  3u
/* Different matches counted for one kind: more make nothing surer. */
#define MAX_MATCHES 64u
/* A language has to be this share of the letter for it to be mixed (percent). */
#define MIXED_SHARE 20u
/* Traditional text changes about a third of its characters when it is folded,
 * Simplified text hardly any (percent). */
#define TRADITIONAL_SHARE 8u

/* ---- Length ----------------------------------------------------------------------------- */

static void measure(const char *bytes, poa_span span, poa_length *length)
{
    bool counted = false; /* a letter or digit of this run was seen */

    for (size_t at = span.begin; at < span.end;) {
        uint32_t point = poa_utf8_next(bytes, &at);
        bool alnum = poa_is_latin_alnum(point);
        length->han += poa_is_han(point);
        length->words += alnum && !counted;
        counted = (counted || alnum) && !poa_is_blank(point) && point > ' ';
    }
}

static void read_length(poa_document *doc)
{
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind != POA_BLOCK_QUOTE)
            measure(doc->text.bytes, doc->blocks[i].span, &doc->length);
}

/* ---- Language ------------------------------------------------------------------------------ */

/* The only character of a run, or 0. */
static uint32_t lone_point(const char *bytes, uint32_t begin, uint32_t end)
{
    size_t at = begin;
    uint32_t point = begin < end ? poa_utf8_next(bytes, &at) : 0;

    return at == end ? point : 0;
}

/* Do enough Han characters fold to other ones? */
static bool is_traditional(const poa_document *doc)
{
    const poa_fold *fold = &doc->fold;
    uint64_t changed = 0;
    uint64_t han = 0;

    for (uint32_t i = 0; i < fold->run_count; i++) {
        const poa_fold_run *run = &fold->runs[i];
        uint32_t end = i + 1 < fold->run_count ? run[1].fold : fold->length;
        if (run->exact)
            continue;
        changed += poa_is_han(lone_point(doc->text.bytes, run->text, run->text + run->length)) &&
                   poa_is_han(lone_point(fold->bytes, run->fold, end));
    }
    for (size_t at = 0; at < fold->length;)
        han += poa_is_han(poa_utf8_next(fold->bytes, &at));
    return changed * 100 > han * TRADITIONAL_SHARE;
}

static void read_language(poa_document *doc, uint32_t wanted)
{
    uint64_t english = 0;
    uint64_t chinese = 0;

    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const poa_sentence *sentence = &doc->sentences[i];
        if (sentence->voice == POA_VOICE_NOTICE)
            continue;
        doc->langs |= sentence->langs;
        if ((sentence->langs & POA_LANGS_ZH) != 0)
            chinese += sentence->fold.end - sentence->fold.begin;
        else if (sentence->langs != 0)
            english += sentence->fold.end - sentence->fold.begin;
    }
    uint64_t less = english < chinese ? english : chinese;
    doc->language = chinese > english ? (is_traditional(doc) ? "zh-Hant" : "zh-Hans") : "en";
    if (less > 0 && less * 100 >= (english + chinese) * MIXED_SHARE)
        doc->language = "mixed";
    if (wanted != POA_LANGS_AUTO)
        doc->langs = wanted;
    if (doc->langs == 0)
        doc->langs = POA_LANGS_EN | POA_LANGS_ZH; /* says too little: rules of both look at it */
}

/* ---- Kind of appeal ---------------------------------------------------------------------------- */

/* The different matches of one cue, and whether they stand where the issue is named. */
struct hit {
    uint64_t hash;
    bool naming;
};

/* FNV-1a over the words in lower case. */
static uint64_t hash_words(const char *bytes, size_t length)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        hash ^= byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte;
        hash *= 1099511628211u;
    }
    return hash;
}

static bool note_hit(poa_list *hits, struct hit hit)
{
    for (size_t i = 0; i < hits->count; i++) {
        struct hit *known = poa_list_at(hits, i);
        if (known->hash != hit.hash)
            continue;
        known->naming = known->naming || hit.naming;
        return true;
    }
    return poa_list_push(hits, &hit) != NULL;
}

/* Does the sentence name the issue rather than tell of it? */
static bool names_issue(const poa_document *doc, const poa_sentence *sentence)
{
    uint32_t index = (uint32_t)(sentence - doc->sentences);

    return sentence->voice == POA_VOICE_NOTICE ||
           (index < FIRST_LINES && index < doc->sentence_count / FIRST_PART);
}

static poa_status find_hits(poa_build *build, poa_list *hits, const poa_pattern *pattern,
                            const poa_sentence *sentence)
{
    const char *bytes = build->doc->fold.bytes + sentence->fold.begin;
    size_t length = sentence->fold.end - sentence->fold.begin;
    bool naming = names_issue(build->doc, sentence);
    size_t begin = 0;
    size_t end = 0;

    while (pattern != NULL && end < length && hits->count < MAX_MATCHES) {
        poa_match match =
            poa_pattern_match(pattern, build->matcher, bytes, length, end, &begin, &end);
        if (match != POA_MATCH_FOUND)
            return match == POA_MATCH_NOMEM ? poa_fail_nomem(build->err) : POA_OK;
        struct hit hit = { hash_words(bytes + begin, end - begin), naming };
        if (!note_hit(hits, hit))
            return poa_fail_nomem(build->err);
    }
    return POA_OK;
}

static poa_status count_cue(poa_build *build, const poa_cue *cue, uint32_t value, uint32_t *points)
{
    const poa_document *doc = build->doc;
    poa_list hits = POA_LIST_INIT(struct hit);
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < doc->sentence_count; i++)
        for (uint32_t j = 0; j <= POA_CUE_ANY && status == POA_OK; j++)
            status = find_hits(build, &hits, cue->pattern[j], &doc->sentences[i]);
    for (size_t i = 0; i < hits.count; i++) {
        const struct hit *hit = poa_list_at(&hits, i);
        *points += hit->naming ? value * 3 : value;
    }
    poa_list_release(&hits);
    return status;
}

static poa_status find_appeal(poa_build *build)
{
    poa_document *doc = build->doc;
    uint32_t best = 0;
    uint32_t second = 0;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < doc->cues->appeal_count && status == POA_OK; i++) {
        uint32_t points = 0;
        status = count_cue(build, &doc->cues->appeals[i].strong, STRONG_POINTS, &points);
        if (status == POA_OK)
            status = count_cue(build, &doc->cues->appeals[i].weak, WEAK_POINTS, &points);
        if (points > best) {
            second = best;
            best = points;
            doc->appeal = i;
        } else if (points > second) {
            second = points;
        }
    }
    if (best < ENOUGH_POINTS)
        doc->appeal = POA_NONE;
    doc->appeal_sure = best >= SURE_POINTS && best * 100 >= second * SURE_LEAD;
    return status;
}

/* ---- The step --------------------------------------------------------------------------------------- */

poa_status poa_build_appeal(poa_build *build)
{
    poa_document *doc = build->doc;
    const char *appeal = build->opts->appeal;

    read_length(doc);
    read_language(doc, build->opts->langs);
    doc->appeal = POA_NONE;
    doc->appeal_sure = true;
    if (appeal != NULL)
        doc->appeal = poa_cues_appeal(doc->cues, appeal);
    else if (doc->notice != NULL && doc->notice->appeal != POA_NONE)
        doc->appeal = doc->notice->appeal; /* the notice knows what it is about */
    else
        return find_appeal(build);
    return POA_OK;
}

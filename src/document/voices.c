/* SPDX-License-Identifier: MIT */
/*
 * Whose words.  Whole sentences first (quoted lines, cues, a pasted notice), then
 * the stretches inside sentences: what stands between quotation marks, and what
 * the cues take for somebody else's words.
 */
#include <stdlib.h>

#include "base/list.h"
#include "base/utf8.h"
#include "document/steps.h"

/* From this length a quotation is one even if it makes up its whole sentence;
 * a shorter one is a word that the writer sets off. */
#define LONG_QUOTE_WORDS 8u
#define LONG_QUOTE_HAN   12u
/* A pasted notice: this many sentences of a notice ... */
#define NOTICE_RUN 3u
/* ... with at most this many others between two of them. */
#define NOTICE_GAP 2u

/* ---- Whole sentences ------------------------------------------------------------------ */

static poa_status read_sentence(poa_build *build, poa_sentence *sentence)
{
    const poa_cues *cues = build->doc->cues;
    poa_status status = POA_OK;

    if (build->doc->blocks[sentence->block].kind == POA_BLOCK_QUOTE) {
        sentence->voice = POA_VOICE_NOTICE;
        return POA_OK;
    }
    for (uint32_t i = 0; i < cues->voice_count && status == POA_OK; i++) {
        bool found = false;
        if (!cues->voices[i].sentence)
            continue;
        status = poa_build_cue(build, &cues->voices[i].match, 0, sentence->fold, &found);
        if (found) {
            sentence->voice = cues->voices[i].voice;
            break;
        }
    }
    return status;
}

static bool is_notice_line(const poa_document *doc, uint32_t index)
{
    const poa_sentence *sentence = &doc->sentences[index];
    return sentence->voice == POA_VOICE_NOTICE &&
           doc->blocks[sentence->block].kind != POA_BLOCK_QUOTE;
}

/* Behind the last line of the run of notice lines that begins at `begin`. */
static uint32_t run_end(const poa_document *doc, uint32_t begin, uint32_t *lines)
{
    uint32_t end = begin + 1;

    *lines = 1;
    for (uint32_t i = end; i < doc->sentence_count && i - end <= NOTICE_GAP; i++) {
        if (!is_notice_line(doc, i))
            continue;
        end = i + 1;
        *lines += 1;
    }
    return end;
}

/* Do headings in the run name two parts or more, with words that are no notice
 * behind each?  Those are Amazon's questions with the seller's answers. */
static bool holds_answers(const poa_document *doc, uint32_t begin, uint32_t end)
{
    uint32_t first = POA_NONE;

    for (uint32_t i = begin; i + 1 < end; i++) {
        uint32_t kind = doc->blocks[doc->sentences[i].block].heading;
        if (kind == POA_NONE || !doc->cues->sections[kind].part || is_notice_line(doc, i + 1))
            continue;
        if (first != POA_NONE && first != kind)
            return true;
        first = kind;
    }
    return false;
}

static void fill_notices(poa_document *doc)
{
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        uint32_t lines = 0;
        if (!is_notice_line(doc, i))
            continue;
        uint32_t end = run_end(doc, i, &lines);
        if (lines >= NOTICE_RUN && !holds_answers(doc, i, end))
            for (uint32_t j = i; j < end; j++)
                doc->sentences[j].voice = POA_VOICE_NOTICE;
        i = end - 1;
    }
}

/* ---- Quotations ------------------------------------------------------------------------- */

static bool is_long(const char *bytes, poa_fold_span span)
{
    uint32_t words = 0;
    uint32_t han = 0;
    bool inside = false;

    for (size_t at = span.begin; at < span.end;) {
        uint32_t point = poa_utf8_next(bytes, &at);
        bool letter = poa_is_latin_alnum(point) || (inside && (point == '\'' || point == '-'));
        words += letter && !inside;
        han += poa_is_han(point);
        inside = letter;
    }
    return words >= LONG_QUOTE_WORDS || han >= LONG_QUOTE_HAN;
}

/* The sentence that holds a folded byte; blocks know theirs. */
static const poa_sentence *sentence_at(const poa_document *doc, const poa_block *block, uint32_t at)
{
    const poa_sentence *first = &doc->sentences[block->sentence];
    size_t low = 0;
    size_t high = block->sentence_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (first[middle].fold.begin <= at)
            low = middle;
        else
            high = middle;
    }
    return first + low;
}

/* Nothing but marks stands beside the quotation. */
static bool is_whole_sentence(const poa_document *doc, const poa_sentence *sentence,
                              poa_fold_span quote)
{
    const char *bytes = doc->fold.bytes;
    size_t at = sentence->fold.begin;

    if (quote.end > sentence->fold.end)
        return false;
    while (at < sentence->fold.end) {
        if (at == quote.begin)
            at = quote.end;
        if (at >= sentence->fold.end)
            break;
        uint32_t point = poa_utf8_next(bytes, &at);
        if (poa_is_latin_alnum(point) || poa_is_han(point) || point == '"')
            return false; /* the second quotation mark also ends the search in linear time */
    }
    return true;
}

/* A straight mark behind a digit is the sign for inches. */
static bool is_quote_mark(const char *bytes, poa_fold_span block, uint32_t at, bool open)
{
    char before = at > block.begin ? bytes[at - 1] : ' ';
    return bytes[at] == '"' && (open || before < '0' || before > '9');
}

/* The pairs of quotation marks of a block; a last one without its partner is
 * none. */
static poa_status read_quotes(poa_build *build, poa_list *list, const poa_block *block)
{
    const poa_document *doc = build->doc;
    const char *bytes = doc->fold.bytes;
    uint32_t begin = POA_NONE;

    for (uint32_t at = block->fold.begin; at < block->fold.end; at++) {
        if (!is_quote_mark(bytes, block->fold, at, begin != POA_NONE))
            continue;
        if (begin == POA_NONE) {
            begin = at;
            continue;
        }
        poa_quoted quoted = { { begin, at + 1 }, POA_VOICE_QUOTED };
        const poa_sentence *sentence = sentence_at(doc, block, begin);
        begin = POA_NONE;
        if (!is_long(bytes, quoted.fold) && is_whole_sentence(doc, sentence, quoted.fold))
            continue;
        if (poa_list_push(list, &quoted) == NULL)
            return poa_fail_nomem(build->err);
    }
    return POA_OK;
}

/* ---- Words that a cue takes for somebody else's -------------------------------------------- */

static poa_status read_matches(poa_build *build, poa_list *list, const poa_sentence *sentence,
                               const poa_pattern *pattern, poa_voice voice)
{
    const char *bytes = build->doc->fold.bytes + sentence->fold.begin;
    size_t length = sentence->fold.end - sentence->fold.begin;
    size_t begin = 0;
    size_t end = 0;

    while (end < length) {
        poa_match match =
            poa_pattern_match(pattern, build->matcher, bytes, length, end, &begin, &end);
        if (match == POA_MATCH_NOMEM)
            return poa_fail_nomem(build->err);
        if (match != POA_MATCH_FOUND)
            break;
        poa_fold_span fold = { sentence->fold.begin + (uint32_t)begin,
                               sentence->fold.begin + (uint32_t)end };
        poa_quoted quoted = { fold, voice };
        if (poa_list_push(list, &quoted) == NULL)
            return poa_fail_nomem(build->err);
    }
    return POA_OK;
}

static poa_status read_cues(poa_build *build, poa_list *list, const poa_sentence *sentence)
{
    const poa_cues *cues = build->doc->cues;
    poa_status status = POA_OK;

    if (sentence->voice != POA_VOICE_SELLER)
        return POA_OK;
    for (uint32_t i = 0; i < cues->voice_count; i++) {
        const poa_voice_cue *cue = &cues->voices[i];
        for (uint32_t j = 0; j <= POA_CUE_ANY && status == POA_OK; j++)
            if (!cue->sentence && cue->match.pattern[j] != NULL)
                status = read_matches(build, list, sentence, cue->match.pattern[j], cue->voice);
    }
    return status;
}

static int by_begin(const void *left, const void *right)
{
    const poa_quoted *a = left;
    const poa_quoted *b = right;

    if (a->fold.begin != b->fold.begin)
        return a->fold.begin < b->fold.begin ? -1 : 1;
    return (a->fold.end < b->fold.end) - (a->fold.end > b->fold.end);
}

/* Sort, and let stretches that overlap become one. */
static void join_overlaps(poa_list *list)
{
    size_t kept = 0;

    if (list->count > 1)
        qsort(list->items, list->count, list->size, by_begin);
    for (size_t i = 1; i < list->count; i++) {
        poa_quoted *last = poa_list_at(list, kept);
        const poa_quoted *next = poa_list_at(list, i);
        if (next->fold.begin >= last->fold.end)
            *(poa_quoted *)poa_list_at(list, ++kept) = *next;
        else if (next->fold.end > last->fold.end)
            last->fold.end = next->fold.end;
    }
    if (list->count > 0)
        list->count = kept + 1;
}

poa_status poa_build_voices(poa_build *build)
{
    poa_document *doc = build->doc;
    poa_list list = POA_LIST_INIT(poa_quoted);
    poa_status status = POA_OK;
    void *quoted = NULL;

    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++)
        status = read_sentence(build, &doc->sentences[i]);
    fill_notices(doc);
    for (uint32_t i = 0; i < doc->block_count && status == POA_OK; i++)
        if (doc->blocks[i].sentence_count > 0 && doc->blocks[i].kind != POA_BLOCK_QUOTE)
            status = read_quotes(build, &list, &doc->blocks[i]);
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++)
        status = read_cues(build, &list, &doc->sentences[i]);
    join_overlaps(&list);
    if (status == POA_OK)
        status = poa_list_move(&list, &doc->arena, &quoted, &doc->quoted_count, build->err);
    poa_list_release(&list);
    doc->quoted = quoted;
    return status;
}

/* SPDX-License-Identifier: MIT */
/* Building the model of a draft step by step, and the questions that are asked
 * of the finished one. */
#include "document/document.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "document/steps.h"

poa_status poa_build_cue(poa_build *build, const poa_cue *cue, uint32_t langs, poa_fold_span where,
                         bool *found)
{
    const char *bytes = build->doc->fold.bytes + where.begin;
    size_t begin = 0;
    size_t end = 0;

    *found = false;
    for (uint32_t i = 0; i <= POA_CUE_ANY && !*found; i++) {
        bool fits = langs == 0 || i == POA_CUE_ANY || (langs & (1u << i)) != 0;
        if (cue->pattern[i] == NULL || !fits)
            continue;
        poa_match match = poa_pattern_match(cue->pattern[i], build->matcher, bytes,
                                            where.end - where.begin, 0, &begin, &end);
        if (match == POA_MATCH_NOMEM)
            return poa_fail_nomem(build->err);
        *found = match == POA_MATCH_FOUND;
    }
    return POA_OK;
}

poa_status poa_build_cue_count(poa_build *build, const poa_cue *cue, poa_fold_span where,
                               uint32_t most, uint32_t *count)
{
    const char *bytes = build->doc->fold.bytes + where.begin;
    size_t length = where.end - where.begin;

    *count = 0;
    for (uint32_t i = 0; i <= POA_CUE_ANY; i++) {
        size_t begin = 0;
        size_t end = 0;
        while (cue->pattern[i] != NULL && *count < most && end < length) {
            poa_match match = poa_pattern_match(cue->pattern[i], build->matcher, bytes, length, end,
                                                &begin, &end);
            if (match == POA_MATCH_NOMEM)
                return poa_fail_nomem(build->err);
            if (match != POA_MATCH_FOUND)
                break;
            ++*count;
        }
    }
    return POA_OK;
}

static poa_status run_steps(poa_build *build)
{
    typedef poa_status step_fn(poa_build *);
    static step_fn *const steps[] = { poa_build_blocks, poa_build_sentences, poa_build_voices,
                                      poa_build_facts,  poa_build_sections,  poa_build_appeal,
                                      poa_build_mode };
    poa_document *doc = build->doc;
    poa_status status = poa_lines_build(&doc->lines, &doc->arena, &doc->text, build->err);

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && status == POA_OK; i++)
        status = steps[i](build);
    return status;
}

static poa_document *new_document(poa_arena *arena, const poa_text *text, const poa_cues *cues,
                                  const char *name)
{
    poa_document *doc = poa_arena_alloc(arena, 1, sizeof(*doc));

    if (doc == NULL)
        return NULL;
    if (name == NULL)
        name = "";
    doc->name = poa_arena_strndup(arena, name, strlen(name));
    doc->text = *text;
    doc->cues = cues;
    return doc->name != NULL ? doc : NULL;
}

poa_status poa_document_build(poa_document **out, poa_arena *arena, const poa_text *text,
                              const poa_cues *cues, const poa_document_options *opts,
                              poa_error *err)
{
    static const poa_document_options defaults = POA_DOCUMENT_OPTIONS_INIT;
    const poa_document_options *wanted = opts != NULL ? opts : &defaults;
    poa_document *doc = new_document(arena, text, cues, wanted->name);
    poa_matcher *matcher = poa_matcher_new(0);
    poa_build build = { doc, matcher, wanted, err };
    poa_status status = POA_NOMEM;

    if (doc == NULL || matcher == NULL) {
        status = poa_fail_nomem(err);
    } else {
        doc->arena = *arena; /* the steps allocate from the document's own copy */
        doc->notice = wanted->notice;
        status = run_steps(&build);
        *arena = doc->arena;
    }
    poa_matcher_free(matcher);
    if (status != POA_OK) {
        poa_arena_release(arena);
        return status;
    }
    *arena = POA_ARENA_INIT(0); /* moved: the document owns the pages now */
    *out = doc;
    return POA_OK;
}

void poa_document_free(poa_document *document)
{
    poa_arena arena = document != NULL ? document->arena : POA_ARENA_INIT(0);

    poa_arena_release(&arena); /* *document itself lay in these pages */
}

const char *poa_document_appeal(const poa_document *document)
{
    if (document->appeal == POA_NONE)
        return "other";
    return document->cues->appeals[document->appeal].id;
}

poa_voice poa_document_voice(const poa_document *document, uint32_t sentence, poa_fold_span span)
{
    size_t low = 0;
    size_t high = document->quoted_count;

    assert(sentence < document->sentence_count);
    if (document->sentences[sentence].voice != POA_VOICE_SELLER)
        return document->sentences[sentence].voice;
    while (low < high) { /* the first stretch that ends behind the span's begin */
        size_t middle = low + (high - low) / 2;
        if (document->quoted[middle].fold.end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->quoted_count)
        return POA_VOICE_SELLER;
    const poa_quoted *quoted = &document->quoted[low];
    bool holds = quoted->fold.begin <= span.begin && span.end <= quoted->fold.end;
    return holds ? quoted->voice : POA_VOICE_SELLER;
}

uint32_t poa_document_kind_of(const poa_document *document, uint32_t sentence)
{
    assert(sentence < document->sentence_count);
    return document->sections[document->sentences[sentence].section].kind;
}

bool poa_document_has(const poa_document *document, uint32_t kind)
{
    for (uint32_t i = 0; i < document->section_count; i++)
        if (document->sections[i].kind == kind)
            return true;
    return false;
}

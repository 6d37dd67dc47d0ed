/* SPDX-License-Identifier: MIT */
/* kind: notice.  What Amazon's notice asks for and the draft does not answer: an
 * identifier that it never names, an issue or a part that it does not speak to, a
 * document that it does not supply. */
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "document/notice.h"
#include "match/kinds.h"
#include "match/run.h"
#include "match/tokens.h"

typedef poa_status check_fn(poa_run *run, const poa_notice *notice, uint32_t singly);

struct notice_rule {
    poa_word_list of;
    uint32_t singly; /* identifiers that are named one by one; the rest is one finding */
    check_fn *check;
};

static const poa_param notice_params[] = {
    { "of", POA_PARAM_WORDS, true, offsetof(struct notice_rule, of) },
    { "singly", POA_PARAM_NUMBER, false, offsetof(struct notice_rule, singly) },
    { 0 },
};

/* Of identifiers: the second and later ones, what is left, and those said to be listed in
 * an attachment; of parts: the section kind. */
#define FURTHER  "further"
#define REST     "rest"
#define ATTACHED "attached"
static const char *const notice_variants[] = { FURTHER, REST, ATTACHED, NULL };

/* ---- What the draft says ------------------------------------------------------------- */

/* Does a sentence have words of the cue? */
static poa_status has_cue(poa_run *run, const poa_cue *cue, uint32_t sentence, bool *found)
{
    poa_fold_span where = run->doc->sentences[sentence].fold;
    poa_status status = POA_OK;

    *found = false;
    for (uint32_t i = 0; i <= POA_CUE_ANY && status == POA_OK && !*found; i++) {
        poa_fold_span hit;
        status = poa_run_pattern(run, cue->pattern[i], where, found, &hit);
    }
    return status;
}

/* Are these words of the seller that say something?  The heading of a part does not. */
static bool speaks(const poa_document *doc, uint32_t sentence, uint32_t section)
{
    const poa_block *block = &doc->blocks[doc->sentences[sentence].block];

    if (doc->sentences[sentence].voice == POA_VOICE_NOTICE ||
        (block->kind == POA_BLOCK_HEADING && block->heading != POA_NONE))
        return false;
    return section == POA_NONE || poa_document_kind_of(doc, sentence) == section;
}

/* Does the seller say it, in a section of this kind (POA_NONE: anywhere)?  `unless`, which
 * may be NULL, takes it back in the same sentence. */
static poa_status says(poa_run *run, const poa_cue *cue, const poa_cue *unless, uint32_t section,
                       bool *said)
{
    const poa_document *doc = run->doc;
    poa_status status = POA_OK;

    *said = false;
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK && !*said; i++) {
        bool back = false;
        if (!speaks(doc, i, section))
            continue;
        status = has_cue(run, cue, i, said);
        if (status == POA_OK && *said && unless != NULL)
            status = has_cue(run, unless, i, &back);
        *said = *said && !back;
    }
    return status;
}

/* ---- Findings ------------------------------------------------------------------------- */

static poa_status emit(poa_run *run, const poa_notice *notice, const poa_asked *asked, poa_hit *hit)
{
    hit->asked = notice->doc->sentences[asked->sentence].span;
    hit->identifier = hit->identifier != NULL ? hit->identifier : poa_asked_id(notice, asked);
    for (int lang = 0; lang < POA_LANG_COUNT; lang++)
        if (hit->list[lang] == NULL)
            hit->list[lang] = poa_asked_name(notice, asked, (poa_lang)lang);
    return poa_run_emit(run, hit);
}

/* ---- Identifiers ------------------------------------------------------------------------ */

/* Those that the draft never names. */
struct missing {
    const poa_asked **items; /* in scratch */
    uint32_t count;
};

static poa_status find_missing(poa_run *run, const poa_notice *notice, struct missing *out)
{
    const char *bytes = notice->doc->fold.bytes;
    poa_tokens tokens = { NULL, 0 };

    out->items = poa_arena_alloc(run->scratch, notice->count + 1u, sizeof(poa_asked *));
    if (out->items == NULL)
        return poa_fail_nomem(run->err);
    poa_status status = poa_tokens_gather(&tokens, run);
    for (uint32_t i = 0; status == POA_OK && i < notice->count; i++) {
        const poa_asked *asked = &notice->items[i];
        uint32_t length = asked->fold.end - asked->fold.begin;
        if (asked->kind == POA_ASKED_IDENTIFIER &&
            !poa_tokens_have(&tokens, bytes + asked->fold.begin, length))
            out->items[out->count++] = asked;
    }
    poa_tokens_release(&tokens);
    return status;
}

static poa_status emit_identifier(poa_run *run, const poa_notice *notice, const poa_asked *asked,
                                  const char *variant)
{
    poa_hit hit = POA_HIT_INIT;
    poa_status status = poa_hit_list(&hit, run, notice->doc, asked->span);

    hit.variant = variant;
    hit.identifier = hit.list[0];
    return status == POA_OK ? emit(run, notice, asked, &hit) : status;
}

/* One finding for several. */
static poa_status emit_many(poa_run *run, const poa_notice *notice, const poa_asked *first,
                            uint32_t count, const char *variant)
{
    poa_hit hit = POA_HIT_INIT;

    hit.variant = variant;
    hit.identifier = variant;
    hit.count = count;
    return emit(run, notice, first, &hit);
}

static poa_status check_identifiers(poa_run *run, const poa_notice *notice, uint32_t singly)
{
    struct missing missing = { NULL, 0 };
    bool attached = false;
    poa_status status = find_missing(run, notice, &missing);

    if (status != POA_OK || missing.count == 0)
        return status;
    status = says(run, &run->doc->cues->notice.in_attachment, NULL, POA_NONE, &attached);
    if (status == POA_OK && attached)
        return emit_many(run, notice, missing.items[0],
                         poa_notice_count(notice, POA_ASKED_IDENTIFIER), ATTACHED);
    uint32_t shown = singly == 0 || missing.count <= singly ? missing.count : singly;
    for (uint32_t i = 0; i < shown && status == POA_OK; i++)
        status = emit_identifier(run, notice, missing.items[i], i > 0 ? FURTHER : NULL);
    if (status == POA_OK && missing.count > shown)
        status = emit_many(run, notice, missing.items[shown], missing.count - shown, REST);
    return status;
}

/* ---- Issues and parts ---------------------------------------------------------------------- */

static poa_status check_issues(poa_run *run, const poa_notice *notice, uint32_t singly)
{
    poa_status status = POA_OK;

    (void)singly;
    for (uint32_t i = 0; i < notice->count && status == POA_OK; i++) {
        const poa_asked *asked = &notice->items[i];
        bool said = false;
        if (asked->kind != POA_ASKED_ISSUE)
            continue;
        status =
            says(run, &run->doc->cues->notice.issues[asked->index].answered, NULL, POA_NONE, &said);
        poa_hit hit = POA_HIT_INIT;
        if (status == POA_OK && !said)
            status = emit(run, notice, asked, &hit);
    }
    return status;
}

/* Is the issue of a part one of several?  Then the part must speak of it; else it is enough
 * that the part is there. */
static bool must_name(const poa_notice *notice, const poa_asked *asked)
{
    return asked->index != POA_NONE && poa_notice_count(notice, POA_ASKED_ISSUE) > 1;
}

/* "preventive late-shipment": two parts of one issue are two things to accept. */
static const char *part_identifier(poa_run *run, const poa_notice *notice, const poa_asked *asked)
{
    const char *part = run->doc->cues->sections[asked->part].id;
    const char *issue = poa_asked_id(notice, asked);
    size_t size = strlen(part) + strlen(issue) + 2;
    char *out = poa_arena_alloc(run->scratch, size, 1);

    if (out != NULL)
        snprintf(out, size, "%s %s", part, issue);
    return out;
}

static poa_status check_parts(poa_run *run, const poa_notice *notice, uint32_t singly)
{
    const poa_notice_cues *cues = &run->doc->cues->notice;
    poa_status status = POA_OK;

    (void)singly;
    for (uint32_t i = 0; i < notice->count && status == POA_OK; i++) {
        const poa_asked *asked = &notice->items[i];
        if (asked->kind != POA_ASKED_PART)
            continue;
        bool there = poa_document_has(run->doc, asked->part);
        if (there && must_name(notice, asked))
            status = says(run, &cues->issues[asked->index].answered, NULL, asked->part, &there);
        if (status != POA_OK || there)
            continue;
        poa_hit hit = POA_HIT_INIT;
        hit.variant = run->doc->cues->sections[asked->part].id;
        hit.identifier = part_identifier(run, notice, asked);
        if (hit.identifier == NULL)
            return poa_fail_nomem(run->err);
        status = emit(run, notice, asked, &hit);
    }
    return status;
}

/* ---- Documents -------------------------------------------------------------------------------- */

static poa_status supplies(poa_run *run, const poa_asked *asked, bool *supplied)
{
    const poa_paper_cue *paper = &run->doc->cues->notice.papers[asked->index];
    return says(run, &paper->supplied, &paper->unless, POA_NONE, supplied);
}

/* Of papers of which one is enough: is one there, or the plan that stands beside them? */
static poa_status choice_met(poa_run *run, const poa_notice *notice, bool *met)
{
    const poa_document *doc = run->doc;
    poa_status status = POA_OK;

    *met = false;
    for (uint32_t i = 0; i < doc->section_count && notice->plan && !*met; i++)
        *met = doc->cues->sections[doc->sections[i].kind].part;
    for (uint32_t i = 0; i < notice->count && status == POA_OK && !*met; i++)
        if (notice->items[i].kind == POA_ASKED_DOCUMENT && notice->items[i].choice)
            status = supplies(run, &notice->items[i], met);
    return status;
}

/* The other document of its sentence, where one of the two is enough. */
static const poa_asked *partner(const poa_notice *notice, const poa_asked *asked)
{
    for (uint32_t i = 0; i < notice->count && asked->either; i++) {
        const poa_asked *item = &notice->items[i];
        if (item->kind == POA_ASKED_DOCUMENT && item->either && item != asked &&
            item->sentence == asked->sentence)
            return item;
    }
    return NULL;
}

/* Is it supplied, or the one that is as good?  Of a pair the first is told. */
static poa_status answered(poa_run *run, const poa_notice *notice, const poa_asked *asked,
                           bool *done)
{
    const poa_asked *other = partner(notice, asked);
    poa_status status = supplies(run, asked, done);

    if (status == POA_OK && !*done && other != NULL)
        status = supplies(run, other, done);
    *done = *done || (other != NULL && other < asked);
    return status;
}

static poa_status check_documents(poa_run *run, const poa_notice *notice, uint32_t singly)
{
    bool met = false;
    poa_status status = choice_met(run, notice, &met);

    (void)singly;
    for (uint32_t i = 0; i < notice->count && status == POA_OK; i++) {
        const poa_asked *asked = &notice->items[i];
        bool supplied = false;
        if (asked->kind != POA_ASKED_DOCUMENT || (asked->choice && met))
            continue;
        status = answered(run, notice, asked, &supplied);
        if (status != POA_OK || supplied)
            continue;
        poa_hit hit = POA_HIT_INIT;
        status = emit(run, notice, asked, &hit);
        met = met || asked->choice; /* said once for all of them */
    }
    return status;
}

/* ---- The kind ------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    check_fn *check;
} checks[] = {
    { "identifiers", check_identifiers },
    { "issues", check_issues },
    { "parts", check_parts },
    { "documents", check_documents },
};

static poa_status notice_compile(void *state, poa_pack *pack, const poa_rule *rule, poa_error *err)
{
    struct notice_rule *notice = state;
    const char *word = notice->of.count > 0 ? notice->of.items[0] : "";

    (void)pack;
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        if (strcmp(checks[i].name, word) == 0)
            notice->check = checks[i].check;
    if (notice->check != NULL && notice->of.count == 1)
        return POA_OK;
    return poa_fail(err, POA_RULE, notice->of.count > 0 ? &notice->of.marks[0] : &rule->at,
                    "rules.notice.unknown", word);
}

static poa_status notice_run(const void *state, poa_run *run)
{
    const struct notice_rule *rule = state;
    const poa_notice *notice = run->doc->notice;

    return notice != NULL ? rule->check(run, notice, rule->singly) : POA_OK;
}

const poa_kind poa_kind_notice = {
    .name = "notice",
    .params = notice_params,
    .state_size = sizeof(struct notice_rule),
    .whole = true,
    .variants = notice_variants,
    .compile = notice_compile,
    .run = notice_run,
};

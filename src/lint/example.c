/* SPDX-License-Identifier: MIT */
/* One example of a rule, run on its own. */
#include "lint/example.h"

#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "lint/lint.h"

/* The kind of appeal that the example or its rule asks for; NULL: as detected. */
static const char *appeal_of(const poa_pack *pack, const poa_rule *rule, const poa_example *example)
{
    if (example->appeal != NULL || rule->appeal_count == 0 || rule->appeals[0] == POA_NONE)
        return example->appeal;
    return pack->cues.appeals[rule->appeals[0]].id;
}

static poa_mode mode_of(const poa_rule *rule, const poa_example *example)
{
    if (example->mode != POA_MODE_AUTO)
        return example->mode;
    return rule->in_plan ? POA_MODE_PLAN : POA_MODE_DISPUTE;
}

/* The section that the example is put into, or POA_NONE: where its words put it. */
static uint32_t section_of(const poa_pack *pack, const poa_rule *rule, const poa_example *example)
{
    uint32_t all = (uint32_t)((UINT64_C(1) << pack->cues.section_count) - 1);

    if (example->section != POA_NONE || rule->kind->whole || (rule->in & all) == all)
        return example->section;
    for (uint32_t kind = 0; kind < pack->cues.section_count; kind++)
        if ((rule->in >> kind & 1u) != 0)
            return kind;
    return POA_NONE;
}

static poa_status build(poa_document **out, const poa_pack *pack, const char *text, size_t length,
                        const poa_document_options *opts, poa_error *err)
{
    poa_arena arena =
        POA_ARENA_INIT(POA_MIN_DOCUMENT_BYTES + length * (size_t)POA_MAX_DOCUMENT_FACTOR);
    poa_text decoded;
    poa_status status = poa_text_decode(&decoded, &arena, text, length, "utf-8", err);

    if (status == POA_OK)
        return poa_document_build(out, &arena, &decoded, &pack->cues, opts, err);
    poa_arena_release(&arena);
    return status;
}

/* The notice of the example, if it has one. */
static poa_status open_notice(poa_trial *trial, poa_error *err)
{
    const char *text = trial->example->notice;
    poa_document *doc = NULL;

    if (text == NULL)
        return POA_OK;
    poa_status status = build(&doc, trial->pack, text, strlen(text), NULL, err);
    if (status == POA_OK)
        status = poa_notice_read(&trial->notice, doc, err);
    if (status != POA_OK)
        poa_document_free(doc);
    return status;
}

poa_status poa_trial_open(poa_trial *out, const poa_pack *pack, uint32_t rule_index,
                          const poa_example *example, poa_matcher *matcher, poa_error *err)
{
    const poa_rule *rule = &pack->rules[rule_index];
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;

    *out = (poa_trial){ pack, rule, rule_index, example, NULL, NULL, matcher };
    poa_status status = open_notice(out, err);
    if (status != POA_OK)
        return status;
    opts.name = example->at.source;
    opts.appeal = appeal_of(pack, rule, example);
    opts.mode = mode_of(rule, example);
    opts.notice = out->notice;
    status = build(&out->doc, pack, example->text, example->length, &opts, err);
    uint32_t section = section_of(pack, rule, example);
    for (uint32_t i = 0; status == POA_OK && section != POA_NONE && i < out->doc->section_count;
         i++)
        out->doc->sections[i].kind = section;
    if (status != POA_OK)
        poa_trial_close(out);
    return status;
}

void poa_trial_close(poa_trial *trial)
{
    poa_document_free(trial->doc);
    poa_notice_free(trial->notice);
    trial->doc = NULL;
    trial->notice = NULL;
}

static bool overlaps(const poa_findings *findings, uint32_t begin, uint32_t end)
{
    for (size_t i = 0; i < findings->count; i++) {
        poa_span span = findings->items[i].span;
        if (span.begin != UINT32_MAX && span.begin < end && begin < span.end)
            return true;
    }
    return false;
}

/* Does a finding overlap some occurrence of the word? */
static bool word_placed(const poa_text *text, const poa_findings *findings, const poa_entry *word)
{
    for (uint32_t at = 0; at + word->length <= text->length; at++)
        if (memcmp(text->bytes + at, word->source, word->length) == 0 &&
            overlaps(findings, at, at + word->length))
            return true;
    return false;
}

/* Kinds that judge the whole draft are silent where their needs are not met; an
 * example of the others is a passage, which can't meet them. */
static bool may_run(const poa_trial *trial, const poa_rule *rule)
{
    return !rule->kind->whole || (poa_lint_applies(trial->pack, trial->doc, rule) &&
                                  poa_lint_needs_met(trial->doc, rule));
}

poa_status poa_trial_run(const poa_trial *trial, const poa_rule *rule, size_t *findings,
                         bool *placed, poa_error *err)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    poa_arena scratch = POA_ARENA_INIT(SIZE_MAX);
    poa_findings found = { .arena = &arena };
    poa_run run = { .pack = trial->pack,
                    .doc = trial->doc,
                    .rule = rule,
                    .rule_index = trial->rule_index,
                    .matcher = trial->matcher,
                    .findings = &found,
                    .scratch = &scratch,
                    .err = err };
    poa_status status = POA_OK;

    if (may_run(trial, rule))
        status = rule->kind->run(rule->state, &run);
    *findings = found.count;
    *placed = true;
    for (uint32_t i = 0; i < trial->example->where.count; i++)
        *placed =
            *placed && word_placed(&trial->doc->text, &found, &trial->example->where.items[i]);
    poa_arena_release(&scratch);
    poa_arena_release(&arena);
    return status;
}

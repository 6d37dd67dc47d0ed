/* SPDX-License-Identifier: MIT */
/*
 * Is the letter a plan of action, or does it dispute the decision?  A dispute owes no
 * plan, so that taking a plan for one would hide what is missing: doubt means plan.
 */
#include "document/notice.h"
#include "document/steps.h"

/* Does the seller say it somewhere? */
static poa_status says(poa_build *build, const poa_cue *cue, bool *said)
{
    const poa_document *doc = build->doc;
    poa_status status = POA_OK;

    *said = false;
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK && !*said; i++)
        if (doc->sentences[i].voice != POA_VOICE_NOTICE)
            status = poa_build_cue(build, cue, 0, doc->sentences[i].fold, said);
    return status;
}

/* Is there any part of a plan, guessed or named? */
static bool has_any_part(const poa_document *doc)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        if (doc->cues->sections[doc->sections[i].kind].part)
            return true;
    return false;
}

/* A part of a plan under its own heading: a fix or a measure makes it one. */
static bool has_part(const poa_document *doc)
{
    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        if (section->headed && (doc->cues->dispute.without >> section->kind & 1u) != 0)
            return true;
    }
    return false;
}

static bool names_proof(const poa_document *doc)
{
    const bool *proof = doc->cues->dispute.proof;

    for (uint32_t i = 0; proof != NULL && i < doc->fact_count; i++) {
        const poa_fact *fact = &doc->facts[i];
        if (proof[fact->kind] && doc->sentences[fact->sentence].voice != POA_VOICE_NOTICE)
            return true;
    }
    return false;
}

/* Can a letter of this kind, to this notice, be a dispute at all? */
static bool may_dispute(const poa_document *doc)
{
    const poa_dispute_cue *dispute = &doc->cues->dispute;

    for (uint32_t i = 0; i < dispute->never_count; i++)
        if (dispute->never[i] == doc->appeal)
            return false;
    return doc->notice == NULL || doc->notice->dispute;
}

poa_status poa_build_mode(poa_build *build)
{
    poa_document *doc = build->doc;
    const poa_dispute_cue *cue = &doc->cues->dispute;
    bool asks = false;
    bool admits = false;

    doc->mode = build->opts->mode == POA_MODE_DISPUTE ? POA_MODE_DISPUTE : POA_MODE_PLAN;
    doc->mode_sure = build->opts->mode != POA_MODE_AUTO || has_part(doc);
    if (doc->mode_sure)
        return POA_OK;
    poa_status status = says(build, &cue->asks, &asks);
    if (status == POA_OK && asks)
        status = says(build, &cue->admits, &admits);
    doc->mode_sure = !asks && has_any_part(doc);
    if (asks && !admits && names_proof(doc) && may_dispute(doc))
        doc->mode = POA_MODE_DISPUTE;
    return status;
}

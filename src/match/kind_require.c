/* SPDX-License-Identifier: MIT */
/* kind: require.  Something must be there: a section of some kind, or a sentence
 * that says it.  The finding is about the whole draft. */
#include "match/kinds.h"
#include "match/run.h"
#include "match/sections.h"

struct require_rule {
    uint32_t section;     /* mask: one of these section kinds is enough; 0: none is asked for */
    uint32_t not_under;   /* mask: what stands under a heading of one of these does not count */
    uint32_t under;       /* mask: what stands in one of these counts, if it has a heading ... */
    poa_pattern *pending; /* ... and unless it says this: only promised, denied */
    uint32_t only_shown;  /* mask: in one of these a match counts only where ... */
    poa_pattern *shown;   /* ... the sentence says this, too: attached, enclosed */
};

static const poa_param require_params[] = {
    { "section", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, section) },
    { "not-under", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, not_under) },
    { "under", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, under) },
    { "pending", POA_PARAM_PATTERNS, false, offsetof(struct require_rule, pending) },
    { "only-shown", POA_PARAM_SECTIONS, false, offsetof(struct require_rule, only_shown) },
    { "shown", POA_PARAM_PATTERNS, false, offsetof(struct require_rule, shown) },
    { 0 },
};

/* The last heading up to a block.  Start with { 0, POA_NONE } and ask for blocks in
 * their order. */
struct heading_walk {
    uint32_t next; /* block to look at */
    uint32_t kind; /* of section that the heading names, or POA_NONE */
};

/* A label names the sentence that it opens, but perhaps no more than that. */
static uint32_t heading_over(struct heading_walk *walk, const poa_document *doc, uint32_t block)
{
    for (; walk->next <= block; walk->next++) {
        const poa_block *next = &doc->blocks[walk->next];
        if (next->kind == POA_BLOCK_HEADING)
            walk->kind = next->heading;
        else if (next->heading != POA_NONE && next->heading != walk->kind)
            walk->kind = POA_NONE;
    }
    return walk->kind;
}

/* Does the sentence stand under the heading that asks for it, and not put it off? */
static poa_status answers_heading(poa_run *run, const struct require_rule *rule,
                                  const poa_unit *unit, bool *found)
{
    const poa_sentence *sentence = &run->doc->sentences[unit->sentence];
    const poa_section *section = &run->doc->sections[sentence->section];
    bool heading = run->doc->blocks[sentence->block].kind == POA_BLOCK_HEADING;
    poa_fold_span hit;
    bool off = false;

    *found = false;
    if (!section->headed || heading || (rule->under >> section->kind & 1u) == 0)
        return POA_OK;
    poa_status status = poa_run_pattern(run, rule->pending, unit->fold, &off, &hit);
    if (status == POA_OK && !off)
        status = poa_run_has_unless(run, unit, &off);
    *found = !off;
    return status;
}

/* Does a label of that kind open the very sentence? */
static bool is_labeled(const poa_document *doc, uint32_t sentence, uint32_t kind)
{
    const poa_block *block = &doc->blocks[doc->sentences[sentence].block];

    return block->heading == kind && block->label_end > block->content &&
           block->sentence == sentence;
}

static bool is_headed(const poa_run *run, uint32_t sentence)
{
    return run->doc->sections[run->doc->sentences[sentence].section].headed;
}

/* Has what is asked for a heading or label of its own?  Then other parts' labels hold
 * all that stands behind them. */
static bool has_headed(const poa_document *doc, uint32_t mask)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        if (doc->sections[i].headed && (mask >> doc->sections[i].kind & 1u) != 0)
            return true;
    return false;
}

/* Is there a sentence that says it, and not under another part's heading?  A heading
 * is the writer's own word for what stands under it.  Where what is said begins
 * another part, it stands under none. */
static poa_status find_sentence(poa_run *run, const struct require_rule *rule, bool *found)
{
    const bool strict = has_headed(run->doc, rule->under);
    struct heading_walk walk = { 0, POA_NONE };
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_place_found where;
    poa_fold_span hit;

    while (poa_run_next_unit(run, run->rule->scope, &iter, &unit)) {
        uint32_t kind = poa_document_kind_of(run->doc, unit.sentence);
        uint32_t block = run->doc->sentences[unit.sentence].block;
        bool under = heading_over(&walk, run->doc, block) == kind ||
                     is_labeled(run->doc, unit.sentence, kind) ||
                     (strict && is_headed(run, unit.sentence));
        if (under && (rule->not_under >> kind & 1u) != 0)
            continue;
        poa_status status = answers_heading(run, rule, &unit, found);
        if (status == POA_OK && !*found)
            status = poa_run_search(run, &unit, unit.fold.begin, found, &where);
        if (status == POA_OK && *found && (rule->only_shown >> kind & 1u) != 0)
            status = poa_run_pattern(run, rule->shown, unit.fold, found, &hit);
        if (status != POA_OK || *found)
            return status;
    }
    return POA_OK;
}

/* A section that neither a heading nor a strong cue names is a guess: its sentences
 * have to say it. */
static bool has_clear(const poa_document *doc, uint32_t mask)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        if (doc->sections[i].clear && (mask >> doc->sections[i].kind & 1u) != 0)
            return true;
    return false;
}

/* A heading between others that names nothing known: what is missing may stand there. */
static bool has_riddle(const poa_document *doc)
{
    bool named = false;

    for (uint32_t i = 0; i + 1 < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        bool part = block->heading != POA_NONE && doc->cues->sections[block->heading].part;
        bool body = doc->blocks[i + 1].kind != POA_BLOCK_HEADING;
        if (block->kind == POA_BLOCK_HEADING && block->heading == POA_NONE && named && body)
            return true;
        named = named || part;
    }
    return false;
}

static poa_status require_run(const void *state, poa_run *run)
{
    const struct require_rule *rule = state;
    poa_hit hit = POA_HIT_INIT;
    bool found = has_clear(run->doc, rule->section);

    if (!found) {
        poa_status status = find_sentence(run, rule, &found);
        if (status != POA_OK)
            return status;
    }
    if (found || ((rule->section | rule->under) != 0 && has_riddle(run->doc)))
        return POA_OK;
    hit.related = poa_sections_span(run->doc, run->rule->in);
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_require = {
    .name = "require",
    .params = require_params,
    .state_size = sizeof(struct require_rule),
    .whole = true,
    .unless_finds = true,
    .run = require_run,
};

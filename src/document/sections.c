/* SPDX-License-Identifier: MIT */
/*
 * Sections: what headings and labels say first; what they leave open is cut by
 * what the sentences say.  This file turns blocks into slots for the cut and
 * the cut into sections.
 */
#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "document/cut.h"
#include "document/headings.h"
#include "document/steps.h"

/* What a change of kind costs, in the points of cut.c (a strong cue has 30, a
 * weak one 10).  Inside a paragraph one strong cue just about changes it; where
 * something new begins two weak ones do.  Chosen so that labelled letters, in
 * one block and in paragraphs, are cut best; a third more or less makes little
 * difference. */
#define TOLL_INSIDE    25
#define TOLL_LINE      12
#define TOLL_ITEM      12
#define TOLL_PARAGRAPH 12
#define TOLL_HEADING   4
/* What leaving a section costs beside that: one under a heading of its own ... */
#define TOLL_HEADED 8
/* ... and one under a label. */
#define TOLL_LABELED 4
/* What stands behind the list of a part may be about anything. */
#define TOLL_LOOSE 0
/* A list under a heading belongs to it as a whole, unless another part has no heading. */
#define TOLL_LIST      1000
#define TOLL_OPEN_LIST 28
/* The name, the place and the date at the end of a letter: lines no longer than this,
 * and no more of them. */
#define SIGN_OFF_WORDS 7u
#define SIGN_OFF_HAN   12u
#define SIGN_OFF_LINES 4u
/* A draft below both is short: its parts are no surer by more text. */
#define SHORT_WORDS 80u
#define SHORT_HAN   130u

/* The heading or label that holds the text at hand. */
struct hold {
    uint32_t kind;  /* POA_NONE: none does */
    uint32_t level; /* of the block that names it */
    bool label;     /* named by a label, not by a line of its own */
    bool line;      /* named by a line of its own */
    bool part;      /* one of the parts of a plan, named by a line of its own */
};

struct walk {
    poa_build *build;
    poa_list slots;
    struct hold hold;
    uint32_t named;      /* parts that have a heading or label somewhere */
    bool open_parts;     /* some part has none */
    bool parted;         /* past the first of those headings */
    uint32_t closing;    /* kind of the closing, or POA_NONE */
    uint32_t opening;    /* sentences before which nothing closes a letter */
    uint32_t sign_off;   /* sentence at which the last lines begin */
    uint32_t free_kinds; /* that a held part may give way to: bit i is kind i */
    bool greeting;       /* nothing but greetings was said so far */
    bool after_item;     /* the block before was a list item */
    bool loose;          /* behind the list that answers the heading at hand */
    bool held_sentence;  /* a heading or label in this very sentence names its kind */
    bool held_block;     /* the label of this very block names its kind */
    bool asked;          /* the block before is a question of the notice that names it */
};

static bool has_label(const poa_block *block)
{
    return block->label_end > block->content;
}

/* ---- Begin and end of a letter --------------------------------------------------------- */

static bool is_shorter(const poa_document *doc, poa_fold_span span, uint32_t words, uint32_t han)
{
    uint32_t blanks = 0;
    uint32_t wide = 0;

    for (uint32_t i = span.begin; i < span.end; i++) {
        blanks += doc->fold.bytes[i] == ' ';
        wide += ((unsigned char)doc->fold.bytes[i] & 0xF0u) == 0xE0u;
    }
    return blanks < words && wide < han;
}

/* A name, a place, a date: short, and no sentence. */
static bool signs_off(const poa_document *doc, uint32_t sentence)
{
    const poa_sentence *line = &doc->sentences[sentence];
    const poa_block *block = &doc->blocks[line->block];
    size_t end = line->span.end;

    if (line->voice != POA_VOICE_SELLER || block->heading != POA_NONE ||
        block->kind == POA_BLOCK_ITEM || line->span.begin == line->span.end)
        return false;
    uint32_t last = poa_plain_point(poa_utf8_previous(doc->text.bytes, &end));
    bool ended = last == '.' || last == '!' || last == '?' || last == ';' || last == 0x3002;
    return !ended && is_shorter(doc, line->fold, SIGN_OFF_WORDS, SIGN_OFF_HAN + 1);
}

/* The sentence at which the last lines begin. */
static uint32_t find_sign_off(const poa_document *doc)
{
    uint32_t at = doc->sentence_count;
    uint32_t first = at > SIGN_OFF_LINES ? at - SIGN_OFF_LINES : 0;

    while (at > first && signs_off(doc, at - 1))
        at--;
    return at == 0 ? doc->sentence_count : at; /* nothing but such lines: a list */
}

/* ---- Headings ------------------------------------------------------------------------- */

/* Is the block a point under what holds it? */
static bool is_sub_point(const struct hold *hold, const poa_block *block)
{
    if (hold->kind == POA_NONE)
        return false;
    if (block->kind == POA_BLOCK_ITEM)
        return !hold->label && block->level > hold->level;
    return block->level > hold->level || (hold->level > 0 && block->level == 0);
}

static void take_hold(struct walk *walk, const poa_block *block)
{
    const poa_cues *cues = walk->build->doc->cues;
    const poa_section_cue *cue = &cues->sections[block->heading];
    bool label = has_label(block);

    walk->parted = walk->parted || cue->part || cue->combined;
    walk->hold = (struct hold){ .kind = POA_NONE };
    if (cue->combined)
        return; /* the sentences under it tell the parts apart */
    walk->hold = (struct hold){ block->heading, block->level, label, !label, cue->part && !label };
}

/* Does the block stand in the midst of a pasted notice?  One of its questions
 * that heads an answer does not. */
static bool is_pasted(const poa_document *doc, const poa_block *block)
{
    uint32_t next = block->sentence + block->sentence_count;

    if (block->sentence_count == 0 || doc->sentences[block->sentence].voice != POA_VOICE_NOTICE)
        return false;
    return next < doc->sentence_count && doc->sentences[next].voice == POA_VOICE_NOTICE;
}

/* Does the block stand where letters greet? */
static bool is_opening(const struct walk *walk, const poa_block *block)
{
    return walk->greeting || (!walk->parted && block->sentence < walk->opening);
}

/* The heading of the whole letter: right below it stands another. */
static bool is_title(const poa_document *doc, const poa_block *block)
{
    return block == doc->blocks && block->kind == POA_BLOCK_HEADING && block->level == 0 &&
           doc->block_count > 1 && block[1].kind != POA_BLOCK_ITEM &&
           (block[1].kind == POA_BLOCK_HEADING || has_label(&block[1]));
}

/* What the block does to the heading that holds so far.  Returns whether it
 * names a kind of its own. */
static bool read_heading(struct walk *walk, const poa_block *block)
{
    const poa_cues *cues = walk->build->doc->cues;
    bool under = is_sub_point(&walk->hold, block);

    if (block->kind == POA_BLOCK_QUOTE && block->heading != POA_NONE &&
        cues->sections[block->heading].part) {
        take_hold(walk, block); /* the question heads its answer, but is no part of it */
        walk->asked = true;
        return false;
    }
    if (block->kind == POA_BLOCK_QUOTE || is_pasted(walk->build->doc, block) ||
        is_title(walk->build->doc, block))
        return false;
    if (block->heading == walk->closing && is_opening(walk, block))
        return false; /* "Dear ..." is worded as a closing is */
    if (block->heading != POA_NONE) {
        if (block->kind == POA_BLOCK_ITEM && under && walk->hold.part)
            return false;
        take_hold(walk, block);
        return walk->hold.kind != POA_NONE;
    }
    bool parts = block->kind == POA_BLOCK_HEADING || (has_label(block) && walk->hold.label);
    if (parts && !under)
        walk->hold = (struct hold){ .kind = POA_NONE };
    return false;
}

/* ---- Slots ------------------------------------------------------------------------------ */

static uint32_t all_kinds(const struct walk *walk, uint32_t sentence)
{
    uint32_t count = walk->build->doc->cues->section_count;
    uint32_t kinds = count >= POA_CUT_KINDS ? UINT32_MAX : (1u << count) - 1;

    if (sentence < walk->opening && walk->closing < POA_CUT_KINDS)
        kinds &= ~(1u << walk->closing);
    return kinds;
}

static int32_t block_toll(const struct walk *walk, const poa_block *block)
{
    int32_t toll = TOLL_PARAGRAPH;

    if (walk->loose && walk->after_item)
        return TOLL_LOOSE;
    if (block->kind == POA_BLOCK_HEADING)
        return walk->hold.part ? TOLL_LIST : TOLL_HEADING;
    if (block->kind == POA_BLOCK_ITEM && walk->after_item)
        toll = TOLL_ITEM;
    if (walk->hold.line && block->kind == POA_BLOCK_ITEM)
        return walk->open_parts ? TOLL_OPEN_LIST : TOLL_LIST;
    if (walk->hold.kind != POA_NONE)
        toll += walk->hold.label ? TOLL_LABELED : TOLL_HEADED;
    return toll;
}

/* What has a heading does not begin before it.  Under a heading of its own a part gives
 * way only to what ends a letter and to parts that have no heading anywhere. */
static uint32_t allowed_kinds(const struct walk *walk, uint32_t sentence)
{
    uint32_t kinds = all_kinds(walk, sentence) & (walk->parted ? UINT32_MAX : ~walk->named);

    if (walk->greeting)
        return 1u << walk->build->doc->cues->other;
    if (walk->hold.kind == POA_NONE || walk->hold.kind >= POA_CUT_KINDS)
        return kinds;
    uint32_t own = 1u << walk->hold.kind;
    if (walk->held_sentence || (walk->held_block && !walk->open_parts))
        return own;
    if (walk->loose)
        own |= 1u << walk->build->doc->cues->other;
    return walk->hold.part ? own | walk->free_kinds : kinds;
}

static bool begins_line(const poa_document *doc, uint32_t sentence)
{
    size_t at = doc->sentences[sentence].span.begin;

    for (size_t before = at; at > 0; at = before) {
        uint32_t point = poa_utf8_previous(doc->text.bytes, &before);
        if (point == '\n' || point == '\r')
            return true;
        if (!poa_is_blank(point))
            return false;
    }
    return true;
}

static int32_t toll_of(const struct walk *walk, const poa_block *block, uint32_t sentence)
{
    bool settled = walk->hold.part && !walk->open_parts;
    int32_t extra = walk->hold.part ? TOLL_HEADED : 0;

    if (sentence == block->sentence)
        return block_toll(walk, block);
    if (begins_line(walk->build->doc, sentence))
        return TOLL_LINE + extra;
    return settled ? TOLL_LIST : TOLL_INSIDE + extra;
}

static poa_slot slot_of(const struct walk *walk, const poa_block *block, uint32_t sentence)
{
    poa_slot slot = {
        .sentence = sentence,
        .allowed = allowed_kinds(walk, sentence),
        .toll = toll_of(walk, block, sentence),
        .held = walk->hold.kind,
        .headed = walk->held_sentence,
        .sign_off = sentence >= walk->sign_off,
    };

    if (slot.headed)
        slot.toll = 0;
    else if (slot.sign_off && slot.toll > TOLL_HEADING)
        slot.toll = TOLL_HEADING;
    return slot;
}

/* Words of a notice are `other`, and what stands around them goes on. */
static bool takes_part(const struct walk *walk, const poa_sentence *sentence)
{
    return sentence->voice != POA_VOICE_NOTICE || walk->held_block;
}

/* "Root cause: ... Corrective action: ..." in one paragraph: a label inside a
 * block holds from its sentence on, but not against a heading. */
static poa_status read_inline(struct walk *walk, const poa_block *block, uint32_t sentence,
                              bool *found)
{
    const poa_document *doc = walk->build->doc;
    uint32_t kind = POA_NONE;

    *found = false;
    if (sentence == block->sentence || (walk->hold.line && walk->hold.part))
        return POA_OK;
    poa_status status = poa_label_read(walk->build, doc->sentences[sentence].span, &kind);
    if (kind == POA_NONE || !doc->cues->sections[kind].part)
        return status;
    walk->hold = (struct hold){ kind, block->level, true, false, false };
    walk->parted = true;
    *found = true;
    return status;
}

static poa_status add_sentence(struct walk *walk, const poa_block *block, uint32_t sentence)
{
    bool labeled = false;

    if (!takes_part(walk, &walk->build->doc->sentences[sentence]))
        return POA_OK;
    poa_status status = read_inline(walk, block, sentence, &labeled);
    walk->held_sentence = labeled || (walk->held_block && sentence == block->sentence);
    poa_slot slot = slot_of(walk, block, sentence);
    if (status == POA_OK && poa_list_push(&walk->slots, &slot) == NULL)
        status = poa_fail_nomem(walk->build->err);
    return status;
}

static poa_status add_block(struct walk *walk, const poa_block *block)
{
    poa_status status = POA_OK;

    walk->greeting =
        walk->greeting && block->heading == walk->closing && block->heading != POA_NONE;
    bool asked = walk->asked;

    walk->asked = false;
    walk->held_block = read_heading(walk, block) || (asked && walk->hold.kind != POA_NONE);
    walk->loose = walk->hold.part && !walk->held_block && block->kind == POA_BLOCK_PARAGRAPH &&
                  (walk->loose || walk->after_item);
    for (uint32_t i = 0; i < block->sentence_count && status == POA_OK; i++)
        status = add_sentence(walk, block, block->sentence + i);
    walk->after_item = block->kind == POA_BLOCK_ITEM;
    if (walk->held_block && block->heading == walk->closing)
        walk->hold = (struct hold){ .kind = POA_NONE }; /* a greeting heads nothing */
    return status;
}

/* ---- Sections ----------------------------------------------------------------------------- */

static uint32_t kind_bit(const poa_cues *cues, const char *id)
{
    uint32_t kind = poa_cues_section(cues, id);
    return kind < POA_CUT_KINDS ? 1u << kind : 0;
}

/* The kinds of section that some heading or label names, or headings alone. */
static uint32_t find_named(const poa_document *doc, bool labels)
{
    uint32_t named = 0;

    for (uint32_t i = 0; i < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        if (block->heading < POA_CUT_KINDS && (labels || !has_label(block)))
            named |= 1u << block->heading;
    }
    return named;
}

/* The parts of a plan. */
static uint32_t find_parts(const poa_cues *cues)
{
    uint32_t parts = 0;

    for (uint32_t i = 0; i < cues->section_count && i < POA_CUT_KINDS; i++)
        parts |= cues->sections[i].part ? 1u << i : 0;
    return parts;
}

static poa_span span_of(const poa_document *doc, uint32_t first, uint32_t last)
{
    const poa_block *begin = &doc->blocks[doc->sentences[first].block];
    const poa_block *end = &doc->blocks[doc->sentences[last].block];
    poa_span span = { doc->sentences[first].span.begin, doc->sentences[last].span.end };

    if (first == begin->sentence)
        span.begin = begin->span.begin;
    if (last == end->sentence + end->sentence_count - 1)
        span.end = end->span.end;
    return span;
}

/* Runs of sentences of one kind become sections. */
static poa_status join_sections(struct walk *walk, const poa_slot *by_sentence)
{
    poa_document *doc = walk->build->doc;
    poa_list list = POA_LIST_INIT(poa_section);
    void *sections = NULL;

    assert(by_sentence != NULL || doc->sentence_count == 0);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const poa_slot *slot = &by_sentence[i];
        poa_section *last = list.count == 0 ? NULL : poa_list_at(&list, list.count - 1);
        if (last == NULL || last->kind != slot->kind) {
            poa_section section = { .kind = slot->kind, .sentence = i };
            last = poa_list_push(&list, &section);
        }
        if (last == NULL) {
            poa_list_release(&list);
            return poa_fail_nomem(walk->build->err);
        }
        last->sentence_count++;
        last->headed = last->headed || slot->headed;
        last->clear = last->clear || slot->headed ||
                      (slot->kind < POA_CUT_KINDS && (slot->strong & 1u << slot->kind) != 0);
        last->span = span_of(doc, last->sentence, i);
        doc->sentences[i].section = (uint32_t)list.count - 1;
    }
    poa_status status =
        poa_list_move(&list, &doc->arena, &sections, &doc->section_count, walk->build->err);
    doc->sections = sections;
    return status;
}

/* One slot for every sentence; those that took no part are `other`. */
static poa_status spread(struct walk *walk)
{
    const poa_document *doc = walk->build->doc;
    poa_list all = POA_LIST_INIT(poa_slot);
    size_t next = 0;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++) {
        poa_slot slot = { .sentence = i, .kind = doc->cues->other, .held = POA_NONE };
        const poa_slot *taken = next < walk->slots.count ? poa_list_at(&walk->slots, next) : NULL;
        if (taken != NULL && taken->sentence == i) {
            slot = *taken;
            next++;
        }
        if (poa_list_push(&all, &slot) == NULL)
            status = poa_fail_nomem(walk->build->err);
    }
    poa_list_release(&walk->slots);
    walk->slots = all;
    return status;
}

/* ---- What is known of them ------------------------------------------------------------------ */

/* How many parts of a plan were found: by headings, or by strong cues as well. */
static uint32_t count_parts(const struct walk *walk, bool by_cues)
{
    const poa_cues *cues = walk->build->doc->cues;
    uint32_t found = 0;
    uint32_t count = 0;

    for (size_t i = 0; i < walk->slots.count; i++) {
        const poa_slot *slot = poa_list_at(&walk->slots, i);
        bool strong = slot->kind < POA_CUT_KINDS && (slot->strong & 1u << slot->kind) != 0;
        if (slot->kind < POA_CUT_KINDS && (slot->headed || (by_cues && strong)))
            found |= 1u << slot->kind;
    }
    for (uint32_t i = 0; i < cues->section_count && i < POA_CUT_KINDS; i++)
        count += cues->sections[i].part && (found & 1u << i) != 0;
    return count;
}

static bool is_short(const poa_document *doc)
{
    return is_shorter(doc, (poa_fold_span){ 0, doc->fold.length }, SHORT_WORDS, SHORT_HAN);
}

static uint32_t count_marks(const poa_document *doc)
{
    uint32_t closing = poa_cues_section(doc->cues, "closing");
    uint32_t marks = 0;
    bool opened = false; /* past title, salutation and subject */

    for (uint32_t i = 0; i < doc->block_count; i++) {
        const poa_block *block = &doc->blocks[i];
        bool part = block->heading != POA_NONE && doc->cues->sections[block->heading].part;
        bool sign_off = block->heading != POA_NONE && block->heading == closing;
        if (block->kind == POA_BLOCK_QUOTE)
            continue;
        bool item = block->kind == POA_BLOCK_ITEM;
        marks += item || part || (opened && block->kind == POA_BLOCK_HEADING && !sign_off);
        opened = opened || item || part || block->sentence_count > 1;
    }
    return marks;
}

poa_status poa_build_sections(poa_build *build)
{
    poa_document *doc = build->doc;
    struct walk walk = { .build = build,
                         .slots = POA_LIST_INIT(poa_slot),
                         .hold = { .kind = POA_NONE },
                         .closing = poa_cues_section(doc->cues, "closing"),
                         .opening = doc->sentence_count / 3,
                         .sign_off = find_sign_off(doc),
                         .named = find_named(doc, false) & find_parts(doc->cues),
                         .free_kinds = find_parts(doc->cues) & ~find_named(doc, true) };
    poa_status status = POA_OK;

    walk.open_parts = walk.free_kinds != 0;
    walk.greeting = doc->block_count > 1 && doc->cues->other < POA_CUT_KINDS;
    walk.free_kinds |= kind_bit(doc->cues, "closing") | kind_bit(doc->cues, "evidence");
    for (uint32_t i = 0; i < doc->block_count && status == POA_OK; i++)
        status = add_block(&walk, &doc->blocks[i]);
    if (status == POA_OK)
        status = poa_cut_sections(build, (poa_slot *)walk.slots.items, walk.slots.count);
    if (status == POA_OK)
        status = spread(&walk);
    if (status == POA_OK)
        status = join_sections(&walk, (const poa_slot *)walk.slots.items);
    if (status == POA_OK) {
        doc->parts_sure =
            count_parts(&walk, false) >= 2 || count_parts(&walk, true) >= 2 || is_short(doc);
        doc->marks = count_marks(doc);
    }
    poa_list_release(&walk.slots);
    return status;
}

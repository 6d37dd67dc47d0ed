/* SPDX-License-Identifier: MIT */
/*
 * Lines to blocks.  One walk with a look at the next line: a blank line, a
 * number, a bullet, a heading or a label begins a block, everything else goes on
 * with the one that is open.
 */
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "document/headings.h"
#include "document/steps.h"
#include "document/wrap.h"

/* A line this long may have been wrapped; a shorter one ended where it ends. */
#define WRAP_WIDTH 40u
/* A quotation no longer than this may be one question of the notice. */
#define MAX_QUESTION_BYTES 130u

typedef enum line_kind { LINE_BLANK, LINE_QUOTE, LINE_TEXT } line_kind;

struct line {
    line_kind kind;
    poa_span span;     /* without outer blanks; of a quoted line, with its ">" */
    uint32_t content;  /* behind ">" or "#" marks */
    uint32_t markdown; /* how many "#" */
    bool opened;       /* the number stands inside marks of emphasis */
    poa_number number; /* as it looks */
    bool closed;       /* ends as a sentence does */
    bool ended;        /* does, or is too short to have been wrapped */
};

struct walk {
    poa_build *build;
    poa_list blocks;
    poa_numbering numbering;
    uint32_t width; /* at which the text was wrapped; 0: nowhere */
    struct line line;
    struct line next;     /* the next line; blank at the end */
    poa_number following; /* number of the next line that is not blank */
    uint32_t following_line;
    bool last;            /* nothing but blank lines follows */
    bool open;            /* the last block may go on */
    bool after_gap;       /* a blank line, or nothing, stands before the line */
    bool fresh;           /* what stands before the line ended there */
    bool paragraphs;      /* a paragraph that says something, or a list, was seen */
    poa_number item;      /* number of the last block, if it was an item */
    poa_number heading;   /* number of the last heading that names a section, if it had one */
    bool item_is_labeled; /* and whether it began with a label */
};

/* ---- Lines ---------------------------------------------------------------------- */

/* "-----", "***", "=====": a line that parts others and says nothing. */
static bool is_rule(const char *bytes, poa_span span)
{
    uint32_t first = 0;
    uint32_t count = 0;

    for (size_t at = span.begin; at < span.end; count++) {
        uint32_t point = poa_utf8_next(bytes, &at);
        bool dash = point == '-' || point == '*' || point == '=' || point == '~' ||
                    point == 0x2014 || point == 0x2500 || point == 0x2015;
        if (!dash || (first != 0 && point != first))
            return false;
        first = point;
    }
    return count >= 3;
}

static uint32_t skip_gaps(const char *bytes, uint32_t from, uint32_t end)
{
    return poa_span_trim(bytes, (poa_span){ from, end }).begin;
}

/* "## Root cause"; "#1" is no heading. */
static void read_markdown(const char *bytes, struct line *line)
{
    uint32_t at = line->content;

    while (at < line->span.end && bytes[at] == '#')
        at++;
    size_t next = at;
    if (at == line->content || at - line->content > 6 || at == line->span.end)
        return;
    uint32_t point = poa_utf8_next(bytes, &next);
    if (!poa_is_gap(point) && !poa_is_han(point))
        return;
    line->markdown = at - line->content;
    line->content = skip_gaps(bytes, at, line->span.end);
}

/* Does the line have fewer than `limit` characters? */
static bool is_short(const char *bytes, poa_span span, uint32_t limit)
{
    uint32_t count = 0;

    for (size_t at = span.begin; at < span.end && count < limit; count++)
        poa_utf8_next(bytes, &at);
    return count < limit;
}

/* "**1. Root cause**": the number stands inside the marks. */
static void read_emphasized(const char *bytes, struct line *line)
{
    poa_span rest = { line->content, line->span.end };
    uint32_t begin = poa_skip_emphasis(bytes, rest);

    if (line->number.script != POA_SCRIPT_NONE || begin < rest.begin + 2)
        return; /* "*1" is a note */
    line->number = poa_number_scan(bytes, begin, rest.end);
    line->opened = line->number.script != POA_SCRIPT_NONE;
}

static void read_line(const poa_build *build, uint32_t width, uint32_t index, struct line *line)
{
    const poa_document *doc = build->doc;
    const char *bytes = doc->text.bytes;

    *line = (struct line){ .kind = LINE_BLANK, .ended = true };
    if (index >= doc->lines.count)
        return;
    line->span = poa_span_trim(bytes, poa_lines_span(&doc->lines, &doc->text, index));
    line->content = line->span.begin;
    if (line->span.begin == line->span.end || is_rule(bytes, line->span))
        return;
    if (bytes[line->span.begin] == '>') {
        line->kind = LINE_QUOTE;
        while (line->content < line->span.end && bytes[line->content] == '>')
            line->content = skip_gaps(bytes, line->content + 1, line->span.end);
        return;
    }
    line->kind = LINE_TEXT;
    read_markdown(bytes, line);
    line->number = poa_number_scan(bytes, line->content, line->span.end);
    read_emphasized(bytes, line);
    line->closed = poa_line_closed(bytes, line->span);
    line->ended = line->closed || (is_short(bytes, line->span, WRAP_WIDTH) &&
                                   !poa_wrap_full(&doc->text, line->span, width));
}

/* ---- Blocks ----------------------------------------------------------------------- */

static poa_block *last_block(const struct walk *walk)
{
    return walk->blocks.count == 0 ? NULL : poa_list_at(&walk->blocks, walk->blocks.count - 1);
}

static poa_status push(struct walk *walk, const poa_block *block)
{
    if (poa_list_push(&walk->blocks, block) == NULL)
        return poa_fail_nomem(walk->build->err);
    walk->open = block->kind != POA_BLOCK_HEADING;
    return POA_OK;
}

static poa_block new_block(poa_block_kind kind, poa_span span, uint32_t content)
{
    return (poa_block){
        .kind = kind, .span = span, .content = content, .label_end = content, .heading = POA_NONE
    };
}

static poa_status add_quote(struct walk *walk)
{
    poa_block *block = last_block(walk);

    if (walk->line.content == walk->line.span.end) {
        walk->open = false; /* an empty ">" line parts paragraphs */
        return POA_OK;
    }
    if (walk->open && block->kind == POA_BLOCK_QUOTE) {
        block->span.end = walk->line.span.end;
        return POA_OK;
    }
    poa_block quote = new_block(POA_BLOCK_QUOTE, walk->line.span, walk->line.content);
    return push(walk, &quote);
}

static bool begins_small(const char *bytes, const struct line *line)
{
    char first = line->kind == LINE_TEXT ? bytes[line->span.begin] : 0;
    return first >= 'a' && first <= 'z' && line->number.script == POA_SCRIPT_NONE;
}

/* Is the line one of a list?  An item of the same style stands before it, or its
 * successor behind it. */
static bool is_listed(const struct walk *walk, const poa_number *number)
{
    const poa_number *following = &walk->following;
    bool before = !walk->item_is_labeled && poa_number_same_style(number, &walk->item);
    bool after = poa_number_same_style(number, following) &&
                 (number->value == 0 || following->value == number->value + 1);

    return number->script != POA_SCRIPT_NONE && (before || after);
}

/* Look past blank lines, each of which is looked at once. */
static void look_ahead(struct walk *walk, uint32_t index, uint32_t last)
{
    struct line line = walk->next;

    if (walk->following_line > index)
        return;
    while (index < last && line.kind == LINE_BLANK)
        read_line(walk->build, walk->width, ++index + 1, &line);
    walk->following = line.number;
    walk->following_line = index + 1;
}

static poa_candidate candidate_of(const struct walk *walk, const poa_number *number)
{
    const struct line *next = &walk->next;
    uint32_t begin = number->script != POA_SCRIPT_NONE ? number->end : walk->line.content;

    return (poa_candidate){
        .content = { begin, walk->line.span.end },
        .number = number,
        .markdown = walk->line.markdown,
        .opened = walk->line.opened,
        .fresh = walk->fresh,
        .first = !walk->paragraphs,
        .last = walk->last,
        .after_gap = walk->after_gap,
        .styled = walk->heading.script != POA_SCRIPT_NONE &&
                  poa_number_same_style(number, &walk->heading),
        .followed =
            next->kind == LINE_TEXT && next->closed &&
            next->span.end - next->span.begin > 2 * (walk->line.span.end - walk->line.span.begin),
        .alone = walk->after_gap && next->kind == LINE_BLANK,
        .before_gap = next->kind != LINE_TEXT || next->number.script != POA_SCRIPT_NONE ||
                      next->markdown != 0,
        .wrapped = begins_small(walk->build->doc->text.bytes, next),
        .listed = is_listed(walk, number),
        .bodied = next->kind == LINE_TEXT && !poa_number_same_style(number, &next->number),
    };
}

static uint32_t level_of(struct walk *walk, const poa_number *number, bool heading)
{
    if (walk->line.markdown != 0) {
        walk->numbering.depth = 0;
        return walk->line.markdown;
    }
    if (number->script == POA_SCRIPT_NONE)
        return 0;
    if (number->script == POA_SCRIPT_BULLET && !heading)
        return walk->numbering.depth + 1;
    return poa_numbering_note(&walk->numbering, number);
}

/* A line that begins a block: heading, item or paragraph. */
static poa_status begin_block(struct walk *walk, const poa_number *number, const poa_head *head)
{
    bool numbered = number->script != POA_SCRIPT_NONE;
    poa_block_kind kind = head->heading ? POA_BLOCK_HEADING
                          : numbered    ? POA_BLOCK_ITEM
                                        : POA_BLOCK_PARAGRAPH;
    poa_block block = new_block(kind, walk->line.span, head->content);

    block.label_end = head->label_end;
    block.heading = head->kind;
    block.level = level_of(walk, number, head->heading);
    walk->item = kind == POA_BLOCK_ITEM ? *number : (poa_number){ 0 };
    if (kind == POA_BLOCK_HEADING && head->kind != POA_NONE)
        walk->heading = *number;
    walk->item_is_labeled = head->label_end > head->content;
    bool says = walk->line.closed || !walk->line.ended;
    if (kind == POA_BLOCK_ITEM || (kind == POA_BLOCK_PARAGRAPH && says))
        walk->paragraphs = true;
    return push(walk, &block);
}

static poa_status add_text(struct walk *walk)
{
    static const poa_number none = { 0 };
    poa_block *block = last_block(walk);
    poa_number number = walk->line.number;
    bool going_on = walk->open && block->kind != POA_BLOCK_QUOTE;
    poa_head head;

    if (!poa_numbering_accept(&walk->numbering, &number, walk->fresh))
        number = none;
    poa_candidate line = candidate_of(walk, &number);
    poa_status status = poa_head_read(walk->build, &line, &head);
    if (status != POA_OK)
        return status;
    bool labeled = head.label_end > head.content;
    if (going_on && number.script == POA_SCRIPT_NONE && !head.heading && !labeled) {
        block->span.end = walk->line.span.end;
        walk->paragraphs = walk->paragraphs || !walk->line.ended;
        return POA_OK;
    }
    return begin_block(walk, &number, &head);
}

static poa_status add_line(struct walk *walk)
{
    poa_status status = POA_OK;

    if (walk->line.kind == LINE_BLANK)
        walk->open = false;
    else if (walk->line.kind == LINE_QUOTE)
        status = add_quote(walk);
    else
        status = add_text(walk);
    walk->after_gap = walk->line.kind == LINE_BLANK;
    walk->fresh = !walk->open || walk->line.ended;
    return status;
}

/* The last line that is not blank; 0 where all are. */
static uint32_t last_line(const poa_build *build)
{
    uint32_t index = build->doc->lines.count;
    struct line line = { .kind = LINE_BLANK };

    while (index > 0 && line.kind == LINE_BLANK)
        read_line(build, 0, --index, &line);
    return index;
}

/* A question of the notice that is quoted by itself, between answers. */
static bool is_lone_quote(const struct walk *walk, size_t index)
{
    const poa_block *block = poa_list_at(&walk->blocks, index);
    const poa_block *before = index == 0 ? NULL : block - 1;
    const poa_block *after = index + 1 < walk->blocks.count ? block + 1 : NULL;

    return block->kind == POA_BLOCK_QUOTE && before != NULL && after != NULL &&
           before->kind != POA_BLOCK_QUOTE && after->kind != POA_BLOCK_QUOTE &&
           block->span.end - block->content <= MAX_QUESTION_BYTES;
}

static poa_status name_quotes(struct walk *walk)
{
    poa_status status = POA_OK;

    for (size_t i = 0; i < walk->blocks.count && status == POA_OK; i++) {
        poa_block *block = poa_list_at(&walk->blocks, i);
        if (is_lone_quote(walk, i))
            status = poa_head_name(walk->build, (poa_span){ block->content, block->span.end },
                                   &block->heading);
    }
    return status;
}

poa_status poa_build_blocks(poa_build *build)
{
    struct walk walk = { .build = build,
                         .blocks = POA_LIST_INIT(poa_block),
                         .width = poa_wrap_width(&build->doc->lines, &build->doc->text),
                         .after_gap = true,
                         .fresh = true };
    uint32_t last = last_line(build);
    poa_status status = POA_OK;
    void *blocks = NULL;

    read_line(build, walk.width, 0, &walk.next);
    for (uint32_t i = 0; i <= last && status == POA_OK; i++) {
        walk.line = walk.next;
        walk.last = i == last;
        read_line(build, walk.width, i + 1, &walk.next);
        look_ahead(&walk, i, last);
        status = add_line(&walk);
    }
    if (status == POA_OK)
        status = name_quotes(&walk);
    if (status != POA_OK) {
        poa_list_release(&walk.blocks);
        return status;
    }
    status = poa_list_move(&walk.blocks, &build->doc->arena, &blocks, &build->doc->block_count,
                           build->err);
    build->doc->blocks = blocks;
    return status;
}

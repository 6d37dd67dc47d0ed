/* SPDX-License-Identifier: MIT */
/*
 * Blocks to the folded copy and to sentences.  Lines of a block that belong
 * together are folded as one stretch; where a line end ends a sentence, a "\n"
 * parts the stretches as it parts blocks.
 */
#include <string.h>

#include "base/limits.h"
#include "base/list.h"
#include "base/utf8.h"
#include "document/boundary.h"
#include "document/headings.h"
#include "document/steps.h"
#include "document/wrap.h"

/* A line of fewer characters ends its sentence: it was not wrapped. */
#define SHORT_LINE 40u

/* Folded bytes between two line ends that end sentences. */
struct stretch {
    poa_fold_span fold;
    uint32_t block;
};

struct walk {
    poa_build *build;
    poa_folder folder;
    uint32_t width; /* at which the text was wrapped; 0: nowhere */
    poa_list stretches;
    poa_list sentences;
};

/* ---- Folding ------------------------------------------------------------------------ */

/* What a line has of a block: without outer blanks, ">" and the block's number. */
static poa_span line_part(const poa_document *doc, const poa_block *block, uint32_t index)
{
    const char *bytes = doc->text.bytes;
    poa_span line = poa_lines_span(&doc->lines, &doc->text, index);

    if (line.begin < block->content)
        line.begin = block->content;
    if (line.end > block->span.end)
        line.end = block->span.end;
    if (line.begin > line.end)
        line.begin = line.end;
    line = poa_span_trim(bytes, line);
    while (block->kind == POA_BLOCK_QUOTE && line.begin < line.end && bytes[line.begin] == '>') {
        line.begin++;
        line = poa_span_trim(bytes, line);
    }
    return line;
}

static bool is_short(const char *bytes, poa_span line)
{
    uint32_t count = 0;

    for (size_t at = line.begin; at < line.end && count < SHORT_LINE; count++)
        poa_utf8_next(bytes, &at);
    return count < SHORT_LINE;
}

/* Does the text of a line visibly go on in the next one? */
static bool goes_on(const char *bytes, poa_span line, poa_span next)
{
    size_t end = line.end;

    if (line.begin == line.end || next.begin == next.end)
        return false;
    uint32_t last = poa_utf8_previous(bytes, &end);
    bool comma = last == 0xFF0C || last == 0x3001; /* ， 、 */
    return comma || (bytes[next.begin] >= 'a' && bytes[next.begin] <= 'z');
}

static bool ends_stretch(const struct walk *walk, const poa_block *block, poa_span line,
                         poa_span next)
{
    const poa_text *text = &walk->build->doc->text;

    if (block->kind == POA_BLOCK_QUOTE)
        return true;
    return is_short(text->bytes, line) && !goes_on(text->bytes, line, next) &&
           !poa_wrap_full(text, line, walk->width);
}

/* Fold a span without the "**" that Markdown writes around bold words. */
static void fold_words(struct walk *walk, poa_span span)
{
    const char *bytes = walk->build->doc->text.bytes;
    uint32_t begin = span.begin;

    for (uint32_t at = span.begin; at + 1 < span.end; at++) {
        if (bytes[at] != '*' || bytes[at + 1] != '*')
            continue;
        uint32_t end = at;
        while (end < span.end && bytes[end] == '*')
            end++;
        if (end - at == 2) {
            poa_folder_add(&walk->folder, (poa_span){ begin, at });
            begin = end;
        }
        at = end - 1;
    }
    poa_folder_add(&walk->folder, (poa_span){ begin, span.end });
}

static poa_status fold_stretch(struct walk *walk, uint32_t block, poa_span span)
{
    uint32_t begin = (uint32_t)walk->folder.bytes.length;

    if (span.begin == span.end)
        return POA_OK;
    if (begin > 0)
        poa_folder_break(&walk->folder, span.begin);
    struct stretch stretch = { { (uint32_t)walk->folder.bytes.length, 0 }, block };
    fold_words(walk, span);
    stretch.fold.end = (uint32_t)walk->folder.bytes.length;
    if (poa_list_push(&walk->stretches, &stretch) == NULL)
        return poa_fail_nomem(walk->build->err);
    return POA_OK;
}

static poa_status fold_block(struct walk *walk, uint32_t index)
{
    const poa_document *doc = walk->build->doc;
    const poa_block *block = &doc->blocks[index];
    uint32_t line = poa_lines_at(&doc->lines, block->content);
    uint32_t last = poa_lines_at(&doc->lines, block->span.end);
    poa_span part = line_part(doc, block, line);
    poa_span span = part;
    poa_status status = POA_OK;

    for (; line < last && status == POA_OK; line++) {
        poa_span next = line_part(doc, block, line + 1);
        if (ends_stretch(walk, block, part, next)) {
            status = fold_stretch(walk, index, span);
            span = next;
        }
        span.end = next.end;
        part = next;
    }
    return status == POA_OK ? fold_stretch(walk, index, span) : status;
}

/* Marks that close a heading are none of its words. */
static void trim_heading(const char *bytes, poa_block *block)
{
    static const char closing[] = "】";
    const size_t wide = sizeof(closing) - 1;

    for (;;) {
        size_t length = block->span.end - block->content;
        const char *end = bytes + block->span.end;
        if (length > 1 && (end[-1] == '*' || end[-1] == '#'))
            block->span.end--;
        else if (length > wide && memcmp(end - wide, closing, wide) == 0)
            block->span.end -= (uint32_t)wide;
        else
            return;
    }
}

static poa_status fold_blocks(struct walk *walk)
{
    poa_document *doc = walk->build->doc;
    poa_status status = POA_OK;

    poa_folder_init(&walk->folder, &doc->arena, &doc->text);
    for (uint32_t i = 0; i < doc->block_count && status == POA_OK; i++) {
        uint32_t end = doc->blocks[i].span.end;
        if (doc->blocks[i].kind == POA_BLOCK_HEADING)
            trim_heading(doc->text.bytes, &doc->blocks[i]);
        status = fold_block(walk, i);
        doc->blocks[i].span.end = end;
    }
    poa_status finished = poa_folder_finish(&walk->folder, &doc->fold, walk->build->err);
    if (finished == POA_OK) /* the later steps and the rules read it again and again */
        poa_matcher_set_text(walk->build->matcher, doc->fold.bytes, doc->fold.length);
    return status == POA_OK ? finished : status;
}

/* ---- Languages ------------------------------------------------------------------------ */

/* What a walk over the characters of a sentence counts. */
struct census {
    uint32_t han;
    uint32_t words;   /* Latin words of a language */
    uint32_t shouted; /* all in capitals: brands, unless there is nothing else */
};

/* A run of Latin letters, digits and what joins them in names and links. */
static void count_token(struct census *census, const char *bytes, uint32_t begin, uint32_t end)
{
    uint32_t letters = 0;
    uint32_t large = 0;

    while (end > begin && strchr(".-'/_", bytes[end - 1]) != NULL)
        end--;
    for (uint32_t i = begin; i < end; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool upper = byte >= 'A' && byte <= 'Z';
        bool inner = i > begin && strchr(".@/_", byte) != NULL;
        if ((byte >= '0' && byte <= '9') || (inner && byte != 0))
            return; /* an identifier or a link */
        large += upper;
        letters += upper || byte >= 0x80 || (byte >= 'a' && byte <= 'z');
    }
    census->words += letters > 0 && (large < letters || letters == 1);
    census->shouted += letters > 1 && large == letters;
}

static struct census take_census(const char *bytes, poa_fold_span span)
{
    struct census census = { 0 };
    uint32_t token = span.begin;

    for (size_t at = span.begin; at < span.end;) {
        uint32_t begin = (uint32_t)at;
        uint32_t point = poa_utf8_next(bytes, &at);
        bool joins = poa_is_latin_alnum(point) || (point < 0x80 && strchr(".-'@/_", (int)point));
        census.han += poa_is_han(point);
        if (joins && point != 0 && at < span.end)
            continue;
        uint32_t end = joins && point != 0 ? (uint32_t)at : begin;
        if (end > token)
            count_token(&census, bytes, token, end);
        token = (uint32_t)at;
    }
    return census;
}

static uint32_t langs_of(const poa_build *build, poa_fold_span span)
{
    struct census census = take_census(build->doc->fold.bytes, span);
    uint32_t langs = census.han > 0 ? POA_LANGS_ZH : 0;

    if (census.words >= 2 || (census.han == 0 && census.words + census.shouted >= 3))
        langs |= POA_LANGS_EN;
    return build->opts->langs != POA_LANGS_AUTO ? langs & build->opts->langs : langs;
}

/* ---- Sentences ------------------------------------------------------------------------- */

static bool says_something(const char *bytes, poa_fold_span span)
{
    for (size_t at = span.begin; at < span.end;) {
        uint32_t point = poa_utf8_next(bytes, &at);
        if (poa_is_latin_alnum(point) || poa_is_han(point) || point > 0x2FFFF)
            return true;
    }
    return false;
}

static poa_fold_span trim(const char *bytes, poa_fold_span span)
{
    while (span.begin < span.end && (bytes[span.begin] == ' ' || bytes[span.begin] == '\n'))
        span.begin++;
    while (span.end > span.begin && (bytes[span.end - 1] == ' ' || bytes[span.end - 1] == '\n'))
        span.end--;
    return span;
}

static poa_status add_sentence(struct walk *walk, const struct stretch *stretch, poa_fold_span span)
{
    const poa_fold *fold = &walk->build->doc->fold;
    poa_fold_span fold_span = trim(fold->bytes, span);
    poa_sentence *last = walk->sentences.count == 0
                             ? NULL
                             : poa_list_at(&walk->sentences, walk->sentences.count - 1);

    if (fold_span.begin == fold_span.end)
        return POA_OK;
    if (last != NULL && last->fold.begin >= stretch->fold.begin &&
        !says_something(fold->bytes, fold_span)) {
        last->fold.end = fold_span.end; /* marks alone go with what they follow */
        last->span = poa_fold_to_text(fold, last->fold);
        return POA_OK;
    }
    poa_sentence sentence = { .span = poa_fold_to_text(fold, fold_span),
                              .fold = fold_span,
                              .block = stretch->block,
                              .langs = langs_of(walk->build, fold_span),
                              .voice = POA_VOICE_SELLER };
    if (poa_list_push(&walk->sentences, &sentence) == NULL)
        return poa_fail_nomem(walk->build->err);
    return POA_OK;
}

/* Where a sentence must end.  What goes on for longer than any writer's is cut, at a
 * blank if there is one, so that the work of the rules stays linear in the text. */
static uint32_t bounded_end(const char *bytes, poa_fold_span span)
{
    if (span.end - span.begin <= POA_MAX_SENTENCE_BYTES)
        return span.end;
    uint32_t end = span.begin + POA_MAX_SENTENCE_BYTES;
    uint32_t blank = end;
    while (blank > span.begin && bytes[blank] != ' ')
        blank--;
    if (blank > span.begin)
        return blank;
    while (poa_utf8_is_continuation(bytes[end]))
        end--;
    return end;
}

static poa_status add_bounded(struct walk *walk, const struct stretch *stretch, poa_fold_span span)
{
    poa_status status = POA_OK;

    while (span.begin < span.end && status == POA_OK) {
        uint32_t end = bounded_end(walk->build->doc->fold.bytes, span);
        status = add_sentence(walk, stretch, (poa_fold_span){ span.begin, end });
        span.begin = end;
    }
    return status;
}

static poa_status split_stretch(struct walk *walk, const struct stretch *stretch)
{
    const poa_document *doc = walk->build->doc;
    bool whole = doc->blocks[stretch->block].kind == POA_BLOCK_HEADING;
    poa_stretch rest = { doc->fold.bytes, stretch->fold.begin, stretch->fold.end, doc->cues,
                         false };
    poa_status status = POA_OK;

    if (whole)
        return add_sentence(walk, stretch, stretch->fold);
    while (rest.begin < rest.end && status == POA_OK) {
        poa_fold_span span = { rest.begin, 0 };
        span.end = poa_boundary_next(&rest);
        status = add_bounded(walk, stretch, span);
    }
    return status;
}

static poa_status split_all(struct walk *walk)
{
    poa_document *doc = walk->build->doc;
    poa_status status = POA_OK;

    for (size_t i = 0; i < walk->stretches.count && status == POA_OK; i++) {
        const struct stretch *stretch = poa_list_at(&walk->stretches, i);
        poa_block *block = &doc->blocks[stretch->block];
        if (block->fold.end == 0)
            block->fold.begin = stretch->fold.begin;
        block->fold.end = stretch->fold.end;
        status = split_stretch(walk, stretch);
    }
    return status;
}

/* Tell each block which sentences are its own. */
static void count_sentences(poa_document *doc)
{
    uint32_t sentence = 0;

    for (uint32_t i = 0; i < doc->block_count; i++) {
        doc->blocks[i].sentence = sentence;
        while (sentence < doc->sentence_count && doc->sentences[sentence].block == i)
            sentence++;
        doc->blocks[i].sentence_count = sentence - doc->blocks[i].sentence;
    }
}

poa_status poa_build_sentences(poa_build *build)
{
    poa_document *doc = build->doc;
    struct walk walk = { .build = build,
                         .width = poa_wrap_width(&doc->lines, &doc->text),
                         .stretches = POA_LIST_INIT(struct stretch),
                         .sentences = POA_LIST_INIT(poa_sentence) };
    void *sentences = NULL;
    poa_status status = fold_blocks(&walk);

    if (status == POA_OK)
        status = split_all(&walk);
    if (status == POA_OK)
        status = poa_list_move(&walk.sentences, &doc->arena, &sentences, &doc->sentence_count,
                               build->err);
    poa_list_release(&walk.stretches);
    poa_list_release(&walk.sentences);
    doc->sentences = sentences;
    if (status == POA_OK)
        count_sentences(doc);
    return status;
}

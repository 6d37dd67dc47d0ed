/* SPDX-License-Identifier: MIT */
/*
 * Folding: one walk over the text that appends folded bytes and notes, run by
 * run, where they came from.  Plain stretches cost one run each.
 */
#include "document/fold.h"

#include <assert.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "document/fold_tables.h"

/* ---- Characters ------------------------------------------------------------ */

const char *poa_fold_character(uint32_t point, size_t *length)
{
    uint32_t page = poa_fold_pages[point / POA_FOLD_PAGE];
    uint32_t cell = poa_fold_cells[page][point % POA_FOLD_PAGE];

    if (cell == 0)
        return NULL;
    *length = poa_fold_forms[cell].length;
    return poa_fold_bytes + poa_fold_forms[cell].offset;
}

static bool is_dropped(uint32_t point)
{
    size_t length = 1;

    return point >= 0x80 && poa_fold_character(point, &length) != NULL && length == 0;
}

static bool is_line_break(uint32_t point)
{
    return (point >= '\n' && point <= '\r') || point == 0x85 || point == 0x2028 || point == 0x2029;
}

/* Characters of full width that Chinese text is set with, and the quotes, dashes
 * and dots that it shares with Latin text. */
static bool is_full_width(uint32_t point)
{
    bool shared = (point >= 0x2014 && point <= 0x201D) || point == 0x2026;
    bool form = (point >= 0x3000 && point <= 0x30FF) || (point >= 0xFF00 && point <= 0xFFEF);

    return shared || form || poa_is_han(point);
}

static bool is_ascii_alnum(uint32_t point)
{
    return (point | 0x20) - 'a' < 26 || point - '0' < 10;
}

static bool is_latin_letter(uint32_t point)
{
    return poa_is_latin_alnum(point) && point - '0' >= 10 && point - 0xFF10 >= 10;
}

/* The Latin letter that `point` looks like, or 0. */
static char lookalike(uint32_t point)
{
    size_t low = 0;
    size_t high = poa_fold_lookalike_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (poa_fold_lookalikes[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == poa_fold_lookalike_count || poa_fold_lookalikes[low].point != point)
        return 0;
    return poa_fold_lookalikes[low].letter;
}

/* Letters of words that may hold look-alikes: Latin, Greek, Cyrillic, Armenian,
 * and what is dropped between them. */
static bool is_word(uint32_t point)
{
    bool foreign = (point >= 0x370 && point <= 0x58F) || (point >= 0x1F00 && point <= 0x1FFF) ||
                   (point >= 0xA640 && point <= 0xA69F);

    return foreign || poa_is_latin_alnum(point) || is_dropped(point);
}

/* ---- Building --------------------------------------------------------------- */

/* The way through one span. */
struct walk {
    poa_folder *folder;
    size_t at;
    size_t end;
    uint32_t previous; /* the last character that was not dropped; 0: none */
    bool latin;        /* a Latin letter stands before `at` in the same word */
    size_t mixed_end;  /* look-alikes before this are read as Latin */
    size_t plain_end;  /* look-alikes before this are not */
};

void poa_folder_init(poa_folder *folder, poa_arena *arena, const poa_text *text)
{
    *folder = (poa_folder){ .arena = arena, .text = text, .bytes = POA_STRBUF_INIT };
}

static void add_run(poa_folder *folder, poa_fold_run run)
{
    poa_fold_run *last = folder->run_count > 0 ? &folder->runs[folder->run_count - 1] : NULL;

    if (last != NULL && last->exact && run.exact && last->text + last->length == run.text) {
        last->length += run.length;
        return;
    }
    poa_fold_run *runs = poa_arena_grow(folder->arena, folder->runs, folder->run_count,
                                        &folder->run_capacity, sizeof(run));
    if (runs == NULL) {
        folder->failed = true;
        return;
    }
    folder->runs = runs;
    folder->runs[folder->run_count++] = run;
}

/* Append bytes that stand for text [begin, end).  NULL: the text itself. */
static void append(poa_folder *folder, poa_span from, const char *bytes, size_t length)
{
    uint32_t span = from.end - from.begin;
    poa_fold_run run = { (uint32_t)folder->bytes.length, from.begin, span, bytes == NULL };

    if (bytes == NULL) {
        bytes = folder->text->bytes + from.begin;
        length = span;
    }
    if (folder->bytes.failed || length > UINT32_MAX - 1 - folder->bytes.length)
        folder->failed = true;
    if (folder->failed)
        return;
    poa_strbuf_add(&folder->bytes, bytes, length);
    add_run(folder, run);
}

static poa_span span_of(size_t begin, size_t end)
{
    return (poa_span){ (uint32_t)begin, (uint32_t)end };
}

/* Does the word go on behind `at` with a Latin letter?  Asked once a word. */
static void look_ahead(struct walk *walk)
{
    const char *bytes = walk->folder->text->bytes;
    bool mixed = walk->latin;
    size_t at = walk->at;

    for (size_t next = at; at < walk->end; at = next) {
        uint32_t point = poa_utf8_next(bytes, &next);
        if (!is_word(point))
            break;
        mixed = mixed || is_latin_letter(point);
    }
    *(mixed ? &walk->mixed_end : &walk->plain_end) = at;
}

static bool in_mixed_word(struct walk *walk)
{
    if (walk->at >= walk->mixed_end && walk->at >= walk->plain_end)
        look_ahead(walk);
    return walk->at < walk->mixed_end;
}

static void add_character(struct walk *walk, uint32_t point, size_t next)
{
    char letter = lookalike(point);
    size_t length = 0;

    if (letter != 0 && in_mixed_word(walk)) {
        append(walk->folder, span_of(walk->at, next), &letter, 1);
    } else {
        const char *form = poa_fold_character(point, &length);
        append(walk->folder, span_of(walk->at, next), form, length);
    }
    walk->latin = is_word(point) && (walk->latin || is_latin_letter(point));
    walk->previous = point;
    walk->at = next;
}

/* Plain ASCII, as long as it goes: most of an English draft. */
static bool add_plain(struct walk *walk)
{
    const char *bytes = walk->folder->text->bytes;
    size_t end = walk->at;

    while (end < walk->end && bytes[end] > ' ' && bytes[end] < 0x7F)
        end++;
    if (end == walk->at)
        return false;
    append(walk->folder, span_of(walk->at, end), NULL, 0);
    size_t word = end;
    bool latin = false;
    while (word > walk->at && is_ascii_alnum((unsigned char)bytes[word - 1]))
        latin |= (unsigned char)bytes[--word] > '9';
    walk->latin = latin || (word == walk->at && walk->latin);
    walk->previous = (unsigned char)bytes[end - 1];
    walk->at = end;
    return true;
}

/* Does a gap between two characters leave a space? */
static bool leaves_space(uint32_t before, uint32_t after, bool broken)
{
    if (before == 0 || after == 0)
        return !broken;
    if (poa_is_han(before) && poa_is_han(after))
        return false;
    return !broken || !is_full_width(before) || !is_full_width(after);
}

/* Blanks, line breaks and dropped characters, as one. */
static void add_gap(struct walk *walk)
{
    const char *bytes = walk->folder->text->bytes;
    uint32_t after = 0;
    bool blank = false;
    bool broken = false;
    size_t at = walk->at;

    for (size_t next = at; at < walk->end; at = next) {
        uint32_t point = poa_utf8_next(bytes, &next);
        bool line_break = is_line_break(point);
        if (!line_break && !poa_is_blank(point) && !is_dropped(point)) {
            after = point;
            break;
        }
        broken = broken || line_break;
        blank = blank || line_break || poa_is_blank(point);
    }
    bool plain = at - walk->at == 1 && bytes[walk->at] == ' ';
    if (blank && leaves_space(walk->previous, after, broken))
        append(walk->folder, span_of(walk->at, at), plain ? NULL : " ", 1);
    walk->latin = walk->latin && !blank;
    walk->at = at;
}

void poa_folder_add(poa_folder *folder, poa_span span)
{
    struct walk walk = { .folder = folder, .at = span.begin, .end = span.end };

    assert(span.begin <= span.end && span.end <= folder->text->length);
    while (walk.at < walk.end && !folder->failed) {
        if (add_plain(&walk))
            continue;
        size_t next = walk.at;
        uint32_t point = poa_utf8_next(folder->text->bytes, &next);
        if (poa_is_blank(point) || is_line_break(point) || is_dropped(point))
            add_gap(&walk);
        else
            add_character(&walk, point, next);
    }
}

void poa_folder_break(poa_folder *folder, uint32_t at)
{
    append(folder, span_of(at, at), "\n", 1);
}

poa_status poa_folder_finish(poa_folder *folder, poa_fold *out, poa_error *err)
{
    size_t length = folder->bytes.length;
    bool failed = folder->failed || folder->bytes.failed;
    char *bytes =
        failed ? NULL : poa_arena_strndup(folder->arena, poa_strbuf_str(&folder->bytes), length);

    poa_strbuf_release(&folder->bytes);
    if (bytes == NULL)
        return poa_fail_nomem(err);
    out->bytes = bytes;
    out->length = (uint32_t)length;
    out->runs = folder->runs;
    out->run_count = (uint32_t)folder->run_count;
    return POA_OK;
}

/* ---- The map ----------------------------------------------------------------- */

/* The run that holds a folded byte. */
static const poa_fold_run *run_at(const poa_fold *fold, uint32_t offset)
{
    size_t low = 0;
    size_t high = fold->run_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (fold->runs[middle].fold <= offset)
            low = middle;
        else
            high = middle;
    }
    return &fold->runs[low];
}

poa_span poa_fold_to_text(const poa_fold *fold, poa_fold_span span)
{
    assert(span.begin < span.end && span.end <= fold->length);
    const poa_fold_run *first = run_at(fold, span.begin);
    const poa_fold_run *last = run_at(fold, span.end - 1);

    while (first < last && first->length == 0) /* breaks stand for nothing */
        span.begin = (++first)->fold;
    while (last > first && last->length == 0)
        span.end = (last--)->fold;
    while (first->exact && poa_utf8_is_continuation(fold->bytes[span.begin]))
        span.begin--;
    while (last->exact && poa_utf8_is_continuation(fold->bytes[span.end]))
        span.end++;
    return (poa_span){
        first->exact ? first->text + (span.begin - first->fold) : first->text,
        last->exact ? last->text + (span.end - last->fold) : last->text + last->length,
    };
}

static uint32_t run_end(const poa_fold *fold, size_t index)
{
    return index + 1 < fold->run_count ? fold->runs[index + 1].fold : fold->length;
}

/* The first run whose text ends behind `offset`, or, with `begins`, begins at or
 * behind it. */
static size_t run_behind(const poa_fold *fold, uint32_t offset, bool begins)
{
    size_t low = 0;
    size_t high = fold->run_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const poa_fold_run *run = &fold->runs[middle];
        if (begins ? run->text < offset : run->text + run->length <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t begin_from_text(const poa_fold *fold, uint32_t offset)
{
    size_t index = run_behind(fold, offset, false);

    if (index == fold->run_count)
        return fold->length;
    const poa_fold_run *run = &fold->runs[index];
    return run->exact && offset > run->text ? run->fold + (offset - run->text) : run->fold;
}

static uint32_t end_from_text(const poa_fold *fold, uint32_t offset)
{
    size_t index = run_behind(fold, offset, true);

    if (index == 0)
        return 0;
    const poa_fold_run *run = &fold->runs[index - 1];
    bool inside = run->exact && offset - run->text < run->length;
    return inside ? run->fold + (offset - run->text) : run_end(fold, index - 1);
}

poa_fold_span poa_fold_from_text(const poa_fold *fold, poa_span span)
{
    uint32_t begin = begin_from_text(fold, span.begin);
    uint32_t end = span.end > span.begin ? end_from_text(fold, span.end) : begin;

    return (poa_fold_span){ begin, end > begin ? end : begin };
}

void poa_fold_string(poa_strbuf *out, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t begin = at;
        size_t folded = 0;
        const char *form = poa_fold_character(poa_utf8_next(bytes, &at), &folded);
        if (form == NULL)
            poa_strbuf_add(out, bytes + begin, at - begin);
        else
            poa_strbuf_add(out, form, folded);
    }
}

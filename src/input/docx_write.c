/* SPDX-License-Identifier: MIT */
/* Paragraphs, tables and notes in the order in which they are read. */
#include "input/docx_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/list.h"
#include "base/utf8.h"
#include "input/docx_table.h"

/* What the last line was. */
typedef enum piece {
    PIECE_NONE,
    PIECE_TEXT,
    PIECE_ITEM,
    PIECE_ROW,
    PIECE_QUOTE, /* from here on each stands alone */
    PIECE_HEADING
} piece;

/* A note that waits for the end of its paragraph. */
struct waiting {
    const poa_docx_mark *mark;
    uint32_t paragraph; /* from 1 */
    uint32_t character;
};

struct note;

struct writer {
    poa_docx *docx;
    poa_docx_parts *parts;
    poa_extraction *x;
    const char **numbers;  /* by paragraph: what stands before it; NULL: nothing */
    struct note *notes[2]; /* by kind: sorted by id */
    size_t note_count[2];
    poa_list waiting;
    piece last;
    bool gap;    /* an empty paragraph came since */
    bool spaced; /* the writer parts paragraphs with empty ones, so that others are lines */
    bool failed;
    bool full; /* more text than is read */
};

/* ---- Text ------------------------------------------------------------------------- */

static bool has_room(struct writer *writer)
{
    writer->full = writer->full || writer->x->text.length > POA_MAX_EXTRACTED_BYTES;
    writer->failed = writer->failed || writer->x->failed;
    return !writer->full && !writer->failed;
}

static uint32_t count_points(const char *bytes, uint32_t begin, uint32_t end)
{
    uint32_t points = 0;

    for (; begin < end; begin++)
        points += !poa_utf8_is_continuation(bytes[begin]);
    return points;
}

/* A paragraph on its way out. */
struct run {
    const poa_docx_paragraph *paragraph;
    uint32_t number; /* of the paragraph, from 1 */
    uint32_t at;     /* bytes that are written */
    uint32_t character;
    const char *line_end; /* in place of line breaks; NULL: they stay */
};

/* Write the bytes up to `end`. */
static void put_bytes(struct writer *writer, struct run *run, uint32_t end)
{
    const char *text = run->paragraph->text;

    while (run->at < end) {
        const char *stop =
            run->line_end != NULL ? memchr(text + run->at, '\n', end - run->at) : NULL;
        uint32_t next = stop != NULL ? (uint32_t)(stop - text) : end;
        poa_extraction_add(writer->x, run->number, run->character, text + run->at, next - run->at);
        run->character += count_points(text, run->at, next);
        run->at = next;
        if (stop == NULL)
            continue;
        poa_extraction_mark(writer->x, run->line_end);
        run->character++;
        run->at++;
    }
}

static void put_mark(struct writer *writer, const struct run *run, const poa_docx_mark *mark)
{
    struct waiting waiting = { mark, run->number, run->character };

    if (mark->link == NULL) {
        if (poa_list_push(&writer->waiting, &waiting) == NULL)
            writer->failed = true;
        return;
    }
    poa_extraction_mark(writer->x, " (");
    poa_extraction_mark(writer->x, mark->link);
    poa_extraction_mark(writer->x, ")");
}

/* The bytes of a paragraph between line breaks and blanks at its ends; blanks at the
 * begin stay, as writers indent with them. */
static uint32_t first_byte(const poa_docx_paragraph *paragraph)
{
    uint32_t at = 0;

    while (at < paragraph->length && paragraph->text[at] == '\n')
        at++;
    return at;
}

static uint32_t last_byte(const poa_docx_paragraph *paragraph)
{
    uint32_t end = paragraph->length;

    while (end > 0 && (paragraph->text[end - 1] == '\n' || paragraph->text[end - 1] == ' '))
        end--;
    return end;
}

/* Write a paragraph without what stands before it. */
static void put_paragraph(struct writer *writer, uint32_t index, const char *line_end)
{
    const poa_docx_paragraph *paragraph = &writer->parts->body.items[index];
    uint32_t end = last_byte(paragraph);
    struct run run = { paragraph, index + 1, first_byte(paragraph), 1, line_end };

    run.character += count_points(paragraph->text, 0, run.at);
    for (uint32_t i = 0; i < paragraph->mark_count && has_room(writer); i++) {
        const poa_docx_mark *mark = &paragraph->marks[i];
        put_bytes(writer, &run, mark->at < end ? mark->at : end);
        put_mark(writer, &run, mark);
    }
    if (has_room(writer))
        put_bytes(writer, &run, end);
}

/* Make what is marked next stand at the begin of a paragraph. */
static void stand_at(struct writer *writer, uint32_t paragraph, uint32_t character)
{
    poa_extraction_add(writer->x, paragraph, character, "", 0);
}

/* ---- Notes ------------------------------------------------------------------------ */

/* Where a note begins in its story. */
struct note {
    int32_t id;
    uint32_t begin;
};

static int by_id(const void *left, const void *right)
{
    const struct note *a = left;
    const struct note *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static void sort_notes(struct writer *writer, size_t kind)
{
    const poa_docx_story *story = &writer->parts->notes[kind];
    struct note *notes = poa_arena_alloc(writer->docx->arena, story->count, sizeof(*notes));

    writer->notes[kind] = notes;
    writer->failed = writer->failed || notes == NULL;
    for (uint32_t i = 0; i < story->count && notes != NULL; i++)
        if (i == 0 || story->items[i].note != story->items[i - 1].note)
            notes[writer->note_count[kind]++] = (struct note){ story->items[i].note, i };
    if (writer->note_count[kind] > 0)
        qsort(notes, writer->note_count[kind], sizeof(*notes), by_id);
}

/* The first paragraph of a note; behind the last one of the story where there is none. */
static uint32_t find_note(const struct writer *writer, const poa_docx_mark *mark)
{
    struct note key = { mark->note, 0 };
    size_t count = writer->note_count[mark->endnote];
    const struct note *found =
        count > 0 ? bsearch(&key, writer->notes[mark->endnote], count, sizeof(key), by_id) : NULL;

    return found != NULL ? found->begin : writer->parts->notes[mark->endnote].count;
}

static void put_note(struct writer *writer, const struct waiting *waiting)
{
    const poa_docx_story *story = &writer->parts->notes[waiting->mark->endnote];
    uint32_t at = find_note(writer, waiting->mark);
    const char *gap = "\n\n";

    for (; at < story->count && story->items[at].note == waiting->mark->note; at++) {
        const poa_docx_paragraph *paragraph = &story->items[at];
        if (poa_docx_is_blank(paragraph) || !has_room(writer))
            continue;
        poa_extraction_mark(writer->x, gap);
        stand_at(writer, waiting->paragraph, waiting->character);
        poa_extraction_mark(writer->x, paragraph->text + strspn(paragraph->text, " \t\n"));
        gap = "\n";
    }
}

static void put_notes(struct writer *writer)
{
    for (size_t i = 0; i < writer->waiting.count && has_room(writer); i++)
        put_note(writer, poa_list_at(&writer->waiting, i));
    writer->waiting.count = 0;
}

/* ---- Lines ------------------------------------------------------------------------ */

/* Does the next line go on with what the last one was part of? */
static bool goes_on(const struct writer *writer, piece next)
{
    if (writer->gap || writer->last >= PIECE_QUOTE || next >= PIECE_QUOTE)
        return false;
    if (writer->last == next && next != PIECE_TEXT)
        return true;
    return writer->spaced && writer->last != PIECE_ROW && next != PIECE_ROW;
}

/* End the last line and begin one of another kind. */
static void begin_line(struct writer *writer, piece next)
{
    bool on = writer->last != PIECE_NONE && goes_on(writer, next);

    if (!on)
        put_notes(writer);
    if (writer->last != PIECE_NONE)
        poa_extraction_mark(writer->x, on ? "\n" : "\n\n");
    writer->last = next;
    writer->gap = false;
}

/* Words that end in a Chinese mark need no blank behind them. */
static bool ends_wide(const char *text)
{
    size_t at = strlen(text);
    uint32_t point = at > 0 ? poa_utf8_previous(text, &at) : 0;

    return (point >= 0x3001 && point <= 0x3011) || (point >= 0xFF08 && point <= 0xFF1A);
}

/* A number without a sign of its own behind it is set off as a tab does it. */
static bool ends_bare(const char *number)
{
    size_t at = strlen(number);
    uint32_t point = at > 0 ? poa_utf8_previous(number, &at) : 0;

    return point < 0x80 && poa_is_latin_alnum(point);
}

static void put_number(struct writer *writer, const char *number)
{
    poa_extraction_mark(writer->x, number);
    if (!ends_wide(number))
        poa_extraction_mark(writer->x, ends_bare(number) ? "  " : " ");
}

static bool is_bullet(const char *number)
{
    return number != NULL && strcmp(number, "-") == 0;
}

static void write_heading(struct writer *writer, uint32_t index)
{
    int32_t outline = writer->parts->body.items[index].outline;
    const char *number = writer->numbers[index];

    begin_line(writer, PIECE_HEADING);
    stand_at(writer, index + 1, 1);
    poa_extraction_mark(writer->x, &"######"[outline < 5 ? 5 - outline : 0]);
    poa_extraction_mark(writer->x, " ");
    if (number != NULL && !is_bullet(number))
        put_number(writer, number);
    put_paragraph(writer, index, " ");
}

static void write_quote(struct writer *writer, uint32_t index)
{
    begin_line(writer, PIECE_QUOTE);
    stand_at(writer, index + 1, 1);
    poa_extraction_mark(writer->x, "> ");
    put_paragraph(writer, index, "\n> ");
}

/* An item or a plain paragraph, in a line that was begun. */
static void put_item(struct writer *writer, uint32_t index)
{
    if (writer->numbers[index] != NULL) {
        stand_at(writer, index + 1, 1);
        put_number(writer, writer->numbers[index]);
    }
    put_paragraph(writer, index, NULL);
}

static void write_paragraph(struct writer *writer, uint32_t index)
{
    const poa_docx_paragraph *paragraph = &writer->parts->body.items[index];

    if (poa_docx_is_blank(paragraph)) {
        put_paragraph(writer, index, NULL); /* its notes */
        writer->gap = true;
    } else if (paragraph->outline < POA_DOCX_BODY) {
        write_heading(writer, index);
    } else if (paragraph->quote && writer->numbers[index] == NULL) {
        write_quote(writer, index);
    } else {
        begin_line(writer, writer->numbers[index] != NULL ? PIECE_ITEM : PIECE_TEXT);
        put_item(writer, index);
    }
}

/* ---- Tables ----------------------------------------------------------------------- */

static bool ends_in_colon(const char *text, uint32_t end)
{
    return (end > 0 && text[end - 1] == ':') || (end > 2 && memcmp(text + end - 3, "：", 3) == 0);
}

/* "Root cause: ", with a Chinese colon behind Chinese words. */
static void put_label(struct writer *writer, uint32_t index)
{
    const poa_docx_paragraph *label = &writer->parts->body.items[index];
    uint32_t end = last_byte(label);
    size_t at = end;
    bool han = end > 0 && poa_is_han(poa_utf8_previous(label->text, &at));

    put_item(writer, index);
    if (!ends_in_colon(label->text, end))
        poa_extraction_mark(writer->x, han ? "：" : ":");
    if (!han)
        poa_extraction_mark(writer->x, " ");
}

/* The paragraphs of a cell, each in a line; the first goes on with the open one
 * unless it has a number. */
static void put_cell(struct writer *writer, poa_docx_range cell)
{
    bool first = true;

    for (uint32_t i = cell.begin; i < cell.end && has_room(writer); i++) {
        if (poa_docx_is_blank(&writer->parts->body.items[i]))
            continue;
        if (!first || writer->numbers[i] != NULL)
            poa_extraction_mark(writer->x, "\n");
        put_item(writer, i);
        first = false;
    }
}

static bool is_empty(const struct writer *writer, poa_docx_range cell)
{
    for (uint32_t i = cell.begin; i < cell.end; i++)
        if (!poa_docx_is_blank(&writer->parts->body.items[i]))
            return false;
    return true;
}

static uint32_t line_index(const struct writer *writer, poa_docx_range cell)
{
    const poa_docx_story *body = &writer->parts->body;
    const poa_docx_paragraph *line = poa_docx_cell_line(body, cell);

    return line != NULL ? (uint32_t)(line - body->items) : UINT32_MAX;
}

/* All cells that say something, with " | " between them. */
static void write_row(struct writer *writer, poa_docx_range row)
{
    bool first = true;

    for (uint32_t at = row.begin; at < row.end && has_room(writer);) {
        poa_docx_range cell = poa_docx_cell_at(&writer->parts->body, at, row.end);
        at = cell.end;
        if (is_empty(writer, cell))
            continue;
        if (first)
            begin_line(writer, PIECE_ROW);
        else
            poa_extraction_mark(writer->x, " | ");
        put_item(writer, line_index(writer, cell));
        first = false;
    }
}

static void write_pair(struct writer *writer, poa_docx_range row)
{
    poa_docx_range first = poa_docx_cell_at(&writer->parts->body, row.begin, row.end);
    poa_docx_range rest = { first.end, row.end };
    uint32_t label = line_index(writer, first);

    if (is_empty(writer, row))
        return;
    begin_line(writer, PIECE_TEXT);
    if (label == UINT32_MAX || is_empty(writer, rest)) {
        put_cell(writer, row);
        return;
    }
    put_label(writer, label);
    put_cell(writer, rest);
}

/* The head of a column; UINT32_MAX: it has none. */
static uint32_t head_of(const struct writer *writer, poa_docx_range heads, uint32_t column)
{
    for (uint32_t at = heads.begin; at < heads.end;) {
        poa_docx_range cell = poa_docx_cell_at(&writer->parts->body, at, heads.end);
        if (writer->parts->body.items[at].cell.column == column)
            return line_index(writer, cell);
        at = cell.end;
    }
    return UINT32_MAX;
}

static void write_record(struct writer *writer, poa_docx_range heads, poa_docx_range row)
{
    const poa_docx_story *body = &writer->parts->body;
    bool first = true;

    for (uint32_t at = row.begin; at < row.end && has_room(writer);) {
        poa_docx_range cell = poa_docx_cell_at(body, at, row.end);
        uint32_t head = head_of(writer, heads, body->items[at].cell.column);
        at = cell.end;
        if (is_empty(writer, cell))
            continue;
        if (first)
            begin_line(writer, PIECE_TEXT);
        else
            poa_extraction_mark(writer->x, "\n");
        first = false;
        if (head != UINT32_MAX)
            put_label(writer, head);
        put_cell(writer, cell);
    }
}

/* Write a table in a layout other than FLOW. */
static void write_table(struct writer *writer, poa_docx_range table, poa_docx_layout layout)
{
    poa_docx_range heads = poa_docx_row_at(&writer->parts->body, table.begin, table.end);

    writer->gap = true; /* it is set off from what stands around it */
    for (uint32_t at = table.begin; at < table.end && has_room(writer);) {
        poa_docx_range row = poa_docx_row_at(&writer->parts->body, at, table.end);
        at = row.end;
        if (layout == POA_DOCX_ROWS)
            write_row(writer, row);
        else if (layout == POA_DOCX_PAIRS)
            write_pair(writer, row);
        else if (row.begin != heads.begin)
            write_record(writer, heads, row);
        writer->gap = layout != POA_DOCX_ROWS;
    }
    writer->gap = true;
}

/* ---- All of it ---------------------------------------------------------------------- */

static bool is_plain(const struct writer *writer, uint32_t index)
{
    const poa_docx_paragraph *paragraph = &writer->parts->body.items[index];

    return paragraph->outline == POA_DOCX_BODY && paragraph->cell.table == 0 &&
           writer->numbers[index] == NULL;
}

/* Who leaves an empty paragraph between paragraphs ends lines with a paragraph mark:
 * typed in the manner of plain text, or pasted from it.  One gap to four line ends
 * is enough. */
static bool is_spaced(const struct writer *writer)
{
    const poa_docx_story *body = &writer->parts->body;
    uint32_t gaps = 0;
    uint32_t joints = 0;
    uint32_t before = UINT32_MAX; /* the last paragraph that says something */

    for (uint32_t i = 0; i < body->count; i++) {
        if (poa_docx_is_blank(&body->items[i]))
            continue;
        if (before != UINT32_MAX && is_plain(writer, before) && is_plain(writer, i)) {
            gaps += before + 1 < i;
            joints += before + 1 == i;
        }
        before = i;
    }
    return gaps > 0 && gaps * 4 >= joints;
}

static void number_all(struct writer *writer)
{
    const poa_docx_story *body = &writer->parts->body;

    for (uint32_t i = 0; i < body->count && !writer->failed; i++)
        writer->numbers[i] = poa_docx_numbering_next(&writer->parts->numbering, writer->docx,
                                                     &body->items[i].place, &writer->failed);
}

/* The paragraphs of a story, or of a table that is a frame: what stands in another cell
 * is set off. */
static void write_flow(struct writer *writer, poa_docx_range range)
{
    const poa_docx_story *body = &writer->parts->body;

    for (uint32_t i = range.begin; i < range.end && has_room(writer); i++) {
        if (poa_docx_cell_at(body, i > 0 ? i - 1 : i, i + 1).end != i + 1)
            writer->gap = true;
        write_paragraph(writer, i);
    }
}

static void write_body(struct writer *writer)
{
    const poa_docx_story *body = &writer->parts->body;

    for (uint32_t at = 0; at < body->count && has_room(writer);) {
        poa_docx_range table = poa_docx_table_at(body, at);
        poa_docx_layout layout =
            body->items[at].cell.table != 0 ? poa_docx_table_layout(body, table) : POA_DOCX_FLOW;
        if (layout != POA_DOCX_FLOW)
            write_table(writer, table, layout);
        else
            write_flow(writer, table);
        at = table.end;
    }
    put_notes(writer);
}

static poa_status result_of(struct writer *writer)
{
    poa_digits room;

    (void)has_room(writer);
    if (writer->failed)
        return poa_fail_nomem(writer->docx->err);
    if (writer->full)
        return poa_fail(writer->docx->err, POA_LIMIT, NULL, "input.word-text",
                        poa_decimal(&room, POA_MAX_EXTRACTED_BYTES));
    return POA_OK;
}

poa_status poa_docx_write(poa_extraction *x, poa_docx *docx, poa_docx_parts *parts)
{
    struct writer writer = {
        .docx = docx, .parts = parts, .x = x, .waiting = POA_LIST_INIT(struct waiting)
    };

    writer.numbers = poa_arena_alloc(docx->arena, parts->body.count, sizeof(*writer.numbers));
    writer.failed = writer.numbers == NULL;
    sort_notes(&writer, 0);
    sort_notes(&writer, 1);
    if (!writer.failed)
        number_all(&writer);
    if (!writer.failed) {
        writer.spaced = is_spaced(&writer);
        write_body(&writer);
    }
    poa_list_release(&writer.waiting);
    return result_of(&writer);
}

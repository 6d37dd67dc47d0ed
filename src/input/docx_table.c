/* SPDX-License-Identifier: MIT */
/*
 * Which layout a table gets.  Sellers put a letter into tables in four ways: as a
 * frame around all of it, as labels and what belongs to them, as a sheet of orders,
 * and as "problem, cause, fix" under heads.
 */
#include "input/docx_table.h"

#include "base/utf8.h"

/* A head or a label is no longer: the document layer takes no longer one either. */
#define MAX_LABEL_WORDS 8u
#define MAX_LABEL_HAN   20u
/* Columns of a cell in a sheet. */
#define MAX_BRIEF 60u

/* Word allows 63; to look up the head of a cell takes a step for each. */
#define MAX_COLUMNS 63u

/* What the cells of a table are like. */
struct shape {
    uint32_t rows;
    uint32_t columns;   /* of the widest row */
    bool brief;         /* every cell is some words in a line */
    bool labels;        /* every first cell that says something is a label */
    bool all_bold;      /* and in bold */
    bool heads;         /* every cell of the first row is a label */
    bool heads_marked;  /* and the file or bold letters say that it heads the table */
    bool one_cell_only; /* some row has a single cell */
};

bool poa_docx_is_blank(const poa_docx_paragraph *paragraph)
{
    for (size_t at = 0; at < paragraph->length;) {
        uint32_t point = poa_utf8_next(paragraph->text, &at);
        if (!poa_is_blank(point) && point != '\n')
            return false;
    }
    return true;
}

poa_docx_range poa_docx_table_at(const poa_docx_story *story, uint32_t begin)
{
    uint32_t end = begin;

    while (end < story->count && story->items[end].cell.table == story->items[begin].cell.table)
        end++;
    return (poa_docx_range){ begin, end };
}

poa_docx_range poa_docx_row_at(const poa_docx_story *story, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;

    while (at < end && story->items[at].cell.row == story->items[begin].cell.row)
        at++;
    return (poa_docx_range){ begin, at };
}

poa_docx_range poa_docx_cell_at(const poa_docx_story *story, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;

    while (at < end && story->items[at].cell.row == story->items[begin].cell.row &&
           story->items[at].cell.column == story->items[begin].cell.column)
        at++;
    return (poa_docx_range){ begin, at };
}

const poa_docx_paragraph *poa_docx_cell_line(const poa_docx_story *story, poa_docx_range cell)
{
    const poa_docx_paragraph *line = NULL;

    for (uint32_t i = cell.begin; i < cell.end; i++) {
        if (poa_docx_is_blank(&story->items[i]))
            continue;
        if (line != NULL)
            return NULL;
        line = &story->items[i];
    }
    return line;
}

static bool says_nothing(const poa_docx_story *story, poa_docx_range cell)
{
    for (uint32_t i = cell.begin; i < cell.end; i++)
        if (!poa_docx_is_blank(&story->items[i]))
            return false;
    return true;
}

/* ---- Lines ------------------------------------------------------------------------ */

static bool ends_sentence(uint32_t point)
{
    return point == '.' || point == '!' || point == ';' || point == ',' || point == 0x3002 ||
           point == 0xFF01 || point == 0xFF1B || point == 0xFF0C;
}

/* Some words that name what stands beside or below them. */
static bool is_label(const poa_docx_paragraph *line)
{
    uint32_t words = 0;
    uint32_t han = 0;
    uint32_t last = 0;
    bool inside = false;

    for (size_t at = 0; at < line->length;) {
        uint32_t point = poa_utf8_next(line->text, &at);
        bool letter = poa_is_latin_alnum(point);
        if (point == '\n')
            return false;
        words += letter && !inside;
        han += poa_is_han(point);
        inside = letter || point == '\'' || point == 0x2019 || point == '-';
        last = poa_is_blank(point) ? last : point;
    }
    return words + han > 0 && words <= MAX_LABEL_WORDS && han <= MAX_LABEL_HAN &&
           !ends_sentence(last);
}

static bool is_brief(const poa_docx_paragraph *line)
{
    uint32_t width = 0;
    uint32_t last = 0;

    for (size_t at = 0; at < line->length && width <= MAX_BRIEF;) {
        last = poa_utf8_next(line->text, &at);
        width += last == '\n' ? MAX_BRIEF + 1 : poa_display_width(last);
    }
    return width <= MAX_BRIEF && last != '.' && last != 0x3002;
}

/* ---- The whole table ---------------------------------------------------------------- */

static void look_at_cell(struct shape *shape, const poa_docx_story *story, poa_docx_range cell,
                         bool first)
{
    const poa_docx_paragraph *line = poa_docx_cell_line(story, cell);
    bool empty = says_nothing(story, cell);
    bool label = line != NULL && is_label(line);

    shape->brief = shape->brief && (empty || (line != NULL && is_brief(line)));
    if (first) {
        shape->labels = shape->labels && (empty || label);
        shape->all_bold = shape->all_bold && (empty || (label && line->bold));
    }
    if (shape->rows == 0) {
        shape->heads = shape->heads && label;
        shape->heads_marked = shape->heads_marked && label && (line->bold || line->cell.heads);
    }
}

static void look_at_row(struct shape *shape, const poa_docx_story *story, poa_docx_range row)
{
    uint32_t cells = 0;

    for (uint32_t at = row.begin; at < row.end; cells++) {
        poa_docx_range cell = poa_docx_cell_at(story, at, row.end);
        look_at_cell(shape, story, cell, cells == 0);
        at = cell.end;
    }
    shape->one_cell_only = shape->one_cell_only || cells == 1;
    shape->columns = cells > shape->columns ? cells : shape->columns;
    shape->rows++;
}

static struct shape look_at(const poa_docx_story *story, poa_docx_range table)
{
    struct shape shape = { 0, 0, true, true, true, true, true, false };

    for (uint32_t at = table.begin; at < table.end;) {
        poa_docx_range row = poa_docx_row_at(story, at, table.end);
        look_at_row(&shape, story, row);
        at = row.end;
    }
    return shape;
}

poa_docx_layout poa_docx_table_layout(const poa_docx_story *story, poa_docx_range table)
{
    struct shape shape = look_at(story, table);
    bool headed = shape.heads && shape.rows > 1;
    bool marked = headed && shape.heads_marked && !shape.all_bold;

    if (shape.columns < 2 || shape.columns > MAX_COLUMNS)
        return POA_DOCX_FLOW;
    if (shape.columns > 2 && shape.brief)
        return POA_DOCX_ROWS;
    if (shape.columns > 2)
        return headed ? POA_DOCX_RECORDS : POA_DOCX_FLOW;
    if (shape.labels && !(marked && !shape.brief))
        return POA_DOCX_PAIRS;
    if (shape.brief)
        return POA_DOCX_ROWS;
    return headed ? POA_DOCX_RECORDS : POA_DOCX_FLOW;
}

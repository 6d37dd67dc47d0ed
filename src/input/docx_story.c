/* SPDX-License-Identifier: MIT */
/* The elements of a story: paragraphs, tables, text boxes, and what is left out. */
#include "input/docx_story.h"

#include <string.h>

#include "base/fail.h"
#include "input/docx_reader.h"

/* ---- Paragraphs --------------------------------------------------------------------- */

static void fail(poa_docx_reader *reader)
{
    reader->failed = true;
}

/* A place in the story, so that a text box comes behind the paragraph that holds it. */
static void reserve(poa_docx_reader *reader, poa_docx_level *level)
{
    static const poa_docx_paragraph none = { .text = "", .outline = POA_DOCX_BODY };

    if (reader->story.count >= POA_MAX_PARAGRAPHS) {
        reader->crowded = true;
        fail(reader);
        return;
    }
    level->index = (uint32_t)reader->story.count;
    if (poa_list_push(&reader->story, &none) == NULL)
        fail(reader);
}

static void begin_paragraph(poa_docx_reader *reader)
{
    poa_docx_level *level = poa_docx_here(reader);

    if (!level->carried) {
        reserve(reader, level);
        poa_strbuf_clear(&level->text);
        level->marks.count = 0;
        level->plain_found = false;
    }
    level->carried = false;
    level->open = true;
    level->markless = false;
    level->in_properties = false;
    level->in_run = false;
    level->in_text = false;
    level->in_code = false;
    level->in_run_properties = false;
    level->style = reader->styles->preset;
    level->outline = -1;
    level->num = -1;
    level->list_level = -1;
    level->paragraph = (poa_docx_paragraph){ .outline = POA_DOCX_BODY,
                                             .place = { -1, -1, NULL },
                                             .cell = reader->cell,
                                             .note = reader->note };
}

/* Put the paragraph into its place of the story. */
static void store(poa_docx_reader *reader, poa_docx_level *level)
{
    poa_arena *arena = reader->docx->arena;
    poa_docx_paragraph *paragraph = &level->paragraph;
    void *marks = NULL;

    level->carried = false;
    paragraph->length = (uint32_t)level->text.length;
    paragraph->text = poa_arena_strndup(arena, poa_strbuf_str(&level->text), level->text.length);
    paragraph->mark_count = (uint32_t)level->marks.count;
    if (level->marks.count > 0)
        marks = poa_arena_alloc(arena, level->marks.count, sizeof(poa_docx_mark));
    if (level->text.failed || paragraph->text == NULL ||
        (level->marks.count > 0 && marks == NULL)) {
        fail(reader);
        return;
    }
    if (marks != NULL)
        memcpy(marks, level->marks.items, level->marks.count * sizeof(poa_docx_mark));
    paragraph->marks = marks;
    paragraph->bold = !level->plain_found;
    memcpy(poa_list_at(&reader->story, level->index), paragraph, sizeof(*paragraph));
}

static void end_paragraph(poa_docx_reader *reader)
{
    poa_docx_level *level = poa_docx_here(reader);

    if (!level->open)
        return;
    if (level->link != NULL)
        poa_docx_link_end(reader, level);
    level->open = false;
    level->carried = level->markless;
    if (!level->markless)
        store(reader, level);
}

/* The cell, the box or the story ends: nothing can be carried out of it. */
static void close_level(poa_docx_reader *reader)
{
    poa_docx_level *level = poa_docx_here(reader);

    end_paragraph(reader);
    if (level->carried)
        store(reader, level);
}

/* ---- Boxes and tables ----------------------------------------------------------------- */

static void begin_box(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (reader->level + 1 >= POA_DOCX_LEVELS) {
        reader->skipped = element->depth;
        return;
    }
    poa_docx_level *level = &reader->levels[++reader->level];
    level->open = false;
    level->carried = false;
    level->fields = 0;
    level->code = 0;
    level->link = NULL;
}

static void end_box(poa_docx_reader *reader)
{
    close_level(reader);
    if (reader->level > 0)
        reader->level--;
}

static void begin_table(poa_docx_reader *reader)
{
    if (reader->level == 0 && reader->tables++ == 0)
        reader->cell = (poa_docx_cell){ ++reader->table_count, 0, 0, false };
}

static void end_table(poa_docx_reader *reader)
{
    if (reader->level == 0 && reader->tables > 0 && --reader->tables == 0)
        reader->cell = (poa_docx_cell){ 0, 0, 0, false };
}

/* Is the element one of a table that stands in the body itself? */
static bool is_outermost(const poa_docx_reader *reader)
{
    return reader->level == 0 && reader->tables == 1;
}

static void begin_row(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (!is_outermost(reader))
        return;
    reader->cell.row++;
    reader->cell.column = 0;
    reader->cell.heads = false;
    reader->span = 1;
    reader->row_depth = element->depth;
}

static void begin_cell(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (!is_outermost(reader))
        return;
    reader->cell.column += reader->span;
    reader->span = 1;
    reader->cell_depth = element->depth;
}

/* Properties of rows and cells. */
static void read_table_property(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (!is_outermost(reader))
        return;
    if (strcmp(element->name, "tblHeader") == 0)
        reader->cell.heads = poa_xml_is_on(element);
    else if (strcmp(element->name, "gridSpan") == 0)
        reader->span = (uint32_t)poa_xml_number(element, "val", 1, 1000, 1);
    else if (strcmp(element->name, "cellDel") == 0)
        reader->skipped = reader->cell_depth;
}

/* ---- What is left out ------------------------------------------------------------------ */

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

/* Deleted, moved away, earlier properties, settings, the reading aid over a character. */
static bool is_left_out(const poa_xml_element *element)
{
    static const char *const names[] = { "del",         "moveFrom",     "pPrChange",  "rPrChange",
                                         "sectPr",      "tblPr",        "tblGrid",    "tblPrEx",
                                         "tblPrChange", "trPrChange",   "tcPrChange", "sdtPr",
                                         "sdtEndPr",    "rubyPr",       "rt",         "delText",
                                         "ffData",      "delInstrText", NULL };

    return is_one_of(element->name, names);
}

/* A deletion as a property: of the row, or of the mark of the paragraph. */
static bool read_deletion(poa_docx_reader *reader, const poa_xml_element *element)
{
    poa_docx_level *level = poa_docx_here(reader);
    bool deletion = strcmp(element->name, "del") == 0 || strcmp(element->name, "moveFrom") == 0;

    if (deletion && reader->in_row_properties && is_outermost(reader)) {
        reader->skipped = reader->row_depth;
        reader->in_row_properties = false; /* their end is left out too */
        return true;
    }
    if (deletion && level->open && level->in_properties)
        level->markless = true;
    return false;
}

/* Of several alternatives the first is read; they say the same. */
static void start_alternative(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (strcmp(element->name, "AlternateContent") == 0) {
        reader->chosen[element->depth] = false;
        return;
    }
    if (strcmp(element->name, "Choice") != 0 && strcmp(element->name, "Fallback") != 0)
        return;
    if (reader->chosen[element->depth - 1])
        reader->skipped = element->depth;
    reader->chosen[element->depth - 1] = true;
}

/* Separators above notes are no notes. */
static void start_note(poa_docx_reader *reader, const poa_xml_element *element)
{
    const char *type = poa_xml_get(element, "type");

    reader->note = poa_xml_number(element, "id", INT32_MIN, INT32_MAX, -1);
    if (type != NULL && strcmp(type, "normal") != 0)
        reader->skipped = element->depth;
}

/* ---- Elements --------------------------------------------------------------------------- */

static void start_container(poa_docx_reader *reader, const poa_xml_element *element)
{
    const char *name = element->name;

    if (strcmp(name, "p") == 0) {
        end_paragraph(reader);
        begin_paragraph(reader);
    } else if (strcmp(name, "tbl") == 0) {
        begin_table(reader);
    } else if (strcmp(name, "tr") == 0) {
        begin_row(reader, element);
    } else if (strcmp(name, "tc") == 0) {
        begin_cell(reader, element);
    } else if (strcmp(name, "txbxContent") == 0) {
        begin_box(reader, element);
    } else if (strcmp(name, "trPr") == 0) {
        reader->in_row_properties = true;
    } else if (strcmp(name, "footnote") == 0 || strcmp(name, "endnote") == 0) {
        start_note(reader, element);
    } else {
        read_table_property(reader, element);
    }
}

static void start_in_paragraph(poa_docx_reader *reader, const poa_xml_element *element)
{
    poa_docx_level *level = poa_docx_here(reader);

    if (strcmp(element->name, "pPr") == 0)
        level->in_properties = true;
    else if (level->in_properties || level->in_run_properties)
        poa_docx_read_property(reader, element);
    else if (level->in_run && poa_docx_read_content(reader, element))
        return;
    else if (strcmp(element->name, "r") == 0) {
        level->in_run = true;
        level->hidden = -1;
        level->bold = false;
    } else if (strcmp(element->name, "rPr") == 0) {
        level->in_run_properties = level->in_run;
    } else if (strcmp(element->name, "hyperlink") == 0 || strcmp(element->name, "fldSimple") == 0) {
        poa_docx_link_begin(reader, element);
    } else {
        start_container(reader, element);
    }
}

static void start_word(poa_docx_reader *reader, const poa_xml_element *element)
{
    if (read_deletion(reader, element))
        return;
    if (is_left_out(element))
        reader->skipped = element->depth;
    else if (poa_docx_here(reader)->open)
        start_in_paragraph(reader, element);
    else
        start_container(reader, element);
}

static void start(void *user, const poa_xml_element *element)
{
    poa_docx_reader *reader = user;

    if (element->depth == 1 && reader->root != NULL &&
        (element->space != POA_XML_WORD || strcmp(element->name, reader->root) != 0)) {
        reader->stranger = true;
        fail(reader);
        return;
    }
    if (reader->skipped != 0)
        return;
    if (element->space == POA_XML_COMPAT)
        start_alternative(reader, element);
    else if (element->space == POA_XML_WORD)
        start_word(reader, element);
    else if (element->space == POA_XML_MATH && strcmp(element->name, "t") == 0)
        poa_docx_text_begin(reader, element);
}

static void end_in_paragraph(poa_docx_level *level, const char *name)
{
    if (strcmp(name, "pPr") == 0 && level->in_properties)
        poa_docx_properties_end(level);
    if (strcmp(name, "rPr") == 0)
        level->in_run_properties = false;
    if (strcmp(name, "r") != 0)
        return;
    level->in_run = false;
    level->hidden = -1;
}

static void end_word(poa_docx_reader *reader, const poa_xml_element *element)
{
    const char *name = element->name;

    if (strcmp(name, "t") == 0)
        poa_docx_text_end(reader);
    else if (strcmp(name, "instrText") == 0)
        poa_docx_here(reader)->in_code = false;
    else if (strcmp(name, "p") == 0)
        end_paragraph(reader);
    else if (strcmp(name, "tc") == 0)
        close_level(reader);
    else if (strcmp(name, "tbl") == 0)
        end_table(reader);
    else if (strcmp(name, "trPr") == 0)
        reader->in_row_properties = false;
    else if (strcmp(name, "txbxContent") == 0)
        end_box(reader);
    else
        end_in_paragraph(poa_docx_here(reader), name);
}

static void end(void *user, const poa_xml_element *element)
{
    poa_docx_reader *reader = user;
    poa_docx_level *level = poa_docx_here(reader);

    if (reader->skipped != 0) {
        if (reader->skipped == element->depth)
            reader->skipped = 0;
        return;
    }
    if (level->link != NULL && level->link_depth == element->depth)
        poa_docx_link_end(reader, level);
    if (element->space == POA_XML_WORD)
        end_word(reader, element);
    else if (element->space == POA_XML_MATH && strcmp(element->name, "t") == 0)
        poa_docx_text_end(reader);
}

static void text(void *user, const char *bytes, size_t length)
{
    poa_docx_reader *reader = user;

    if (reader->skipped == 0)
        poa_docx_text_add(reader, bytes, length);
}

/* ---- The door ------------------------------------------------------------------------------ */

static poa_status failure_of(const poa_docx_reader *reader)
{
    poa_digits room;

    if (reader->stranger)
        return poa_docx_refuse(reader->docx);
    if (reader->crowded)
        return poa_fail(reader->docx->err, POA_LIMIT, NULL, "input.word-paragraphs",
                        poa_decimal(&room, POA_MAX_PARAGRAPHS));
    return poa_fail_nomem(reader->docx->err);
}

static poa_status read_part(poa_docx_reader *reader, const poa_zip_entry *part)
{
    poa_xml_reader xml = { start, end, text, reader, &reader->failed };
    poa_status status = poa_xml_read(&reader->docx->zip, part, &xml, reader->docx->err);

    if (status == POA_OK && !reader->failed)
        close_level(reader);
    return reader->failed ? failure_of(reader) : status;
}

static void release(poa_docx_reader *reader)
{
    for (size_t i = 0; i < POA_DOCX_LEVELS; i++) {
        poa_strbuf_release(&reader->levels[i].text);
        poa_strbuf_release(&reader->levels[i].command);
        poa_list_release(&reader->levels[i].marks);
    }
    poa_list_release(&reader->story);
}

poa_status poa_docx_story_read(poa_docx_story *out, poa_docx *docx, const poa_zip_entry *part,
                               const poa_docx_styles *styles, const poa_docx_relations *relations,
                               const char *root)
{
    poa_docx_reader reader = { .docx = docx,
                               .styles = styles,
                               .relations = relations,
                               .root = root,
                               .story = POA_LIST_INIT(poa_docx_paragraph),
                               .note = -1 };
    void *items = NULL;

    for (size_t i = 0; i < POA_DOCX_LEVELS; i++)
        reader.levels[i].marks = POA_LIST_INIT(poa_docx_mark);
    poa_status status = read_part(&reader, part);
    if (status == POA_OK)
        status = poa_list_move(&reader.story, docx->arena, &items, &out->count, docx->err);
    out->items = items;
    release(&reader);
    return status;
}

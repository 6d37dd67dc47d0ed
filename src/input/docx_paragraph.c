/* SPDX-License-Identifier: MIT */
/* What is inside a paragraph: its properties, the text of its runs, fields, links. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "input/docx_reader.h"

/* Bytes of a field's code: a link is no longer. */
#define MAX_CODE 8192u

/* ---- Properties --------------------------------------------------------------------- */

/* A style that the file does not define is known by its id at best. */
static void read_style(poa_docx_reader *reader, poa_docx_level *level, const char *id)
{
    level->style = poa_docx_style_find(reader->styles, id);
    if (level->style == NULL && id != NULL && level->outline < 0)
        level->outline = poa_docx_outline_of(id);
}

/* In any order: pandoc does not keep to that of the standard. */
static void read_paragraph_property(poa_docx_reader *reader, poa_docx_level *level,
                                    const poa_xml_element *element)
{
    const char *name = element->name;

    if (strcmp(name, "pStyle") == 0)
        read_style(reader, level, poa_xml_get(element, "val"));
    else if (strcmp(name, "outlineLvl") == 0)
        level->outline = poa_xml_number(element, "val", 0, POA_DOCX_BODY, level->outline);
    else if (strcmp(name, "ilvl") == 0)
        level->list_level = poa_xml_number(element, "val", 0, 8, 0);
    else if (strcmp(name, "numId") == 0)
        level->num = poa_xml_number(element, "val", 0, INT32_MAX, 0);
    else if (strcmp(name, "vanish") == 0 && poa_xml_is_on(element))
        level->markless = true; /* a hidden mark joins as a deleted one does */
}

static int32_t outline_of(const poa_docx_level *level)
{
    const poa_docx_style *style = level->style;
    int32_t styled = style == NULL ? -1 : style->title ? 0 : style->outline;
    int32_t outline = level->outline >= 0 ? level->outline : styled;

    return outline >= 0 ? outline : POA_DOCX_BODY;
}

void poa_docx_properties_end(poa_docx_level *level)
{
    const poa_docx_style *style = level->style;
    poa_docx_place *place = &level->paragraph.place;

    level->in_properties = false;
    level->paragraph.outline = outline_of(level);
    level->paragraph.quote = style != NULL && style->quote;
    if (style != NULL)
        *place = (poa_docx_place){ style->num, style->level, style->owner };
    if (level->num < 0 && level->list_level < 0)
        return;
    place->num = level->num >= 0 ? level->num : place->num;
    place->level = level->list_level >= 0 ? level->list_level : 0;
    place->style = NULL;
}

static void read_run_property(poa_docx_reader *reader, poa_docx_level *level,
                              const poa_xml_element *element)
{
    if (strcmp(element->name, "vanish") == 0) {
        level->hidden = poa_xml_is_on(element);
    } else if (strcmp(element->name, "b") == 0) {
        level->bold = poa_xml_is_on(element);
    } else if (strcmp(element->name, "rStyle") == 0) {
        const poa_docx_style *style =
            poa_docx_style_find(reader->styles, poa_xml_get(element, "val"));
        if (style != NULL && level->hidden < 0)
            level->hidden = style->hidden;
    }
}

void poa_docx_read_property(poa_docx_reader *reader, const poa_xml_element *element)
{
    poa_docx_level *level = poa_docx_here(reader);

    if (level->in_properties)
        read_paragraph_property(reader, level, element);
    else
        read_run_property(reader, level, element);
}

/* ---- Text --------------------------------------------------------------------------- */

/* Is what stands here seen by a reader? */
static bool is_seen(const poa_docx_level *level)
{
    int32_t styled = level->style != NULL ? level->style->hidden : 0;
    int32_t hidden = level->hidden >= 0 ? level->hidden : styled;

    return level->open && !level->in_properties && level->code == 0 && hidden <= 0;
}

static void put(poa_docx_level *level, const char *bytes)
{
    if (is_seen(level))
        poa_strbuf_puts(&level->text, bytes);
}

static bool is_xml_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

void poa_docx_text_begin(poa_docx_reader *reader, const poa_xml_element *element)
{
    poa_docx_level *level = poa_docx_here(reader);
    const char *space = poa_xml_get(element, "space");

    level->in_text = is_seen(level);
    level->kept = space != NULL && strcmp(space, "preserve") == 0;
    level->begin = (uint32_t)level->text.length;
}

void poa_docx_text_add(poa_docx_reader *reader, const char *bytes, size_t length)
{
    poa_docx_level *level = poa_docx_here(reader);

    if (level->in_text)
        poa_strbuf_add(&level->text, bytes, length);
    else if (level->in_code && level->command.length < MAX_CODE)
        poa_strbuf_add(&level->command, bytes, length);
    reader->failed = reader->failed || level->text.failed || level->command.failed;
}

/* Line ends in XML are blanks; at both ends they count only where the file says so. */
void poa_docx_text_end(poa_docx_reader *reader)
{
    poa_docx_level *level = poa_docx_here(reader);
    size_t begin = level->begin;
    size_t end = level->text.length;
    char *bytes = level->text.bytes;
    bool was_text = level->in_text;

    level->in_text = false;
    if (!was_text || begin >= end)
        return;
    while (!level->kept && end > begin && is_xml_blank(bytes[end - 1]))
        end--;
    while (!level->kept && begin < end && is_xml_blank(bytes[begin]))
        begin++;
    memmove(bytes + level->begin, bytes + begin, end - begin);
    level->text.length = level->begin + (end - begin);
    bytes[level->text.length] = '\0';
    for (size_t i = level->begin; i < level->text.length; i++) {
        if (is_xml_blank(bytes[i]))
            bytes[i] = ' ';
        level->plain_found = level->plain_found || (bytes[i] != ' ' && !level->bold);
    }
}

/* A sign of a picture font: what the common ones look like. */
static void put_symbol(poa_docx_level *level, const poa_xml_element *element)
{
    static const struct {
        uint32_t code;
        const char *sign;
    } signs[] = { { 0xF0FC, "✓" }, { 0xF0FB, "✗" }, { 0xF0FE, "☑" }, { 0xF0FD, "☒" },
                  { 0xF0A8, "☐" }, { 0xF06F, "☐" }, { 0xF0B7, "•" }, { 0xF06C, "●" },
                  { 0xF0A7, "▪" }, { 0xF0D8, "➢" }, { 0xF0E0, "→" }, { 0xF0E8, "➔" } };
    const char *value = poa_xml_get(element, "char");
    unsigned long code = value != NULL ? strtoul(value, NULL, 16) : 0;
    char bytes[5] = "";

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (signs[i].code == code) {
            put(level, signs[i].sign);
            return;
        }
    if (code < 0x20 || code > 0xFFFD || (code >= 0xD800 && code <= 0xDFFF))
        return;
    (void)poa_utf8_encode((uint32_t)code, bytes);
    put(level, bytes);
}

static void put_note(poa_docx_reader *reader, poa_docx_level *level, const poa_xml_element *element)
{
    poa_docx_mark mark = { .at = (uint32_t)level->text.length,
                           .endnote = strcmp(element->name, "endnoteReference") == 0,
                           .note = poa_xml_number(element, "id", INT32_MIN, INT32_MAX, -1) };

    if (is_seen(level) && poa_list_push(&level->marks, &mark) == NULL)
        reader->failed = true;
}

/* ---- Links -------------------------------------------------------------------------- */

/* Without what a reader does not miss: the scheme, a last "/". */
static const char *bare_target(const char *target, size_t *length)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:" };

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (strncasecmp(target, schemes[i], strlen(schemes[i])) == 0) {
            target += strlen(schemes[i]);
            break;
        }
    *length = strlen(target);
    if (*length > 0 && target[*length - 1] == '/')
        --*length;
    return target;
}

static bool leads_outside(const char *target)
{
    return strncasecmp(target, "http://", 7) == 0 || strncasecmp(target, "https://", 8) == 0 ||
           strncasecmp(target, "mailto:", 7) == 0 || strncasecmp(target, "ftp://", 6) == 0;
}

/* Does the text show where the link leads? */
static bool shows(const char *text, const char *target)
{
    size_t length = 0;
    size_t shown_length = 0;
    const char *bare = bare_target(target, &length);
    const char *shown = bare_target(text, &shown_length);

    return shown_length == length && strncasecmp(shown, bare, length) == 0;
}

void poa_docx_link_end(poa_docx_reader *reader, poa_docx_level *level)
{
    poa_docx_mark mark = { .at = (uint32_t)level->text.length, .link = level->link };
    const char *text = poa_strbuf_str(&level->text) + level->link_begin;

    level->link = NULL;
    if (level->text.length <= level->link_begin || shows(text, mark.link))
        return;
    if (poa_list_push(&level->marks, &mark) == NULL)
        reader->failed = true;
}

static void open_link(poa_docx_reader *reader, poa_docx_level *level, const char *target,
                      size_t length)
{
    if (level->link != NULL)
        return;
    const char *copy = poa_arena_strndup(reader->docx->arena, target, length);
    if (copy == NULL) {
        reader->failed = true;
        return;
    }
    level->link = leads_outside(copy) ? copy : NULL;
    level->link_begin = (uint32_t)level->text.length;
    level->link_depth = 0;
    level->link_field = 0;
}

/* The next word of a field's code, which may stand in quotes; NULL: there is none. */
static const char *next_word(const char **at, size_t *length)
{
    *at += strspn(*at, " \t\n\r");
    bool quoted = **at == '"';
    const char *begin = *at + quoted;

    *length = strcspn(begin, quoted ? "\"" : " \t\n\r");
    *at = begin + *length + (quoted && begin[*length] == '"');
    return *length > 0 || quoted ? begin : NULL;
}

/* HYPERLINK "https://..." \o "tip": the target; a place in the document has none. */
static const char *field_target(const char *code, size_t *length)
{
    const char *word = next_word(&code, length);

    if (word == NULL || *length != strlen("HYPERLINK") ||
        strncasecmp(word, "HYPERLINK", *length) != 0)
        return NULL;
    while ((word = next_word(&code, length)) != NULL && *word == '\\')
        if (*length > 1 && (word[1] == 'l' || word[1] == 'o' || word[1] == 't'))
            (void)next_word(&code, length);
    return word;
}

void poa_docx_link_begin(poa_docx_reader *reader, const poa_xml_element *element)
{
    poa_docx_level *level = poa_docx_here(reader);
    const char *code = poa_xml_get(element, "instr");
    const char *target = poa_docx_link(reader->relations, poa_xml_get(element, "id"));
    size_t length = target != NULL ? strlen(target) : 0;

    if (code != NULL)
        target = field_target(code, &length);
    if (target == NULL || level->link != NULL)
        return;
    open_link(reader, level, target, length);
    level->link_depth = element->depth;
}

/* ---- Fields ------------------------------------------------------------------------- */

static void begin_result(poa_docx_reader *reader, poa_docx_level *level)
{
    size_t length = 0;
    const char *target = field_target(poa_strbuf_str(&level->command), &length);

    level->code = 0;
    if (target == NULL || level->link != NULL)
        return;
    open_link(reader, level, target, length);
    level->link_field = level->fields;
}

static void end_field(poa_docx_reader *reader, poa_docx_level *level)
{
    if (level->fields == 0)
        return;
    if (level->code == level->fields)
        level->code = 0;
    if (level->link != NULL && level->link_depth == 0 && level->link_field == level->fields)
        poa_docx_link_end(reader, level);
    level->fields--;
}

/* A field is its code, a mark, its result, a mark; each may hold more fields. */
static void read_field_mark(poa_docx_reader *reader, poa_docx_level *level,
                            const poa_xml_element *element)
{
    const char *type = poa_xml_get(element, "fldCharType");

    if (type == NULL)
        return;
    if (strcmp(type, "begin") == 0) {
        level->fields++;
        if (level->code != 0)
            return;
        level->code = level->fields;
        poa_strbuf_clear(&level->command);
    } else if (strcmp(type, "separate") == 0) {
        if (level->code == level->fields && level->code != 0)
            begin_result(reader, level);
    } else if (strcmp(type, "end") == 0) {
        end_field(reader, level);
    }
}

/* Its text is code, and comes between its begin and its end as other text does. */
static void begin_code(poa_docx_level *level)
{
    level->in_text = false;
    level->in_code = level->code != 0 && level->code == level->fields;
}

/* ---- Runs --------------------------------------------------------------------------- */

bool poa_docx_read_content(poa_docx_reader *reader, const poa_xml_element *element)
{
    static const struct {
        const char *name;
        const char *text;
    } simple[] = { { "tab", "\t" }, { "ptab", "\t" },         { "br", "\n" },
                   { "cr", "\n" },  { "noBreakHyphen", "-" }, { "softHyphen", "" } };
    poa_docx_level *level = poa_docx_here(reader);
    const char *name = element->name;

    for (size_t i = 0; i < sizeof(simple) / sizeof(simple[0]); i++)
        if (strcmp(simple[i].name, name) == 0) {
            put(level, simple[i].text);
            return true;
        }
    if (strcmp(name, "t") == 0)
        poa_docx_text_begin(reader, element);
    else if (strcmp(name, "instrText") == 0)
        begin_code(level);
    else if (strcmp(name, "fldChar") == 0)
        read_field_mark(reader, level, element);
    else if (strcmp(name, "sym") == 0)
        put_symbol(level, element);
    else if (strcmp(name, "footnoteReference") == 0 || strcmp(name, "endnoteReference") == 0)
        put_note(reader, level, element);
    else
        return false;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* styles.xml.  Each style is read as it stands; then what it does not say is taken from
 * the styles under it. */
#include "input/docx_styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "base/list.h"

/* Styles that are based on one another, at most: Word allows 10. */
#define MAX_CHAIN 32u

struct reading {
    poa_docx *docx;
    poa_list styles;
    poa_docx_style style; /* being read */
    bool inside;          /* a style */
    bool run;             /* its properties of characters */
    bool failed;
};

/* ---- Names ------------------------------------------------------------------------ */

/* Behind the word that names of headings begin with; NULL: it is none. */
static const char *behind_heading(const char *name)
{
    static const char *const words[] = { "heading", "标题", "標題" };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strncasecmp(name, words[i], strlen(words[i])) == 0)
            return name + strlen(words[i]);
    return NULL;
}

int32_t poa_docx_outline_of(const char *name)
{
    const char *digit = behind_heading(name);

    while (digit != NULL && *digit == ' ')
        digit++;
    return digit != NULL && digit[0] >= '1' && digit[0] <= '9' && digit[1] == '\0' ? digit[0] - '1'
                                                                                   : -1;
}

static bool names_title(const char *name)
{
    return strcasecmp(name, "title") == 0 || strcmp(name, "标题") == 0 || strcmp(name, "標題") == 0;
}

/* What Word, LibreOffice and pandoc call quoted paragraphs. */
static bool names_quote(const char *name)
{
    static const char *const names[] = { "quote", "intense quote", "block text", "quotations",
                                         "引用",  "明显引用",      "引文",       "鮮明引文" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

/* ---- Reading ---------------------------------------------------------------------- */

static const char *copy(struct reading *reading, const char *text)
{
    const char *result = poa_arena_strndup(reading->docx->arena, text, strlen(text));

    reading->failed = reading->failed || result == NULL;
    return result;
}

static void begin_style(struct reading *reading, const poa_xml_element *element)
{
    const char *id = poa_xml_get(element, "styleId");
    const char *type = poa_xml_get(element, "type");
    const char *preset = poa_xml_get(element, "default");

    reading->inside = true;
    reading->style = (poa_docx_style){ .outline = -1, .num = -1, .hidden = -1 };
    reading->style.id = copy(reading, id != NULL ? id : "");
    reading->style.preset = type != NULL && strcmp(type, "paragraph") == 0 && preset != NULL &&
                            (strcmp(preset, "1") == 0 || strcmp(preset, "true") == 0);
}

static void read_property(struct reading *reading, const poa_xml_element *element)
{
    poa_docx_style *style = &reading->style;
    const char *value = poa_xml_get(element, "val");

    if (strcmp(element->name, "basedOn") == 0 && value != NULL) {
        style->base = copy(reading, value);
    } else if (strcmp(element->name, "name") == 0 && value != NULL) {
        style->title = names_title(value);
        style->quote = names_quote(value);
        if (style->outline < 0)
            style->outline = poa_docx_outline_of(value);
    } else if (strcmp(element->name, "outlineLvl") == 0) {
        style->outline = poa_xml_number(element, "val", 0, POA_DOCX_BODY, style->outline);
    } else if (strcmp(element->name, "numId") == 0) {
        style->num = poa_xml_number(element, "val", 0, INT32_MAX, 0);
    } else if (strcmp(element->name, "ilvl") == 0) {
        style->level = poa_xml_number(element, "val", 0, 8, 0);
    } else if (strcmp(element->name, "vanish") == 0 && reading->run) {
        style->hidden = poa_xml_is_on(element);
    }
}

static void start(void *user, const poa_xml_element *element)
{
    struct reading *reading = user;

    if (element->space != POA_XML_WORD)
        return;
    if (strcmp(element->name, "style") == 0)
        begin_style(reading, element);
    else if (strcmp(element->name, "tblStylePr") == 0)
        reading->inside = false; /* of parts of tables: none of ours */
    else if (reading->inside)
        read_property(reading, element);
    if (strcmp(element->name, "rPr") == 0)
        reading->run = true;
}

static void end(void *user, const poa_xml_element *element)
{
    struct reading *reading = user;

    if (element->space != POA_XML_WORD)
        return;
    if (strcmp(element->name, "rPr") == 0)
        reading->run = false;
    if (strcmp(element->name, "style") != 0)
        return;
    reading->inside = false;
    if (poa_list_push(&reading->styles, &reading->style) == NULL)
        reading->failed = true;
}

/* ---- What they take over ------------------------------------------------------------ */

static int by_id(const void *left, const void *right)
{
    const poa_docx_style *a = left;
    const poa_docx_style *b = right;
    return strcmp(a->id, b->id);
}

static const poa_docx_style *find(const poa_docx_style *items, size_t count, const char *id)
{
    poa_docx_style key = { .id = id };

    return id != NULL && count > 0 ? bsearch(&key, items, count, sizeof(key), by_id) : NULL;
}

const poa_docx_style *poa_docx_style_find(const poa_docx_styles *styles, const char *id)
{
    return find(styles->items, styles->count, id);
}

static void take_over(poa_docx_style *style, const poa_docx_style *base)
{
    if (style->outline < 0)
        style->outline = base->outline;
    if (style->hidden < 0)
        style->hidden = base->hidden;
    if (style->num >= 0 || base->num < 0)
        return;
    style->num = base->num;
    style->level = base->level;
    style->owner = base->id;
}

/* `said` holds the styles as they stand. */
static void complete(poa_docx_style *style, const poa_docx_style *said, size_t count)
{
    const poa_docx_style *base = find(said, count, style->base);

    if (style->num >= 0)
        style->owner = style->id;
    for (uint32_t i = 0; i < MAX_CHAIN && base != NULL; i++) {
        take_over(style, base);
        base = find(said, count, base->base);
    }
}

static poa_status complete_all(poa_docx_styles *out, struct reading *reading)
{
    poa_docx_style *said = (poa_docx_style *)(void *)reading->styles.items;
    size_t count = reading->styles.count;
    poa_docx_style *items = poa_arena_alloc(reading->docx->arena, count, sizeof(*items));

    if (items == NULL)
        return poa_fail_nomem(reading->docx->err);
    if (count > 0)
        qsort(said, count, sizeof(*said), by_id);
    *out = (poa_docx_styles){ items, (uint32_t)count, NULL };
    for (size_t i = 0; i < count; i++) {
        items[i] = said[i];
        complete(&items[i], said, count);
        if (items[i].preset)
            out->preset = &items[i];
    }
    return POA_OK;
}

poa_status poa_docx_styles_read(poa_docx_styles *out, poa_docx *docx, const poa_zip_entry *part)
{
    struct reading reading = { .docx = docx, .styles = POA_LIST_INIT(poa_docx_style) };
    poa_xml_reader reader = { start, end, NULL, &reading, &reading.failed };

    *out = (poa_docx_styles){ NULL, 0, NULL };
    poa_status status = part != NULL ? poa_xml_read(&docx->zip, part, &reader, docx->err) : POA_OK;
    if (status == POA_OK && reading.failed)
        status = poa_fail_nomem(docx->err);
    if (status == POA_OK)
        status = complete_all(out, &reading);
    poa_list_release(&reading.styles);
    return status;
}

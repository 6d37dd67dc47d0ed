/* SPDX-License-Identifier: MIT */
/*
 * A paragraph names a "num", a num an "abstractNum", which has nine levels.  The
 * count belongs to the abstractNum, so that two nums of it go on with each other;
 * a num with a start of its own begins anew where it is first used.
 */
#include "input/docx_numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/list.h"
#include "input/docx_digits.h"

#define LEVELS     9
#define MAX_NUMBER 120u /* bytes before a paragraph: longer ones are no number */
#define UNSAID     (-1)

struct level {
    const poa_docx_format *format;
    const char *text;  /* "%1.%2)" */
    const char *style; /* id of the style that has this level; NULL: none */
    int32_t start;     /* UNSAID: 0 */
    int32_t restart;   /* level (from 1) after which it begins anew, 0: never; or UNSAID */
    bool legal;        /* the numbers of the levels above in decimal digits */
};

struct poa_docx_list {
    int32_t id;
    const char *link; /* id of the style that says it all; NULL: none */
    struct level *levels[LEVELS];
    uint32_t value[LEVELS];
    bool running[LEVELS]; /* was there a paragraph since it began anew? */
};

struct poa_docx_use {
    int32_t id;
    int32_t list;
    struct level *levels[LEVELS]; /* in place of those of the list; NULL: the same */
    int32_t start[LEVELS];        /* or UNSAID */
    bool used;
};

struct reading {
    poa_docx *docx;
    poa_list lists;
    poa_list uses;
    poa_docx_list list; /* being read */
    poa_docx_use use;
    struct level *level; /* NULL: not inside one */
    int32_t changed;     /* level that an override speaks of, or UNSAID */
    bool in_list;
    bool in_use;
    bool failed;
};

/* ---- Reading ---------------------------------------------------------------------- */

static const char *copy(struct reading *reading, const char *text)
{
    const char *result =
        text != NULL ? poa_arena_strndup(reading->docx->arena, text, strlen(text)) : NULL;

    reading->failed = reading->failed || (text != NULL && result == NULL);
    return result;
}

static void begin_list(struct reading *reading, const poa_xml_element *element)
{
    reading->in_list = true;
    reading->list =
        (poa_docx_list){ .id = poa_xml_number(element, "abstractNumId", 0, INT32_MAX, UNSAID) };
}

static void begin_use(struct reading *reading, const poa_xml_element *element)
{
    reading->in_use = true;
    reading->changed = UNSAID;
    reading->use = (poa_docx_use){ .id = poa_xml_number(element, "numId", 0, INT32_MAX, UNSAID),
                                   .list = UNSAID };
    for (size_t i = 0; i < LEVELS; i++)
        reading->use.start[i] = UNSAID;
}

static void begin_level(struct reading *reading, const poa_xml_element *element)
{
    int32_t index = poa_xml_number(element, "ilvl", 0, LEVELS - 1, reading->changed);

    if (index == UNSAID || (!reading->in_list && !reading->in_use))
        return;
    struct level *level = poa_arena_alloc(reading->docx->arena, 1, sizeof(*level));
    reading->level = level;
    reading->failed = reading->failed || level == NULL;
    if (level == NULL)
        return;
    *level = (struct level){ poa_docx_format_find(""), "", NULL, UNSAID, UNSAID, false };
    if (reading->in_use)
        reading->use.levels[index] = level;
    else
        reading->list.levels[index] = level;
}

static void read_level(struct reading *reading, const poa_xml_element *element)
{
    struct level *level = reading->level;
    const char *value = poa_xml_get(element, "val");

    if (strcmp(element->name, "numFmt") == 0 && value != NULL)
        level->format = poa_docx_format_find(value);
    else if (strcmp(element->name, "lvlText") == 0 && value != NULL)
        level->text = copy(reading, value);
    else if (strcmp(element->name, "pStyle") == 0)
        level->style = copy(reading, value);
    else if (strcmp(element->name, "start") == 0)
        level->start = poa_xml_number(element, "val", 0, INT32_MAX, UNSAID);
    else if (strcmp(element->name, "lvlRestart") == 0)
        level->restart = poa_xml_number(element, "val", 0, LEVELS, UNSAID);
    else if (strcmp(element->name, "isLgl") == 0)
        level->legal = poa_xml_is_on(element);
}

static void read_use(struct reading *reading, const poa_xml_element *element)
{
    if (strcmp(element->name, "abstractNumId") == 0)
        reading->use.list = poa_xml_number(element, "val", 0, INT32_MAX, UNSAID);
    else if (strcmp(element->name, "lvlOverride") == 0)
        reading->changed = poa_xml_number(element, "ilvl", 0, LEVELS - 1, UNSAID);
    else if (strcmp(element->name, "startOverride") == 0 && reading->changed != UNSAID)
        reading->use.start[reading->changed] = poa_xml_number(element, "val", 0, INT32_MAX, UNSAID);
}

static void start(void *user, const poa_xml_element *element)
{
    struct reading *reading = user;

    if (element->space != POA_XML_WORD)
        return;
    if (strcmp(element->name, "abstractNum") == 0)
        begin_list(reading, element);
    else if (strcmp(element->name, "num") == 0)
        begin_use(reading, element);
    else if (strcmp(element->name, "lvl") == 0)
        begin_level(reading, element);
    else if (reading->level != NULL)
        read_level(reading, element);
    else if (reading->in_use)
        read_use(reading, element);
    else if (reading->in_list && strcmp(element->name, "numStyleLink") == 0)
        reading->list.link = copy(reading, poa_xml_get(element, "val"));
}

static void end(void *user, const poa_xml_element *element)
{
    struct reading *reading = user;
    const void *pushed = reading;

    if (element->space != POA_XML_WORD)
        return;
    if (strcmp(element->name, "lvl") == 0)
        reading->level = NULL;
    if (strcmp(element->name, "abstractNum") == 0) {
        pushed = poa_list_push(&reading->lists, &reading->list);
        reading->in_list = false;
    } else if (strcmp(element->name, "num") == 0) {
        pushed = poa_list_push(&reading->uses, &reading->use);
        reading->in_use = false;
    }
    reading->failed = reading->failed || pushed == NULL;
}

/* ---- Looking up ------------------------------------------------------------------- */

static int compare(int32_t left, int32_t right)
{
    return (left > right) - (left < right);
}

static int lists_by_id(const void *left, const void *right)
{
    const poa_docx_list *a = left;
    const poa_docx_list *b = right;
    return compare(a->id, b->id);
}

static int uses_by_id(const void *left, const void *right)
{
    const poa_docx_use *a = left;
    const poa_docx_use *b = right;
    return compare(a->id, b->id);
}

static poa_docx_list *find_list(const poa_docx_numbering *numbering, int32_t id)
{
    poa_docx_list key = { .id = id };

    return numbering->list_count == 0
               ? NULL
               : bsearch(&key, numbering->lists, numbering->list_count, sizeof(key), lists_by_id);
}

static poa_docx_use *find_use(const poa_docx_numbering *numbering, int32_t id)
{
    poa_docx_use key = { .id = id };

    return id <= 0 || numbering->use_count == 0
               ? NULL
               : bsearch(&key, numbering->uses, numbering->use_count, sizeof(key), uses_by_id);
}

/* A list that is only a name of a style takes the levels of the list behind it. */
static void follow_links(poa_docx_numbering *numbering, const poa_docx_styles *styles)
{
    for (uint32_t i = 0; i < numbering->list_count; i++) {
        poa_docx_list *list = &numbering->lists[i];
        const poa_docx_style *style = poa_docx_style_find(styles, list->link);
        const poa_docx_use *use = style != NULL ? find_use(numbering, style->num) : NULL;
        const poa_docx_list *target = use != NULL ? find_list(numbering, use->list) : NULL;
        if (target != NULL && target->link == NULL)
            memcpy(list->levels, target->levels, sizeof(list->levels));
    }
}

static poa_status move_all(poa_docx_numbering *out, struct reading *reading)
{
    poa_docx *docx = reading->docx;
    void *lists = NULL;
    void *uses = NULL;

    if (reading->lists.count > 0)
        qsort(reading->lists.items, reading->lists.count, sizeof(poa_docx_list), lists_by_id);
    if (reading->uses.count > 0)
        qsort(reading->uses.items, reading->uses.count, sizeof(poa_docx_use), uses_by_id);
    poa_status status =
        poa_list_move(&reading->lists, docx->arena, &lists, &out->list_count, docx->err);
    if (status == POA_OK)
        status = poa_list_move(&reading->uses, docx->arena, &uses, &out->use_count, docx->err);
    out->lists = lists;
    out->uses = uses;
    return status;
}

poa_status poa_docx_numbering_read(poa_docx_numbering *out, poa_docx *docx,
                                   const poa_zip_entry *part, const poa_docx_styles *styles)
{
    struct reading reading = { .docx = docx,
                               .lists = POA_LIST_INIT(poa_docx_list),
                               .uses = POA_LIST_INIT(poa_docx_use) };
    poa_xml_reader reader = { start, end, NULL, &reading, &reading.failed };

    *out = (poa_docx_numbering){ NULL, 0, NULL, 0 };
    poa_status status = part != NULL ? poa_xml_read(&docx->zip, part, &reader, docx->err) : POA_OK;
    if (status == POA_OK && reading.failed)
        status = poa_fail_nomem(docx->err);
    if (status == POA_OK)
        status = move_all(out, &reading);
    if (status == POA_OK)
        follow_links(out, styles);
    poa_list_release(&reading.lists);
    poa_list_release(&reading.uses);
    return status;
}

/* ---- Counting --------------------------------------------------------------------- */

static const struct level *level_at(const poa_docx_list *list, const poa_docx_use *use,
                                    int32_t index)
{
    return use->levels[index] != NULL ? use->levels[index] : list->levels[index];
}

static uint32_t start_of(const poa_docx_list *list, const poa_docx_use *use, int32_t index)
{
    const struct level *level = level_at(list, use, index);

    if (use->start[index] != UNSAID)
        return (uint32_t)use->start[index];
    return level != NULL && level->start != UNSAID ? (uint32_t)level->start : 0;
}

/* A use with starts of its own begins anew, once. */
static void enter(poa_docx_list *list, poa_docx_use *use)
{
    for (int32_t i = 0; i < LEVELS && !use->used; i++)
        if (use->start[i] != UNSAID)
            list->running[i] = false;
    use->used = true;
}

static void count(poa_docx_list *list, const poa_docx_use *use, int32_t index)
{
    for (int32_t i = 0; i < index; i++) {
        if (!list->running[i])
            list->value[i] = start_of(list, use, i);
        list->running[i] = true;
    }
    list->value[index] = list->running[index] ? list->value[index] + 1 : start_of(list, use, index);
    list->running[index] = true;
    for (int32_t i = index + 1; i < LEVELS; i++) {
        const struct level *level = level_at(list, use, i);
        int32_t restart = level != NULL ? level->restart : UNSAID;
        if (restart == UNSAID || index < restart)
            list->running[i] = false;
    }
}

/* "%2" in a text: the number of the second level. */
static void put_number(poa_strbuf *out, const poa_docx_list *list, const poa_docx_use *use,
                       const struct level *level, int32_t index)
{
    const struct level *named = level_at(list, use, index);

    if (named == NULL || level->legal)
        poa_docx_format_write(out, poa_docx_format_find("decimal"), list->value[index]);
    else
        poa_docx_format_write(out, named->format, list->value[index]);
}

static void put_text(poa_strbuf *out, const poa_docx_list *list, const poa_docx_use *use,
                     const struct level *level, int32_t index)
{
    for (const char *at = level->text; *at != '\0' && out->length <= MAX_NUMBER; at++) {
        int32_t named = at[0] == '%' && at[1] >= '1' && at[1] <= '9' ? at[1] - '1' : UNSAID;
        if (named == UNSAID) {
            poa_strbuf_putc(out, *at);
            continue;
        }
        at++;
        if (named <= index)
            put_number(out, list, use, level, named);
    }
}

static int32_t level_of_style(const poa_docx_list *list, const poa_docx_use *use, const char *style)
{
    for (int32_t i = 0; i < LEVELS && style != NULL; i++) {
        const struct level *level = level_at(list, use, i);
        if (level != NULL && level->style != NULL && strcmp(level->style, style) == 0)
            return i;
    }
    return UNSAID;
}

/* What a level shows, copied; NULL: nothing. */
static const char *show(const poa_docx_list *list, const poa_docx_use *use, int32_t index,
                        poa_docx *docx, bool *failed)
{
    const struct level *level = level_at(list, use, index);
    poa_strbuf out = POA_STRBUF_INIT;

    if (level == NULL)
        return NULL;
    if (poa_docx_format_is_bullet(level->format)) /* a blank one goes on with an item */
        return level->text[strspn(level->text, " ")] != '\0' ? "-" : NULL;
    put_text(&out, list, use, level, index);
    bool shown = out.length > 0 && out.length <= MAX_NUMBER;
    const char *number = shown ? poa_arena_strndup(docx->arena, out.bytes, out.length) : NULL;
    *failed = *failed || out.failed || (shown && number == NULL);
    poa_strbuf_release(&out);
    return number;
}

const char *poa_docx_numbering_next(poa_docx_numbering *numbering, poa_docx *docx,
                                    const poa_docx_place *place, bool *failed)
{
    poa_docx_use *use = find_use(numbering, place->num);
    poa_docx_list *list = use != NULL ? find_list(numbering, use->list) : NULL;

    if (list == NULL)
        return NULL;
    int32_t index = level_of_style(list, use, place->style);
    if (index == UNSAID)
        index = place->level >= 0 && place->level < LEVELS ? place->level : 0;
    enter(list, use);
    count(list, use, index);
    return show(list, use, index, docx, failed);
}

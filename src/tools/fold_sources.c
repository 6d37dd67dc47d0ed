/* SPDX-License-Identifier: MIT */
/* Reads the files that say how characters fold. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tools/make_fold.h"
#include "tools/tool.h"

#define MAX_SEQUENCE 32u

/* A line of a data file with its place, for messages. */
struct line {
    const char *path;
    size_t number;
    char *text;
};

void map_set(struct map *map, uint32_t from, const uint32_t *items, size_t count)
{
    struct points *points = map->to[from];

    if (points == NULL)
        points = map->to[from] = tool_realloc(NULL, 1, sizeof(*points));
    else
        free(points->items);
    points->items = tool_realloc(NULL, count, sizeof(*items));
    points->count = count;
    if (count > 0)
        memcpy(points->items, items, count * sizeof(*items));
}

/* Call `take` for each line that is neither empty nor a comment. */
static void each_line(struct map *map, const char *path,
                      void (*take)(struct map *map, const struct line *line))
{
    size_t length = 0;
    char *bytes = tool_read(path, &length);
    char *rest = bytes;
    struct line line = { path, 0, NULL };

    while ((line.text = tool_line(&rest)) != NULL) {
        line.number++;
        if (line.text[0] != '\0' && line.text[0] != '#')
            take(map, &line);
    }
    free(bytes);
}

static uint32_t hexadecimal(const struct line *line, const char *text, char **end)
{
    unsigned long value = strtoul(text, end, 16);

    if (*end == text || value >= POINTS)
        tool_fail(line->path, line->number, "'%s' is no code point", text);
    return (uint32_t)value;
}

/* "XXXX" or "XXXX..YYYY" */
static void range(const struct line *line, const char *text, uint32_t *first, uint32_t *last)
{
    char *end = NULL;

    *first = *last = hexadecimal(line, text, &end);
    if (strncmp(end, "..", 2) == 0)
        *last = hexadecimal(line, end + 2, &end);
}

static void take_ignorable(struct map *map, const struct line *line)
{
    uint32_t first = 0;
    uint32_t last = 0;

    if (strstr(line->text, "; Default_Ignorable_Code_Point ") == NULL)
        return;
    range(line, line->text, &first, &last);
    for (; first <= last; first++)
        map_set(map, first, NULL, 0);
}

void read_ignorable(struct map *map, const char *path)
{
    each_line(map, path, take_ignorable);
}

/* The `index`-th field of a line with semicolons, cut out in place. */
static const char *field(char *text, size_t index)
{
    for (; index > 0; index--) {
        text = strchr(text, ';');
        if (text == NULL)
            return "";
        text++;
    }
    return text;
}

/* "<wide> 0041" or "0041 0301": a canonical sequence stays, for é is a letter;
 * a canonical single is another code for the same character. */
static void take_decomposition(struct map *map, const struct line *line, uint32_t from,
                               const char *text)
{
    uint32_t items[MAX_SEQUENCE];
    size_t count = 0;
    bool canonical = *text != '<';

    if (!canonical)
        text = strchr(text, '>') + 1;
    while (*text != ';' && count < MAX_SEQUENCE) {
        char *end = NULL;
        items[count++] = hexadecimal(line, text, &end);
        text = end;
    }
    if (count > 0 && (count == 1 || !canonical))
        map_set(map, from, items, count);
}

static void take_unicode_data(struct map *map, const struct line *line)
{
    char *end = NULL;
    uint32_t point = hexadecimal(line, line->text, &end);
    const char *category = field(line->text, 2);
    uint32_t space = ' ';
    uint32_t dash = '-';

    if (map->to[point] != NULL)
        return; /* dropped */
    if (strncmp(category, "Zs", 2) == 0)
        map_set(map, point, &space, 1);
    else if (strncmp(category, "Pd", 2) == 0)
        map_set(map, point, &dash, 1);
    else
        take_decomposition(map, line, point, field(line->text, 5));
}

void read_unicode_data(struct map *map, const char *path)
{
    each_line(map, path, take_unicode_data);
}

static void take_radical(struct map *map, const struct line *line)
{
    uint32_t first = 0;
    uint32_t last = 0;
    char *end = NULL;
    const char *target = field(line->text, 1);

    range(line, line->text, &first, &last);
    uint32_t ideograph = hexadecimal(line, target, &end);
    for (; first <= last; first++)
        map_set(map, first, &ideograph, 1);
}

void read_radicals(struct map *map, const char *path)
{
    each_line(map, path, take_radical);
}

/* One character of UTF-8 at *text, which moves behind it. */
static uint32_t character(const struct line *line, const char **text)
{
    size_t at = 0;

    if (**text == '\0' || poa_utf8_valid(*text, strlen(*text)) == 0)
        tool_fail(line->path, line->number, "a character is expected");
    uint32_t point = poa_utf8_next(*text, &at);
    *text += at;
    return point;
}

/* "從<TAB>从 ...": the first of the candidates counts. */
static void take_simplified(struct map *map, const struct line *line)
{
    const char *text = line->text;
    uint32_t from = character(line, &text);

    if (*text++ != '\t')
        tool_fail(line->path, line->number, "a tab is expected");
    uint32_t to = character(line, &text);
    if (*text != '\0' && *text != ' ')
        tool_fail(line->path, line->number, "one character is expected");
    if (to != from)
        map_set(map, from, &to, 1);
}

void read_simplified(struct map *map, const char *path)
{
    each_line(map, path, take_simplified);
}

static void take_override(struct map *map, const struct line *line)
{
    uint32_t first = 0;
    uint32_t last = 0;
    uint32_t items[MAX_SEQUENCE];
    size_t count = 0;
    const char *from = strtok(line->text, " ");

    if (strncmp(from, "U+", 2) == 0)
        range(line, from + 2, &first, &last);
    else
        first = last = character(line, &from);
    for (const char *to = strtok(NULL, " "); to != NULL && count < MAX_SEQUENCE;) {
        char *end = NULL;
        bool keep = strcmp(to, "keep") == 0;
        bool code = strncmp(to, "U+", 2) == 0;
        items[count++] = keep   ? POINTS
                         : code ? hexadecimal(line, to + 2, &end)
                                : character(line, &to);
        to = strtok(NULL, " ");
    }
    if (count == 0)
        tool_fail(line->path, line->number, "nothing to fold to");
    for (; first <= last; first++)
        map_set(map, first, items[0] == POINTS ? &first : items, items[0] == POINTS ? 1 : count);
}

void read_overrides(struct map *map, const char *path)
{
    each_line(map, path, take_override);
}

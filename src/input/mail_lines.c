/* SPDX-License-Identifier: MIT */
/*
 * Where the quoted mail begins is known by the marks of mail programs, which are data
 * (rules/texts.yaml, in every language at once).  What stands above them is the
 * sender's; where nothing does, the mail was sent on, and is read itself.
 */
#include "input/mail_lines.h"

#include <fnmatch.h>
#include <string.h>

#include "base/texts.h"
#include "base/utf8.h"

/* The longest line that may be a mark. */
#define MAX_MARK_BYTES 400u

struct line {
    size_t begin;
    size_t end;  /* before its line end */
    size_t next; /* behind it */
};

struct walk {
    poa_mail_lines *lines;
    const poa_mail_text *text;
    poa_extraction *x;
    size_t run;      /* of the last place asked for */
    size_t mark_end; /* lines that begin before it belong to a mark */
    bool tail;       /* everything is quoted from here on */
    bool block;      /* header lines of a mail that was sent on, up to a blank line */
    bool goes_on;    /* the last line was flowed: this one goes on with it */
    size_t depth;    /* ">" marks before the last line */
};

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool line_at(const poa_mail_text *text, size_t at, struct line *out)
{
    const char *bytes = text->text.bytes;
    size_t length = text->text.length;

    if (at >= length)
        return false;
    const char *end = memchr(bytes + at, '\n', length - at);
    *out = (struct line){ at, end != NULL ? (size_t)(end - bytes) : length, 0 };
    out->next = end != NULL ? out->end + 1 : length;
    if (out->end > at && bytes[out->end - 1] == '\r')
        out->end--;
    return true;
}

static bool is_blank(const poa_mail_text *text, const struct line *line)
{
    for (size_t at = line->begin; at < line->end;)
        if (!poa_is_blank(poa_utf8_next(text->text.bytes, &at)))
            return false;
    return true;
}

/* The next line that is not blank, from `at` on. */
static bool next_text(const poa_mail_text *text, size_t at, struct line *out)
{
    while (line_at(text, at, out)) {
        if (!is_blank(text, out))
            return true;
        at = out->next;
    }
    return false;
}

/* How many ">" stand before a line; *at is behind them and the blank that follows. */
static size_t quote_depth(const poa_mail_text *text, const struct line *line, size_t *at)
{
    const char *bytes = text->text.bytes;
    size_t depth = 0;

    *at = line->begin;
    while (*at < line->end && bytes[*at] == '>') {
        depth++;
        ++*at;
    }
    return depth;
}

static bool is_quoted(const poa_mail_text *text, const struct line *line)
{
    size_t at = line->begin;

    while (at < line->end && text->text.bytes[at] == ' ')
        at++;
    return at < line->end && text->text.bytes[at] == '>';
}

/* ---- Marks of mail programs ---------------------------------------------------------------------- */

/* A line without outer blanks and without "*", with which HTML's bold letters are shown. */
typedef struct mark_line {
    char bytes[2 * MAX_MARK_BYTES + 2];
    size_t length;
} mark_line;

static void add_line(mark_line *out, const poa_mail_text *text, const struct line *line)
{
    const char *bytes = text->text.bytes;

    if (line->end - line->begin > MAX_MARK_BYTES)
        return;
    for (size_t at = line->begin; at < line->end; at++)
        if (bytes[at] != '*' && bytes[at] != '\0' && (bytes[at] != ' ' || out->length > 0))
            out->bytes[out->length++] = bytes[at];
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->length--;
    out->bytes[out->length] = '\0';
}

static mark_line mark_line_of(const poa_mail_text *text, const struct line *line)
{
    mark_line mark;

    mark.length = 0;
    mark.bytes[0] = '\0';
    add_line(&mark, text, line);
    return mark;
}

/* Does a text fit one of the patterns, parted by "|"?  `begun`: one that says how it begins. */
static bool fits(const char *patterns, const char *bytes, bool begun)
{
    char pattern[64];

    while (*patterns != '\0') {
        size_t length = strcspn(patterns, "|");
        if (length < sizeof(pattern) && !(begun && patterns[0] == '*')) {
            memcpy(pattern, patterns, length);
            pattern[length] = '\0';
            if (fnmatch(pattern, bytes, 0) == 0)
                return true;
        }
        patterns += length;
        patterns += *patterns == '|';
    }
    return false;
}

static bool is_mark_of(const char *key, const mark_line *line, bool begun)
{
    const poa_text_row *row = poa_text_find(key);

    for (size_t i = 0; row != NULL && line->length > 0 && i < POA_LANG_COUNT; i++)
        if (fits(row->text[i], line->bytes, begun))
            return true;
    return false;
}

static bool is_mark(const char *key, const mark_line *line)
{
    return is_mark_of(key, line, false);
}

/* "--- Original message ---": dashes before the words. */
static bool is_dashed(mark_line line)
{
    size_t begin = strspn(line.bytes, "-_ ");

    while (line.length > begin && strchr("-_ ", line.bytes[line.length - 1]) != NULL)
        line.bytes[--line.length] = '\0';
    if (begin < 2)
        return false;
    line.length -= begin;
    memmove(line.bytes, line.bytes + begin, line.length + 1);
    return is_mark("input.mail-dashed", &line);
}

/* "From: ...", and another line of a header right behind it. */
static bool is_header(const poa_mail_text *text, const struct line *line, const mark_line *mark)
{
    struct line second;

    if (!is_mark("input.mail-from", mark) || !next_text(text, line->next, &second))
        return false;
    const mark_line rest = mark_line_of(text, &second);
    return is_mark("input.mail-header", &rest);
}

/* A mail address or a time of day: a sentence that reports what somebody wrote has none. */
static bool has_sender(const char *bytes)
{
    if (strchr(bytes, '@') != NULL)
        return true;
    for (const char *colon = strchr(bytes, ':'); colon != NULL; colon = strchr(colon + 1, ':'))
        if (colon > bytes && colon[-1] >= '0' && colon[-1] <= '9' && colon[1] >= '0' &&
            colon[1] <= '9')
            return true;
    return false;
}

/* "On ... wrote:", in one line or cut in two; `*end` is behind it. */
static bool is_wrote(const poa_mail_text *text, const struct line *line, mark_line mark,
                     size_t *end)
{
    struct line second;

    *end = line->next;
    if (is_mark("input.mail-wrote", &mark))
        return has_sender(mark.bytes);
    if (mark.length == 0 || !line_at(text, line->next, &second) || is_blank(text, &second))
        return false;
    mark.bytes[mark.length++] = ' ';
    add_line(&mark, text, &second);
    *end = second.next;
    return is_mark_of("input.mail-wrote", &mark, true) && has_sender(mark.bytes);
}

/* ---- Which lines are quoted ------------------------------------------------------------------------ */

/* See whether a quoted mail begins with this line. */
static void see_mark(struct walk *walk, const struct line *line)
{
    const mark_line mark = mark_line_of(walk->text, line);
    struct line following;
    size_t end = line->next;

    if (is_wrote(walk->text, line, mark, &end)) {
        walk->mark_end = end;
        bool marked = next_text(walk->text, end, &following) && is_quoted(walk->text, &following);
        walk->tail = walk->lines->own && !marked;
        return;
    }
    bool dashed = is_dashed(mark);
    if (!dashed && !(walk->lines->own && is_header(walk->text, line, &mark)))
        return;
    walk->mark_end = line->next;
    walk->tail = walk->lines->own;
    walk->block = !walk->lines->own;
}

/* Header lines behind a mark, and blank lines before them. */
static bool is_in_block(struct walk *walk, const struct line *line)
{
    const mark_line mark = mark_line_of(walk->text, line);

    walk->block = is_mark("input.mail-from", &mark) || is_mark("input.mail-header", &mark);
    return walk->block;
}

/* Is the line, which is not blank and has no ">", somebody else's? */
static bool is_others(struct walk *walk, const struct line *line)
{
    if (walk->lines->quoted || walk->tail || line->begin < walk->mark_end)
        return true;
    if (walk->block && is_in_block(walk, line))
        return true;
    see_mark(walk, line);
    return line->begin < walk->mark_end;
}

/* ---- Putting ------------------------------------------------------------------------------------------ */

static void copy(struct walk *walk, size_t begin, size_t end)
{
    poa_mail_text_copy(walk->text, walk->x, (uint32_t)begin, (uint32_t)end, &walk->run);
}

/* Put what the mail does not hold: it stands where the text goes on. */
static void put_mark(struct walk *walk, size_t at, const char *mark)
{
    uint32_t place = poa_mail_text_place(walk->text, (uint32_t)at, &walk->run);

    poa_extraction_put(walk->x, place, place, mark, strlen(mark));
}

/* Does a line go on with the next one?  "-- " stands before a signature. */
static bool is_soft(const struct walk *walk, const struct line *line, size_t content)
{
    const char *bytes = walk->text->text.bytes;
    bool signature = line->end - content == 3 && memcmp(bytes + content, "-- ", 3) == 0;

    return walk->lines->flowed && line->end > content && bytes[line->end - 1] == ' ' && !signature;
}

/* A line that begins a paragraph, with its ">" if it has any. */
static void put_first(struct walk *walk, const struct line *line, size_t *content)
{
    bool stuffed = walk->lines->flowed && walk->depth == 0 && *content < line->end &&
                   walk->text->text.bytes[*content] == ' ';

    if (stuffed)
        ++*content;
    if (is_blank(walk->text, line))
        return;
    if (walk->depth > 0 || (!walk->lines->flowed && is_quoted(walk->text, line))) {
        copy(walk, line->begin, *content);
        return;
    }
    if (is_others(walk, line))
        put_mark(walk, *content, "> ");
    else
        walk->lines->own = true;
}

static void put_line(struct walk *walk, const struct line *line)
{
    size_t content = 0;
    size_t depth = quote_depth(walk->text, line, &content);
    bool goes_on = walk->goes_on && depth == walk->depth;

    if (walk->goes_on && !goes_on)
        put_mark(walk, line->begin, "\n"); /* another depth ends the paragraph all the same */
    walk->depth = depth;
    if (!goes_on)
        put_first(walk, line, &content);
    else if (content < line->end && walk->text->text.bytes[content] == ' ')
        content++; /* stuffed */
    walk->goes_on = is_soft(walk, line, content);
    if (walk->goes_on)
        copy(walk, content, line->end - walk->lines->delsp);
    else
        copy(walk, content, line->next);
}

void poa_mail_lines_put(poa_mail_lines *lines, const poa_mail_text *text, poa_extraction *x)
{
    struct walk walk = { .lines = lines, .text = text, .x = x };
    struct line line;

    for (size_t at = 0; line_at(text, at, &line); at = line.next)
        put_line(&walk, &line);
}

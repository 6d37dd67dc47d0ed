/* SPDX-License-Identifier: MIT */
/*
 * Headings and labels.  A line is stripped of its marks (bold, brackets, last
 * colon) and measured; the pack says which kind of section the words name, and
 * shape alone says whether a line without such words sets something off.
 */
#include "document/headings.h"

#include "base/strbuf.h"
#include "base/utf8.h"

/* Longer lines are sentences, whatever they name. */
#define MAX_HEADING_WORDS 14u
#define MAX_HEADING_HAN   40u
#define MAX_HEADING_BYTES ((MAX_HEADING_HAN + MAX_HEADING_WORDS * 10) * 4)
/* Headings that no cue knows have to be shorter: "Eleven weeks, August to October". */
#define MAX_LOOKS_WORDS 10u
#define MAX_LOOKS_HAN   20u
/* A label stands at the head of a sentence, so it is short. */
#define MAX_LABEL_WORDS       8u
#define MAX_LABEL_HAN         20u
#define MAX_LOOKS_LABEL_WORDS 5u
#define MAX_LOOKS_LABEL_HAN   8u
/* "Reason. We ...": three words or six characters at most, counted in half words. */
#define MAX_STOPPED 6u
/* "Part 3: Prevention": a short label, and a short title without a question mark. */
#define MAX_TITLE_LABEL_WORDS 3u
#define MAX_TITLE_LABEL_HAN   6u
#define MAX_TITLE_WORDS       6u
#define MAX_TITLE_HAN         12u
/* A closing ("Best regards,") ends in a comma and is no longer than this. */
#define MAX_SIGN_OFF_WORDS 4u

/* A line without marks, and what it looks like. */
struct bare {
    poa_span span;
    uint32_t words;
    uint32_t han;
    uint32_t commas;
    bool decorated; /* in bold or brackets as a whole */
    bool colon;     /* ended in a colon */
    bool comma;     /* ended in a comma */
    bool question;  /* ended in a question mark */
    bool ended;     /* ends as a sentence does */
    bool several;   /* a sentence ends inside it */
};

bool poa_is_gap(uint32_t point)
{
    bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    bool unseen = (point >= 0x200B && point <= 0x200F) || point == 0x2060 || point == 0xFEFF;

    return control || unseen || poa_is_blank(point);
}

poa_span poa_span_trim(const char *bytes, poa_span span)
{
    size_t begin = span.begin;
    size_t end = span.end;

    for (size_t at = begin; begin < end && poa_is_gap(poa_utf8_next(bytes, &at)); begin = at)
        continue;
    for (size_t at = end; end > begin && poa_is_gap(poa_utf8_previous(bytes, &at)); end = at)
        continue;
    return (poa_span){ (uint32_t)begin, (uint32_t)end };
}

uint32_t poa_plain_point(uint32_t point)
{
    return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
}

/* ---- Marks --------------------------------------------------------------------- */

static uint32_t first_point(const char *bytes, poa_span span)
{
    size_t at = span.begin;
    return span.begin < span.end ? poa_plain_point(poa_utf8_next(bytes, &at)) : 0;
}

static bool is_opening(uint32_t point)
{
    return point == '*' || point == '_' || point == '[' || point == 0x3010 || point == 0x300C ||
           point == 0x300E || point == 0x300A || point == 0x3008 || point == 0x201C;
}

static bool is_closing(uint32_t point)
{
    return point == '*' || point == '_' || point == ']' || point == 0x3011 || point == 0x300D ||
           point == 0x300F || point == 0x300B || point == 0x3009 || point == 0x201D;
}

/* Lines, squares, stars and small pictures beside a heading; they say nothing. */
static bool is_ornament(uint32_t point)
{
    bool picture = point == 0xFE0F || (point >= 0x1F300 && point <= 0x1FAFF);
    bool shape = point == 0x203B || (point >= 0x2500 && point <= 0x27BF) ||
                 (point >= 0x2B00 && point <= 0x2BFF);

    return picture || shape || point == '=' || point == '~' || point == '|';
}

/* Without ornaments at both ends; none is left where there are only ornaments. */
static poa_span strip_ornaments(const char *bytes, poa_span span)
{
    size_t begin = span.begin;
    size_t end = span.end;

    for (size_t at = begin; at < end; begin = at) {
        uint32_t point = poa_utf8_next(bytes, &at);
        if (!is_ornament(point) && !poa_is_gap(point))
            break;
    }
    for (size_t at = end; at > begin; end = at) {
        uint32_t point = poa_utf8_previous(bytes, &at);
        if (!is_ornament(point) && !poa_is_gap(point))
            break;
    }
    return (poa_span){ (uint32_t)begin, (uint32_t)end };
}

/* Marks that set words off; the other brackets may hold placeholders and quotes. */
static bool is_emphasis(uint32_t point)
{
    return point == '*' || point == '_' || point == 0x3010;
}

uint32_t poa_skip_emphasis(const char *bytes, poa_span span)
{
    size_t at = span.begin;

    for (size_t next = at; at < span.end; at = next)
        if (!is_emphasis(poa_utf8_next(bytes, &next)))
            break;
    return (uint32_t)at;
}

static uint32_t skip_opening(const char *bytes, poa_span span)
{
    size_t at = span.begin;

    for (size_t next = at; at < span.end; at = next)
        if (!is_opening(poa_utf8_next(bytes, &next)))
            break;
    return (uint32_t)at;
}

static uint32_t skip_closing(const char *bytes, poa_span span)
{
    size_t at = span.end;

    for (size_t next = at; at > span.begin; at = next)
        if (!is_closing(poa_utf8_previous(bytes, &next)))
            break;
    return (uint32_t)at;
}

/* Take one character off the end if it is `point`. */
static bool strip_last(const char *bytes, poa_span *span, uint32_t point)
{
    size_t at = span->end;

    if (span->begin == span->end || poa_plain_point(poa_utf8_previous(bytes, &at)) != point)
        return false;
    *span = poa_span_trim(bytes, (poa_span){ span->begin, (uint32_t)at });
    return true;
}

static bool is_sentence_end(uint32_t point)
{
    return point == '.' || point == '!' || point == ';' || point == 0x3002;
}

static bool is_word_point(uint32_t point)
{
    return poa_is_latin_alnum(point) || point == '\'' || point == 0x2019 || point == '-';
}

/* Count the words and Han characters, and see whether a sentence ends inside. */
static void measure(const char *bytes, struct bare *bare)
{
    uint32_t before = 0;
    uint32_t previous = 0;

    for (size_t at = bare->span.begin; at < bare->span.end;) {
        uint32_t point = poa_plain_point(poa_utf8_next(bytes, &at));
        bare->han += poa_is_han(point);
        bare->commas += point == ',';
        bare->words += is_word_point(point) && !is_word_point(previous);
        bool dot = previous == '.' && poa_is_gap(point) && !(before >= '0' && before <= '9');
        bare->several = bare->several || dot || previous == 0x3002 || previous == '!';
        before = previous;
        previous = point;
    }
    bare->ended = is_sentence_end(previous);
}

static struct bare strip(const char *bytes, poa_span line, bool opened)
{
    poa_span plain = strip_ornaments(bytes, line);
    bool framed = plain.begin > line.begin && plain.end < line.end && plain.begin < plain.end;
    struct bare bare = { .span = plain };
    uint32_t begin = skip_opening(bytes, plain);

    bare.colon = strip_last(bytes, &bare.span, ':');
    uint32_t end = skip_closing(bytes, bare.span);
    bool wrapped = (opened || begin > plain.begin) && end < bare.span.end && end > begin;
    bare.decorated = framed || (wrapped && (opened || is_emphasis(first_point(bytes, plain))));
    if (wrapped)
        bare.span = poa_span_trim(bytes, (poa_span){ begin, end });
    bare.colon = strip_last(bytes, &bare.span, ':') || bare.colon;
    bare.question = strip_last(bytes, &bare.span, '?');
    bare.comma = strip_last(bytes, &bare.span, ',');
    measure(bytes, &bare);
    return bare;
}

/* ---- Words --------------------------------------------------------------------- */

/* Does a pattern of the cue occur in the folded words? */
static poa_match cue_in(const poa_build *build, const poa_cue *cue, const poa_strbuf *words)
{
    size_t begin = 0;
    size_t end = 0;

    for (uint32_t i = 0; i <= POA_CUE_ANY; i++) {
        if (cue->pattern[i] == NULL)
            continue;
        poa_match match = poa_pattern_match(cue->pattern[i], build->matcher, words->bytes,
                                            words->length, 0, &begin, &end);
        if (match == POA_MATCH_FOUND || match == POA_MATCH_NOMEM)
            return match;
    }
    return POA_MATCH_NONE;
}

/* The first kind of section whose heading cue fits; POA_NONE: none does. */
poa_status poa_head_name(poa_build *build, poa_span span, uint32_t *kind)
{
    const poa_cues *cues = build->doc->cues;
    const char *bytes = build->doc->text.bytes;
    poa_strbuf words = POA_STRBUF_INIT;
    poa_match match = POA_MATCH_NONE;

    *kind = POA_NONE;
    poa_fold_string(&words, bytes + span.begin, span.end - span.begin);
    if (words.failed)
        match = POA_MATCH_NOMEM;
    for (uint32_t i = 0; i < cues->section_count && match == POA_MATCH_NONE; i++) {
        if (words.length == 0)
            break;
        match = cue_in(build, &cues->sections[i].heading, &words);
        if (match == POA_MATCH_FOUND)
            *kind = i;
    }
    poa_strbuf_release(&words);
    return match == POA_MATCH_NOMEM ? poa_fail_nomem(build->err) : POA_OK;
}

/* ---- Whole lines ---------------------------------------------------------------- */

static bool begins_large(uint32_t point)
{
    return poa_is_han(point) || (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           point >= 0xC0;
}

static bool short_enough(const struct bare *bare)
{
    bool some = bare->words + bare->han > 0;

    return some && bare->words <= MAX_HEADING_WORDS && bare->han <= MAX_HEADING_HAN &&
           !bare->several;
}

/* A line whose words name a section is a heading unless it is part of a list or
 * of a sentence. */
static bool named_heading(const poa_candidate *line, const struct bare *bare)
{
    bool marked = bare->decorated || bare->colon || line->markdown != 0;
    bool tiny = bare->words + bare->han <= MAX_SIGN_OFF_WORDS;

    if (line->wrapped || !line->fresh || (bare->ended && !tiny))
        return false;
    if (bare->comma && bare->words + bare->han > 2 * MAX_SIGN_OFF_WORDS)
        return false;
    return marked || !line->listed || line->bodied;
}

/* Numbers that writers give to parts rather than to items. */
static bool numbers_parts(const poa_number *number)
{
    return number->script == POA_SCRIPT_HAN || number->script == POA_SCRIPT_FORMAL ||
           number->script == POA_SCRIPT_ORDINAL || number->script == POA_SCRIPT_WORD ||
           number->script == POA_SCRIPT_UPPER_ROMAN;
}

static bool looks_like_heading(const poa_candidate *line, const struct bare *bare, uint32_t begin)
{
    bool brief = bare->words <= MAX_LOOKS_WORDS && bare->han <= MAX_LOOKS_HAN;

    if (line->wrapped || !line->fresh || bare->ended || bare->comma || line->last)
        return false;
    if (line->markdown != 0 || (bare->decorated && !line->listed))
        return true;
    if (line->styled && brief && line->after_gap)
        return true;
    if (numbers_parts(line->number) && line->bodied && brief)
        return true;
    if (line->first || line->listed || !begins_large(begin))
        return false;
    if (bare->colon)
        return true;
    if (line->number->script != POA_SCRIPT_NONE)
        return brief && (line->alone || numbers_parts(line->number));
    if (!brief || !line->after_gap)
        return false;
    bool plain = bare->commas == 0 && bare->words <= MAX_LABEL_WORDS;
    return line->before_gap || (line->followed && plain);
}

/* ---- Labels ---------------------------------------------------------------------- */

/* Where a label may end: its text without the marks, and what follows. */
struct label {
    poa_span text;
    uint32_t end;   /* behind colon and marks */
    bool separated; /* by a dash alone: only words of a heading make it a label */
    bool stopped;   /* by a full stop: only few words that name a part do */
};

/* Is the colon before `at` one between words, not in a link or a time? */
static bool is_label_colon(const char *bytes, poa_span line, size_t colon, size_t at)
{
    size_t before = colon;
    size_t after = at;

    if (at >= line.end || colon == line.begin)
        return false;
    uint32_t left = poa_utf8_previous(bytes, &before);
    uint32_t right = poa_utf8_next(bytes, &after);
    bool digits = left >= '0' && left <= '9' && right >= '0' && right <= '9';
    return right != '/' && !digits;
}

static bool ends_label(uint32_t point)
{
    return point == ';' || point == '!' || point == '?' || point == '"' || point == 0x201C ||
           point == 0x300C;
}

static bool is_separating_dash(const char *bytes, size_t begin, size_t end)
{
    return begin > 0 && bytes[begin - 1] == ' ' && bytes[end] == ' ';
}

/* Walk to the colon (or the dash between blanks) that ends a label. */
static bool find_label(const char *bytes, poa_span line, struct label *out)
{
    uint32_t left = (MAX_LABEL_WORDS + MAX_LABEL_HAN) * 4; /* characters to look at */
    uint32_t depth = 0;

    for (size_t at = line.begin; at < line.end && left > 0; left--) {
        size_t begin = at;
        uint32_t point = poa_plain_point(poa_utf8_next(bytes, &at));
        depth += point == '(';
        depth -= point == ')' && depth > 0;
        bool colon = point == ':' && is_label_colon(bytes, line, begin, at);
        bool dash = (point == '-' || point == 0x2013 || point == 0x2014) &&
                    is_separating_dash(bytes, begin, at);
        if (depth == 0 && (colon || dash)) {
            *out = (struct label){ { line.begin, (uint32_t)begin }, (uint32_t)at, dash, false };
            return true;
        }
        bool dot = point == '.' && at < line.end && bytes[at] == ' ';
        if (depth == 0 && (dot || point == 0x3002)) {
            *out = (struct label){ { line.begin, (uint32_t)begin }, (uint32_t)at, false, true };
            return true;
        }
        if (depth == 0 && ends_label(point))
            return false;
    }
    return false;
}

/* 【Root cause】we ... and **Root cause** we ... need no colon. */
static bool find_marked_label(const char *bytes, poa_span line, struct label *out)
{
    uint32_t begin = skip_opening(bytes, line);
    size_t at = begin;
    uint32_t left = (MAX_LABEL_WORDS + MAX_LABEL_HAN) * 4;

    if (begin == line.begin || !is_emphasis(first_point(bytes, line)))
        return false;
    for (size_t next = at; at < line.end && left > 0; at = next, left--)
        if (is_closing(poa_utf8_next(bytes, &next)))
            break;
    if (at >= line.end || left == 0 || at == begin)
        return false;
    *out = (struct label){ { begin, (uint32_t)at }, (uint32_t)at, false, false };
    return true;
}

/* Marks and blanks that still belong to the label ("**Root cause:** we"). */
static uint32_t skip_label_marks(const char *bytes, uint32_t from, uint32_t end)
{
    size_t at = from;

    for (size_t next = at; at < end; at = next) {
        uint32_t point = poa_plain_point(poa_utf8_next(bytes, &next));
        if (!poa_is_gap(point) && point != ':' && !is_closing(point))
            break;
    }
    return (uint32_t)at;
}

static poa_status read_label(poa_build *build, const poa_candidate *line, poa_head *out)
{
    const char *bytes = build->doc->text.bytes;
    struct label label;

    if (!find_marked_label(bytes, line->content, &label) &&
        !find_label(bytes, (poa_span){ out->content, line->content.end }, &label))
        return POA_OK;
    struct bare bare = strip(bytes, poa_span_trim(bytes, label.text), false);
    uint32_t end = skip_label_marks(bytes, label.end, line->content.end);
    bool possible = bare.words <= MAX_LABEL_WORDS && bare.han <= MAX_LABEL_HAN && !bare.several;
    if (label.stopped && bare.words * 2 + bare.han > MAX_STOPPED)
        return POA_OK;
    if (!possible || bare.words + bare.han == 0 || end == line->content.end)
        return POA_OK;
    poa_status status = poa_head_name(build, bare.span, &out->kind);
    bool looks = bare.words <= MAX_LOOKS_LABEL_WORDS && bare.han <= MAX_LOOKS_LABEL_HAN &&
                 bare.commas == 0 && !label.separated && !label.stopped &&
                 (line->fresh || bare.han == 0);
    bool large = begins_large(first_point(bytes, bare.span));
    if ((out->kind != POA_NONE && (large || line->fresh)) || (looks && large))
        out->label_end = end;
    else
        out->kind = POA_NONE;
    return status;
}

poa_status poa_label_read(poa_build *build, poa_span span, uint32_t *kind)
{
    const char *bytes = build->doc->text.bytes;
    struct label label;

    *kind = POA_NONE;
    if (!find_label(bytes, span, &label) || label.separated || label.stopped)
        return POA_OK;
    struct bare bare = strip(bytes, poa_span_trim(bytes, label.text), false);
    bool possible = bare.words <= MAX_LABEL_WORDS && bare.han <= MAX_LABEL_HAN && !bare.several;
    if (!possible || bare.words + bare.han == 0 || !begins_large(first_point(bytes, bare.span)))
        return POA_OK;
    return poa_head_name(build, bare.span, kind);
}

/* "Question 2: what have you done?", "Part 3: Prevention": the words behind the label
 * name the section. */
static poa_status read_titled(poa_build *build, const poa_candidate *line, poa_head *out)
{
    const char *bytes = build->doc->text.bytes;
    struct label label;
    uint32_t kind = POA_NONE;

    if (!line->fresh || line->content.end - line->content.begin > MAX_HEADING_BYTES ||
        !find_label(bytes, line->content, &label) || label.stopped)
        return POA_OK;
    struct bare before = strip(bytes, poa_span_trim(bytes, label.text), false);
    struct bare after =
        strip(bytes, poa_span_trim(bytes, (poa_span){ label.end, line->content.end }), false);
    bool brief = after.words <= MAX_TITLE_WORDS && after.han <= MAX_TITLE_HAN && line->after_gap;
    if (before.words > MAX_TITLE_LABEL_WORDS || before.han > MAX_TITLE_LABEL_HAN ||
        !short_enough(&after) || after.ended || after.comma || !(after.question || brief))
        return POA_OK;
    poa_status status = poa_head_name(build, before.span, &kind);
    if (status != POA_OK || (kind != POA_NONE && !after.question))
        return status;
    status = poa_head_name(build, after.span, &kind);
    if (kind == POA_NONE || !build->doc->cues->sections[kind].part)
        return status;
    *out = (poa_head){ true, kind, out->content, out->content };
    return status;
}

/* ---- The door ---------------------------------------------------------------------- */

/* Is the whole line a heading? */
static poa_status read_line(poa_build *build, const poa_candidate *line, poa_head *out)
{
    const char *bytes = build->doc->text.bytes;
    uint32_t kind = POA_NONE;

    if (line->content.end - line->content.begin > MAX_HEADING_BYTES)
        return POA_OK;
    struct bare bare = strip(bytes, line->content, line->opened);
    if (!short_enough(&bare))
        return POA_OK;
    poa_status status = poa_head_name(build, bare.span, &kind);
    bool named = kind != POA_NONE && named_heading(line, &bare);
    out->heading = named || looks_like_heading(line, &bare, first_point(bytes, bare.span));
    out->kind = named ? kind : POA_NONE;
    return status;
}

poa_status poa_head_read(poa_build *build, const poa_candidate *line, poa_head *out)
{
    const char *bytes = build->doc->text.bytes;
    poa_span content = line->content;
    uint32_t begin = skip_opening(bytes, content);
    bool marked = begin < content.end && is_emphasis(first_point(bytes, content));

    *out = (poa_head){ false, POA_NONE, marked ? begin : content.begin, 0 };
    out->label_end = out->content;
    poa_status status = read_titled(build, line, out);
    if (status != POA_OK || out->heading)
        return status;
    status = read_label(build, line, out);
    if (status != POA_OK || out->kind != POA_NONE)
        return status;
    status = read_line(build, line, out);
    if (out->heading)
        out->label_end = out->content;
    return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * A text node gives its decoded text and its bytes in the source.  Both are walked side by
 * side: where they are the same bytes, the source is copied; a reference stands for what
 * it means.
 */
#include "input/html_words.h"

#include <string.h>

#include "base/utf8.h"
#include "input/entity.h"

void poa_html_words_begin(poa_html_words *words, poa_flow *flow)
{
    *words = (poa_html_words){ .flow = flow, .blank = UINT32_MAX };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* ---- Blanks and breaks ------------------------------------------------------------------ */

void poa_html_words_space(poa_html_words *words)
{
    if (words->inside)
        words->blank = words->at;
}

void poa_html_words_break(poa_html_words *words, poa_gap gap)
{
    poa_flow_gap(words->flow, gap);
    words->blank = UINT32_MAX;
    words->inside = false;
    words->label = false;
}

void poa_html_words_label(poa_html_words *words)
{
    words->label = words->inside;
    if (!words->label)
        poa_html_words_break(words, POA_GAP_LINE);
}

/* Pay the blank or the colon that is owed before text. */
static void settle(poa_html_words *words)
{
    const poa_strbuf *text = &words->flow->x.text;

    if (words->label) {
        bool colon = text->length > 0 && text->bytes[text->length - 1] == ':';
        poa_flow_mark(words->flow, colon ? " " : ": ");
    } else if (words->blank != UINT32_MAX) {
        poa_flow_put(words->flow, words->blank, words->blank + 1, " ", 1);
    }
    words->label = false;
    words->blank = UINT32_MAX;
    words->inside = true;
}

void poa_html_words_put(poa_html_words *words, uint32_t offset, uint32_t end, const char *text)
{
    settle(words);
    poa_flow_put(words->flow, offset, end, text, strlen(text));
    words->at = end;
}

void poa_html_words_end(poa_html_words *words)
{
    words->blank = UINT32_MAX;
}

/* ---- A text node ---------------------------------------------------------------------------- */

/* Where two readings of the same text stand. */
struct pair {
    const char *source; /* original bytes */
    size_t source_length;
    size_t at;
    const char *text; /* decoded, ends with a NUL */
    size_t done;
    uint32_t offset; /* of `source` in the whole source */
};

/* Bytes of the reference that begins here: "&" and what may belong to it. */
static size_t reference_length(const struct pair *p)
{
    size_t end = p->at + 1;

    while (end < p->source_length && (poa_is_latin_alnum((unsigned char)p->source[end]) ||
                                      (p->source[end] == '#' && end == p->at + 1)))
        end++;
    return end + (end < p->source_length && p->source[end] == ';') - p->at;
}

/* Does a reference here stand for the next text?  Takes it. */
static bool take_reference(poa_html_words *words, struct pair *p)
{
    size_t length = reference_length(p);
    poa_strbuf decoded = POA_STRBUF_INIT;

    poa_entity_add(&decoded, p->source + p->at, length);
    bool same = decoded.length > 0 && !decoded.failed &&
                strncmp(p->text + p->done, decoded.bytes, decoded.length) == 0;
    if (same) {
        uint32_t from = p->offset + (uint32_t)p->at;
        poa_html_words_put(words, from, from + (uint32_t)length, decoded.bytes);
        p->done += decoded.length;
        p->at += length;
    }
    poa_strbuf_release(&decoded);
    return same;
}

/* The bytes from here on that are the same in both, up to a blank that is not single, a
 * reference or the end. */
static size_t same_length(const struct pair *p, bool pre)
{
    size_t length = 0;

    while (p->at + length < p->source_length && p->text[p->done + length] != '\0') {
        char c = p->source[p->at + length];
        bool alone = c == ' ' && length > 0 && p->at + length + 1 < p->source_length &&
                     !is_blank(p->source[p->at + length + 1]);
        if (c != p->text[p->done + length] || c == '\r' || (c == '&' && length > 0) ||
            (is_blank(c) && !pre && !alone))
            break;
        length++;
    }
    return length;
}

/* One line end, however it is written. */
static void skip_blank(struct pair *p)
{
    bool crlf =
        p->source[p->at] == '\r' && p->at + 1 < p->source_length && p->source[p->at + 1] == '\n';

    p->at += crlf ? 2 : 1;
    p->done += p->text[p->done] != '\0';
}

static void take_blank(poa_html_words *words, struct pair *p, bool pre)
{
    uint32_t from = p->offset + (uint32_t)p->at;
    bool line = p->source[p->at] == '\n' || p->source[p->at] == '\r';

    skip_blank(p);
    if (pre && line) {
        poa_flow_put(words->flow, from, from + 1, "\n", 1);
    } else if (words->inside && words->blank == UINT32_MAX) {
        words->blank = from;
    }
    words->at = p->offset + (uint32_t)p->at;
}

/* Take the next piece; false: both readings have parted. */
static bool take(poa_html_words *words, struct pair *p, bool pre)
{
    if (p->source[p->at] == '&' && take_reference(words, p))
        return true;
    size_t length = same_length(p, pre);
    if (length == 0 && is_blank(p->source[p->at])) {
        take_blank(words, p, pre);
        return true;
    }
    if (length == 0)
        return false;
    settle(words);
    poa_flow_copy(words->flow, p->offset + (uint32_t)p->at, length);
    p->at += length;
    p->done += length;
    words->at = p->offset + (uint32_t)p->at;
    return true;
}

void poa_html_words_text(poa_html_words *words, const GumboText *text, bool pre)
{
    const char *begin = words->flow->x.source->bytes;
    struct pair p = { text->original_text.data,
                      text->original_text.length,
                      0,
                      text->text,
                      0,
                      (uint32_t)(text->original_text.data - begin) };

    while (p.at < p.source_length && p.text[p.done] != '\0')
        if (!take(words, &p, pre))
            break;
    if (p.text[p.done] != '\0' && p.at < p.source_length) /* told at the place where they parted */
        poa_html_words_put(words, p.offset + (uint32_t)p.at, p.offset + (uint32_t)p.source_length,
                           p.text + p.done);
}

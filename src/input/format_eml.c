/* SPDX-License-Identifier: MIT */
/*
 * A mail: the letter is its text, without the header.  Of parts that say the same the
 * plain text is read, unless it says nothing; files are not opened.
 */
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "input/formats.h"
#include "input/html.h"
#include "input/mail_lines.h"

/* A plain text with fewer characters is none if the HTML beside it has many times more. */
#define STUB_CHARACTERS 200u
#define STUB_FACTOR     4u
/* Whoever takes more bytes in the file is not looked through for that: the plain text is
 * none that is short, the HTML one that is long. */
#define STUB_BYTES (64u << 10)

/* The most that is looked at for the header. */
#define MAX_HEADER_BYTES ((size_t)64 << 10)

/* ---- Recognizing ------------------------------------------------------------------------- */

struct line {
    const char *bytes;
    size_t length;
};

/* Cut off the first line of what is left. */
static struct line cut_line(const char **bytes, size_t *left)
{
    const char *end = memchr(*bytes, '\n', *left);
    struct line line = { *bytes, end != NULL ? (size_t)(end - *bytes) : *left };
    size_t taken = line.length + (end != NULL);

    *bytes += taken;
    *left -= taken;
    if (line.length > 0 && line.bytes[line.length - 1] == '\r')
        line.length--;
    return line;
}

/* Bytes of the name before ":"; 0: this is no line of a header. */
static size_t name_length(struct line line)
{
    size_t length = 0;

    while (length < line.length && line.bytes[length] > ' ' && line.bytes[length] < 0x7F &&
           line.bytes[length] != ':')
        length++;
    return length < line.length && line.bytes[length] == ':' ? length : 0;
}

/* Names that no letter begins with, however much it looks like a mail. */
static bool is_telling(struct line line, size_t length)
{
    static const char *const names[] = { "MIME-Version", "Received", "Message-ID", "Return-Path" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strlen(names[i]) == length && strncasecmp(line.bytes, names[i], length) == 0)
            return true;
    return false;
}

/* A block of header lines up to a blank line or the end, and a telling one among them. */
static bool probe(const poa_input *input)
{
    const char *bytes = (const char *)input->bytes;
    size_t left = input->length < MAX_HEADER_BYTES ? input->length : MAX_HEADER_BYTES;
    bool telling = false;

    for (bool first = true; left > 0; first = false) {
        struct line line = cut_line(&bytes, &left);
        size_t length = name_length(line);
        if (line.length == 0)
            return telling;
        if (first && line.length > 5 && memcmp(line.bytes, "From ", 5) == 0)
            continue; /* as mailboxes part mails */
        bool goes_on = !first && (line.bytes[0] == ' ' || line.bytes[0] == '\t');
        if (length == 0 && !goes_on && left > 0)
            return false;
        telling = telling || (length > 0 && is_telling(line, length));
    }
    return telling;
}

/* ---- Choosing --------------------------------------------------------------------------------- */

struct letter {
    const poa_input *input;
    const poa_mail *mail;
    poa_text *source;
    poa_extraction x;
    poa_mail_lines lines; /* `own` is kept from part to part */
    uint32_t texts;       /* put so far */
};

/* The first text of a kind in a part and those inside it, or NULL. */
static const poa_mail_part *find_text(const poa_mail *mail, uint32_t index, poa_mail_kind kind)
{
    for (uint32_t i = index; i < mail->parts[index].next; i++)
        if (mail->parts[i].kind == kind && !mail->parts[i].attached)
            return &mail->parts[i];
    return NULL;
}

/* Characters that are seen, roughly: without blanks, and without marks of HTML. */
static uint32_t count_seen(const poa_mail_text *text, bool html)
{
    bool inside = false;
    uint32_t seen = 0;

    for (size_t at = 0; at < text->text.length;) {
        uint32_t point = poa_utf8_next(text->text.bytes, &at);
        inside = (inside || (html && point == '<')) && point != '>';
        seen += !inside && point > ' ' && point != '>' && !poa_is_blank(point);
    }
    return seen;
}

/* The same of a part; one that can't be decoded has none. */
static uint32_t count_part(const struct letter *letter, const poa_mail_part *part)
{
    poa_input input = *letter->input;
    poa_mail_text text;
    uint32_t seen = 0;

    input.err = NULL;
    if (poa_mail_text_read(&text, &input, letter->source, part) == POA_OK)
        seen = count_seen(&text, part->kind == POA_MAIL_HTML);
    poa_mail_text_release(&text);
    return seen;
}

static bool is_stub(const struct letter *letter, const poa_mail_part *plain,
                    const poa_mail_part *html)
{
    if (plain->end - plain->begin > STUB_BYTES)
        return false;
    uint32_t seen = count_part(letter, plain);
    if (seen == 0 || seen >= STUB_CHARACTERS)
        return seen == 0;
    return html->end - html->begin > STUB_BYTES || count_part(letter, html) / STUB_FACTOR > seen;
}

/* The part to read of those that say the same: the index of one inside, or of itself if
 * none has a text. */
static uint32_t choose(const struct letter *letter, uint32_t index)
{
    const poa_mail *mail = letter->mail;
    uint32_t plain = index;
    uint32_t html = index;

    for (uint32_t i = index + 1; i < mail->parts[index].next; i = mail->parts[i].next) {
        if (plain == index && find_text(mail, i, POA_MAIL_PLAIN) != NULL)
            plain = i;
        else if (html == index && find_text(mail, i, POA_MAIL_HTML) != NULL)
            html = i;
    }
    if (plain == index)
        return html;
    if (html == index)
        return plain;
    return is_stub(letter, find_text(mail, plain, POA_MAIL_PLAIN),
                   find_text(mail, html, POA_MAIL_HTML))
               ? html
               : plain;
}

/* ---- Putting ------------------------------------------------------------------------------------ */

static void put(struct letter *letter, const poa_mail_part *part, const poa_mail_text *text)
{
    if (letter->texts > 0)
        poa_extraction_mark(&letter->x, "\n\n");
    else if (text->encoding != NULL)
        letter->source->encoding = text->encoding; /* that of the letter, not of the header */
    letter->source->encoding_sure = letter->source->encoding_sure && text->sure;
    letter->texts++;
    letter->lines.flowed = part->flowed && part->kind == POA_MAIL_PLAIN;
    letter->lines.delsp = part->delsp;
    poa_mail_lines_put(&letter->lines, text, &letter->x);
}

/* HTML is read as an HTML file is, once the transfer encoding is undone. */
static poa_status put_html(struct letter *letter, const poa_mail_part *part,
                           const poa_mail_text *html)
{
    const poa_input *input = letter->input;
    poa_text page = { .bytes = poa_strbuf_str(&html->text),
                      .length = (uint32_t)html->text.length,
                      .encoding = "utf-8",
                      .type = "eml",
                      .encoding_sure = true };
    poa_mail_text text;
    poa_text words;

    poa_status status = poa_html_extract(&words, input->arena, &page, "eml", input->err);
    if (status != POA_OK)
        return status;
    status = poa_mail_text_inner(&text, html, &words, letter->source, input->err);
    if (status == POA_OK)
        put(letter, part, &text);
    poa_mail_text_release(&text);
    return status;
}

static poa_status put_text(struct letter *letter, const poa_mail_part *part)
{
    poa_mail_text text;

    if (part->attached)
        return POA_OK;
    poa_status status = poa_mail_text_read(&text, letter->input, letter->source, part);
    if (status == POA_OK && part->kind == POA_MAIL_HTML)
        status = put_html(letter, part, &text);
    else if (status == POA_OK)
        put(letter, part, &text);
    poa_mail_text_release(&text);
    return status;
}

/* What is inside a part, the mail in another mail too, goes through here again; parts are
 * no deeper than POA_MAX_MAIL_DEPTH. */
static poa_status put_part(struct letter *letter, uint32_t index)
{
    const poa_mail_part *parts = letter->mail->parts;
    const poa_mail_part *part = &parts[index];
    bool quoted = letter->lines.quoted;
    uint32_t chosen = index;
    poa_status status = POA_OK;

    switch (part->kind) {
    case POA_MAIL_PLAIN:
    case POA_MAIL_HTML:
        return put_text(letter, part);
    case POA_MAIL_ALTERNATIVE:
        chosen = choose(letter, index);
        return chosen != index ? put_part(letter, chosen) : POA_OK;
    case POA_MAIL_RELATED:
        return index + 1 < part->next ? put_part(letter, index + 1) : POA_OK;
    case POA_MAIL_MESSAGE: /* sent on: the letter itself, if nothing is said above it */
        letter->lines.quoted = quoted || letter->lines.own;
        break;
    case POA_MAIL_MIXED:
        break;
    case POA_MAIL_OTHER:
        return POA_OK;
    }
    for (uint32_t i = index + 1; i < part->next && status == POA_OK; i = parts[i].next)
        status = put_part(letter, i);
    letter->lines.quoted = quoted;
    return status;
}

/* ---- The source ------------------------------------------------------------------------------------ */

/* The file as lines and columns count it.  A byte that is no part of UTF-8 counts as one
 * character, and so does each that is not ASCII in a file that holds one. */
static poa_status read_source(poa_text *out, const poa_input *input)
{
    char *bytes = poa_arena_strndup(input->arena, (const char *)input->bytes, input->length);

    if (bytes == NULL)
        return poa_fail_nomem(input->err);
    bool valid = poa_utf8_valid(bytes, input->length) == input->length;
    for (size_t i = 0; i < input->length && !valid; i++)
        if ((unsigned char)bytes[i] >= 0x80)
            bytes[i] = '?';
    *out = (poa_text){ .bytes = bytes,
                       .length = (uint32_t)input->length,
                       .encoding = valid ? "utf-8" : "unknown-8bit",
                       .type = "eml",
                       .encoding_sure = true };
    return POA_OK;
}

static poa_status extract(poa_text *out, const poa_input *input)
{
    struct letter letter = { .input = input };
    poa_digits room;
    poa_mail mail;
    poa_text source;

    if (input->length > POA_MAX_INPUT_CEILING)
        return poa_fail(input->err, POA_LIMIT, NULL, "input.too-large",
                        poa_decimal(&room, POA_MAX_INPUT_CEILING));
    poa_status status = poa_mail_parse(&mail, input);
    if (status == POA_OK)
        status = read_source(&source, input);
    if (status == POA_OK)
        status = poa_extraction_begin(&letter.x, input->arena, &source, input->err);
    if (status != POA_OK)
        return status;
    letter.mail = &mail;
    letter.source = &source;
    status = put_part(&letter, 0);
    if (status == POA_OK && letter.texts == 0)
        status = poa_fail(input->err, POA_ENCODING, NULL, "input.mail-no-text");
    if (status == POA_OK)
        return poa_extraction_end(&letter.x, out, input->arena, "eml", input->err);
    poa_extraction_release(&letter.x);
    return status;
}

static const char *const endings[] = { ".eml", NULL };

const poa_format poa_format_eml = { "eml", endings, false, probe, extract };

/* SPDX-License-Identifier: MIT */
/* HTML: a saved mail, or a page pasted from a browser.  Its encoding is what a mark, the
 * user or the page itself says. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/formats.h"
#include "input/html.h"

/* The page says its encoding so near to its begin (HTML, 13.2.3.2). */
#define HEAD_BYTES 1024u

static bool starts(const poa_input *input, size_t at, const char *word)
{
    size_t length = strlen(word);
    return input->length - at >= length &&
           strncasecmp((const char *)input->bytes + at, word, length) == 0;
}

/* Behind blanks, a mark and comments. */
static size_t skip_prologue(const poa_input *input)
{
    size_t at = starts(input, 0, "\xEF\xBB\xBF") ? 3 : 0;

    for (;;) {
        while (at < input->length && strchr(" \t\r\n\f", input->bytes[at]) != NULL &&
               input->bytes[at] != '\0')
            at++;
        const char *end = NULL;
        if (starts(input, at, "<!--"))
            end = poa_ascii_find((const char *)input->bytes + at, input->length - at, "-->");
        if (end == NULL)
            return at;
        at = (size_t)(end - (const char *)input->bytes) + 3;
    }
}

static bool probe(const poa_input *input)
{
    size_t at = skip_prologue(input);

    return starts(input, at, "<!doctype html") || starts(input, at, "<html") ||
           starts(input, at, "<head>") || starts(input, at, "<body");
}

/* The label behind "charset=" near the begin, in `room`; NULL where there is none. */
static const char *declared(const poa_input *input, char room[static 32])
{
    size_t length = input->length < HEAD_BYTES ? input->length : HEAD_BYTES;
    char head[HEAD_BYTES + 1];

    memcpy(head, input->bytes, length);
    for (size_t i = 0; i < length; i++)
        head[i] = head[i] == '\0' ? ' ' : head[i];
    head[length] = '\0';
    const char *found = poa_ascii_find(head, length, "charset=");
    if (found == NULL)
        return NULL;
    found += strlen("charset=");
    found += strspn(found, " \"'");
    size_t size = strcspn(found, " \"';/>\r\n\t");
    if (size == 0 || size > 31)
        return NULL;
    snprintf(room, 32, "%.*s", (int)size, found);
    return room;
}

/* What the page says is believed, where its bytes bear it out. */
static poa_status decode(poa_text *out, const poa_input *input)
{
    char room[32];
    const char *label = input->encoding == NULL ? declared(input, room) : NULL;
    const poa_encoding *encoding = label != NULL ? poa_encoding_find(label) : NULL;
    poa_error ignored = { .lang = POA_LANG_EN };

    if (encoding != NULL && encoding->unit == 1 &&
        poa_utf8_valid((const char *)input->bytes, input->length) < input->length &&
        poa_text_decode(out, input->arena, input->bytes, input->length, encoding->name, &ignored) ==
            POA_OK)
        return POA_OK;
    return poa_text_decode(out, input->arena, input->bytes, input->length, input->encoding,
                           input->err);
}

static poa_status extract(poa_text *out, const poa_input *input)
{
    poa_text source;
    poa_status status = decode(&source, input);

    return status == POA_OK
               ? poa_html_extract(out, input->arena, &source, poa_format_html.name, input->err)
               : status;
}

static const char *const endings[] = { ".html", ".htm", ".xhtml", NULL };

const poa_format poa_format_html = { "html", endings, false, probe, extract };

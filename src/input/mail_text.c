/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a part become characters one by one, so that each is known to come from its
 * own bytes of the file: iconv() is given a byte more until it is content.
 */
#include "input/mail_text.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "input/encoding.h"

/* No character of any charset is longer, with what switches to it. */
#define MAX_PENDING 32u

/* ---- Runs --------------------------------------------------------------------------------- */

static void add(poa_mail_text *out, const poa_text *source, const char *bytes, size_t length,
                uint32_t begin, uint32_t end)
{
    poa_mail_run *last = out->runs.count > 0 ? poa_list_at(&out->runs, out->runs.count - 1) : NULL;
    bool along = end - begin == length && memcmp(source->bytes + begin, bytes, length) == 0;
    poa_mail_run run = { (uint32_t)out->text.length, begin, end, along };

    poa_strbuf_add(&out->text, bytes, length);
    if (last != NULL && last->along && along && last->end == begin)
        last->end = end;
    else if (last != NULL && !last->along && !along && last->begin == begin && last->end == end)
        return;
    else if (poa_list_push(&out->runs, &run) == NULL)
        out->text.failed = true;
}

static const poa_mail_run *run_at(const poa_mail_text *text, uint32_t at, size_t *run)
{
    const poa_mail_run *found = poa_list_at(&text->runs, *run);

    while (*run + 1 < text->runs.count) {
        const poa_mail_run *next = poa_list_at(&text->runs, *run + 1);
        if (next->at > at)
            break;
        found = next;
        ++*run;
    }
    return found;
}

uint32_t poa_mail_text_place(const poa_mail_text *text, uint32_t at, size_t *run)
{
    const poa_mail_run *found = NULL;

    if (text->runs.count == 0)
        return 0;
    found = run_at(text, at, run);
    if (at >= text->text.length)
        return found->end;
    return found->along ? found->begin + (at - found->at) : found->begin;
}

void poa_mail_text_copy(const poa_mail_text *text, poa_extraction *x, uint32_t begin, uint32_t end,
                        size_t *run)
{
    while (begin < end) {
        const poa_mail_run *found = run_at(text, begin, run);
        const poa_mail_run *next =
            *run + 1 < text->runs.count ? poa_list_at(&text->runs, *run + 1) : NULL;
        uint32_t stop = next != NULL && next->at < end ? next->at : end;
        if (found->along)
            poa_extraction_copy(x, found->begin + (begin - found->at), stop - begin);
        else
            poa_extraction_put(x, found->begin, found->end, text->text.bytes + begin, stop - begin);
        begin = stop;
    }
}

void poa_mail_text_release(poa_mail_text *text)
{
    poa_strbuf_release(&text->text);
    poa_list_release(&text->runs);
}

/* ---- Characters ------------------------------------------------------------------------------ */

/* Bytes on their way to a character. */
struct reader {
    poa_mail_text *out;
    const poa_text *source;
    iconv_t iconv;
    char pending[MAX_PENDING];
    size_t count;
    uint32_t begin; /* of the pending bytes, in the file */
    uint32_t end;
    bool wrong; /* bytes that are in no such charset */
};

/* Let iconv() take what it can of the pending bytes. */
static void convert(struct reader *r)
{
    char utf8[4 * MAX_PENDING];
    char *in = r->pending;
    char *out = utf8;
    size_t left = r->count;
    size_t room = sizeof(utf8);

    size_t done = iconv(r->iconv, &in, &left, &out, &room);
    size_t length = sizeof(utf8) - room;
    if (done == (size_t)-1 && errno != EINVAL)
        r->wrong = true;
    if (poa_utf8_valid(utf8, length) < length)
        r->wrong = true; /* iconv() lets pass what is past U+10FFFF */
    else if (length > 0)
        add(r->out, r->source, utf8, length, r->begin, r->end);
    memmove(r->pending, in, left);
    r->count = left;
}

static void take(void *user, const char *bytes, size_t length, uint32_t begin, uint32_t end)
{
    struct reader *r = user;

    for (size_t i = 0; i < length && !r->wrong; i++) {
        if (r->count == MAX_PENDING) {
            r->wrong = true;
            return;
        }
        if (r->count == 0)
            r->begin = begin;
        r->end = end;
        r->pending[r->count++] = bytes[i];
        convert(r);
    }
}

/* What a charset that looks ahead has kept, and what was cut off. */
static void finish(struct reader *r)
{
    char utf8[MAX_PENDING];
    char *out = utf8;
    size_t room = sizeof(utf8);

    if (r->wrong)
        return;
    r->wrong = r->count > 0;
    (void)iconv(r->iconv, NULL, NULL, &out, &room);
    if (out > utf8)
        add(r->out, r->source, utf8, sizeof(utf8) - room, r->end, r->end);
}

/* Read the part in an encoding, by iconv()'s name.  False: it is in none such, or memory
 * ran out. */
static bool read_in(poa_mail_text *out, const poa_input *input, const poa_text *source,
                    const poa_mail_part *part, const char *encoding)
{
    struct reader r = { .out = out, .source = source };

    if (!poa_iconv_open(&r.iconv, "UTF-8", encoding))
        return false;
    poa_strbuf_clear(&out->text);
    poa_list_release(&out->runs);
    poa_mail_decode(input, part, take, &r);
    finish(&r);
    (void)iconv_close(r.iconv);
    return !r.wrong && !out->text.failed;
}

/* Read it as what a label means, which may be one that iconv() alone knows. */
static bool read_as(poa_mail_text *out, const poa_input *input, const poa_text *source,
                    const poa_mail_part *part, const char *label)
{
    const poa_encoding *encoding = poa_encoding_find(label);

    out->encoding = encoding != NULL ? encoding->name : NULL;
    return read_in(out, input, source, part, encoding != NULL ? encoding->iconv : label);
}

static void collect(void *user, const char *bytes, size_t length, uint32_t begin, uint32_t end)
{
    (void)begin;
    (void)end;
    poa_strbuf_add(user, bytes, length);
}

/* The part says nothing: read it as what its bytes are most likely in. */
static bool read_likeliest(poa_mail_text *out, const poa_input *input, const poa_text *source,
                           const poa_mail_part *part)
{
    poa_strbuf bytes = POA_STRBUF_INIT;

    poa_mail_decode(input, part, collect, &bytes);
    const poa_encoding *encoding = poa_encoding_detect(
        (const unsigned char *)poa_strbuf_str(&bytes), bytes.length, &out->sure);
    out->text.failed = bytes.failed;
    poa_strbuf_release(&bytes);
    return encoding != NULL && encoding->read && !out->text.failed &&
           read_as(out, input, source, part, encoding->name);
}

/* Does a label mean what any bytes are? */
static bool fits_any_bytes(const char *label)
{
    const poa_encoding *encoding = poa_encoding_find(label);

    return encoding != NULL && strcmp(encoding->name, "windows-1252") == 0;
}

/* What a part says is believed, unless it fits any bytes: then UTF-8 goes first, which
 * hardly anything else is by chance. */
static bool read_any(poa_mail_text *out, const poa_input *input, const poa_text *source,
                     const poa_mail_part *part)
{
    const char *charset = part->charset;

    if (input->encoding != NULL)
        return read_as(out, input, source, part, input->encoding);
    if (charset != NULL && !fits_any_bytes(charset) && read_as(out, input, source, part, charset))
        return true;
    if (read_as(out, input, source, part, "utf-8"))
        return true;
    return charset != NULL ? fits_any_bytes(charset) && read_as(out, input, source, part, charset)
                           : read_likeliest(out, input, source, part);
}

poa_status poa_mail_text_read(poa_mail_text *out, const poa_input *input, const poa_text *source,
                              const poa_mail_part *part)
{
    const char *charset = input->encoding != NULL ? input->encoding : part->charset;

    *out = (poa_mail_text){ POA_STRBUF_INIT, POA_LIST_INIT(poa_mail_run), NULL, true };
    if (read_any(out, input, source, part))
        return POA_OK;
    if (out->text.failed)
        return poa_fail_nomem(input->err);
    return charset != NULL ? poa_fail(input->err, POA_ENCODING, NULL, "input.mail-charset", charset)
                           : poa_fail(input->err, POA_ENCODING, NULL, "input.mail-no-charset");
}

/* ---- A text inside ---------------------------------------------------------------------------- */

/* Where in the outer text the inner one's byte at `at` stands. */
static uint32_t outer_offset(const poa_text *inner, uint32_t at)
{
    const poa_piece *piece = NULL;

    if (inner->map == NULL)
        return at;
    piece = poa_map_at(inner->map, at);
    return piece->stands ? piece->offset : piece->offset + (at - piece->begin);
}

poa_status poa_mail_text_inner(poa_mail_text *out, const poa_mail_text *outer,
                               const poa_text *inner, const poa_text *source, poa_error *err)
{
    size_t run = 0;
    uint32_t last = 0; /* places never go back */

    *out = (poa_mail_text){ POA_STRBUF_INIT, POA_LIST_INIT(poa_mail_run), outer->encoding,
                            outer->sure };
    for (size_t at = 0; at < inner->length;) {
        size_t next = at;
        (void)poa_utf8_next(inner->bytes, &next);
        uint32_t offset = outer_offset(inner, (uint32_t)at);
        last = offset > last ? offset : last;
        uint32_t begin = poa_mail_text_place(outer, last, &run);
        uint32_t end = begin + (uint32_t)(next - at);
        if (end > source->length)
            end = begin;
        bool along = memcmp(source->bytes + begin, inner->bytes + at, end - begin) == 0;
        add(out, source, inner->bytes + at, next - at, begin, along ? end : begin);
        at = next;
    }
    return out->text.failed ? poa_fail_nomem(err) : POA_OK;
}

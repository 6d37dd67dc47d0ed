/* SPDX-License-Identifier: MIT */
/* From bytes to one valid UTF-8 text: byte order marks, strict UTF-8, else what the bytes
 * most likely are. */
#include "input/text.h"

#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "input/encoding.h"

/* The bytes of one input, and where failures go. */
struct input {
    const unsigned char *bytes;
    size_t length;
    poa_arena *arena;
    poa_error *err;
};

static poa_status refuse(const struct input *in, const char *key, const char *encoding,
                         size_t offset)
{
    poa_digits room;

    return poa_fail(in->err, POA_ENCODING, NULL, key, poa_decimal(&room, offset), encoding);
}

static bool begins(const struct input *in, const char *mark, size_t length)
{
    return in->length >= length && memcmp(in->bytes, mark, length) == 0;
}

/* A file with this many NUL bytes is no UTF-8: UTF-16 or UTF-32 without its mark, or no
 * text at all.  A few may stray into one, and stay. */
static bool is_full_of_nul(const struct input *in)
{
    size_t count = 0;

    for (size_t i = 0; i < in->length; i++)
        count += in->bytes[i] == '\0';
    return count > in->length / 10 + 1; /* a stray one is no reason to refuse a short draft */
}

static poa_text new_text(const char *bytes, size_t length, const char *encoding, uint32_t bom)
{
    return (poa_text){ .bytes = bytes,
                       .length = (uint32_t)length,
                       .encoding = encoding,
                       .type = "text",
                       .bom = bom,
                       .encoding_sure = true };
}

static poa_status keep_utf8(poa_text *out, const struct input *in, uint32_t bom)
{
    const char *bytes = (const char *)in->bytes + bom;
    size_t length = in->length - bom;
    size_t valid = poa_utf8_valid(bytes, length);

    if (valid < length)
        return refuse(in, "input.not-encoding", "utf-8", valid + bom);
    char *copy = poa_arena_strndup(in->arena, bytes, length);
    if (copy == NULL)
        return poa_fail_nomem(in->err);
    *out = new_text(copy, length, "utf-8", bom);
    return POA_OK;
}

/* Decode what stands behind the mark through iconv. */
static poa_status convert(poa_text *out, const struct input *in, const poa_encoding *encoding,
                          uint32_t bom)
{
    poa_strbuf text = POA_STRBUF_INIT;
    size_t bad = 0;
    bool done = poa_encoding_decode(encoding, &text, in->bytes + bom, in->length - bom, &bad);
    bool failed = text.failed || text.length > POA_MAX_INPUT_CEILING;
    const char *copy = NULL;

    if (done && !failed)
        copy = poa_arena_strndup(in->arena, poa_strbuf_str(&text), text.length);
    if (copy != NULL)
        *out = new_text(copy, text.length, encoding->name, bom);
    poa_strbuf_release(&text);
    if (copy != NULL)
        return POA_OK;
    return failed || done ? poa_fail_nomem(in->err)
                          : refuse(in, "input.not-encoding", encoding->name, bad + bom);
}

static poa_status decode_as(poa_text *out, const struct input *in, const poa_encoding *encoding,
                            uint32_t bom)
{
    if (!encoding->read)
        return refuse(in, "input.unsupported-encoding", encoding->name, 0);
    if (strcmp(encoding->name, "utf-8") == 0)
        return keep_utf8(out, in, bom);
    return convert(out, in, encoding, bom);
}

/* The encoding that a byte order mark names, or NULL.  The long ones come first: the
 * mark of UTF-16 begins that of UTF-32. */
static const poa_encoding *marked(const struct input *in, uint32_t *bom)
{
    static const struct {
        const char *mark;
        uint32_t length;
        const char *name;
    } marks[] = {
        { "\xEF\xBB\xBF", 3, "utf-8" },    { "\xFF\xFE\0\0", 4, "utf-32le" },
        { "\0\0\xFE\xFF", 4, "utf-32be" }, { "\xFF\xFE", 2, "utf-16le" },
        { "\xFE\xFF", 2, "utf-16be" },
    };

    *bom = 0;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (!begins(in, marks[i].mark, marks[i].length))
            continue;
        *bom = marks[i].length;
        return poa_encoding_find(marks[i].name);
    }
    return NULL;
}

/* The encoding that the user asked for.  A mark of the same family knows better which
 * byte comes first. */
static poa_status decode_wanted(poa_text *out, const struct input *in, const char *wanted)
{
    const poa_encoding *encoding = poa_encoding_find(wanted);
    uint32_t bom = 0;
    const poa_encoding *mark = marked(in, &bom);

    if (encoding == NULL)
        return poa_fail(in->err, POA_ARGUMENT, NULL, "api.unknown-encoding", wanted);
    if (mark != NULL && mark->unit == encoding->unit && (mark->unit > 1 || mark == encoding))
        return decode_as(out, in, mark, bom);
    return decode_as(out, in, encoding, 0);
}

/* No mark, and no UTF-8: the likeliest encoding. */
static poa_status decode_likeliest(poa_text *out, const struct input *in)
{
    size_t valid = poa_utf8_valid((const char *)in->bytes, in->length);
    const void *nul = in->length > 0 ? memchr(in->bytes, '\0', in->length) : NULL;
    bool sure = false;
    const poa_encoding *encoding = poa_encoding_detect(in->bytes, in->length, &sure);

    if (encoding == NULL && nul != NULL)
        return refuse(in, "input.binary", "", (size_t)((const unsigned char *)nul - in->bytes));
    if (encoding == NULL)
        return refuse(in, "input.unknown-encoding", "", valid);
    poa_status status = decode_as(out, in, encoding, 0);
    if (status == POA_OK)
        out->encoding_sure = sure;
    return status;
}

poa_status poa_text_decode(poa_text *out, poa_arena *arena, const void *bytes, size_t length,
                           const char *wanted, poa_error *err)
{
    struct input in = { bytes, length, arena, err };
    poa_digits room;
    uint32_t bom = 0;

    if (length > POA_MAX_INPUT_CEILING)
        return poa_fail(err, POA_LIMIT, NULL, "input.too-large",
                        poa_decimal(&room, POA_MAX_INPUT_CEILING));
    if (wanted != NULL)
        return decode_wanted(out, &in, wanted);
    const poa_encoding *mark = marked(&in, &bom);
    if (mark != NULL)
        return decode_as(out, &in, mark, bom);
    if (!is_full_of_nul(&in) && poa_utf8_valid(bytes, length) == length)
        return keep_utf8(out, &in, 0);
    return decode_likeliest(out, &in);
}

bool poa_text_as_it_lies(const poa_text *text)
{
    return text->map == NULL && strcmp(text->encoding, "utf-8") == 0;
}

uint64_t poa_text_source_offset(const poa_text *text, uint32_t offset)
{
    return poa_text_as_it_lies(text) ? (uint64_t)offset + text->bom : offset;
}

/* SPDX-License-Identifier: MIT */
/* From bytes to one valid UTF-8 text: byte order marks, strict checks. */
#include "input/text.h"

#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/utf8.h"

const char *const poa_encodings[] = { "utf-8", "utf-16le", "utf-16be", NULL };

/* The bytes of one input, and where failures go. */
struct input {
    const unsigned char *bytes;
    size_t length;
    poa_arena *arena;
    poa_error *err;
};

static poa_status refuse(const struct input *in, const char *key, size_t offset)
{
    poa_digits room;

    return poa_fail(in->err, POA_ENCODING, NULL, key, poa_decimal(&room, offset));
}

static bool begins(const struct input *in, const char *mark, size_t length)
{
    return in->length >= length && memcmp(in->bytes, mark, length) == 0;
}

/* A file with this many NUL bytes is no letter: UTF-16 without its mark, or no
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

static poa_status decode_utf8(poa_text *out, const struct input *in, uint32_t bom)
{
    const char *bytes = (const char *)in->bytes + bom;
    size_t length = in->length - bom;
    size_t valid = poa_utf8_valid(bytes, length);
    const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;

    if (nul != NULL && (valid < length || is_full_of_nul(in)))
        return refuse(in, "input.binary", (size_t)(nul - bytes) + bom);
    if (valid < length)
        return refuse(in, "input.not-utf8", valid + bom);
    char *copy = poa_arena_strndup(in->arena, bytes, length);
    if (copy == NULL)
        return poa_fail_nomem(in->err);
    *out = new_text(copy, length, "utf-8", bom);
    return POA_OK;
}

static uint32_t unit_at(const struct input *in, size_t at, bool big)
{
    uint32_t first = in->bytes[at];
    uint32_t second = in->bytes[at + 1];

    return big ? first << 8 | second : second << 8 | first;
}

/* The code point at *at, which moves behind it; a surrogate where it is alone. */
static uint32_t point_at(const struct input *in, size_t *at, bool big)
{
    uint32_t unit = unit_at(in, *at, big);

    *at += 2;
    if (unit < 0xD800 || unit > 0xDBFF || *at >= in->length)
        return unit;
    uint32_t low = unit_at(in, *at, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return unit;
    *at += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* Two bytes become at most three, and four become four. */
static poa_status convert_utf16(const struct input *in, bool big, char *to, size_t *length)
{
    size_t used = 0;

    for (size_t at = 2; at < in->length;) {
        size_t begin = at;
        uint32_t point = point_at(in, &at, big);
        if (point >= 0xD800 && point <= 0xDFFF)
            return refuse(in, "input.utf16-surrogate", begin);
        used += poa_utf8_encode(point, to + used);
    }
    *length = used;
    return POA_OK;
}

static poa_status decode_utf16(poa_text *out, const struct input *in, bool big)
{
    size_t length = 0;

    if (in->length % 2 != 0)
        return refuse(in, "input.utf16-odd", in->length - 1);
    char *copy = poa_arena_alloc(in->arena, in->length / 2 * 3 + 1, 1);
    if (copy == NULL)
        return poa_fail_nomem(in->err);
    poa_status status = convert_utf16(in, big, copy, &length);
    if (status != POA_OK)
        return status;
    copy[length] = '\0';
    *out = new_text(copy, length, big ? "utf-16be" : "utf-16le", 2);
    return POA_OK;
}

poa_status poa_text_decode(poa_text *out, poa_arena *arena, const void *bytes, size_t length,
                           const char *wanted, poa_error *err)
{
    struct input in = { bytes, length, arena, err };
    poa_digits room;

    (void)wanted;
    if (length > POA_MAX_INPUT_CEILING)
        return poa_fail(err, POA_LIMIT, NULL, "input.too-large",
                        poa_decimal(&room, POA_MAX_INPUT_CEILING));
    if (begins(&in, "\xEF\xBB\xBF", 3))
        return decode_utf8(out, &in, 3);
    if (begins(&in, "\xFF\xFE\0\0", 4) || begins(&in, "\0\0\xFE\xFF", 4))
        return refuse(&in, "input.utf32", 0);
    if (begins(&in, "\xFF\xFE", 2))
        return decode_utf16(out, &in, false);
    if (begins(&in, "\xFE\xFF", 2))
        return decode_utf16(out, &in, true);
    return decode_utf8(out, &in, 0);
}

bool poa_text_as_it_lies(const poa_text *text)
{
    return text->map == NULL && strcmp(text->encoding, "utf-8") == 0;
}

uint64_t poa_text_source_offset(const poa_text *text, uint32_t offset)
{
    return poa_text_as_it_lies(text) ? (uint64_t)offset + text->bom : offset;
}

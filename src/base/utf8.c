/* SPDX-License-Identifier: MIT */
/* UTF-8 by RFC 3629, and ranges of characters. */
#include "base/utf8.h"

#include <assert.h>

/* Bytes of the valid sequence at `s`, or 0.  The second byte alone tells
 * overlong forms, surrogates and what lies past U+10FFFF. */
static size_t sequence(const unsigned char *s, size_t length)
{
    if (s[0] < 0x80)
        return 1;
    size_t size = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (s[0] < 0xC2 || s[0] > 0xF4 || size > length)
        return 0;
    unsigned low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

size_t poa_utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t at = 0;

    while (at < length) {
        size_t size = sequence(s + at, length - at);
        if (size == 0)
            break;
        at += size;
    }
    return at;
}

uint32_t poa_utf8_next(const char *bytes, size_t *at)
{
    const unsigned char *s = (const unsigned char *)bytes + *at;

    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    size_t size = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    uint32_t point = s[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++)
        point = point << 6 | (s[i] & 0x3Fu);
    *at += size;
    return point;
}

uint32_t poa_utf8_previous(const char *bytes, size_t *at)
{
    assert(*at > 0);
    do
        *at -= 1;
    while (*at > 0 && poa_utf8_is_continuation(bytes[*at]));
    size_t begin = *at;
    return poa_utf8_next(bytes, &begin);
}

size_t poa_utf8_encode(uint32_t point, char out[4])
{
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

    assert(point <= 0x10FFFF);
    for (size_t i = size; i-- > 1; point >>= 6)
        out[i] = (char)(0x80u | (point & 0x3Fu));
    out[0] = (char)(unsigned char)(lead[size] | point);
    return size;
}

struct range {
    uint32_t first;
    uint32_t last;
};

/* Ranges are sorted: most of a draft is answered by the first comparison. */
static bool in_ranges(const struct range *ranges, size_t count, uint32_t point)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && point >= ranges[low].first;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

bool poa_is_han(uint32_t point)
{
    static const struct range han[] = {
        { 0x2E80, 0x2E99 },   { 0x2E9B, 0x2EF3 },   { 0x2F00, 0x2FD5 },   { 0x3005, 0x3005 },
        { 0x3007, 0x3007 },   { 0x3021, 0x3029 },   { 0x3038, 0x303B },   { 0x3400, 0x4DBF },
        { 0x4E00, 0x9FFF },   { 0xF900, 0xFA6D },   { 0xFA70, 0xFAD9 },   { 0x16FF0, 0x16FF1 },
        { 0x20000, 0x2A6DF }, { 0x2A700, 0x2B739 }, { 0x2B740, 0x2B81D }, { 0x2B820, 0x2CEA1 },
        { 0x2CEB0, 0x2EBE0 }, { 0x2EBF0, 0x2EE5D }, { 0x2F800, 0x2FA1D }, { 0x30000, 0x3134A },
        { 0x31350, 0x323AF },
    };

    return point >= han[0].first && in_ranges(han, COUNT(han), point);
}

bool poa_is_latin_alnum(uint32_t point)
{
    static const struct range latin[] = {
        { '0', '9' },       { 'A', 'Z' },       { 'a', 'z' },       { 0xAA, 0xAA },
        { 0xBA, 0xBA },     { 0xC0, 0xD6 },     { 0xD8, 0xF6 },     { 0xF8, 0x2B8 },
        { 0x1E00, 0x1EFF }, { 0x2C60, 0x2C7F }, { 0xA722, 0xA787 }, { 0xA78B, 0xA7FF },
        { 0xAB30, 0xAB5A }, { 0xAB5C, 0xAB64 }, { 0xFF10, 0xFF19 }, { 0xFF21, 0xFF3A },
        { 0xFF41, 0xFF5A },
    };

    return in_ranges(latin, COUNT(latin), point);
}

bool poa_is_blank(uint32_t point)
{
    switch (point) {
    case '\t':
    case ' ':
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return true;
    default:
        return point >= 0x2000 && point <= 0x200A;
    }
}

static bool takes_no_column(uint32_t point)
{
    static const struct range none[] = {
        { 0x0, 0x1F },      { 0x7F, 0x9F },     { 0xAD, 0xAD },     { 0x300, 0x36F },
        { 0x483, 0x489 },   { 0x591, 0x5BD },   { 0x610, 0x61A },   { 0x64B, 0x65F },
        { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x200B, 0x200F }, { 0x2028, 0x202E },
        { 0x2060, 0x206F }, { 0x20D0, 0x20FF }, { 0x302A, 0x302D }, { 0x3099, 0x309A },
        { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0xE0000, 0xE0FFF },
    };

    return in_ranges(none, COUNT(none), point);
}

uint32_t poa_display_width(uint32_t point)
{
    static const struct range wide[] = {
        { 0x1100, 0x115F },   { 0x231A, 0x231B },   { 0x2329, 0x232A },   { 0x23E9, 0x23EC },
        { 0x25FD, 0x25FE },   { 0x2614, 0x2615 },   { 0x26A1, 0x26A1 },   { 0x26D4, 0x26D4 },
        { 0x2705, 0x2705 },   { 0x274C, 0x274C },   { 0x2753, 0x2757 },   { 0x2795, 0x2797 },
        { 0x2B1B, 0x2B1C },   { 0x2B50, 0x2B50 },   { 0x2E80, 0x303E },   { 0x3041, 0x4DBF },
        { 0x4E00, 0xA4CF },   { 0xA960, 0xA97F },   { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },
        { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE6F },   { 0xFF01, 0xFF60 },   { 0xFFE0, 0xFFE6 },
        { 0x16FE0, 0x18D8F }, { 0x1B000, 0x1B2FF }, { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
        { 0x1F900, 0x1F9FF }, { 0x1FA70, 0x1FAFF }, { 0x20000, 0x3FFFD },
    };

    if (takes_no_column(point))
        return 0;
    return point >= wide[0].first && in_ranges(wide, COUNT(wide), point) ? 2 : 1;
}

/* SPDX-License-Identifier: MIT */
/*
 * Which encoding?  That bytes decode proves nothing: nearly all Big5 is valid GB18030.
 * So each candidate decodes a sample, and the one whose text looks most like a letter
 * wins: common Han and Chinese punctuation speak for it; rare Han, scripts that no such
 * letter is in, and marks inside words against it.
 */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "input/common_han.h"
#include "input/encoding.h"

/* Bytes looked at: enough for any letter, and a bound for others. */
#define SAMPLE ((size_t)16 << 10)
/* A score is the mean of points of the characters beyond ASCII, in hundredths.  The best
 * needs this much, and is sure with this lead over the next ... */
#define ENOUGH_SCORE 0
#define SURE_LEAD    40
/* ... and this many such characters. */
#define SURE_POINTS 6u

/* ---- Points of a character ------------------------------------------------------------ */

static bool is_common(uint32_t point)
{
    uint32_t bit = point - POA_COMMON_BEGIN;

    if (point < POA_COMMON_BEGIN || point >= POA_COMMON_END)
        return false;
    return (poa_common_han[bit / 8] >> (bit % 8) & 1u) != 0;
}

/* Ranges that are told apart, in hundredths; the first that holds the character counts. */
/* clang-format off */
static const struct {
    uint32_t first;
    uint32_t last;
    int points;
} ranges[] = {
    { 0x0000, 0x0008, -300 }, /* controls */
    { 0x000E, 0x001F, -300 },
    { 0x007F, 0x009F, -300 },
    { 0x00A0, 0x024F, 20 },   /* Western letters and signs */
    { 0x2010, 0x2027, 60 },   /* dashes, quotation marks, bullets, ellipsis */
    { 0x20AC, 0x20AC, 40 },   /* euro */
    { 0x2122, 0x2122, 40 },   /* trade mark */
    { 0x2190, 0x27BF, 0 },    /* arrows, boxes, signs */
    { 0x3000, 0x3002, 100 },  /* Chinese punctuation */
    { 0x3008, 0x3011, 100 },
    { 0x3040, 0x30FF, -60 },  /* kana */
    { 0x3400, 0x9FFF, -60 },  /* Han that is not common */
    { 0xAC00, 0xD7A3, -100 }, /* Hangul */
    { 0xE000, 0xF8FF, -300 }, /* private use */
    { 0xFF01, 0xFF0F, 100 },  /* full-width punctuation, digits, letters */
    { 0xFF10, 0xFF5E, 80 },
    { 0xFF61, 0xFF9F, -100 }, /* half-width kana */
    { 0xFFFD, 0xFFFF, -300 },
    { 0x1F000, 0x1FAFF, 20 }, /* pictures */
};
/* clang-format on */

static int points_of(uint32_t point)
{
    if (is_common(point))
        return 100;
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return ranges[i].points;
    return -100;
}

/* In the encodings that are known to be refused, the scripts that give them away; signs, which
 * every encoding has, give none away. */
static int points_foreign(uint32_t point)
{
    bool kana = point >= 0x3040 && point <= 0x30FF;
    bool hangul = point >= 0xAC00 && point <= 0xD7A3;
    bool sign = (point >= 0x2000 && point < 0x3040) || (point >= 0xFF00 && point < 0xFF60);
    int points = kana ? 90 : hangul ? 70 : points_of(point);

    return sign && points > 0 ? 0 : points;
}

/* ---- Windows-1252 ------------------------------------------------------------------------ */

static bool is_letter_1252(uint32_t point)
{
    return point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7;
}

static bool is_word(uint32_t point)
{
    return poa_is_latin_alnum(point) || is_letter_1252(point);
}

/* In Western text letters with marks stand in words, and other high bytes stand alone. */
static int points_western(uint32_t before, uint32_t point, uint32_t after)
{
    bool high_before = before >= 0x80;
    bool high_after = after >= 0x80;

    if (is_letter_1252(point))
        return (high_before && high_after) || (!is_word(before) && !is_word(after)) ? -100 : 80;
    if (high_before && high_after)
        return -100;
    if (point >= 0xA1 && point <= 0xBF &&
        ((is_word(before) && high_after) || (high_before && is_word(after))))
        return -100; /* two of them in a word are one letter of another encoding */
    if (point >= 0xA1 && point <= 0xBF)
        return 30; /* signs of money, degrees, paragraphs */
    return points_of(point);
}

/* ---- Scores --------------------------------------------------------------------------------- */

struct score {
    int64_t sum;
    uint32_t count; /* characters beyond ASCII */
};

static int points_in(const poa_encoding *encoding, uint32_t before, uint32_t point, uint32_t after)
{
    if (strcmp(encoding->name, "windows-1252") == 0)
        return points_western(before, point, after);
    return encoding->read ? points_of(point) : points_foreign(point);
}

static struct score score_of(const poa_encoding *encoding, const poa_strbuf *text)
{
    struct score score = { 0, 0 };
    uint32_t before = ' ';

    for (size_t at = 0; at < text->length;) {
        uint32_t point = poa_utf8_next(text->bytes, &at);
        size_t next = at;
        uint32_t after = at < text->length ? poa_utf8_next(text->bytes, &next) : ' ';
        if (point >= 0x80 || point < ' ') {
            bool blank = point == '\t' || point == '\n' || point == '\r' || point == '\f';
            score.sum += blank ? 0 : points_in(encoding, before, point, after);
            score.count += !blank;
        }
        before = point;
    }
    return score;
}

/* A sample may end inside a character: the last few bytes may be wrong. */
static bool decode_sample(const poa_encoding *encoding, poa_strbuf *text,
                          const unsigned char *bytes, size_t length, bool whole)
{
    size_t bad = 0;

    if (length % encoding->unit != 0)
        return false;
    if (poa_encoding_decode(encoding, text, bytes, length, &bad))
        return true;
    return !whole && !text->failed && length - bad < 4;
}

/* Hundredths; INT64_MIN where the bytes are not in that encoding. */
static int64_t mean_of(const poa_encoding *encoding, const unsigned char *bytes, size_t length,
                       uint32_t *count)
{
    size_t size = length < SAMPLE ? length : SAMPLE;
    poa_strbuf text = POA_STRBUF_INIT;
    int64_t mean = INT64_MIN;

    *count = 0;
    if (decode_sample(encoding, &text, bytes, size, size == length)) {
        struct score score = score_of(encoding, &text);
        *count = score.count;
        mean = score.count > 0 ? score.sum / score.count : 0;
    }
    poa_strbuf_release(&text);
    return mean;
}

const poa_encoding *poa_encoding_detect(const unsigned char *bytes, size_t length, bool *sure)
{
    const poa_encoding *best = NULL;
    int64_t top = ENOUGH_SCORE - 1;
    int64_t second = INT64_MIN;
    uint32_t seen = 0;

    for (const poa_encoding *e = poa_encoding_table + 1; e->name != NULL; e++) {
        uint32_t count = 0;
        int64_t mean = mean_of(e, bytes, length, &count);
        if (mean > top) {
            second = best != NULL ? top : second;
            top = mean;
            best = e;
            seen = count;
        } else if (mean > second) {
            second = mean;
        }
    }
    *sure =
        best != NULL && seen >= SURE_POINTS && (second == INT64_MIN || top - second >= SURE_LEAD);
    return best;
}

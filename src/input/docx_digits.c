/* SPDX-License-Identifier: MIT */
/* One writer for each way of counting; a row of signs is one way with many rows. */
#include "input/docx_digits.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

/* "zzz": longer ones are no number to a reader. */
#define MAX_LETTERS 3u

struct poa_docx_format {
    const char *name;
    /* Write a number, or nothing where there is no sign for it. */
    void (*write)(poa_strbuf *out, const poa_docx_format *format, uint32_t value);
    const char *signs; /* a row of characters */
};

/* Append the sign at a place of a row, counted from 0. */
static void put_sign(poa_strbuf *out, const char *signs, uint32_t place)
{
    size_t length = strlen(signs);
    size_t at = 0;

    while (at < length) {
        size_t begin = at;
        (void)poa_utf8_next(signs, &at);
        if (place-- == 0) {
            poa_strbuf_add(out, signs + begin, at - begin);
            return;
        }
    }
}

static void write_decimal(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    (void)format;
    poa_strbuf_printf(out, "%" PRIu32, value);
}

static void write_two_digits(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    (void)format;
    poa_strbuf_printf(out, "%02" PRIu32, value);
}

static void write_ordinal(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    bool teen = value / 10 % 10 == 1;

    (void)format;
    poa_strbuf_printf(out, "%" PRIu32 "%s", value,
                      teen || value % 10 > 3 ? endings[0] : endings[value % 10]);
}

static void write_nothing(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    (void)out;
    (void)format;
    (void)value;
}

/* a ... z, aa, bb ... */
static void write_letter(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    uint32_t times = value == 0 ? 0 : (value - 1) / 26 + 1;

    for (uint32_t i = 0; i < times && times <= MAX_LETTERS; i++)
        poa_strbuf_putc(out, format->signs[(value - 1) % 26]);
}

static void write_roman(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    static const struct {
        uint32_t value;
        const char *letters;
    } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
                  { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
                  { 5, "v" },    { 4, "iv" },   { 1, "i" } };
    char shift = (char)('a' - format->signs[0]); /* the case is that of the sign */

    if (value > 3999)
        return;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *letter = parts[i].letters; *letter != '\0'; letter++)
                poa_strbuf_putc(out, (char)(*letter - shift));
}

/* ① ② ③: a row that ends. */
static void write_row(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    if (value > 0)
        put_sign(out, format->signs, value - 1);
}

/* Each decimal digit by its own sign: 一〇五, １０５. */
static void write_digits(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    uint32_t unit = 1;

    while (value / unit >= 10)
        unit *= 10;
    for (; unit > 0; unit /= 10)
        put_sign(out, format->signs, value / unit % 10);
}

/* 一百零五, 壹佰零伍: signs of 0 to 9, then of ten, hundred and thousand. */
static void write_thousand(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    bool gap = false;

    if (value == 0)
        put_sign(out, format->signs, 0);
    for (uint32_t power = 3, unit = 1000; value < 10000 && unit > 0; power--, unit /= 10) {
        uint32_t digit = value / unit % 10;
        bool ten = power == 1 && digit == 1 && value < 20; /* 十二 */
        if (digit == 0) {
            gap = value >= unit * 10;
            continue;
        }
        if (gap)
            put_sign(out, format->signs, 0);
        gap = false;
        if (!ten)
            put_sign(out, format->signs, digit);
        if (power > 0)
            put_sign(out, format->signs, 9 + power);
    }
}

/* Words to ninety-nine, single digits above. */
static void write_counting(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    if (value < 100)
        write_thousand(out, format, value);
    else
        write_digits(out, format, value);
}

static const poa_docx_format decimal = { "decimal", write_decimal, "" };
static const poa_docx_format bullet = { "bullet", write_nothing, "" };

static const poa_docx_format formats[] = {
    { "none", write_nothing, "" },
    { "decimalZero", write_two_digits, "" },
    { "ordinal", write_ordinal, "" },
    { "lowerLetter", write_letter, "abcdefghijklmnopqrstuvwxyz" },
    { "upperLetter", write_letter, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
    { "lowerRoman", write_roman, "a" },
    { "upperRoman", write_roman, "A" },
    { "decimalFullWidth", write_digits, "０１２３４５６７８９" },
    { "decimalFullWidth2", write_digits, "０１２３４５６７８９" },
    { "decimalEnclosedCircle", write_row, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" },
    { "decimalEnclosedCircleChinese", write_row, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" },
    { "decimalEnclosedParen", write_row, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇" },
    { "decimalEnclosedFullstop", write_row, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛" },
    { "ideographEnclosedCircle", write_row, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉" },
    { "ideographTraditional", write_row, "甲乙丙丁戊己庚辛壬癸" },
    { "ideographZodiac", write_row, "子丑寅卯辰巳午未申酉戌亥" },
    { "ideographDigital", write_digits, "〇一二三四五六七八九" },
    { "japaneseDigitalTenThousand", write_digits, "〇一二三四五六七八九" },
    { "taiwaneseDigital", write_digits, "○一二三四五六七八九" },
    { "chineseCounting", write_counting, "〇一二三四五六七八九十百千" },
    { "taiwaneseCounting", write_counting, "○一二三四五六七八九十百千" },
    { "japaneseCounting", write_thousand, "〇一二三四五六七八九十百千" },
    { "chineseCountingThousand", write_thousand, "零一二三四五六七八九十百千" },
    { "taiwaneseCountingThousand", write_thousand, "零一二三四五六七八九十百千" },
    { "chineseLegalSimplified", write_thousand, "零壹贰叁肆伍陆柒捌玖拾佰仟" },
    { "ideographLegalTraditional", write_thousand, "零壹貳參肆伍陸柒捌玖拾佰仟" },
};

const poa_docx_format *poa_docx_format_find(const char *name)
{
    if (strcmp(name, bullet.name) == 0)
        return &bullet;
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return &decimal;
}

bool poa_docx_format_is_bullet(const poa_docx_format *format)
{
    return format == &bullet;
}

void poa_docx_format_write(poa_strbuf *out, const poa_docx_format *format, uint32_t value)
{
    size_t before = out->length;

    format->write(out, format, value);
    if (out->length == before && format->write != write_nothing)
        write_decimal(out, &decimal, value);
}

/* SPDX-License-Identifier: MIT */
/*
 * The shapes of numbers and bullets at the begin of a line.  Each form is one small function
 * that either takes its form or leaves the cursor alone; full-width characters
 * are read as their plain forms.
 */
#include "document/numbering.h"

#include <string.h>

#include "base/utf8.h"

#define MAX_NUMBER 99u /* "2025." at the begin of a line is a year */
#define NOTHING    0u

struct cursor {
    const char *bytes;
    size_t at;
    size_t end;
};

/* ---- Characters -------------------------------------------------------------- */

static uint32_t plain(uint32_t point)
{
    if (point >= 0xFF01 && point <= 0xFF5E)
        return point - 0xFEE0;
    if (point == 0x3001) /* 、 */
        return ',';
    return poa_is_blank(point) ? ' ' : point;
}

/* The plain form of the next character, or NOTHING at the end. */
static uint32_t peek(const struct cursor *cursor)
{
    size_t at = cursor->at;
    return at < cursor->end ? plain(poa_utf8_next(cursor->bytes, &at)) : NOTHING;
}

static uint32_t take(struct cursor *cursor)
{
    return cursor->at < cursor->end ? plain(poa_utf8_next(cursor->bytes, &cursor->at)) : NOTHING;
}

static bool take_one(struct cursor *cursor, uint32_t point)
{
    if (peek(cursor) != point)
        return false;
    take(cursor);
    return true;
}

/* Returns how many columns of blanks were taken; a tab or a wide blank counts two. */
static uint32_t take_blanks(struct cursor *cursor)
{
    uint32_t width = 0;

    while (peek(cursor) == ' ') {
        char byte = cursor->bytes[cursor->at];
        width += byte == ' ' ? 1 : 2;
        take(cursor);
    }
    return width;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_lower(uint32_t point)
{
    return point >= 'a' && point <= 'z';
}

static bool is_upper(uint32_t point)
{
    return point >= 'A' && point <= 'Z';
}

static bool is_letter(uint32_t point)
{
    return is_lower(point) || is_upper(point);
}

static bool in(uint32_t point, const char *set)
{
    return point != NOTHING && point < 0x80 && strchr(set, (int)point) != NULL;
}

/* ---- Values ------------------------------------------------------------------- */

static uint32_t take_digits(struct cursor *cursor)
{
    uint32_t value = 0;

    while (is_digit(peek(cursor))) {
        value = value * 10 + (take(cursor) - '0');
        if (value > MAX_NUMBER)
            return 0;
    }
    return value;
}

/* Place in a row of characters, counted from 1; 0: not there. */
static uint32_t place_in(const char *row, uint32_t point)
{
    size_t length = strlen(row);
    size_t at = 0;

    for (uint32_t place = 1; at < length; place++)
        if (poa_utf8_next(row, &at) == point)
            return place;
    return 0;
}

static uint32_t han_digit(uint32_t point, bool *formal)
{
    uint32_t value = place_in("一二三四五六七八九十", point);

    *formal = value == 0;
    if (value == 0)
        value = place_in("壹贰叁肆伍陆柒捌玖拾", point);
    if (value == 0)
        value = place_in("壹貳參肆伍陸柒捌玖拾", point);
    return value == 0 && point == 0x53C1 ? 3 : value; /* 叁, also written 參 */
}

/* 一 to 九十九. */
static uint32_t take_han(struct cursor *cursor, bool *formal)
{
    uint32_t value = 0;
    bool other = false;

    for (uint32_t digit; (digit = han_digit(peek(cursor), &other)) != 0; take(cursor)) {
        *formal = other;
        bool tens = value > 0 && value < 10 && digit == 10;
        if (value != 0 && !tens && value % 10 != 0)
            return 0; /* 一二 is no number of a list */
        value = tens ? value * 10 : value + digit;
    }
    return value <= MAX_NUMBER ? value : 0;
}

static uint32_t roman_digit(uint32_t point)
{
    switch (point | 0x20) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    default:
        return 0;
    }
}

/* The value of Roman letters of one case, or 0. */
static uint32_t roman_value(const char *letters, size_t length)
{
    uint32_t value = 0;

    for (size_t i = 0; i < length; i++) {
        uint32_t digit = roman_digit((unsigned char)letters[i]);
        uint32_t next = i + 1 < length ? roman_digit((unsigned char)letters[i + 1]) : 0;
        if (digit == 0)
            return 0;
        value = next > digit ? value - digit : value + digit;
    }
    return value <= MAX_NUMBER ? value : 0;
}

/* One letter, or some Roman ones. */
static bool take_letters(struct cursor *cursor, poa_number *out)
{
    size_t begin = cursor->at;
    bool lower = is_lower((unsigned char)cursor->bytes[begin]);

    while (cursor->at < cursor->end && is_letter((unsigned char)cursor->bytes[cursor->at]))
        cursor->at++;
    size_t length = cursor->at - begin;
    if (length == 0 || length > 5)
        return false;
    uint32_t roman = roman_value(cursor->bytes + begin, length);
    if (length > 1 && (roman == 0 || lower != is_lower((unsigned char)cursor->bytes[begin + 1])))
        return false;
    out->script = lower ? POA_SCRIPT_LOWER : POA_SCRIPT_UPPER;
    out->value = ((unsigned char)cursor->bytes[begin] | 0x20u) - 'a' + 1;
    out->outer = roman;
    if (length > 1) {
        out->script = lower ? POA_SCRIPT_LOWER_ROMAN : POA_SCRIPT_UPPER_ROMAN;
        out->value = roman;
    }
    return true;
}

/* ---- Forms --------------------------------------------------------------------- */

/* (1) (a) (iv) （一） [1] 【一】 */
static bool scan_bracketed(struct cursor *cursor, poa_number *out)
{
    uint32_t open = take(cursor);
    uint32_t close = open == '(' ? ')' : open == '[' ? ']' : open == 0x3010 ? 0x3011 : NOTHING;
    bool formal = false;

    if (close == NOTHING)
        return false;
    if (is_digit(peek(cursor))) {
        out->script = POA_SCRIPT_ARABIC;
        out->value = take_digits(cursor);
    } else if (is_letter(peek(cursor))) {
        if (!take_letters(cursor, out))
            return false;
    } else {
        out->value = take_han(cursor, &formal);
        out->script = formal ? POA_SCRIPT_FORMAL : POA_SCRIPT_HAN;
    }
    out->mark = open;
    return out->value != 0 && take_one(cursor, close);
}

/* Behind "1.": "1.5 kg" is no number, "1.2 Training" is one of two levels. */
static bool scan_nested(struct cursor *cursor, poa_number *out)
{
    do {
        out->outer = out->value;
        out->value = take_digits(cursor);
        if (out->value == 0)
            return false;
    } while (peek(cursor) == '.' && take(cursor) && is_digit(peek(cursor)));
    out->script = POA_SCRIPT_NESTED;
    out->mark = '.';
    bool marked = in(peek(cursor), "),");
    if (marked)
        take(cursor);
    uint32_t blanks = take_blanks(cursor);
    uint32_t next = peek(cursor);
    return is_upper(next) || poa_is_han(next) || (blanks > 0 && in(next, "*\"([")) ||
           next == 0x3010;
}

/* 1. 1) 1、 1: and a number set off by a wide blank. */
static bool scan_arabic(struct cursor *cursor, poa_number *out)
{
    out->value = take_digits(cursor);
    out->script = POA_SCRIPT_ARABIC;
    if (out->value == 0)
        return false;
    out->mark = peek(cursor);
    if (out->mark == ' ') {
        uint32_t width = take_blanks(cursor);
        return width >= 2 && (is_upper(peek(cursor)) || poa_is_han(peek(cursor)));
    }
    if (out->mark == 0xFE0F || out->mark == 0x20E3) { /* a key cap */
        take_one(cursor, 0xFE0F);
        return take_one(cursor, 0x20E3);
    }
    if (!in(out->mark, ".),:"))
        return false;
    take(cursor);
    if (out->mark == '.' && is_digit(peek(cursor)))
        return scan_nested(cursor, out);
    bool blank = take_blanks(cursor) > 0;
    bool listing = out->mark == ',' || out->mark == ':';
    return !is_digit(peek(cursor)) || (blank && !listing);
}

/* 一、 一. 一: 壹、 and 一 set off by a blank. */
static bool scan_han(struct cursor *cursor, poa_number *out)
{
    bool formal = false;

    out->value = take_han(cursor, &formal);
    out->script = formal ? POA_SCRIPT_FORMAL : POA_SCRIPT_HAN;
    out->mark = peek(cursor);
    if (out->value == 0)
        return false;
    if (out->mark == ' ')
        return take_blanks(cursor) > 0 && poa_is_han(peek(cursor));
    return in(out->mark, ".,:)") && take(cursor) != NOTHING;
}

/* 步 部分 点 章 节 项 条 阶段: what an ordinal may count. */
static bool take_unit(struct cursor *cursor, bool *firm)
{
    uint32_t unit = peek(cursor);

    if (place_in("步部阶階点點章节節项項条條", unit) == 0)
        return false;
    take(cursor);
    *firm = place_in("步部阶階", unit) != 0;
    if (place_in("分段", peek(cursor)) != 0)
        take(cursor);
    return true;
}

/* 第一， 第一步： 第一部分 第1点、 */
static bool scan_ordinal(struct cursor *cursor, poa_number *out)
{
    bool formal = false;
    bool firm = false;

    if (!take_one(cursor, 0x7B2C)) /* 第 */
        return false;
    out->value = is_digit(peek(cursor)) ? take_digits(cursor) : take_han(cursor, &formal);
    out->script = POA_SCRIPT_ORDINAL;
    if (out->value == 0)
        return false;
    bool unit = take_unit(cursor, &firm);
    out->mark = unit ? 'u' : ',';
    uint32_t next = peek(cursor);
    if (in(next, ",:."))
        take(cursor);
    return firm || next == NOTHING || in(next, ",:. ");
}

/* 1. A. a) i. IV) A、 */
static bool scan_letter(struct cursor *cursor, poa_number *out)
{
    if (!take_letters(cursor, out))
        return false;
    out->mark = take(cursor);
    if (!in(out->mark, ".),"))
        return false;
    uint32_t next = peek(cursor);
    bool spaced = (next == ' ' && cursor->at + 1 < cursor->end) || poa_is_han(next) ||
                  next == 0x3010; /* "A." alone is a word of its own */
    return spaced || (out->mark == ')' && is_letter(next));
}

static bool take_word(struct cursor *cursor, const char *word)
{
    size_t length = strlen(word);
    size_t at = cursor->at;

    if (cursor->end - at < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)cursor->bytes[at + i] | 0x20) != (unsigned char)word[i])
            return false;
    cursor->at += length;
    return true;
}

/* Part 1: Step 2 - Section A */
static bool scan_word(struct cursor *cursor, poa_number *out)
{
    if (!is_upper(peek(cursor)))
        return false;
    if (!take_word(cursor, "part") && !take_word(cursor, "step") && !take_word(cursor, "section"))
        return false;
    if (take_blanks(cursor) == 0)
        return false;
    if (is_digit(peek(cursor)))
        out->value = take_digits(cursor);
    else if (!take_letters(cursor, out))
        return false;
    out->script = POA_SCRIPT_WORD;
    out->mark = 'w';
    bool blank = take_blanks(cursor) > 0;
    uint32_t next = peek(cursor);
    if (in(next, ":.-),") || next == 0x2013 || next == 0x2014)
        return take(cursor) != NOTHING;
    return out->value != 0 && (next == NOTHING || (blank && (is_upper(next) || poa_is_han(next))));
}

struct row {
    uint32_t first;
    uint32_t last;
    bool delimited; /* letters like Ⅰ stand in for numbers and want a delimiter */
};

static const struct row circled_rows[] = {
    { 0x2460, 0x2473, false }, { 0x2474, 0x2487, false }, { 0x2488, 0x249B, false },
    { 0x249C, 0x24B5, false }, { 0x24B6, 0x24CF, false }, { 0x24D0, 0x24E9, false },
    { 0x24F5, 0x24FE, false }, { 0x2776, 0x277F, false }, { 0x2780, 0x2789, false },
    { 0x278A, 0x2793, false }, { 0x3220, 0x3229, false }, { 0x3280, 0x3289, false },
    { 0x2160, 0x216B, true },  { 0x2170, 0x217B, true },
};

/* ① ⑴ ⒈ ㈠ ❶ Ⅰ. */
static bool scan_circled(struct cursor *cursor, poa_number *out)
{
    uint32_t point = take(cursor);

    for (size_t i = 0; i < sizeof(circled_rows) / sizeof(circled_rows[0]); i++) {
        const struct row *row = &circled_rows[i];
        if (point < row->first || point > row->last)
            continue;
        out->script = POA_SCRIPT_CIRCLED;
        out->mark = row->first;
        out->value = point - row->first + 1;
        uint32_t next = peek(cursor);
        if (in(next, ".,:)"))
            take(cursor);
        return !row->delimited || next == NOTHING || in(next, ".,:) ");
    }
    return false;
}

/* ---- Bullets --------------------------------------------------------------------- */

static bool is_dash(uint32_t point)
{
    return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

static bool is_bullet(uint32_t point)
{
    static const struct row rows[] = {
        { 0x25A0, 0x25FF, false }, { 0x2605, 0x2606, false },   { 0x2610, 0x2612, false },
        { 0x2713, 0x2716, false }, { 0x2794, 0x27BE, false },   { 0xF000, 0xF0FF, false },
        { 0x2022, 0x2023, false }, { 0x1F534, 0x1F53B, false },
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (point >= rows[i].first && point <= rows[i].last)
            return true;
    return place_in("·⁃⁌⁍∙・→※✅♦❖⭐", point) != 0;
}

/* A dash or two, followed by a blank or by words. */
static bool scan_dash(struct cursor *cursor, poa_number *out)
{
    uint32_t count = 0;

    while (is_dash(peek(cursor))) {
        out->mark = take(cursor);
        count++;
    }
    uint32_t next = peek(cursor);
    if (count == 2)
        out->mark += 1u << 24; /* "--" is another style than "-" */
    return count > 0 && count <= 2 && next != NOTHING && !is_digit(next);
}

static bool scan_bullet(struct cursor *cursor, poa_number *out)
{
    uint32_t point = peek(cursor);

    out->script = POA_SCRIPT_BULLET;
    out->mark = point;
    if (is_dash(point))
        return scan_dash(cursor, out);
    take(cursor);
    uint32_t next = peek(cursor);
    if (is_bullet(point))
        return take_one(cursor, 0xFE0F) || next != NOTHING;
    if (in(point, "*+"))
        return next == ' ' || (point == '*' && poa_is_han(next));
    return point == 'o' && next == ' ';
}

/* ---- The door --------------------------------------------------------------------- */

typedef bool scan_fn(struct cursor *cursor, poa_number *out);

static poa_number scan_with(scan_fn *scan, struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    poa_number number = { 0 };

    if (ahead.at >= ahead.end || !scan(&ahead, &number))
        return (poa_number){ .end = (uint32_t)cursor->at };
    take_blanks(&ahead);
    *cursor = ahead;
    number.end = (uint32_t)ahead.at;
    return number;
}

static poa_number scan_number(struct cursor *cursor)
{
    static scan_fn *const forms[] = { scan_bracketed, scan_arabic, scan_han,    scan_ordinal,
                                      scan_letter,    scan_word,   scan_circled };
    poa_number number = { .end = (uint32_t)cursor->at };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        number = scan_with(forms[i], cursor);
        if (number.script != POA_SCRIPT_NONE)
            break;
    }
    return number;
}

poa_number poa_number_scan(const char *bytes, uint32_t begin, uint32_t end)
{
    struct cursor cursor = { bytes, begin, end };
    poa_number bullet = scan_with(scan_bullet, &cursor);
    poa_number number = scan_number(&cursor);

    return number.script != POA_SCRIPT_NONE ? number : bullet;
}

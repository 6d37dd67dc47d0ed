/* SPDX-License-Identifier: MIT */
/* A date is cut into figures, words of the calendar and separators; its shape says
 * which figure is which.  What has no clear shape is no date. */
#include "match/calendar.h"

#include <string.h>

enum { MONTHS = 12, WEEKDAYS = 7, NUMERALS = 12, MARKS = 3 };

poa_status poa_calendar_check(const poa_calendar *calendar, const poa_mark *at, poa_error *err)
{
    if (calendar->months.count != MONTHS)
        return poa_fail(err, POA_RULE, at, "rules.calendar.count", "months", "12");
    if (calendar->weekdays.count != 0 && calendar->weekdays.count != WEEKDAYS)
        return poa_fail(err, POA_RULE, at, "rules.calendar.count", "weekdays", "7");
    if (calendar->numerals.count != 0 && calendar->numerals.count != NUMERALS)
        return poa_fail(err, POA_RULE, at, "rules.calendar.count", "numerals", "12");
    if (calendar->marks.count != 0 && calendar->marks.count != MARKS)
        return poa_fail(err, POA_RULE, at, "rules.calendar.count", "marks", "3");
    return POA_OK;
}

/* ---- Words ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_bytes(const char *left, const char *right, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (lower(left[i]) != lower(right[i]))
            return false;
    return true;
}

/* Does `word` begin (or end) the bytes, not inside a run of letters? */
static bool word_here(const char *word, size_t size, const char *bytes, size_t length, bool at_end)
{
    if (size > length)
        return false;
    const char *place = at_end ? bytes + length - size : bytes;
    if (!same_bytes(word, place, size))
        return false;
    if (at_end)
        return size == length || !is_letter(place[-1]) || !is_letter(word[0]);
    return size == length || !is_letter(place[size]) || !is_letter(word[size - 1]);
}

/* The size of the longest of some words, set off by blanks, that begins (or ends) the
 * bytes; 0: none does. */
static size_t longest_word(const char *words, const char *bytes, size_t length, bool at_end)
{
    size_t longest = 0;

    while (*words != '\0') {
        size_t size = strcspn(words, " ");
        if (size > longest && word_here(words, size, bytes, length, at_end))
            longest = size;
        words += size;
        words += strspn(words, " ");
    }
    return longest;
}

/* The item of a list of which a word begins (or ends) the bytes, the longest one;
 * its size is in *size.  POA_NOT_AGO: none. */
static uint32_t find_word(const poa_word_list *list, const char *bytes, size_t length, bool at_end,
                          size_t *size)
{
    uint32_t item = POA_NOT_AGO;

    *size = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        size_t longest = longest_word(list->items[i], bytes, length, at_end);
        if (longest <= *size)
            continue;
        *size = longest;
        item = i;
    }
    return item;
}

uint32_t poa_weekday_begins(const poa_calendar *calendar, const char *bytes, size_t length)
{
    size_t size = 0;

    return find_word(&calendar->weekdays, bytes, length, false, &size);
}

uint32_t poa_weekday_ends(const poa_calendar *calendar, const char *bytes, size_t length)
{
    size_t size = 0;

    return find_word(&calendar->weekdays, bytes, length, true, &size);
}

/* ---- Tokens ---- */

enum token_kind {
    TOKEN_NUMBER,
    TOKEN_MONTH, /* a name */
    TOKEN_YEAR_MARK,
    TOKEN_MONTH_MARK,
    TOKEN_DAY_MARK,
    TOKEN_ERA,
    TOKEN_AGO,
    TOKEN_LETTERS, /* behind a figure: "rd" */
    TOKEN_SEPARATOR,
    TOKEN_NONE /* says nothing of the date */
};

struct token {
    enum token_kind kind;
    uint32_t value;
    uint32_t digits; /* of a number; the byte of a separator */
};

enum { TOKENS_MAX = 12, DIGITS_MAX = 4 };

struct reader {
    const poa_calendar *calendar;
    const char *bytes;
    size_t length;
    size_t at;
    struct token tokens[TOKENS_MAX];
    uint32_t count;
};

/* A run of digits; more than a year has make no date. */
static bool read_digits(struct reader *r, struct token *out)
{
    *out = (struct token){ .kind = TOKEN_NUMBER };
    while (r->at < r->length && is_digit(r->bytes[r->at])) {
        if (out->digits == DIGITS_MAX)
            return false;
        out->value = out->value * 10 + (uint32_t)(r->bytes[r->at++] - '0');
        out->digits++;
    }
    return true;
}

/* Add one numeral: the last two are tens, all others are digits in their places. */
static bool add_numeral(struct token *number, uint32_t value, bool *tens)
{
    enum { TEN = 10, TWENTY_INDEX = 11 };

    if (value >= TEN) {
        if (*tens || number->digits > 1 || (value == TWENTY_INDEX && number->digits > 0))
            return false;
        *tens = true;
        number->value =
            value == TWENTY_INDEX ? 2 * TEN : TEN * (number->digits ? number->value : 1);
        number->digits = 2;
        return true;
    }
    if (*tens) {
        if (number->value % TEN != 0)
            return false;
        number->value += value;
        return true;
    }
    number->value = number->value * TEN + value;
    return ++number->digits <= DIGITS_MAX;
}

static bool read_numerals(struct reader *r, struct token *out)
{
    bool tens = false;

    *out = (struct token){ .kind = TOKEN_NUMBER };
    while (r->at < r->length) {
        size_t size = 0;
        uint32_t value =
            find_word(&r->calendar->numerals, r->bytes + r->at, r->length - r->at, false, &size);
        if (value == POA_NOT_AGO)
            break;
        if (!add_numeral(out, value, &tens))
            return false;
        r->at += size;
    }
    return true;
}

/* The longest word of the calendar at this place; size 0: none. */
static struct token word_token(const struct reader *r, size_t *size)
{
    const struct {
        const poa_word_list *list;
        enum token_kind kind;
    } lists[] = {
        { &r->calendar->months, TOKEN_MONTH },
        { &r->calendar->marks, TOKEN_YEAR_MARK },
        { &r->calendar->eras, TOKEN_ERA },
        { &r->calendar->ago, TOKEN_AGO },
    };
    struct token best = { .kind = TOKEN_NONE };

    *size = 0;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        size_t word_size = 0;
        uint32_t item =
            find_word(lists[i].list, r->bytes + r->at, r->length - r->at, false, &word_size);
        if (word_size <= *size)
            continue;
        *size = word_size;
        best = (struct token){ .kind = lists[i].kind, .value = item };
        if (best.kind == TOKEN_YEAR_MARK)
            best.kind = (enum token_kind)(TOKEN_YEAR_MARK + item);
    }
    return best;
}

/* What is no figure and no word of the calendar: letters behind a figure, a
 * separator, or a word that says nothing ("the", "of"). */
static struct token other_token(struct reader *r)
{
    size_t begin = r->at;
    char c = r->bytes[r->at];

    if (is_letter(c)) {
        while (r->at < r->length && is_letter(r->bytes[r->at]))
            r->at++;
        bool behind = begin > 0 && is_digit(r->bytes[begin - 1]);
        return (struct token){ .kind = behind ? TOKEN_LETTERS : TOKEN_NONE };
    }
    r->at++;
    if (c == '-' || c == '/' || c == '.')
        return (struct token){ TOKEN_SEPARATOR, 0, (unsigned char)c };
    return (struct token){ .kind = TOKEN_NONE };
}

static bool next_token(struct reader *r, struct token *out)
{
    size_t size = 0;
    size_t numeral = 0;

    if (is_digit(r->bytes[r->at]))
        return read_digits(r, out);
    *out = word_token(r, &size);
    if (size > 0) {
        r->at += size;
        return true;
    }
    (void)find_word(&r->calendar->numerals, r->bytes + r->at, r->length - r->at, false, &numeral);
    if (numeral > 0)
        return read_numerals(r, out);
    *out = other_token(r);
    return true;
}

static bool read_tokens(struct reader *r)
{
    while (r->at < r->length) {
        struct token token;
        if (!next_token(r, &token))
            return false;
        if (token.kind == TOKEN_NONE)
            continue;
        if (r->count == TOKENS_MAX)
            return false;
        r->tokens[r->count++] = token;
    }
    return true;
}

/* ---- Shapes ---- */

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, ERA_BEGIN = 1911, ERA_LAST = 188, DAYS = 31 };

static bool set_once(uint32_t *field, uint32_t value, uint32_t least, uint32_t most)
{
    if (*field != 0 || value < least || value > most)
        return false;
    *field = value;
    return true;
}

/* A year before its mark: 2025, 25, or counted by an era. */
static bool set_year(poa_date *out, const struct token *number, bool era)
{
    enum { CENTURY = 2000, ERA_WRITTEN_FROM = 100 };
    uint32_t year = number->value;

    if (era || (number->digits == 3 && year >= ERA_WRITTEN_FROM && year <= ERA_LAST))
        year += ERA_BEGIN;
    else if (number->digits == 2)
        year += CENTURY;
    return set_once(&out->year, year, FIRST_YEAR, LAST_YEAR);
}

/* Figures with a mark behind each. */
static bool read_marked(const struct reader *r, poa_date *out)
{
    bool era = false;
    bool fits = true;

    for (uint32_t i = 0; i < r->count && fits; i++) {
        const struct token *token = &r->tokens[i];
        const struct token *mark = i + 1 < r->count ? token + 1 : NULL;
        era = era || token->kind == TOKEN_ERA;
        if (token->kind == TOKEN_AGO)
            out->ago = token->value;
        if (token->kind != TOKEN_NUMBER)
            continue;
        if (mark == NULL)
            return false;
        if (mark->kind == TOKEN_YEAR_MARK)
            fits = set_year(out, token, era);
        else if (mark->kind == TOKEN_MONTH_MARK)
            fits = set_once(&out->month, token->value, 1, 99);
        else
            fits = mark->kind == TOKEN_DAY_MARK && set_once(&out->day, token->value, 1, 99);
    }
    return fits && (out->year != 0 || out->month != 0);
}

/* A month's name with a day and a year on either side. */
static bool read_named(const struct reader *r, poa_date *out)
{
    bool fits = true;

    out->named = true;
    for (uint32_t i = 0; i < r->count && fits; i++) {
        const struct token *token = &r->tokens[i];
        switch (token->kind) {
        case TOKEN_MONTH:
            fits = set_once(&out->month, token->value + 1, 1, MONTHS);
            break;
        case TOKEN_NUMBER:
            if (token->digits == DIGITS_MAX)
                fits = set_once(&out->year, token->value, FIRST_YEAR, LAST_YEAR);
            else
                fits = set_once(&out->day, token->value, 1, DAYS);
            break;
        case TOKEN_LETTERS:
            out->marked = true;
            break;
        case TOKEN_AGO:
            out->ago = token->value;
            break;
        case TOKEN_SEPARATOR:
            break;
        default:
            fits = false;
        }
    }
    return fits;
}

/* Day and month as bare figures, in whichever order they make sense. */
static bool set_pair(poa_date *out, uint32_t first, uint32_t second)
{
    if (first == 0 || second == 0 || first > DAYS || second > DAYS ||
        (first > MONTHS && second > MONTHS))
        return false;
    bool month_first = second > MONTHS;
    out->day = month_first ? second : first;
    out->month = month_first ? first : second;
    if (month_first)
        out->order = POA_ORDER_MONTH;
    else
        out->order = first > MONTHS || first == second ? POA_ORDER_DAY : POA_ORDER_EITHER;
    return true;
}

/* Figures and separators alone: 2025-11-05, 5/11/2025, 5/11. */
static bool read_figures(const struct reader *r, poa_date *out)
{
    enum { CENTURY = 2000, SHORT = 3, LONG = 5 };
    const struct token *t = r->tokens;

    for (uint32_t i = 0; i < r->count; i++)
        if (t[i].kind != (i % 2 == 0 ? TOKEN_NUMBER : TOKEN_SEPARATOR))
            return false;
    if (r->count == SHORT)
        return t[0].digits <= 2 && t[2].digits <= 2 && set_pair(out, t[0].value, t[2].value);
    if (r->count != LONG || t[1].digits != t[3].digits)
        return false;
    if (t[0].digits == DIGITS_MAX)
        return set_once(&out->year, t[0].value, FIRST_YEAR, LAST_YEAR) &&
               set_once(&out->month, t[2].value, 1, MONTHS) &&
               set_once(&out->day, t[4].value, 1, DAYS);
    uint32_t year = t[4].digits == 2 && t[1].digits != '.' ? CENTURY + t[4].value : t[4].value;
    return set_once(&out->year, year, FIRST_YEAR, LAST_YEAR) &&
           set_pair(out, t[0].value, t[2].value);
}

bool poa_date_read(const poa_calendar *calendar, const char *bytes, size_t length, poa_date *out)
{
    struct reader r = { .calendar = calendar, .bytes = bytes, .length = length };
    bool name = false;
    bool mark = false;

    *out = (poa_date){ .ago = POA_NOT_AGO };
    if (!read_tokens(&r))
        return false;
    for (uint32_t i = 0; i < r.count; i++) {
        name = name || r.tokens[i].kind == TOKEN_MONTH;
        mark = mark || (r.tokens[i].kind >= TOKEN_YEAR_MARK && r.tokens[i].kind <= TOKEN_DAY_MARK);
    }
    if (name && mark)
        return false;
    if (name)
        return read_named(&r, out);
    return mark ? read_marked(&r, out) : read_figures(&r, out);
}

/* ---- The calendar ---- */

static bool is_leap(uint32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

uint32_t poa_days_in_month(uint32_t year, uint32_t month)
{
    static const uint8_t days[MONTHS] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > MONTHS)
        return 0;
    if (month == 2 && (year == 0 || is_leap(year)))
        return 29;
    return days[month - 1];
}

/* A year that begins in March ends with the day that leap years add. */
int32_t poa_day_number(uint32_t year, uint32_t month, uint32_t day)
{
    uint32_t from_march = (month + 9) % MONTHS;
    uint32_t y = month < 3 ? year - 1 : year;

    return (int32_t)(365 * y + y / 4 - y / 100 + y / 400 + (153 * from_march + 2) / 5 + day - 1);
}

uint32_t poa_weekday_of(int32_t day_number)
{
    return (uint32_t)((day_number + 2) % WEEKDAYS); /* 1 March 0000 was a Wednesday */
}

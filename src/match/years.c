/* SPDX-License-Identifier: MIT */
/* The years that a draft leaves out.  A year is taken from the other end of a
 * period, from a date before in the same block, from the letter's own date or that
 * of the notice; where they disagree, or are far away, it stays unknown. */
#include <stdlib.h>

#include "match/dates.h"

/* A date without its year is the one nearest to what it is compared with; beyond so
 * many days another year may be meant. */
enum { NEAR_DAYS = 120 };

/* Where a draft names no year at all its dates are laid into this one, so that they
 * can be compared: a leap year, since 29 February may be right. */
enum { ANY_YEAR = 2000 };

struct years {
    poa_dates *dates;
    const poa_document *doc;
    uint32_t around; /* date that the others stand around, or POA_NONE */
    bool none_said;
};

static bool has_day(const poa_dated *date)
{
    return date->said.day != 0;
}

/* Lay a date on days, in a year; false where no such days exist. */
static bool lay(poa_dated *date, uint32_t year)
{
    uint32_t month = date->said.month;
    uint32_t days = poa_days_in_month(year, month);

    if (month == 0) {
        date->first = poa_day_number(year, 1, 1);
        date->last = poa_day_number(year, 12, 31);
    } else if (!has_day(date)) {
        if (days == 0)
            return false;
        date->first = poa_day_number(year, month, 1);
        date->last = poa_day_number(year, month, days);
    } else {
        if (days == 0 || date->high > days || date->low > date->high)
            return false;
        date->first = poa_day_number(year, month, date->low);
        date->last = poa_day_number(year, month, date->high);
    }
    date->known = true;
    return true;
}

/* The year that puts a day of the year nearest to `around`; 0: none is near. */
static uint32_t nearest_year(const poa_dated *date, const poa_dated *around, uint32_t year)
{
    uint32_t best = 0;
    int32_t best_days = NEAR_DAYS + 1;

    for (uint32_t y = year - 1; y <= year + 1; y++) {
        poa_dated at = *date;
        if (!lay(&at, y))
            continue;
        int32_t days = abs(at.first - around->first);
        if (days < best_days) {
            best_days = days;
            best = y;
        }
    }
    return best;
}

/* A month without a year is the last one that had begun: what is told lies behind. */
static uint32_t past_year(const poa_dated *date, const poa_dated *around, uint32_t year)
{
    poa_dated at = *date;

    return lay(&at, year) && at.first <= around->last ? year : year - 1;
}

static uint32_t year_by(const poa_dated *date, const poa_dated *around, uint32_t year)
{
    return has_day(date) ? nearest_year(date, around, year) : past_year(date, around, year);
}

/* The nearest date before in the same block that says its year. */
static const poa_dated *beside_with_year(const struct years *years, uint32_t index)
{
    uint32_t block = years->doc->sentences[years->dates->items[index].sentence].block;

    for (uint32_t i = index; i-- > 0;) {
        const poa_dated *date = &years->dates->items[i];
        if (years->doc->sentences[date->sentence].block != block)
            break;
        if (date->known && date->said.year != 0)
            return date;
    }
    return NULL;
}

static uint32_t infer(const struct years *years, uint32_t index)
{
    const poa_dated *date = &years->dates->items[index];
    const poa_dated *near = beside_with_year(years, index);
    const poa_dated *around = NULL;
    uint32_t by_near = near != NULL ? year_by(date, near, near->said.year) : 0;
    uint32_t by_around = 0;

    if (years->around != POA_NONE)
        around = &years->dates->items[years->around];
    if (around != NULL && around->known) {
        uint32_t year = around->said.year != 0 ? around->said.year : ANY_YEAR;
        if (date->said.ago != POA_NOT_AGO)
            return years->none_said ? 0 : year - date->said.ago;
        by_around = year_by(date, around, year);
        if (near == NULL)
            return by_around;
    }
    if (date->said.ago != POA_NOT_AGO)
        return 0;
    return around == NULL || by_near == by_around ? by_near : 0;
}

/* The ends of a period, of which one says its year. */
static uint32_t partner_year(const poa_dates *dates, uint32_t index)
{
    const poa_dated *date = &dates->items[index];
    const poa_dated *next = index + 1 < dates->count ? date + 1 : NULL;

    if (next != NULL && next->has_start && next->said.year != 0 && date->said.month != 0)
        return next->said.year - (date->said.month > next->said.month);
    if (date->has_start && date->said.month != 0) {
        const poa_dated *start = date - 1;
        if (start->said.year != 0)
            return start->said.year + (start->said.month > date->said.month);
    }
    return 0;
}

static void settle_one(const struct years *years, uint32_t index)
{
    poa_dated *date = &years->dates->items[index];
    uint32_t year = date->said.year;

    if (!date->readable || date->known)
        return;
    if (year == 0 && date->said.month != 0) {
        year = date->said.ago == POA_NOT_AGO ? partner_year(years->dates, index) : 0;
        if (year == 0)
            year = infer(years, index);
    }
    if (year != 0)
        (void)lay(date, year);
}

/* The date that the others stand around: the letter's own or that of the notice,
 * with its year if one says it. */
static uint32_t find_around(const poa_dates *dates, bool none_said)
{
    const uint32_t wanted[] = { dates->letter, dates->notice };

    for (size_t i = 0; i < 2; i++)
        if (wanted[i] != POA_NONE && (none_said || dates->items[wanted[i]].said.year != 0))
            return wanted[i];
    return POA_NONE;
}

static bool none_says_year(const poa_dates *dates)
{
    for (uint32_t i = 0; i < dates->count; i++)
        if (dates->items[i].readable && dates->items[i].said.year != 0)
            return false;
    return true;
}

void poa_dates_settle(poa_dates *dates, const poa_document *doc)
{
    struct years years = { .dates = dates, .doc = doc, .none_said = none_says_year(dates) };

    dates->no_years = years.none_said;
    years.around = find_around(dates, years.none_said);
    if (years.around != POA_NONE) {
        poa_dated *around = &dates->items[years.around];
        (void)lay(around, years.none_said ? ANY_YEAR : around->said.year);
    }
    for (uint32_t i = 0; i < dates->count; i++)
        if (dates->items[i].said.year != 0)
            settle_one(&years, i);
    for (uint32_t i = 0; i < dates->count; i++)
        settle_one(&years, i);
}

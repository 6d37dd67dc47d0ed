/* SPDX-License-Identifier: MIT */
/* Reading dates as people write them, and the calendar. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "match/calendar.h"
#include "support/rng.h"

static const char *const months[] = { "January Jan", "February Feb", "March Mar",
                                      "April Apr",   "May",          "June Jun",
                                      "July Jul",    "August Aug",   "September Sep Sept",
                                      "October Oct", "November Nov", "December Dec" };
static const char *const weekdays[] = { "Monday 星期一",   "Tuesday 星期二", "Wednesday 星期三",
                                        "Thursday 星期四", "Friday 星期五",  "Saturday 星期六",
                                        "Sunday 星期日" };
static const char *const numerals[] = { "〇 零", "一", "二", "三", "四", "五",
                                        "六",    "七", "八", "九", "十", "廿" };
static const char *const marks[] = { "年", "月", "日 号" };
static const char *const eras[] = { "民国" };
static const char *const ago[] = { "今年", "去年 上年", "前年" };

#define LIST(array)                                                                 \
    {                                                                               \
        (const char **)(uintptr_t)(array), NULL, sizeof(array) / sizeof((array)[0]) \
    }

static poa_calendar calendar(void)
{
    return (poa_calendar){ LIST(months), LIST(weekdays), LIST(numerals),
                           LIST(marks),  LIST(eras),     LIST(ago) };
}

struct date_case {
    char text[48];
    char expected[24]; /* year-month-day, then "d", "m" or "e" for the order, "ago N" */
};

static void write_date(char *out, size_t size, const poa_date *date)
{
    static const char *const orders[] = { "", " d", " m", " e" };
    int length = snprintf(out, size, "%u-%u-%u%s", (unsigned)date->year, (unsigned)date->month,
                          (unsigned)date->day, orders[date->order]);

    if (date->ago != POA_NOT_AGO)
        (void)snprintf(out + length, size - (size_t)length, " ago %u", (unsigned)date->ago);
}

ParameterizedTestParameters(calendar, read)
{
    static struct date_case cases[] = {
        { "2025-11-05", "2025-11-5" },
        { "2025/1/5", "2025-1-5" },
        { "2025.11.05", "2025-11-5" },
        { "25/11/2025", "2025-11-25 d" },
        { "11/25/2025", "2025-11-25 m" },
        { "5/11/2025", "2025-11-5 e" },
        { "5/5/2025", "2025-5-5 d" },
        { "05/28/25", "2025-5-28 m" },
        { "9/14", "0-9-14 m" },
        { "5 November 2025", "2025-11-5" },
        { "the 3rd of May", "0-5-3" },
        { "Nov 5th", "0-11-5" },
        { "NOVEMBER 5, 2025", "2025-11-5" },
        { "Sept 5", "0-9-5" },
        { "Feb. 3 2024", "2024-2-3" },
        { "November 2025", "2025-11-0" },
        { "since March", "0-3-0" },
        { "31 February 2025", "2025-2-31" },
        { "2025年11月5日", "2025-11-5" },
        { "11月5号", "0-11-5" },
        { "25年3月", "2025-3-0" },
        { "民国114年2月3日", "2025-2-3" },
        { "114年2月3日", "2025-2-3" },
        { "去年12月", "0-12-0 ago 1" },
        { "今年3月5日", "0-3-5 ago 0" },
        { "2025年", "2025-0-0" },
        { "二〇二五年十一月二十三日", "2025-11-23" },
        { "十月廿三日", "0-10-23" },
        { "三十日", "no" },
        { "3月上旬", "0-3-0" },
        { "2月30日", "0-2-30" },
        /* nothing of the sort */
        { "", "no" },
        { "5", "no" },
        { "13/13/2025", "no" },
        { "0/5/2025", "no" },
        { "2025-13-05", "no" },
        { "12-05/2025", "no" },
        { "5.11.25", "no" },
        { "20251-1-1", "no" },
        { "99999999999999999999 May", "no" },
        { "3 May 4 May", "no" },
        { "May 0", "no" },
        { "May 1850", "no" },
        { "Mayhem 3", "no" },
        { "1-2-3-4", "no" },
        { "十十月", "no" },
        { "三一十月", "no" },
        { "99999年1月", "no" },
        { "1月1月", "no" },
        { "年月日", "no" },
    };
    return cr_make_param_array(struct date_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct date_case *c, calendar, read)
{
    const poa_calendar words = calendar();
    char got[48] = "no";
    poa_date date;

    if (poa_date_read(&words, c->text, strlen(c->text), &date))
        write_date(got, sizeof(got), &date);
    cr_expect_str_eq(got, c->expected, "%s: %s, not %s", c->text, got, c->expected);
}

Test(calendar, months_have_their_days)
{
    cr_expect_eq(poa_days_in_month(2025, 1), 31u);
    cr_expect_eq(poa_days_in_month(2025, 2), 28u);
    cr_expect_eq(poa_days_in_month(2024, 2), 29u);
    cr_expect_eq(poa_days_in_month(1900, 2), 28u, "no leap year");
    cr_expect_eq(poa_days_in_month(2000, 2), 29u, "a leap year");
    cr_expect_eq(poa_days_in_month(0, 2), 29u, "unknown: it may be one");
    cr_expect_eq(poa_days_in_month(2025, 11), 30u);
    cr_expect_eq(poa_days_in_month(2025, 0), 0u);
    cr_expect_eq(poa_days_in_month(2025, 13), 0u);
    cr_expect_eq(poa_days_in_month(2025, UINT32_MAX), 0u);
}

/* Every day from 1900 to 2099 follows on the one before it, and its weekday too. */
Test(calendar, days_follow_each_other)
{
    int32_t last = poa_day_number(1900, 1, 1) - 1;

    for (uint32_t year = 1900; year <= 2099; year++)
        for (uint32_t month = 1; month <= 12; month++)
            for (uint32_t day = 1; day <= poa_days_in_month(year, month); day++)
                cr_assert_eq(poa_day_number(year, month, day), ++last, "%u-%u-%u", (unsigned)year,
                             (unsigned)month, (unsigned)day);
    cr_expect_eq(poa_weekday_of(poa_day_number(2025, 11, 5)), 2u, "a Wednesday");
    cr_expect_eq(poa_weekday_of(poa_day_number(1900, 1, 1)), 0u, "a Monday");
    cr_expect_eq(poa_weekday_of(poa_day_number(2000, 2, 29)), 1u, "a Tuesday");
}

Test(calendar, weekdays)
{
    const poa_calendar words = calendar();

    cr_expect_eq(poa_weekday_ends(&words, "On monday", 9), 0u);
    cr_expect_eq(poa_weekday_ends(&words, "On Blackmonday", 14), POA_NOT_AGO);
    cr_expect_eq(poa_weekday_begins(&words, "Sunday)", 7), 6u);
    cr_expect_eq(poa_weekday_begins(&words, "Sundays", 7), POA_NOT_AGO);
    cr_expect_eq(poa_weekday_begins(&words, "星期三)", strlen("星期三)")), 2u);
    cr_expect_eq(poa_weekday_ends(&words, "", 0), POA_NOT_AGO);
}

Test(calendar, lists_have_their_lengths)
{
    poa_calendar words = calendar();
    poa_error err = { 0 };
    const poa_mark at = { 0 };

    cr_expect_eq(poa_calendar_check(&words, &at, &err), POA_OK);
    words.months.count = 11;
    cr_expect_eq(poa_calendar_check(&words, &at, &err), POA_RULE);
    words = calendar();
    words.marks.count = 2;
    cr_expect_eq(poa_calendar_check(&words, &at, &err), POA_RULE);
    words = calendar();
    words.numerals.count = 1;
    cr_expect_eq(poa_calendar_check(&words, &at, &err), POA_RULE);
    words = calendar();
    words.weekdays.count = 5;
    cr_expect_eq(poa_calendar_check(&words, &at, &err), POA_RULE);
}

/* Whatever figures, words and marks are thrown together: what is read lies in its
 * bounds and can be laid on days. */
Test(calendar, hostile_text)
{
    static const char *const pieces[] = { "0",        "1",        "31",        "9999", "20",
                                          "/",        "-",        ".",         " ",    "年",
                                          "月",       "日",       "民国",      "去年", "十",
                                          "廿",       "〇",       "May",       "rd",   "Sept",
                                          "\xE6\xFF", "\xE5\xB9", "4294967296" };
    const poa_calendar words = calendar();
    rng r = { 20250229 };

    for (int round = 0; round < 100000; round++) {
        char text[128] = "";
        poa_date date;
        uint32_t count = rng_below(&r, 10);
        for (uint32_t i = 0; i < count; i++)
            strcat(text, pieces[rng_below(&r, sizeof(pieces) / sizeof(pieces[0]))]);
        if (!poa_date_read(&words, text, strlen(text), &date))
            continue;
        cr_assert(date.year == 0 || (date.year >= 1900 && date.year <= 2099), "%s", text);
        cr_assert(date.month <= 99 && date.day <= 99, "%s", text);
        cr_assert(date.year != 0 || date.month != 0, "%s", text);
        cr_assert(date.ago == POA_NOT_AGO || date.ago < 3, "%s", text);
        (void)poa_days_in_month(date.year, date.month);
    }
}

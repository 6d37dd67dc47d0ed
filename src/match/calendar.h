/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them, and the calendar.  The words of a date (names of
 * months, marks behind numbers) are data of a pack; only figures are known here.
 */
#ifndef POA_MATCH_CALENDAR_H
#define POA_MATCH_CALENDAR_H

#include "base/fail.h"
#include "rules/kind.h"

/* The words.  Each item of a list holds all words of one meaning, set off by blanks. */
typedef struct poa_calendar {
    poa_word_list months;   /* twelve, January first */
    poa_word_list weekdays; /* seven, Monday first */
    poa_word_list numerals; /* 0 to 10, and 20 */
    poa_word_list marks;    /* what stands behind a year, a month and a day */
    poa_word_list eras;     /* what stands before a year counted from 1912 as 1 */
    poa_word_list ago;      /* this year, last year, the year before it */
} poa_calendar;

/* Do the lists have the lengths that they must have?  For compile(). */
POA_MUST_USE poa_status poa_calendar_check(const poa_calendar *calendar, const poa_mark *at,
                                           poa_error *err);

/* Which of two figures is the day. */
typedef enum poa_date_order {
    POA_ORDER_NONE, /* not written as bare figures, or the year stands first */
    POA_ORDER_DAY,
    POA_ORDER_MONTH,
    POA_ORDER_EITHER /* can't be told; read as if the day stood first */
} poa_date_order;

#define POA_NOT_AGO UINT32_MAX

/* What a date says.  0: not said. */
typedef struct poa_date {
    uint32_t year; /* 1900 to 2099 */
    uint32_t month;
    uint32_t day; /* 1 to 31, whether the month has it or not */
    uint32_t ago; /* years before the writer's own, or POA_NOT_AGO */
    poa_date_order order;
    bool named;  /* the month by its name, */
    bool marked; /* and the day with letters behind it ("3rd") */
} poa_date;

/* Read a date from folded bytes; false where they hold none, or more than one. */
bool poa_date_read(const poa_calendar *calendar, const char *bytes, size_t length, poa_date *out);

/* Days of a month; of February 29 where the year is not known (0). */
uint32_t poa_days_in_month(uint32_t year, uint32_t month);
/* Days since 1 March 0000 of a date that exists; any year up to 9999. */
int32_t poa_day_number(uint32_t year, uint32_t month, uint32_t day);
/* 0: Monday. */
uint32_t poa_weekday_of(int32_t day_number);
/* The weekday whose name begins, or ends, the bytes; POA_NOT_AGO: none. */
uint32_t poa_weekday_begins(const poa_calendar *calendar, const char *bytes, size_t length);
uint32_t poa_weekday_ends(const poa_calendar *calendar, const char *bytes, size_t length);

#endif

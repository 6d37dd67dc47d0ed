/* SPDX-License-Identifier: MIT */
/*
 * The dates of a draft as days: read by the calendar, with the years that are left
 * out taken from the dates around them.  What is not sure stays unknown.
 */
#ifndef POA_MATCH_DATES_H
#define POA_MATCH_DATES_H

#include "match/calendar.h"
#include "match/run.h"

/* The words that dates stand among: keys of the rule. */
typedef struct poa_dates_words {
    poa_calendar calendar;
    poa_word_list of;        /* kinds of fact that are dates */
    bool *facts;             /* by fact kind */
    poa_pattern *more_days;  /* "3, 4 and " before a date, "-15" behind one */
    poa_pattern *range;      /* what makes two dates the ends of a period */
    poa_pattern *pair;       /* the same, where `opens` stands before both */
    poa_pattern *opens;      /* "between" */
    poa_pattern *counted;    /* behind figures that count things, and are no day */
    poa_pattern *dated;      /* before a day and a month that are surely a date */
    poa_pattern *letter;     /* beside the date of the letter itself */
    poa_pattern *not_letter; /* beside a date that stands alone and is another */
    poa_pattern *notice;     /* beside the date of Amazon's notice */
} poa_dates_words;

typedef struct poa_dated {
    poa_fold_span fold; /* with the days before and behind that it stands for */
    uint32_t sentence;
    poa_date said;
    bool own;      /* in the seller's own words */
    bool notice;   /* called the date of a notice */
    bool readable; /* `said` holds something */
    uint32_t low;  /* first and last day of the month that is meant; 0: not said */
    uint32_t high;
    bool known; /* it can be laid on days: */
    int32_t first;
    int32_t last;
    bool period;    /* it ends a period, with the date before it or by itself */
    bool has_start; /* the date before it is the other end */
} poa_dated;

typedef struct poa_dates {
    poa_dated *items; /* in order of place */
    uint32_t count;
    uint32_t letter;  /* index of the letter's own date, or POA_NONE */
    uint32_t notice;  /* index of the date of the notice, or POA_NONE */
    bool signed_only; /* the letter's date only looks like one: it ends the last line */
    bool no_years;    /* the draft names no year: days can be compared, but have no weekday */
} poa_dates;

/* Look up the kinds of fact and check the lists.  For compile(). */
POA_MUST_USE poa_status poa_dates_compile(poa_dates_words *words, poa_pack *pack,
                                          const poa_rule *rule, poa_error *err);
/* Read the dates of the draft; memory of the run's scratch arena. */
POA_MUST_USE poa_status poa_dates_of(poa_dates *out, poa_run *run, const poa_dates_words *words);

/* Does a match of the pattern end where the date begins, or begin where it ends
 * (blanks apart), in the same sentence?  NULL patterns stand nowhere. */
POA_MUST_USE poa_status poa_dates_beside(poa_run *run, const poa_pattern *pattern,
                                         const poa_dated *date, bool *beside);
/* The same on one side. */
POA_MUST_USE poa_status poa_dates_before(poa_run *run, const poa_pattern *pattern,
                                         const poa_dated *date, bool *before, poa_fold_span *hit);
POA_MUST_USE poa_status poa_dates_behind(poa_run *run, const poa_pattern *pattern,
                                         const poa_dated *date, bool *behind, poa_fold_span *hit);

/* Give every date the year that the dates around it leave no doubt of, then lay it
 * on days: years.c. */
void poa_dates_settle(poa_dates *dates, const poa_document *doc);

#endif

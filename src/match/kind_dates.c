/* SPDX-License-Identifier: MIT */
/*
 * kind: dates.  Dates that can't be right: those that do not exist, steps told as
 * done that bear a date after the letter's own or before the event that they answer,
 * periods that run backwards or are reported before they end, and wrong weekdays.
 * Each sort is a variant, so that it has its own message.
 */
#include "base/utf8.h"
#include "match/dates.h"
#include "match/kinds.h"
#include "match/run.h"

struct dates_rule {
    poa_dates_words words;
    uint32_t fix;          /* mask of section kinds that hold fixes ... */
    uint32_t measure;      /* ... and measures */
    uint32_t cause;        /* where the incident is told */
    poa_pattern *event;    /* a sentence that tells of it */
    poa_pattern *reaction; /* a step that can only answer an incident */
    poa_pattern *reply;    /* says that a step answers the notice */
    poa_pattern *earlier;  /* a step that may well have come before */
    poa_pattern *reports;  /* what came out of a period */
    poa_pattern *moved;    /* one date put in the place of another: no period */
    poa_pattern *begins;   /* holds or touches the date of what must come first ... */
    poa_pattern *follows;  /* ... and of what can only follow */
};

#define WORD_KEY(name, type, required, field)                          \
    {                                                                  \
        name, type, required, offsetof(struct dates_rule, words.field) \
    }

static const poa_param dates_params[] = {
    WORD_KEY("of", POA_PARAM_WORDS, true, of),
    WORD_KEY("months", POA_PARAM_WORDS, true, calendar.months),
    WORD_KEY("weekdays", POA_PARAM_WORDS, false, calendar.weekdays),
    WORD_KEY("numerals", POA_PARAM_WORDS, false, calendar.numerals),
    WORD_KEY("marks", POA_PARAM_WORDS, false, calendar.marks),
    WORD_KEY("eras", POA_PARAM_WORDS, false, calendar.eras),
    WORD_KEY("ago", POA_PARAM_WORDS, false, calendar.ago),
    WORD_KEY("more-days", POA_PARAM_PATTERNS, false, more_days),
    WORD_KEY("range", POA_PARAM_PATTERNS, false, range),
    WORD_KEY("pair", POA_PARAM_PATTERNS, false, pair),
    WORD_KEY("opens", POA_PARAM_PATTERNS, false, opens),
    WORD_KEY("counted", POA_PARAM_PATTERNS, false, counted),
    WORD_KEY("dated", POA_PARAM_PATTERNS, false, dated),
    WORD_KEY("letter", POA_PARAM_PATTERNS, false, letter),
    WORD_KEY("not-letter", POA_PARAM_PATTERNS, false, not_letter),
    WORD_KEY("notice", POA_PARAM_PATTERNS, false, notice),
    { "fix", POA_PARAM_SECTIONS, false, offsetof(struct dates_rule, fix) },
    { "measure", POA_PARAM_SECTIONS, false, offsetof(struct dates_rule, measure) },
    { "cause", POA_PARAM_SECTIONS, false, offsetof(struct dates_rule, cause) },
    { "event", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, event) },
    { "reaction", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, reaction) },
    { "reply", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, reply) },
    { "earlier", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, earlier) },
    { "reports", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, reports) },
    { "moved", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, moved) },
    { "begins", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, begins) },
    { "follows", POA_PARAM_PATTERNS, false, offsetof(struct dates_rule, follows) },
    { 0 },
};

static poa_status dates_compile(void *state, poa_pack *pack, const poa_rule *rule, poa_error *err)
{
    struct dates_rule *dates = state;

    return poa_dates_compile(&dates->words, pack, rule, err);
}

/* Steps told as done that lie after the letter's date.  Where there are more, it is
 * rather that date that is wrong: enough is said. */
enum { LATE_MAX = 2 };

struct check {
    poa_run *run;
    const struct dates_rule *rule;
    poa_dates dates;
    uint32_t event; /* index of the first day of the incident, or POA_NONE */
    const poa_dated *late[LATE_MAX];
    uint32_t late_count;
};

static const poa_dated *at(const struct check *check, uint32_t index)
{
    return index != POA_NONE ? &check->dates.items[index] : NULL;
}

/* The letter's own date, where it is known.  One that is no later than the notice is
 * rather a date of the notice. */
static const poa_dated *letter_of(const struct check *check)
{
    const poa_dated *letter = at(check, check->dates.letter);
    const poa_dated *notice = at(check, check->dates.notice);

    if (letter == NULL || !letter->known)
        return NULL;
    return notice != NULL && notice->known && letter->first <= notice->first ? NULL : letter;
}

/* ---- Reporting ---- */

static poa_span text_of(const poa_run *run, const poa_dated *date)
{
    return poa_fold_to_text(&run->doc->fold, date->fold);
}

/* May something be said of this date? */
static bool is_ours(const struct check *check, const poa_dated *date)
{
    return date->own && date->readable && poa_run_sees(check->run, date->sentence);
}

static poa_status report(struct check *check, const char *variant, const poa_dated *date,
                         const poa_dated *other)
{
    poa_run *run = check->run;
    poa_hit hit = POA_HIT_INIT;

    hit.sentence = date->sentence;
    hit.span = text_of(run, date);
    hit.variant = variant;
    if (other != NULL) {
        hit.related = text_of(run, other);
        if (poa_hit_list(&hit, run, run->doc, hit.related) != POA_OK)
            return POA_NOMEM;
    }
    return poa_run_emit(run, &hit);
}

static poa_status sentence_has(struct check *check, const poa_pattern *pattern, uint32_t sentence,
                               bool *found)
{
    poa_fold_span hit;

    return poa_run_pattern(check->run, pattern, check->run->doc->sentences[sentence].fold, found,
                           &hit);
}

static poa_status is_vetoed(struct check *check, uint32_t sentence, bool *vetoed)
{
    poa_unit unit = poa_run_sentence_unit(check->run, sentence);

    return poa_run_has_unless(check->run, &unit, vetoed);
}

static bool in_sections(const struct check *check, uint32_t sentence, uint32_t mask)
{
    return (mask >> poa_document_kind_of(check->run->doc, sentence) & 1u) != 0;
}

/* ---- Dates that do not exist ---- */

static poa_status check_existence(struct check *check, const poa_dated *date)
{
    const poa_date *said = &date->said;
    bool sure = said->year != 0 || said->marked || !said->named;

    if (said->day == 0 || said->month == 0 || (said->order != POA_ORDER_NONE && said->year == 0) ||
        said->day <= poa_days_in_month(said->year, said->month))
        return POA_OK;
    if (!sure) {
        poa_fold_span hit;
        poa_status status =
            poa_dates_before(check->run, check->rule->words.dated, date, &sure, &hit);
        if (status != POA_OK)
            return status;
    }
    return sure ? report(check, "impossible", date, NULL) : POA_OK;
}

/* ---- Weekdays ---- */

/* The weekday that is named right before a date, or behind it: bare where it is no
 * Latin word, else in brackets. */
static uint32_t weekday_beside(const struct check *check, const poa_dated *date)
{
    const poa_document *doc = check->run->doc;
    const poa_calendar *calendar = &check->rule->words.calendar;
    poa_fold_span s = doc->sentences[date->sentence].fold;
    const char *bytes = doc->fold.bytes;
    uint32_t begin = date->fold.begin;
    uint32_t end = date->fold.end;

    while (begin > s.begin && (bytes[begin - 1] == ' ' || bytes[begin - 1] == ','))
        begin--;
    uint32_t weekday = poa_weekday_ends(calendar, bytes + s.begin, begin - s.begin);
    if (weekday != POA_NOT_AGO)
        return weekday;
    while (end < s.end && bytes[end] == ' ')
        end++;
    bool bracket = end < s.end && bytes[end] == '(';
    end += bracket;
    if (end >= s.end || (!bracket && (unsigned char)bytes[end] < 0x80))
        return POA_NOT_AGO;
    return poa_weekday_begins(calendar, bytes + end, s.end - end);
}

static poa_status check_weekday(struct check *check, const poa_dated *date)
{
    if (!date->known || check->dates.no_years || date->first != date->last)
        return POA_OK;
    uint32_t weekday = weekday_beside(check, date);
    if (weekday == POA_NOT_AGO || weekday == poa_weekday_of(date->first))
        return POA_OK;
    return report(check, "weekday", date, NULL);
}

/* ---- Periods ---- */

/* Does the period from `start` to `date` run backwards, whatever years are meant? */
static bool runs_backwards(const poa_dated *start, const poa_dated *date)
{
    if (start->said.month == 0 || start->said.day == 0 || date->said.day == 0)
        return false;
    if (start->said.year != 0 && date->said.year != 0)
        return start->known && date->known && start->first > date->last;
    return start->said.month == date->said.month && start->said.day > date->said.day &&
           start->said.ago == date->said.ago;
}

static poa_status check_period(struct check *check, const poa_dated *date)
{
    const poa_dated *letter = letter_of(check);
    bool found = false;
    poa_status status = POA_OK;

    if (!date->period)
        return POA_OK;
    if (date->has_start && runs_backwards(date - 1, date)) {
        status = sentence_has(check, check->rule->moved, date->sentence, &found);
        return status != POA_OK || found ? status : report(check, "backwards", date, date - 1);
    }
    /* a month may be told before it is over */
    if (letter == NULL || !date->known ||
        (date->said.day == 0 ? date->first : date->last) <= letter->last)
        return POA_OK;
    status = sentence_has(check, check->rule->reports, date->sentence, &found);
    if (status != POA_OK || !found)
        return status;
    status = is_vetoed(check, date->sentence, &found);
    return status != POA_OK || found ? status : report(check, "period", date, letter);
}

/* ---- What must come first ---- */

/* Two dates in one sentence, or in neighbours of one block. */
static bool is_near(const struct check *check, const poa_dated *a, const poa_dated *b)
{
    const poa_sentence *sentences = check->run->doc->sentences;

    return b->sentence - a->sentence <= 1 &&
           sentences[a->sentence].block == sentences[b->sentence].block;
}

static bool is_founding(const struct check *check, const poa_dated *date)
{
    return is_ours(check, date) && date->known && date->said.year != 0;
}

static poa_status check_pair(struct check *check, const poa_dated *first, const poa_dated *then,
                             const poa_dated *place)
{
    bool vetoed = false;

    if (first == NULL || then == NULL || first->first <= then->last)
        return POA_OK;
    const poa_dated *other = place == first ? then : first;
    if (!is_near(check, other, place))
        return POA_OK;
    poa_status status = is_vetoed(check, first->sentence, &vetoed);
    if (status == POA_OK && !vetoed)
        status = is_vetoed(check, then->sentence, &vetoed);
    return status != POA_OK || vetoed ? status : report(check, "order", place, other);
}

/* Does a match of the pattern hold the date, or stand right beside it? */
static poa_status is_touched(struct check *check, const poa_pattern *pattern, const poa_dated *date,
                             bool *touched)
{
    poa_fold_span rest = check->run->doc->sentences[date->sentence].fold;
    poa_status status = POA_OK;
    bool found = true;

    *touched = false;
    while (status == POA_OK && found && !*touched && rest.begin < date->fold.end) {
        poa_fold_span hit = { 0, 0 };
        status = poa_run_pattern(check->run, pattern, rest, &found, &hit);
        if (status != POA_OK || !found)
            break;
        *touched = hit.begin <= date->fold.end && hit.end >= date->fold.begin;
        rest.begin = hit.end;
    }
    return status;
}

static poa_status check_order(struct check *check)
{
    const poa_dated *first = NULL;
    const poa_dated *then = NULL;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < check->dates.count && status == POA_OK; i++) {
        const poa_dated *date = &check->dates.items[i];
        bool begins = false;
        bool follows = false;
        if (!is_founding(check, date))
            continue;
        status = is_touched(check, check->rule->begins, date, &begins);
        if (status == POA_OK && !begins)
            status = is_touched(check, check->rule->follows, date, &follows);
        if (begins)
            first = date;
        if (follows)
            then = date;
        if (status == POA_OK && (begins || follows))
            status = check_pair(check, first, then, date);
    }
    return status;
}

/* ---- Steps told as done ---- */

/* The first day that the cause part tells of, in a sentence about the incident.  Where
 * one of its dates is unknown, none is the first for sure. */
static poa_status find_event(struct check *check)
{
    uint32_t first = POA_NONE;
    bool found = false;

    check->event = POA_NONE;
    for (uint32_t i = 0; i < check->dates.count; i++) {
        const poa_dated *date = &check->dates.items[i];
        if (!date->own || i == check->dates.letter ||
            !in_sections(check, date->sentence, check->rule->cause))
            continue;
        if (!date->known)
            return POA_OK;
        if (first == POA_NONE || date->first < check->dates.items[first].first)
            first = i;
    }
    if (first == POA_NONE || first == check->dates.notice)
        return POA_OK;
    poa_status status =
        sentence_has(check, check->rule->event, check->dates.items[first].sentence, &found);
    if (found)
        check->event = first;
    return status;
}

/* Does a step told as done bear a date after the letter's own? */
static bool is_late(const struct check *check, const poa_dated *date)
{
    const poa_dated *letter = letter_of(check);
    uint32_t parts = check->rule->fix | check->rule->measure;

    return letter != NULL && date->first > letter->last &&
           (date->said.year != 0 || in_sections(check, date->sentence, parts));
}

/* A date that only looks like the letter's own is proved by one step, not by more. */
static poa_status report_late(struct check *check)
{
    poa_status status = POA_OK;

    if (check->dates.signed_only && check->late_count > 1)
        return POA_OK;
    for (uint32_t i = 0; i < check->late_count && status == POA_OK; i++)
        status = report(check, "late", check->late[i], letter_of(check));
    return status;
}

/* Does the date lie before every notice that the draft tells of, and are they known? */
static bool is_before_notices(const struct check *check, const poa_dated *date)
{
    bool any = false;

    for (uint32_t i = 0; i < check->dates.count; i++) {
        const poa_dated *notice = &check->dates.items[i];
        if (!notice->notice)
            continue;
        if (!notice->known || notice->first <= date->last)
            return false;
        any = true;
    }
    return any;
}

/* A step of the corrective part that lies before what it answers. */
static poa_status check_early(struct check *check, const poa_dated *date)
{
    const poa_dated *event = at(check, check->event);
    bool found = false;
    bool earlier = false;
    poa_status status = POA_OK;

    if (date->said.day == 0 || !in_sections(check, date->sentence, check->rule->fix))
        return POA_OK;
    if (event != NULL && date->last < event->first) {
        status = sentence_has(check, check->rule->reaction, date->sentence, &found);
    } else if (is_before_notices(check, date)) {
        event = at(check, check->dates.notice);
        status = sentence_has(check, check->rule->reply, date->sentence, &found);
    }
    if (status == POA_OK && found)
        status = sentence_has(check, check->rule->earlier, date->sentence, &earlier);
    return status != POA_OK || !found || earlier ? status : report(check, "early", date, event);
}

/* The date that a match of the rule ends at or begins behind, from the first one of its
 * sentence on, or NULL. */
static const poa_dated *date_at(const struct check *check, const poa_place_found *where,
                                uint32_t from)
{
    const char *bytes = check->run->doc->fold.bytes;
    poa_fold_span words = where->fold;

    while (words.end > words.begin && bytes[words.end - 1] == ' ')
        words.end--;
    for (uint32_t i = from; i < check->dates.count; i++) {
        const poa_dated *date = &check->dates.items[i];
        uint32_t begin = date->fold.begin;
        if (begin > where->fold.end)
            break;
        while (begin > words.end && bytes[begin - 1] == ' ')
            begin--;
        bool ends_in = begin <= words.end && date->fold.end > words.end;
        if (ends_in || date->fold.end == words.begin)
            return date;
    }
    return NULL;
}

/* The place behind the first character there. */
static uint32_t behind_first(const struct check *check, uint32_t begin)
{
    size_t next = begin;

    (void)poa_utf8_next(check->run->doc->fold.bytes, &next);
    return (uint32_t)next;
}

static poa_status check_deeds_in(struct check *check, const poa_unit *unit, uint32_t from)
{
    enum { SEARCHES_MAX = 64 }; /* of one sentence */
    poa_place_found where;
    poa_status status = POA_OK;
    bool found = true;
    uint32_t begin = unit->fold.begin;

    for (uint32_t i = 0; i < SEARCHES_MAX && status == POA_OK && found; i++) {
        status = poa_run_search(check->run, unit, begin, &found, &where);
        if (status != POA_OK || !found)
            break;
        const poa_dated *date = date_at(check, &where, from);
        begin = date != NULL ? where.fold.end : behind_first(check, where.fold.begin);
        if (date == NULL || !is_ours(check, date) || !date->known)
            continue;
        if (!is_late(check, date))
            status = check_early(check, date);
        else if (check->late_count < LATE_MAX)
            check->late[check->late_count++] = date;
    }
    return status;
}

static poa_status check_deeds(struct check *check)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    uint32_t from = 0;
    poa_status status = find_event(check);

    while (status == POA_OK && poa_run_next_unit(check->run, POA_SCOPE_SENTENCE, &iter, &unit)) {
        while (from < check->dates.count && check->dates.items[from].sentence < unit.sentence)
            from++;
        if (from < check->dates.count && check->dates.items[from].sentence == unit.sentence)
            status = check_deeds_in(check, &unit, from);
    }
    return status == POA_OK ? report_late(check) : status;
}

static poa_status dates_run(const void *state, poa_run *run)
{
    struct check check = { .run = run, .rule = state, .event = POA_NONE };
    poa_status status = poa_dates_of(&check.dates, run, &check.rule->words);

    for (uint32_t i = 0; i < check.dates.count && status == POA_OK; i++) {
        const poa_dated *date = &check.dates.items[i];
        if (!is_ours(&check, date))
            continue;
        status = check_existence(&check, date);
        if (status == POA_OK)
            status = check_weekday(&check, date);
        if (status == POA_OK)
            status = check_period(&check, date);
    }
    if (status == POA_OK)
        status = check_order(&check);
    return status == POA_OK ? check_deeds(&check) : status;
}

static const char *const dates_variants[] = { "impossible", "weekday", "backwards", "period",
                                              "order",      "late",    "early",     NULL };

const poa_kind poa_kind_dates = {
    .name = "dates",
    .params = dates_params,
    .state_size = sizeof(struct dates_rule),
    .variants = dates_variants,
    .needs_match = true,
    .whole = true,
    .compile = dates_compile,
    .run = dates_run,
};

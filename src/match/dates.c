/* SPDX-License-Identifier: MIT */
/* Finding the dates of a draft, and which of them is the letter's own. */
#include "match/dates.h"

/* Far more than a letter has; it keeps the work linear in a text that is none. */
enum { DATES_MAX = 512 };

/* Folded bytes beside a date that are looked at. */
enum { BESIDE_MAX = 160 };

poa_status poa_dates_compile(poa_dates_words *words, poa_pack *pack, const poa_rule *rule,
                             poa_error *err)
{
    words->facts = poa_arena_alloc(&pack->arena, pack->cues.fact_count + 1, sizeof(bool));
    if (words->facts == NULL)
        return poa_fail_nomem(err);
    for (uint32_t i = 0; i < words->of.count; i++) {
        uint32_t fact = poa_cues_fact(&pack->cues, words->of.items[i]);
        if (fact == UINT32_MAX)
            return poa_fail(err, POA_RULE, &words->of.marks[i], "rules.unknown-fact-plain",
                            words->of.items[i]);
        words->facts[fact] = true;
    }
    return poa_calendar_check(&words->calendar, &rule->at, err);
}

/* ---- What stands beside a date ---- */

static bool is_blank_stretch(const poa_document *doc, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (doc->fold.bytes[i] != ' ')
            return false;
    return true;
}

/* The stretch of the sentence before a date, no longer than BESIDE_MAX. */
static poa_fold_span stretch_before(const poa_run *run, const poa_dated *date)
{
    poa_fold_span out = { run->doc->sentences[date->sentence].fold.begin, date->fold.begin };

    if (out.end - out.begin > BESIDE_MAX) {
        out.begin = out.end - BESIDE_MAX;
        while (out.begin < out.end &&
               ((unsigned char)run->doc->fold.bytes[out.begin] & 0xC0) == 0x80)
            out.begin++;
    }
    return out;
}

static poa_fold_span stretch_behind(const poa_run *run, const poa_dated *date)
{
    poa_fold_span out = { date->fold.end, run->doc->sentences[date->sentence].fold.end };

    if (out.end > out.begin + BESIDE_MAX) {
        out.end = out.begin + BESIDE_MAX;
        while (out.end > out.begin && ((unsigned char)run->doc->fold.bytes[out.end] & 0xC0) == 0x80)
            out.end--;
    }
    return out;
}

poa_status poa_dates_before(poa_run *run, const poa_pattern *pattern, const poa_dated *date,
                            bool *before, poa_fold_span *hit)
{
    poa_fold_span rest = stretch_before(run, date);
    poa_status status = POA_OK;
    bool found = pattern != NULL;

    *before = false;
    while (status == POA_OK && found && !*before && rest.begin < rest.end) {
        status = poa_run_pattern(run, pattern, rest, &found, hit);
        if (status != POA_OK || !found)
            break;
        *before = is_blank_stretch(run->doc, hit->end, date->fold.begin);
        rest.begin = hit->end;
    }
    return status;
}

poa_status poa_dates_behind(poa_run *run, const poa_pattern *pattern, const poa_dated *date,
                            bool *behind, poa_fold_span *hit)
{
    bool found = false;
    poa_status status = poa_run_pattern(run, pattern, stretch_behind(run, date), &found, hit);

    *behind = found && is_blank_stretch(run->doc, date->fold.end, hit->begin);
    return status;
}

poa_status poa_dates_beside(poa_run *run, const poa_pattern *pattern, const poa_dated *date,
                            bool *beside)
{
    poa_fold_span hit;
    poa_status status = poa_dates_before(run, pattern, date, beside, &hit);

    return status != POA_OK || *beside ? status
                                       : poa_dates_behind(run, pattern, date, beside, &hit);
}

/* ---- Reading ---- */

static bool is_figure_part(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.' || c == '#' || c == '_';
}

/* Bare figures inside a longer run of figures are a number of something. */
static bool is_inside_number(const poa_document *doc, const poa_dated *date)
{
    const poa_sentence *s = &doc->sentences[date->sentence];
    const char *bytes = doc->fold.bytes;
    uint32_t end = date->fold.end;

    if (date->fold.begin > s->fold.begin && is_figure_part(bytes[date->fold.begin - 1]))
        return true;
    return end + 1 < s->fold.end && is_figure_part(bytes[end]) && is_figure_part(bytes[end + 1]);
}

/* The days that stand in a stretch: widen what is meant by them. */
static void widen(const poa_document *doc, poa_fold_span where, poa_dated *date)
{
    uint32_t value = 0;
    bool inside = false;

    for (uint32_t i = where.begin; i <= where.end; i++) {
        char c = i < where.end ? doc->fold.bytes[i] : ' ';
        if (c >= '0' && c <= '9') {
            value = value < 100 ? value * 10 + (uint32_t)(c - '0') : value;
            inside = true;
            continue;
        }
        if (inside && value >= 1 && value < date->low)
            date->low = value;
        if (inside && value > date->high && value <= 31)
            date->high = value;
        value = 0;
        inside = false;
    }
}

/* "March 9 to 15, 2026", "in March 2026": a year that the fact itself leaves out. */
static void take_year(const poa_document *doc, poa_dated *date)
{
    const char *bytes = doc->fold.bytes;
    uint32_t end = doc->sentences[date->sentence].fold.end;
    uint32_t at = date->fold.end;
    uint32_t year = 0;
    uint32_t digits = 0;

    while (at < end && (bytes[at] == ' ' || bytes[at] == ','))
        at++;
    for (; at < end && bytes[at] >= '0' && bytes[at] <= '9' && digits < 5; at++, digits++)
        year = year * 10 + (uint32_t)(bytes[at] - '0');
    if (date->said.year != 0 || digits != 4 || year < 1900 || year > 2099)
        return;
    date->said.year = year;
    date->fold.end = at;
}

/* Lengthen the date by the days that a list or a range adds: "3, 4 and 5 May". */
static poa_status add_days(poa_run *run, const poa_dates_words *words, poa_dated *date)
{
    poa_fold_span hit;
    bool found = false;
    bool ranges = false;
    poa_status status = poa_dates_before(run, words->more_days, date, &found, &hit);

    if (status == POA_OK && found) {
        date->fold.begin = hit.begin;
        widen(run->doc, hit, date);
        status = poa_run_pattern(run, words->range, hit, &ranges, &hit);
        date->period = date->period || ranges;
    }
    if (status == POA_OK)
        status = poa_dates_behind(run, words->more_days, date, &found, &hit);
    if (status == POA_OK && found) {
        date->fold.end = hit.end;
        widen(run->doc, hit, date);
        take_year(run->doc, date);
        status = poa_run_pattern(run, words->range, hit, &ranges, &hit);
        date->period = date->period || ranges;
    }
    return status;
}

/* "June 31 orders": the figure counts what follows. */
static poa_status drop_counted(poa_run *run, const poa_dates_words *words, poa_dated *date)
{
    poa_fold_span hit;
    bool counted = false;

    if (!date->said.named || date->said.marked || date->said.day == 0 || date->said.year != 0)
        return POA_OK;
    poa_status status = poa_dates_behind(run, words->counted, date, &counted, &hit);
    date->readable = date->readable && !counted;
    return status;
}

static poa_status read_fact(poa_run *run, const poa_dates_words *words, const poa_fact *fact,
                            poa_dated *out)
{
    const poa_document *doc = run->doc;
    const char *bytes = doc->fold.bytes + fact->fold.begin;

    *out = (poa_dated){ .fold = fact->fold, .sentence = fact->sentence };
    out->own = poa_document_voice(doc, fact->sentence, fact->fold) == POA_VOICE_SELLER;
    out->readable =
        poa_date_read(&words->calendar, bytes, fact->fold.end - fact->fold.begin, &out->said);
    out->low = out->said.day;
    out->high = out->said.day;
    if (!out->readable)
        return POA_OK;
    if (out->said.order != POA_ORDER_NONE || (!out->said.named && out->said.day == 0))
        out->readable = !is_inside_number(doc, out);
    if (out->said.day == 0 && out->said.named)
        take_year(doc, out);
    if (out->said.day == 0 || out->said.order != POA_ORDER_NONE)
        return POA_OK;
    poa_status status = drop_counted(run, words, out);
    return status == POA_OK && out->readable ? add_days(run, words, out) : status;
}

static poa_status read_all(poa_dates *out, poa_run *run, const poa_dates_words *words)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < run->doc->fact_count && out->count < DATES_MAX; i++) {
        const poa_fact *fact = &run->doc->facts[i];
        if (!words->facts[fact->kind])
            continue;
        status = read_fact(run, words, fact, &out->items[out->count]);
        if (status != POA_OK)
            return status;
        out->count++;
    }
    return status;
}

/* Bare figures are read in the order that other dates of the draft show; where none
 * does, or they differ, they stay unread. */
static void settle_order(poa_dates *dates)
{
    bool day_first = false;
    bool month_first = false;

    for (uint32_t i = 0; i < dates->count; i++) {
        const poa_date *said = &dates->items[i].said;
        bool counts = dates->items[i].readable && said->year != 0 && said->day != said->month;
        day_first = day_first || (counts && said->order == POA_ORDER_DAY);
        month_first = month_first || (counts && said->order == POA_ORDER_MONTH);
    }
    for (uint32_t i = 0; i < dates->count; i++) {
        poa_dated *date = &dates->items[i];
        if (date->said.order != POA_ORDER_EITHER)
            continue;
        date->readable = date->readable && day_first != month_first;
        if (month_first) {
            uint32_t month = date->said.day;
            date->said.day = date->said.month;
            date->said.month = month;
            date->low = date->said.day;
            date->high = date->said.day;
        }
    }
}

/* ---- Periods ---- */

/* Are two dates of a sentence the ends of one period? */
static poa_status joins(poa_run *run, const poa_dates_words *words, const poa_dated *left,
                        const poa_dated *right, bool *joined)
{
    poa_fold_span between = { left->fold.end, right->fold.begin };
    poa_fold_span hit = { 0, 0 };
    poa_status status = POA_OK;

    *joined = false;
    if (left->sentence != right->sentence || between.begin >= between.end)
        return POA_OK;
    status = poa_run_pattern(run, words->range, between, joined, &hit);
    *joined = *joined && hit.begin == between.begin && hit.end == between.end;
    if (status != POA_OK || *joined)
        return status;
    status = poa_run_pattern(run, words->pair, between, joined, &hit);
    *joined = *joined && hit.begin == between.begin && hit.end == between.end;
    return status != POA_OK || !*joined ? status
                                        : poa_dates_before(run, words->opens, left, joined, &hit);
}

static poa_status find_periods(poa_dates *dates, poa_run *run, const poa_dates_words *words)
{
    poa_status status = POA_OK;

    for (uint32_t i = 1; i < dates->count && status == POA_OK; i++) {
        poa_dated *date = &dates->items[i];
        if (!date->readable || !dates->items[i - 1].readable)
            continue;
        status = joins(run, words, &dates->items[i - 1], date, &date->has_start);
        date->period = date->period || date->has_start;
    }
    return status;
}

/* ---- The letter's own date ---- */

enum { EDGE_SENTENCES = 6, SIGNATURE_MAX = 60 };

static bool is_full(const poa_dated *date)
{
    return date->readable && date->own && date->said.month != 0 && date->said.day != 0 &&
           !date->period && !date->has_start;
}

static bool is_mark(char c)
{
    return c == ' ' || c == '.' || c == '(' || c == ')' || c == ',' || c == ':';
}

/* Is nothing but marks in these folded bytes? */
static bool only_marks(const poa_document *doc, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (!is_mark(doc->fold.bytes[i]))
            return false;
    return true;
}

/* A date alone on its line, near the begin or the end. */
static bool stands_alone(const poa_document *doc, const poa_dated *date)
{
    const poa_sentence *s = &doc->sentences[date->sentence];
    bool edge =
        date->sentence < EDGE_SENTENCES || date->sentence + EDGE_SENTENCES >= doc->sentence_count;

    return edge && only_marks(doc, s->fold.begin, date->fold.begin) &&
           only_marks(doc, date->fold.end, s->fold.end);
}

/* A date with its year that ends the last line behind a name and a comma. */
static bool signs(const poa_document *doc, const poa_dated *date)
{
    const poa_sentence *s = &doc->sentences[date->sentence];
    uint32_t at = date->fold.begin;

    if (date->sentence + 1 != doc->sentence_count || date->said.year == 0 ||
        date->fold.end != s->fold.end)
        return false;
    while (at > s->fold.begin && doc->fold.bytes[at - 1] == ' ')
        at--;
    if (at > s->fold.begin && (doc->fold.bytes[at - 1] == ',' || doc->fold.bytes[at - 1] == '('))
        at--;
    while (at > s->fold.begin && doc->fold.bytes[at - 1] != ',' && doc->fold.bytes[at - 1] != ';')
        at--;
    return date->fold.begin - at <= SIGNATURE_MAX;
}

/* How surely a date is the letter's own. */
enum letter_rank { RANK_NONE, RANK_SIGNED, RANK_ALONE, RANK_LABELLED };

static poa_status rank_of(poa_run *run, const poa_dates_words *words, const poa_dated *date,
                          enum letter_rank *rank)
{
    bool labelled = false;
    bool other = false;
    poa_status status = poa_dates_beside(run, words->letter, date, &labelled);

    *rank = RANK_NONE;
    if (status != POA_OK)
        return status;
    if (labelled) {
        *rank = RANK_LABELLED;
        return POA_OK;
    }
    if (stands_alone(run->doc, date))
        *rank = RANK_ALONE;
    else if (signs(run->doc, date))
        *rank = RANK_SIGNED;
    else
        return POA_OK;
    status = poa_dates_beside(run, words->not_letter, date, &other);
    if (other)
        *rank = RANK_NONE;
    return status;
}

static bool is_later(const poa_date *a, const poa_date *b)
{
    if (a->year != b->year)
        return a->year > b->year;
    return a->month != b->month ? a->month > b->month : a->day > b->day;
}

/* Of several that look alike the latest: fewer dates lie behind it. */
static poa_status find_letter(poa_dates *dates, poa_run *run, const poa_dates_words *words)
{
    enum letter_rank best = RANK_NONE;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < dates->count && status == POA_OK; i++) {
        enum letter_rank rank = RANK_NONE;
        const poa_dated *date = &dates->items[i];
        if (!is_full(date))
            continue;
        status = rank_of(run, words, date, &rank);
        if (rank == RANK_NONE || rank < best ||
            (rank == best && !is_later(&date->said, &dates->items[dates->letter].said)))
            continue;
        dates->letter = i;
        best = rank;
    }
    dates->signed_only = best == RANK_SIGNED;
    return status;
}

/* The dates that are called that of a notice; the first of them is the notice's. */
static poa_status find_notice(poa_dates *dates, poa_run *run, const poa_dates_words *words)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < dates->count && status == POA_OK; i++) {
        poa_dated *date = &dates->items[i];
        if (!is_full(date) || i == dates->letter)
            continue;
        status = poa_dates_beside(run, words->notice, date, &date->notice);
        if (date->notice && dates->notice == POA_NONE)
            dates->notice = i;
    }
    return status;
}

poa_status poa_dates_of(poa_dates *out, poa_run *run, const poa_dates_words *words)
{
    *out = (poa_dates){ .letter = POA_NONE, .notice = POA_NONE };
    out->items = poa_arena_alloc(run->scratch, DATES_MAX, sizeof(*out->items));
    if (out->items == NULL)
        return poa_fail_nomem(run->err);
    poa_status status = read_all(out, run, words);
    settle_order(out);
    if (status == POA_OK)
        status = find_periods(out, run, words);
    if (status == POA_OK)
        status = find_letter(out, run, words);
    if (status == POA_OK)
        status = find_notice(out, run, words);
    if (status == POA_OK)
        poa_dates_settle(out, run->doc);
    return status;
}

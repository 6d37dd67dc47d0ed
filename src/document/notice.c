/* SPDX-License-Identifier: MIT */
/*
 * One walk over the sentences of a notice.  What is asked for stands behind a line
 * that opens it ("please send us the following") and before one that ends it ("if you
 * believe that this is an error"); identifiers and issues may stand anywhere.
 */
#include "document/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/list.h"
#include "document/steps.h"

struct reading {
    poa_build build;
    const poa_notice_cues *cues;
    poa_notice *out;
    poa_list asked;
    bool asking;  /* what is asked for stands here */
    bool choice;  /* and one of it is enough */
    bool detail;  /* lines of a "greater detail" list stand here */
    bool numbers; /* numbers of complaints stand here */
    bool limited; /* the time limit is of a sentence that asks */
};

/* ---- Cues ---------------------------------------------------------------------------- */

/* The first match of a cue in folded bytes. */
static poa_status find(struct reading *r, const poa_cue *cue, poa_fold_span where, bool *found,
                       poa_fold_span *hit)
{
    const char *bytes = r->build.doc->fold.bytes + where.begin;

    *found = false;
    for (uint32_t i = 0; i <= POA_CUE_ANY; i++) {
        size_t begin = 0;
        size_t end = 0;
        if (cue->pattern[i] == NULL)
            continue;
        poa_match match = poa_pattern_match(cue->pattern[i], r->build.matcher, bytes,
                                            where.end - where.begin, 0, &begin, &end);
        if (match == POA_MATCH_NOMEM)
            return poa_fail_nomem(r->build.err);
        if (match != POA_MATCH_FOUND || (*found && where.begin + begin >= hit->begin))
            continue;
        *found = true;
        *hit = (poa_fold_span){ where.begin + (uint32_t)begin, where.begin + (uint32_t)end };
    }
    return POA_OK;
}

static poa_status says(struct reading *r, poa_notice_line line, poa_fold_span where, bool *found)
{
    poa_fold_span hit;
    return find(r, &r->cues->line[line], where, found, &hit);
}

/* ---- Things asked for ------------------------------------------------------------------ */

static bool same_fold(const poa_document *doc, poa_fold_span a, poa_fold_span b)
{
    uint32_t length = a.end - a.begin;
    return b.end - b.begin == length &&
           memcmp(doc->fold.bytes + a.begin, doc->fold.bytes + b.begin, length) == 0;
}

/* Is it among the first `count`?  Identifiers are told apart by their words. */
static bool known(struct reading *r, const poa_asked *asked, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const poa_asked *item = poa_list_at(&r->asked, i);
        if (item->kind != asked->kind || item->index != asked->index || item->part != asked->part)
            continue;
        if (asked->kind != POA_ASKED_IDENTIFIER || same_fold(r->build.doc, item->fold, asked->fold))
            return true;
    }
    return false;
}

static poa_status note(struct reading *r, poa_asked asked)
{
    poa_digits digits;

    asked.span = poa_fold_to_text(&r->build.doc->fold, asked.fold);
    if (r->asked.count >= POA_MAX_ASKED)
        return poa_fail(r->build.err, POA_LIMIT, NULL, "notice.too-much",
                        poa_decimal(&digits, POA_MAX_ASKED));
    if (known(r, &asked, r->asked.count))
        return POA_OK;
    return poa_list_push(&r->asked, &asked) != NULL ? POA_OK : poa_fail_nomem(r->build.err);
}

static poa_asked new_asked(poa_asked_kind kind, uint32_t index, uint32_t sentence,
                           poa_fold_span fold)
{
    return (poa_asked){ .kind = kind,
                        .index = index,
                        .fold = fold,
                        .sentence = sentence,
                        .part = POA_NONE,
                        .period = POA_SPAN_NONE };
}

/* ---- Identifiers -------------------------------------------------------------------------- */

/* The digits at the end of a match. */
static poa_fold_span digits_of(const poa_document *doc, poa_fold_span hit)
{
    uint32_t begin = hit.end;

    while (begin > hit.begin && doc->fold.bytes[begin - 1] >= '0' &&
           doc->fold.bytes[begin - 1] <= '9')
        begin--;
    return (poa_fold_span){ begin, hit.end };
}

/* The further numbers of a list, right behind one that ends at `from`. */
static poa_status read_list(struct reading *r, uint32_t index, uint32_t from)
{
    const poa_document *doc = r->build.doc;
    poa_fold_span rest = { from, doc->sentences[index].fold.end };
    poa_status status = POA_OK;
    bool found = true;

    while (status == POA_OK && found) {
        poa_fold_span hit = { 0, 0 };
        status = find(r, &r->cues->line[POA_NOTICE_NEXT], rest, &found, &hit);
        found = found && hit.begin == rest.begin;
        if (status != POA_OK || !found)
            break;
        rest.begin = hit.end;
        status =
            note(r, new_asked(POA_ASKED_IDENTIFIER, r->cues->number, index, digits_of(doc, hit)));
    }
    return status;
}

/* A cell of a table, or a number alone. */
#define MAX_CELL_BYTES 24

/* Numbers that stand alone in the lines behind "Complaint IDs:", or in a row below it. */
static poa_status read_numbers(struct reading *r, uint32_t index)
{
    const poa_sentence *sentence = &r->build.doc->sentences[index];
    poa_fold_span hit = { 0, 0 };
    bool opens = false;
    bool number = false;
    poa_status status = POA_OK;

    if (r->cues->number == POA_NONE)
        return POA_OK;
    if (r->numbers)
        status = find(r, &r->cues->line[POA_NOTICE_NUMBER], sentence->fold, &number, &hit);
    if (status == POA_OK && number) {
        poa_fold_span digits = digits_of(r->build.doc, hit);
        status = note(r, new_asked(POA_ASKED_IDENTIFIER, r->cues->number, index, digits));
        return status == POA_OK ? read_list(r, index, hit.end) : status;
    }
    if (status == POA_OK)
        status = find(r, &r->cues->line[POA_NOTICE_NUMBERS], sentence->fold, &opens, &hit);
    r->numbers =
        opens || (r->numbers && sentence->fold.end - sentence->fold.begin <= MAX_CELL_BYTES);
    return status;
}

static poa_status read_identifiers(struct reading *r)
{
    const poa_document *doc = r->build.doc;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < doc->fact_count && status == POA_OK; i++) {
        const poa_fact *fact = &doc->facts[i];
        if (!doc->cues->facts[fact->kind].answer)
            continue;
        status = note(r, new_asked(POA_ASKED_IDENTIFIER, fact->kind, fact->sentence, fact->fold));
        if (status == POA_OK && fact->kind == r->cues->number)
            status = read_list(r, fact->sentence, fact->fold.end);
    }
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++)
        status = read_numbers(r, i);
    return status;
}

/* ---- Issues, parts, documents -------------------------------------------------------------- */

/* The issue that a sentence raises first, or POA_NONE. */
static poa_status first_issue(struct reading *r, poa_fold_span where, uint32_t *issue,
                              poa_fold_span *at)
{
    poa_status status = POA_OK;

    *issue = POA_NONE;
    for (uint32_t i = 0; i < r->cues->issue_count && status == POA_OK; i++) {
        poa_fold_span hit = { 0, 0 };
        bool found = false;
        status = find(r, &r->cues->issues[i].raised, where, &found, &hit);
        if (found && (*issue == POA_NONE || hit.begin < at->begin)) {
            *issue = i;
            *at = hit;
        }
    }
    return status;
}

/* Does the sentence ask for a part of the plan? */
static poa_status asks_part(struct reading *r, poa_fold_span where, bool *found)
{
    poa_status status = POA_OK;

    *found = false;
    for (uint32_t line = 0; line < POA_NOTICE_LINES && status == POA_OK && !*found; line++)
        if (r->cues->part[line] != POA_NONE)
            status = says(r, (poa_notice_line)line, where, found);
    return status;
}

/* The issues that a sentence raises. */
static poa_status read_issues(struct reading *r, uint32_t index)
{
    poa_fold_span where = r->build.doc->sentences[index].fold;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < r->cues->issue_count && status == POA_OK; i++) {
        poa_fold_span hit = { 0, 0 };
        bool found = false;
        status = find(r, &r->cues->issues[i].raised, where, &found, &hit);
        if (status == POA_OK && found)
            status = note(r, new_asked(POA_ASKED_ISSUE, i, index, hit));
    }
    return status;
}

/* Where something is asked for, "valid tracking for ten orders" is a document and no issue;
 * a part of the plan has one. */
static poa_status read_raised(struct reading *r, uint32_t index)
{
    bool raises = true;
    poa_status status = POA_OK;

    if (r->asking)
        status = asks_part(r, r->build.doc->sentences[index].fold, &raises);
    return status == POA_OK && raises ? read_issues(r, index) : status;
}

static bool has_issue(const struct reading *r)
{
    for (size_t i = 0; i < r->asked.count; i++)
        if (((const poa_asked *)poa_list_at(&r->asked, i))->kind == POA_ASKED_ISSUE)
            return true;
    return false;
}

/* A line of a "greater detail" list: the parts that it names, of the issue that it names. */
static poa_status read_parts(struct reading *r, uint32_t index)
{
    poa_fold_span where = r->build.doc->sentences[index].fold;
    poa_fold_span at = { 0, 0 };
    uint32_t issue = POA_NONE;
    poa_status status = first_issue(r, where, &issue, &at);

    for (uint32_t line = 0; line < POA_NOTICE_LINES && status == POA_OK; line++) {
        poa_fold_span hit = { 0, 0 };
        bool found = false;
        if (r->cues->part[line] == POA_NONE)
            continue;
        status = find(r, &r->cues->line[line], where, &found, &hit);
        if (status != POA_OK || !found)
            continue;
        poa_asked asked = new_asked(POA_ASKED_PART, issue, index, where);
        asked.part = r->cues->part[line];
        status = note(r, asked);
    }
    return status;
}

/* Of two documents that one sentence asks for, is one enough? */
static poa_status settle_either(struct reading *r, size_t first)
{
    if (r->asked.count - first != 2)
        return POA_OK;
    poa_asked *one = poa_list_at(&r->asked, first);
    poa_asked *other = poa_list_at(&r->asked, first + 1);
    bool ordered = one->fold.begin < other->fold.begin;
    poa_fold_span between = { ordered ? one->fold.end : other->fold.end,
                              ordered ? other->fold.begin : one->fold.begin };
    bool either = false;

    if (between.begin >= between.end) /* one's words reach into the other's */
        between = ordered ? one->fold : other->fold;
    poa_status status = says(r, POA_NOTICE_EITHER, between, &either);
    one->either = either;
    other->either = either;
    return status;
}

static poa_status read_papers(struct reading *r, uint32_t index)
{
    const poa_document *doc = r->build.doc;
    poa_fold_span where = doc->sentences[index].fold;
    poa_fold_span period = { 0, 0 };
    bool dated = false;
    size_t first = r->asked.count;
    poa_status status = find(r, &r->cues->line[POA_NOTICE_PERIOD], where, &dated, &period);

    for (uint32_t i = 0; i < r->cues->paper_count && status == POA_OK; i++) {
        poa_fold_span hit = { 0, 0 };
        bool found = false;
        status = find(r, &r->cues->papers[i].asked, where, &found, &hit);
        if (status != POA_OK || !found)
            continue;
        poa_asked asked = new_asked(POA_ASKED_DOCUMENT, i, index, hit);
        asked.choice = r->choice;
        if (dated)
            asked.period = poa_fold_to_text(&doc->fold, period);
        status = note(r, asked);
    }
    return status == POA_OK ? settle_either(r, first) : status;
}

/* ---- The walk ------------------------------------------------------------------------------- */

/* The first time limit in the sentence that is one. */
static poa_status find_limit(struct reading *r, poa_fold_span where, bool *found,
                             poa_fold_span *limit)
{
    poa_fold_span no = { 0, 0 };
    bool veto = false;
    poa_status status = find(r, &r->cues->line[POA_NOTICE_NO_LIMIT], where, &veto, &no);

    *found = status == POA_OK;
    while (*found && status == POA_OK) {
        status = find(r, &r->cues->line[POA_NOTICE_DEADLINE], where, found, limit);
        if (!*found || !veto || limit->end <= no.begin || no.end <= limit->begin)
            break;
        where.begin = limit->end > no.end ? limit->end : no.end;
    }
    return status;
}

/* The first limit of a sentence that asks for something, else the first one. */
static poa_status read_deadline(struct reading *r, poa_fold_span where, bool asks)
{
    poa_fold_span limit = { 0, 0 };
    bool found = false;
    poa_status status = POA_OK;

    if (r->out->deadline.begin != UINT32_MAX && (r->limited || !asks))
        return POA_OK;
    status = find_limit(r, where, &found, &limit);
    if (status == POA_OK && found) {
        r->out->deadline = poa_fold_to_text(&r->build.doc->fold, limit);
        r->limited = asks;
    }
    return status;
}

static poa_status read_ways(struct reading *r, poa_fold_span where)
{
    bool plan = false;
    bool dispute = false;
    poa_status status = says(r, POA_NOTICE_PLAN, where, &plan);

    if (status == POA_OK)
        status = says(r, POA_NOTICE_DISPUTE, where, &dispute);
    r->out->plan = r->out->plan || plan;
    r->out->dispute = r->out->dispute || dispute;
    return status;
}

/* A heading that asks: "Why is this happening?" */
static bool is_question(const poa_document *doc, uint32_t index)
{
    const poa_sentence *sentence = &doc->sentences[index];

    return doc->blocks[sentence->block].kind == POA_BLOCK_HEADING &&
           sentence->fold.end > sentence->fold.begin &&
           doc->fold.bytes[sentence->fold.end - 1] == '?';
}

/* What the sentence opens or ends. */
static poa_status steer(struct reading *r, uint32_t index, bool *asks)
{
    const poa_document *doc = r->build.doc;
    poa_fold_span where = doc->sentences[index].fold;
    bool question = is_question(doc, index);
    bool ends = false;
    bool choice = false;
    bool detail = false;
    poa_status status = says(r, POA_NOTICE_ASKS, where, asks);

    if (status == POA_OK)
        status = says(r, POA_NOTICE_ENDS, where, &ends);
    if (status == POA_OK)
        status = says(r, POA_NOTICE_CHOICE, where, &choice);
    if (status == POA_OK)
        status = says(r, POA_NOTICE_DETAIL, where, &detail);
    if ((ends || question) && !*asks) {
        r->asking = false;
        r->choice = false;
        r->detail = false;
    }
    r->asking = r->asking || *asks;
    r->choice = r->choice || (choice && r->asking);
    r->detail = r->detail || detail;
    return status;
}

static poa_status read_sentence(struct reading *r, uint32_t index)
{
    poa_fold_span where = r->build.doc->sentences[index].fold;
    bool asks = false;
    poa_status status = steer(r, index, &asks);

    if (status == POA_OK)
        status = read_deadline(r, where, asks);
    if (status == POA_OK)
        status = read_ways(r, where);
    if (status == POA_OK)
        status = read_raised(r, index);
    if (status == POA_OK && r->detail)
        status = read_parts(r, index);
    if (status == POA_OK && r->asking)
        status = read_papers(r, index);
    return status;
}

static int by_kind_and_place(const void *left, const void *right)
{
    const poa_asked *a = left;
    const poa_asked *b = right;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Leave out the issues that another one covers. */
static void drop_covered(struct reading *r)
{
    uint64_t covered = 0;
    size_t kept = 0;

    for (size_t i = 0; i < r->asked.count; i++) {
        const poa_asked *asked = poa_list_at(&r->asked, i);
        if (asked->kind == POA_ASKED_ISSUE)
            covered |= r->cues->issues[asked->index].covers;
    }
    for (size_t i = 0; i < r->asked.count; i++) {
        poa_asked asked = *(const poa_asked *)poa_list_at(&r->asked, i);
        if (asked.kind != POA_ASKED_ISSUE || (covered >> asked.index & 1u) == 0)
            *(poa_asked *)poa_list_at(&r->asked, kept++) = asked;
    }
    r->asked.count = kept;
}

/* The one issue that is raised, or POA_NONE where there are several. */
static uint32_t only_issue(const struct reading *r)
{
    uint32_t only = POA_NONE;

    for (size_t i = 0; i < r->asked.count; i++) {
        const poa_asked *asked = poa_list_at(&r->asked, i);
        if (asked->kind == POA_ASKED_ISSUE && only != POA_NONE)
            return POA_NONE;
        if (asked->kind == POA_ASKED_ISSUE)
            only = asked->index;
    }
    return only;
}

/* A part that names no issue, or one that the only issue covers, is of that. */
static void settle_parts(struct reading *r)
{
    uint32_t only = only_issue(r);
    size_t kept = 0;

    for (size_t i = 0; i < r->asked.count && only != POA_NONE; i++) {
        poa_asked asked = *(const poa_asked *)poa_list_at(&r->asked, i);
        bool covered =
            asked.index != POA_NONE && (r->cues->issues[only].covers >> asked.index & 1u) != 0;
        if (asked.kind == POA_ASKED_PART && (asked.index == POA_NONE || covered))
            asked.index = only;
        if (asked.kind != POA_ASKED_PART || !known(r, &asked, kept))
            *(poa_asked *)poa_list_at(&r->asked, kept++) = asked;
    }
    if (only != POA_NONE)
        r->asked.count = kept;
}

/* Sort, and name the first issue. */
static poa_status finish(struct reading *r)
{
    poa_notice *out = r->out;
    void *items = NULL;

    drop_covered(r);
    settle_parts(r);
    if (r->asked.count > 1)
        qsort(r->asked.items, r->asked.count, r->asked.size, by_kind_and_place);
    poa_status status =
        poa_list_move(&r->asked, &r->build.doc->arena, &items, &out->count, r->build.err);
    out->items = items;
    for (uint32_t i = 0; i < out->count && out->issue == POA_NONE; i++)
        if (out->items[i].kind == POA_ASKED_ISSUE)
            out->issue = out->items[i].index;
    if (out->issue != POA_NONE)
        out->appeal = r->cues->issues[out->issue].appeal;
    return status;
}

poa_status poa_notice_read(poa_notice **out, poa_document *doc, poa_error *err)
{
    poa_notice *notice = poa_arena_alloc(&doc->arena, 1, sizeof(*notice));
    poa_matcher *matcher = poa_matcher_new(0);
    struct reading r = { .build = { doc, matcher, NULL, err },
                         .cues = &doc->cues->notice,
                         .out = notice,
                         .asked = POA_LIST_INIT(poa_asked) };

    if (notice == NULL || matcher == NULL) {
        poa_matcher_free(matcher);
        return poa_fail_nomem(err);
    }
    *notice = (poa_notice){
        .doc = doc, .issue = POA_NONE, .appeal = POA_NONE, .deadline = POA_SPAN_NONE
    };
    poa_status status = read_identifiers(&r);
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK; i++)
        status = read_sentence(&r, i);
    bool silent = status == POA_OK && !has_issue(&r); /* then what is asked for tells it */
    for (uint32_t i = 0; i < doc->sentence_count && status == POA_OK && silent; i++)
        status = read_issues(&r, i);
    if (status == POA_OK)
        status = finish(&r);
    poa_list_release(&r.asked);
    poa_matcher_free(matcher);
    if (status == POA_OK)
        *out = notice;
    return status;
}

/* ---- Questions --------------------------------------------------------------------------------- */

uint32_t poa_notice_count(const poa_notice *notice, poa_asked_kind kind)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < notice->count; i++)
        count += notice->items[i].kind == kind;
    return count;
}

const char *poa_asked_name(const poa_notice *notice, const poa_asked *asked, poa_lang lang)
{
    const poa_cues *cues = notice->doc->cues;

    if (asked->index == POA_NONE)
        return "";
    switch (asked->kind) {
    case POA_ASKED_IDENTIFIER:
        return cues->facts[asked->index].name[lang];
    case POA_ASKED_ISSUE:
    case POA_ASKED_PART:
        return cues->notice.issues[asked->index].name[lang];
    case POA_ASKED_DOCUMENT:
        return cues->notice.papers[asked->index].name[lang];
    }
    return "";
}

const char *poa_asked_id(const poa_notice *notice, const poa_asked *asked)
{
    const poa_cues *cues = notice->doc->cues;

    if (asked->index == POA_NONE)
        return "";
    switch (asked->kind) {
    case POA_ASKED_IDENTIFIER:
        return cues->facts[asked->index].id;
    case POA_ASKED_ISSUE:
    case POA_ASKED_PART:
        return cues->notice.issues[asked->index].id;
    case POA_ASKED_DOCUMENT:
        return cues->notice.papers[asked->index].id;
    }
    return "";
}

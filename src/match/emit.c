/* SPDX-License-Identifier: MIT */
/* From a hit to a finding: severity and points of its class, the overrides of its
 * rule, and texts that speak of this sentence. */
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "document/notice.h"
#include "match/run.h"

/* Code points of the writer's words that a message repeats. */
enum { MATCH_SHOWN = 48 };

static bool has_part_of_each_kind(const poa_document *doc)
{
    for (uint32_t i = 0; i < doc->cues->section_count; i++)
        if (doc->cues->sections[i].part && !poa_document_has(doc, i))
            return false;
    return true;
}

/* Does the condition of an override hold?  `section` is a section kind or
 * POA_NONE, `variant` a name or NULL. */
static bool holds(const poa_run *run, const poa_override *o, uint32_t section, const char *variant)
{
    const poa_document *doc = run->doc;

    if (strcmp(o->when, "any") == 0 || strcmp(o->when, poa_document_appeal(doc)) == 0 ||
        strcmp(o->when, poa_mode_name(doc->mode)) == 0)
        return true;
    if (strcmp(o->when, "unsure") == 0)
        return !doc->parts_sure;
    if (strcmp(o->when, "notice") == 0)
        return doc->notice != NULL;
    if (strcmp(o->when, "all-parts") == 0)
        return has_part_of_each_kind(doc);
    if (section != POA_NONE && strcmp(o->when, doc->cues->sections[section].id) == 0)
        return true;
    return variant != NULL && strcmp(o->when, variant) == 0;
}

uint32_t poa_run_factor(const poa_run *run)
{
    uint32_t factor = 100;

    for (uint32_t i = 0; i < run->rule->override_count; i++) {
        const poa_override *o = &run->rule->overrides[i];
        if (o->has_factor && holds(run, o, POA_NONE, NULL))
            factor = o->factor;
    }
    return factor;
}

/* The length without blanks and commas at the end: a pattern may need to see
 * them, a reader of the message doesn't. */
static size_t trimmed(const char *bytes, size_t length)
{
    static const char wide_comma[] = "\xEF\xBC\x8C";
    const size_t wide = sizeof(wide_comma) - 1;

    for (;;) {
        if (length > 1 && strchr(" \t\r\n,", bytes[length - 1]) != NULL)
            length--;
        else if (length > wide && memcmp(bytes + length - wide, wide_comma, wide) == 0)
            length -= wide;
        else
            return length;
    }
}

/* The words of a message: line breaks and tabs are shown as one blank. */
static void add_words(poa_strbuf *out, const char *bytes, size_t all)
{
    const size_t length = trimmed(bytes, all);
    size_t at = 0;
    size_t points = 0;

    while (at < length && points < MATCH_SHOWN) {
        size_t begin = at;
        uint32_t point = poa_utf8_next(bytes, &at);
        if (point == '\n' || point == '\r' || point == '\t')
            poa_strbuf_putc(out, ' ');
        else
            poa_strbuf_add(out, bytes + begin, at - begin);
        points++;
    }
    if (at < length)
        poa_strbuf_puts(out, "\xE2\x80\xA6"); /* an ellipsis */
}

static void add_field(poa_strbuf *out, const poa_run *run, const poa_hit *hit, int lang,
                      const char *name, size_t length)
{
    if (length == 5 && memcmp(name, "match", 5) == 0 && hit->span.begin != UINT32_MAX)
        add_words(out, run->doc->text.bytes + hit->span.begin, hit->span.end - hit->span.begin);
    else if (length == 5 && memcmp(name, "count", 5) == 0)
        poa_strbuf_printf(out, "%u", (unsigned)hit->count);
    else if (length == 5 && memcmp(name, "limit", 5) == 0)
        poa_strbuf_printf(out, "%u", (unsigned)hit->limit);
    else if (length == 4 && memcmp(name, "list", 4) == 0 && hit->list[lang] != NULL)
        poa_strbuf_puts(out, hit->list[lang]);
}

poa_status poa_hit_list(poa_hit *hit, poa_run *run, const poa_document *doc, poa_span span)
{
    const char *words =
        poa_arena_strndup(run->scratch, doc->text.bytes + span.begin, span.end - span.begin);

    for (int lang = 0; lang < POA_LANG_COUNT; lang++)
        hit->list[lang] = words;
    return words != NULL ? POA_OK : poa_fail_nomem(run->err);
}

/* Fill {match}, {count}, {limit} and {list}; the result lies in the arena. */
static const char *fill(const poa_run *run, const poa_hit *hit, int lang, const char *text)
{
    poa_strbuf buf = POA_STRBUF_INIT;

    for (const char *at = text; *at != '\0';) {
        const char *open = strchr(at, '{');
        const char *close = open != NULL ? strchr(open, '}') : NULL;
        if (close == NULL) {
            poa_strbuf_puts(&buf, at);
            break;
        }
        poa_strbuf_add(&buf, at, (size_t)(open - at));
        add_field(&buf, run, hit, lang, open + 1, (size_t)(close - open - 1));
        at = close + 1;
    }
    const char *copy = NULL;
    if (!buf.failed)
        copy = poa_arena_strndup(run->findings->arena, poa_strbuf_str(&buf), buf.length);
    poa_strbuf_release(&buf);
    return copy;
}

static const char *text_in(const poa_words *rule, const poa_words *class_words, int lang)
{
    if (rule->in[lang] != NULL)
        return rule->in[lang];
    return class_words->in[lang] != NULL ? class_words->in[lang] : "";
}

/* The row of the dimensions that a finding's points come from. */
static uint32_t dimension_of(const poa_run *run, const poa_class *class, uint32_t section)
{
    if (class->dimension != POA_NONE)
        return class->dimension;
    const char *id = section != POA_NONE ? run->doc->cues->sections[section].dimension : NULL;
    for (uint32_t i = 0; id != NULL && i < run->pack->dimension_count; i++)
        if (strcmp(run->pack->dimensions[i], id) == 0)
            return i;
    return run->pack->dimension_count - 1;
}

/* Apply the overrides that hold, in order; false: the finding is off. */
static bool override(const poa_run *run, const poa_hit *hit, poa_finding *finding,
                     poa_words *message, poa_words *hint)
{
    for (uint32_t i = 0; i < run->rule->override_count; i++) {
        const poa_override *o = &run->rule->overrides[i];
        if (!holds(run, o, finding->section, hit->variant))
            continue;
        if (o->off)
            return false;
        if (o->has_severity)
            finding->severity = o->severity;
        if (o->has_points)
            finding->points = o->points;
        if (o->cap != 0)
            finding->cap = o->cap;
        for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
            if (o->message.in[lang] != NULL)
                message->in[lang] = o->message.in[lang];
            if (o->hint.in[lang] != NULL)
                hint->in[lang] = o->hint.in[lang];
        }
    }
    return true;
}

static void add_related(poa_finding *finding, const poa_document *doc, poa_span span,
                        const char *key)
{
    if (span.begin != UINT32_MAX)
        finding->related[finding->related_count++] = (poa_related){ span, doc, key };
}

/* The passage of the draft and the words of the notice that the hit is about. */
static poa_status set_related(poa_run *run, poa_finding *finding, const poa_hit *hit)
{
    if (hit->related.begin == UINT32_MAX && hit->asked.begin == UINT32_MAX)
        return POA_OK;
    finding->related = poa_arena_alloc(run->findings->arena, 2, sizeof(*finding->related));
    if (finding->related == NULL)
        return poa_fail_nomem(run->err);
    add_related(finding, run->doc, hit->related, "report.related");
    if (run->doc->notice != NULL)
        add_related(finding, run->doc->notice->doc, hit->asked, "report.related-notice");
    return POA_OK;
}

/* What the finding is about, kept beyond the run. */
static poa_status set_identifier(poa_run *run, poa_finding *finding, const char *identifier)
{
    if (identifier == NULL)
        return POA_OK;
    finding->identifier = poa_arena_strndup(run->findings->arena, identifier, strlen(identifier));
    return finding->identifier != NULL ? POA_OK : poa_fail_nomem(run->err);
}

static poa_status append(poa_run *run, const poa_finding *finding)
{
    poa_findings *f = run->findings;
    poa_finding *grown = poa_arena_grow(f->arena, f->items, f->count, &f->capacity, sizeof(*grown));

    if (grown == NULL)
        return poa_fail_nomem(run->err);
    f->items = grown;
    f->items[f->count++] = *finding;
    return POA_OK;
}

/* A text of millions of faults must not take a gigabyte of messages: beyond its bound
 * a rule only counts. */
static bool is_beyond_bound(poa_run *run, uint32_t sentence)
{
    if (run->most == 0 || sentence == POA_NONE || sentence == run->last_sentence)
        return false;
    if (run->sentences >= run->most) {
        run->findings->dropped++;
        return true;
    }
    run->sentences++;
    run->last_sentence = sentence;
    return false;
}

poa_status poa_run_emit(poa_run *run, const poa_hit *hit)
{
    const poa_class *class = &run->pack->classes[run->rule->class_index];
    poa_words message;
    poa_words hint;
    poa_finding finding = {
        .class_index = run->rule->class_index,
        .rule_index = run->rule_index,
        .span = hit->span,
        .sentence = hit->sentence,
        .section =
            hit->sentence != POA_NONE ? poa_document_kind_of(run->doc, hit->sentence) : POA_NONE,
        .severity = class->severity,
        .points = class->points,
    };

    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        message.in[lang] = text_in(&run->rule->message, &class->message, lang);
        hint.in[lang] = text_in(&run->rule->hint, &class->hint, lang);
    }
    if (!override(run, hit, &finding, &message, &hint) || is_beyond_bound(run, hit->sentence))
        return POA_OK;
    finding.dimension = dimension_of(run, class, finding.section);
    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        finding.message[lang] = fill(run, hit, lang, message.in[lang]);
        finding.hint[lang] = fill(run, hit, lang, hint.in[lang]);
        if (finding.message[lang] == NULL || finding.hint[lang] == NULL)
            return poa_fail_nomem(run->err);
    }
    poa_status status = set_related(run, &finding, hit);
    if (status == POA_OK)
        status = set_identifier(run, &finding, hit->identifier);
    return status == POA_OK ? append(run, &finding) : status;
}

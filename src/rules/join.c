/* SPDX-License-Identifier: MIT */
/*
 * Entries to patterns.  Each entry is a part of its own: one whose literals do not
 * occur in a text is neither compiled nor tried, and PCRE2 bounds the size of a code.
 */
#include <string.h>

#include "base/limits.h"
#include "pattern/pattern.h"
#include "rules/phrases.h"
#include "rules/read.h"

/* A pattern being joined. */
struct joiner {
    poa_phrase_book *book;
    poa_markers *markers; /* NULL: nothing is marked */
    uint32_t lang;
    unsigned flags;
    poa_strbuf entry; /* the expansion of the entry at hand */
    poa_pattern *whole;
    poa_pattern *last; /* part of it */
    poa_error *err;
};

/* Compile the entry at hand and append it to the whole. */
static poa_status append_part(struct joiner *joiner, const poa_mark *at)
{
    poa_pattern *part = NULL;
    poa_status status = poa_pattern_compile(&part, poa_strbuf_str(&joiner->entry),
                                            joiner->entry.length, joiner->flags, at, joiner->err);

    if (status != POA_OK)
        return status;
    if (joiner->whole == NULL)
        joiner->whole = part;
    else
        poa_pattern_append(joiner->last, part);
    joiner->last = part;
    return POA_OK;
}

/* What can be wrong with an entry alone, told at its own place. */
static poa_status check_entry(struct joiner *joiner, const poa_entry *entry)
{
    poa_status status = poa_pattern_check(entry->source, entry->length, &entry->at, joiner->err);

    if (status != POA_OK)
        return status;
    return poa_pattern_probe(poa_strbuf_str(&joiner->entry), joiner->entry.length, joiner->flags,
                             &entry->at, joiner->err);
}

static poa_status count_bytes(struct joiner *joiner, const poa_entry *entry)
{
    poa_digits digits;

    joiner->book->total += joiner->entry.length;
    if (joiner->book->total <= POA_MAX_PACK_PATTERNS)
        return POA_OK;
    return poa_fail(joiner->err, POA_LIMIT, &entry->at, "rules.patterns-too-large",
                    poa_decimal(&digits, POA_MAX_PACK_PATTERNS));
}

static poa_status add_entry(struct joiner *joiner, const poa_entry *entry)
{
    poa_strbuf_clear(&joiner->entry);
    poa_status status = poa_phrases_expand(joiner->book, &joiner->entry, entry, joiner->lang,
                                           joiner->markers, joiner->err);
    if (status == POA_OK)
        status = count_bytes(joiner, entry);
    if (status == POA_OK && (joiner->flags & POA_PATTERN_LAZY) == 0)
        status = check_entry(joiner, entry);
    if (status == POA_OK && joiner->entry.failed)
        status = poa_fail_nomem(joiner->err);
    return status == POA_OK ? append_part(joiner, &entry->at) : status;
}

static poa_status join(poa_pattern **out, struct joiner *joiner, const poa_entries *entries)
{
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < entries->count && status == POA_OK; i++)
        status = add_entry(joiner, &entries->items[i]);
    poa_strbuf_release(&joiner->entry);
    if (status == POA_OK)
        *out = joiner->whole;
    else
        poa_pattern_free(joiner->whole);
    return status;
}

poa_status poa_phrases_compile(poa_pattern **out, poa_phrase_book *book, const poa_entries *entries,
                               uint32_t lang, unsigned flags, poa_error *err)
{
    struct joiner joiner = { .book = book, .lang = lang, .flags = flags, .err = err };

    return join(out, &joiner, entries);
}

unsigned poa_rule_flags(const poa_rule *rule)
{
    return (rule->case_sensitive ? POA_PATTERN_CASE : 0u) |
           (rule->no_border ? POA_PATTERN_NO_BORDER : 0u);
}

poa_status poa_pack_compile_marked(poa_pattern **out, poa_coverage_map *map, const poa_pack *pack,
                                   const poa_rule *rule, const poa_entries *entries, uint32_t lang,
                                   poa_arena *arena, poa_error *err)
{
    poa_phrase_book book;
    poa_markers markers = { arena, map, 0 };
    poa_status status = poa_phrase_book_init(&book, pack, arena, err);
    struct joiner joiner = { .book = &book,
                             .markers = &markers,
                             .lang = lang,
                             .flags = poa_rule_flags(rule) | POA_PATTERN_CAPTURE | POA_PATTERN_LAZY,
                             .err = err };

    *map = (poa_coverage_map){ NULL, 0 };
    return status == POA_OK ? join(out, &joiner, entries) : status;
}

poa_status poa_pack_compile_entry(poa_pattern **out, const poa_pack *pack, const poa_rule *rule,
                                  const poa_entry *entry, uint32_t lang, poa_error *err)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    poa_entries one = { (poa_entry *)entry, 1 };
    poa_phrase_book book;
    poa_status status = poa_phrase_book_init(&book, pack, &arena, err);

    if (status == POA_OK)
        status = poa_phrases_compile(out, &book, &one, lang,
                                     poa_rule_flags(rule) | POA_PATTERN_LAZY, err);
    poa_arena_release(&arena);
    return status;
}

/* SPDX-License-Identifier: MIT */
/* Branches are compared folded, as drafts are.  Only what is plain text can be
 * judged to begin with another; equal ones are found whatever they hold. */
#include "rules/dead.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "rules/literal.h"

/* One top-level branch. */
struct branch {
    const char *text; /* folded, ASCII letters in lower case */
    size_t length;
    const poa_entry *entry;
    bool plain; /* no syntax in it */
};

struct branches {
    poa_arena arena;
    struct branch *items;
    size_t count;
    size_t capacity;
};

static void lower(poa_strbuf *text)
{
    for (size_t i = 0; i < text->length; i++) {
        if (text->bytes[i] >= 'A' && text->bytes[i] <= 'Z')
            text->bytes[i] = (char)(text->bytes[i] - 'A' + 'a');
    }
}

static bool add_branch(struct branches *all, poa_strbuf *text, const poa_entry *entry, bool plain)
{
    struct branch *grown =
        poa_arena_grow(&all->arena, all->items, all->count, &all->capacity, sizeof(*grown));

    if (grown == NULL || text->failed)
        return false;
    if (plain)
        lower(text);
    char *copy = poa_arena_strndup(&all->arena, poa_strbuf_str(text), text->length);
    all->items = grown;
    all->items[all->count++] = (struct branch){ copy, text->length, entry, plain };
    poa_strbuf_clear(text);
    return copy != NULL;
}

static bool add_entry(struct branches *all, const poa_entry *entry)
{
    poa_strbuf text = POA_STRBUF_INIT;
    size_t depth = 0;
    bool plain = true;
    bool right = true;
    poa_piece piece;

    for (size_t at = 0; right && poa_pattern_next(entry->source, entry->length, &at, &piece);) {
        if (piece.kind == POA_PIECE_BRANCH && depth == 0) {
            right = add_branch(all, &text, entry, plain);
            plain = true;
            continue;
        }
        plain = plain && piece.kind == POA_PIECE_TEXT;
        if (piece.kind == POA_PIECE_OPEN && entry->source[piece.end - 1] != ')')
            depth++;
        else if (piece.kind == POA_PIECE_CLOSE && depth > 0)
            depth--;
        (void)poa_literal_fold(&text, entry->source, &piece);
    }
    right = right && add_branch(all, &text, entry, plain);
    poa_strbuf_release(&text);
    return right;
}

/* May a match end behind text[0, at)?  Not between two Latin letters or digits. */
static bool is_border(const struct branch *branch, size_t at)
{
    size_t before = at;
    size_t after = at;

    if (at == 0 || at >= branch->length)
        return true;
    return !poa_is_latin_alnum(poa_utf8_previous(branch->text, &before)) ||
           !poa_is_latin_alnum(poa_utf8_next(branch->text, &after));
}

/* Does `first` match wherever `later` would? */
static bool covers(const struct branch *first, const struct branch *later, poa_dead_end end)
{
    if (end == POA_DEAD_SORTED || !first->plain || !later->plain || first->length == 0 ||
        first->length >= later->length || memcmp(first->text, later->text, first->length) != 0)
        return false;
    return end == POA_DEAD_ANYWHERE || is_border(later, first->length);
}

static bool equals(const struct branch *first, const struct branch *later)
{
    return first->length == later->length && memcmp(first->text, later->text, first->length) == 0;
}

static void judge(const struct branches *all, size_t index, poa_dead_end end,
                  poa_dead_report_fn *report, void *user)
{
    const struct branch *later = &all->items[index];

    for (size_t i = 0; i < index; i++) {
        const struct branch *first = &all->items[i];
        if (equals(first, later))
            report(user, &later->entry->at, "validate.twice", later->text, first->text);
        else if (covers(first, later, end))
            report(user, &later->entry->at, "validate.dead", later->text, first->text);
        else
            continue;
        return;
    }
}

poa_status poa_dead_find(const poa_entries *entries, poa_dead_end end, poa_dead_report_fn *report,
                         void *user, poa_error *err)
{
    struct branches all = { .arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES) };
    bool right = true;

    for (uint32_t i = 0; right && i < entries->count; i++)
        right = add_entry(&all, &entries->items[i]);
    for (size_t i = 1; right && i < all.count; i++)
        judge(&all, i, end, report, user);
    poa_arena_release(&all.arena);
    return right ? POA_OK : poa_fail_nomem(err);
}

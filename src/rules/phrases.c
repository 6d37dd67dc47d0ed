/* SPDX-License-Identifier: MIT */
/* Finding and expanding phrases. */
#include "rules/phrases.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "rules/literal.h"
#include "rules/read.h"

#define LANGS (POA_LANG_COUNT + 1u) /* with POA_CUE_ANY */

/* One expansion under way. */
struct expander {
    poa_phrase_book *book;
    poa_markers *markers; /* NULL: nothing is marked */
    uint32_t lang;        /* of the pattern */
    poa_error *err;
};

static poa_status expand_entry(struct expander *expander, poa_strbuf *out, const poa_entry *entry,
                               uint32_t depth, uint32_t *height);

poa_status poa_phrase_book_init(poa_phrase_book *book, const poa_pack *pack, poa_arena *arena,
                                poa_error *err)
{
    poa_expansion *made =
        poa_arena_alloc(arena, (size_t)(pack->phrase_count + 1) * LANGS, sizeof(*made));

    if (made == NULL)
        return poa_fail_arena(err, arena);
    *book = (poa_phrase_book){ pack, arena, made, 0 };
    return POA_OK;
}

/* ---- Names -------------------------------------------------------------------- */

static int phrase_compare(const void *left, const void *right)
{
    const poa_phrase *a = left;
    const poa_phrase *b = right;
    int order = strcmp(a->name, b->name);

    return order != 0 ? order : (a->lang > b->lang) - (a->lang < b->lang);
}

void poa_phrases_sort(poa_pack *pack)
{
    if (pack->phrase_count > 0)
        qsort(pack->phrases, pack->phrase_count, sizeof(*pack->phrases), phrase_compare);
}

static int name_compare(const char *name, size_t length, const char *other)
{
    int order = strncmp(name, other, length);
    return order != 0 ? order : (other[length] != '\0' ? -1 : 0);
}

/* The first phrase of a name, or phrase_count. */
static uint32_t first_of(const poa_pack *pack, const char *name, size_t length)
{
    uint32_t low = 0;
    uint32_t high = pack->phrase_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (name_compare(name, length, pack->phrases[middle].name) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* May patterns of `lang` use phrases of `of`? */
static bool sees(uint32_t lang, uint32_t of)
{
    return of == lang || of == POA_CUE_ANY || lang == POA_CUE_ANY;
}

uint32_t poa_phrases_find(const poa_pack *pack, const char *name, size_t length, uint32_t lang)
{
    uint32_t at = first_of(pack, name, length);

    for (; at < pack->phrase_count; at++) {
        if (name_compare(name, length, pack->phrases[at].name) != 0)
            break;
        if (sees(lang, pack->phrases[at].lang))
            return at;
    }
    return POA_NONE;
}

bool poa_phrases_is_name(const char *name, size_t length)
{
    if (length == 0 || name[0] < 'a' || name[0] > 'z')
        return false;
    for (size_t i = 0; i < length; i++) {
        bool letter = (name[i] >= 'a' && name[i] <= 'z') || (name[i] >= '0' && name[i] <= '9');
        if (!letter && name[i] != '-')
            return false;
    }
    return true;
}

/* An undefined phrase: say which one was probably meant. */
static poa_status fail_unknown(const struct expander *expander, const char *name,
                               const poa_mark *at)
{
    const poa_pack *pack = expander->book->pack;
    const char **names = calloc(pack->phrase_count + 1u, sizeof(*names));
    uint32_t count = 0;

    if (names == NULL)
        return poa_fail_nomem(expander->err);
    for (uint32_t i = 0; i < pack->phrase_count; i++) {
        if (sees(expander->lang, pack->phrases[i].lang))
            names[count++] = pack->phrases[i].name;
    }
    const char *nearest = poa_nearest(name, names);
    free(names);
    if (nearest == NULL)
        return poa_fail(expander->err, POA_RULE, at, "rules.unknown-phrase-plain", name);
    return poa_fail(expander->err, POA_RULE, at, "rules.unknown-phrase", name, nearest);
}

/* ---- Marks -------------------------------------------------------------------- */

static poa_status add_mark(const struct expander *expander, const char *source, size_t length,
                           const poa_mark *at, const poa_entry *word)
{
    poa_markers *markers = expander->markers;
    poa_coverage_map *map = markers->map;
    struct poa_coverage_mark *grown =
        poa_arena_grow(markers->arena, map->marks, map->count, &markers->capacity, sizeof(*grown));

    if (grown == NULL)
        return poa_fail_nomem(expander->err);
    map->marks = grown;
    map->marks[map->count++] = (struct poa_coverage_mark){ source, (uint32_t)length, *at, word };
    return POA_OK;
}

/* ---- Expanding ------------------------------------------------------------------ */

/* One word of a phrase, expanded. */
struct word {
    size_t begin; /* in the text of all words */
    size_t length;
    uint32_t order; /* as written */
};

static int longest_first(const void *left, const void *right)
{
    const struct word *a = left;
    const struct word *b = right;

    if (a->length != b->length)
        return a->length < b->length ? 1 : -1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Join the expanded words to "(?:longest|...|shortest)" in the book's arena. */
static poa_status join_words(struct expander *expander, poa_expansion *made, const poa_strbuf *all,
                             struct word *words, uint32_t count)
{
    poa_strbuf text = POA_STRBUF_INIT;

    qsort(words, count, sizeof(*words), longest_first);
    made->order = poa_arena_alloc(expander->book->arena, count + 1u, sizeof(*made->order));
    if (made->order == NULL)
        return poa_fail_arena(expander->err, expander->book->arena);
    for (uint32_t i = 0; i < count; i++) {
        made->order[i] = words[i].order;
        poa_strbuf_puts(&text, i == 0 ? "(?:" : "|");
        poa_strbuf_add(&text, all->bytes + words[i].begin, words[i].length);
    }
    poa_strbuf_putc(&text, ')');
    made->text =
        text.failed ? NULL : poa_arena_strndup(expander->book->arena, text.bytes, text.length);
    made->length = text.length;
    poa_strbuf_release(&text);
    return made->text != NULL ? POA_OK : poa_fail_arena(expander->err, expander->book->arena);
}

static poa_status expand_words(struct expander *expander, const poa_phrase *phrase,
                               poa_expansion *made, struct word *words, uint32_t depth)
{
    poa_strbuf all = POA_STRBUF_INIT;
    poa_status status = POA_OK;
    uint32_t height = 0;

    for (uint32_t i = 0; i < phrase->words.count && status == POA_OK; i++) {
        words[i] = (struct word){ all.length, 0, i };
        status = expand_entry(expander, &all, &phrase->words.items[i], depth, &height);
        words[i].length = all.length - words[i].begin;
    }
    if (status == POA_OK && all.failed)
        status = poa_fail_nomem(expander->err);
    if (status == POA_OK)
        status = join_words(expander, made, &all, words, phrase->words.count);
    made->height = height + 1;
    poa_strbuf_release(&all);
    return status;
}

/* Fill in the expansion of a phrase for patterns of the expander's language. */
static poa_status make_expansion(struct expander *expander, uint32_t index, poa_expansion *made,
                                 uint32_t depth)
{
    const poa_phrase *phrase = &expander->book->pack->phrases[index];
    struct word *words = calloc(phrase->words.count + 1u, sizeof(*words));

    if (words == NULL)
        return poa_fail_nomem(expander->err);
    made->open = true;
    poa_status status = expand_words(expander, phrase, made, words, depth);
    made->open = false;
    free(words);
    return status;
}

/* Append a phrase with every word as a capturing group.  It was expanded before,
 * so there are no circles and nothing is too deep. */
static poa_status add_marked(struct expander *expander, poa_strbuf *out, const poa_phrase *phrase,
                             const uint32_t *order)
{
    poa_status status = POA_OK;
    uint32_t height = 0;

    for (uint32_t i = 0; i < phrase->words.count && status == POA_OK; i++) {
        const poa_entry *word = &phrase->words.items[order[i]];
        poa_strbuf_puts(out, i == 0 ? "(?:(" : "|(");
        status = add_mark(expander, word->source, word->length, &word->at, word);
        if (status == POA_OK)
            status = expand_entry(expander, out, word, 1, &height);
        poa_strbuf_putc(out, ')');
    }
    poa_strbuf_putc(out, ')');
    return status;
}

/* A phrase of one language goes on to mean that language alone. */
static struct expander inside(const struct expander *expander, const poa_phrase *phrase)
{
    struct expander inner = *expander;

    if (phrase->lang != POA_CUE_ANY)
        inner.lang = phrase->lang;
    return inner;
}

static poa_status add_phrase(struct expander *expander, poa_strbuf *out, uint32_t index,
                             const poa_entry *user, uint32_t depth, uint32_t *height)
{
    const poa_phrase *phrase = &expander->book->pack->phrases[index];
    struct expander inner = inside(expander, phrase);
    poa_expansion *made = &expander->book->made[index * LANGS + inner.lang];
    poa_status status = POA_OK;
    poa_digits digits;

    if (made->open)
        return poa_fail(expander->err, POA_RULE, &user->at, "rules.phrase-circle", phrase->name);
    if (depth + (made->text != NULL ? made->height : 1) > POA_MAX_PHRASE_DEPTH)
        return poa_fail(expander->err, POA_LIMIT, &user->at, "rules.phrase-depth", phrase->name,
                        poa_decimal(&digits, POA_MAX_PHRASE_DEPTH));
    struct expander plain = inner;
    plain.markers = NULL;
    if (made->text == NULL)
        status = make_expansion(&plain, index, made, depth + 1);
    if (status != POA_OK)
        return status;
    *height = made->height > *height ? made->height : *height;
    if (expander->markers != NULL)
        return add_marked(&inner, out, phrase, made->order);
    poa_strbuf_add(out, made->text, made->length);
    return POA_OK;
}

static poa_status add_named(struct expander *expander, poa_strbuf *out, const poa_entry *entry,
                            const poa_piece *piece, uint32_t depth, uint32_t *height)
{
    const char *name = entry->source + piece->begin + 1;
    size_t length = piece->end - piece->begin - 2;
    const poa_pack *pack = expander->book->pack;

    if (entry->source[piece->end - 1] != '}' || !poa_phrases_is_name(name, length))
        return poa_fail(expander->err, POA_RULE, &entry->at, "rules.phrase-form",
                        entry->source + piece->begin);
    uint32_t index = poa_phrases_find(pack, name, length, expander->lang);
    if (index != POA_NONE)
        return add_phrase(expander, out, index, entry, depth, height);
    poa_strbuf word = POA_STRBUF_INIT;
    poa_strbuf_add(&word, name, length);
    poa_status status = word.failed ? poa_fail_nomem(expander->err)
                                    : fail_unknown(expander, poa_strbuf_str(&word), &entry->at);
    poa_strbuf_release(&word);
    return status;
}

/* Append an opening parenthesis.  In a marked pattern plain ones would capture. */
static poa_status add_open(struct expander *expander, poa_strbuf *out, const poa_entry *entry,
                           const poa_piece *piece)
{
    if (expander->markers == NULL || piece->end - piece->begin > 1) {
        poa_strbuf_add(out, entry->source + piece->begin, piece->end - piece->begin);
        if (expander->markers != NULL && poa_piece_is_named(entry->source, piece))
            return add_mark(expander, entry->source, entry->length, &entry->at, NULL);
        return POA_OK;
    }
    poa_strbuf_puts(out, "(?:");
    return POA_OK;
}

static poa_status add_piece(struct expander *expander, poa_strbuf *out, const poa_entry *entry,
                            const poa_piece *piece, uint32_t depth, uint32_t *height)
{
    if (piece->kind == POA_PIECE_PHRASE)
        return add_named(expander, out, entry, piece, depth, height);
    if (piece->kind == POA_PIECE_OPEN)
        return add_open(expander, out, entry, piece);
    if (poa_literal_fold(out, entry->source, piece))
        return POA_OK;
    poa_strbuf class = POA_STRBUF_INIT;
    poa_strbuf_add(&class, entry->source + piece->begin, piece->end - piece->begin);
    poa_status status =
        poa_fail(expander->err, POA_RULE, &entry->at, "rules.class-folds", poa_strbuf_str(&class));
    poa_strbuf_release(&class);
    return status;
}

/* May the entry switch an option on ("(?i)") that must not reach its neighbours? */
static bool has_switch(const poa_entry *entry)
{
    const char *mark = strstr(entry->source, "(?"); /* the source ends with a NUL */

    while (mark != NULL && (mark[2] == '\0' || strchr("imsnJU^-", mark[2]) == NULL))
        mark = strstr(mark + 2, "(?");
    return mark != NULL; /* "(?i:" too: a group more does no harm */
}

/* `depth`: phrases around the entry; `*height`: raised to that of its phrases. */
static poa_status expand_entry(struct expander *expander, poa_strbuf *out, const poa_entry *entry,
                               uint32_t depth, uint32_t *height)
{
    bool group = has_switch(entry);
    poa_status status = POA_OK;
    poa_piece piece;
    poa_digits digits;

    if (group)
        poa_strbuf_puts(out, "(?:");
    for (size_t at = 0;
         status == POA_OK && poa_pattern_next(entry->source, entry->length, &at, &piece);) {
        status = add_piece(expander, out, entry, &piece, depth, height);
        if (status == POA_OK && out->length > POA_MAX_PATTERN_BYTES)
            status = poa_fail(expander->err, POA_LIMIT, &entry->at, "pattern.too-large",
                              poa_decimal(&digits, POA_MAX_PATTERN_BYTES));
    }
    if (group)
        poa_strbuf_putc(out, ')');
    return status;
}

/* ---- Entries ---------------------------------------------------------------------- */

/* The offset behind the top-level branch that begins at `at`. */
static size_t branch_end(const poa_entry *entry, size_t at)
{
    size_t depth = 0;
    poa_piece piece;

    while (poa_pattern_next(entry->source, entry->length, &at, &piece)) {
        if (piece.kind == POA_PIECE_BRANCH && depth == 0)
            return piece.begin;
        if (piece.kind == POA_PIECE_OPEN && entry->source[piece.end - 1] != ')')
            depth++;
        else if (piece.kind == POA_PIECE_CLOSE && depth > 0)
            depth--;
    }
    return entry->length;
}

/* Each top-level branch in a group of its own. */
static poa_status expand_branches(struct expander *expander, poa_strbuf *out,
                                  const poa_entry *entry)
{
    poa_status status = POA_OK;
    uint32_t height = 0;

    for (size_t at = 0; at <= entry->length && status == POA_OK;) {
        size_t end = branch_end(entry, at);
        poa_entry branch = { entry->source + at, (uint32_t)(end - at), entry->at };
        poa_strbuf_puts(out, at == 0 ? "(" : "|(");
        status = add_mark(expander, branch.source, branch.length, &branch.at, NULL);
        if (status == POA_OK)
            status = expand_entry(expander, out, &branch, 0, &height);
        poa_strbuf_putc(out, ')');
        at = end + 1;
    }
    return status;
}

poa_status poa_phrases_expand(poa_phrase_book *book, poa_strbuf *out, const poa_entry *entry,
                              uint32_t lang, poa_markers *markers, poa_error *err)
{
    struct expander expander = { book, markers, lang, err };
    uint32_t height = 0;
    poa_status status = markers != NULL ? expand_branches(&expander, out, entry)
                                        : expand_entry(&expander, out, entry, 0, &height);

    assert(height <= POA_MAX_PHRASE_DEPTH);
    if (status == POA_OK && out->failed)
        return poa_fail_nomem(err);
    return status;
}

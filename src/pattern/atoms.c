/* SPDX-License-Identifier: MIT */
/*
 * Literals out of a pattern.  A branch is read from left to right: what stands for
 * itself makes runs, a group that must take part offers the literals of its own
 * branches, and of all these the sets that are least likely to occur by chance are
 * kept.  Whatever is not understood offers nothing, which is always right: a
 * pattern without literals is simply tried everywhere.
 */
#include "pattern/atoms.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "pattern/scan.h"

enum {
    GRAM = 3,          /* bytes of a triple; shorter literals say too little */
    DEPTH_MAX = 100,   /* nested groups that are followed */
    LITERALS_MAX = 600 /* more would be found in every text anyway */
};

static uint32_t gram_hash(const char *bytes)
{
    uint32_t value = 0;

    for (int i = 0; i < GRAM; i++) {
        unsigned char c = (unsigned char)bytes[i];
        value = value << 8 | (c >= 'A' && c <= 'Z' ? c + UINT32_C(32) : c);
    }
    return value * UINT32_C(2654435761) >> (32 - POA_GRAM_BITS); /* the top of Knuth's product */
}

/* U+017F and U+212A, which caseless matching takes for s and k. */
static bool holds_odd_case(const char *bytes, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (memcmp(bytes + i, "\xC5\xBF", 2) == 0 ||
            (i + 2 < length && memcmp(bytes + i, "\xE2\x84\xAA", 3) == 0))
            return true;
    return false;
}

void poa_grams_build(poa_grams *out, const char *bytes, size_t length)
{
    memset(out, holds_odd_case(bytes, length) ? 0xFF : 0, sizeof(*out));
    for (size_t i = 0; i + GRAM <= length; i++) {
        uint32_t hash = gram_hash(bytes + i);
        out->bits[hash >> 6] |= UINT64_C(1) << (hash & 63);
    }
}

static bool holds_one(const poa_atoms *atoms, uint32_t begin, uint32_t end, const poa_grams *grams)
{
    for (uint32_t i = begin; i < end; i++) {
        uint64_t all = 1;
        for (int k = 0; k < 4; k++) {
            uint32_t hash = atoms->grams[i][k];
            all &= grams->bits[hash >> 6] >> (hash & 63);
        }
        if (all != 0)
            return true;
    }
    return false;
}

bool poa_atoms_possible(const poa_atoms *atoms, const poa_grams *grams)
{
    for (uint32_t i = 0; i < atoms->sets; i++) {
        if (!holds_one(atoms, i > 0 ? atoms->end[i - 1] : 0, atoms->end[i], grams))
            return false;
    }
    return true;
}

/* ---- Keeping the triples of passages ---------------------------------------------- */

enum {
    SLOTS = 512,       /* passages that are kept: a letter has some 50 sentences */
    SUBJECT_MAX = 2048 /* the triples of longer passages fill the table */
};

struct poa_gram_slot {
    const char *subject; /* NULL: free */
    size_t length;
    poa_grams grams;
};

const poa_grams *poa_gram_cache_get(poa_gram_cache *cache, const char *subject, size_t length)
{
    uintptr_t text = (uintptr_t)cache->text;
    uintptr_t begin = (uintptr_t)subject;

    if (cache->text == NULL || subject == NULL || begin < text || begin - text > cache->length ||
        length > cache->length - (begin - text) || length > SUBJECT_MAX)
        return NULL;
    if (cache->slots == NULL)
        cache->slots = calloc(SLOTS, sizeof(*cache->slots));
    if (cache->slots == NULL)
        return NULL;
    size_t place = ((begin - text) * UINT64_C(0x9E3779B97F4A7C15) >> 48) % SLOTS;
    struct poa_gram_slot *slot = &cache->slots[place];
    if (slot->subject != subject || slot->length != length) {
        slot->subject = subject;
        slot->length = length;
        poa_grams_build(&slot->grams, subject, length);
    }
    return &slot->grams;
}

void poa_gram_cache_release(poa_gram_cache *cache)
{
    free(cache->slots);
    *cache = (poa_gram_cache){ NULL, 0, NULL };
}

/* ---- Reading a pattern ----------------------------------------------------------- */

/* A literal in the reader's bytes. */
struct literal {
    size_t begin;
    size_t length;
};

/* Literals of which one must occur; none: nothing is known. */
struct set {
    struct literal single; /* the only one, while count is 1 and items is NULL */
    struct literal *items;
    size_t count;
    size_t capacity;
    uint64_t cost; /* how likely chance fulfils it */
};

#define NO_SET ((struct set){ { 0, 0 }, NULL, 0, 0, 0 })

/* The sets that a branch needs all of, the least likely first. */
struct offers {
    struct set items[POA_ATOM_SETS];
    size_t count;
};

struct reader {
    const char *source;
    size_t length;
    size_t at;
    poa_piece ahead; /* the piece at `ahead.begin`, read already */
    bool has_ahead;
    poa_arena arena;  /* of the sets */
    poa_strbuf bytes; /* of the literals */
    bool failed;      /* memory ran out */
    int depth;
};

/* Rough odds, in 64ths of a sentence, that a literal of so many bytes is met. */
static uint64_t cost_of(size_t length)
{
    static const uint64_t costs[] = { 0, 0, 0, 64, 16, 6, 3 };
    return length < sizeof(costs) / sizeof(costs[0]) ? costs[length] : 1;
}

static const struct literal *items_of(const struct set *set)
{
    return set->items != NULL ? set->items : &set->single;
}

/* Most sets have one literal, which needs no room of its own. */
static void set_add(struct reader *r, struct set *set, struct literal literal)
{
    set->cost += cost_of(literal.length);
    if (set->count++ == 0) {
        set->single = literal;
        return;
    }
    size_t kept = set->items != NULL ? set->count - 1 : 0;
    struct literal *grown =
        poa_arena_grow(&r->arena, set->items, kept, &set->capacity, sizeof(*grown));
    if (grown == NULL) {
        r->failed = true;
        return;
    }
    if (set->items == NULL)
        grown[0] = set->single; /* the room of a first growth is for several */
    set->items = grown;
    set->items[set->count - 1] = literal;
}

/* Keep a set if it is among the best; an empty one is no offer. */
static void keep_better(struct offers *best, const struct set *offer)
{
    size_t at = best->count;

    if (offer->count == 0 || offer->count > LITERALS_MAX)
        return;
    while (at > 0 && offer->cost < best->items[at - 1].cost)
        at--;
    if (at == POA_ATOM_SETS)
        return;
    if (best->count < POA_ATOM_SETS)
        best->count++;
    for (size_t i = best->count - 1; i > at; i--)
        best->items[i] = best->items[i - 1];
    best->items[at] = *offer;
}

/* Take the run of literal bytes that began at `begin` as an offer. */
static void end_run(struct reader *r, struct offers *best, size_t *begin)
{
    struct set offer = NO_SET;
    struct literal run = { *begin, r->bytes.length - *begin };

    *begin = r->bytes.length;
    if (run.length < GRAM)
        return;
    set_add(r, &offer, run);
    keep_better(best, &offer);
}

/* The next piece, which is left where it is; false at the end. */
static bool peek(struct reader *r, poa_piece *piece)
{
    size_t at = r->at;

    if (!r->has_ahead || r->ahead.begin != at)
        r->has_ahead = poa_pattern_next(r->source, r->length, &at, &r->ahead);
    *piece = r->ahead;
    return r->has_ahead;
}

static bool is_char(const struct reader *r, const poa_piece *piece, char c)
{
    return piece->kind == POA_PIECE_SIGN && r->source[piece->begin] == c;
}

/* Read a quantifier, if one follows.  *least is how often the piece before it must
 * occur; the result tells whether there was one. */
static bool read_quantifier(struct reader *r, unsigned long *least)
{
    poa_piece piece;

    *least = 1;
    if (!peek(r, &piece))
        return false;
    bool optional = is_char(r, &piece, '*') || is_char(r, &piece, '?');
    if (!optional && !is_char(r, &piece, '+') && piece.kind != POA_PIECE_COUNT)
        return false;
    if (optional)
        *least = 0;
    if (piece.kind == POA_PIECE_COUNT)
        *least = strtoul(r->source + piece.begin + 1, NULL, 10);
    r->at = piece.end;
    if (peek(r, &piece) && (is_char(r, &piece, '?') || is_char(r, &piece, '+')))
        r->at = piece.end; /* lazy or possessive */
    return true;
}

/* A character that stands for itself.  Letters other than ASCII have case partners
 * that folding does not know, so only Han and what lies beyond counts. */
static void read_character(struct reader *r, const char *bytes, size_t length, struct offers *best,
                           size_t *run)
{
    size_t at = 0;
    unsigned long least;
    bool known = length == 1 || poa_utf8_next(bytes, &at) >= 0x2E80;
    bool repeated = read_quantifier(r, &least);

    if (known && least > 0)
        poa_strbuf_add(&r->bytes, bytes, length);
    if (!known || repeated)
        end_run(r, best, run);
}

/* The end of the characters from `at` on whose bytes must stand in a match. */
static size_t after_known(const struct reader *r, size_t at, size_t end)
{
    while (at < end) {
        size_t next = at;
        if ((unsigned char)r->source[at] < 0x80)
            next++;
        else if (poa_utf8_next(r->source, &next) < 0x2E80)
            break;
        at = next;
    }
    return at;
}

/* Characters that stand for themselves; a quantifier belongs to the last one. */
static void read_text(struct reader *r, const poa_piece *piece, struct offers *best, size_t *run)
{
    size_t last = piece->end - 1;

    while (last > piece->begin && poa_utf8_is_continuation(r->source[last]))
        last--;
    for (size_t at = piece->begin; at < last;) {
        size_t end = after_known(r, at, last);
        poa_strbuf_add(&r->bytes, r->source + at, end - at);
        at = end;
        if (at < last) {
            end_run(r, best, run);
            poa_utf8_next(r->source, &at);
        }
    }
    read_character(r, r->source + last, piece->end - last, best, run);
}

/* An escaped sign stands for itself; an escaped letter or digit for something else. */
static void read_escape(struct reader *r, const poa_piece *piece, struct offers *best, size_t *run)
{
    unsigned char c = (unsigned char)r->source[piece->begin + 1];
    bool sign = piece->end - piece->begin == 2 && c < 0x80 && !(c >= '0' && c <= '9') &&
                !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
    unsigned long least;

    if (sign) {
        read_character(r, r->source + piece->begin + 1, 1, best, run);
        return;
    }
    end_run(r, best, run);
    read_quantifier(r, &least);
}

static struct offers read_alternation(struct reader *r);

static bool is_look_around(const struct reader *r, const poa_piece *open)
{
    const char *mark = r->source + open->begin;
    size_t length = open->end - open->begin;

    if (length >= 3 && mark[1] == '?' && (mark[2] == '=' || mark[2] == '!'))
        return true;
    return length >= 4 && mark[1] == '?' && mark[2] == '<' && (mark[3] == '=' || mark[3] == '!');
}

/* A group: look-around says nothing of the bytes of a match, any other group offers
 * what its branches need. */
static void read_group(struct reader *r, const poa_piece *open, struct offers *best, size_t *run)
{
    unsigned long least;
    bool zero_width = is_look_around(r, open);

    if (r->source[open->end - 1] == ')') /* (?i): a setting, no group */
        return;
    if (!zero_width)
        end_run(r, best, run);
    size_t kept = r->bytes.length;
    struct offers inner = read_alternation(r);
    read_quantifier(r, &least);
    if (zero_width && *run < kept) {
        r->bytes.length = kept; /* the run goes on behind it */
        return;
    }
    *run = r->bytes.length;
    for (size_t i = 0; i < inner.count && !zero_width && least > 0; i++)
        keep_better(best, &inner.items[i]);
}

static void read_piece(struct reader *r, const poa_piece *piece, struct offers *best, size_t *run)
{
    unsigned long least;

    r->at = piece->end;
    if (piece->kind == POA_PIECE_TEXT) {
        read_text(r, piece, best, run);
    } else if (piece->kind == POA_PIECE_ESCAPE) {
        read_escape(r, piece, best, run);
    } else if (piece->kind == POA_PIECE_OPEN) {
        read_group(r, piece, best, run);
    } else { /* a class, a dot, an anchor */
        end_run(r, best, run);
        read_quantifier(r, &least);
    }
}

/* One branch, up to its '|' or ')' (which is left) or the end. */
static struct offers read_branch(struct reader *r)
{
    struct offers best = { .count = 0 };
    size_t run = r->bytes.length;
    poa_piece piece;

    while (!r->failed && peek(r, &piece) && piece.kind != POA_PIECE_BRANCH &&
           piece.kind != POA_PIECE_CLOSE)
        read_piece(r, &piece, &best, &run);
    end_run(r, &best, &run);
    return best;
}

/* Add the best offer of one branch to what some branch needs. */
static bool join_branch(struct reader *r, struct set *all, const struct offers *branch)
{
    if (branch->count == 0)
        return false;
    for (size_t i = 0; i < branch->items[0].count; i++)
        set_add(r, all, items_of(&branch->items[0])[i]);
    return true;
}

/* Branches up to the closing parenthesis, which is read, or the end.  A single one
 * passes on all that it needs; of several, one must give its best. */
static struct offers read_alternation(struct reader *r)
{
    struct offers result = { .count = 0 };
    struct set all = NO_SET;
    bool known = ++r->depth <= DEPTH_MAX;
    size_t branches = 0;
    poa_piece piece;

    for (;;) {
        struct offers branch = read_branch(r);
        bool more = !r->failed && peek(r, &piece);
        if (more)
            r->at = piece.end;
        more = more && piece.kind != POA_PIECE_CLOSE;
        if (branches++ == 0 && !more) {
            result = branch;
            break;
        }
        known = known && join_branch(r, &all, &branch);
        if (!more)
            break;
    }
    if (branches > 1 && known)
        keep_better(&result, &all);
    return r->depth-- <= DEPTH_MAX ? result : (struct offers){ .count = 0 };
}

/* ---- The result ------------------------------------------------------------------- */

/* Triples at the begin, the end and in between; a short literal repeats some. */
static void set_grams(uint16_t out[4], const char *bytes, size_t length)
{
    size_t last = length - GRAM;
    const size_t places[4] = { 0, last / 3, last - last / 3, last };

    for (int i = 0; i < 4; i++)
        out[i] = (uint16_t)gram_hash(bytes + places[i]);
}

/* \Q quotes to \E, which the reader does not follow. */
static bool has_quoting(const char *source, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (source[i] == '\\' && source[i + 1] == 'Q')
            return true;
    return false;
}

/* The offers as hashes, in one block. */
static poa_atoms *atoms_of(const struct reader *r, const struct offers *offers)
{
    size_t count = 0;

    for (size_t i = 0; i < offers->count; i++)
        count += offers->items[i].count;
    poa_atoms *atoms = malloc(sizeof(*atoms) + count * sizeof(atoms->grams[0]));
    if (atoms == NULL)
        return NULL;
    *atoms = (poa_atoms){ .sets = (uint32_t)offers->count };
    count = 0;
    for (size_t i = 0; i < offers->count; i++) {
        const struct literal *items = items_of(&offers->items[i]);
        for (size_t k = 0; k < offers->items[i].count; k++)
            set_grams(atoms->grams[count++], r->bytes.bytes + items[k].begin, items[k].length);
        atoms->end[i] = (uint32_t)count;
    }
    return atoms;
}

poa_atoms *poa_atoms_new(const char *source, size_t length)
{
    struct reader r = { .source = source, .length = length, .arena = POA_ARENA_INIT(SIZE_MAX) };
    struct offers offers = { .count = 0 };
    poa_atoms *atoms = NULL;

    if (!has_quoting(source, length))
        offers = read_alternation(&r);
    if (r.at < length)
        offers.count = 0; /* a stray parenthesis: nothing is known */
    if (!r.failed && !r.bytes.failed)
        atoms = atoms_of(&r, &offers);
    poa_strbuf_release(&r.bytes);
    poa_arena_release(&r.arena);
    return atoms;
}

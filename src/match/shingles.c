/* SPDX-License-Identifier: MIT */
/* Sets of hashed words and Han characters. */
#include "match/shingles.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/utf8.h"

/* FNV-1a, 64 bits. */
#define HASH_BASIS UINT64_C(14695981039346656037)
#define HASH_PRIME UINT64_C(1099511628211)

/* Letters of a word that count when words are taken singly: enough to tell words
 * apart, few enough that "removed" meets "removing". */
enum { STEM_LETTERS = 5 };

/* Shorter words hold sentences together and are about nothing. */
enum { TOPIC_LETTERS = 5 };

static uint64_t mix(uint64_t hash, uint32_t value)
{
    return (hash ^ value) * HASH_PRIME;
}

static uint32_t lower(uint32_t point)
{
    return point >= 'A' && point <= 'Z' ? point - 'A' + 'a' : point;
}

/* Reads the next token of [*at, end): a word, or one Han character.  Returns its
 * hash, or 0 at the end. */
static uint64_t next_token(const char *bytes, size_t *at, size_t end, bool stem, bool *han)
{
    uint64_t hash = HASH_BASIS;
    uint32_t letters = 0;

    while (*at < end) {
        size_t next = *at;
        uint32_t point = poa_utf8_next(bytes, &next);
        bool is_han = poa_is_han(point);
        bool is_letter = !is_han && (poa_is_latin_alnum(point) || point > 0x24F);
        if (point >= 0x2000 && point < 0x3400)
            is_letter = false; /* punctuation and symbols */
        if (letters > 0 && !is_letter && (!stem || letters >= TOPIC_LETTERS))
            break;
        if (!is_letter) {
            hash = HASH_BASIS;
            letters = 0;
        }
        *at = next;
        if (is_han) {
            *han = true;
            return mix(hash, point);
        }
        if (is_letter && (!stem || letters < STEM_LETTERS))
            hash = mix(hash, lower(point));
        letters += is_letter;
    }
    *han = false;
    return letters >= (stem ? TOPIC_LETTERS : 1) ? hash : 0;
}

static int compare_hashes(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static void sort_unique(poa_shingles *set)
{
    uint32_t kept = 0;

    qsort(set->hashes, set->count, sizeof(*set->hashes), compare_hashes);
    for (uint32_t i = 0; i < set->count; i++)
        if (kept == 0 || set->hashes[kept - 1] != set->hashes[i])
            set->hashes[kept++] = set->hashes[i];
    set->count = kept;
}

poa_status poa_shingles_of(poa_shingles *out, poa_arena *arena, const char *bytes,
                           poa_fold_span span, bool pairs, poa_error *err)
{
    size_t at = span.begin;
    uint64_t last = 0;
    uint64_t token;
    bool han = false;
    bool last_han = false;

    *out = (poa_shingles){ poa_arena_alloc(arena, span.end - span.begin + 1, sizeof(uint64_t)), 0,
                           0, 0 };
    if (out->hashes == NULL)
        return poa_fail_nomem(err);
    while ((token = next_token(bytes, &at, span.end, !pairs, &han)) != 0) {
        out->han += han;
        out->words += !han;
        if ((pairs || (han && last_han)) && last != 0)
            out->hashes[out->count++] = mix(last, (uint32_t)(token ^ token >> 32));
        else if (!pairs && !han)
            out->hashes[out->count++] = token;
        last = token;
        last_han = han;
    }
    sort_unique(out);
    return POA_OK;
}

uint32_t poa_shingles_common(const poa_shingles *a, const poa_shingles *b)
{
    uint32_t common = 0;

    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->hashes[i] == b->hashes[j]) {
            common++;
            i++;
            j++;
        } else if (a->hashes[i] < b->hashes[j]) {
            i++;
        } else {
            j++;
        }
    }
    return common;
}

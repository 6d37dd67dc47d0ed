/* SPDX-License-Identifier: MIT */
/* Laws of folding, over random text made of the characters that matter. */
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "document/fold.h"
#include "support/rng.h"

#define SEED   20240607u
#define ROUNDS 3000u

/* Most often letters that fold, sometimes any code point. */
static uint32_t random_point(rng *r)
{
    static const uint32_t likely[] = {
        'a',    'b',    'Z',    '0',    ' ',    ' ',     '\n',    '\r',    '\t',   '-',    0xA0,
        0x3000, 0x200B, 0xAD,   0xFE0F, 0x430,  0x43E,   0x3B1,   0x416,   0x4E00, 0x767C, 0x8CA8,
        0x2F00, 0xFF0C, 0xFF21, 0x3002, 0x2026, 0xFB01,  0xFDFA,  0x2028,  0x201C, 0x300C, 0xE9,
        0x301,  0x77AD, 0x2014, 0x3001, 0x85,   0x1F600, 0x20000, 0x2F81A, 0,
    };
    uint32_t point = 0;

    if (rng_below(r, 8) > 0)
        return likely[rng_below(r, sizeof(likely) / sizeof(likely[0]))];
    do
        point = rng_below(r, rng_below(r, 2) ? 0x3100 : 0x110000);
    while (point >= 0xD800 && point <= 0xDFFF);
    return point;
}

static uint32_t random_text(rng *r, char *bytes, uint32_t points)
{
    size_t length = 0;

    for (uint32_t i = 0; i < points; i++)
        length += poa_utf8_encode(random_point(r), bytes + length);
    bytes[length] = '\0';
    return (uint32_t)length;
}

static poa_fold fold_span(poa_arena *arena, const poa_text *text, poa_span span)
{
    poa_folder folder;
    poa_fold fold = { 0 };

    poa_folder_init(&folder, arena, text);
    poa_folder_add(&folder, span);
    cr_assert_eq(poa_folder_finish(&folder, &fold, NULL), POA_OK);
    return fold;
}

static bool is_border(const char *bytes, uint32_t at)
{
    return !poa_utf8_is_continuation(bytes[at]);
}

/* Every folded byte came from whole characters, in the order of the text, and
 * they lead back to it. */
static void check_map(const poa_text *text, const poa_fold *fold, uint32_t round)
{
    poa_span last = { 0, 0 };

    for (uint32_t i = 0; i < fold->length; i++) {
        poa_span span = poa_fold_to_text(fold, (poa_fold_span){ i, i + 1 });
        cr_assert(span.begin < span.end && span.end <= text->length, "round %u", round);
        cr_assert(is_border(text->bytes, span.begin) && is_border(text->bytes, span.end),
                  "round %u: borders", round);
        cr_assert(span.begin >= last.begin && span.end >= last.end, "round %u: order", round);
        poa_fold_span back = poa_fold_from_text(fold, span);
        cr_assert(back.begin <= i && back.end > i, "round %u: the way back", round);
        last = span;
    }
}

/* The text of some folded bytes, folded by itself, has these bytes again. */
static void check_part(rng *r, poa_arena *arena, const poa_text *text, const poa_fold *fold)
{
    uint32_t begin = rng_below(r, fold->length);
    uint32_t end = begin + 1 + rng_below(r, fold->length - begin);
    poa_span span = { 0, 0 };

    while (!is_border(fold->bytes, begin))
        begin--;
    while (!is_border(fold->bytes, end))
        end++;
    span = poa_fold_to_text(fold, (poa_fold_span){ begin, end });
    poa_fold part = fold_span(arena, text, span);
    size_t length = end - begin;
    bool found = false;
    for (size_t i = 0; !found && i + length <= part.length; i++)
        found = memcmp(part.bytes + i, fold->bytes + begin, length) == 0;
    cr_assert(found, "'%.*s' from '%.*s' gave '%s'", (int)length, fold->bytes + begin,
              (int)(span.end - span.begin), text->bytes + span.begin, part.bytes);
}

Test(prop_fold, the_map_is_whole_ordered_and_leads_back)
{
    rng r = { SEED };
    char bytes[400];

    cr_log_info("seed %u", SEED);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        poa_arena arena = POA_ARENA_INIT(1 << 20);
        uint32_t length = random_text(&r, bytes, rng_below(&r, 90));
        poa_text text = { bytes, length, "utf-8", "text", NULL, 0, true };
        poa_fold fold = fold_span(&arena, &text, (poa_span){ 0, length });
        cr_assert_eq(poa_utf8_valid(fold.bytes, fold.length), fold.length, "round %u", round);
        check_map(&text, &fold, round);
        poa_arena_release(&arena);
    }
}

/* Words of mixed script and edges depend on their neighbours, so the parts are
 * taken from text without look-alikes and line breaks. */
Test(prop_fold, a_part_folds_as_in_the_whole)
{
    rng r = { SEED + 1 };
    char bytes[400];

    for (uint32_t round = 0; round < ROUNDS; round++) {
        poa_arena arena = POA_ARENA_INIT(1 << 20);
        uint32_t length = 0;
        for (uint32_t i = rng_below(&r, 90); i > 0; i--) {
            uint32_t point = random_point(&r);
            bool depends = point == '\n' || point == '\r' || (point >= 0x370 && point <= 0x58F) ||
                           (point >= 0x1F00 && point <= 0x2029) || point == 0x85 ||
                           point == 0xA647 || point == 0xB || point == 0xC;
            if (!depends)
                length += (uint32_t)poa_utf8_encode(point, bytes + length);
        }
        bytes[length] = '\0';
        poa_text text = { bytes, length, "utf-8", "text", NULL, 0, true };
        poa_fold fold = fold_span(&arena, &text, (poa_span){ 0, length });
        if (fold.length > 0)
            check_part(&r, &arena, &text, &fold);
        poa_arena_release(&arena);
    }
}

Test(prop_fold, folding_twice_is_folding_once)
{
    rng r = { SEED + 2 };
    char bytes[400];

    for (uint32_t round = 0; round < ROUNDS; round++) {
        poa_strbuf once = POA_STRBUF_INIT;
        poa_strbuf twice = POA_STRBUF_INIT;
        uint32_t length = random_text(&r, bytes, rng_below(&r, 90));
        poa_fold_string(&once, bytes, length);
        poa_fold_string(&twice, poa_strbuf_str(&once), once.length);
        cr_assert_eq(once.length, twice.length, "round %u", round);
        cr_assert_eq(memcmp(poa_strbuf_str(&once), poa_strbuf_str(&twice), once.length), 0);
        poa_strbuf_release(&once);
        poa_strbuf_release(&twice);
    }
}

Test(prop_fold, plain_ascii_stays)
{
    rng r = { SEED + 3 };
    char bytes[200];

    for (uint32_t round = 0; round < ROUNDS; round++) {
        poa_arena arena = POA_ARENA_INIT(1 << 20);
        uint32_t length = rng_below(&r, sizeof(bytes) - 1);
        for (uint32_t i = 0; i < length; i++) {
            bool blank = i > 0 && bytes[i - 1] != ' ' && rng_below(&r, 6) == 0;
            bytes[i] = blank ? ' ' : (char)('!' + rng_below(&r, '~' - '!' + 1));
        }
        bytes[length] = '\0';
        poa_text text = { bytes, length, "utf-8", "text", NULL, 0, true };
        poa_fold fold = fold_span(&arena, &text, (poa_span){ 0, length });
        cr_assert_str_eq(fold.bytes, bytes, "round %u", round);
        cr_assert_leq(fold.run_count, 1);
        poa_arena_release(&arena);
    }
}

static double seconds_for(uint32_t length, const char *unit)
{
    poa_arena arena = POA_ARENA_INIT((size_t)1 << 30);
    char *bytes = poa_arena_alloc(&arena, length + 8, 1);
    uint32_t used = 0;
    struct timespec begin;
    struct timespec end;

    cr_assert_not_null(bytes);
    for (uint32_t size = (uint32_t)strlen(unit); used + size <= length; used += size)
        memcpy(bytes + used, unit, size);
    poa_text text = { bytes, used, "utf-8", "text", NULL, 0, true };
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    (void)fold_span(&arena, &text, (poa_span){ 0, used });
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    poa_arena_release(&arena);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}

/* One word, one gap, one stretch of look-alikes or of dropped characters as long
 * as the text: eight times the text must not take much more than eight times. */
Test(prop_fold, time_is_linear)
{
    static const char *const units[] = {
        "a", " ", "\n", "а", "аa", "\xE2\x80\x8B", "因\xE2\x80\x8B", "a\xE2\x80\x8Bа", "發", "因 "
    };

    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        double one = seconds_for(1 << 18, units[i]) + 0.002;
        double eight = seconds_for(1 << 21, units[i]);
        cr_expect_lt(eight, one * 32, "unit %zu: %.4f s, then %.4f s", i, one, eight);
    }
}

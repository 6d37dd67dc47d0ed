/* SPDX-License-Identifier: MIT */
/* Phrases: expansion, order, languages, folding, marks. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "rules/phrases.h"
#include "support/pack.h"

static const char phrases[] = "phrases:\n"
                              "  en:\n"
                              "    we: [we, I, 'our (?:team|company)']\n"
                              "    sell: ['{we} sell', sell]\n"
                              "    both: [english]\n"
                              "  zh:\n"
                              "    buyer: [买家, 买家们]\n"
                              "    both: [中文]\n"
                              "  any:\n"
                              "    number: ['\\d+']\n"
                              "    count: ['{number} {both}']\n";

struct expand_case {
    char source[64];
    char expected[96];
    uint32_t lang;
};

ParameterizedTestParameters(phrases, expand)
{
    static struct expand_case cases[] = {
        { "a{1,6}b", "a{1,6}b", POA_LANG_EN },
        { "{we} ship", "(?:our (?:team|company)|we|I) ship", POA_LANG_EN },
        { "{sell}", "(?:(?:our (?:team|company)|we|I) sell|sell)", POA_LANG_EN },
        { "\\{we}", "\\{we}", POA_LANG_EN },
        { "[{we}]", "[{we}]", POA_LANG_EN },
        { "\\p{Han}", "\\p{Han}", POA_LANG_EN },
        { "{number}", "(?:\\d+)", POA_LANG_ZH },
        { "{buyer}", "(?:买家们|买家)", POA_LANG_ZH },
        { "{buyer}", "(?:买家们|买家)", POA_CUE_ANY },
        { "{both}", "(?:english)", POA_CUE_ANY }, /* English before Chinese */
        { "{count}", "(?:(?:\\d+) (?:中文))", POA_LANG_ZH },
        { "{count}", "(?:(?:\\d+) (?:english))", POA_LANG_EN },
        { "(?i)a", "(?:(?i)a)", POA_LANG_EN },
        /* folding */
        { "买家，（甲）？", "买家,\\(甲\\)\\?", POA_LANG_ZH },
        { "買傢", "买家", POA_LANG_ZH },
        { "[，。；]{0,3}", "[,。;]{0,3}", POA_LANG_ZH },
        { "[：:]", "[\\x3A:]", POA_LANG_ZH },
        { "[—a]", "[\\-a]", POA_LANG_ZH },
        { "[一-龥]", "[一-龥]", POA_LANG_ZH },
        { "“a”", "\"a\"", POA_LANG_EN },
        { "\\（", "\\(", POA_LANG_ZH },
        { "…?", "(?:\\.\\.\\.)?", POA_LANG_EN },
    };
    return cr_make_param_array(struct expand_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct expand_case *c, phrases, expand)
{
    struct test_faults faults;
    poa_pack *pack = test_pack_of(&faults, phrases);
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_strbuf out = POA_STRBUF_INIT;
    poa_phrase_book book;
    poa_entry entry = { c->source, (uint32_t)strlen(c->source), { 0 } };
    poa_error err = { 0 };

    cr_assert_not_null(pack, "%s", faults.first.message);
    cr_assert_eq(poa_phrase_book_init(&book, pack, &arena, NULL), POA_OK);
    cr_expect_eq(poa_phrases_expand(&book, &out, &entry, c->lang, NULL, &err), POA_OK, "%s: %s",
                 c->source, err.message);
    cr_expect_str_eq(poa_strbuf_str(&out), c->expected, "%s", c->source);
    poa_strbuf_release(&out);
    poa_arena_release(&arena);
    poa_pack_free(pack);
}

static const struct poa_coverage_mark *mark_of(const poa_coverage_map *map, const char *source)
{
    for (uint32_t i = 0; i < map->count; i++) {
        if (map->marks[i].length == strlen(source) &&
            memcmp(map->marks[i].source, source, strlen(source)) == 0)
            return &map->marks[i];
    }
    return NULL;
}

static bool took_part(const poa_matcher *matcher, const poa_coverage_map *map, const char *source)
{
    const struct poa_coverage_mark *mark = mark_of(map, source);

    cr_assert_not_null(mark, "%s", source);
    return poa_matcher_group(matcher, (uint32_t)(mark - map->marks) + 1);
}

Test(phrases, marks)
{
    static char first[] = "{we} (ship|send)|{number} items";
    static char second[] = "(?<q>['\"])x\\k{q}";
    struct test_faults faults;
    poa_pack *pack = test_pack_of(&faults, phrases);
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_entry entries[] = { { first, sizeof(first) - 1, { 0 } },
                            { second, sizeof(second) - 1, { 0 } } };
    poa_rule rule = { 0 };
    poa_coverage_map map;
    poa_pattern *pattern = NULL;
    poa_matcher *matcher = poa_matcher_new(0);
    size_t begin;
    size_t end;

    cr_assert_not_null(pack, "%s", faults.first.message);
    cr_assert_eq(poa_pack_compile_marked(&pattern, &map, pack, &rule, &(poa_entries){ entries, 2 },
                                         POA_LANG_EN, &arena, NULL),
                 POA_OK);
    cr_expect_eq(poa_pattern_groups(pattern), map.count);
    cr_assert_eq(poa_pattern_match(pattern, matcher, "now I send", 10, 0, &begin, &end),
                 POA_MATCH_FOUND);
    cr_expect(took_part(matcher, &map, "I"));
    cr_expect(took_part(matcher, &map, "{we} (ship|send)"));
    cr_expect(!took_part(matcher, &map, "we"));
    cr_expect(!took_part(matcher, &map, "{number} items"));
    cr_expect_not_null(mark_of(&map, "I")->word);
    cr_expect_null(mark_of(&map, "{number} items")->word);
    cr_assert_eq(poa_pattern_match(pattern, matcher, "a 'x'", 5, 0, &begin, &end), POA_MATCH_FOUND);
    cr_expect(took_part(matcher, &map, second));
    cr_expect(!took_part(matcher, &map, "I"));
    poa_matcher_free(matcher);
    poa_pattern_free(pattern);
    poa_arena_release(&arena);
    poa_pack_free(pack);
}

/* Many large entries become parts of one pattern, and still match as one. */
Test(phrases, parts)
{
    enum { COUNT = 400 };
    static char sources[COUNT][80];
    static poa_entry entries[COUNT];
    struct test_faults faults;
    poa_pack *pack = test_pack_of(&faults, phrases);
    poa_rule rule = { 0 };
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_phrase_book book;
    poa_pattern *pattern = NULL;
    poa_matcher *matcher = poa_matcher_new(0);
    size_t begin = 0;
    size_t end = 0;

    for (int i = 0; i < COUNT; i++) {
        (void)snprintf(sources[i], sizeof(sources[i]), "{we} {sell} {we} {sell} {we} w%d", i);
        entries[i] = (poa_entry){ sources[i], (uint32_t)strlen(sources[i]), { 0 } };
    }
    cr_assert_eq(poa_phrase_book_init(&book, pack, &arena, NULL), POA_OK);
    cr_assert_eq(poa_phrases_compile(&pattern, &book, &(poa_entries){ entries, COUNT }, POA_LANG_EN,
                                     poa_rule_flags(&rule), NULL),
                 POA_OK);
    const char *text = "I sell we sell our team w399";
    cr_expect_eq(poa_pattern_match(pattern, matcher, text, strlen(text), 0, &begin, &end),
                 POA_MATCH_FOUND);
    cr_expect(begin == 0 && end == strlen(text));
    poa_matcher_free(matcher);
    poa_pattern_free(pattern);
    poa_arena_release(&arena);
    poa_pack_free(pack);
}

/* SPDX-License-Identifier: MIT */
/* Patterns: borders, what is refused, limits, parts. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "pattern/pattern.h"
#include "pattern/scan.h"

static poa_pattern *compiled(const char *source, unsigned flags)
{
    poa_pattern *pattern = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_pattern_compile(&pattern, source, strlen(source), flags, NULL, &err), POA_OK,
                 "%s: %s", source, err.message);
    return pattern;
}

/* "begin-end" of the first match, "none" or "limited". */
static const char *first_match(const poa_pattern *pattern, const char *text, uint32_t limit)
{
    static char place[64];
    poa_matcher *matcher = poa_matcher_new(limit);
    size_t begin = 0;
    size_t end = 0;
    poa_match answer = poa_pattern_match(pattern, matcher, text, strlen(text), 0, &begin, &end);

    poa_matcher_free(matcher);
    if (answer != POA_MATCH_FOUND)
        return answer == POA_MATCH_LIMITED ? "limited" : "none";
    (void)snprintf(place, sizeof(place), "%zu-%zu", begin, end);
    return place;
}

struct match_case {
    char pattern[48];
    char text[64];
    char place[16];
    unsigned flags;
};

ParameterizedTestParameters(pattern, match)
{
    static struct match_case cases[] = {
        /* borders between Latin letters and digits */
        { "he", "the he", "4-6", 0 },
        { "he", "the", "none", 0 },
        { "he", "the", "1-3", POA_PATTERN_NO_BORDER },
        { "he", "hen", "none", 0 },
        { "he", "he", "0-2", 0 },
        { "he", "(he)", "1-3", 0 },
        { "he", "he's", "0-2", 0 },
        { "he", "he_x", "0-2", 0 }, /* only letters and digits join */
        { "caf", "café", "none", 0 },
        { "café", "café au lait", "0-5", 0 },
        { "lait", "élait", "none", 0 },
        { "fé", "cafés fé", "7-10", 0 },
        { "12", "123", "none", 0 },
        { "12", "a12", "none", 0 },
        { "12", "12 a", "0-2", 0 },
        { "\\d+", "2024", "0-4", 0 },
        { "\\d{2}", "2024 24", "5-7", 0 },
        /* beside Han there is always a border */
        { "ASIN", "商品ASIN是", "6-10", 0 },
        { "商品", "我的商品是", "6-12", 0 },
        { "12", "第12天", "3-5", 0 },
        { "天", "12天b", "2-5", 0 },
        { "\\(", "a(b", "1-2", 0 }, /* a sign has no border to heed */
        /* another alternative where the first one ends inside a word */
        { "buy|buyers", "buyers", "0-6", 0 },
        { "buyers?", "buyers", "0-6", 0 },
        /* case, digits without UCP, dots, line ends */
        { "amazon", "AMAZON", "0-6", 0 },
        { "amazon", "AMAZON", "none", POA_PATTERN_CASE },
        { "É", "é", "0-2", 0 },
        { "\\d", "٣", "none", 0 },
        { "a.b", "a\nb", "none", 0 },
        { "^b", "a\nb", "2-3", 0 },
        { "a$", "a\nb", "0-1", 0 },
        { "^a$", "a", "0-1", 0 },
        { "(a)(b)", "ab", "0-2", 0 },
        { "(?<q>['\"])a\\k{q}", "x 'a'", "2-5", 0 },
        { "we \\Ksell", "we sell", "3-7", 0 },
    };
    return cr_make_param_array(struct match_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct match_case *c, pattern, match)
{
    poa_pattern *pattern = compiled(c->pattern, c->flags);
    poa_pattern *lazy = compiled(c->pattern, c->flags | POA_PATTERN_LAZY);

    cr_expect_str_eq(first_match(pattern, c->text, 0), c->place, "%s in %s", c->pattern, c->text);
    cr_expect_str_eq(first_match(lazy, c->text, 0), c->place, "%s in %s", c->pattern, c->text);
    poa_pattern_free(lazy);
    poa_pattern_free(pattern);
}

Test(pattern, begins_where_it_is_told)
{
    poa_pattern *pattern = compiled("he|^it", 0);
    poa_matcher *matcher = poa_matcher_new(0);
    size_t begin = 0;
    size_t end = 0;

    /* look-behind sees what stands before: "the" is no border for "he" */
    cr_expect_eq(poa_pattern_match(pattern, matcher, "the", 3, 1, &begin, &end), POA_MATCH_NONE);
    cr_expect_eq(poa_pattern_match(pattern, matcher, "it it", 5, 3, &begin, &end), POA_MATCH_NONE);
    /* what lies behind the length is not there */
    cr_expect_eq(poa_pattern_match(pattern, matcher, "hen", 2, 0, &begin, &end), POA_MATCH_FOUND);
    cr_expect_eq(poa_pattern_match(pattern, matcher, "he", 2, 2, &begin, &end), POA_MATCH_NONE);
    poa_matcher_free(matcher);
    poa_pattern_free(pattern);
}

struct refused_case {
    char pattern[32];
    bool refused;
};

ParameterizedTestParameters(pattern, check)
{
    static struct refused_case cases[] = {
        { "a\\b", true },        { "a\\\\b", false },
        { "[\\b]", true },       { "[[:alpha:]]", false },
        { "\\C", true },         { "[]\\C]", true },
        { "a(?C)", true },       { "a\\(?C", false },
        { "[(]?C", false },      { "(?i)a", false },
        { "(?ix)a", true },      { "(?-x:a)", true },
        { "(?i:x)", false },     { "(?<x>a)\\k<x>", false },
        { "(a)\\2", true },      { "[\\1]", false },
        { "\\x{41}", false },    { "\\p{Han}", false },
        { "\\Ga", true },        { "(?=a)", false },
        { "a\\Kb", true },       { "\\\\K", false },
        { "(?(?=a)b|c)", true }, { "(?(DEFINE)a)", true },
        { "(*ACCEPT)", true },   { "\\cC", false },
    };
    return cr_make_param_array(struct refused_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct refused_case *c, pattern, check)
{
    poa_status status = poa_pattern_check(c->pattern, strlen(c->pattern), NULL, NULL);

    cr_expect_eq(status, c->refused ? POA_RULE : POA_OK, "%s", c->pattern);
}

ParameterizedTestParameters(pattern, faulty)
{
    static char cases[][32] = { "",   "a?",    "(?:)", "a|",       "(?=a)",   "a(",
                                "a)", "a)|(b", "[a",   "(?<=a*)b", "\\p{Xx}", "a{2,1}" };
    return cr_make_param_array(char[32], cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(char (*source)[32], pattern, faulty)
{
    poa_pattern *pattern = NULL;
    poa_error err = { 0 };

    cr_expect_eq(poa_pattern_compile(&pattern, *source, strlen(*source), 0, NULL, &err), POA_RULE,
                 "%s", *source);
    cr_expect_null(pattern);
    cr_expect_neq(err.message[0], '\0');
}

Test(pattern, too_large)
{
    static char source[(256 << 10) + 2];
    poa_pattern *pattern = NULL;
    poa_error err = { 0 };

    memset(source, 'a', sizeof(source) - 1);
    cr_expect_eq(poa_pattern_compile(&pattern, source, strlen(source), 0, NULL, &err), POA_LIMIT);
    cr_expect_not_null(strstr(err.message, "262144"), "%s", err.message);
}

Test(pattern, limit_is_told)
{
    poa_pattern *pattern = compiled("(?:a+)+b", POA_PATTERN_NO_BORDER);
    poa_pattern *hard = compiled("(?:a+)+[bd]", POA_PATTERN_NO_BORDER);
    char text[64];

    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 2] = 'c';
    text[sizeof(text) - 1] = '\0';
    cr_expect_str_eq(first_match(pattern, "aab", 0), "0-3");
    cr_expect_str_eq(first_match(hard, text, 1000), "limited");
    poa_pattern_free(hard);
    poa_pattern_free(pattern);
}

/* Nesting of one search is bounded too, and machine code has no such bound. */
Test(pattern, depth_limit)
{
    static char text[60000];
    poa_pattern *pattern = compiled("(?:a|ab)*c", 0);
    poa_matcher *matcher = poa_matcher_new(0);

    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 2] = 'c';
    cr_expect(poa_pattern_gives_up(pattern, matcher, text, sizeof(text) - 1));
    cr_expect(!poa_pattern_gives_up(pattern, matcher, text + 50000, sizeof(text) - 50001));
    poa_matcher_free(matcher);
    poa_pattern_free(pattern);
}

/* Machine code comes after some text; the answers stay the same. */
Test(pattern, engines_agree)
{
    poa_pattern *pattern = compiled("(?:x{1,3}|因为)+y", 0);
    static char text[8192];

    memset(text, ' ', sizeof(text) - 1);
    memcpy(text + 8000, "xxx因为y", 10);
    for (int i = 0; i < 40; i++)
        cr_expect_str_eq(first_match(pattern, text, 0), "8000-8010", "search %d", i);
    poa_pattern_free(pattern);
}

/* Parts are alternatives: leftmost, then the first one; groups count on. */
Test(pattern, parts)
{
    poa_pattern *pattern = compiled("(b)(?:c)?", POA_PATTERN_CAPTURE);
    poa_matcher *matcher = poa_matcher_new(0);
    size_t begin = 0;
    size_t end = 0;

    poa_pattern_append(pattern, compiled("(x)|(a)", POA_PATTERN_CAPTURE));
    poa_pattern_append(pattern, compiled("(bc)", POA_PATTERN_CAPTURE));
    cr_expect_eq(poa_pattern_groups(pattern), 4);
    cr_expect_gt(poa_pattern_size(pattern), 0);
    cr_expect_eq(poa_pattern_match(pattern, matcher, "a bc", 4, 0, &begin, &end), POA_MATCH_FOUND);
    cr_expect(begin == 0 && end == 1);
    cr_expect(poa_matcher_group(matcher, 3));
    cr_expect(!poa_matcher_group(matcher, 1) && !poa_matcher_group(matcher, 2));
    cr_expect(!poa_matcher_group(matcher, 4));
    cr_expect_eq(poa_pattern_match(pattern, matcher, "a bc", 4, 1, &begin, &end), POA_MATCH_FOUND);
    cr_expect(begin == 2 && end == 4);
    cr_expect(poa_matcher_group(matcher, 1));
    cr_expect(!poa_matcher_group(matcher, 4));
    poa_matcher_free(matcher);
    poa_pattern_free(pattern);
}

struct scan_case {
    char pattern[40];
    char kinds[24]; /* t text, s sign, e escape, [ class, ( ) |, # count, p phrase */
};

ParameterizedTestParameters(pattern, scan)
{
    static struct scan_case cases[] = {
        { "ab", "t" },
        { "a.b+", "tsts" },
        { "\\d因{1,2}", "et#" },
        { "{we}s?", "pts" },
        { "\\p{han}\\x{41}\\N{U+41}", "eee" },
        { "[]a]b", "[t" },
        { "[^]a]b", "[t" },
        { "[a\\]{x}]b", "[t" },
        { "[[:digit:]]b", "[t" },
        { "[[]b", "[t" },
        { "(?:a|b)", "(t|t)" },
        { "(?<name>a)\\k{name}", "(t)e" },
        { "(?<=a)(?<!b)", "(t)(t)" },
        { "(?i)(?i:a)", "((t)" },
        { "\\{we}", "ets" },
        { "{", "s" },
        { "]", "s" },
        { "\\", "e" },
        { "[", "[" },
        { "(?", "(" },
        { "{we", "p" },
    };
    return cr_make_param_array(struct scan_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct scan_case *c, pattern, scan)
{
    static const char letters[] = "tse[()|#p";
    char kinds[64] = "";
    size_t count = 0;
    size_t last = 0;
    poa_piece piece;

    for (size_t at = 0; poa_pattern_next(c->pattern, strlen(c->pattern), &at, &piece);) {
        cr_expect_eq(piece.begin, last, "%s: a gap", c->pattern);
        last = piece.end;
        kinds[count++] = letters[piece.kind];
    }
    cr_expect_eq(last, strlen(c->pattern), "%s", c->pattern);
    cr_expect_str_eq(kinds, c->kinds, "%s", c->pattern);
}

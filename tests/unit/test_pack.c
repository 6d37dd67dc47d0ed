/* SPDX-License-Identifier: MIT */
/* Packs: the folders of right and wrong ones, merging, limits, what is stored. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "input/source.h"
#include "support/deadline.h"
#include "support/pack.h"

/* ---- Folders ---- */

static void note_first(void *user, const poa_error *problem)
{
    poa_error *first = user;

    if (first->status == POA_OK)
        *first = *problem;
}

/* "name.yaml:1:2: message", or "" for a pack without faults. */
static void load(const char *path, char *out, size_t size)
{
    poa_source bytes = { NULL, 0 };
    poa_pack *pack = NULL;
    poa_error err = { 0 };
    poa_error first = { 0 };

    cr_assert_eq(poa_source_read(&bytes, path, 1 << 20, NULL), POA_OK, "%s", path);
    poa_pack_source source = { path, bytes.bytes, bytes.length, false };
    poa_status status = poa_pack_build(&pack, &source, 1, note_first, &first, &err);
    cr_expect_eq(status, err.status);
    cr_expect_str_eq(first.message, err.message, "%s: the first problem is the error", path);
    const char *name = strrchr(err.source, '/');
    out[0] = '\0';
    if (status != POA_OK)
        (void)snprintf(out, size, "%s:%u:%u: %s\n", name != NULL ? name + 1 : err.source, err.line,
                       err.column, err.message);
    poa_pack_free(pack);
    poa_source_release(&bytes);
}

static void check_pack(const char *folder, const char *name, bool valid)
{
    char path[512];
    char got[1200];
    poa_source expected = { NULL, 0 };

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    load(path, got, sizeof(got));
    if (!valid) {
        (void)snprintf(path, sizeof(path), "%s/%.*s.expected", folder, (int)strlen(name) - 5, name);
        cr_assert_eq(poa_source_read(&expected, path, 4096, NULL), POA_OK, "%s", path);
    }
    cr_expect_str_eq(got, valid ? "" : expected.bytes, "%s", path);
    poa_source_release(&expected);
}

static size_t check_folder(const char *folder, bool valid)
{
    DIR *dir = opendir(folder);
    struct dirent *entry = NULL;
    size_t count = 0;

    cr_assert_not_null(dir, "%s", folder);
    while ((entry = readdir(dir)) != NULL) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || strcmp(dot, ".yaml") != 0)
            continue;
        check_pack(folder, entry->d_name, valid);
        count++;
    }
    closedir(dir);
    return count;
}

Test(pack, valid)
{
    cr_expect_geq(check_folder("fixtures/packs/valid", true), 4);
}

Test(pack, invalid)
{
    end_after(60);
    cr_expect_geq(check_folder("fixtures/packs/invalid", false), 150);
}

/* ---- What is stored ---- */

static const char head[] =
    "pack: test\nversion: 7\n"
    "modes:\n  plan: {weights: {cause: 60, tone: 40}}\n"
    "  dispute: {weights: {tone: 100}, off: [rude]}\n"
    "sections: {cause: {dimension: cause, part: true}, fix: {}, other: {}}\n"
    "appeals: {late: {name: {en: l, zh: 迟}}, fake: {name: {en: f, zh: 假}}}\n"
    "acceptance: {owned: {en: {match: [our fault]}}}\n"
    "abbreviations: {en: [Inc., 'e.g.', No]}\n"
    "facts:\n"
    "  date: {match: {any: ['\\d+']}}\n"
    "  notice: {voice: notice, match: {en: [dear]}}\n"
    "classes:\n"
    "  rude: {severity: error, dimension: tone, points: 8, cap: 49, urgency: 1, alone: true}\n"
    "  late: {severity: warning, dimension: section, points: 3}\n";

#define TEXTS                                                                                \
    "    message: {en: m, zh: 甲}\n    hint: {en: h, zh: 乙}\n    why: {en: w, zh: 丙}\n" \
    "    source: [one]\n"
#define EXAMPLES "    examples: {en: {bad: [a, b, c], good: [d, e]}}\n"
#define ALL_EXAMPLES \
    "    examples: {en: {bad: [a, b, c], good: [d, e]}, zh: {bad: [a, b, c], good: [d, e]}}\n"

static poa_pack *build(const char *first, const char *second)
{
    struct test_faults faults;
    poa_pack *pack = test_pack(&faults, (const char *const[]){ head, first, second, NULL }, false);

    cr_assert_not_null(pack, "%s:%u:%u: %s", faults.first.source, faults.first.line,
                       faults.first.column, faults.first.message);
    return pack;
}

Test(pack, declarations)
{
    poa_pack *pack = build("", NULL);

    cr_expect_str_eq(pack->name, "test");
    cr_expect_eq(pack->version, 7);
    cr_expect_eq(pack->dimension_count, 2);
    cr_expect_str_eq(pack->dimensions[1], "tone");
    cr_expect(pack->plan.points[0] == 60 && pack->dispute.points[0] == 0);
    cr_expect(pack->dispute_off_count == 1 && pack->dispute_off[0] == poa_pack_class(pack, "rude"));
    cr_expect_eq(pack->cues.section_count, 3);
    cr_expect_eq(pack->cues.other, 2);
    cr_expect(pack->cues.sections[0].part && !pack->cues.sections[1].part);
    cr_expect_eq(pack->cues.fact_count, 1, "a voice is no fact");
    cr_expect_eq(pack->cues.voice_count, 1);
    cr_expect(pack->cues.voices[0].sentence);
    cr_expect_eq(pack->cues.abbreviation_count, 3);
    cr_expect_str_eq(pack->cues.abbreviations[0], "e.g");
    cr_expect_str_eq(pack->cues.abbreviations[1], "inc");
    const poa_class *rude = &pack->classes[poa_pack_class(pack, "rude")];
    cr_expect(rude->cap == 49 && rude->alone && rude->urgency == 1 && rude->dimension == 1);
    const poa_class *late = &pack->classes[poa_pack_class(pack, "late")];
    cr_expect(late->cap == POA_CAP_NONE && late->dimension == POA_NONE);
    cr_expect_eq(poa_pack_class(pack, "nobody"), POA_NONE);
    poa_pack_free(pack);
}

Test(pack, rule)
{
    poa_pack *pack = build("rules:\n"
                           "  - id: rude\n    kind: pattern\n    scope: clause\n"
                           "    in: [cause, fix]\n    not-in: [fix]\n"
                           "    not-appeals: [late]\n    voice: any\n"
                           "    needs: {section: [cause], words: 80, han: 130}\n"
                           "    not-with: [late]\n"
                           "    cleared-by: {phrase: owned, within: item}\n"
                           "    overrides: {grave: {points: 2}, late: {off: true}}\n"
                           "    en: {match: [liar], unless: [not]}\n" TEXTS EXAMPLES,
                           NULL);
    const poa_rule *rule = &pack->rules[0];

    cr_assert_eq(pack->rule_count, 1);
    cr_expect_eq(rule->scope, POA_SCOPE_CLAUSE);
    cr_expect_eq(rule->in, 1);
    cr_expect_eq(rule->appeal_count, 2);
    cr_expect(rule->appeals[0] == 1 && rule->appeals[1] == POA_NONE);
    cr_expect(rule->in_plan && !rule->in_dispute, "a dispute switches it off");
    cr_expect(rule->any_voice && rule->needs_sections == 1);
    cr_expect(rule->needs_length[POA_LANG_EN] == 80 && rule->needs_length[POA_LANG_ZH] == 130);
    cr_expect_eq(rule->not_with_count, 1);
    cr_expect(rule->cleared_count == 1 && rule->within == POA_WITHIN_ITEM);
    cr_expect(rule->override_count == 2 && rule->overrides[1].off);
    cr_expect(rule->overrides[0].has_points && !rule->overrides[0].has_severity);
    cr_expect_not_null(rule->patterns[POA_LANG_EN].match_code);
    cr_expect_not_null(rule->patterns[POA_LANG_EN].unless_code);
    cr_expect_null(rule->patterns[POA_LANG_ZH].match_code);
    cr_expect_eq(rule->example_count, 5);
    poa_pack_free(pack);
}

/* Later entries of an id may leave the texts out, or say their own. */
Test(pack, entries_share_texts)
{
    poa_pack *pack =
        build("rules:\n"
              "  - id: rude\n    kind: pattern\n    en: {match: [liar]}\n" TEXTS EXAMPLES
              "  - id: rude\n    kind: pattern\n    en: {match: [fool]}\n    source: [one, "
              "two]\n" EXAMPLES,
              "rules:\n"
              "  - id: rude\n    kind: only\n    in: [cause]\n    en: {match: [x]}\n"
              "    message: {en: other, zh: 别的}\n" EXAMPLES);
    const poa_class *class = &pack->classes[poa_pack_class(pack, "rude")];

    cr_expect_eq(class->rule_count, 3);
    cr_expect_str_eq(class->message.in[POA_LANG_EN], "m");
    cr_expect_str_eq(class->kinds, "pattern,only");
    cr_expect_null(pack->rules[0].message.in[POA_LANG_EN]);
    cr_expect_null(pack->rules[1].message.in[POA_LANG_EN]);
    cr_expect_str_eq(pack->rules[2].message.in[POA_LANG_ZH], "别的");
    cr_expect_str_eq(class->sources[1], "two");
    cr_expect_null(class->sources[2]);
    poa_pack_free(pack);
}

/* ---- Merging ---- */

Test(pack, said_twice)
{
    struct test_faults faults;

    cr_expect_null(test_pack(
        &faults,
        (const char *const[]){ "phrases: {en: {a: [x]}}\n", "phrases:\n  en:\n    a: [y]\n", NULL },
        false));
    cr_expect_eq(faults.count, 1);
    cr_expect_str_eq(faults.first.source, "b.yaml");
    cr_expect(faults.first.line == 3 && faults.first.column == 5);
    cr_expect_not_null(strstr(faults.first.message, "a.yaml:1:16"), "%s", faults.first.message);
}

Test(pack, replaced)
{
    poa_pack *pack = build("phrases: {en: {a: [x]}}\nfacts: {n: {match: {en: ['{a}']}}}\n",
                           "phrases: {en: {replace: true, a: [y, z]}}\n"
                           "sections: {fix: {replace: true, dimension: tone}}\n");

    cr_assert_eq(pack->phrase_count, 1);
    cr_expect_eq(pack->phrases[0].words.count, 2);
    cr_expect_str_eq(pack->cues.sections[1].id, "fix", "it keeps its place");
    cr_expect_str_eq(pack->cues.sections[1].dimension, "tone");
    poa_pack_free(pack);
}

Test(pack, all_faults_are_told)
{
    struct test_faults faults;

    cr_expect_null(test_pack_of(&faults, "phrases: {en: {A: [x], b: []}}\n"
                                         "facts: {n: {match: {en: ['(', '{c}']}}}\n"
                                         "classes: {x: {severity: bad}}\n"
                                         "rules: [{id: y}]\n"));
    cr_expect_geq(faults.count, 7);
    cr_expect_str_eq(faults.first.source, "a.yaml");
}

/* A pack of the program is taken on trust: its patterns wait for their first match,
 * and examples in files stay where they are. */
Test(pack, trusted)
{
    struct test_faults faults;
    static const char rules[] = "rules:\n"
                                "  - id: rude\n    kind: pattern\n    en: {match: ['(']}\n" TEXTS
                                "    examples: {en: {bad: [{file: nowhere.txt}], good: [a]}}\n";
    poa_pack *pack = test_pack(&faults, (const char *const[]){ head, rules, NULL }, true);

    cr_assert_not_null(pack, "%s", faults.first.message);
    cr_expect_eq(pack->rules[0].example_count, 1);
    poa_pack_free(pack);
    cr_expect_null(test_pack(&faults, (const char *const[]){ head, rules, NULL }, false));
    /* where another pack says something anew, nothing is trusted any more */
    static const char replacing[] = "phrases: {en: {replace: true, p: [a]}}\n";
    cr_expect_null(test_pack(
        &faults, (const char *const[]){ "phrases: {en: {p: [b]}}\n", replacing, head, rules, NULL },
        true));
}

/* ---- Limits ---- */

static void expect_limit(const char *text, uint64_t limit)
{
    struct test_faults faults;
    poa_digits digits;
    poa_pack *pack = test_pack(&faults, (const char *const[]){ head, text, NULL }, false);

    cr_expect_null(pack);
    cr_expect_eq(faults.first.status, POA_LIMIT, "%s", faults.first.message);
    cr_expect_not_null(strstr(faults.first.message, poa_decimal(&digits, limit)), "%s",
                       faults.first.message);
    poa_pack_free(pack);
}

static void repeat(poa_strbuf *out, const char *piece, size_t count)
{
    while (count-- > 0)
        poa_strbuf_puts(out, piece);
}

Test(pack, too_many_rules)
{
    poa_strbuf text = POA_STRBUF_INIT;

    poa_strbuf_puts(&text, "rules:\n");
    repeat(&text, "  - {}\n", POA_MAX_RULES + 1);
    expect_limit(poa_strbuf_str(&text), POA_MAX_RULES);
    poa_strbuf_release(&text);
}

/* 20 KB of words, used thirteen times. */
Test(pack, pattern_too_large)
{
    poa_strbuf text = POA_STRBUF_INIT;

    poa_strbuf_puts(&text, "phrases:\n  en:\n    a: [");
    repeat(&text, "word,", 4000);
    poa_strbuf_puts(&text, "]\nfacts: {n: {match: {en: ['");
    repeat(&text, "{a}", 14);
    poa_strbuf_puts(&text, "']}}}\n");
    expect_limit(poa_strbuf_str(&text), POA_MAX_PATTERN_BYTES);
    poa_strbuf_release(&text);
}

/* Each entry is within bounds, all together are not. */
Test(pack, patterns_too_large)
{
    end_after(60);
    poa_strbuf text = POA_STRBUF_INIT;

    poa_strbuf_puts(&text, "phrases:\n  en:\n    a: [");
    repeat(&text, "'[x]',", 3000);
    poa_strbuf_puts(&text, "]\nfacts: {n: {match: {en: [");
    repeat(&text, "'{a}',", POA_MAX_PACK_PATTERNS / 12000 + 1);
    poa_strbuf_puts(&text, "]}}}\n");
    expect_limit(poa_strbuf_str(&text), POA_MAX_PACK_PATTERNS);
    poa_strbuf_release(&text);
}

/* Two files within their own bounds, which are more than a pack together. */
Test(pack, pack_too_large)
{
    struct test_faults faults;
    poa_strbuf text = POA_STRBUF_INIT;
    poa_digits digits;

    poa_strbuf_puts(&text, "rules: [");
    repeat(&text, "a,", POA_MAX_YAML_NODES - 10);
    poa_strbuf_puts(&text, "]\n");
    const char *big = poa_strbuf_str(&text);
    cr_expect_null(test_pack(&faults, (const char *const[]){ big, big, NULL }, false));
    cr_expect_eq(faults.count, 1);
    cr_expect_eq(faults.first.status, POA_LIMIT);
    cr_expect_not_null(strstr(faults.first.message, poa_decimal(&digits, POA_MAX_PACK_BYTES)), "%s",
                       faults.first.message);
    poa_strbuf_release(&text);
}

/* A code of PCRE2 is bounded too. */
Test(pack, pattern_too_complex)
{
    struct test_faults faults;
    poa_strbuf text = POA_STRBUF_INIT;

    poa_strbuf_puts(&text, "facts: {n: {match: {en: ['");
    repeat(&text, "word", 10000);
    poa_strbuf_puts(&text, "']}}}\n");
    cr_expect_null(test_pack_of(&faults, poa_strbuf_str(&text)));
    cr_expect_eq(faults.first.status, POA_LIMIT, "%s", faults.first.message);
    poa_strbuf_release(&text);
}

/* SPDX-License-Identifier: MIT */
/* Baselines: read, asked, written, and read again. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "config/baseline.h"

static poa_baseline *parse(const char *text, poa_error *err)
{
    poa_baseline *baseline = NULL;

    *err = (poa_error){ .lang = POA_LANG_EN };
    (void)!poa_baseline_parse(&baseline, "b.yaml", text, strlen(text), NULL, NULL, err);
    return baseline;
}

#define ENTRY(draft, fingerprint) \
    "- {draft: " draft ", rule: r, fingerprint: \"" fingerprint "\"}\n"

Test(baseline, entries_of_a_draft)
{
    static const char text[] = "version: 1\naccepted:\n" ENTRY("b.txt", "0000000000000002")
        ENTRY("a/x.txt", "0000000000000009") ENTRY("b.txt", "0000000000000001");
    poa_error err;
    poa_baseline *baseline = parse(text, &err);
    poa_baseline_entry entry;
    size_t first, count;

    cr_assert_not_null(baseline, "%s", err.message);
    const char *const *list = poa_baseline_accepted(baseline, "b.txt", &first, &count);
    cr_assert_eq(count, 2);
    cr_expect_str_eq(list[0], "0000000000000002", "in the order of the file");
    cr_expect_str_eq(list[1], "0000000000000001");
    cr_assert(poa_baseline_entry_at(baseline, first, &entry));
    cr_expect_eq(entry.line, 3);
    cr_expect_str_eq(entry.reason, "");
    cr_expect_null(poa_baseline_accepted(baseline, "x.txt", &first, &count));
    cr_expect_eq(count, 0);
    cr_expect_not(poa_baseline_entry_at(baseline, 3, &entry));
    poa_baseline_free(baseline);
}

struct broken_case {
    char text[96];
    uint32_t line;
    uint32_t column;
    char message[64];
};

ParameterizedTestParameters(baseline, broken)
{
    static struct broken_case cases[] = {
        { "", 1, 1, "the key 'version' is missing" },
        { "version: 1", 1, 1, "the key 'accepted' is missing" },
        { "version: 2\naccepted: []", 1, 10, "2 is not between 1 and 1" },
        { "version: 1\nacceptd: []", 2, 1, "did you mean 'accepted'?" },
        { "version: 1\naccepted: {}", 2, 11, "a list is wanted here" },
        { "version: 1\naccepted: [a]", 2, 12, "a map is wanted here" },
        { "version: 1\naccepted:\n- {rule: r}", 3, 3, "the key 'draft' is missing" },
        { "version: 1\naccepted:\n- {draft: a, rule: r, fingerprint: 12}", 3, 36,
          "'12' is no fingerprint" },
        { "version: 1\naccepted:\n- {draft: '', rule: r}", 3, 11, "the value is empty" },
        { "version: 1\naccepted:\n- {draft: a, rul: r}", 3, 14, "did you mean 'rule'?" },
    };
    return cr_make_param_array(struct broken_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct broken_case *c, baseline, broken)
{
    poa_error err;

    cr_assert_null(parse(c->text, &err), "%s", c->text);
    cr_expect(err.line == c->line && err.column == c->column, "%s: %u:%u", c->text, err.line,
              err.column);
    cr_expect_not_null(strstr(err.message, c->message), "%s: %s", c->text, err.message);
}

Test(baseline, what_is_written_is_read)
{
    static const poa_baseline_entry entries[] = {
        { "a b/行动.txt", "blame-buyer", "0123456789abcdef", "“quoted”: \\ \"x\" # {1}", "", 0, 0 },
        { "yes", "vague", "1234567890123456", "a\x1b[31m\xF0\x9F\x98\x80 NEL\xC2\x85", "- why", 0,
          0 },
    };
    poa_strbuf text = POA_STRBUF_INIT;
    poa_error err = { .lang = POA_LANG_EN };
    poa_baseline_entry entry;

    cr_assert_eq(poa_baseline_write(entries, 2, poa_strbuf_write, &text, &err), POA_OK);
    poa_baseline *baseline = parse(poa_strbuf_str(&text), &err);
    cr_assert_not_null(baseline, "%s\n%s", err.message, text.bytes);
    for (size_t i = 0; i < 2; i++) {
        cr_assert(poa_baseline_entry_at(baseline, i, &entry));
        cr_expect_str_eq(entry.draft, entries[i].draft);
        cr_expect_str_eq(entry.rule, entries[i].rule);
        cr_expect_str_eq(entry.fingerprint, entries[i].fingerprint);
        cr_expect_str_eq(entry.excerpt, entries[i].excerpt);
        cr_expect_str_eq(entry.reason, entries[i].reason);
    }
    poa_baseline_free(baseline);
    poa_strbuf_release(&text);
}

static bool refuse(void *user, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return false;
}

Test(baseline, a_lost_byte_is_told)
{
    poa_error err = { .lang = POA_LANG_EN };

    cr_expect_eq(poa_baseline_write(NULL, 0, refuse, NULL, &err), POA_WRITE);
    cr_expect_str_neq(err.message, "");
}

Test(baseline, drafts_are_named_from_the_folder_of_the_file)
{
    poa_error err = { .lang = POA_LANG_EN };
    char *name = NULL;

    cr_assert_eq(poa_baseline_draft(&name, "tests/b.yaml", "./fixtures/../tests/unit/x.txt", &err),
                 POA_OK);
    cr_expect_str_eq(name, "unit/x.txt");
    free(name);
    cr_assert_eq(poa_baseline_draft(&name, "b.yaml", "tests/x.txt", &err), POA_OK);
    cr_expect_str_eq(name, "tests/x.txt");
    free(name);
    cr_expect_eq(poa_baseline_draft(&name, "b.yaml", "a\xFF", &err), POA_ENCODING);
}

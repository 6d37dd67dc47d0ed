/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "lint/lint.h"

enum { CLASSES = 3, MOST = 16 };

/* A pack of three classes with one rule each. */
struct fixture {
    poa_arena arena;
    poa_pack pack;
    poa_class classes[CLASSES];
    poa_rule rules[CLASSES];
    poa_finding items[MOST];
    poa_findings findings;
    poa_lint_options opts;
};

static void init(struct fixture *f)
{
    static const char *const ids[CLASSES] = { "alpha", "beta", "gamma" };

    memset(f, 0, sizeof(*f));
    f->arena = POA_ARENA_INIT(SIZE_MAX);
    f->opts = (poa_lint_options)POA_LINT_OPTIONS_INIT;
    for (uint32_t i = 0; i < CLASSES; i++) {
        f->classes[i].id = ids[i];
        f->rules[i].class_index = i;
    }
    f->pack.classes = f->classes;
    f->pack.class_count = CLASSES;
    f->pack.rules = f->rules;
    f->pack.rule_count = CLASSES;
    f->findings.arena = &f->arena;
    f->findings.items = f->items;
}

static void add(struct fixture *f, uint32_t class_index, uint32_t sentence, poa_span span,
                poa_severity severity)
{
    f->items[f->findings.count++] = (poa_finding){
        .class_index = class_index,
        .rule_index = class_index,
        .sentence = sentence,
        .span = span,
        .severity = severity,
    };
}

static void join(struct fixture *f)
{
    poa_error err = { 0 };
    cr_assert_eq(poa_lint_join(&f->findings, &f->pack, &f->opts, &err), POA_OK);
}

Test(join, one_finding_a_sentence_from_first_to_last)
{
    struct fixture f;

    init(&f);
    add(&f, 0, 4, (poa_span){ 50, 60 }, POA_SEVERITY_WARNING);
    add(&f, 0, 4, (poa_span){ 40, 45 }, POA_SEVERITY_INFO);
    add(&f, 0, 5, (poa_span){ 70, 75 }, POA_SEVERITY_INFO);
    join(&f);
    cr_assert_eq(f.findings.count, 2);
    cr_expect_eq(f.items[0].span.begin, 40);
    cr_expect_eq(f.items[0].span.end, 60);
    cr_expect_eq(f.items[0].severity, POA_SEVERITY_WARNING, "the graver one speaks");
    poa_arena_release(&f.arena);
}

Test(join, other_ids_in_the_same_sentence_stay)
{
    struct fixture f;

    init(&f);
    add(&f, 0, 4, (poa_span){ 40, 45 }, POA_SEVERITY_INFO);
    add(&f, 1, 4, (poa_span){ 40, 45 }, POA_SEVERITY_INFO);
    join(&f);
    cr_expect_eq(f.findings.count, 2);
    poa_arena_release(&f.arena);
}

Test(join, alone_drops_all_others)
{
    struct fixture f;

    init(&f);
    f.classes[1].alone = true;
    add(&f, 0, 1, (poa_span){ 1, 2 }, POA_SEVERITY_ERROR);
    add(&f, 1, POA_NONE, POA_SPAN_NONE, POA_SEVERITY_ERROR);
    add(&f, 2, 3, (poa_span){ 5, 6 }, POA_SEVERITY_ERROR);
    join(&f);
    cr_assert_eq(f.findings.count, 1);
    cr_expect_eq(f.items[0].class_index, 1);
    poa_arena_release(&f.arena);
}

Test(join, a_rule_gives_way_to_what_it_does_not_stand_with)
{
    struct fixture f;
    uint32_t other[] = { 0 };

    init(&f);
    f.rules[2].not_with = other;
    f.rules[2].not_with_count = 1;
    add(&f, 2, 1, (poa_span){ 1, 2 }, POA_SEVERITY_INFO);
    join(&f);
    cr_expect_eq(f.findings.count, 1, "nothing to give way to");
    add(&f, 0, 9, (poa_span){ 90, 92 }, POA_SEVERITY_INFO);
    join(&f);
    cr_assert_eq(f.findings.count, 1);
    cr_expect_eq(f.items[0].class_index, 0);
    poa_arena_release(&f.arena);
}

Test(join, another_rule_of_the_same_id_does_not_give_way)
{
    struct fixture f;
    uint32_t other[] = { 0 };

    init(&f);
    f.rules[2].not_with = other;
    f.rules[2].not_with_count = 1;
    add(&f, 2, 4, (poa_span){ 40, 45 }, POA_SEVERITY_ERROR);
    add(&f, 2, 4, (poa_span){ 50, 55 }, POA_SEVERITY_INFO);
    f.items[1].rule_index = 1;
    add(&f, 0, 9, (poa_span){ 90, 92 }, POA_SEVERITY_INFO);
    join(&f);
    cr_assert_eq(f.findings.count, 2);
    cr_expect_eq(f.items[0].class_index, 2);
    cr_expect_eq(f.items[0].span.begin, 50, "what gave way is not part of it");
    poa_arena_release(&f.arena);
}

Test(join, whole_draft_first_then_by_place)
{
    struct fixture f;

    init(&f);
    add(&f, 0, 9, (poa_span){ 90, 92 }, POA_SEVERITY_INFO);
    add(&f, 1, 0, (poa_span){ 0, 2 }, POA_SEVERITY_INFO);
    add(&f, 2, POA_NONE, POA_SPAN_NONE, POA_SEVERITY_INFO);
    join(&f);
    cr_assert_eq(f.findings.count, 3);
    cr_expect_eq(f.items[0].class_index, 2);
    cr_expect_eq(f.items[1].class_index, 1);
    cr_expect_eq(f.items[2].class_index, 0);
    poa_arena_release(&f.arena);
}

Test(join, what_is_dropped_is_counted)
{
    struct fixture f;

    init(&f);
    f.opts.max_findings = 2;
    for (uint32_t i = 0; i < 5; i++)
        add(&f, 0, i, (poa_span){ i * 10, i * 10 + 1 }, POA_SEVERITY_INFO);
    join(&f);
    cr_expect_eq(f.findings.count, 2);
    cr_expect_eq(f.findings.dropped, 3);
    cr_expect_eq(f.items[1].span.begin, 10, "the first ones stay");
    poa_arena_release(&f.arena);
}

Test(join, severity_by_option)
{
    struct fixture f;
    const poa_severity_override severities[] = { { "beta", POA_SEVERITY_INFO } };

    init(&f);
    f.opts.severities = severities;
    f.opts.severity_count = 1;
    add(&f, 0, 1, (poa_span){ 1, 2 }, POA_SEVERITY_ERROR);
    add(&f, 1, 2, (poa_span){ 3, 4 }, POA_SEVERITY_ERROR);
    join(&f);
    cr_expect_eq(f.items[0].severity, POA_SEVERITY_ERROR);
    cr_expect_eq(f.items[1].severity, POA_SEVERITY_INFO);
    poa_arena_release(&f.arena);
}

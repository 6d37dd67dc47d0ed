/* SPDX-License-Identifier: MIT */
/* The examples of a pack are its tests: each bad one must be found by its own rule
 * at its words, no good one may be, every alternative must be hit, and every veto
 * must silence something. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/strbuf.h"
#include "lint/coverage.h"
#include "lint/lint.h"

struct selftest {
    const poa_pack *pack;
    poa_matcher *matcher;
    poa_test_result *result;
    poa_problem_fn *problem;
    void *user;
    bool own;      /* the rules that a user added are tested, and they alone */
    poa_lang lang; /* of the messages */
    poa_error *err;
    poa_coverage coverage;
    poa_trial *trials; /* of the rule at hand */
    uint32_t trial_count;
};

/* Report one fault with a text of two arguments. */
static void complain(struct selftest *test, const poa_mark *at, const char *key, const char *first,
                     const char *second)
{
    poa_error fault = { .lang = test->lang };

    (void)poa_fail(&fault, POA_RULE, at, key, first, second);
    if (test->problem != NULL)
        test->problem(test->user, &fault);
}

static const char *id_of(const struct selftest *test, const poa_rule *rule)
{
    return test->pack->classes[rule->class_index].id;
}

/* ---- Examples ---- */

static poa_status run_example(struct selftest *test, const poa_trial *trial)
{
    const poa_example *example = trial->example;
    const char *key = NULL;
    size_t findings = 0;
    bool placed = true;
    poa_status status = poa_trial_run(trial, trial->rule, &findings, &placed, test->err);

    if (status != POA_OK)
        return status;
    test->result->examples++;
    if (example->bad && findings == 0)
        key = "selftest.missed";
    else if (example->bad && !placed)
        key = "selftest.misplaced";
    else if (!example->bad && findings > 0)
        key = "selftest.false-alarm";
    if (key == NULL)
        return POA_OK;
    test->result->failed++;
    complain(test, &example->at, key, id_of(test, trial->rule), example->text);
    return POA_OK;
}

static void close_trials(struct selftest *test)
{
    for (uint32_t i = 0; i < test->trial_count; i++)
        poa_trial_close(&test->trials[i]);
    free(test->trials);
    test->trials = NULL;
    test->trial_count = 0;
}

static poa_status open_trials(struct selftest *test, uint32_t index)
{
    const poa_rule *rule = &test->pack->rules[index];
    poa_status status = POA_OK;

    test->trials = calloc(rule->example_count + 1u, sizeof(*test->trials));
    if (test->trials == NULL)
        return poa_fail_nomem(test->err);
    for (uint32_t i = 0; i < rule->example_count && status == POA_OK; i++) {
        status = poa_trial_open(&test->trials[i], test->pack, index, &rule->examples[i],
                                test->matcher, test->err);
        test->trial_count += status == POA_OK;
    }
    return status;
}

/* ---- Vetoes ---- */

/* Does a changed copy of the rule find something in some good example that the
 * rule itself lets pass?  The examples in which it does are marked.  Where a veto
 * makes findings it is the other way round: bad examples that the copy misses. */
static poa_status fires_on_good(const struct selftest *test, const poa_rule *rule, bool *fires,
                                bool *any)
{
    bool turned = rule->kind->unless_finds;

    *any = false;
    for (uint32_t i = 0; i < test->trial_count; i++) {
        size_t findings = 0;
        bool placed;
        fires[i] = false;
        if (test->trials[i].example->bad != turned)
            continue;
        poa_status status = poa_trial_run(&test->trials[i], rule, &findings, &placed, test->err);
        if (status != POA_OK)
            return status;
        fires[i] = (findings > 0) != turned;
        *any = *any || fires[i];
    }
    return POA_OK;
}

/* Is one of the marked examples silent under `rule`, or found where a veto finds? */
static poa_status silences(const struct selftest *test, const poa_rule *rule, const bool *fires,
                           bool *silent)
{
    *silent = false;
    for (uint32_t i = 0; i < test->trial_count && !*silent; i++) {
        size_t findings = 0;
        bool placed;
        if (!fires[i])
            continue;
        poa_status status = poa_trial_run(&test->trials[i], rule, &findings, &placed, test->err);
        if (status != POA_OK)
            return status;
        *silent = (findings == 0) != rule->kind->unless_finds;
    }
    return POA_OK;
}

/* The clause set of a rule copy, by language or POA_CUE_ANY. */
static poa_clause_set *set_of(poa_rule *rule, uint32_t lang)
{
    return lang == POA_CUE_ANY ? &rule->any : &rule->patterns[lang];
}

static poa_status test_veto(struct selftest *test, const poa_rule *bare, uint32_t lang,
                            const poa_entry *entry, const bool *fires)
{
    poa_rule alone = *bare;
    poa_pattern *code = NULL;
    bool silent = false;
    poa_status status = poa_pack_compile_entry(&code, test->pack, bare, entry, lang, test->err);

    if (status != POA_OK)
        return status;
    set_of(&alone, lang)->unless_code = code;
    status = silences(test, &alone, fires, &silent);
    poa_pattern_free(code);
    if (status != POA_OK || silent)
        return status;
    test->result->uncovered++;
    complain(test, &entry->at, "selftest.idle-unless", id_of(test, bare), entry->source);
    return POA_OK;
}

static poa_status test_vetoes(struct selftest *test, const poa_rule *rule, bool *fires)
{
    poa_rule bare = *rule;
    bool any = false;

    for (uint32_t lang = 0; lang <= POA_CUE_ANY; lang++)
        set_of(&bare, lang)->unless_code = NULL;
    poa_status status = fires_on_good(test, &bare, fires, &any);
    for (uint32_t lang = 0; lang <= POA_CUE_ANY && status == POA_OK; lang++) {
        const poa_entries *entries = &set_of(&bare, lang)->unless;
        for (uint32_t i = 0; i < entries->count && status == POA_OK; i++)
            status = test_veto(test, &bare, lang, &entries->items[i], fires);
    }
    return status;
}

static poa_status test_clearings(struct selftest *test, const poa_rule *rule, bool *fires)
{
    poa_rule bare = *rule;
    bool any = false;

    if (rule->cleared_count == 0)
        return POA_OK;
    bare.cleared_count = 0;
    poa_status status = fires_on_good(test, &bare, fires, &any);
    for (uint32_t i = 0; i < rule->cleared_count && status == POA_OK; i++) {
        bool silent = false;
        bare.cleared_by = rule->cleared_by + i;
        bare.cleared_count = 1;
        status = silences(test, &bare, fires, &silent);
        if (status != POA_OK || silent)
            continue;
        test->result->uncovered++;
        complain(test, &rule->at, "selftest.idle-clearing", id_of(test, rule),
                 rule->cleared_by[i]->id);
    }
    return status;
}

/* ---- One rule, and all ---- */

/* Where a dead alternative goes. */
struct dead_user {
    struct selftest *test;
    const char *key;
    const char *id;
};

/* Does the place lie in the standard pack, while another one is tested?  Its
 * phrases need not be hit by the examples of others. */
static bool is_beneath(const struct selftest *test, const poa_mark *at)
{
    if (!test->own || at->source == NULL)
        return false;
    for (size_t i = 0; i < poa_builtin_source_count; i++)
        if (strcmp(poa_builtin_sources[i].name, at->source) == 0)
            return true;
    return false;
}

static void dead_alternative(void *user, const poa_mark *at, const char *source, size_t length)
{
    struct dead_user *dead = user;
    poa_strbuf words = POA_STRBUF_INIT;

    if (is_beneath(dead->test, at))
        return;
    poa_strbuf_add(&words, source, length);
    dead->test->result->uncovered++;
    complain(dead->test, at, dead->key, dead->id, poa_strbuf_str(&words));
    poa_strbuf_release(&words);
}

static poa_status test_trials(struct selftest *test, const poa_rule *rule)
{
    struct dead_user dead = { test, "selftest.dead-branch", id_of(test, rule) };
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < test->trial_count && status == POA_OK; i++)
        status = run_example(test, &test->trials[i]);
    if (status == POA_OK)
        status = poa_coverage_rule(&test->coverage, test->trials, test->trial_count,
                                   dead_alternative, &dead, test->err);
    bool *fires = calloc(test->trial_count + 1u, sizeof(*fires));
    if (fires == NULL)
        return poa_fail_nomem(test->err);
    if (status == POA_OK)
        status = test_vetoes(test, rule, fires);
    if (status == POA_OK)
        status = test_clearings(test, rule, fires);
    free(fires);
    return status;
}

static poa_status test_rules(struct selftest *test)
{
    struct dead_user dead = { test, "selftest.dead-word", "" };
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < test->pack->rule_count && status == POA_OK; i++) {
        if (test->own && test->pack->rules[i].trusted)
            continue;
        status = open_trials(test, i);
        if (status == POA_OK)
            status = test_trials(test, &test->pack->rules[i]);
        close_trials(test);
    }
    if (status == POA_OK)
        poa_coverage_words(&test->coverage, dead_alternative, &dead);
    return status;
}

poa_status poa_selftest_run(poa_test_result *out, const poa_pack *pack, poa_problem_fn *problem,
                            void *user, poa_error *err)
{
    poa_arena arena = POA_ARENA_INIT(SIZE_MAX);
    struct selftest test = { .pack = pack,
                             .matcher = poa_matcher_new(0),
                             .result = out,
                             .problem = problem,
                             .user = user,
                             .own = poa_pack_has_own_rules(pack),
                             .lang = err != NULL ? err->lang : POA_LANG_EN,
                             .err = err,
                             .coverage = { .arena = &arena } };

    *out = (poa_test_result){ 0, 0, 0 };
    if (test.matcher == NULL)
        return poa_fail_nomem(err);
    poa_status status = test_rules(&test);
    poa_matcher_free(test.matcher);
    poa_arena_release(&arena);
    return status;
}

/* SPDX-License-Identifier: MIT */
/* Dead, slow and unsafe patterns: what loads, and still is no good. */
#include "rules/validate.h"

#include <string.h>

#include "base/limits.h"
#include "rules/dead.h"
#include "rules/phrases.h"
#include "rules/slow.h"

enum { LARGE_BYTES = 48 << 10 }; /* of one entry with its phrases put in */

struct validation {
    const poa_pack *pack;
    poa_test_result *result;
    poa_problem_fn *problem; /* may be NULL */
    void *user;
    poa_error *err;
    poa_matcher *matcher;
    poa_phrase_book book;
    bool own; /* a user's pack lies on the standard pack: it alone is judged */
};

static void complain(void *user, const poa_mark *at, const char *key, const char *words,
                     const char *before)
{
    struct validation *run = user;
    poa_error fault = { .lang = run->err != NULL ? run->err->lang : POA_LANG_EN };

    (void)poa_fail(&fault, POA_RULE, at, key, words, before);
    run->result->failed++;
    if (run->problem != NULL)
        run->problem(run->user, &fault);
}

/* Does the place belong to the standard pack while another one is judged? */
static bool is_beneath(const struct validation *run, const poa_mark *at)
{
    for (size_t i = 0; run->own && at->source != NULL && i < poa_builtin_source_count; i++) {
        if (strcmp(poa_builtin_sources[i].name, at->source) == 0)
            return true;
    }
    return false;
}

/* ---- One entry ------------------------------------------------------------------- */

static poa_status judge_expanded(struct validation *run, const poa_rule *rule,
                                 const poa_entry *entry, uint32_t lang, const poa_strbuf *expanded)
{
    poa_pattern *pattern = NULL;
    poa_digits digits;

    if (expanded->length > LARGE_BYTES)
        complain(run, &entry->at, "validate.large", entry->source,
                 poa_decimal(&digits, expanded->length));
    if (poa_slow_has_gap(expanded->bytes, expanded->length))
        complain(run, &entry->at, "validate.gap", entry->source, "");
    poa_status status = poa_pack_compile_entry(&pattern, run->pack, rule, entry, lang, run->err);
    if (status != POA_OK)
        return status;
    if (poa_slow_measure(pattern, expanded, run->matcher))
        complain(run, &entry->at, "validate.slow", entry->source, "");
    poa_pattern_free(pattern);
    return POA_OK;
}

static poa_status judge_entry(struct validation *run, const poa_rule *rule, const poa_entry *entry,
                              uint32_t lang)
{
    poa_strbuf expanded = POA_STRBUF_INIT;
    poa_status status = poa_phrases_expand(&run->book, &expanded, entry, lang, NULL, run->err);

    if (status == POA_OK && expanded.length > 0)
        status = judge_expanded(run, rule, entry, lang, &expanded);
    poa_strbuf_release(&expanded);
    return status;
}

static poa_status judge_entries(struct validation *run, const poa_rule *rule,
                                const poa_entries *entries, uint32_t lang)
{
    poa_dead_end end = rule->no_border ? POA_DEAD_ANYWHERE : POA_DEAD_BORDER;
    poa_status status = POA_OK;

    if (entries->count == 0 || is_beneath(run, &entries->items[0].at))
        return POA_OK;
    if (!rule->case_sensitive)
        status = poa_dead_find(entries, end, complain, run, run->err);
    for (uint32_t i = 0; i < entries->count && status == POA_OK; i++)
        status = judge_entry(run, rule, &entries->items[i], lang);
    return status;
}

static poa_status judge_set(struct validation *run, const poa_rule *rule, const poa_clause_set *set,
                            uint32_t lang)
{
    poa_status status = judge_entries(run, rule, &set->match, lang);

    if (status == POA_OK)
        status = judge_entries(run, rule, &set->unless, lang);
    return status;
}

/* ---- All of them --------------------------------------------------------------------- */

static poa_status judge_rules(struct validation *run)
{
    const poa_pack *pack = run->pack;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < pack->rule_count && status == POA_OK; i++) {
        const poa_rule *rule = &pack->rules[i];
        for (uint32_t lang = 0; lang < POA_LANG_COUNT && status == POA_OK; lang++)
            status = judge_set(run, rule, &rule->patterns[lang], lang);
        if (status == POA_OK)
            status = judge_set(run, rule, &rule->any, POA_CUE_ANY);
    }
    return status;
}

static poa_status judge_acceptances(struct validation *run)
{
    static const poa_rule plain = { 0 };
    const poa_pack *pack = run->pack;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < pack->acceptance_count; i++) {
        for (uint32_t lang = 0; lang < POA_LANG_COUNT && status == POA_OK; lang++)
            status = judge_set(run, &plain, &pack->acceptances[i].by_lang[lang], lang);
    }
    return status;
}

static poa_status judge_phrases(struct validation *run)
{
    const poa_pack *pack = run->pack;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < pack->phrase_count && status == POA_OK; i++) {
        if (!is_beneath(run, &pack->phrases[i].at))
            status =
                poa_dead_find(&pack->phrases[i].words, POA_DEAD_SORTED, complain, run, run->err);
    }
    return status;
}

poa_status poa_validate_run(poa_test_result *out, const poa_pack *pack, poa_problem_fn *problem,
                            void *user, poa_error *err)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_PACK_BYTES);
    struct validation run = { .pack = pack,
                              .result = out,
                              .problem = problem,
                              .user = user,
                              .err = err,
                              .matcher = poa_matcher_new(POA_SLOW_STEPS),
                              .own = poa_pack_has_own_rules(pack) };

    *out = (poa_test_result){ 0 };
    if (run.matcher == NULL)
        return poa_fail_nomem(err);
    poa_status status = poa_phrase_book_init(&run.book, pack, &arena, err);
    if (status == POA_OK)
        status = judge_phrases(&run);
    if (status == POA_OK)
        status = judge_acceptances(&run);
    if (status == POA_OK)
        status = judge_rules(&run);
    poa_matcher_free(run.matcher);
    poa_arena_release(&arena);
    return status;
}

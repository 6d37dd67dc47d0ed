/* SPDX-License-Identifier: MIT */
/*
 * kind: contradiction.  Two statements of the seller's own that can't both hold: one
 * matches `match`, the other `against`.  Where the rule asks for it they must speak of
 * the same thing: both name the same fact, or neither names one.  With `figures` two
 * matches of `match` stand against each other where they differ in their figures alone.
 */
#include <string.h>

#include "match/kinds.h"
#include "match/run.h"

struct contradiction_rule {
    poa_pattern *against;        /* the other statement */
    poa_pattern *against_unless; /* takes its whole sentence back */
    uint32_t against_in;         /* mask of section kinds it may stand in; 0: any */
    poa_word_list same;          /* kinds of fact that say what a statement is about */
    bool *facts;                 /* by fact kind */
    poa_word_list at;            /* which of the two the finding stands at; later if not said */
    bool at_match;
    bool at_against;
    bool figures; /* compare the figures in the matches of `match` */
};

static const poa_param contradiction_params[] = {
    { "against", POA_PARAM_PATTERNS, false, offsetof(struct contradiction_rule, against) },
    { "against-unless", POA_PARAM_PATTERNS, false,
      offsetof(struct contradiction_rule, against_unless) },
    { "against-in", POA_PARAM_SECTIONS, false, offsetof(struct contradiction_rule, against_in) },
    { "same", POA_PARAM_WORDS, false, offsetof(struct contradiction_rule, same) },
    { "at", POA_PARAM_WORDS, false, offsetof(struct contradiction_rule, at) },
    { "figures", POA_PARAM_BOOL, false, offsetof(struct contradiction_rule, figures) },
    { 0 },
};

static poa_status read_place(struct contradiction_rule *rule, poa_error *err)
{
    for (uint32_t i = 0; i < rule->at.count; i++) {
        bool match = strcmp(rule->at.items[i], "match") == 0;
        bool against = strcmp(rule->at.items[i], "against") == 0;
        if (!match && !against)
            return poa_fail(err, POA_RULE, &rule->at.marks[i], "rules.contradiction.place",
                            rule->at.items[i]);
        rule->at_match = rule->at_match || match;
        rule->at_against = rule->at_against || against;
    }
    return POA_OK;
}

static poa_status contradiction_compile(void *state, poa_pack *pack, const poa_rule *rule,
                                        poa_error *err)
{
    struct contradiction_rule *contradiction = state;
    const poa_word_list *same = &contradiction->same;

    if ((contradiction->against == NULL) != contradiction->figures)
        return poa_fail(err, POA_RULE, &rule->at, "rules.contradiction.other");
    contradiction->facts = poa_arena_alloc(&pack->arena, pack->cues.fact_count + 1, sizeof(bool));
    if (contradiction->facts == NULL)
        return poa_fail_nomem(err);
    for (uint32_t i = 0; i < same->count; i++) {
        uint32_t fact = poa_cues_fact(&pack->cues, same->items[i]);
        if (fact == UINT32_MAX)
            return poa_fail(err, POA_RULE, &same->marks[i], "rules.unknown-fact-plain",
                            same->items[i]);
        contradiction->facts[fact] = true;
    }
    return read_place(contradiction, err);
}

/* Far more than a letter has; they keep the work linear in a text that is none. */
enum { STATEMENTS_MAX = 32, NAMED_MAX = 256 };

struct statement {
    uint32_t sentence;
    poa_fold_span fold;
};

struct statements {
    struct statement items[STATEMENTS_MAX];
    uint32_t count;
};

/* The facts that say what a statement is about, in order of place. */
struct named {
    const poa_fact *items[NAMED_MAX];
    uint32_t count;
};

struct walk {
    poa_run *run;
    const struct contradiction_rule *rule;
    struct statements made;   /* match */
    struct statements denied; /* against */
    struct named named;
};

static void add(struct statements *out, uint32_t sentence, poa_fold_span fold)
{
    if (out->count < STATEMENTS_MAX)
        out->items[out->count++] = (struct statement){ sentence, fold };
}

/* The first `match` of each sentence. */
static poa_status collect_made(struct walk *walk)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_status status = POA_OK;

    while (status == POA_OK && walk->made.count < STATEMENTS_MAX &&
           poa_run_next_unit(walk->run, walk->run->rule->scope, &iter, &unit)) {
        poa_place_found where;
        bool found = false;
        status = poa_run_search(walk->run, &unit, unit.fold.begin, &found, &where);
        if (status == POA_OK && found)
            add(&walk->made, poa_run_sentence_at(walk->run, where.fold.begin), where.fold);
    }
    return status;
}

/* May the other statement stand in this sentence? */
static bool may_stand(const struct walk *walk, uint32_t sentence)
{
    const poa_document *doc = walk->run->doc;
    const poa_sentence *s = &doc->sentences[sentence];
    const poa_block *block = &doc->blocks[s->block];
    uint32_t in = walk->rule->against_in;

    return s->voice == POA_VOICE_SELLER &&
           (block->kind != POA_BLOCK_HEADING || block->heading == POA_NONE) &&
           (in == 0 || (in >> poa_document_kind_of(doc, sentence) & 1u) != 0);
}

static poa_status collect_denied(struct walk *walk)
{
    poa_run *run = walk->run;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < run->doc->sentence_count && status == POA_OK; i++) {
        poa_fold_span hit = { 0, 0 };
        poa_fold_span veto = { 0, 0 };
        bool found = false;
        bool vetoed = false;
        if (!may_stand(walk, i))
            continue;
        poa_fold_span where = run->doc->sentences[i].fold;
        status = poa_run_pattern(run, walk->rule->against, where, &found, &hit);
        if (status != POA_OK || !found || poa_document_voice(run->doc, i, hit) != POA_VOICE_SELLER)
            continue;
        status = poa_run_pattern(run, walk->rule->against_unless, where, &vetoed, &veto);
        if (status == POA_OK && !vetoed)
            add(&walk->denied, i, hit);
    }
    return status;
}

/* ---- What a statement is about ---- */

static void collect_named(struct walk *walk)
{
    const poa_document *doc = walk->run->doc;

    for (uint32_t i = 0; i < doc->fact_count && walk->named.count < NAMED_MAX; i++)
        if (walk->rule->facts[doc->facts[i].kind])
            walk->named.items[walk->named.count++] = &doc->facts[i];
}

static bool same_words(const poa_document *doc, const poa_fact *a, const poa_fact *b)
{
    uint32_t length = a->fold.end - a->fold.begin;

    return a->kind == b->kind && b->fold.end - b->fold.begin == length &&
           memcmp(doc->fold.bytes + a->fold.begin, doc->fold.bytes + b->fold.begin, length) == 0;
}

static bool names_any(const struct walk *walk, uint32_t sentence)
{
    for (uint32_t i = 0; i < walk->named.count; i++)
        if (walk->named.items[i]->sentence == sentence)
            return true;
    return false;
}

static bool share_name(const struct walk *walk, uint32_t left, uint32_t right)
{
    for (uint32_t i = 0; i < walk->named.count; i++) {
        if (walk->named.items[i]->sentence != left)
            continue;
        for (uint32_t k = 0; k < walk->named.count; k++)
            if (walk->named.items[k]->sentence == right &&
                same_words(walk->run->doc, walk->named.items[i], walk->named.items[k]))
                return true;
    }
    return false;
}

/* Are both about the same thing, as far as the rule asks? */
static bool same_subject(const struct walk *walk, uint32_t left, uint32_t right)
{
    if (walk->rule->same.count == 0 || left == right)
        return true;
    bool named = names_any(walk, left);
    if (named != names_any(walk, right))
        return false;
    return !named || share_name(walk, left, right);
}

/* ---- Reporting ---- */

static poa_status report(struct walk *walk, const struct statement *made,
                         const struct statement *denied, const char *variant)
{
    poa_run *run = walk->run;
    bool made_later = made->fold.begin > denied->fold.begin;
    bool at_made = walk->rule->at_match || (made_later && !walk->rule->at_against);
    const struct statement *here = at_made ? made : denied;
    const struct statement *there = at_made ? denied : made;
    poa_hit hit = POA_HIT_INIT;

    hit.sentence = here->sentence;
    hit.variant = variant;
    hit.span = poa_fold_to_text(&run->doc->fold, here->fold);
    hit.related = poa_fold_to_text(&run->doc->fold, there->fold);
    if (poa_hit_list(&hit, run, run->doc, hit.related) != POA_OK)
        return POA_NOMEM;
    return poa_run_emit(run, &hit);
}

static bool overlap(const struct statement *a, const struct statement *b)
{
    return a->fold.begin < b->fold.end && b->fold.begin < a->fold.end;
}

/* The first statement that stands against one, if any. */
static poa_status judge(struct walk *walk, const struct statement *made)
{
    bool cleared = false;
    poa_status status = poa_run_cleared(walk->run, made->sentence, &cleared);

    if (status != POA_OK || cleared)
        return status;
    for (uint32_t i = 0; i < walk->denied.count; i++) {
        const struct statement *denied = &walk->denied.items[i];
        if (!overlap(made, denied) && same_subject(walk, made->sentence, denied->sentence))
            return report(walk, made, denied, NULL);
    }
    return POA_OK;
}

/* ---- Figures ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The begin of what follows the figures at `at`. */
static uint32_t behind_figures(const char *bytes, uint32_t at, uint32_t end)
{
    while (at < end && is_digit(bytes[at]))
        at++;
    return at;
}

/* Are two statements the same words with other figures? */
static bool differ_in_figures(const poa_document *doc, poa_fold_span a, poa_fold_span b)
{
    const char *bytes = doc->fold.bytes;
    bool differ = false;

    while (a.begin < a.end && b.begin < b.end) {
        uint32_t a_next = behind_figures(bytes, a.begin, a.end);
        uint32_t b_next = behind_figures(bytes, b.begin, b.end);
        uint32_t length = a_next - a.begin;
        if ((length == 0) != (b_next == b.begin))
            return false;
        if (length == 0) {
            if (lower(bytes[a.begin++]) != lower(bytes[b.begin++]))
                return false;
            continue;
        }
        differ = differ || length != b_next - b.begin ||
                 memcmp(bytes + a.begin, bytes + b.begin, length) != 0;
        a.begin = a_next;
        b.begin = b_next;
    }
    return differ && a.begin == a.end && b.begin == b.end;
}

/* The first statement before it that gives other figures. */
static poa_status judge_figures(struct walk *walk, uint32_t index)
{
    const struct statement *made = &walk->made.items[index];

    for (uint32_t i = 0; i < index; i++) {
        const struct statement *before = &walk->made.items[i];
        if (differ_in_figures(walk->run->doc, made->fold, before->fold) &&
            same_subject(walk, made->sentence, before->sentence))
            return report(walk, made, before, "figures");
    }
    return POA_OK;
}

static poa_status judge_all_figures(struct walk *walk)
{
    poa_status status = POA_OK;

    collect_named(walk);
    for (uint32_t i = 1; i < walk->made.count && status == POA_OK; i++)
        status = judge_figures(walk, i);
    return status;
}

static poa_status contradiction_run(const void *state, poa_run *run)
{
    struct walk walk = { .run = run, .rule = state };
    poa_status status = collect_made(&walk);

    if (status != POA_OK || walk.made.count == 0)
        return status;
    if (walk.rule->figures)
        return judge_all_figures(&walk);
    status = collect_denied(&walk);
    if (status == POA_OK && walk.denied.count > 0)
        collect_named(&walk);
    for (uint32_t i = 0; i < walk.made.count && status == POA_OK; i++)
        status = judge(&walk, &walk.made.items[i]);
    return status;
}

static const char *const contradiction_variants[] = { "figures", NULL };

const poa_kind poa_kind_contradiction = {
    .name = "contradiction",
    .params = contradiction_params,
    .state_size = sizeof(struct contradiction_rule),
    .variants = contradiction_variants,
    .needs_match = true,
    .whole = true,
    .compile = contradiction_compile,
    .run = contradiction_run,
};

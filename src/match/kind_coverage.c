/* SPDX-License-Identifier: MIT */
/*
 * kind: coverage.  Each cause wants a fix or a measure on the same subject.  Causes
 * are the items and paragraphs of `in` with a sentence that matches `match`; answers are the sentences
 * of `fix` and `measure` that do not match `hollow`.  A cause that no family of
 * subjects knows can't be judged, and is none of the findings.
 */
#include "match/kinds.h"
#include "match/run.h"
#include "match/shingles.h"
#include "match/subjects.h"

struct coverage_rule {
    uint32_t fix;        /* mask of section kinds that hold fixes ... */
    uint32_t measure;    /* ... and measures */
    uint32_t elsewhere;  /* where an answer may stand too; the matrix does not show it */
    poa_pattern *opens;  /* what begins another cause in the same item or paragraph */
    poa_pattern *hollow; /* what covers nothing alone: training, watching */
    poa_pattern *refers; /* "for cause 2": such an answer is taken at its word */
    bool *proof;         /* by fact kind: what shows an answer; NULL: nothing */
    uint32_t similarity; /* percent of a cause's words that an answer shares with it */
};

static const poa_param coverage_params[] = {
    { "fix", POA_PARAM_SECTIONS, true, offsetof(struct coverage_rule, fix) },
    { "measure", POA_PARAM_SECTIONS, true, offsetof(struct coverage_rule, measure) },
    { "elsewhere", POA_PARAM_SECTIONS, false, offsetof(struct coverage_rule, elsewhere) },
    { "opens", POA_PARAM_PATTERNS, false, offsetof(struct coverage_rule, opens) },
    { "hollow", POA_PARAM_PATTERNS, false, offsetof(struct coverage_rule, hollow) },
    { "refers", POA_PARAM_PATTERNS, false, offsetof(struct coverage_rule, refers) },
    { "proof", POA_PARAM_FACTS, false, offsetof(struct coverage_rule, proof) },
    { "similarity", POA_PARAM_NUMBER, true, offsetof(struct coverage_rule, similarity) },
    { 0 },
};

/* Far more than a letter has; they keep the work linear in a text that is none. */
enum { CAUSES_MAX = 64, ANSWERS_MAX = 512 };

enum { FAMILY_WEIGHT = 1000 };

/* A stretch of the draft and what it is about. */
struct topic {
    uint32_t sentence;
    poa_fold_span words;
    poa_subject_set subjects;
    poa_shingles shingles;
};

struct walk {
    poa_run *run;
    const struct coverage_rule *rule;
    struct topic *causes;
    struct topic *answers;
    uint32_t cause_count;
    uint32_t answer_count;
    bool refers; /* some answer names the cause that it is for */
};

static poa_status describe(poa_run *run, struct topic *topic)
{
    poa_status status = poa_subjects_of(run, topic->words, &topic->subjects);

    return status != POA_OK ? status
                            : poa_shingles_of(&topic->shingles, run->scratch, run->doc->fold.bytes,
                                              topic->words, false, run->err);
}

/* Does the sentence stand in the item or paragraph of the last cause? */
static bool is_beside(const struct walk *walk, uint32_t sentence)
{
    const poa_sentence *sentences = walk->run->doc->sentences;

    if (walk->cause_count == 0)
        return false;
    const poa_sentence *last = &sentences[walk->causes[walk->cause_count - 1].sentence];
    return last->block == sentences[sentence].block && last->section == sentences[sentence].section;
}

/* Where the item or paragraph of a sentence begins, as far as it lies in its section. */
static uint32_t begin_of(const poa_document *doc, uint32_t sentence)
{
    uint32_t first = doc->blocks[doc->sentences[sentence].block].sentence;

    while (doc->sentences[first].section != doc->sentences[sentence].section)
        first++;
    return doc->sentences[first].fold.begin;
}

/* Lengthen the last cause by this sentence, or begin another.  What stands in one
 * item or paragraph is one cause, unless its own words open another ("second, ..."). */
static poa_status take_sentence(struct walk *walk, const poa_unit *unit)
{
    poa_run *run = walk->run;
    const bool beside = is_beside(walk, unit->sentence);
    poa_place_found where;
    poa_fold_span hit;
    bool opens = false;
    bool found = false;
    poa_status status = poa_run_pattern(run, walk->rule->opens, unit->fold, &opens, &hit);

    if (status == POA_OK && beside && !opens) {
        walk->causes[walk->cause_count - 1].words.end = unit->fold.end;
        return POA_OK;
    }
    if (status == POA_OK)
        status = poa_run_search(run, unit, unit->fold.begin, &found, &where);
    if (status != POA_OK || (!found && !opens))
        return status;
    uint32_t begin = beside ? unit->fold.begin : begin_of(run->doc, unit->sentence);
    walk->causes[walk->cause_count++] =
        (struct topic){ .sentence = unit->sentence, .words = { begin, unit->fold.end } };
    return POA_OK;
}

static poa_status collect_causes(struct walk *walk)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_status status = POA_OK;

    while (status == POA_OK && walk->cause_count < CAUSES_MAX &&
           poa_run_next_unit(walk->run, POA_SCOPE_SENTENCE, &iter, &unit))
        status = take_sentence(walk, &unit);
    for (uint32_t i = 0; i < walk->cause_count && status == POA_OK; i++)
        status = describe(walk->run, &walk->causes[i]);
    return status;
}

static bool in_part(const poa_run *run, uint32_t sentence, uint32_t mask)
{
    const poa_sentence *s = &run->doc->sentences[sentence];

    return s->voice == POA_VOICE_SELLER && run->doc->blocks[s->block].kind != POA_BLOCK_HEADING &&
           (mask >> poa_document_kind_of(run->doc, sentence) & 1u) != 0;
}

static poa_status collect_answers(struct walk *walk)
{
    poa_run *run = walk->run;
    const uint32_t mask = walk->rule->fix | walk->rule->measure | walk->rule->elsewhere;
    poa_status status = POA_OK;

    for (uint32_t i = 0;
         i < run->doc->sentence_count && status == POA_OK && walk->answer_count < ANSWERS_MAX;
         i++) {
        const poa_fold_span words = run->doc->sentences[i].fold;
        poa_fold_span hit;
        bool hollow = false;
        if (!in_part(run, i, mask))
            continue;
        if (!walk->refers)
            status = poa_run_pattern(run, walk->rule->refers, words, &walk->refers, &hit);
        if (status == POA_OK)
            status = poa_run_pattern(run, walk->rule->hollow, words, &hollow, &hit);
        if (status != POA_OK || hollow)
            continue;
        struct topic *answer = &walk->answers[walk->answer_count++];
        *answer = (struct topic){ .sentence = i, .words = words };
        status = describe(run, answer);
    }
    return status;
}

/* How well an answer fits a cause; 0: not at all.  A family in common weighs more
 * than any number of words. */
static uint32_t fit_of(const struct topic *answer, const struct topic *cause, uint32_t similarity)
{
    uint32_t families = 0;
    uint32_t common = poa_shingles_common(&cause->shingles, &answer->shingles);

    for (poa_subject_set rest = cause->subjects & answer->subjects; rest != 0; rest &= rest - 1)
        families++;
    if (families + common == 0)
        return 0;
    if (families == 0 && (uint64_t)common * 100 < (uint64_t)cause->shingles.count * similarity)
        return 0;
    return families * FAMILY_WEIGHT + common + 1;
}

/* The answer to a cause in these sections that fits best, or POA_NONE. */
static uint32_t answer_in(const struct walk *walk, const struct topic *cause, uint32_t mask)
{
    uint32_t best = 0;
    uint32_t sentence = POA_NONE;

    for (uint32_t i = 0; i < walk->answer_count; i++) {
        const struct topic *answer = &walk->answers[i];
        if (!in_part(walk->run, answer->sentence, mask))
            continue;
        uint32_t fit = fit_of(answer, cause, walk->rule->similarity);
        if (fit > best) {
            best = fit;
            sentence = answer->sentence;
        }
    }
    return sentence;
}

/* The first fact that shows an answer, in the item or paragraph of it. */
static uint32_t proof_beside(const struct walk *walk, uint32_t answer)
{
    const poa_document *doc = walk->run->doc;

    if (walk->rule->proof == NULL || answer == POA_NONE)
        return POA_NONE;
    for (uint32_t i = 0; i < doc->fact_count; i++) {
        const poa_fact *fact = &doc->facts[i];
        if (doc->sentences[fact->sentence].block == doc->sentences[answer].block &&
            walk->rule->proof[fact->kind])
            return i;
    }
    return POA_NONE;
}

/* The matrix of the report: each cause beside its fix and its measure. */
static poa_status fill_matrix(struct walk *walk, poa_findings *findings)
{
    poa_cause *rows =
        poa_arena_alloc(findings->arena, walk->cause_count + 1u, sizeof(*findings->causes));

    if (rows == NULL)
        return poa_fail_nomem(walk->run->err);
    for (uint32_t i = 0; i < walk->cause_count; i++) {
        const struct topic *cause = &walk->causes[i];
        rows[i] = (poa_cause){ .sentence = cause->sentence,
                               .known = cause->subjects != 0,
                               .fix = answer_in(walk, cause, walk->rule->fix),
                               .measure = answer_in(walk, cause, walk->rule->measure) };
        rows[i].proof = proof_beside(walk, rows[i].fix);
        if (rows[i].proof == POA_NONE)
            rows[i].proof = proof_beside(walk, rows[i].measure);
    }
    findings->causes = rows;
    findings->cause_count = walk->cause_count;
    return POA_OK;
}

/* One of several is left out.  Where none is answered the fault is another one. */
static poa_status emit_uncovered(const struct walk *walk)
{
    const uint32_t answers = walk->rule->fix | walk->rule->measure;
    const uint32_t anywhere = answers | walk->rule->elsewhere;
    bool some = false;
    poa_status status = POA_OK;

    for (uint32_t i = 0; i < walk->cause_count; i++)
        some = some || answer_in(walk, &walk->causes[i], answers) != POA_NONE;
    for (uint32_t i = 0; i < walk->cause_count && some && status == POA_OK; i++) {
        const struct topic *cause = &walk->causes[i];
        if (cause->subjects == 0 || answer_in(walk, cause, anywhere) != POA_NONE)
            continue;
        poa_hit hit = POA_HIT_INIT;
        hit.sentence = cause->sentence;
        hit.span = walk->run->doc->sentences[cause->sentence].span;
        status = poa_run_emit(walk->run, &hit);
    }
    return status;
}

static poa_status coverage_run(const void *state, poa_run *run)
{
    struct walk walk = { .run = run, .rule = state };

    walk.causes = poa_arena_alloc(run->scratch, CAUSES_MAX, sizeof(*walk.causes));
    walk.answers = poa_arena_alloc(run->scratch, ANSWERS_MAX, sizeof(*walk.answers));
    if (walk.causes == NULL || walk.answers == NULL)
        return poa_fail_nomem(run->err);
    poa_status status = collect_causes(&walk);
    if (status == POA_OK)
        status = collect_answers(&walk);
    if (status == POA_OK)
        status = fill_matrix(&walk, run->findings);
    if (status != POA_OK || walk.refers || walk.answer_count == ANSWERS_MAX)
        return status;
    return emit_uncovered(&walk);
}

const poa_kind poa_kind_coverage = {
    .name = "coverage",
    .params = coverage_params,
    .state_size = sizeof(struct coverage_rule),
    .needs_match = true,
    .whole = true,
    .run = coverage_run,
};

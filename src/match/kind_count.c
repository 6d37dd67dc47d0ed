/* SPDX-License-Identifier: MIT */
/* kind: count.  Too much or too little of something: length, list items, marks
 * that set the parts off, headings, or facts such as dates and documents. */
#include <string.h>

#include "match/kinds.h"
#include "match/run.h"

/* What is counted beside fact kinds. */
enum { OF_LENGTH = 1u << 0, OF_ITEMS = 1u << 1, OF_MARKS = 1u << 2, OF_HEADINGS = 1u << 3 };

struct count_rule {
    poa_word_list of;
    uint32_t at_least[POA_LANG_COUNT]; /* 0: not asked for */
    uint32_t at_most[POA_LANG_COUNT];
    uint32_t grave[POA_LANG_COUNT]; /* beyond it the variant "grave" holds */
    uint32_t what;                  /* OF_... */
    bool *facts;                    /* by fact kind; NULL: none */
};

static const poa_param count_params[] = {
    { "of", POA_PARAM_WORDS, true, offsetof(struct count_rule, of) },
    { "at-least", POA_PARAM_BY_LANG, false, offsetof(struct count_rule, at_least) },
    { "at-most", POA_PARAM_BY_LANG, false, offsetof(struct count_rule, at_most) },
    { "grave", POA_PARAM_BY_LANG, false, offsetof(struct count_rule, grave) },
    { 0 },
};

static const struct {
    const char *name;
    uint32_t bit;
} shapes[] = {
    { "length", OF_LENGTH },
    { "items", OF_ITEMS },
    { "marks", OF_MARKS },
    { "headings", OF_HEADINGS },
};

static uint32_t shape_of(const char *word)
{
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
        if (strcmp(shapes[i].name, word) == 0)
            return shapes[i].bit;
    return 0;
}

static poa_status count_compile(void *state, poa_pack *pack, const poa_rule *rule, poa_error *err)
{
    struct count_rule *count = state;

    (void)rule;
    count->facts = poa_arena_alloc(&pack->arena, pack->cues.fact_count + 1, sizeof(bool));
    if (count->facts == NULL)
        return poa_fail_nomem(err);
    for (uint32_t i = 0; i < count->of.count; i++) {
        uint32_t shape = shape_of(count->of.items[i]);
        uint32_t fact = poa_cues_fact(&pack->cues, count->of.items[i]);
        if (shape == 0 && fact == UINT32_MAX)
            return poa_fail(err, POA_RULE, &count->of.marks[i], "rules.count.unknown",
                            count->of.items[i]);
        count->what |= shape;
        if (shape == 0)
            count->facts[fact] = true;
    }
    return POA_OK;
}

/* A share of 1000: how much of its limit a text takes, the larger of the two
 * languages. */
struct share {
    uint64_t thousandths;
    uint32_t count;
    uint32_t limit;
};

static struct share share_of(poa_length length, const uint32_t limits[POA_LANG_COUNT],
                             uint32_t factor)
{
    struct share best = { 0, length.words, limits[POA_LANG_EN] };
    const uint32_t counts[POA_LANG_COUNT] = {
        [POA_LANG_EN] = length.words, [POA_LANG_ZH] = length.han
    };

    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        uint64_t limit = (uint64_t)limits[lang] * factor / 100;
        if (limit == 0)
            continue;
        uint64_t thousandths = (uint64_t)counts[lang] * 1000 / limit;
        if (thousandths >= best.thousandths)
            best = (struct share){ thousandths, counts[lang], (uint32_t)limit };
    }
    return best;
}

static poa_status run_length(const struct count_rule *rule, poa_run *run)
{
    uint32_t factor = poa_run_factor(run);
    struct share most = share_of(run->doc->length, rule->at_most, factor);
    struct share least = share_of(run->doc->length, rule->at_least, factor);
    bool has_least = rule->at_least[POA_LANG_EN] != 0 || rule->at_least[POA_LANG_ZH] != 0;
    poa_hit hit = POA_HIT_INIT;

    if (most.thousandths > 1000) {
        hit.count = most.count;
        hit.limit = most.limit;
    } else if (has_least && least.thousandths < 1000) {
        hit.count = least.count;
        hit.limit = least.limit;
    } else {
        return POA_OK;
    }
    if (share_of(run->doc->length, rule->grave, factor).thousandths > 1000)
        hit.variant = "grave";
    return poa_run_emit(run, &hit);
}

static uint32_t count_blocks(const poa_run *run, uint32_t what)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < run->doc->block_count; i++) {
        const poa_block *block = &run->doc->blocks[i];
        if (block->sentence_count == 0 ||
            (run->rule->in >> poa_document_kind_of(run->doc, block->sentence) & 1u) == 0)
            continue;
        count += (what & OF_ITEMS) != 0 && block->kind == POA_BLOCK_ITEM;
        count += (what & OF_HEADINGS) != 0 && block->kind == POA_BLOCK_HEADING;
    }
    return count;
}

static uint32_t count_facts(const struct count_rule *rule, const poa_run *run)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < run->doc->fact_count; i++) {
        const poa_fact *fact = &run->doc->facts[i];
        const poa_sentence *s = &run->doc->sentences[fact->sentence];
        bool own = run->rule->any_voice || s->voice == POA_VOICE_SELLER;
        bool in = (run->rule->in >> poa_document_kind_of(run->doc, fact->sentence) & 1u) != 0;
        count += rule->facts[fact->kind] && own && in;
    }
    return count;
}

static poa_status count_matches(poa_run *run, uint32_t *count)
{
    poa_unit_iter iter = { 0 };
    poa_unit unit;
    poa_place_found where;

    while (poa_run_next_unit(run, run->rule->scope, &iter, &unit)) {
        bool found = false;
        poa_status status = poa_run_search(run, &unit, unit.fold.begin, &found, &where);
        if (status != POA_OK)
            return status;
        *count += found;
    }
    return POA_OK;
}

static poa_status count_run(const void *state, poa_run *run)
{
    const struct count_rule *rule = state;
    poa_hit hit = POA_HIT_INIT;
    uint32_t factor = poa_run_factor(run);

    if ((rule->what & OF_LENGTH) != 0)
        return run_length(rule, run);
    hit.count = count_blocks(run, rule->what) + count_facts(rule, run);
    hit.count += (rule->what & OF_MARKS) != 0 ? run->doc->marks : 0;
    poa_status status = count_matches(run, &hit.count);
    uint64_t least = (uint64_t)rule->at_least[POA_LANG_EN] * factor / 100;
    uint64_t most = (uint64_t)rule->at_most[POA_LANG_EN] * factor / 100;
    if (status != POA_OK || (hit.count >= least && (most == 0 || hit.count <= most)))
        return status;
    hit.limit = (uint32_t)(hit.count < least ? least : most);
    if (rule->grave[POA_LANG_EN] != 0 && hit.count > rule->grave[POA_LANG_EN])
        hit.variant = "grave";
    return poa_run_emit(run, &hit);
}

const poa_kind poa_kind_count = {
    .name = "count",
    .params = count_params,
    .state_size = sizeof(struct count_rule),
    .whole = true,
    .compile = count_compile,
    .run = count_run,
};

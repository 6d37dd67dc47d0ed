/* SPDX-License-Identifier: MIT */
/* The units that a rule's patterns are matched in: headings, items, clauses,
 * sentences, paragraphs, sections, or the whole draft. */
#include "match/run.h"

bool poa_run_sees(const poa_run *run, uint32_t sentence)
{
    const poa_sentence *s = &run->doc->sentences[sentence];
    const poa_block *block = &run->doc->blocks[s->block];

    if (!run->rule->any_voice && s->voice != POA_VOICE_SELLER)
        return false;
    if (block->kind == POA_BLOCK_HEADING && block->heading != POA_NONE)
        return false; /* the name of a part says nothing about the case */
    return (run->rule->in >> poa_document_kind_of(run->doc, sentence) & 1u) != 0;
}

uint32_t poa_run_sentence_at(const poa_run *run, uint32_t fold_offset)
{
    uint32_t low = 0;
    uint32_t high = run->doc->sentence_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (run->doc->sentences[middle].fold.begin <= fold_offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t poa_run_first_fact(const poa_run *run, uint32_t sentence)
{
    uint32_t low = 0;
    uint32_t high = run->doc->fact_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (run->doc->facts[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A sentence without a language of its own (a list of identifiers) is open to
 * the patterns of every language of the draft. */
static uint32_t langs_of(const poa_run *run, uint32_t sentence)
{
    uint32_t langs = run->doc->sentences[sentence].langs & run->doc->langs;
    return langs != 0 ? langs : run->doc->langs;
}

poa_unit poa_run_sentence_unit(const poa_run *run, uint32_t sentence)
{
    return (poa_unit){ run->doc->sentences[sentence].fold, sentence, langs_of(run, sentence) };
}

static bool next_sentence(const poa_run *run, poa_unit_iter *iter, poa_unit *out)
{
    while (iter->next < run->doc->sentence_count) {
        uint32_t sentence = iter->next++;
        if (poa_run_sees(run, sentence)) {
            *out = poa_run_sentence_unit(run, sentence);
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Does a clause end at this byte?  A comma inside a number ends none, and in a
 * sentence without Han only a semicolon does. */
static bool ends_clause(const char *bytes, uint32_t at, poa_fold_span sentence, bool han)
{
    if (bytes[at] == ';')
        return true;
    if (bytes[at] != ',' || !han)
        return false;
    return at == sentence.begin || at + 1 >= sentence.end || !is_digit(bytes[at - 1]) ||
           !is_digit(bytes[at + 1]);
}

static bool next_clause(const poa_run *run, poa_unit_iter *iter, poa_unit *out)
{
    if (iter->clause == 0) {
        while (iter->next < run->doc->sentence_count && !poa_run_sees(run, iter->next))
            iter->next++;
        if (iter->next >= run->doc->sentence_count)
            return false;
        iter->clause = run->doc->sentences[iter->next].fold.begin;
    }
    const poa_sentence *s = &run->doc->sentences[iter->next];
    bool han = (s->langs & POA_LANGS_ZH) != 0;
    uint32_t end = iter->clause;
    while (end < s->fold.end && !ends_clause(run->doc->fold.bytes, end, s->fold, han))
        end++;
    *out = (poa_unit){ { iter->clause, end }, iter->next, langs_of(run, iter->next) };
    iter->clause = end + 1;
    if (iter->clause >= s->fold.end) {
        iter->clause = 0;
        iter->next++;
    }
    return true;
}

static bool block_fits(const poa_block *block, poa_scope scope)
{
    switch (scope) {
    case POA_SCOPE_HEADING:
        return block->kind == POA_BLOCK_HEADING;
    case POA_SCOPE_ITEM:
        return block->kind == POA_BLOCK_ITEM;
    case POA_SCOPE_PARAGRAPH:
        return block->kind == POA_BLOCK_PARAGRAPH || block->kind == POA_BLOCK_ITEM;
    case POA_SCOPE_CLAUSE:
    case POA_SCOPE_SENTENCE:
    case POA_SCOPE_SECTION:
    case POA_SCOPE_DOCUMENT:
        break;
    }
    return false;
}

static bool next_block(const poa_run *run, poa_scope scope, poa_unit_iter *iter, poa_unit *out)
{
    while (iter->next < run->doc->block_count) {
        const poa_block *block = &run->doc->blocks[iter->next++];
        if (block->sentence_count == 0 || !block_fits(block, scope))
            continue;
        const poa_sentence *first = &run->doc->sentences[block->sentence];
        bool in = (run->rule->in >> poa_document_kind_of(run->doc, block->sentence) & 1u) != 0;
        if (!in || (!run->rule->any_voice && first->voice != POA_VOICE_SELLER))
            continue;
        *out = (poa_unit){ block->fold, block->sentence, run->doc->langs };
        return true;
    }
    return false;
}

static bool next_section(const poa_run *run, poa_unit_iter *iter, poa_unit *out)
{
    while (iter->next < run->doc->section_count) {
        const poa_section *section = &run->doc->sections[iter->next++];
        if (section->sentence_count == 0 || (run->rule->in >> section->kind & 1u) == 0)
            continue;
        const poa_sentence *first = &run->doc->sentences[section->sentence];
        const poa_sentence *last = first + section->sentence_count - 1;
        *out =
            (poa_unit){ { first->fold.begin, last->fold.end }, section->sentence, run->doc->langs };
        return true;
    }
    return false;
}

bool poa_run_next_unit(const poa_run *run, poa_scope scope, poa_unit_iter *iter, poa_unit *out)
{
    switch (scope) {
    case POA_SCOPE_SENTENCE:
        return next_sentence(run, iter, out);
    case POA_SCOPE_CLAUSE:
        return next_clause(run, iter, out);
    case POA_SCOPE_HEADING:
    case POA_SCOPE_ITEM:
    case POA_SCOPE_PARAGRAPH:
        return next_block(run, scope, iter, out);
    case POA_SCOPE_SECTION:
        return next_section(run, iter, out);
    case POA_SCOPE_DOCUMENT:
        break;
    }
    if (iter->next++ > 0 || run->doc->sentence_count == 0)
        return false;
    *out = (poa_unit){ { 0, run->doc->fold.length }, 0, run->doc->langs };
    return true;
}

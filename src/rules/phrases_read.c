/* SPDX-License-Identifier: MIT */
/* `phrases:` of all files into the pack's sorted table. */
#include <string.h>

#include "base/strbuf.h"
#include "rules/parts.h"

static const char *const langs[] = { "en", "zh", "any", NULL };

/* Each word must be a right pattern by itself, so that it can't change what stands
 * around it. */
static bool check_word(poa_reader *reader, const poa_entry *word, uint32_t lang)
{
    poa_error fault = poa_read_error(reader);
    poa_strbuf text = POA_STRBUF_INIT;
    poa_status status = poa_pattern_check(word->source, word->length, &word->at, &fault);

    if (status == POA_OK)
        status = poa_phrases_expand(reader->book, &text, word, lang, NULL, &fault);
    if (status == POA_OK)
        status = poa_pattern_probe(poa_strbuf_str(&text), text.length, POA_PATTERN_PIECE, &word->at,
                                   &fault);
    poa_strbuf_release(&text);
    return status == POA_OK || poa_read_failed(reader, &fault);
}

static bool read_phrase(poa_reader *reader, const poa_definition *def, uint32_t lang)
{
    poa_phrase *phrase = &reader->pack->phrases[reader->pack->phrase_count];

    *phrase = (poa_phrase){ .name = def->name, .lang = lang, .at = def->at };
    if (!poa_phrases_is_name(def->name, strlen(def->name)))
        return poa_read_fault(reader, &def->at, "rules.phrase-name", def->name);
    if (!poa_read_entries(reader, def->value, &phrase->words))
        return false;
    reader->pack->phrase_count++;
    return true;
}

/* A name that patterns of every language see can't mean two things in one. */
static void check_shadow(poa_reader *reader)
{
    const poa_pack *pack = reader->pack;

    for (uint32_t i = 1; i < pack->phrase_count; i++) {
        const poa_phrase *first = &pack->phrases[i - 1];
        const poa_phrase *next = &pack->phrases[i];
        if (next->lang == POA_CUE_ANY && strcmp(first->name, next->name) == 0)
            poa_read_fault(reader, &next->at, "rules.phrase-shadow", next->name);
    }
}

/* Are the words of the phrases in a file that must be checked? */
static void check_words(poa_reader *reader, const poa_phrase *phrase)
{
    for (uint32_t i = 0; i < phrase->words.count && !reader->failed; i++)
        (void)check_word(reader, &phrase->words.items[i], phrase->lang);
}

static bool define_lang(poa_reader *reader, poa_definitions *defs, const poa_pack_file *file,
                        uint32_t lang)
{
    const poa_node *map = poa_node_get(file->root, "phrases");

    if (map != NULL && lang == 0 && !poa_read_keys(reader, map, langs))
        return false;
    poa_define(reader, defs, poa_node_get(map, langs[lang]), file->trusted);
    return true;
}

void poa_read_phrases(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_definitions defs[POA_LANG_COUNT + 1] = { { NULL, 0, 0 } };
    poa_error fault = poa_read_error(reader);
    uint32_t count = 0;

    for (uint32_t lang = 0; lang <= POA_CUE_ANY; lang++) {
        for (uint32_t i = 0; i < files->count; i++)
            (void)define_lang(reader, &defs[lang], &files->items[i], lang);
        count += defs[lang].count;
    }
    reader->pack->phrases = poa_read_alloc(reader, count + 1u, sizeof(poa_phrase));
    if (reader->pack->phrases == NULL)
        return;
    for (uint32_t lang = 0; lang <= POA_CUE_ANY; lang++)
        for (uint32_t i = 0; i < defs[lang].count; i++)
            (void)read_phrase(reader, &defs[lang].items[i], lang);
    poa_phrases_sort(reader->pack);
    check_shadow(reader);
    if (poa_phrase_book_init(reader->book, reader->pack, reader->arena, &fault) != POA_OK)
        (void)poa_read_failed(reader, &fault);
    for (uint32_t i = 0; i < reader->pack->phrase_count && !reader->failed; i++)
        if (!files->trusted)
            check_words(reader, &reader->pack->phrases[i]);
}

/* SPDX-License-Identifier: MIT */
/* Questions about the sections of a draft. */
#include "match/sections.h"

bool poa_sections_any(const poa_document *doc, uint32_t mask)
{
    return poa_sections_main(doc, mask) != NULL;
}

bool poa_sections_all(const poa_document *doc, uint32_t mask)
{
    for (uint32_t kind = 0; kind < doc->cues->section_count; kind++)
        if ((mask >> kind & 1u) != 0 && !poa_document_has(doc, kind))
            return false;
    return true;
}

/* In folded bytes, which line ends of two bytes don't lengthen. */
static uint32_t length_of(const poa_document *doc, const poa_section *section)
{
    const poa_sentence *first = &doc->sentences[section->sentence];

    return first[section->sentence_count - 1].fold.end - first->fold.begin;
}

const poa_section *poa_sections_main(const poa_document *doc, uint32_t mask)
{
    const poa_section *best = NULL;

    for (uint32_t i = 0; i < doc->section_count; i++) {
        const poa_section *section = &doc->sections[i];
        if ((mask >> section->kind & 1u) == 0)
            continue;
        if (best == NULL || length_of(doc, section) > length_of(doc, best))
            best = section;
    }
    return best;
}

poa_span poa_sections_span(const poa_document *doc, uint32_t mask)
{
    uint32_t whole = (uint32_t)((UINT64_C(1) << doc->cues->section_count) - 1);
    const poa_section *section = (mask & whole) == whole ? NULL : poa_sections_main(doc, mask);

    return section != NULL ? section->span : POA_SPAN_NONE;
}

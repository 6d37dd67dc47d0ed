/* SPDX-License-Identifier: MIT */
/* The steps of poa_document_build(), in this order; each fills fields of the
 * document that the later ones read. */
#ifndef POA_DOCUMENT_STEPS_H
#define POA_DOCUMENT_STEPS_H

#include "document/document.h"

/* What the steps share besides the document. */
typedef struct poa_build {
    poa_document *doc;
    poa_matcher *matcher;
    const poa_document_options *opts;
    poa_error *err;
} poa_build;

/* blocks.c: lines -> doc->blocks (spans, kinds, numbers, headings by looks). */
POA_MUST_USE poa_status poa_build_blocks(poa_build *build);
/* sentences.c: blocks -> doc->fold, doc->sentences with their languages. */
POA_MUST_USE poa_status poa_build_sentences(poa_build *build);
/* voices.c: whose words: quoted blocks, pasted notices, quotations. */
POA_MUST_USE poa_status poa_build_voices(poa_build *build);
/* facts.c: doc->facts. */
POA_MUST_USE poa_status poa_build_facts(poa_build *build);
/* sections.c: doc->sections, parts_sure, marks. */
POA_MUST_USE poa_status poa_build_sections(poa_build *build);
/* appeal.c: doc->length, language, appeal. */
POA_MUST_USE poa_status poa_build_appeal(poa_build *build);
/* mode.c: doc->mode. */
POA_MUST_USE poa_status poa_build_mode(poa_build *build);

/* Does any pattern of the cue that fits `langs` match the folded bytes? */
POA_MUST_USE poa_status poa_build_cue(poa_build *build, const poa_cue *cue, uint32_t langs,
                                      poa_fold_span where, bool *found);
/* How often it does, up to `most` times. */
POA_MUST_USE poa_status poa_build_cue_count(poa_build *build, const poa_cue *cue,
                                            poa_fold_span where, uint32_t most, uint32_t *count);

#endif

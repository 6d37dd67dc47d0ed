/* SPDX-License-Identifier: MIT */
/*
 * The immutable model of a draft: flat arrays in text order, linked by index.
 * document.c runs the steps (lines, blocks, fold, sentences, voices, facts,
 * sections, appeal) and owns the arena.
 */
#ifndef POA_DOCUMENT_DOCUMENT_H
#define POA_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "document/cues.h"
#include "document/fold.h"
#include "input/lines.h"
#include "input/text.h"

typedef enum poa_block_kind {
    POA_BLOCK_HEADING,
    POA_BLOCK_PARAGRAPH,
    POA_BLOCK_ITEM, /* list item, with its number or bullet */
    POA_BLOCK_QUOTE /* lines that begin with '>' */
} poa_block_kind;

/* No index. */
#define POA_NONE UINT32_MAX

typedef struct poa_block {
    poa_block_kind kind;
    poa_span span;      /* from its first character, number included, to its last */
    uint32_t content;   /* offset behind number, bullet and marks */
    uint32_t label_end; /* run-in heading ("Root cause: we ..."): offset behind the colon,
                             else equal to `content` */
    poa_fold_span fold; /* its folded bytes, number left out */
    uint32_t heading;   /* section kind that its heading or label names, or POA_NONE */
    uint32_t level;     /* depth of numbering or Markdown level; 0 unknown */
    uint32_t sentence;  /* index of its first sentence */
    uint32_t sentence_count;
} poa_block;

typedef struct poa_sentence {
    poa_span span;      /* without surrounding blanks */
    poa_fold_span fold; /* its folded bytes */
    uint32_t block;     /* index */
    uint32_t section;   /* index of its section */
    uint32_t langs;     /* POA_LANGS_EN | POA_LANGS_ZH; 0: neither */
    poa_voice voice;    /* of the whole sentence */
} poa_sentence;

typedef struct poa_section {
    uint32_t kind;     /* index into cues->sections */
    poa_span span;     /* heading included */
    uint32_t sentence; /* index of its first sentence */
    uint32_t sentence_count;
    bool headed; /* found by a heading or label, not by what is said */
    bool clear;  /* headed, or a strong cue for its kind stands in it */
} poa_section;

typedef struct poa_fact {
    uint32_t kind; /* index into cues->facts */
    poa_span span;
    poa_fold_span fold;
    uint32_t sentence; /* index */
} poa_fact;

/* A stretch inside a sentence that is not the seller's own words. */
typedef struct poa_quoted {
    poa_fold_span fold;
    poa_voice voice;
} poa_quoted;

/* How long a draft is, by the seller's own lines. */
typedef struct poa_length {
    uint32_t words; /* runs between blanks with a letter or digit, Han left out */
    uint32_t han;   /* Han characters */
} poa_length;

struct poa_document {
    poa_arena arena;
    const char *name; /* copied */
    poa_text text;
    const poa_cues *cues; /* borrowed from the pack */
    poa_lines lines;
    poa_fold fold;
    poa_block *blocks;
    uint32_t block_count;
    poa_sentence *sentences;
    uint32_t sentence_count;
    poa_section *sections; /* partition the sentences, in text order */
    uint32_t section_count;
    poa_fact *facts;
    uint32_t fact_count;
    poa_quoted *quoted; /* sorted by begin, no overlaps */
    uint32_t quoted_count;
    poa_length length;
    const char *language; /* "en", "zh-Hans", "zh-Hant" or "mixed": static */
    uint32_t langs;       /* languages that rules of run for: POA_LANGS_... */
    uint32_t appeal;      /* index into cues->appeals, or POA_NONE for "other" */
    bool appeal_sure;     /* given, or found with a clear lead */
    poa_mode mode;        /* POA_MODE_PLAN or POA_MODE_DISPUTE */
    bool mode_sure;
    bool parts_sure;          /* the parts of the plan could be told apart */
    const poa_notice *notice; /* borrowed; NULL: not given */
    uint32_t marks;           /* headings, numbers, bullets and labels that set parts off */
};

/*
 * Build the model.  `text` must lie in `*arena`, which is moved into the
 * document on success and released on failure.
 */
POA_MUST_USE poa_status poa_document_build(poa_document **out, poa_arena *arena,
                                           const poa_text *text, const poa_cues *cues,
                                           const poa_document_options *opts, poa_error *err);

/* "inauthentic", ... or "other". */
const char *poa_document_appeal(const poa_document *document);
/* Voice of folded bytes: that of the sentence, or of the stretch that holds them. */
poa_voice poa_document_voice(const poa_document *document, uint32_t sentence, poa_fold_span span);
/* The section kind of a sentence: index into cues->sections. */
uint32_t poa_document_kind_of(const poa_document *document, uint32_t sentence);
/* Is there a section of this kind (index into cues->sections)? */
bool poa_document_has(const poa_document *document, uint32_t kind);

#endif

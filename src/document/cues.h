/* SPDX-License-Identifier: MIT */
/*
 * What a pack says about how drafts look: headings, sentence cues, facts, kinds
 * of appeal.  Compiled by the rules layer, borrowed by the document layer, which
 * knows nothing of rules.
 */
#ifndef POA_DOCUMENT_CUES_H
#define POA_DOCUMENT_CUES_H

#include <stdbool.h>
#include <stdint.h>

#include "poalint.h"

#include "pattern/pattern.h"

/* Patterns of one language or of any; each NULL where there is none. */
typedef struct poa_cue {
    poa_pattern *pattern[POA_LANG_COUNT + 1]; /* by poa_lang; the last one for any language */
} poa_cue;
#define POA_CUE_ANY POA_LANG_COUNT

/* A kind of section, in the order in which headings are tested. */
typedef struct poa_section_cue {
    const char *id;        /* "root-cause", ... */
    const char *dimension; /* where `dimension: section` sends points */
    bool part;             /* one of the parts every plan must have */
    bool combined;         /* its heading stands for several parts: the sentences tell them apart */
    poa_cue heading;       /* searched in a heading line without number and marks */
    poa_cue strong;        /* a sentence that opens or clearly belongs to the part */
    poa_cue weak;          /* a sentence that rather belongs to it */
    poa_cue against;       /* a sentence that does not */
} poa_section_cue;

/* A kind of fact: a date, an ASIN, a named document. */
typedef struct poa_fact_cue {
    const char *id;
    const char *name[POA_LANG_COUNT];
    poa_cue match;
    poa_cue unless; /* a match that one of these overlaps is no fact */
    bool list;      /* shown by `poalint sections` */
} poa_fact_cue;

/* Whose words a sentence or a stretch of one is. */
typedef enum poa_voice { POA_VOICE_SELLER, POA_VOICE_NOTICE, POA_VOICE_QUOTED } poa_voice;

/* Text that is not the seller's own. */
typedef struct poa_voice_cue {
    const char *id;
    poa_voice voice;
    bool sentence; /* the whole sentence that it matches, not the match alone */
    poa_cue match;
} poa_voice_cue;

typedef struct poa_appeal_cue {
    const char *id;
    const char *name[POA_LANG_COUNT];
    poa_cue strong; /* 3 points for each different match */
    poa_cue weak;   /* 1 point */
} poa_appeal_cue;

typedef struct poa_cues {
    poa_section_cue *sections;
    uint32_t section_count;
    uint32_t other; /* index of the section kind for what is nothing else */
    poa_fact_cue *facts;
    uint32_t fact_count;
    poa_voice_cue *voices;
    uint32_t voice_count;
    poa_appeal_cue *appeals;
    uint32_t appeal_count;
    const char **abbreviations; /* without the last full stop, lower case, sorted */
    uint32_t abbreviation_count;
} poa_cues;

/* Index of a section kind, fact kind or kind of appeal by id; UINT32_MAX if unknown. */
uint32_t poa_cues_section(const poa_cues *cues, const char *id);
uint32_t poa_cues_fact(const poa_cues *cues, const char *id);
uint32_t poa_cues_appeal(const poa_cues *cues, const char *id);

#endif

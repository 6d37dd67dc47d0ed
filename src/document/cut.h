/* SPDX-License-Identifier: MIT */
/* The cheapest cut of a letter into sections, by what its sentences say. */
#ifndef POA_DOCUMENT_CUT_H
#define POA_DOCUMENT_CUT_H

#include "document/steps.h"

/* Kinds of section that take part; a pack has far fewer. */
#define POA_CUT_KINDS 32u

/* A sentence on the way through the letter. */
typedef struct poa_slot {
    uint32_t sentence; /* index */
    uint32_t allowed;  /* kinds it may have: bit i = cues->sections[i] */
    int32_t toll;      /* what a change of kind costs before it */
    uint32_t held;     /* kind that its heading names, or POA_NONE */
    uint32_t strong;   /* out: kinds that a strong cue speaks for */
    uint32_t kind;     /* out: the kind it got */
    bool headed;       /* a heading or label names `held` */
    bool sign_off;     /* one of the short last lines: a name, a place, a date */
} poa_slot;

/* Give every slot its kind: points for cues less tolls, at their best in sum. */
POA_MUST_USE poa_status poa_cut_sections(poa_build *build, poa_slot *slots, size_t count);

#endif

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
    bool answer;    /* where Amazon's notice names one, the letter must name it too */
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

/* What the lines of Amazon's notice give away, one cue each. */
typedef enum poa_notice_line {
    POA_NOTICE_ASKS,       /* opens what the seller shall send */
    POA_NOTICE_ENDS,       /* nothing is asked for from here on */
    POA_NOTICE_CHOICE,     /* one of what follows is enough */
    POA_NOTICE_EITHER,     /* stands between two documents of which one is enough */
    POA_NOTICE_DETAIL,     /* opens the parts that an earlier plan said too little of */
    POA_NOTICE_DEADLINE,   /* the words that set a time limit */
    POA_NOTICE_NO_LIMIT,   /* words with a time in them that set none */
    POA_NOTICE_PERIOD,     /* how recent a document must be */
    POA_NOTICE_PLAN,       /* offers the way of a plan */
    POA_NOTICE_DISPUTE,    /* offers the way of an error */
    POA_NOTICE_NUMBERS,    /* says that the numbers behind it are of complaints */
    POA_NOTICE_NUMBER,     /* such a number alone in its line */
    POA_NOTICE_NEXT,       /* a further number of a list, right behind one */
    POA_NOTICE_ROOT_CAUSE, /* asks for the cause, */
    POA_NOTICE_CORRECTIVE, /* for what was done, */
    POA_NOTICE_PREVENTIVE, /* for what will prevent it */
    POA_NOTICE_LINES       /* how many */
} poa_notice_line;

/* An issue that a notice can raise. */
typedef struct poa_issue_cue {
    const char *id;
    const char *name[POA_LANG_COUNT];
    uint32_t appeal;  /* index of the kind of appeal it belongs to */
    uint64_t covers;  /* bits of issues that are not raised beside it: indices below 64 */
    poa_cue raised;   /* words of a notice that raise it */
    poa_cue answered; /* words of a letter that speak to it */
} poa_issue_cue;

/* A document that a notice can ask for. */
typedef struct poa_paper_cue {
    const char *id;
    const char *name[POA_LANG_COUNT];
    poa_cue asked;    /* words of a notice that ask for it */
    poa_cue supplied; /* words of a letter that supply it */
    poa_cue unless;   /* words of the same sentence that take that back: its own, or
                         `not_supplied` */
} poa_paper_cue;

/* How notices are read: `notice`, `issues` and `documents` of a pack. */
typedef struct poa_notice_cues {
    poa_cue line[POA_NOTICE_LINES];
    uint32_t part[POA_NOTICE_LINES]; /* section kind that a line asks for, or UINT32_MAX */
    uint32_t number;                 /* fact kind of the numbers, or UINT32_MAX */
    poa_issue_cue *issues;
    uint32_t issue_count;
    poa_paper_cue *papers;
    uint32_t paper_count;
    poa_cue not_supplied;  /* a letter takes back that it supplies a document */
    poa_cue in_attachment; /* a letter says that a named file lists all of them */
} poa_notice_cues;

/* When a letter is taken for a dispute without being told so. */
typedef struct poa_dispute_cue {
    poa_cue asks;     /* asks for the review of an error, in so many words */
    poa_cue admits;   /* an admission, a fix or a measure: then it is a plan */
    uint32_t without; /* mask of section kinds: a letter that has one is a plan */
    bool *proof;      /* by fact kind: what counts as proof; NULL: nothing does */
    uint32_t *never;  /* kinds of appeal that are no dispute */
    uint32_t never_count;
} poa_dispute_cue;

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
    poa_notice_cues notice;
    poa_dispute_cue dispute;
    const char **abbreviations; /* without the last full stop, lower case, sorted */
    uint32_t abbreviation_count;
} poa_cues;

/* Index of a section kind, fact kind or kind of appeal by id; UINT32_MAX if unknown. */
uint32_t poa_cues_section(const poa_cues *cues, const char *id);
uint32_t poa_cues_fact(const poa_cues *cues, const char *id);
uint32_t poa_cues_appeal(const poa_cues *cues, const char *id);

#endif

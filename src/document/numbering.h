/* SPDX-License-Identifier: MIT */
/*
 * The forms in which writers number and mark the lines of a list: "1." "(a)"
 * "一、" "①" "第一步：" "- ".  Knows shapes alone; whether a form is meant as a
 * number in its place is for poa_numbering_accept() to say.
 */
#ifndef POA_DOCUMENT_NUMBERING_H
#define POA_DOCUMENT_NUMBERING_H

#include <stdbool.h>
#include <stdint.h>

typedef enum poa_script {
    POA_SCRIPT_NONE, /* no number */
    POA_SCRIPT_BULLET,
    POA_SCRIPT_ARABIC,
    POA_SCRIPT_NESTED, /* 1.2, 1.2.3 */
    POA_SCRIPT_LOWER,  /* a, b, c */
    POA_SCRIPT_UPPER,
    POA_SCRIPT_LOWER_ROMAN,
    POA_SCRIPT_UPPER_ROMAN,
    POA_SCRIPT_HAN,     /* 一 二 三 */
    POA_SCRIPT_FORMAL,  /* 壹 貳 參 */
    POA_SCRIPT_CIRCLED, /* ① ⑴ ⒈ ㈠: one character */
    POA_SCRIPT_ORDINAL, /* 第一 */
    POA_SCRIPT_WORD     /* Part 1, Step 1, Section A */
} poa_script;

typedef struct poa_number {
    poa_script script;
    uint32_t mark;  /* code point that tells styles of one script apart: the
                       delimiter, the bullet, the first of a circled row */
    uint32_t value; /* 1, 2, ...; of 1.2 the 2; 0 for bullets */
    uint32_t outer; /* of 1.2 the 1; of a letter that may be Roman its Roman value */
    uint32_t end;   /* offset behind the number and the blanks after it */
} poa_number;

/* The number at the begin of bytes[begin, end), which starts with no blank; a
 * bullet before a number goes with it. */
poa_number poa_number_scan(const char *bytes, uint32_t begin, uint32_t end);
bool poa_number_same_style(const poa_number *left, const poa_number *right);

/* Levels of numbering that are open; deeper ones take the place of the last. */
#define POA_NUMBERING_DEPTH 8u

typedef struct poa_numbering {
    poa_number open[POA_NUMBERING_DEPTH]; /* outermost first, with the last value seen */
    uint32_t depth;
} poa_numbering;

/*
 * Is the number meant as one?  A value of 1 and the successor of the last one
 * are; another only where `fresh` says that the line begins something new, as
 * "12. We" may be the rest of a sentence that ended in "on March".  Decides
 * between letters and Roman numbers in *number.
 */
bool poa_numbering_accept(const poa_numbering *numbering, poa_number *number, bool fresh);
/* Note an accepted number; returns its level, from 1. */
uint32_t poa_numbering_note(poa_numbering *numbering, const poa_number *number);

#endif

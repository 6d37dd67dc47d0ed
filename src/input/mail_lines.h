/* SPDX-License-Identifier: MIT */
/* The lines of a mail's text: which go on, and which are quoted from another mail. */
#ifndef POA_INPUT_MAIL_LINES_H
#define POA_INPUT_MAIL_LINES_H

#include "input/mail_text.h"

typedef struct poa_mail_lines {
    bool flowed; /* lines that end with a blank go on */
    bool delsp;  /* without that blank */
    bool quoted; /* all of it is somebody else's */
    bool own;    /* in, out: words of the sender's own came before */
} poa_mail_lines;

/*
 * Append a text to the extraction.  Lines that are quoted from another mail, and what
 * says where it begins, get "> " before them, the mark of quoted lines in every letter.
 */
void poa_mail_lines_put(poa_mail_lines *lines, const poa_mail_text *text, poa_extraction *x);

#endif

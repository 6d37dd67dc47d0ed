/* SPDX-License-Identifier: MIT */
/* Text of HTML as browsers show it: runs of blanks are one, and none at the ends of
 * blocks; references decoded; each run of words at its place in the source. */
#ifndef POA_INPUT_HTML_WORDS_H
#define POA_INPUT_HTML_WORDS_H

#include <gumbo.h>

#include "input/flow.h"

typedef struct poa_html_words {
    poa_flow *flow;
    uint32_t blank; /* offset of a blank that is owed; UINT32_MAX: none */
    uint32_t at;    /* behind the last text in the source */
    bool inside;    /* text stands before, in the same line */
    bool label;     /* the text before is the label of what follows */
    size_t link;    /* text offset where the words of the open link begin */
} poa_html_words;

void poa_html_words_begin(poa_html_words *words, poa_flow *flow);
/* A text node; `pre`: its blanks and line ends stay. */
void poa_html_words_text(poa_html_words *words, const GumboText *text, bool pre);
/* Decoded text that stands for source bytes [offset, end). */
void poa_html_words_put(poa_html_words *words, uint32_t offset, uint32_t end, const char *text);
/* A blank, if text stands before and behind it. */
void poa_html_words_space(poa_html_words *words);
/* The line or block ends. */
void poa_html_words_break(poa_html_words *words, poa_gap gap);
/* What follows belongs to the label before it. */
void poa_html_words_label(poa_html_words *words);
void poa_html_words_end(poa_html_words *words);

#endif

/* SPDX-License-Identifier: MIT */
/* Pieces that the line formats are made of. */
#ifndef POA_REPORT_PRINT_H
#define POA_REPORT_PRINT_H

#include "report/reporter.h"

typedef enum poa_style {
    POA_STYLE_PLAIN, /* ends every other one */
    POA_STYLE_BOLD,
    POA_STYLE_DIM,
    POA_STYLE_INFO,
    POA_STYLE_WARNING,
    POA_STYLE_ERROR
} poa_style;

/* Change the style of what follows, if the writer has colour. */
void poa_print_style(poa_writer *writer, poa_style style);
poa_style poa_style_of(poa_severity severity);

/* Columns of a line: those of the terminal, or 80 where it has none or too few. */
uint32_t poa_print_width(const poa_writer *writer);

/* A line of its own in bold: the text of a key. */
void poa_print_title(poa_writer *writer, const char *key);

/* The text of `family` + `id` ("dimension." + "tone"), or the id where there is none. */
const char *poa_print_label(poa_lang lang, const char *family, const char *id);

/*
 * Write `text` in lines of at most `width` columns, the first behind `lead`, the
 * others behind as many blanks.  Lines break at blanks and beside Han, never
 * before closing punctuation.
 */
void poa_print_wrapped(poa_sink *sink, const char *lead, const char *text, uint32_t width);

/* A text filled up with blanks to `columns`; at least one blank. */
void poa_print_padded(poa_sink *sink, const char *text, uint32_t columns);

/* Where a finding begins; 1:1 for the whole draft. */
poa_place poa_finding_place(const poa_report *report, const poa_finding *finding);
/* "NAME:LINE:COLUMN: " of a span; 1:1 for the whole draft. */
void poa_print_place(poa_writer *writer, const poa_document *doc, poa_span span);
/* "NAME:LINE:COLUMN: SEVERITY: MESSAGE [ID]", the severity in the given word. */
void poa_print_finding(poa_writer *writer, const poa_report *report, const poa_finding *finding,
                       const char *severity);
/* The line that a span begins in, with a caret under it; as much as fits. */
void poa_print_source(poa_writer *writer, const poa_document *doc, poa_span span);
/* The words of a span in one line of at most `columns`; a line end in it is shown as a blank. */
void poa_print_words(poa_writer *writer, const poa_document *doc, poa_span span, uint32_t columns);
/* Each cause beside its fix, its measure and its proof.  In print_causes.c. */
void poa_print_causes(poa_writer *writer, const poa_report *report);
/* The score: table, deductions, cap, verdict.  In print_score.c. */
void poa_print_score(poa_writer *writer, const poa_report *report);
/* The score in one line. */
void poa_print_score_line(poa_writer *writer, const poa_report *report);

static inline bool poa_span_is_none(poa_span span)
{
    return span.begin == UINT32_MAX;
}

#endif

/* SPDX-License-Identifier: MIT */
/* Rows of tables: which cell belongs to the one before it. */
#ifndef POA_INPUT_HTML_ROWS_H
#define POA_INPUT_HTML_ROWS_H

#include <gumbo.h>
#include <stdbool.h>

/* Is the cell the second of two, the first of which is a label: a header cell, or a few
 * words?  Then both stand in one line. */
bool poa_html_is_value(const GumboNode *cell);

#endif

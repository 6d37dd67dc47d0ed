/* SPDX-License-Identifier: MIT */
/*
 * Writing YAML: maps and lists in block form, one value a line.  The first failure
 * sticks; poa_yaml_out_finish() tells it.
 */
#ifndef POA_RULES_YAML_OUT_H
#define POA_RULES_YAML_OUT_H

#include "poalint.h"

typedef struct poa_yaml_out poa_yaml_out;

/* Begin a document; NULL without memory. */
poa_yaml_out *poa_yaml_out_new(poa_write_fn *write, void *user);
void poa_yaml_out_map(poa_yaml_out *out);
void poa_yaml_out_end_map(poa_yaml_out *out);
void poa_yaml_out_list(poa_yaml_out *out);
void poa_yaml_out_end_list(poa_yaml_out *out);
/* A word of ours, as it is, and any text, in quotes.  Both are valid UTF-8. */
void poa_yaml_out_word(poa_yaml_out *out, const char *word);
void poa_yaml_out_text(poa_yaml_out *out, const char *text);
/* End the document and free everything: POA_OK, POA_NOMEM or POA_WRITE. */
POA_MUST_USE poa_status poa_yaml_out_finish(poa_yaml_out *out, poa_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* Opening a draft as the settings say, and keeping it safe. */
#ifndef POA_CLI_DRAFT_H
#define POA_CLI_DRAFT_H

#include "inputs.h"
#include "settings.h"

/* Are the values of --appeal, --type and --encoding known, if given?  False: said. */
bool poa_draft_options_known(const poa_settings *settings, const poa_pack *pack);
/* The name that reports show for an operand. */
const char *poa_draft_name(const poa_settings *settings, const char *path);
/* Read the notice that the settings name; *out is NULL where they name none.  False: said. */
bool poa_notice_open(poa_notice **out, const poa_settings *settings, const poa_pack *pack);
/* A draft and the notice that it answers. */
typedef struct poa_draft {
    poa_document *document; /* owned */
    poa_notice *beside;     /* owned: the one in the file beside it; NULL: none, or one is given */
} poa_draft;

/*
 * Read the draft, which answers `given`, or, where that is NULL, the notice in the file
 * beside it ("x.notice.txt" for "x.txt"), if there is one.  On failure `err` says why, and
 * nothing is to be closed.
 */
poa_status poa_draft_open(poa_draft *out, const poa_settings *settings, const poa_pack *pack,
                          const char *path, const poa_notice *given, poa_error *err);
void poa_draft_close(poa_draft *draft);
/* Would --output leave every draft as it is?  False: said. */
bool poa_output_spares_drafts(const poa_settings *settings);
/* The same for all inputs, and the list that they came from. */
bool poa_output_spares_inputs(const poa_settings *settings, const poa_inputs *inputs);

#endif

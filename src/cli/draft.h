/* SPDX-License-Identifier: MIT */
/* Opening a draft as the settings say, and keeping it safe. */
#ifndef POA_CLI_DRAFT_H
#define POA_CLI_DRAFT_H

#include "settings.h"

/* Are the values of --appeal, --type and --encoding known, if given?  False: said. */
bool poa_draft_options_known(const poa_settings *settings, const poa_pack *pack);
/* The name that reports show for an operand. */
const char *poa_draft_name(const poa_settings *settings, const char *path);
/* Read the notice that the settings name; *out is NULL where they name none.  False: said. */
bool poa_notice_open(poa_notice **out, const poa_settings *settings, const poa_pack *pack);
/* Read the draft, which answers `notice` (NULL: none).  On failure `err` says why. */
poa_status poa_draft_open(poa_document **out, const poa_settings *settings, const poa_pack *pack,
                          const char *path, const poa_notice *notice, poa_error *err);
/* Would --output leave every draft as it is?  False: said. */
bool poa_output_spares_drafts(const poa_settings *settings);

#endif

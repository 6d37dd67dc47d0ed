/* SPDX-License-Identifier: MIT */
/* What the program takes from its environment: language, colour, width. */
#ifndef POA_CLI_ENVIRONMENT_H
#define POA_CLI_ENVIRONMENT_H

#include <stdio.h>

#include "poalint.h"

typedef enum poa_color { POA_COLOR_AUTO, POA_COLOR_ALWAYS, POA_COLOR_NEVER } poa_color;

/* Of LC_ALL, LC_MESSAGES, LANG, whichever is set first. */
poa_lang poa_environment_lang(void);
/* Shall what is written to `out` be coloured?  Heeds NO_COLOR, CLICOLOR_FORCE
 * and TERM=dumb where the user leaves it open. */
bool poa_environment_color(poa_color wanted, FILE *out);
/* Display columns of the terminal that `out` is; 0: none or unknown. */
uint32_t poa_environment_width(FILE *out);

#endif

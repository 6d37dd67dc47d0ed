/* SPDX-License-Identifier: MIT */
/* Settings put together: the command line over a settings file over what is built in. */
#ifndef POA_CLI_MERGE_H
#define POA_CLI_MERGE_H

#include "settings.h"

/* A copy that shares strings and operands with `from`, and owns its other lists.  False:
 * no memory, said.  End it with poa_settings_release_copy() in either case. */
bool poa_settings_copy(poa_settings *to, const poa_settings *from);
void poa_settings_release_copy(poa_settings *copy);
/* Take what the file says where the command line says nothing.  Strings are borrowed
 * from `config`.  False: said. */
bool poa_settings_take_file(poa_settings *settings, const poa_config *config);
/* Take what holds for a whole run from the settings of its first draft.  False: said. */
bool poa_settings_take_run(poa_settings *settings, const poa_settings *first);
/* Do both ask for the same rules? */
bool poa_settings_same_rules(const poa_settings *left, const poa_settings *right);

/* The value of a setting, for showing it. */
typedef struct poa_setting_view {
    poa_setting setting;
    poa_origin origin;
    char number[24];         /* that `text` may point at */
    const char *text;        /* of one that is no list */
    const poa_arglist *list; /* of one that is */
} poa_setting_view;

/* Fill `out` for the `index`-th setting; false past the last. */
bool poa_settings_view(poa_setting_view *out, const poa_settings *settings, size_t index);

#endif

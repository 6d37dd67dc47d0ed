/* SPDX-License-Identifier: MIT */
/* What several commands do alike. */
#include <string.h>

#include "nearest.h"
#include "settings.h"

static void say_fault(void *user, const poa_error *problem)
{
    bool *said = user;

    poa_say_problem(NULL, problem);
    *said = true;
}

poa_pack *poa_load_pack(const poa_settings *settings)
{
    bool said = false;
    poa_pack *pack = NULL;
    poa_pack_options opts = POA_PACK_OPTIONS_INIT;
    poa_error err = { .lang = settings->lang };

    if (settings->no_builtin && settings->rules.count == 0) {
        poa_say(settings->lang, "cli.no-rules");
        return NULL;
    }
    opts.no_builtin = settings->no_builtin;
    opts.paths = (const char *const *)settings->rules.items;
    opts.path_count = settings->rules.count;
    opts.problem = say_fault;
    opts.user = &said;
    if (poa_pack_load(&pack, &opts, &err) == POA_OK)
        return pack;
    if (!said)
        poa_say_problem(NULL, &err);
    return NULL;
}

void poa_say_unknown(poa_lang lang, const char *key, const char *word, const char *nearest)
{
    poa_say(lang, key, word);
    if (nearest != NULL)
        poa_say(lang, "cli.did-you-mean", nearest);
}

bool poa_plain_format(const poa_settings *settings, bool *json)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    const char *format = settings->format != NULL ? settings->format : "text";

    *json = strcmp(format, "json") == 0;
    if (*json || strcmp(format, "text") == 0)
        return true;
    poa_nearest_consider(&near, format, "text");
    poa_nearest_consider(&near, format, "json");
    poa_say_unknown(settings->lang, "cli.unknown-format", format, near.word);
    return false;
}

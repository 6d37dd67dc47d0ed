/* SPDX-License-Identifier: MIT */
/* What `check` and `sections` do alike with a draft. */
#include "draft.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "nearest.h"

/* All kinds of appeal in one line, for a user who does not know them. */
static void say_appeals(poa_lang lang, const poa_pack *pack)
{
    char *line = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&line, &length);
    const char *id;

    if (out == NULL)
        return;
    for (size_t i = 0; (id = poa_pack_appeal_id(pack, i)) != NULL; i++)
        fprintf(out, "%s%s", i > 0 ? ", " : "", id);
    if (fclose(out) == 0)
        poa_say(lang, "cli.known-appeals", line);
    free(line);
}

bool poa_appeal_known(const poa_settings *settings, const poa_pack *pack)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    const char *id;

    if (settings->appeal == NULL)
        return true;
    for (size_t i = 0; (id = poa_pack_appeal_id(pack, i)) != NULL; i++) {
        if (strcmp(id, settings->appeal) == 0)
            return true;
        poa_nearest_consider(&near, settings->appeal, id);
    }
    poa_say_unknown(settings->lang, "cli.unknown-appeal", settings->appeal, near.word);
    if (near.word == NULL)
        say_appeals(settings->lang, pack);
    return false;
}

const char *poa_draft_name(const poa_settings *settings, const char *path)
{
    if (strcmp(path, "-") == 0 && settings->stdin_filename != NULL)
        return settings->stdin_filename;
    return path;
}

poa_status poa_draft_open(poa_document **out, const poa_settings *settings, const poa_pack *pack,
                          const char *path, poa_error *err)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;

    opts.name = poa_draft_name(settings, path);
    opts.appeal = settings->appeal;
    opts.mode = (poa_mode)settings->mode;
    opts.langs = settings->draft_lang;
    opts.max_input = (size_t)settings->max_input;
    return poa_document_from_file(out, pack, path, &opts, err);
}

/* Would writing the report destroy a draft? */
static bool output_is_draft(const poa_settings *settings)
{
    struct stat output;
    struct stat draft;

    if (settings->output == NULL || stat(settings->output, &output) != 0)
        return false;
    for (size_t i = 0; i < settings->operands.count; i++) {
        if (stat(settings->operands.items[i], &draft) != 0)
            continue;
        if (draft.st_dev == output.st_dev && draft.st_ino == output.st_ino)
            return true;
    }
    return false;
}

bool poa_output_spares_drafts(const poa_settings *settings)
{
    if (!output_is_draft(settings))
        return true;
    poa_say(settings->lang, "cli.output-is-draft", settings->output);
    return false;
}

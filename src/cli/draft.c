/* SPDX-License-Identifier: MIT */
/* What `check` and `sections` do alike with a draft. */
#include "draft.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "nearest.h"

/* A list of names in the library. */
typedef const char *name_fn(const poa_pack *pack, size_t index);

static const char *type_name(const poa_pack *pack, size_t index)
{
    (void)pack;
    return poa_type_name(index);
}

static const char *encoding_name(const poa_pack *pack, size_t index)
{
    (void)pack;
    return poa_encoding_name(index);
}

/* All names in one line, for a user who does not know them. */
static void say_names(poa_lang lang, const poa_pack *pack, name_fn *name_at, const char *key)
{
    char *line = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&line, &length);
    const char *name;

    if (out == NULL)
        return;
    for (size_t i = 0; (name = name_at(pack, i)) != NULL; i++)
        fprintf(out, "%s%s", i > 0 ? ", " : "", name);
    if (fclose(out) == 0)
        poa_say(lang, key, line);
    free(line);
}

/* Is a value one of the names?  False: said, with the nearest or all of them. */
static bool name_known(const poa_settings *settings, const poa_pack *pack, const char *value,
                       name_fn *name_at, const char *unknown, const char *all)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    const char *name;

    if (value == NULL)
        return true;
    for (size_t i = 0; (name = name_at(pack, i)) != NULL; i++) {
        if (strcmp(name, value) == 0)
            return true;
        poa_nearest_consider(&near, value, name);
    }
    poa_say_unknown(settings->lang, unknown, value, near.word);
    if (near.word == NULL)
        say_names(settings->lang, pack, name_at, all);
    return false;
}

bool poa_draft_options_known(const poa_settings *settings, const poa_pack *pack)
{
    return name_known(settings, pack, settings->appeal, poa_pack_appeal_id, "cli.unknown-appeal",
                      "cli.known-appeals") &&
           name_known(settings, pack, settings->type, type_name, "cli.unknown-type",
                      "cli.known-types") &&
           ((settings->encoding != NULL && poa_encoding_of(settings->encoding) != NULL) ||
            name_known(settings, pack, settings->encoding, encoding_name, "cli.unknown-encoding",
                       "cli.known-encodings"));
}

const char *poa_draft_name(const poa_settings *settings, const char *path)
{
    if (strcmp(path, "-") == 0 && settings->stdin_filename != NULL)
        return settings->stdin_filename;
    return path;
}

/* A doubtful choice is said, and what settles it. */
static void say_encoding(poa_lang lang, const poa_document *document, const char *name)
{
    bool sure = true;
    const char *encoding = poa_document_encoding(document, &sure);

    if (!sure)
        poa_say(lang, "cli.encoding-unsure", name, encoding);
}

bool poa_notice_open(poa_notice **out, const poa_settings *settings, const poa_pack *pack)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    poa_error err = { .lang = settings->lang };

    *out = NULL;
    if (settings->notice == NULL)
        return true;
    opts.max_input = (size_t)settings->max_input;
    for (size_t i = 0; i < settings->operands.count; i++) {
        if (strcmp(settings->notice, "-") == 0 && strcmp(settings->operands.items[i], "-") == 0) {
            poa_say(settings->lang, "cli.notice-stdin");
            return false;
        }
    }
    if (poa_notice_from_file(out, pack, settings->notice, &opts, &err) == POA_OK) {
        say_encoding(settings->lang, poa_notice_document(*out), settings->notice);
        return true;
    }
    poa_say_problem(settings->notice, &err);
    return false;
}

poa_status poa_draft_open(poa_document **out, const poa_settings *settings, const poa_pack *pack,
                          const char *path, const poa_notice *notice, poa_error *err)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;

    opts.name = poa_draft_name(settings, path);
    opts.appeal = settings->appeal;
    opts.mode = (poa_mode)settings->mode;
    opts.langs = settings->draft_lang;
    opts.max_input = (size_t)settings->max_input;
    opts.type = settings->type;
    opts.encoding = settings->encoding;
    opts.notice = notice;
    poa_status status = poa_document_from_file(out, pack, path, &opts, err);
    if (status == POA_OK)
        say_encoding(settings->lang, *out, opts.name);
    return status;
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

/* SPDX-License-Identifier: MIT */
/* What `check` and `sections` do alike with a draft. */
#include "draft.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "beside.h"
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

/* Is a draft, or the list of them, standard input? */
static bool draft_is_stdin(const poa_settings *settings)
{
    if (settings->files_from != NULL && strcmp(settings->files_from, "-") == 0)
        return true;
    for (size_t i = 0; i < settings->operands.count; i++)
        if (strcmp(settings->operands.items[i], "-") == 0)
            return true;
    return false;
}

static poa_status read_notice(poa_notice **out, const poa_settings *settings, const poa_pack *pack,
                              const char *path, poa_error *err)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;

    opts.max_input = (size_t)settings->max_input;
    poa_status status = poa_notice_from_file(out, pack, path, &opts, err);
    if (status == POA_OK)
        say_encoding(settings->lang, poa_notice_document(*out), path);
    return status;
}

bool poa_notice_open(poa_notice **out, const poa_settings *settings, const poa_pack *pack)
{
    poa_error err = { .lang = settings->lang };

    *out = NULL;
    if (settings->notice == NULL)
        return true;
    if (strcmp(settings->notice, "-") == 0 && draft_is_stdin(settings)) {
        poa_say(settings->lang, "cli.notice-stdin");
        return false;
    }
    if (read_notice(out, settings, pack, settings->notice, &err) == POA_OK)
        return true;
    poa_say_problem(settings->notice, &err);
    return false;
}

/* The notice in the file beside the draft; *out is NULL where there is none. */
static poa_status open_beside(poa_notice **out, const poa_settings *settings, const poa_pack *pack,
                              const char *path, poa_error *err)
{
    char *beside = poa_notice_beside(path);
    poa_status status = POA_OK;

    if (beside != NULL)
        status = read_notice(out, settings, pack, beside, err);
    if (status != POA_OK && err->source[0] == '\0')
        snprintf(err->source, sizeof(err->source), "%s", beside);
    free(beside);
    return status;
}

poa_status poa_draft_open(poa_draft *out, const poa_settings *settings, const poa_pack *pack,
                          const char *path, const poa_notice *given, poa_error *err)
{
    poa_document_options opts = POA_DOCUMENT_OPTIONS_INIT;
    poa_status status = POA_OK;

    *out = (poa_draft){ NULL, NULL };
    if (given == NULL)
        status = open_beside(&out->beside, settings, pack, path, err);
    if (status != POA_OK)
        return status;
    opts.name = poa_draft_name(settings, path);
    opts.appeal = settings->appeal;
    opts.mode = (poa_mode)settings->mode;
    opts.langs = settings->draft_lang;
    opts.max_input = (size_t)settings->max_input;
    opts.type = settings->type;
    opts.encoding = settings->encoding;
    opts.notice = given != NULL ? given : out->beside;
    status = poa_document_from_file(&out->document, pack, path, &opts, err);
    if (status == POA_OK)
        say_encoding(settings->lang, out->document, opts.name);
    else
        poa_draft_close(out);
    return status;
}

void poa_draft_close(poa_draft *draft)
{
    poa_document_free(draft->document);
    poa_notice_free(draft->beside);
    *draft = (poa_draft){ NULL, NULL };
}

/* ---- Output that would destroy a draft ------------------------------------------- */

/* Is there a file where the report would go?  Fills *out. */
static bool output_exists(const poa_settings *settings, struct stat *out)
{
    return settings->output != NULL && stat(settings->output, out) == 0;
}

static bool is_same_file(const struct stat *output, const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && info.st_dev == output->st_dev && info.st_ino == output->st_ino;
}

static bool say_output_is(const poa_settings *settings, const char *key)
{
    poa_say(settings->lang, key, settings->output);
    return false;
}

bool poa_output_spares_drafts(const poa_settings *settings)
{
    struct stat output;

    if (!output_exists(settings, &output))
        return true;
    for (size_t i = 0; i < settings->operands.count; i++)
        if (is_same_file(&output, settings->operands.items[i]))
            return say_output_is(settings, "cli.output-is-draft");
    return true;
}

bool poa_output_spares_inputs(const poa_settings *settings, const poa_inputs *inputs)
{
    struct stat output;

    if (!output_exists(settings, &output))
        return true;
    for (size_t i = 0; i < inputs->count; i++)
        if (is_same_file(&output, inputs->items[i].path))
            return say_output_is(settings, "cli.output-is-draft");
    if (settings->files_from != NULL && is_same_file(&output, settings->files_from))
        return say_output_is(settings, "cli.output-is-list");
    return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * `poalint check`: lint each draft and write one report.  A draft that can't be
 * checked does not stop the others.
 */
#include <string.h>

#include "draft.h"
#include "exit_status.h"
#include "nearest.h"
#include "scope.h"

struct check {
    const poa_settings *settings; /* of the run */
    poa_pack *pack;
    poa_notice *notice; /* NULL: none is given */
    poa_scopes scopes;  /* settings by draft */
    poa_output output;
    poa_writer *writer;
    poa_result result;
    poa_inputs inputs;
    bool stdin_read;
};

static bool format_known(const poa_settings *settings, const char *format)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    const char *name;

    for (size_t i = 0; (name = poa_format_name(i)) != NULL; i++) {
        if (strcmp(name, format) == 0)
            return true;
        poa_nearest_consider(&near, format, name);
    }
    poa_say_unknown(settings->lang, "cli.unknown-format", format, near.word);
    return false;
}

/* ---- Output ------------------------------------------------------------------- */

static bool open_writer(struct check *check, const char *format)
{
    const poa_settings *settings = check->settings;
    poa_writer_options opts = POA_WRITER_OPTIONS_INIT;
    poa_error err = { .lang = settings->lang };

    opts.lang = settings->lang;
    opts.color = poa_environment_color((poa_color)settings->color, check->output.file);
    opts.quiet = settings->quiet;
    opts.statistics = settings->statistics;
    opts.width = poa_environment_width(check->output.file);
    if (poa_writer_new(&check->writer, format, &opts, check->pack, poa_output_write, &check->output,
                       &err) == POA_OK)
        return true;
    poa_say_problem(NULL, &err);
    (void)poa_output_close(&check->output, settings->lang);
    return false;
}

static bool open_output(struct check *check, const char *format)
{
    const poa_settings *settings = check->settings;

    return poa_output_spares_inputs(settings, &check->inputs) &&
           poa_output_open(&check->output, settings->output, settings->lang) &&
           open_writer(check, format);
}

static void finish_output(struct check *check)
{
    poa_error err = { .lang = check->settings->lang };
    poa_status status = poa_writer_finish(check->writer, poa_outcome_of(&check->result), &err);

    if (status != POA_OK)
        check->result.incomplete = true;
    if (status != POA_OK && status != POA_WRITE)
        poa_say_problem(NULL, &err); /* what could not be written is said on closing */
    if (!poa_output_close(&check->output, check->settings->lang))
        check->result.incomplete = true;
}

/* ---- Drafts ------------------------------------------------------------------- */

static void trouble(struct check *check, const char *name, const poa_error *err)
{
    poa_say_problem(name, err);
    poa_writer_trouble(check->writer, name, err);
    check->result.incomplete = true;
}

static bool reaches_threshold(const poa_settings *settings, const poa_report *report)
{
    static const poa_severity levels[] = {
        [POA_FAIL_ON_ERROR] = POA_SEVERITY_ERROR,
        [POA_FAIL_ON_WARNING] = POA_SEVERITY_WARNING,
        [POA_FAIL_ON_INFO] = POA_SEVERITY_INFO,
    };
    poa_severity worst;

    if (poa_report_score(report) < settings->min_score)
        return true;
    if (settings->fail_on == POA_FAIL_ON_NEVER || !poa_report_worst(report, &worst))
        return false;
    return worst >= levels[settings->fail_on];
}

static void take_report(struct check *check, const poa_scope *scope, const char *name,
                        const poa_report *report)
{
    poa_error err = { .lang = check->settings->lang };

    poa_writer_add(check->writer, report);
    if (reaches_threshold(&scope->settings, report))
        check->result.fault = true;
    for (size_t i = 0; poa_report_trouble_at(report, i, &err, check->settings->lang); i++)
        trouble(check, name, &err);
}

static poa_status lint_document(struct check *check, const poa_scope *scope, const char *name,
                                const poa_document *document, poa_error *err)
{
    poa_lint_options lint = scope->lint;
    poa_accepted accepted;
    poa_report *report = NULL;

    poa_status status = poa_accepted_find(&accepted, &lint, scope, name, err);
    if (status == POA_OK)
        status = poa_lint(&report, check->pack, document, &lint, err);
    if (status == POA_OK) {
        take_report(check, scope, name, report);
        poa_accepted_say_stale(&accepted, scope, report);
    }
    poa_report_free(report);
    return status;
}

static poa_status lint_draft(struct check *check, const char *path, poa_error *err)
{
    const poa_scope *scope = poa_scopes_of(&check->scopes, path, err);
    poa_draft draft;

    if (scope == NULL)
        return err->status;
    poa_status status =
        poa_draft_open(&draft, &scope->settings, check->pack, path, check->notice, err);
    if (status != POA_OK)
        return status;
    status =
        lint_document(check, scope, poa_draft_name(&scope->settings, path), draft.document, err);
    poa_draft_close(&draft);
    return status;
}

static void check_input(struct check *check, const poa_named *input)
{
    poa_error err = { .lang = check->settings->lang };
    const char *path = input->path;
    bool is_stdin = strcmp(path, "-") == 0;

    if (input->trouble != NULL) {
        poa_named_trouble(input, &err);
        trouble(check, path, &err);
        return;
    }
    if (is_stdin && check->stdin_read) {
        poa_problem_text(&err, POA_ARGUMENT, "cli.stdin-twice");
        trouble(check, path, &err);
        return;
    }
    check->stdin_read = check->stdin_read || is_stdin;
    if (lint_draft(check, path, &err) != POA_OK)
        trouble(check, poa_draft_name(check->settings, path), &err);
}

/* Settings, pack and output; false: said. */
static bool prepare(struct check *check, const poa_settings *asked)
{
    if (!poa_inputs_collect(&check->inputs, asked))
        return false;
    check->scopes.with_baselines = true;
    const char *path = check->inputs.count > 0 ? check->inputs.items[0].path : "-";
    const poa_scope *first = poa_scopes_open(&check->scopes, asked, path);
    if (first == NULL)
        return false;
    check->settings = &first->settings;
    const char *format = first->settings.format != NULL ? first->settings.format : "text";
    if (!format_known(&first->settings, format))
        return false;
    check->pack = poa_load_pack(&first->settings);
    return check->pack != NULL && poa_scopes_ready(&check->scopes, check->pack) &&
           poa_notice_open(&check->notice, &first->settings, check->pack) &&
           open_output(check, format);
}

static void run(struct check *check, const poa_settings *asked)
{
    check->result.incomplete = true; /* until the output is open */
    if (!prepare(check, asked))
        return;
    check->result.incomplete = false;
    check->stdin_read = check->inputs.stdin_read;
    for (size_t i = 0; i < check->inputs.count && check->output.error == 0; i++)
        check_input(check, &check->inputs.items[i]);
    finish_output(check);
}

int poa_cmd_check(const poa_settings *settings)
{
    struct check check = { .settings = settings };

    if (settings->operands.count == 0 && settings->files_from == NULL) {
        poa_say(settings->lang, "cli.no-file");
        check.result.incomplete = true;
    } else
        run(&check, settings);
    poa_writer_free(check.writer);
    poa_inputs_release(&check.inputs);
    poa_notice_free(check.notice);
    poa_scopes_release(&check.scopes);
    poa_pack_free(check.pack);
    return poa_exit_status(&check.result, settings->exit_zero);
}

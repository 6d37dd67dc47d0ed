/* SPDX-License-Identifier: MIT */
/*
 * `poalint check`: lint each draft and write one report.  A draft that can't be
 * checked does not stop the others.
 */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "exit_status.h"
#include "nearest.h"

struct check {
    const poa_settings *settings;
    poa_pack *pack;
    poa_notice *notice; /* NULL: none is given */
    poa_lint_options lint;
    poa_severity_override *severities; /* owned */
    poa_output output;
    poa_writer *writer;
    poa_result result;
    bool stdin_read;
};

/* ---- Settings that need the pack ------------------------------------------- */

static bool rule_known(const struct check *check, const char *id)
{
    if (poa_pack_rule_find(check->pack, id) != SIZE_MAX)
        return true;
    poa_say_unknown(check->settings->lang, "cli.unknown-rule", id,
                    poa_pack_rule_nearest(check->pack, id));
    return false;
}

static bool rules_known(const struct check *check, const poa_arglist *ids)
{
    bool known = true;

    for (size_t i = 0; i < ids->count; i++)
        known = rule_known(check, ids->items[i]) && known;
    return known;
}

/* Read "ID=LEVEL" into *out.  The list's own copy is cut in two. */
static bool read_severity(const struct check *check, poa_severity_override *out, char *text)
{
    char *equals = strchr(text, '=');

    for (poa_severity s = POA_SEVERITY_INFO; equals != NULL && s <= POA_SEVERITY_ERROR; s++) {
        if (strcmp(equals + 1, poa_severity_name(s)) != 0)
            continue;
        *equals = '\0';
        *out = (poa_severity_override){ text, s };
        return rule_known(check, text);
    }
    poa_say(check->settings->lang, "cli.bad-severity", text);
    return false;
}

static bool read_severities(struct check *check)
{
    const poa_arglist *list = &check->settings->severity;

    check->severities = calloc(list->count + 1, sizeof(*check->severities));
    if (check->severities == NULL) {
        poa_say(check->settings->lang, "cli.no-memory");
        return false;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!read_severity(check, &check->severities[i], list->items[i]))
            return false;
    check->lint.severities = check->severities;
    check->lint.severity_count = list->count;
    return true;
}

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

static bool prepare_lint(struct check *check)
{
    const poa_settings *settings = check->settings;

    check->lint = (poa_lint_options)POA_LINT_OPTIONS_INIT;
    check->lint.select = (const char *const *)settings->select.items;
    check->lint.select_count = settings->select.count;
    check->lint.ignore = (const char *const *)settings->ignore.items;
    check->lint.ignore_count = settings->ignore.count;
    check->lint.match_limit = (uint32_t)settings->match_limit;
    return rules_known(check, &settings->select) && rules_known(check, &settings->ignore) &&
           read_severities(check) && poa_draft_options_known(settings, check->pack);
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

    return poa_output_spares_drafts(settings) &&
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

static void take_report(struct check *check, const char *name, const poa_report *report)
{
    poa_error err = { .lang = check->settings->lang };

    poa_writer_add(check->writer, report);
    if (reaches_threshold(check->settings, report))
        check->result.fault = true;
    for (size_t i = 0; poa_report_trouble_at(report, i, &err, check->settings->lang); i++)
        trouble(check, name, &err);
}

static poa_status lint_draft(struct check *check, const char *path, poa_error *err)
{
    poa_document *document = NULL;
    poa_report *report = NULL;

    poa_status status =
        poa_draft_open(&document, check->settings, check->pack, path, check->notice, err);
    if (status != POA_OK)
        return status;
    status = poa_lint(&report, check->pack, document, &check->lint, err);
    if (status == POA_OK)
        take_report(check, poa_draft_name(check->settings, path), report);
    poa_report_free(report);
    poa_document_free(document);
    return status;
}

static void check_draft(struct check *check, const char *path)
{
    poa_error err = { .lang = check->settings->lang };
    bool is_stdin = strcmp(path, "-") == 0;

    if (is_stdin && check->stdin_read) {
        err.status = POA_ARGUMENT;
        snprintf(err.message, sizeof(err.message), "%s", poa_text_get("cli.stdin-twice", err.lang));
        trouble(check, path, &err);
        return;
    }
    check->stdin_read = check->stdin_read || is_stdin;
    if (lint_draft(check, path, &err) != POA_OK)
        trouble(check, poa_draft_name(check->settings, path), &err);
}

static void run(struct check *check)
{
    const poa_settings *settings = check->settings;
    const char *format = settings->format != NULL ? settings->format : "text";

    check->result.incomplete = true; /* until the output is open */
    if (!format_known(settings, format))
        return;
    check->pack = poa_load_pack(settings);
    if (check->pack == NULL || !prepare_lint(check) ||
        !poa_notice_open(&check->notice, settings, check->pack) || !open_output(check, format))
        return;
    check->result.incomplete = false;
    for (size_t i = 0; i < settings->operands.count && check->output.error == 0; i++)
        check_draft(check, settings->operands.items[i]);
    finish_output(check);
}

int poa_cmd_check(const poa_settings *settings)
{
    struct check check = { .settings = settings };

    if (settings->operands.count == 0) {
        poa_say(settings->lang, "cli.no-file");
        check.result.incomplete = true;
    } else
        run(&check);
    poa_writer_free(check.writer);
    poa_notice_free(check.notice);
    poa_pack_free(check.pack);
    free(check.severities);
    return poa_exit_status(&check.result, settings->exit_zero);
}

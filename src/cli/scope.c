/* SPDX-License-Identifier: MIT */
/* Settings by draft. */
#include "scope.h"

#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "merge.h"

static void say_fault(void *user, const poa_error *problem)
{
    (void)user;
    poa_say_problem(NULL, problem);
}

/* ---- One scope ------------------------------------------------------------------------ */

/* Where the search for a settings file begins. */
static const char *search_from(const poa_settings *asked, const char *draft)
{
    if (draft == NULL || strcmp(draft, "-") != 0)
        return draft;
    return asked->stdin_filename; /* or NULL: the working directory */
}

/* The settings file that a draft is under; *out is NULL where there is none. */
static bool find_file(char **out, const poa_settings *asked, const char *draft)
{
    poa_error err = { .lang = asked->lang };

    *out = NULL;
    if (asked->no_config)
        return true;
    if (asked->config != NULL) {
        *out = strdup(asked->config);
        if (*out == NULL)
            poa_say(asked->lang, "cli.no-memory");
        return *out != NULL;
    }
    if (poa_config_find(out, search_from(asked, draft), &err) == POA_OK)
        return true;
    poa_say_problem(NULL, &err);
    return false;
}

/* Read `scope->file`, if there is one, under the command line. */
static bool read_file(poa_scope *scope, const poa_settings *asked)
{
    poa_error err = { .lang = asked->lang };

    if (!poa_settings_copy(&scope->settings, asked))
        return false;
    if (scope->file == NULL)
        return true;
    return poa_config_load(&scope->config, scope->file, say_fault, NULL, &err) == POA_OK &&
           poa_settings_take_file(&scope->settings, scope->config);
}

bool poa_scope_open(poa_scope *scope, const poa_settings *asked, const char *draft)
{
    *scope = (poa_scope){ .file = NULL };
    if (asked->config != NULL && asked->no_config) {
        poa_say(asked->lang, "cli.config-and-none");
        return false;
    }
    return find_file(&scope->file, asked, draft) && read_file(scope, asked);
}

void poa_scope_release(poa_scope *scope)
{
    poa_settings_release_copy(&scope->settings);
    poa_config_free(scope->config);
    poa_arglist_release(&scope->severity_ids);
    free(scope->severities);
    free(scope->file);
}

/* ---- Against the pack --------------------------------------------------------------------- */

static bool rule_known(const poa_scope *scope, const poa_pack *pack, const char *id)
{
    if (poa_pack_rule_find(pack, id) != SIZE_MAX)
        return true;
    poa_say_unknown(scope->settings.lang, "cli.unknown-rule", id, poa_pack_rule_nearest(pack, id));
    return false;
}

static bool rules_known(const poa_scope *scope, const poa_pack *pack, const poa_arglist *ids)
{
    bool known = true;

    for (size_t i = 0; i < ids->count; i++)
        known = rule_known(scope, pack, ids->items[i]) && known;
    return known;
}

/* Read "ID=LEVEL" into *out. */
static bool read_severity(poa_scope *scope, const poa_pack *pack, poa_severity_override *out,
                          const char *text)
{
    const char *equals = strchr(text, '=');
    poa_arglist *ids = &scope->severity_ids;

    for (poa_severity s = POA_SEVERITY_INFO; equals != NULL && s <= POA_SEVERITY_ERROR; s++) {
        if (strcmp(equals + 1, poa_severity_name(s)) != 0)
            continue;
        if (!poa_arglist_add(ids, text, (size_t)(equals - text))) {
            poa_say(scope->settings.lang, "cli.no-memory");
            return false;
        }
        *out = (poa_severity_override){ ids->items[ids->count - 1], s };
        return rule_known(scope, pack, out->id);
    }
    poa_say(scope->settings.lang, "cli.bad-severity", text);
    return false;
}

static bool read_severities(poa_scope *scope, const poa_pack *pack)
{
    const poa_arglist *list = &scope->settings.severity;

    scope->severities = calloc(list->count + 1, sizeof(*scope->severities));
    if (scope->severities == NULL) {
        poa_say(scope->settings.lang, "cli.no-memory");
        return false;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!read_severity(scope, pack, &scope->severities[i], list->items[i]))
            return false;
    scope->lint.severities = scope->severities;
    scope->lint.severity_count = list->count;
    return true;
}

bool poa_scope_ready(poa_scope *scope, const poa_pack *pack)
{
    const poa_settings *settings = &scope->settings;
    poa_error err = { .lang = settings->lang };

    if (scope->config != NULL &&
        poa_config_check(scope->config, pack, say_fault, NULL, &err) != POA_OK)
        return false;
    scope->lint = (poa_lint_options)POA_LINT_OPTIONS_INIT;
    scope->lint.select = (const char *const *)settings->select.items;
    scope->lint.select_count = settings->select.count;
    scope->lint.ignore = (const char *const *)settings->ignore.items;
    scope->lint.ignore_count = settings->ignore.count;
    scope->lint.match_limit = (uint32_t)settings->match_limit;
    return rules_known(scope, pack, &settings->select) &&
           rules_known(scope, pack, &settings->ignore) && read_severities(scope, pack) &&
           poa_draft_options_known(settings, pack);
}

/* ---- All scopes ------------------------------------------------------------------------------ */

/* Room for one more pointer; false: no memory. */
static bool grow(void **items, size_t count)
{
    void *grown = realloc(*items, (count + 1) * sizeof(void *));

    if (grown != NULL)
        *items = grown;
    return grown != NULL;
}

/* A new scope in the list; NULL: no memory, said. */
static poa_scope *add_scope(poa_scopes *scopes)
{
    poa_scope *scope = calloc(1, sizeof(*scope));
    void *items = scopes->items;

    if (scope == NULL || !grow(&items, scopes->count)) {
        poa_say(scopes->asked->lang, "cli.no-memory");
        free(scope);
        return NULL;
    }
    scopes->items = items;
    scopes->items[scopes->count++] = scope;
    return scope;
}

poa_scope *poa_scopes_open(poa_scopes *scopes, const poa_settings *asked, const char *draft)
{
    scopes->asked = asked;
    poa_scope *scope = add_scope(scopes);
    return scope != NULL && poa_scope_open(scope, asked, draft) ? scope : NULL;
}

/* How many entries of a baseline nobody has given a reason for. */
static void say_reasons_missing(const poa_baseline *baseline, poa_lang lang)
{
    poa_baseline_entry entry;
    char number[24];
    size_t missing = 0;

    for (size_t i = 0; poa_baseline_entry_at(baseline, i, &entry); i++)
        missing += entry.reason[0] == '\0';
    snprintf(number, sizeof(number), "%zu", missing);
    if (missing > 0)
        poa_say(lang, "cli.no-reason", poa_baseline_path(baseline), number);
}

/* The baseline at a path, read when it is first needed.  NULL: said. */
static const poa_baseline *baseline_of(poa_scopes *scopes, const poa_settings *settings)
{
    poa_error err = { .lang = settings->lang };
    void *items = scopes->baselines;

    for (size_t i = 0; i < scopes->baseline_count; i++)
        if (strcmp(poa_baseline_path(scopes->baselines[i]), settings->baseline) == 0)
            return scopes->baselines[i];
    if (!grow(&items, scopes->baseline_count)) {
        poa_say(settings->lang, "cli.no-memory");
        return NULL;
    }
    scopes->baselines = items;
    poa_baseline **next = &scopes->baselines[scopes->baseline_count];
    poa_status status = poa_baseline_load(next, settings->baseline, say_fault, NULL, &err);
    if (status == POA_READ)
        poa_say(settings->lang, "cli.baseline-hint");
    if (status != POA_OK)
        return NULL;
    if (!settings->quiet)
        say_reasons_missing(*next, settings->lang);
    scopes->baseline_count++;
    return *next;
}

static bool make_ready(poa_scopes *scopes, poa_scope *scope)
{
    if (!poa_scope_ready(scope, scopes->pack))
        return false;
    if (!scopes->with_baselines || scope->settings.baseline == NULL)
        return true;
    scope->baseline = baseline_of(scopes, &scope->settings);
    return scope->baseline != NULL;
}

bool poa_scopes_ready(poa_scopes *scopes, const poa_pack *pack)
{
    scopes->pack = pack;
    return make_ready(scopes, scopes->items[0]);
}

/* Give a later scope what holds for the run.  One run has one set of rules. */
static bool join_run(poa_scopes *scopes, poa_scope *scope)
{
    const poa_settings *first = &scopes->items[0]->settings;

    if (!poa_settings_same_rules(&scope->settings, first)) {
        if (scope->file != NULL)
            poa_say(first->lang, "cli.other-rules", scope->file);
        else
            poa_say(first->lang, "cli.other-rules-none");
        return false;
    }
    return poa_settings_take_run(&scope->settings, first);
}

static bool same_file(const char *left, const char *right)
{
    return left == NULL || right == NULL ? left == right : strcmp(left, right) == 0;
}

/* The scope of a settings file, which it takes over; NULL: no memory, said. */
static poa_scope *scope_of_file(poa_scopes *scopes, char *file)
{
    for (size_t i = 0; i < scopes->count; i++) {
        if (same_file(scopes->items[i]->file, file)) {
            free(file);
            return scopes->items[i];
        }
    }
    poa_scope *scope = add_scope(scopes);
    if (scope == NULL) {
        free(file);
        return NULL;
    }
    scope->file = file;
    scope->broken =
        !read_file(scope, scopes->asked) || !join_run(scopes, scope) || !make_ready(scopes, scope);
    return scope;
}

const poa_scope *poa_scopes_of(poa_scopes *scopes, const char *draft, poa_error *err)
{
    char *file = NULL;
    poa_scope *scope = NULL;

    if (find_file(&file, scopes->asked, draft))
        scope = scope_of_file(scopes, file);
    if (scope != NULL && !scope->broken)
        return scope;
    err->status = POA_ARGUMENT;
    snprintf(err->message, sizeof(err->message), "%s",
             poa_text_get("cli.settings-broken", err->lang));
    return NULL;
}

void poa_scopes_release(poa_scopes *scopes)
{
    for (size_t i = 0; i < scopes->count; i++) {
        poa_scope_release(scopes->items[i]);
        free(scopes->items[i]);
    }
    for (size_t i = 0; i < scopes->baseline_count; i++)
        poa_baseline_free(scopes->baselines[i]);
    free(scopes->items);
    free(scopes->baselines);
}

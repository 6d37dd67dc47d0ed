/* SPDX-License-Identifier: MIT */
/* `poalint config FILE`: what a draft is checked with, and where each value came from. */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "draft.h"
#include "exit_status.h"
#include "merge.h"
#include "scope.h"

/* ---- As text ---------------------------------------------------------------------- */

/* "ID=LEVEL" as a file says it: "ID: LEVEL". */
static void put_level(poa_output *out, const char *text)
{
    const char *equals = strrchr(text, '=');

    if (equals == NULL) {
        poa_output_shown(out, text);
        return;
    }
    poa_write_printable(poa_output_write, out, text, (size_t)(equals - text));
    poa_output_puts(out, ": ");
    poa_output_shown(out, equals + 1);
}

static void put_list(poa_output *out, const poa_setting_view *view)
{
    bool is_map = view->setting.type == POA_SETTING_LEVELS;

    poa_output_puts(out, is_map ? "{" : "[");
    for (size_t i = 0; i < view->list->count; i++) {
        poa_output_puts(out, i > 0 ? ", " : "");
        if (is_map)
            put_level(out, view->list->items[i]);
        else
            poa_output_shown(out, view->list->items[i]);
    }
    poa_output_puts(out, is_map ? "}" : "]");
}

/* "  (FILE:LINE:COLUMN)". */
static void put_origin(poa_output *out, const poa_setting_view *view, const char *file,
                       poa_lang lang)
{
    char place[32];

    poa_output_puts(out, "  (");
    if (view->origin.from == POA_FROM_FILE) {
        poa_output_shown(out, file);
        snprintf(place, sizeof(place), ":%" PRIu32 ":%" PRIu32, view->origin.line,
                 view->origin.column);
        poa_output_puts(out, place);
    } else {
        poa_output_text(out, lang,
                        view->origin.from == POA_FROM_BUILTIN ? "cli.from-builtin"
                                                              : "cli.from-command-line");
    }
    poa_output_puts(out, ")\n");
}

static void put_text(poa_output *out, const poa_settings *settings)
{
    poa_setting_view view;

    for (size_t i = 0; poa_settings_view(&view, settings, i); i++) {
        poa_output_puts(out, view.setting.name);
        poa_output_puts(out, ": ");
        if (view.list != NULL)
            put_list(out, &view);
        else
            poa_output_shown(out, view.text);
        put_origin(out, &view, settings->file, settings->lang);
    }
}

/* ---- As JSON ----------------------------------------------------------------------- */

/* A string, or how it is shown where it is no UTF-8. */
static json_t *string_of(const char *text)
{
    json_t *string = json_string(text);
    char *shown = NULL;
    size_t length = 0;
    FILE *file = string == NULL ? open_memstream(&shown, &length) : NULL;

    if (file == NULL)
        return string;
    poa_output out = { file, NULL, 0 };
    poa_output_shown(&out, text);
    if (fclose(file) == 0)
        string = json_string(shown);
    free(shown);
    return string;
}

static json_t *levels_of(const poa_arglist *list)
{
    json_t *levels = json_object();

    for (size_t i = 0; i < list->count; i++) {
        const char *equals = strrchr(list->items[i], '=');
        char *id =
            equals != NULL ? strndup(list->items[i], (size_t)(equals - list->items[i])) : NULL;
        if (id != NULL)
            json_object_set_new(levels, id, json_string(equals + 1));
        free(id);
    }
    return levels;
}

static json_t *list_of(const poa_arglist *list)
{
    json_t *items = json_array();

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(items, string_of(list->items[i]));
    return items;
}

static json_t *value_of(const poa_setting_view *view)
{
    switch (view->setting.type) {
    case POA_SETTING_FLAG:
        return json_boolean(strcmp(view->text, "true") == 0);
    case POA_SETTING_NUMBER:
        return json_integer(strtoll(view->text, NULL, 10));
    case POA_SETTING_PATHS:
    case POA_SETTING_IDS:
        return list_of(view->list);
    case POA_SETTING_LEVELS:
        return levels_of(view->list);
    case POA_SETTING_PATH:
        return strcmp(view->text, view->setting.initial) == 0 ? json_null() : string_of(view->text);
    case POA_SETTING_CHOICE:
    case POA_SETTING_WORD:
        break;
    }
    return string_of(view->text);
}

static json_t *item_of(const poa_setting_view *view, const char *file)
{
    static const char *const names[] = { "built-in", "file", "command-line" };
    json_t *item =
        json_pack("{s:o, s:s}", "value", value_of(view), "origin", names[view->origin.from]);

    if (view->origin.from != POA_FROM_FILE)
        return item;
    json_object_set_new(item, "path", string_of(file));
    json_object_set_new(item, "line", json_integer(view->origin.line));
    json_object_set_new(item, "column", json_integer(view->origin.column));
    return item;
}

static void put_json(poa_output *out, const poa_settings *settings, const char *draft)
{
    json_t *items = json_object();
    poa_setting_view view;

    for (size_t i = 0; poa_settings_view(&view, settings, i); i++)
        json_object_set_new(items, view.setting.name, item_of(&view, settings->file));
    json_t *file = settings->file != NULL ? string_of(settings->file) : json_null();
    json_t *root = json_pack("{s:i, s:o, s:o, s:o}", "version", 1, "draft", string_of(draft),
                             "config", file, "settings", items);
    char *text = json_dumps(root, JSON_INDENT(2));
    if (text != NULL) {
        poa_output_puts(out, text);
        poa_output_puts(out, "\n");
    }
    free(text);
    json_decref(root);
}

/* ---- The command ---------------------------------------------------------------------- */

static bool run(poa_scope *scope, const char *draft, bool json)
{
    const poa_settings *settings = &scope->settings;
    poa_pack *pack = poa_load_pack(settings);
    poa_output out;

    if (pack == NULL)
        return false;
    bool right = poa_scope_ready(scope, pack);
    poa_pack_free(pack);
    if (!right || !poa_output_open(&out, settings->output, settings->lang))
        return false;
    if (json)
        put_json(&out, settings, poa_draft_name(settings, draft));
    else
        put_text(&out, settings);
    return poa_output_close(&out, settings->lang);
}

/* Open the scope of a draft, or of the drafts in a folder.  False: said. */
static bool open_scope(poa_scope *scope, const poa_settings *settings, const char *draft)
{
    struct stat info;
    bool is_stdin = strcmp(draft, "-") == 0;
    size_t size = strlen(draft) + sizeof("/.");

    if (!is_stdin && stat(draft, &info) != 0) {
        poa_say(settings->lang, "cli.no-such-file", draft);
        return false;
    }
    char *inside = malloc(size);
    if (inside == NULL) {
        poa_say(settings->lang, "cli.no-memory");
        return false;
    }
    (void)snprintf(inside, size, "%s%s", draft, !is_stdin && S_ISDIR(info.st_mode) ? "/." : "");
    bool opened = poa_scope_open(scope, settings, inside);
    free(inside);
    return opened;
}

int poa_cmd_config(const poa_settings *settings)
{
    poa_result result = { .incomplete = true };
    bool json = false;
    poa_scope scope = { .file = NULL };

    if (settings->operands.count != 1)
        poa_say(settings->lang, "cli.one-file-of", settings->command->name);
    else if (poa_plain_format(settings, &json) && poa_output_spares_drafts(settings))
        result.incomplete = !open_scope(&scope, settings, settings->operands.items[0]) ||
                            !run(&scope, settings->operands.items[0], json);
    poa_scope_release(&scope);
    return poa_exit_status(&result, false);
}

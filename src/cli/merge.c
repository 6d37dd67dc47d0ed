/* SPDX-License-Identifier: MIT */
/* Settings of several origins in one. */
#include "merge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

static bool is_list(const poa_option *option)
{
    return option->type == OPT_LIST || option->type == OPT_PARTS;
}

static bool copy_list(poa_arglist *to, const poa_arglist *from)
{
    *to = (poa_arglist){ NULL, 0, 0 };
    for (size_t i = 0; i < from->count; i++)
        if (!poa_arglist_add(to, from->items[i], strlen(from->items[i])))
            return false;
    return true;
}

bool poa_settings_copy(poa_settings *to, const poa_settings *from)
{
    bool copied = true;

    *to = *from;
    for (const poa_option *row = poa_options; row->name != NULL; row++) {
        poa_option option = poa_option_resolve(row);
        if (is_list(&option))
            copied = copy_list(poa_option_field(to, row), poa_option_value(from, row)) && copied;
    }
    if (!copied)
        poa_say(from->lang, "cli.no-memory");
    return copied;
}

void poa_settings_release_copy(poa_settings *copy)
{
    copy->operands = (poa_arglist){ NULL, 0, 0 };
    poa_settings_release(copy);
}

/* ---- From a file --------------------------------------------------------------------- */

/* Does a settings file speak to this option of the command?  Its `format` is that of
 * reports. */
static bool is_heard(const poa_option *row, const poa_settings *settings)
{
    unsigned bit = settings->command->bit;
    bool is_format = row->offset == offsetof(poa_settings, format);

    if (row->type != OPT_SETTING || !(row->commands & bit))
        return false;
    return !is_format || (bit & (POA_CMD_CHECK | POA_CMD_CONFIG)) != 0;
}

static bool take_items(poa_settings *settings, const poa_option *row, const poa_config_value *value)
{
    poa_option option = poa_option_resolve(row);
    poa_arglist *list = poa_option_field(settings, row);

    if (!is_list(&option))
        return value->count == 0 || poa_settings_set(settings, row, value->items[0]);
    for (size_t i = 0; i < value->count; i++) {
        if (!poa_arglist_add(list, value->items[i], strlen(value->items[i]))) {
            poa_say(settings->lang, "cli.no-memory");
            return false;
        }
    }
    return true;
}

/* Messages speak the language that was chosen, from here on. */
static void choose_lang(poa_settings *settings)
{
    if (settings->chosen > 0)
        settings->lang = (poa_lang)(settings->chosen - 1);
}

bool poa_settings_take_file(poa_settings *settings, const poa_config *config)
{
    poa_config_value value;

    settings->file = poa_config_path(config);
    for (const poa_option *row = poa_options; row->name != NULL; row++) {
        poa_origin *origin = &settings->origins[poa_option_index(row)];
        if (!is_heard(row, settings) || origin->from == POA_FROM_COMMAND_LINE ||
            !poa_config_get(config, row->name, &value))
            continue;
        *origin = (poa_origin){ POA_FROM_FILE, value.line, value.column };
        if (!take_items(settings, row, &value))
            return false;
    }
    choose_lang(settings);
    return true;
}

/* ---- From the first draft --------------------------------------------------------------- */

/* Bytes of the field of an option that is no list. */
static size_t size_of(poa_option_type type)
{
    switch (type) {
    case OPT_FLAG:
        return sizeof(bool);
    case OPT_NUMBER:
        return sizeof(uint64_t);
    case OPT_CHOICE:
        return sizeof(unsigned);
    default:
        return sizeof(const char *);
    }
}

static bool copy_field(poa_settings *to, const poa_settings *from, const poa_option *row)
{
    poa_option option = poa_option_resolve(row);
    void *field = poa_option_field(to, row);

    to->origins[poa_option_index(row)] = from->origins[poa_option_index(row)];
    if (is_list(&option)) {
        poa_arglist_release(field);
        return copy_list(field, poa_option_value(from, row));
    }
    memcpy(field, poa_option_value(from, row), size_of(option.type));
    return true;
}

bool poa_settings_take_run(poa_settings *settings, const poa_settings *first)
{
    bool copied = true;
    poa_setting setting;

    for (const poa_option *row = poa_options; row->name != NULL; row++)
        if (row->type == OPT_SETTING && poa_setting_find(row->name, &setting) && !setting.per_draft)
            copied = copy_field(settings, first, row) && copied;
    settings->lang = first->lang;
    if (!copied)
        poa_say(first->lang, "cli.no-memory");
    return copied;
}

/* Do two paths lead to the same place? */
static bool same_place(const char *left, const char *right)
{
    char *a = realpath(left, NULL);
    char *b = realpath(right, NULL);
    bool same = a != NULL && b != NULL ? strcmp(a, b) == 0 : strcmp(left, right) == 0;

    free(a);
    free(b);
    return same;
}

bool poa_settings_same_rules(const poa_settings *left, const poa_settings *right)
{
    if (left->no_builtin != right->no_builtin || left->rules.count != right->rules.count)
        return false;
    for (size_t i = 0; i < left->rules.count; i++)
        if (!same_place(left->rules.items[i], right->rules.items[i]))
            return false;
    return true;
}

/* ---- For showing -------------------------------------------------------------------------- */

static const char *text_of(poa_setting_view *view, const poa_settings *settings,
                           const poa_option *option)
{
    const void *field = poa_option_value(settings, option);
    const char *text;

    switch (option->type) {
    case OPT_FLAG:
        return *(const bool *)field ? "true" : "false";
    case OPT_NUMBER:
        snprintf(view->number, sizeof(view->number), "%" PRIu64, *(const uint64_t *)field);
        return view->number;
    case OPT_CHOICE:
        return option->choices[*(const unsigned *)field];
    default:
        memcpy(&text, field, sizeof(text)); /* a string may lie at NULL: the built-in one */
        return text != NULL ? text : view->setting.initial;
    }
}

bool poa_settings_view(poa_setting_view *out, const poa_settings *settings, size_t index)
{
    poa_setting setting;

    if (!poa_setting_at(index, &setting))
        return false;
    const poa_option *row = poa_option_find(setting.name, strlen(setting.name));
    poa_option option = poa_option_resolve(row);
    *out = (poa_setting_view){ .setting = setting,
                               .origin = settings->origins[poa_option_index(row)] };
    if (is_list(&option))
        out->list = poa_option_value(settings, row);
    else if (out->origin.from == POA_FROM_BUILTIN)
        out->text = setting.initial;
    else
        out->text = text_of(out, settings, &option);
    return true;
}

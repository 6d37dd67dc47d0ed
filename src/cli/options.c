/* SPDX-License-Identifier: MIT */
/*
 * The only list of options: parsing and --help read the same rows.  An option is
 * spelt in full, its value follows behind '=' or as the next argument.
 */
#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"

#define FIELD(name) offsetof(poa_settings, name)

enum {
    CHECK = POA_CMD_CHECK | POA_CMD_CONFIG,
    LINT = CHECK | POA_CMD_BASELINE,
    DRAFT = LINT | POA_CMD_SECTIONS,
    WRITE = CHECK | POA_CMD_SECTIONS | POA_CMD_RULES,
    PACKS = DRAFT | POA_CMD_RULES | POA_CMD_EXPLAIN
};

/* clang-format off */
const poa_option poa_options[] = {
    { "format", OPT_SETTING, FIELD(format), "NAME", WRITE, "cli.opt.format", NULL, 0 },
    { "output", OPT_STRING, FIELD(output), "FILE", WRITE | POA_CMD_BASELINE, "cli.opt.output", NULL, 0 },
    { "fail-on", OPT_SETTING, FIELD(fail_on), "LEVEL", CHECK, "cli.opt.fail-on", NULL, 0 },
    { "min-score", OPT_SETTING, FIELD(min_score), "N", CHECK, "cli.opt.min-score", NULL, 0 },
    { "appeal", OPT_SETTING, FIELD(appeal), "KIND", DRAFT, "cli.opt.appeal", NULL, 0 },
    { "mode", OPT_SETTING, FIELD(mode), "MODE", DRAFT, "cli.opt.mode", NULL, 0 },
    { "draft-lang", OPT_SETTING, FIELD(draft_lang), "LANG", DRAFT, "cli.opt.draft-lang", NULL, 0 },
    { "lang", OPT_SETTING, FIELD(chosen), "LANG", POA_CMD_ALL, "cli.opt.lang", NULL, 0 },
    { "notice", OPT_STRING, FIELD(notice), "FILE", DRAFT, "cli.opt.notice", NULL, 0 },
    { "type", OPT_STRING, FIELD(type), "TYPE", DRAFT, "cli.opt.type", NULL, 0 },
    { "encoding", OPT_SETTING, FIELD(encoding), "NAME", DRAFT, "cli.opt.encoding", NULL, 0 },
    { "stdin-filename", OPT_STRING, FIELD(stdin_filename), "NAME", DRAFT, "cli.opt.stdin-filename", NULL, 0 },
    { "rules", OPT_SETTING, FIELD(rules), "PATH", PACKS, "cli.opt.rules", NULL, 0 },
    { "no-builtin", OPT_SETTING, FIELD(no_builtin), NULL, POA_CMD_ALL, "cli.opt.no-builtin", NULL, 0 },
    { "select", OPT_SETTING, FIELD(select), "ID,...", LINT, "cli.opt.select", NULL, 0 },
    { "ignore", OPT_SETTING, FIELD(ignore), "ID,...", LINT, "cli.opt.ignore", NULL, 0 },
    { "severity", OPT_SETTING, FIELD(severity), "ID=LEVEL", CHECK, "cli.opt.severity", NULL, 0 },
    { "baseline", OPT_SETTING, FIELD(baseline), "FILE", LINT, "cli.opt.baseline", NULL, 0 },
    { "reason", OPT_STRING, FIELD(reason), "TEXT", POA_CMD_BASELINE, "cli.opt.reason", NULL, 0 },
    { "config", OPT_STRING, FIELD(config), "FILE", PACKS, "cli.opt.config", NULL, 0 },
    { "no-config", OPT_FLAG, FIELD(no_config), NULL, PACKS, "cli.opt.no-config", NULL, 0 },
    { "color", OPT_SETTING, FIELD(color), "WHEN", CHECK, "cli.opt.color", NULL, 0 },
    { "quiet", OPT_SETTING, FIELD(quiet), NULL, CHECK, "cli.opt.quiet", NULL, 0 },
    { "statistics", OPT_SETTING, FIELD(statistics), NULL, CHECK, "cli.opt.statistics", NULL, 0 },
    { "files-from", OPT_STRING, FIELD(files_from), "FILE", CHECK, "cli.opt.files-from", NULL, 0 },
    { "exit-zero", OPT_FLAG, FIELD(exit_zero), NULL, CHECK, "cli.opt.exit-zero", NULL, 0 },
    { "max-input", OPT_SETTING, FIELD(max_input), "BYTES", DRAFT, "cli.opt.max-input", NULL, 0 },
    { "match-limit", OPT_SETTING, FIELD(match_limit), "N", LINT, "cli.opt.match-limit", NULL, 0 },
    { "coverage", OPT_FLAG, FIELD(coverage), NULL, POA_CMD_TEST, "cli.opt.coverage", NULL, 0 },
    { "help", OPT_FLAG, FIELD(help), NULL, POA_CMD_ALL, "cli.opt.help", NULL, 0 },
    { "version", OPT_FLAG, FIELD(version), NULL, POA_CMD_ALL, "cli.opt.version", NULL, 0 },
    { 0 },
};
/* clang-format on */

/* ---- Values ------------------------------------------------------------------ */

const poa_option *poa_option_find(const char *name, size_t length)
{
    for (const poa_option *o = poa_options; o->name != NULL; o++)
        if (strlen(o->name) == length && memcmp(o->name, name, length) == 0)
            return o;
    return NULL;
}

static poa_option_type type_of(poa_setting_type type)
{
    switch (type) {
    case POA_SETTING_FLAG:
        return OPT_FLAG;
    case POA_SETTING_NUMBER:
        return OPT_NUMBER;
    case POA_SETTING_CHOICE:
        return OPT_CHOICE;
    case POA_SETTING_WORD:
    case POA_SETTING_PATH:
        return OPT_STRING;
    case POA_SETTING_PATHS:
        return OPT_LIST;
    case POA_SETTING_IDS:
    case POA_SETTING_LEVELS:
        return OPT_PARTS;
    }
    return OPT_STRING;
}

poa_option poa_option_resolve(const poa_option *row)
{
    poa_option option = *row;
    poa_setting setting;

    if (row->type != OPT_SETTING || !poa_setting_find(row->name, &setting))
        return option;
    option.type = type_of(setting.type);
    option.choices = setting.choices;
    option.most = setting.most;
    return option;
}

void *poa_option_field(poa_settings *settings, const poa_option *option)
{
    return (char *)settings + option->offset;
}

const void *poa_option_value(const poa_settings *settings, const poa_option *option)
{
    return (const char *)settings + option->offset;
}

size_t poa_option_index(const poa_option *row)
{
    _Static_assert(sizeof(poa_options) / sizeof(poa_options[0]) <= POA_MAX_OPTIONS,
                   "poa_settings has no room for their origins");
    return (size_t)(row - poa_options);
}

/* "error, warning, info, never", cut where it would not fit. */
static void join_choices(char *out, size_t size, const char *const *choices)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; choices[i] != NULL && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", i > 0 ? ", " : "", choices[i]);
}

static bool set_choice(poa_settings *settings, const poa_option *o, const char *value)
{
    unsigned *field = poa_option_field(settings, o);
    char choices[64];

    for (unsigned i = 0; o->choices[i] != NULL; i++) {
        if (strcmp(value, o->choices[i]) == 0) {
            *field = i;
            return true;
        }
    }
    join_choices(choices, sizeof(choices), o->choices);
    poa_say(settings->lang, "cli.bad-choice", value, o->name, choices);
    return false;
}

static bool set_number(poa_settings *settings, const poa_option *o, const char *value)
{
    uint64_t *field = poa_option_field(settings, o);
    char most[24];
    char *end = NULL;

    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    bool digits = value[0] >= '0' && value[0] <= '9' && *end == '\0';
    if (!digits || errno != 0 || number > o->most) {
        snprintf(most, sizeof(most), "%llu", (unsigned long long)o->most);
        poa_say(settings->lang, "cli.bad-number", o->name, most, value);
        return false;
    }
    *field = number;
    return true;
}

static bool set_list(poa_settings *settings, const poa_option *o, const char *value)
{
    poa_arglist *field = poa_option_field(settings, o);
    bool stored = o->type == OPT_PARTS ? poa_arglist_add_parts(field, value)
                                       : poa_arglist_add(field, value, strlen(value));

    if (!stored)
        poa_say(settings->lang, "cli.no-memory");
    return stored;
}

/* NULL stands for the built-in value, and for no file. */
static void set_string(poa_settings *settings, const poa_option *o, const char *value)
{
    const char **field = poa_option_field(settings, o);
    poa_setting setting = { 0 };
    bool is_setting = poa_setting_find(o->name, &setting);
    bool none = is_setting && setting.type == POA_SETTING_PATH && value[0] == '\0';

    *field = none || (is_setting && strcmp(value, setting.initial) == 0) ? NULL : value;
}

bool poa_settings_set(poa_settings *settings, const poa_option *row, const char *value)
{
    poa_option o = poa_option_resolve(row);

    switch (o.type) {
    case OPT_FLAG:
        *(bool *)poa_option_field(settings, &o) = strcmp(value, "false") != 0;
        return true;
    case OPT_STRING:
        set_string(settings, &o, value);
        return true;
    case OPT_NUMBER:
        return set_number(settings, &o, value);
    case OPT_CHOICE:
        return set_choice(settings, &o, value);
    case OPT_LIST:
    case OPT_PARTS:
        return set_list(settings, &o, value);
    case OPT_SETTING: /* resolved above */
        break;
    }
    return false;
}

/* ---- Arguments ----------------------------------------------------------------- */

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0';
}

/* The option that an argument "--name" or "--name=value" spells, or NULL. */
static const poa_option *option_of(const char *argument)
{
    if (strncmp(argument, "--", 2) != 0)
        return NULL;
    return poa_option_find(argument + 2, strcspn(argument + 2, "="));
}

/* Does the option at argv[index] take the next argument as its value? */
static bool takes_next(const char *argument)
{
    const poa_option *o = option_of(argument);

    return o != NULL && o->value != NULL && strchr(argument, '=') == NULL;
}

/* The index of the first word that is no option, if it names a command; else 0. */
static int command_index(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            return 0;
        if (!is_option(argv[i]))
            return poa_command_find(argv[i]) != NULL ? i : 0;
        if (takes_next(argv[i]))
            i++;
    }
    return 0;
}

/* Messages about the arguments are in the language that they ask for, wherever
 * it stands among them. */
static poa_lang lang_of(int argc, char **argv)
{
    poa_lang lang = poa_environment_lang();

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const poa_option *o = option_of(argv[i]);
        if (o == NULL || strcmp(o->name, "lang") != 0)
            continue;
        const char *equals = strchr(argv[i], '=');
        const char *value = equals != NULL ? equals + 1 : i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(value, "zh") == 0)
            lang = POA_LANG_ZH;
        if (strcmp(value, "en") == 0)
            lang = POA_LANG_EN;
        if (strcmp(value, "auto") == 0)
            lang = poa_environment_lang();
    }
    return lang;
}

static void say_unknown_option(const poa_settings *settings, const char *argument)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    char name[48];
    size_t dashes = strspn(argument, "-");

    snprintf(name, sizeof(name), "%.*s", (int)strcspn(argument + dashes, "="), argument + dashes);
    for (const poa_option *o = poa_options; o->name != NULL; o++) {
        if (o->commands & settings->command->bit)
            poa_nearest_consider(&near, name, o->name);
    }
    if (near.word != NULL)
        poa_say(settings->lang, "cli.unknown-option-near", argument, near.word);
    else
        poa_say(settings->lang, "cli.unknown-option", argument);
}

/* Take the option at argv[*index], and the value behind it.  What looks like an
 * option is no value: "--output --quiet" is a slip, and would make a file. */
static bool parse_option(poa_settings *settings, int argc, char **argv, int *index)
{
    const char *argument = argv[*index];
    const poa_option *o = option_of(argument);
    const char *equals = strchr(argument, '=');
    const char *value = equals != NULL ? equals + 1 : NULL;

    if (o == NULL) {
        say_unknown_option(settings, argument);
        return false;
    }
    if (!(o->commands & settings->command->bit)) {
        poa_say(settings->lang, "cli.option-not-here", o->name, settings->command->name);
        return false;
    }
    if (o->value == NULL && value != NULL) {
        poa_say(settings->lang, "cli.no-value-wanted", o->name);
        return false;
    }
    if (o->value != NULL && value == NULL) {
        if (*index + 1 >= argc || strncmp(argv[*index + 1], "--", 2) == 0) {
            poa_say(settings->lang, "cli.value-missing", o->name, o->value);
            return false;
        }
        value = argv[++*index];
    }
    settings->origins[poa_option_index(o)].from = POA_FROM_COMMAND_LINE;
    return poa_settings_set(settings, o, value != NULL ? value : ""); /* NULL: a flag */
}

bool poa_settings_parse(poa_settings *settings, int argc, char **argv)
{
    int command = command_index(argc, argv);
    bool options_end = false;

    *settings = (poa_settings){ .lang = lang_of(argc, argv) };
    settings->command = &poa_commands[0];
    if (command > 0)
        settings->command = poa_command_find(argv[command]);
    for (int i = 1; i < argc; i++) {
        if (i == command)
            continue;
        if (!options_end && strcmp(argv[i], "--") == 0)
            options_end = true;
        else if (!options_end && is_option(argv[i])) {
            if (!parse_option(settings, argc, argv, &i))
                return false;
        } else if (!poa_arglist_add(&settings->operands, argv[i], strlen(argv[i])))
            return false;
    }
    return true;
}

void poa_settings_release(poa_settings *settings)
{
    poa_arglist_release(&settings->rules);
    poa_arglist_release(&settings->select);
    poa_arglist_release(&settings->ignore);
    poa_arglist_release(&settings->severity);
    poa_arglist_release(&settings->operands);
}

/* ---- Help ------------------------------------------------------------------------ */

void poa_options_help(poa_output *out, unsigned command, poa_lang lang)
{
    enum { COLUMN = 26 };

    for (const poa_option *o = poa_options; o->name != NULL; o++) {
        if (!(o->commands & command))
            continue;
        size_t width = 4 + strlen(o->name) + (o->value != NULL ? 1 + strlen(o->value) : 0);
        poa_output_puts(out, "  --");
        poa_output_puts(out, o->name);
        poa_output_puts(out, o->value != NULL ? "=" : "");
        poa_output_puts(out, o->value != NULL ? o->value : "");
        poa_output_pad(out, width < COLUMN ? COLUMN - width : 1);
        poa_output_text(out, lang, o->help);
        poa_output_puts(out, "\n");
    }
}

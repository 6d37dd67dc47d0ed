/* SPDX-License-Identifier: MIT */
/*
 * The only list of options: parsing and --help read the same rows.  An option is
 * spelt in full, its value follows behind '=' or as the next argument.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "settings.h"

typedef enum option_type {
    OPT_FLAG,   /* bool */
    OPT_STRING, /* const char * */
    OPT_NUMBER, /* uint64_t, 0 to `most` */
    OPT_CHOICE, /* unsigned: index into `choices` */
    OPT_LIST,   /* poa_arglist: each value is one item */
    OPT_PARTS   /* poa_arglist: comma-separated items */
} option_type;

typedef struct option {
    const char *name;
    option_type type;
    size_t offset;     /* of the field in poa_settings */
    const char *value; /* as shown in --help; NULL for a flag */
    unsigned commands; /* bits of those that take it */
    const char *help;  /* key of a text */
    const char *const *choices;
    uint64_t most;
} option;

#define FIELD(name) offsetof(poa_settings, name)

static const char *const fail_on_choices[] = { "error", "warning", "info", "never", NULL };
static const char *const mode_choices[] = { "auto", "plan", "dispute", NULL };
static const char *const draft_lang_choices[] = { "auto", "en", "zh", NULL };
static const char *const lang_choices[] = { "en", "zh", NULL };
static const char *const color_choices[] = { "auto", "always", "never", NULL };

enum {
    CHECK = POA_CMD_CHECK,
    DRAFT = POA_CMD_CHECK | POA_CMD_SECTIONS,
    WRITE = POA_CMD_CHECK | POA_CMD_SECTIONS | POA_CMD_RULES,
    PACKS = POA_CMD_CHECK | POA_CMD_SECTIONS | POA_CMD_RULES | POA_CMD_EXPLAIN
};

/* clang-format off */
static const option options[] = {
    { "format", OPT_STRING, FIELD(format), "NAME", WRITE, "cli.opt.format", NULL, 0 },
    { "output", OPT_STRING, FIELD(output), "FILE", WRITE, "cli.opt.output", NULL, 0 },
    { "fail-on", OPT_CHOICE, FIELD(fail_on), "LEVEL", CHECK, "cli.opt.fail-on", fail_on_choices, 0 },
    { "min-score", OPT_NUMBER, FIELD(min_score), "N", CHECK, "cli.opt.min-score", NULL, 100 },
    { "appeal", OPT_STRING, FIELD(appeal), "KIND", DRAFT, "cli.opt.appeal", NULL, 0 },
    { "mode", OPT_CHOICE, FIELD(mode), "MODE", DRAFT, "cli.opt.mode", mode_choices, 0 },
    { "draft-lang", OPT_CHOICE, FIELD(draft_lang), "LANG", DRAFT, "cli.opt.draft-lang", draft_lang_choices, 0 },
    { "lang", OPT_CHOICE, FIELD(chosen), "LANG", POA_CMD_ALL, "cli.opt.lang", lang_choices, 0 },
    { "notice", OPT_STRING, FIELD(notice), "FILE", DRAFT, "cli.opt.notice", NULL, 0 },
    { "type", OPT_STRING, FIELD(type), "TYPE", DRAFT, "cli.opt.type", NULL, 0 },
    { "encoding", OPT_STRING, FIELD(encoding), "NAME", DRAFT, "cli.opt.encoding", NULL, 0 },
    { "stdin-filename", OPT_STRING, FIELD(stdin_filename), "NAME", DRAFT, "cli.opt.stdin-filename", NULL, 0 },
    { "rules", OPT_LIST, FIELD(rules), "PATH", PACKS, "cli.opt.rules", NULL, 0 },
    { "no-builtin", OPT_FLAG, FIELD(no_builtin), NULL, POA_CMD_ALL, "cli.opt.no-builtin", NULL, 0 },
    { "select", OPT_PARTS, FIELD(select), "ID,...", CHECK, "cli.opt.select", NULL, 0 },
    { "ignore", OPT_PARTS, FIELD(ignore), "ID,...", CHECK, "cli.opt.ignore", NULL, 0 },
    { "severity", OPT_PARTS, FIELD(severity), "ID=LEVEL", CHECK, "cli.opt.severity", NULL, 0 },
    { "no-config", OPT_FLAG, FIELD(no_config), NULL, CHECK, "cli.opt.no-config", NULL, 0 },
    { "color", OPT_CHOICE, FIELD(color), "WHEN", CHECK, "cli.opt.color", color_choices, 0 },
    { "quiet", OPT_FLAG, FIELD(quiet), NULL, CHECK, "cli.opt.quiet", NULL, 0 },
    { "statistics", OPT_FLAG, FIELD(statistics), NULL, CHECK, "cli.opt.statistics", NULL, 0 },
    { "exit-zero", OPT_FLAG, FIELD(exit_zero), NULL, CHECK, "cli.opt.exit-zero", NULL, 0 },
    { "max-input", OPT_NUMBER, FIELD(max_input), "BYTES", DRAFT, "cli.opt.max-input", NULL, 1u << 30 },
    { "match-limit", OPT_NUMBER, FIELD(match_limit), "N", CHECK, "cli.opt.match-limit", NULL, UINT32_MAX },
    { "coverage", OPT_FLAG, FIELD(coverage), NULL, POA_CMD_TEST, "cli.opt.coverage", NULL, 0 },
    { "help", OPT_FLAG, FIELD(help), NULL, POA_CMD_ALL, "cli.opt.help", NULL, 0 },
    { "version", OPT_FLAG, FIELD(version), NULL, POA_CMD_ALL, "cli.opt.version", NULL, 0 },
    { 0 },
};
/* clang-format on */

/* ---- Values ------------------------------------------------------------------ */

/* The option whose name is the first `length` bytes of `name`, or NULL. */
static const option *option_find(const char *name, size_t length)
{
    for (const option *o = options; o->name != NULL; o++)
        if (strlen(o->name) == length && memcmp(o->name, name, length) == 0)
            return o;
    return NULL;
}

/* "error, warning, info, never", cut where it would not fit. */
static void join_choices(char *out, size_t size, const char *const *choices)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; choices[i] != NULL && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", i > 0 ? ", " : "", choices[i]);
}

static bool set_choice(poa_settings *settings, const option *o, const char *value)
{
    unsigned *field = (unsigned *)(void *)((char *)settings + o->offset);
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

static bool set_number(poa_settings *settings, const option *o, const char *value)
{
    uint64_t *field = (uint64_t *)(void *)((char *)settings + o->offset);
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

static bool set_list(poa_settings *settings, const option *o, const char *value)
{
    poa_arglist *field = (poa_arglist *)(void *)((char *)settings + o->offset);
    bool stored = o->type == OPT_PARTS ? poa_arglist_add_parts(field, value)
                                       : poa_arglist_add(field, value, strlen(value));

    if (!stored)
        poa_say(settings->lang, "cli.no-memory");
    return stored;
}

static bool set_value(poa_settings *settings, const option *o, const char *value)
{
    char *field = (char *)settings + o->offset;

    switch (o->type) {
    case OPT_FLAG:
        *(bool *)(void *)field = true;
        return true;
    case OPT_STRING:
        *(const char **)(void *)field = value;
        return true;
    case OPT_NUMBER:
        return set_number(settings, o, value);
    case OPT_CHOICE:
        return set_choice(settings, o, value);
    case OPT_LIST:
    case OPT_PARTS:
        return set_list(settings, o, value);
    }
    return false;
}

/* ---- Arguments ----------------------------------------------------------------- */

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0';
}

/* The option that an argument "--name" or "--name=value" spells, or NULL. */
static const option *option_of(const char *argument)
{
    if (strncmp(argument, "--", 2) != 0)
        return NULL;
    return option_find(argument + 2, strcspn(argument + 2, "="));
}

/* Does the option at argv[index] take the next argument as its value? */
static bool takes_next(const char *argument)
{
    const option *o = option_of(argument);

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
        const option *o = option_of(argv[i]);
        if (o == NULL || o->choices != lang_choices)
            continue;
        const char *equals = strchr(argv[i], '=');
        const char *value = equals != NULL ? equals + 1 : i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(value, "zh") == 0)
            lang = POA_LANG_ZH;
        if (strcmp(value, "en") == 0)
            lang = POA_LANG_EN;
    }
    return lang;
}

static void say_unknown_option(const poa_settings *settings, const char *argument)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    char name[48];
    size_t dashes = strspn(argument, "-");

    snprintf(name, sizeof(name), "%.*s", (int)strcspn(argument + dashes, "="), argument + dashes);
    for (const option *o = options; o->name != NULL; o++) {
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
    const option *o = option_of(argument);
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
    return set_value(settings, o, value != NULL ? value : ""); /* NULL: a flag */
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

    for (const option *o = options; o->name != NULL; o++) {
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

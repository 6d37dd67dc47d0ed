/* SPDX-License-Identifier: MIT */
/* What the user asks for: the command and its options, after parsing. */
#ifndef POA_CLI_SETTINGS_H
#define POA_CLI_SETTINGS_H

#include "poalint.h"

#include "arglist.h"
#include "environment.h"
#include "output.h"

/* Values of --fail-on, in the order of its choices. */
typedef enum poa_fail_on {
    POA_FAIL_ON_ERROR,
    POA_FAIL_ON_WARNING,
    POA_FAIL_ON_INFO,
    POA_FAIL_ON_NEVER
} poa_fail_on;

/* Where the value of an option came from. */
typedef struct poa_origin {
    enum { POA_FROM_BUILTIN, POA_FROM_FILE, POA_FROM_COMMAND_LINE } from;
    uint32_t line; /* in the settings file */
    uint32_t column;
} poa_origin;

enum { POA_MAX_OPTIONS = 64 };

typedef struct poa_settings {
    const struct poa_command *command;
    poa_lang lang;
    const char *format;   /* NULL: text */
    const char *output;   /* NULL: standard output */
    const char *appeal;   /* NULL: as the draft is */
    const char *notice;   /* NULL: none */
    const char *type;     /* NULL: by content and name */
    const char *encoding; /* NULL: to be found */
    const char *stdin_filename;
    unsigned fail_on;       /* poa_fail_on */
    unsigned mode;          /* poa_mode */
    unsigned draft_lang;    /* POA_LANGS_...; 0: as the text is */
    unsigned color;         /* poa_color */
    unsigned chosen;        /* index of --lang: lang has it already */
    const char *config;     /* NULL: the one that is found */
    const char *baseline;   /* NULL: none */
    const char *reason;     /* NULL: none */
    const char *file;       /* the settings file that was read, borrowed; NULL: none */
    const char *files_from; /* NULL: none */
    uint64_t min_score;
    uint64_t max_input;   /* 0: the default */
    uint64_t match_limit; /* 0: the default */
    poa_arglist rules;
    poa_arglist select;
    poa_arglist ignore;
    poa_arglist severity; /* ID=LEVEL */
    poa_arglist operands;
    bool no_builtin;
    bool no_config;
    bool quiet;
    bool statistics;
    bool exit_zero;
    bool coverage;
    bool help;
    bool version;
    poa_origin origins[POA_MAX_OPTIONS]; /* by poa_option_index() */
} poa_settings;

/* Options belong to commands: bits. */
enum {
    POA_CMD_CHECK = 1u << 0,
    POA_CMD_EXPLAIN = 1u << 1,
    POA_CMD_RULES = 1u << 2,
    POA_CMD_SECTIONS = 1u << 3,
    POA_CMD_TEST = 1u << 4,
    POA_CMD_VALIDATE = 1u << 5,
    POA_CMD_INIT = 1u << 6,
    POA_CMD_CONFIG = 1u << 7,
    POA_CMD_BASELINE = 1u << 8,
    POA_CMD_ALL = (1u << 9) - 1
};

typedef struct poa_command {
    const char *name;
    const char *operands; /* as shown in --help */
    const char *summary;  /* key of a text */
    unsigned bit;
    int (*run)(const poa_settings *settings); /* returns the exit status */
} poa_command;

/* Ends with a NULL name; the first row is the default. */
extern const poa_command poa_commands[];
/* The command of a name, or NULL. */
const poa_command *poa_command_find(const char *name);

int poa_cmd_check(const poa_settings *settings);
int poa_cmd_explain(const poa_settings *settings);
int poa_cmd_rules(const poa_settings *settings);
int poa_cmd_sections(const poa_settings *settings);
int poa_cmd_test(const poa_settings *settings);
int poa_cmd_validate(const poa_settings *settings);
int poa_cmd_init(const poa_settings *settings);
int poa_cmd_config(const poa_settings *settings);
int poa_cmd_baseline(const poa_settings *settings);

/* Fill `settings` from the arguments.  False: said on standard error.  Release
 * them in either case. */
bool poa_settings_parse(poa_settings *settings, int argc, char **argv);
void poa_settings_release(poa_settings *settings);

/* Write the rows of the options that belong to a command. */
void poa_options_help(poa_output *out, unsigned command, poa_lang lang);
/* --help and --version; both return the exit status. */
int poa_help(const poa_settings *settings);
int poa_show_version(const poa_settings *settings);

/* Load the packs that the settings name.  NULL: said on standard error. */
poa_pack *poa_load_pack(const poa_settings *settings);
/* Say that a word is none of those known, with the nearest right one if any. */
void poa_say_unknown(poa_lang lang, const char *key, const char *word, const char *nearest);
/* Is `format` "text" (or NULL) or "json"?  False: said. */
bool poa_plain_format(const poa_settings *settings, bool *json);

#endif

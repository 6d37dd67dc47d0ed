/* SPDX-License-Identifier: MIT */
/* The table of commands.  To add one: write cmd_<name>.c, a bit and a row. */
#include <string.h>

#include "settings.h"

const poa_command poa_commands[] = {
    { "check", "FILE...", "cli.check", POA_CMD_CHECK, poa_cmd_check },
    { "explain", "ID...", "cli.explain", POA_CMD_EXPLAIN, poa_cmd_explain },
    { "rules", "", "cli.rules", POA_CMD_RULES, poa_cmd_rules },
    { "sections", "FILE", "cli.sections", POA_CMD_SECTIONS, poa_cmd_sections },
    { "test", "[PACK...]", "cli.test", POA_CMD_TEST, poa_cmd_test },
    { "validate", "PACK...", "cli.validate", POA_CMD_VALIDATE, poa_cmd_validate },
    { "init", "", "cli.init", POA_CMD_INIT, poa_cmd_init },
    { "config", "FILE", "cli.config", POA_CMD_CONFIG, poa_cmd_config },
    { "baseline", "create|prune FILE...", "cli.baseline", POA_CMD_BASELINE, poa_cmd_baseline },
    { 0 },
};

const poa_command *poa_command_find(const char *name)
{
    for (const poa_command *command = poa_commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

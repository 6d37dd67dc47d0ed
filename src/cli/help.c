/* SPDX-License-Identifier: MIT */
/* --help and --version: both are asked for, so they go to standard output. */
#include <string.h>

#include "exit_status.h"
#include "settings.h"

static void put_synopsis(poa_output *out, const poa_command *command, poa_lang lang)
{
    poa_output_text(out, lang, "cli.usage");
    poa_output_puts(out, " poalint ");
    poa_output_puts(out, command == &poa_commands[0] ? "[check]" : command->name);
    poa_output_puts(out, " [OPTION]... ");
    poa_output_puts(out, command->operands);
    poa_output_puts(out, "\n\n");
    poa_output_text(out, lang, command->summary);
    poa_output_puts(out, "\n\n");
}

static void put_commands(poa_output *out, poa_lang lang)
{
    enum { COLUMN = 30 };

    poa_output_text(out, lang, "cli.commands");
    poa_output_puts(out, "\n");
    for (const poa_command *command = poa_commands; command->name != NULL; command++) {
        size_t width = strlen(command->name) + 1 + strlen(command->operands);
        poa_output_puts(out, "  ");
        poa_output_puts(out, command->name);
        poa_output_puts(out, " ");
        poa_output_puts(out, command->operands);
        poa_output_pad(out, width < COLUMN ? COLUMN - width : 1);
        poa_output_text(out, lang, command->summary);
        poa_output_puts(out, "\n");
    }
    poa_output_puts(out, "\n");
}

static void put_exit_status(poa_output *out, poa_lang lang)
{
    static const char *const keys[] = { "cli.exit", "cli.exit-0", "cli.exit-1", "cli.exit-2" };

    poa_output_puts(out, "\n");
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        poa_output_puts(out, i > 0 ? "  " : "");
        poa_output_text(out, lang, keys[i]);
        poa_output_puts(out, "\n");
    }
}

static int finish(poa_output *out, poa_lang lang)
{
    poa_result result = { .incomplete = !poa_output_close(out, lang) };

    return poa_exit_status(&result, false);
}

int poa_help(const poa_settings *settings)
{
    const poa_command *command = settings->command;
    poa_lang lang = settings->lang;
    poa_output out = { stdout, NULL, 0 };

    put_synopsis(&out, command, lang);
    if (command == &poa_commands[0])
        put_commands(&out, lang);
    poa_output_text(&out, lang, "cli.options", command->name);
    poa_output_puts(&out, "\n");
    poa_options_help(&out, command->bit, lang);
    put_exit_status(&out, lang);
    return finish(&out, lang);
}

int poa_show_version(const poa_settings *settings)
{
    poa_output out = { stdout, NULL, 0 };
    char number[16];
    poa_pack *pack = poa_load_pack(settings);

    if (pack == NULL)
        return poa_exit_status(&(poa_result){ .incomplete = true }, false);
    snprintf(number, sizeof(number), "%u", (unsigned)poa_pack_version(pack));
    poa_output_text(&out, settings->lang, "cli.version", poa_version());
    poa_output_puts(&out, "\n");
    poa_output_text(&out, settings->lang, "cli.libraries", poa_pcre2_version(), poa_yaml_version());
    poa_output_puts(&out, "\n");
    poa_output_text(&out, settings->lang, "cli.pack", poa_pack_name(pack), number);
    poa_output_puts(&out, "\n");
    poa_pack_free(pack);
    return finish(&out, settings->lang);
}

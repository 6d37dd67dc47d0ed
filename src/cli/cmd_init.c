/* SPDX-License-Identifier: MIT */
/* `poalint init`: a settings file with every key, all of them commented out. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "exit_status.h"
#include "options.h"

#define FILE_NAME "poalint.yaml"

/* What a key means: the text of its option, where no other is written for files. */
static void put_meaning(poa_output *out, const poa_setting *setting, poa_lang lang)
{
    char key[48];
    const poa_option *option = poa_option_find(setting->name, strlen(setting->name));

    snprintf(key, sizeof(key), "cli.key.%s", setting->name);
    bool is_own = poa_text_get(key, lang) != key;
    poa_output_puts(out, "\n# ");
    poa_output_text(out, lang, is_own ? key : option->help);
    poa_output_puts(out, "\n");
}

static void put_settings(poa_output *out, poa_lang lang)
{
    static const char *const head[] = { "cli.init-head-1", "cli.init-head-2", "cli.init-head-3" };
    poa_setting setting;

    for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++) {
        poa_output_puts(out, "# ");
        poa_output_text(out, lang, head[i]);
        poa_output_puts(out, "\n");
    }
    for (size_t i = 0; poa_setting_at(i, &setting); i++) {
        put_meaning(out, &setting, lang);
        poa_output_puts(out, "# ");
        poa_output_puts(out, setting.name);
        poa_output_puts(out, ": ");
        poa_output_puts(out, setting.initial);
        poa_output_puts(out, "\n");
    }
}

/* A file that was not there before; false: said. */
static bool create(poa_output *out, poa_lang lang)
{
    int fd = open(FILE_NAME, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0 && errno == EEXIST)
        poa_say(lang, "cli.init-exists", FILE_NAME);
    else if (fd < 0)
        poa_say(lang, "cli.output-not-opened", FILE_NAME, strerror(errno));
    *out = (poa_output){ fd >= 0 ? fdopen(fd, "w") : NULL, FILE_NAME, 0 };
    return out->file != NULL;
}

static bool run(poa_lang lang)
{
    poa_output file;
    poa_output out = { stdout, NULL, 0 };

    if (!create(&file, lang))
        return false;
    put_settings(&file, lang);
    if (!poa_output_close(&file, lang))
        return false;
    poa_output_text(&out, lang, "cli.init-done", FILE_NAME);
    poa_output_puts(&out, "\n");
    return poa_output_close(&out, lang);
}

int poa_cmd_init(const poa_settings *settings)
{
    poa_result result = { .incomplete = true };

    if (settings->operands.count > 0)
        poa_say(settings->lang, "cli.no-operand-of", settings->command->name,
                settings->operands.items[0]);
    else
        result.incomplete = !run(settings->lang);
    return poa_exit_status(&result, false);
}

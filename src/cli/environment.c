/* SPDX-License-Identifier: MIT */
/* The only file that reads environment variables. */
#include "environment.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The value of a variable; "" where it is not set. */
static const char *value_of(const char *name)
{
    const char *value = getenv(name);

    return value != NULL ? value : "";
}

static bool is_set(const char *name)
{
    return value_of(name)[0] != '\0';
}

poa_lang poa_environment_lang(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (is_set(names[i]))
            return strncmp(value_of(names[i]), "zh", 2) == 0 ? POA_LANG_ZH : POA_LANG_EN;
    }
    return POA_LANG_EN;
}

bool poa_environment_color(poa_color wanted, FILE *out)
{
    if (wanted != POA_COLOR_AUTO)
        return wanted == POA_COLOR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE") && strcmp(value_of("CLICOLOR_FORCE"), "0") != 0)
        return true;
    return is_set("TERM") && strcmp(value_of("TERM"), "dumb") != 0 && isatty(fileno(out)) == 1;
}

uint32_t poa_environment_width(FILE *out)
{
    struct winsize size = { 0 };

    if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

/* SPDX-License-Identifier: MIT */
/* The table of settings.  The command line reads the same rows (src/cli/options.c). */
#include "config/keys.h"

#include <string.h>

#include "base/limits.h"

static const char *const fail_on[] = { "error", "warning", "info", "never", NULL };
static const char *const mode[] = { "auto", "plan", "dispute", NULL };
static const char *const lang[] = { "auto", "en", "zh", NULL };
static const char *const color[] = { "auto", "always", "never", NULL };

/* A row of the table, for settings without choices or bound. */
#define ROW(name, type, initial, per_draft)                                   \
    {                                                                         \
        { (name), POA_SETTING_##type, NULL, 0, (initial), (per_draft) }, NULL \
    }
#define CHOICE(name, choices, initial, per_draft)                                  \
    {                                                                              \
        { (name), POA_SETTING_CHOICE, (choices), 0, (initial), (per_draft) }, NULL \
    }
#define NUMBER(name, most, initial, per_draft)                                     \
    {                                                                              \
        { (name), POA_SETTING_NUMBER, NULL, (most), (initial), (per_draft) }, NULL \
    }
#define WORD(name, name_at, initial, per_draft)                                  \
    {                                                                            \
        { (name), POA_SETTING_WORD, NULL, 0, (initial), (per_draft) }, (name_at) \
    }

/* clang-format off */
const poa_key poa_keys[] = {
    WORD("format", poa_format_name, "text", false),
    CHOICE("fail-on", fail_on, "error", true),
    NUMBER("min-score", 100, "0", true),
    WORD("appeal", NULL, "auto", true),
    CHOICE("mode", mode, "auto", true),
    CHOICE("draft-lang", lang, "auto", true),
    CHOICE("lang", lang, "auto", false),
    WORD("encoding", poa_encoding_name, "auto", true),
    ROW("rules", PATHS, "[]", false),
    ROW("no-builtin", FLAG, "false", false),
    ROW("select", IDS, "[]", true),
    ROW("ignore", IDS, "[]", true),
    ROW("severity", LEVELS, "{}", true),
    ROW("baseline", PATH, "\"\"", true),
    CHOICE("color", color, "auto", false),
    ROW("quiet", FLAG, "false", false),
    ROW("statistics", FLAG, "false", false),
    NUMBER("max-input", POA_MAX_INPUT_CEILING, "16777216", true),
    NUMBER("match-limit", UINT32_MAX, "1000000", true),
    { { NULL, POA_SETTING_FLAG, NULL, 0, NULL, false }, NULL },
};
/* clang-format on */

_Static_assert(POA_MAX_INPUT_BYTES == 16777216 && POA_MATCH_LIMIT == 1000000,
               "the table and --help show these numbers");

size_t poa_key_find(const char *name)
{
    for (size_t i = 0; poa_keys[i].setting.name != NULL; i++)
        if (strcmp(poa_keys[i].setting.name, name) == 0)
            return i;
    return SIZE_MAX;
}

size_t poa_key_count(void)
{
    return sizeof(poa_keys) / sizeof(poa_keys[0]) - 1;
}

bool poa_setting_at(size_t index, poa_setting *out)
{
    if (index >= poa_key_count())
        return false;
    *out = poa_keys[index].setting;
    return true;
}

bool poa_setting_find(const char *name, poa_setting *out)
{
    return poa_setting_at(poa_key_find(name), out);
}

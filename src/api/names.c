/* SPDX-License-Identifier: MIT */
/* Versions, names and texts of the public interface. */
#include <string.h>

#include "base/printable.h"
#include "base/texts.h"
#include "input/encoding.h"
#include "input/format.h"
#include "pattern/pattern.h"
#include "report/reporter.h"
#include "rules/yaml.h"

#define STRING_OF(x) #x
#define VERSION_STRING(major, minor, patch) \
    STRING_OF(major) "." STRING_OF(minor) "." STRING_OF(patch)

const char *poa_version(void)
{
    return VERSION_STRING(POA_VERSION_MAJOR, POA_VERSION_MINOR, POA_VERSION_PATCH);
}

const char *poa_severity_name(poa_severity severity)
{
    static const char *const names[] = { "info", "warning", "error" };
    return names[severity];
}

const char *poa_mode_name(poa_mode mode)
{
    static const char *const names[] = { "auto", "plan", "dispute" };
    return names[mode];
}

const char *poa_verdict_name(poa_verdict verdict)
{
    static const char *const names[] = { "clean", "revise", "rewrite" };
    return names[verdict];
}

const char *poa_format_name(size_t index)
{
    for (size_t i = 0; poa_reporters[i] != NULL; i++)
        if (i == index)
            return poa_reporters[i]->name;
    return NULL;
}

const char *poa_type_name(size_t index)
{
    size_t known = 0;

    for (size_t i = 0; poa_formats[i] != NULL; i++)
        if (!poa_formats[i]->refused && known++ == index)
            return poa_formats[i]->name;
    return NULL;
}

const char *poa_type_ending(size_t index)
{
    size_t known = 0;

    for (size_t i = 0; poa_formats[i] != NULL; i++)
        for (size_t j = 0; poa_formats[i]->endings != NULL && poa_formats[i]->endings[j]; j++)
            if (known++ == index)
                return poa_formats[i]->endings[j];
    return NULL;
}

const char *poa_type_of_name(const char *name)
{
    const poa_format *format = poa_format_of_name(name);
    return format != NULL ? format->name : NULL;
}

const char *poa_encoding_name(size_t index)
{
    size_t known = 0;

    for (const poa_encoding *e = poa_encoding_table; e->name != NULL; e++)
        if (e->read && known++ == index)
            return e->name;
    return NULL;
}

const char *poa_encoding_of(const char *label)
{
    const poa_encoding *encoding = poa_encoding_find(label);
    return encoding != NULL && encoding->read ? encoding->name : NULL;
}

const char *poa_text_get(const char *key, poa_lang lang)
{
    const poa_text_row *row = poa_text_find(key);
    return row != NULL ? row->text[lang] : key;
}

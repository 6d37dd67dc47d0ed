/* SPDX-License-Identifier: MIT */
/* To add an input format: write format_<name>.c, then add one row here. */
#include "input/formats.h"

#include <string.h>
#include <strings.h>

const poa_format *const poa_formats[] = {
    &poa_format_text, /* what no other claims */
    &poa_format_refused,  &poa_format_docx, &poa_format_eml,
    &poa_format_markdown, &poa_format_html, NULL,
};

const poa_format *poa_format_find(const char *name)
{
    for (size_t i = 0; poa_formats[i] != NULL; i++)
        if (!poa_formats[i]->refused && strcmp(poa_formats[i]->name, name) == 0)
            return poa_formats[i];
    return NULL;
}

static bool has_ending(const poa_format *format, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; format->endings != NULL && format->endings[i] != NULL; i++) {
        size_t size = strlen(format->endings[i]);
        if (length > size && strcasecmp(name + length - size, format->endings[i]) == 0)
            return true;
    }
    return false;
}

const poa_format *poa_format_of_name(const char *name)
{
    for (size_t i = 0; poa_formats[i] != NULL; i++)
        if (has_ending(poa_formats[i], name))
            return poa_formats[i];
    return NULL;
}

const poa_format *poa_format_of(const poa_input *input)
{
    for (size_t i = 0; poa_formats[i] != NULL; i++)
        if (poa_formats[i]->probe != NULL && poa_formats[i]->probe(input))
            return poa_formats[i];
    const poa_format *format = input->name != NULL ? poa_format_of_name(input->name) : NULL;
    return format != NULL ? format : poa_formats[0];
}

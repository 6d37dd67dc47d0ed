/* SPDX-License-Identifier: MIT */
/* Look a sentence up, and put words into its places. */
#include "base/texts.h"

#include <stdlib.h>
#include <string.h>

static int compare_key(const void *key, const void *row)
{
    return strcmp(key, ((const poa_text_row *)row)->key);
}

const poa_text_row *poa_text_find(const char *key)
{
    return bsearch(key, poa_text_rows, poa_text_row_count, sizeof(poa_text_rows[0]), compare_key);
}

/* The number N of a place "{N}" that `text` begins with, or 0; `*length` is its bytes. */
static size_t place_number(const char *text, size_t *length)
{
    size_t number = 0;
    size_t i = 1;

    for (; text[0] == '{' && text[i] >= '0' && text[i] <= '9' && i < 4; i++)
        number = number * 10 + (size_t)(text[i] - '0');
    *length = i + 1;
    return text[0] == '{' && text[i] == '}' ? number : 0;
}

static const char *argument_at(const char *const *arguments, size_t number)
{
    for (size_t i = 0; arguments[i] != NULL; i++)
        if (i + 1 == number)
            return arguments[i];
    return "";
}

void poa_text_fill(poa_strbuf *buf, const char *text, const char *const *arguments)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        size_t length = 0;

        poa_strbuf_add(buf, text, plain);
        text += plain;
        size_t number = place_number(text, &length);
        if (number > 0) {
            poa_strbuf_puts(buf, argument_at(arguments, number));
            text += length;
        } else if (*text == '{') {
            poa_strbuf_putc(buf, *text++);
        }
    }
}

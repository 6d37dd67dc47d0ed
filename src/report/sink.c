/* SPDX-License-Identifier: MIT */
/*
 * The one way in which reporters write.  They print freely: the first failure
 * sticks, and poa_writer_finish() asks for it once.
 */
#include "report/sink.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/texts.h"

void poa_sink_write(poa_sink *sink, const char *bytes, size_t length)
{
    if (sink->failed || length == 0)
        return;
    sink->failed = !sink->write(sink->user, bytes, length);
}

void poa_sink_puts(poa_sink *sink, const char *text)
{
    poa_sink_write(sink, text, strlen(text));
}

void poa_sink_printf(poa_sink *sink, const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_list again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length >= 0)
        text = malloc((size_t)length + 1);
    if (text != NULL) {
        vsnprintf(text, (size_t)length + 1, format, again);
        poa_sink_write(sink, text, (size_t)length);
    }
    sink->failed = sink->failed || text == NULL;
    va_end(again);
    va_end(args);
    free(text);
}

/* Lets poa_write_printable() write into a sink. */
static bool into_sink(void *user, const char *bytes, size_t length)
{
    poa_sink *sink = user;

    poa_sink_write(sink, bytes, length);
    return !sink->failed;
}

void poa_sink_printable(poa_sink *sink, const char *bytes, size_t length)
{
    if (!sink->failed && !poa_write_printable(into_sink, sink, bytes, length))
        sink->failed = true;
}

void poa_sink_shown(poa_sink *sink, const char *text)
{
    poa_sink_printable(sink, text, strlen(text));
}

void poa_sink_repeat(poa_sink *sink, char c, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        poa_sink_write(sink, &c, 1);
}

void poa_sink_text_fill(poa_sink *sink, poa_lang lang, const char *const *key_and_arguments)
{
    poa_strbuf filled = POA_STRBUF_INIT;

    poa_text_fill(&filled, poa_text_get(key_and_arguments[0], lang), key_and_arguments + 1);
    if (filled.failed)
        sink->failed = true;
    poa_sink_shown(sink, poa_strbuf_str(&filled));
    poa_strbuf_release(&filled);
}

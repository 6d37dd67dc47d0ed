/* SPDX-License-Identifier: MIT */
/* Escaping, once.  Controls have become visible escapes before XML sees them. */
#include "report/xml_out.h"

#include <inttypes.h>
#include <string.h>

#include "base/strbuf.h"

void poa_xml_put_begin(poa_sink *sink)
{
    poa_sink_puts(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

/* The entity of a character, or NULL. */
static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* U+FFFE and U+FFFF are no characters of XML. */
static bool is_noncharacter(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

void poa_xml_put_text(poa_sink *sink, const char *text)
{
    poa_strbuf shown = POA_STRBUF_INIT;

    if (text == NULL)
        return;
    poa_write_printable(poa_strbuf_write, &shown, text, strlen(text));
    const char *from = poa_strbuf_str(&shown);
    for (const char *at = from; *at != '\0'; at++) {
        const char *entity = is_noncharacter(at) ? "\xEF\xBF\xBD" : entity_of(*at);
        if (entity == NULL)
            continue;
        poa_sink_write(sink, from, (size_t)(at - from));
        poa_sink_puts(sink, entity);
        at += is_noncharacter(at) ? 2 : 0;
        from = at + 1;
    }
    poa_sink_puts(sink, from);
    sink->failed = sink->failed || shown.failed;
    poa_strbuf_release(&shown);
}

void poa_xml_put_attribute(poa_sink *sink, const char *name, const char *value)
{
    poa_sink_printf(sink, " %s=\"", name);
    poa_xml_put_text(sink, value);
    poa_sink_puts(sink, "\"");
}

void poa_xml_put_number(poa_sink *sink, const char *name, uint64_t value)
{
    poa_sink_printf(sink, " %s=\"%" PRIu64 "\"", name, value);
}

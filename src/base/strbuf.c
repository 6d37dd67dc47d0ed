/* SPDX-License-Identifier: MIT */
/* Growing text; see the header for the sticky failure. */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Make room for `more` bytes and the NUL; false once memory ran out. */
static bool reserve(poa_strbuf *buf, size_t more)
{
    if (buf->failed || more > SIZE_MAX / 4 - buf->length) {
        buf->failed = true;
        return false;
    }
    size_t wanted = buf->length + more + 1;
    if (wanted <= buf->capacity)
        return true;
    size_t capacity = buf->capacity < 64 ? 64 : buf->capacity * 2;
    if (capacity < wanted)
        capacity = wanted;
    char *bytes = realloc(buf->bytes, capacity);
    if (bytes == NULL) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->capacity = capacity;
    return true;
}

void poa_strbuf_add(poa_strbuf *buf, const char *bytes, size_t length)
{
    if (!reserve(buf, length))
        return;
    if (length > 0)
        memcpy(buf->bytes + buf->length, bytes, length);
    buf->length += length;
    buf->bytes[buf->length] = '\0';
}

void poa_strbuf_puts(poa_strbuf *buf, const char *text)
{
    poa_strbuf_add(buf, text, strlen(text));
}

void poa_strbuf_putc(poa_strbuf *buf, char c)
{
    if (!reserve(buf, 1))
        return;
    buf->bytes[buf->length++] = c;
    buf->bytes[buf->length] = '\0';
}

void poa_strbuf_printf(poa_strbuf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0 || !reserve(buf, (size_t)length)) {
        buf->failed = true;
        return;
    }
    va_start(args, format);
    (void)vsnprintf(buf->bytes + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

const char *poa_strbuf_str(const poa_strbuf *buf)
{
    return buf->bytes == NULL ? "" : buf->bytes;
}

bool poa_strbuf_write(void *user, const char *bytes, size_t length)
{
    poa_strbuf *buf = user;

    poa_strbuf_add(buf, bytes, length);
    return !buf->failed;
}

void poa_strbuf_clear(poa_strbuf *buf)
{
    buf->length = 0;
    buf->failed = false;
    if (buf->bytes != NULL)
        buf->bytes[0] = '\0';
}

void poa_strbuf_release(poa_strbuf *buf)
{
    free(buf->bytes);
    *buf = POA_STRBUF_INIT;
}

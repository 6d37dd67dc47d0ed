/* SPDX-License-Identifier: MIT */
/*
 * Growing text on the heap.  `bytes` is always NUL-terminated once anything was
 * appended.  The first failed allocation sticks: later calls do nothing, and
 * the caller checks `failed` once at the end.
 */
#ifndef POA_BASE_STRBUF_H
#define POA_BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>

typedef struct poa_strbuf {
    char *bytes;     /* owned; NULL while empty */
    size_t length;   /* without the NUL */
    size_t capacity; /* bytes allocated */
    bool failed;     /* memory ran out; the content is incomplete */
} poa_strbuf;

#define POA_STRBUF_INIT ((poa_strbuf){ NULL, 0, 0, false })

void poa_strbuf_add(poa_strbuf *buf, const char *bytes, size_t length);
void poa_strbuf_puts(poa_strbuf *buf, const char *text);
void poa_strbuf_putc(poa_strbuf *buf, char c);
void poa_strbuf_printf(poa_strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A poa_write_fn: append to the buffer that `user` is. */
bool poa_strbuf_write(void *user, const char *bytes, size_t length);
/* The content as a string: "" while empty.  Borrowed until the next append. */
const char *poa_strbuf_str(const poa_strbuf *buf);
/* Empty it for reuse. */
void poa_strbuf_clear(poa_strbuf *buf);
/* Free the bytes and leave it empty and usable. */
void poa_strbuf_release(poa_strbuf *buf);

#endif

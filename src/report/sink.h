/* SPDX-License-Identifier: MIT */
/* Where bytes go.  The first failed write sticks: later ones do nothing. */
#ifndef POA_REPORT_SINK_H
#define POA_REPORT_SINK_H

#include "poalint.h"

typedef struct poa_sink {
    poa_write_fn *write;
    void *user;
    bool failed;
} poa_sink;

void poa_sink_write(poa_sink *sink, const char *bytes, size_t length);
void poa_sink_puts(poa_sink *sink, const char *text);
void poa_sink_printf(poa_sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Untrusted text: controls become escapes (see poa_write_printable()). */
void poa_sink_printable(poa_sink *sink, const char *bytes, size_t length);
/* Untrusted text in a string. */
void poa_sink_shown(poa_sink *sink, const char *text);
/* `count` times the character `c`. */
void poa_sink_repeat(poa_sink *sink, char c, uint32_t count);

/*
 * An interface text by its key; the strings that follow replace {1}, {2}, ... in
 * it and may be untrusted.
 */
#define poa_sink_text(sink, lang, ...) \
    poa_sink_text_fill((sink), (lang), (const char *const[]){ __VA_ARGS__, NULL })
void poa_sink_text_fill(poa_sink *sink, poa_lang lang, const char *const *key_and_arguments);

#endif

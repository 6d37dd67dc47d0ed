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

#endif

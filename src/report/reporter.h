/* SPDX-License-Identifier: MIT */
/*
 * What an output format is.  To add one: write report_<name>.c and add one row to
 * reporters.c.
 */
#ifndef POA_REPORT_REPORTER_H
#define POA_REPORT_REPORTER_H

#include "report/sink.h"
#include "score/score.h"

struct poa_writer {
    const struct poa_reporter *reporter;
    const poa_pack *pack;
    poa_writer_options opts;
    poa_sink sink;
    void *state;  /* of the format; owned by it */
    size_t added; /* reports so far */
    bool failed;  /* memory ran out in the format */
};

typedef struct poa_reporter {
    const char *name;
    const char *column_unit;           /* "code points", "bytes", ... */
    bool (*begin)(poa_writer *writer); /* may be NULL; false: no memory */
    void (*report)(poa_writer *writer, const poa_report *report);
    void (*trouble)(poa_writer *writer, const char *path, const poa_error *err); /* may be NULL */
    void (*end)(poa_writer *writer, poa_outcome outcome);                        /* may be NULL */
    void (*release)(poa_writer *writer); /* frees state; may be NULL */
} poa_reporter;

/* Ends with NULL. */
extern const poa_reporter *const poa_reporters[];

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Where a command writes.  The first failed write sticks, and poa_output_close()
 * reports it: no command may skip that call.
 */
#ifndef POA_CLI_OUTPUT_H
#define POA_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "poalint.h"

typedef struct poa_output {
    FILE *file;
    const char *name; /* for messages; NULL: standard output */
    int error;        /* errno of the first failed write; 0: none */
} poa_output;

/* Open `path` for writing, or take standard output where it is NULL.  False: said. */
bool poa_output_open(poa_output *output, const char *path, poa_lang lang);
/* A poa_write_fn; `user` is the poa_output. */
bool poa_output_write(void *user, const char *bytes, size_t length);
void poa_output_puts(poa_output *output, const char *text);
/* `count` blanks. */
void poa_output_pad(poa_output *output, size_t count);
/* Untrusted text, made harmless. */
void poa_output_shown(poa_output *output, const char *text);

/*
 * The text of a key; the strings that follow replace {1}, {2}, ... in it and may
 * be untrusted.
 */
#define poa_output_text(output, lang, ...) \
    poa_output_fill((output), (lang), (const char *const[]){ __VA_ARGS__, NULL })
void poa_output_fill(poa_output *output, poa_lang lang, const char *const *key_and_arguments);

/* Write out and close.  False when not every byte was taken: said, unless the
 * reader closed its end of a pipe. */
bool poa_output_close(poa_output *output, poa_lang lang);

/* "poalint: TEXT" on standard error. */
#define poa_say(lang, ...) poa_say_fill((lang), (const char *const[]){ __VA_ARGS__, NULL })
void poa_say_fill(poa_lang lang, const char *const *key_and_arguments);

/* Fill `err` with a text of the interface, in its language. */
#define poa_problem_text(err, status, ...) \
    poa_problem_fill((err), (status), (const char *const[]){ __VA_ARGS__, NULL })
void poa_problem_fill(poa_error *err, poa_status status, const char *const *key_and_arguments);

/* "SOURCE:LINE:COLUMN: MESSAGE"; `source` where the problem names none. */
void poa_output_problem(poa_output *output, const char *source, const poa_error *problem);
/* The same on standard error, behind "poalint: ". */
void poa_say_problem(const char *source, const poa_error *problem);

#endif

/* SPDX-License-Identifier: MIT */
/* The text of one part of a mail, in UTF-8, and the way back to the file. */
#ifndef POA_INPUT_MAIL_TEXT_H
#define POA_INPUT_MAIL_TEXT_H

#include "base/list.h"
#include "base/strbuf.h"
#include "input/mail.h"
#include "input/map.h"

/* Some bytes of the text, and those of the file that they are. */
typedef struct poa_mail_run {
    uint32_t at;    /* offset in the text of the first one */
    uint32_t begin; /* in the file */
    uint32_t end;
    bool along; /* the same bytes; else all stand for [begin, end) */
} poa_mail_run;

typedef struct poa_mail_text {
    poa_strbuf text;      /* owned */
    poa_list runs;        /* poa_mail_run, in order of the text and of the file */
    const char *encoding; /* that it was in; NULL: one without a name here */
    bool sure;            /* asked for, said, or proved by the bytes */
} poa_mail_text;

/*
 * Read a part that is text.  `source` is the file as lines and columns count it: the
 * same bytes where it is UTF-8, else with a placeholder for each byte that is not ASCII.
 * POA_ENCODING: the text is not in the charset that is asked for, or that the part
 * names.  Release it in either case.
 */
POA_MUST_USE poa_status poa_mail_text_read(poa_mail_text *out, const poa_input *input,
                                           const poa_text *source, const poa_mail_part *part);
/* The same of what `inner` took out of the text of `outer`: its places lead to the file. */
POA_MUST_USE poa_status poa_mail_text_inner(poa_mail_text *out, const poa_mail_text *outer,
                                            const poa_text *inner, const poa_text *source,
                                            poa_error *err);
void poa_mail_text_release(poa_mail_text *text);

/* Where in the file the byte at `at` of the text is; `*run` is the index of a run at or
 * before it, kept from call to call.  The end of the file's bytes for the end. */
uint32_t poa_mail_text_place(const poa_mail_text *text, uint32_t at, size_t *run);
/* Append the bytes [begin, end) of the text; `*run` as above. */
void poa_mail_text_copy(const poa_mail_text *text, poa_extraction *x, uint32_t begin, uint32_t end,
                        size_t *run);

#endif

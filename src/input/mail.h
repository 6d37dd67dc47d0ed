/* SPDX-License-Identifier: MIT */
/*
 * A mail as its parts: what each is, where it lies in the file, and how it is written.
 * GMime takes it apart (mail_gmime.c); nobody else knows GMime.
 */
#ifndef POA_INPUT_MAIL_H
#define POA_INPUT_MAIL_H

#include "input/format.h"

typedef enum poa_mail_kind {
    POA_MAIL_PLAIN,
    POA_MAIL_HTML,
    POA_MAIL_ALTERNATIVE, /* the parts inside say the same */
    POA_MAIL_RELATED,     /* the first part inside, and what it needs */
    POA_MAIL_MIXED,       /* parts one behind the other; every other multipart too */
    POA_MAIL_MESSAGE,     /* a mail inside */
    POA_MAIL_OTHER
} poa_mail_kind;

/* A part is followed by those inside it. */
typedef struct poa_mail_part {
    poa_mail_kind kind;
    uint32_t next;       /* index of the part behind this one and those inside it */
    uint32_t begin;      /* its content in the file ... */
    uint32_t end;        /* ... in bytes; texts alone have one */
    const char *charset; /* as it says, in the arena; NULL: it says none */
    int transfer;        /* how the content is written: a number of GMime's */
    bool attached;       /* a file, not a part of the letter */
    bool flowed;         /* lines that end with a blank go on (RFC 3676) */
    bool delsp;          /* and that blank is none of the text */
} poa_mail_part;

typedef struct poa_mail {
    poa_mail_part *parts; /* in the arena; the first holds all others */
    uint32_t count;       /* at least 1 */
} poa_mail;

/* Take a mail apart.  POA_ENCODING: it is none, or too deep, or has too many parts;
 * POA_READ: GMime is not installed. */
POA_MUST_USE poa_status poa_mail_parse(poa_mail *out, const poa_input *input);

/* Takes decoded bytes, which stand for the file's bytes [begin, end); begins never go back. */
typedef void poa_mail_sink(void *user, const char *bytes, size_t length, uint32_t begin,
                           uint32_t end);

/* Undo the transfer encoding of a part of a mail that was parsed. */
void poa_mail_decode(const poa_input *input, const poa_mail_part *part, poa_mail_sink *sink,
                     void *user);

/* For tests: is there a GMime under this name? */
bool poa_mail_library_fits(const char *name);

#endif

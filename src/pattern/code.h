/* SPDX-License-Identifier: MIT */
/* The inside of a pattern, for the files of this folder. */
#ifndef POA_PATTERN_CODE_H
#define POA_PATTERN_CODE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>

#include "pattern/atoms.h"
#include "pattern/pattern.h"

struct poa_pattern {
    poa_pattern *next;            /* another part of the same pattern; owned */
    _Atomic(pcre2_code *) code;   /* interpreted; NULL until the first match */
    _Atomic(pcre2_code *) native; /* copy with machine code; NULL until it pays */
    _Atomic(poa_atoms *) atoms;   /* what must occur in a match; NULL until asked */
    atomic_bool no_native;        /* machine code could not be made */
    atomic_size_t read;           /* bytes matched so far, as far as it matters */
    uint32_t options;             /* for pcre2_compile() */
    size_t length;
    char source[]; /* wrapped in borders */
};

/* The code of one part, made now if need be; NULL when memory ran out. */
pcre2_code *poa_pattern_code(const poa_pattern *part);
/* The same with machine code; NULL where there is none.  Only after poa_pattern_code(). */
pcre2_code *poa_pattern_native(const poa_pattern *part);
/* How many groups of a code capture; 0 for NULL. */
uint32_t poa_code_groups(const pcre2_code *code);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Fuzz targets: each function takes any bytes and aborts when a law is broken.
 * With libFuzzer one of them is the entry; the unit tests call all of them with
 * the seeds in fixtures/fuzz/, so that what was found once stays fixed.
 */
#ifndef POA_TESTS_FUZZ_H
#define POA_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int fuzz_draft(const uint8_t *data, size_t size);
int fuzz_eml(const uint8_t *data, size_t size);
int fuzz_pack(const uint8_t *data, size_t size);
int fuzz_config(const uint8_t *data, size_t size);
int fuzz_markup(const uint8_t *data, size_t size);
int fuzz_docx(const uint8_t *data, size_t size);

#ifdef POA_FUZZ_REPLAY
#define FUZZ_ENTRY(target)
#else
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#define FUZZ_ENTRY(target)                                       \
    int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) \
    {                                                            \
        return target(data, size);                               \
    }
#endif

/* A law: say which one is broken, and end. */
#define LAW(holds) fuzz_law((holds), __FILE__, __LINE__, #holds)

static inline void fuzz_law(bool holds, const char *file, int line, const char *law)
{
    if (holds)
        return;
    fprintf(stderr, "%s:%d: broken: %s\n", file, line, law);
    abort();
}

#endif

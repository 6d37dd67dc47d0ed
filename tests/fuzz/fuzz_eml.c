/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a mail: a text whose places lie in the file and never go back, or an
 * error.
 */
#include <string.h>

#include "poalint.h"

#include "base/utf8.h"
#include "fuzz/fuzz.h"

/* Loaded once: the pack is immutable. */
static const poa_pack *standard_pack(void)
{
    static poa_pack *pack;

    if (pack == NULL)
        LAW(poa_pack_load(&pack, NULL, NULL) == POA_OK);
    return pack;
}

static uint32_t count_lines(const uint8_t *data, size_t size)
{
    uint32_t lines = 1;

    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || (data[i] == '\r' && (i + 1 == size || data[i + 1] != '\n'));
    return lines;
}

static void check_places(const poa_document *document, uint32_t lines, size_t size)
{
    size_t length = 0;
    const char *text = poa_document_text(document, &length);
    poa_place last = { 1, 1, 0 };

    LAW(poa_utf8_valid(text, length) == length);
    for (uint32_t i = 0; i <= length; i++) {
        poa_place here = poa_document_place(document, i);
        LAW(here.line >= 1 && here.line <= lines);
        LAW(here.column >= 1 && here.column <= size + 1);
        LAW(here.line > last.line || (here.line == last.line && here.column >= last.column));
        LAW(here.offset == i);
        last = here;
    }
}

static void check_document(const poa_document *document, const uint8_t *data, size_t size)
{
    poa_lint_options options = POA_LINT_OPTIONS_INIT;
    poa_report *report = NULL;

    LAW(strcmp(poa_document_type(document), "eml") == 0);
    check_places(document, count_lines(data, size), size);
    if (size % 16 != 0)
        return;
    options.match_limit = 5000;
    LAW(poa_lint(&report, standard_pack(), document, &options, NULL) == POA_OK);
    poa_report_free(report);
}

/* The encoding asked for follows from the size, so that seeds are plain mails. */
int fuzz_eml(const uint8_t *data, size_t size)
{
    poa_document_options options = POA_DOCUMENT_OPTIONS_INIT;
    poa_document *document = NULL;
    poa_error err = { .lang = POA_LANG_ZH };

    options.type = "eml";
    options.encoding = size % 13 == 0 ? "utf-8" : NULL;
    poa_status status =
        poa_document_from_bytes(&document, standard_pack(), data, size, &options, &err);
    if (status == POA_OK)
        check_document(document, data, size);
    else
        LAW(document == NULL && err.status == status && err.message[0] != '\0');
    poa_document_free(document);
    return 0;
}

FUZZ_ENTRY(fuzz_eml)

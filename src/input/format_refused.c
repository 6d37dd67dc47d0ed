/* SPDX-License-Identifier: MIT */
/*
 * Kinds of file that are known and not read.  They are refused by name, because
 * "invalid UTF-8" helps nobody who has a Word document, and because the code of
 * a PDF or rich text would else be judged as if it were the letter.
 */
#include <assert.h>
#include <string.h>

#include "base/fail.h"
#include "input/formats.h"

struct kind {
    const char *magic; /* first bytes */
    size_t length;
    const char *text; /* key of the message */
};

static const struct kind kinds[] = {
    { "PK\x03\x04", 4, "input.word" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "input.old-word" },
    { "%PDF-", 5, "input.pdf" },
    { "{\\rtf", 5, "input.rtf" },
};

static const struct kind *kind_of(const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (length >= kinds[i].length && memcmp(bytes, kinds[i].magic, kinds[i].length) == 0)
            return &kinds[i];
    return NULL;
}

static bool probe(const poa_input *input)
{
    return kind_of(input->bytes, input->length) != NULL;
}

static poa_status extract(poa_text *out, const poa_input *input)
{
    const struct kind *kind = kind_of(input->bytes, input->length);

    (void)out;
    assert(kind != NULL); /* probed */
    return poa_fail(input->err, POA_ENCODING, NULL, kind->text, "0");
}

const poa_format poa_format_refused = { "refused", NULL, true, probe, extract };

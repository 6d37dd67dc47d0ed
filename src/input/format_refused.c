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

static const char old_office[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

static const struct kind kinds[] = {
    { old_office, 8, "input.old-word" },
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

/* Does a stream of an old Office file have this name, in UTF-16? */
static bool has_stream(const poa_input *input, const char *name)
{
    char wide[64] = "";
    size_t length = strlen(name) * 2;

    assert(length <= sizeof(wide));
    for (size_t i = 0; name[i] != '\0'; i++)
        wide[2 * i] = name[i];
    for (size_t at = 0; at + length <= input->length; at += 4) /* names are aligned */
        if (memcmp(input->bytes + at, wide, length) == 0)
            return true;
    return false;
}

/* A file with a password is wrapped in an old one. */
static const char *old_office_text(const poa_input *input)
{
    static const struct {
        const char *stream;
        const char *text;
    } streams[] = { { "EncryptedPackage", "input.word-locked" },
                    { "WordDocument", "input.old-word" },
                    { "Workbook", "input.old-office" },
                    { "PowerPoint Document", "input.old-office" } };

    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
        if (has_stream(input, streams[i].stream))
            return streams[i].text;
    return "input.old-word";
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
    const char *text = kind->magic == old_office ? old_office_text(input) : kind->text;
    return poa_fail(input->err, POA_ENCODING, NULL, text, "0");
}

const poa_format poa_format_refused = { "refused", NULL, true, probe, extract };

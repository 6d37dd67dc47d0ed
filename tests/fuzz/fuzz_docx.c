/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a part of a Word file, or as the file itself: a text with places or an
 * error.  The first byte says which part the others become, so that the fuzzer gets
 * behind the zip and its checksums.
 */
#include <string.h>

#include "poalint.h"

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "support/office.h"

/* Loaded once: the pack is immutable. */
static const poa_pack *standard_pack(void)
{
    static poa_pack *pack;

    if (pack == NULL)
        LAW(poa_pack_load(&pack, NULL, NULL) == POA_OK);
    return pack;
}

static void check_text(const poa_document *document)
{
    size_t length = 0;
    const char *text = poa_document_text(document, &length);

    LAW(poa_utf8_valid(text, length) == length);
    LAW(strlen(text) == length); /* XML holds no NUL */
    for (uint32_t i = 0; i <= length; i++) {
        poa_place place = poa_document_place(document, i);
        LAW(place.line >= 1 && place.column >= 1 && place.offset == i);
    }
}

static bool count_bytes(void *user, const char *bytes, size_t length)
{
    LAW(poa_utf8_valid(bytes, length) == length);
    *(size_t *)user += length;
    return true;
}

static void check_document(const poa_document *document, bool lint)
{
    poa_lint_options options = POA_LINT_OPTIONS_INIT;
    poa_report *report = NULL;
    size_t written = 0;

    check_text(document);
    LAW(poa_document_describe(document, "json", POA_LANG_EN, count_bytes, &written, NULL) ==
        POA_OK);
    LAW(written > 0);
    if (!lint)
        return;
    options.match_limit = 5000;
    LAW(poa_lint(&report, standard_pack(), document, &options, NULL) == POA_OK);
    poa_report_free(report);
}

static void check_file(const void *bytes, size_t length, bool lint)
{
    poa_document_options options = POA_DOCUMENT_OPTIONS_INIT;
    poa_document *document = NULL;
    poa_error err = { .lang = POA_LANG_ZH };

    options.name = "fuzz.docx";
    poa_status status =
        poa_document_from_bytes(&document, standard_pack(), bytes, length, &options, &err);
    if (status == POA_OK)
        check_document(document, lint);
    else
        LAW(document == NULL && err.status == status && err.message[0] != '\0');
    poa_document_free(document);
}

/* A list, styles and notes for parts that refer to them. */
static const struct test_word frame = {
    .body = P("<w:pPr><w:pStyle w:val='h'/></w:pPr>" R("One")) ITEM("1", "0", "two")
        ITEM("1", "1", "three") ITEM("2", "0", "four") STYLED("n", "five") P(
            "<w:hyperlink r:id='r9'>" R("six") "</w:hyperlink><w:r><w:footnoteReference w:id='2'/>"
                                               "</w:r>"),
    .styles = "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 1'/></w:style>"
              "<w:style w:styleId='n'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
              "</w:style>",
    .numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                 "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
                 "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    .footnotes = "<w:footnote w:id='2'>" PT("note") "</w:footnote>",
    .links = "<Relationship Id='r9' Type='/hyperlink' Target='https://example.com/'"
             " TargetMode='External'/>",
};

/* The bytes as the whole of the main part. */
static void check_main_part(const char *text, size_t length)
{
    const struct test_part parts[] = { { "word/document.xml", text, length, 0 }, { 0 } };
    size_t size = 0;
    unsigned char *bytes = test_zip(parts, &size);

    check_file(bytes, size, false);
    free(bytes);
}

/* The bytes, which a NUL follows, as a part that stands in the frame. */
static void check_part(unsigned which, const char *text, bool lint)
{
    struct test_word word = frame;
    const char **const parts[] = { &word.body, &word.styles, &word.numbering, &word.footnotes,
                                   &word.links };
    size_t length = 0;

    *parts[which] = text;
    unsigned char *bytes = test_word_file(&word, &length);
    check_file(bytes, length, lint);
    free(bytes);
}

int fuzz_docx(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *text = malloc(size); /* of the bytes behind the first, and a NUL */
    LAW(text != NULL);
    memcpy(text, data + 1, size - 1);
    text[size - 1] = '\0';
    unsigned which = data[0] % 8;
    if (which == 5)
        check_main_part(text, size - 1);
    else if (which == 6)
        check_file(text, size - 1, false);
    else
        check_part(which % 7, text, data[0] >= 0xF0);
    free(text);
    return 0;
}

FUZZ_ENTRY(fuzz_docx)

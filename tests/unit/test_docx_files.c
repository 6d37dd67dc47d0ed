/* SPDX-License-Identifier: MIT */
/* Word files as packages: their parts, what is refused, limits, damage. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "input/format.h"
#include "input/source.h"
#include "support/deadline.h"
#include "support/office.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Something of everything. */
static const struct test_word sample = {
    .body = PT("One.") P("") ITEM("1", "0", "two") STYLED("h", "Three") P(
        "<w:hyperlink r:id='r9'>" R("four") "</w:hyperlink>"
                                            "<w:r><w:footnoteReference w:id='2'/></w:r>")
        TBL(TR(TC(PT("Label")) TC(PT("five")))) P("<w:r><w:pict>" BOX(PT("six")) "</w:pict></w:r>"),
    .styles = "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 1'/></w:style>",
    .numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                 "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
                 "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    .footnotes = "<w:footnote w:id='2'>" PT("note") "</w:footnote>",
    .links = "<Relationship Id='r9' Type='" TEST_RELS "/hyperlink' Target='https://example.com/'"
             " TargetMode='External'/>",
};

/* ---- Packages ----------------------------------------------------------------------- */

#define RELS(type, target)                                                                 \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" \
    "<Relationship Id='r1' Type='" type "' Target='" target "'/></Relationships>"
#define DOCUMENT(uri, content) \
    "<w:document xmlns:w='" uri "'><w:body>" content "</w:body></w:document>"
#define PART(name, text)                \
    {                                   \
        name, text, sizeof(text) - 1, 0 \
    }
#define STRICT "http://purl.oclc.org/ooxml/"

static void expect_parts(const struct test_part *parts, const char *text)
{
    size_t length = 0;
    unsigned char *bytes = test_zip(parts, &length);
    struct test_read read;

    test_read_bytes(&read, bytes, length);
    cr_expect_eq(read.status, POA_OK, "%s", read.err.message);
    if (read.status == POA_OK)
        cr_expect_str_eq(read.text.bytes, text);
    poa_arena_release(&read.arena);
    free(bytes);
}

Test(docx_files, main_part_by_relation)
{
    static const struct test_part parts[] = {
        PART("_rels/.rels", RELS(TEST_RELS "/officeDocument", "/letters/./x/../main.xml")),
        PART("letters/main.xml", DOCUMENT(TEST_W, STYLED("h", "a"))),
        PART("letters/_rels/main.xml.rels", RELS(TEST_RELS "/styles", "../look.xml")),
        PART("look.xml", "<w:styles xmlns:w='" TEST_W "'><w:style w:styleId='h'>"
                         "<w:name w:val='Heading 1'/></w:style></w:styles>"),
        { 0 },
    };
    expect_parts(parts, "# a");
}

Test(docx_files, strict_namespaces)
{
    static const struct test_part parts[] = {
        PART("_rels/.rels",
             RELS(STRICT "officeDocument/relationships/officeDocument", "word/document.xml")),
        PART("word/document.xml", DOCUMENT(STRICT "wordprocessingml/main", PT("a"))),
        { 0 },
    };
    expect_parts(parts, "a");
}

Test(docx_files, without_relations_and_with_backslashes)
{
    static const struct test_part parts[] = {
        PART("word\\document.xml", DOCUMENT(TEST_W, PT("a"))),
        { 0 },
    };
    expect_parts(parts, "a");
}

/* ---- Refusals ----------------------------------------------------------------------- */

struct zip_case {
    struct test_part parts[3];
    poa_status status;
    const char *words; /* in the message */
};

#define MAIN(content) PART("word/document.xml", DOCUMENT(TEST_W, content))

static const struct zip_case zip_cases[] = {
    { { PART("xl/workbook.xml", "<a/>") }, POA_ENCODING, "Excel" },
    { { PART("ppt/presentation.xml", "<a/>") }, POA_ENCODING, "PowerPoint" },
    { { PART("META-INF/manifest.xml", "<a/>") }, POA_ENCODING, "OpenDocument" },
    { { PART("Index/Document.iwa", "") }, POA_ENCODING, "Pages" },
    { { PART("letter.txt", "Hello") }, POA_ENCODING, "no Word document; name the files" },
    { { { 0 } }, POA_ENCODING, "cut off or damaged" }, /* minizip opens no empty zip */
    { { MAIN(PT("a")), PART("word/vbaProject.bin", "x") }, POA_ENCODING, ".docm" },
    { { { "word/document.xml", "x", 1, 1 } }, POA_ENCODING, "encrypted" },
    { { MAIN(PT("a")), { "word/media/x.png", "x", 1, 1 } }, POA_ENCODING, "encrypted" },
    { { PART("word/document.xml", "<w:document xmlns:w='" TEST_W "'><w:body>") },
      POA_ENCODING,
      "word/document.xml is no valid XML" },
    { { PART("word/document.xml", "") }, POA_ENCODING, "no valid XML" },
    { { PART("word/document.xml", "<w:document xmlns:w='" TEST_W "'>\xFF</w:document>") },
      POA_ENCODING,
      "no valid XML" },
    { { PART("word/document.xml", "<html/>") }, POA_ENCODING, "no Word document" },
    { { PART("word/document.xml", "<document/>") }, POA_ENCODING, "no Word document" },
    { { PART("word/document.xml",
             "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document xmlns:w='" TEST_W "'/>") },
      POA_ENCODING,
      "document type" },
    { { PART("word/document.xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>") },
      POA_ENCODING,
      "document type" },
};

static void expect_refused(const void *bytes, size_t length, poa_status status, const char *words)
{
    struct test_read read;

    test_read_bytes(&read, bytes, length);
    cr_expect_eq(read.status, status, "%d: %s", read.status, read.err.message);
    cr_expect_not_null(strstr(read.err.message, words), "'%s' in: %s", words, read.err.message);
    cr_expect_null(read.text.bytes, "the output is left alone");
    poa_arena_release(&read.arena);
}

Test(docx_files, refusals)
{
    for (size_t i = 0; i < COUNT(zip_cases); i++) {
        size_t length = 0;
        unsigned char *bytes = test_zip(zip_cases[i].parts, &length);
        expect_refused(bytes, length, zip_cases[i].status, zip_cases[i].words);
        free(bytes);
    }
}

/* An old Office file with one name in its directory. */
static void expect_old(const char *stream, const char *words)
{
    char bytes[128] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

    for (size_t i = 0; stream[i] != '\0'; i++)
        bytes[64 + 2 * i] = stream[i];
    expect_refused(bytes, sizeof(bytes), POA_ENCODING, words);
}

Test(docx_files, old_and_locked_files)
{
    expect_old("", "old Word document (.doc)");
    expect_old("WordDocument", "old Word document (.doc)");
    expect_old("Workbook", "no Word document");
    expect_old("EncryptedPackage", "protected with a password");
}

Test(docx_files, by_name_alone)
{
    expect_refused("Dear team,", 10, POA_ENCODING, "whatever its name");
    expect_refused("", 0, POA_ENCODING, "whatever its name");
}

/* ---- Limits ------------------------------------------------------------------------- */

/* A Word file whose body is `piece`, again and again, between `open` and `close`. */
static void expect_limit(const char *open, const char *piece, size_t times, const char *close,
                         const char *words)
{
    size_t size = strlen(piece);
    size_t head = strlen(open);
    char *body = malloc(head + size * times + strlen(close) + 1);
    struct test_read read;

    cr_assert_not_null(body);
    memcpy(body, open, head);
    for (size_t i = 0; i < times; i++)
        memcpy(body + head + i * size, piece, size);
    memcpy(body + head + size * times, close, strlen(close) + 1);
    struct test_word word = {
        .body = body,
    };
    test_read_word(&read, &word);
    if (words == NULL)
        cr_expect_eq(read.status, POA_OK, "%s", read.err.message);
    else
        cr_expect(read.status == POA_LIMIT && strstr(read.err.message, words) != NULL, "%d: %s",
                  read.status, read.err.message);
    poa_arena_release(&read.arena);
    free(body);
}

Test(docx_files, limit_of_paragraphs)
{
    end_after(60);
    expect_limit("", "<w:p/>", POA_MAX_PARAGRAPHS, "", NULL);
    expect_limit("", "<w:p/>", POA_MAX_PARAGRAPHS + 1, "", "paragraphs");
}

Test(docx_files, limit_of_text)
{
    end_after(60);
    expect_limit("<w:p><w:r><w:t>", "0123456789abcdef", POA_MAX_EXTRACTED_BYTES / 16 + 1,
                 "</w:t></w:r></w:p>", "bytes of text");
}

Test(docx_files, limit_of_a_part)
{
    end_after(60);
    expect_limit("<!--", "0123456789abcdef", POA_MAX_ZIP_PART / 16, "-->", "has a part");
}

/* Depth costs no stack; elements that are not closed are a fault of their own. */
Test(docx_files, limit_of_depth)
{
    const size_t most = POA_MAX_XML_DEPTH - 2; /* inside <w:document><w:body> */
    struct test_word word = { .body = "<w:sdt>" };
    struct test_read read;

    test_read_word(&read, &word);
    cr_expect_eq(read.status, POA_ENCODING);
    poa_arena_release(&read.arena);
    expect_limit("", "<w:sdt>", most + 1, "", "more than 256 elements");
    expect_limit("", "<w:sdt>", 1000000, "", "more than 256 elements");
}

/* A small file must not become a large text by saying one thing again and again. */
Test(docx_files, limit_of_repeated_notes)
{
    char *note = malloc((1 << 20) + 128);
    char *body = malloc(40 * 100 + 128);
    struct test_read read;

    end_after(60);
    cr_assert(note != NULL && body != NULL);
    size_t at = (size_t)sprintf(note, "<w:footnote w:id='2'><w:p><w:r><w:t>");
    memset(note + at, 'x', 1 << 20);
    strcpy(note + at + (1 << 20), "</w:t></w:r></w:p></w:footnote>");
    at = (size_t)sprintf(body, "<w:p><w:r>");
    for (int i = 0; i < 100; i++)
        at += (size_t)sprintf(body + at, "<w:footnoteReference w:id='2'/>");
    strcpy(body + at, "</w:r></w:p>");
    struct test_word word = { .body = body, .footnotes = note };
    test_read_word(&read, &word);
    cr_expect_eq(read.status, POA_LIMIT);
    cr_expect_not_null(strstr(read.err.message, "bytes of text"), "%s", read.err.message);
    poa_arena_release(&read.arena);
    free(body);
    free(note);
}

Test(docx_files, limit_of_all_parts)
{
    const size_t size = POA_MAX_ZIP_PART - 4096;
    char *styles_part = malloc(size);
    struct test_read read;

    end_after(60);
    cr_assert_not_null(styles_part);
    memset(styles_part, ' ', size);
    memcpy(styles_part, "<a>", 3);
    memcpy(styles_part + size - 4, "</a>", 4);
    const struct test_part parts[] = {
        MAIN(PT("a")),
        { "word/styles.xml", styles_part, size, 0 },
        { "word/numbering.xml", styles_part, size, 0 },
        PART("word/_rels/document.xml.rels",
             "<r><x Id='1' Type='/styles' Target='styles.xml'/>"
             "<x Id='2' Type='/numbering' Target='numbering.xml'/></r>"),
        { 0 },
    };
    size_t length = 0;
    unsigned char *bytes = test_zip(parts, &length);
    test_read_bytes(&read, bytes, length);
    cr_expect_eq(read.status, POA_LIMIT);
    cr_expect_not_null(strstr(read.err.message, "unpacks to more than"), "%s", read.err.message);
    poa_arena_release(&read.arena);
    free(bytes);
    free(styles_part);
}

Test(docx_files, limit_of_entries)
{
    struct test_part *parts = calloc(POA_MAX_ZIP_ENTRIES + 2, sizeof(*parts));
    size_t length = 0;

    cr_assert_not_null(parts);
    for (size_t i = 0; i < POA_MAX_ZIP_ENTRIES + 1; i++)
        parts[i] = (struct test_part)PART("x", "");
    unsigned char *bytes = test_zip(parts, &length);
    expect_refused(bytes, length, POA_LIMIT, "more than 4096 parts");
    free(bytes);
    free(parts);
}

/* ---- Damage ------------------------------------------------------------------------- */

/* Cut anywhere, and with any byte turned, a file gives an error or a text. */
Test(docx_files, damaged_everywhere)
{
    size_t length = 0;
    unsigned char *bytes = test_word_file(&sample, &length);
    struct test_read read;

    end_after(120);
    for (size_t cut = 0; cut < length; cut++) {
        unsigned char *part = malloc(cut + 1); /* no byte more: sanitizers see reads behind it */
        cr_assert_not_null(part);
        memcpy(part, bytes, cut);
        test_read_bytes(&read, part, cut);
        /* of the last bytes, which hold the length of a comment, no reader is in need */
        cr_expect(read.status != POA_OK ? read.err.message[0] != '\0' : cut + 4 > length,
                  "cut at %zu", cut);
        poa_arena_release(&read.arena);
        free(part);
    }
    for (size_t at = 0; at < length; at++) {
        bytes[at] ^= 0x41;
        test_read_bytes(&read, bytes, length);
        cr_expect(read.status == POA_OK || read.err.message[0] != '\0', "turned at %zu", at);
        poa_arena_release(&read.arena);
        bytes[at] ^= 0x41;
    }
    free(bytes);
}

/* What real programs pack, cut at every seventh byte. */
Test(docx_files, cut_fixtures)
{
    static const char *const names[] = { "fixtures/docx/word.docx", "fixtures/docx/wps.docx",
                                         "fixtures/docx/libreoffice.docx",
                                         "fixtures/docx/pandoc.docx" };
    struct test_read read;

    end_after(120);
    for (size_t i = 0; i < COUNT(names); i++) {
        poa_source source;
        cr_assert_eq(poa_source_read(&source, names[i], 1 << 20, NULL), POA_OK, "%s", names[i]);
        for (size_t cut = 0; cut + 4 <= source.length; cut += 7) {
            unsigned char *part = malloc(cut + 1);
            cr_assert_not_null(part);
            memcpy(part, source.bytes, cut);
            test_read_bytes(&read, part, cut);
            cr_expect_neq(read.status, POA_OK, "%s cut at %zu", names[i], cut);
            poa_arena_release(&read.arena);
            free(part);
        }
        poa_source_release(&source);
    }
}

/* With too little memory everywhere: an error, and nothing is left behind. */
Test(docx_files, short_of_memory)
{
    poa_error err = { .lang = POA_LANG_EN };
    poa_status status = POA_NOMEM;
    size_t length = 0;
    unsigned char *bytes = test_word_file(&sample, &length);

    for (size_t limit = 0; status != POA_OK; limit += 64) {
        poa_arena arena = POA_ARENA_INIT(limit);
        poa_input input = { bytes, length, NULL, NULL, &arena, &err };
        poa_text text;
        cr_assert_lt(limit, 1 << 20);
        status = poa_format_find("docx")->extract(&text, &input);
        cr_expect(status == POA_OK || status == POA_NOMEM);
        poa_arena_release(&arena);
    }
    free(bytes);
}

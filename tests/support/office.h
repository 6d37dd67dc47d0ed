/* SPDX-License-Identifier: MIT */
/* Word files made in memory: parts stored in a zip, and the parts that each file has. */
#ifndef POA_TESTS_SUPPORT_OFFICE_H
#define POA_TESTS_SUPPORT_OFFICE_H

#include <stddef.h>
#include <stdint.h>

#include "input/lines.h"

#define TEST_W    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TEST_RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* One file in a zip. */
struct test_part {
    const char *name; /* NULL ends a list */
    const char *bytes;
    size_t length;
    uint16_t flags; /* of the zip's entry */
};

/* A zip of stored parts, for free(); aborts where memory runs out. */
unsigned char *test_zip(const struct test_part *parts, size_t *length);

/* What a test says of a Word file; NULL: the part is missing. */
struct test_word {
    const char *body; /* inside <w:body> */
    const char *styles;
    const char *numbering;
    const char *footnotes;
    const char *links; /* Relationship elements of the document */
};

/* A whole Word file, for free(). */
unsigned char *test_word_file(const struct test_word *word, size_t *length);

/* A file and what came out of it. */
struct test_read {
    poa_arena arena; /* for the caller to release */
    poa_text text;
    poa_lines lines;
    poa_error err;
    poa_status status;
};

void test_read_bytes(struct test_read *read, const void *bytes, size_t length);
void test_read_word(struct test_read *read, const struct test_word *word);

/* Pieces of WordprocessingML. */
#define R(text)          "<w:r><w:t>" text "</w:t></w:r>"
#define P(content)       "<w:p>" content "</w:p>"
#define PT(text)         P(R(text))
#define STYLED(id, text) P("<w:pPr><w:pStyle w:val='" id "'/></w:pPr>" R(text))
#define ITEM(num, level, text)                                          \
    P("<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" num \
      "'/></w:numPr></w:pPr>" R(text))
#define TC(content)  "<w:tc><w:tcPr/>" content "</w:tc>"
#define TR(cells)    "<w:tr>" cells "</w:tr>"
#define TBL(rows)    "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define BOLD(text)   P("<w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r>")
#define FIELD(kind)  "<w:r><w:fldChar w:fldCharType='" kind "'/></w:r>"
#define CODE(text)   "<w:r><w:instrText xml:space='preserve'>" text "</w:instrText></w:r>"
#define BOX(content) "<w:txbxContent>" content "</w:txbxContent>"

#endif

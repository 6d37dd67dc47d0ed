/* SPDX-License-Identifier: MIT */
/* A writer of stored zips, as short as the format allows. */
#include "support/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "input/format.h"

static uint32_t checksum(const char *bytes, size_t length)
{
    uint32_t sum = 0xFFFFFFFFu;

    for (size_t i = 0; i < length; i++) {
        sum ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
    }
    return ~sum;
}

static void put(poa_strbuf *out, uint32_t value, size_t bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        poa_strbuf_putc(out, (char)(value & 0xFF));
}

/* What the head of an entry and its line in the directory have in common. */
static void put_entry(poa_strbuf *out, const struct test_part *part)
{
    put(out, 20, 2);
    put(out, part->flags, 2);
    put(out, 0, 2); /* stored */
    put(out, 0x5A210000u, 4);
    put(out, checksum(part->bytes, part->length), 4);
    put(out, (uint32_t)part->length, 4);
    put(out, (uint32_t)part->length, 4);
    put(out, (uint32_t)strlen(part->name), 2);
    put(out, 0, 2);
}

static void put_line(poa_strbuf *out, const struct test_part *part, uint32_t offset)
{
    poa_strbuf_add(out, "PK\x01\x02\x14\0", 6);
    put_entry(out, part);
    put(out, 0, 8); /* comment, disk, attributes */
    put(out, 0, 2);
    put(out, offset, 4);
    poa_strbuf_puts(out, part->name);
}

unsigned char *test_zip(const struct test_part *parts, size_t *length)
{
    poa_strbuf out = POA_STRBUF_INIT;
    poa_strbuf directory = POA_STRBUF_INIT;
    uint32_t count = 0;

    for (; parts[count].name != NULL; count++) {
        put_line(&directory, &parts[count], (uint32_t)out.length);
        poa_strbuf_add(&out, "PK\x03\x04", 4);
        put_entry(&out, &parts[count]);
        poa_strbuf_puts(&out, parts[count].name);
        poa_strbuf_add(&out, parts[count].bytes, parts[count].length);
    }
    uint32_t begin = (uint32_t)out.length;
    poa_strbuf_add(&out, poa_strbuf_str(&directory), directory.length);
    poa_strbuf_add(&out, "PK\x05\x06\0\0\0\0", 8);
    put(&out, count, 2);
    put(&out, count, 2);
    put(&out, (uint32_t)directory.length, 4);
    put(&out, begin, 4);
    put(&out, 0, 2);
    if (out.failed || directory.failed)
        abort();
    poa_strbuf_release(&directory);
    *length = out.length;
    return (unsigned char *)out.bytes;
}

static const char root_relations[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='r1' Type='" TEST_RELS "/officeDocument' Target='word/document.xml'/>"
    "</Relationships>";

static const char part_relations[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='r1' Type='" TEST_RELS "/styles' Target='styles.xml'/>"
    "<Relationship Id='r2' Type='" TEST_RELS "/numbering' Target='numbering.xml'/>"
    "<Relationship Id='r3' Type='" TEST_RELS "/footnotes' Target='/word/footnotes.xml'/>"
    "%s</Relationships>";

static const char part_frame[] =
    "<w:%s xmlns:w='" TEST_W "' xmlns:r='" TEST_RELS "'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:wps='urn:shape'>%s%s%s</w:%s>";

unsigned char *test_word_file(const struct test_word *word, size_t *length)
{
    const char *const contents[] = { word->body, word->styles, word->numbering, word->footnotes };
    static const char *const roots[] = { "document", "styles", "numbering", "footnotes" };
    static const char *const names[] = { "word/document.xml", "word/styles.xml",
                                         "word/numbering.xml", "word/footnotes.xml" };
    struct test_part parts[8] = { { "_rels/.rels", root_relations, sizeof(root_relations) - 1,
                                    0 } };
    poa_strbuf texts[5] = { POA_STRBUF_INIT, POA_STRBUF_INIT, POA_STRBUF_INIT, POA_STRBUF_INIT,
                            POA_STRBUF_INIT };
    size_t count = 1;

    for (size_t i = 0; i < 4; i++) {
        if (contents[i] == NULL)
            continue;
        poa_strbuf_printf(&texts[i], part_frame, roots[i], i == 0 ? "<w:body>" : "", contents[i],
                          i == 0 ? "</w:body>" : "", roots[i]);
        parts[count++] = (struct test_part){ names[i], texts[i].bytes, texts[i].length, 0 };
    }
    poa_strbuf_printf(&texts[4], part_relations, word->links != NULL ? word->links : "");
    parts[count++] =
        (struct test_part){ "word/_rels/document.xml.rels", texts[4].bytes, texts[4].length, 0 };
    unsigned char *zip = test_zip(parts, length);
    for (size_t i = 0; i < 5; i++)
        poa_strbuf_release(&texts[i]);
    return zip;
}

void test_read_bytes(struct test_read *read, const void *bytes, size_t length)
{
    *read = (struct test_read){ .arena = POA_ARENA_INIT((size_t)256 << 20),
                                .err = { .lang = POA_LANG_EN } };
    poa_input input = { bytes, length, "draft.docx", NULL, &read->arena, &read->err };
    read->status = poa_format_of(&input)->extract(&read->text, &input);
    if (read->status == POA_OK)
        read->status = poa_lines_build(&read->lines, &read->arena, &read->text, &read->err);
}

void test_read_word(struct test_read *read, const struct test_word *word)
{
    size_t length = 0;
    unsigned char *bytes = test_word_file(word, &length);

    test_read_bytes(read, bytes, length);
    free(bytes);
}

/* SPDX-License-Identifier: MIT */
/*
 * Word files (.docx) of Word, WPS and LibreOffice.  All zips are taken, so that
 * those which hold no letter are refused by name.
 *
 * A place is paragraph:character.  Paragraphs are counted as Word shows them, empty
 * ones and those in tables and text boxes too (docx_story.h); characters are code
 * points, without the number that Word puts before a paragraph.
 */
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "input/docx_write.h"
#include "input/formats.h"

static bool probe(const poa_input *input)
{
    static const char *const magics[] = { "PK\x03\x04", "PK\x05\x06", "PK\x07\x08" };

    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
        if (input->length >= 4 && memcmp(input->bytes, magics[i], 4) == 0)
            return true;
    return false;
}

static poa_status read_notes(poa_docx_story *out, poa_docx *docx, const poa_docx_styles *styles,
                             const poa_zip_entry *part)
{
    poa_docx_relations links;

    *out = (poa_docx_story){ NULL, 0 };
    if (part == NULL)
        return POA_OK;
    poa_status status = poa_docx_relations_read(&links, docx, part->name);
    return status == POA_OK ? poa_docx_story_read(out, docx, part, styles, &links, NULL) : status;
}

static poa_status read_parts(poa_docx_parts *parts, poa_docx *docx)
{
    const poa_zip_entry *body = NULL;
    poa_docx_relations links;
    poa_docx_styles styles;
    poa_status status = poa_docx_main_part(docx, &body);

    if (status == POA_OK)
        status = poa_docx_relations_read(&links, docx, body->name);
    if (status == POA_OK)
        status = poa_docx_styles_read(&styles, docx, poa_docx_part(docx, &links, "styles"));
    if (status == POA_OK)
        status = poa_docx_numbering_read(&parts->numbering, docx,
                                         poa_docx_part(docx, &links, "numbering"), &styles);
    if (status == POA_OK)
        status = poa_docx_story_read(&parts->body, docx, body, &styles, &links, "document");
    if (status == POA_OK)
        status =
            read_notes(&parts->notes[0], docx, &styles, poa_docx_part(docx, &links, "footnotes"));
    if (status == POA_OK)
        status =
            read_notes(&parts->notes[1], docx, &styles, poa_docx_part(docx, &links, "endnotes"));
    return status;
}

static poa_status write_text(poa_text *out, const poa_input *input, poa_docx *docx,
                             poa_docx_parts *parts)
{
    poa_extraction x;
    poa_status status = poa_extraction_begin(&x, input->arena, NULL, input->err);

    if (status != POA_OK)
        return status;
    status = poa_docx_write(&x, docx, parts);
    if (status == POA_OK)
        return poa_extraction_end(&x, out, input->arena, "docx", input->err);
    poa_extraction_release(&x);
    return status;
}

static poa_status extract(poa_text *out, const poa_input *input)
{
    poa_arena arena = POA_ARENA_INIT(POA_MAX_WORD_BYTES);
    poa_docx docx = { .arena = &arena, .err = input->err };
    poa_docx_parts parts;

    if (!probe(input))
        return poa_fail(input->err, POA_ENCODING, NULL, "input.word-no-zip");
    poa_status status = poa_zip_open(&docx.zip, &arena, input->bytes, input->length, input->err);
    if (status == POA_OK) {
        status = read_parts(&parts, &docx);
        if (status == POA_OK)
            status = write_text(out, input, &docx, &parts);
        poa_zip_close(&docx.zip);
    }
    poa_arena_release(&arena);
    return status;
}

static const char *const endings[] = { ".docx", NULL };

const poa_format poa_format_docx = { "docx", endings, false, probe, extract };

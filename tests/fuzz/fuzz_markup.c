/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as Markdown (first byte even) or HTML (odd): an extracted text or an error, and
 * a place in the source for each byte of it.
 */
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "input/formats.h"
#include "input/map.h"

static void check_places(const poa_text *text, poa_arena *arena, size_t size)
{
    poa_lines lines;
    poa_error err = { .lang = POA_LANG_EN };

    LAW(poa_lines_build(&lines, arena, text, &err) == POA_OK);
    for (uint32_t i = 0; i <= text->length; i++) {
        poa_place place = poa_lines_place(&lines, text, i);
        const poa_piece *piece = poa_map_at(text->map, i);
        LAW(place.line >= 1 && place.column >= 1 && place.line <= size + 1);
        LAW(piece->begin <= i && piece->offset <= 4 * size + 4);
    }
}

int fuzz_markup(const uint8_t *data, size_t size)
{
    poa_arena arena = POA_ARENA_INIT(POA_MIN_DOCUMENT_BYTES + size * POA_MAX_DOCUMENT_FACTOR);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };
    size_t skip = size > 0;
    const poa_format *format = skip && data[0] % 2 != 0 ? &poa_format_html : &poa_format_markdown;
    poa_input input = { data + skip, size - skip, NULL, NULL, &arena, &err };
    poa_status status = format->extract(&text, &input);

    if (status == POA_OK) {
        LAW(poa_utf8_valid(text.bytes, text.length) == text.length);
        LAW(strlen(text.bytes) <= text.length && text.map != NULL);
        check_places(&text, &arena, size);
    } else {
        LAW(text.bytes == NULL && err.message[0] != '\0');
    }
    poa_arena_release(&arena);
    return 0;
}

FUZZ_ENTRY(fuzz_markup)

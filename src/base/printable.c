/* SPDX-License-Identifier: MIT */
/* Which characters may reach a terminal as they are, and how the others look. */
#include "base/printable.h"

#include <stdint.h>
#include <stdio.h>

#include "poalint.h"

#include "base/utf8.h"

/* Controls, and characters that move, hide or join what stands beside them. */
static bool is_harmless(uint32_t point)
{
    if (point < 0x20 || (point >= 0x7F && point <= 0x9F))
        return false;
    if (point == 0x61C || point == 0x180E || point == 0xFEFF)
        return false;
    if (point >= 0x200B && point <= 0x200F) /* zero width, and LRM, RLM */
        return false;
    if (point >= 0x2028 && point <= 0x202E) /* line separators, embeddings */
        return false;
    if (point >= 0x2060 && point <= 0x206F) /* invisible operators, isolates */
        return false;
    if (point >= 0xFFF9 && point <= 0xFFFB) /* interlinear marks */
        return false;
    return point < 0xE0000 || point > 0xE007F; /* tags */
}

/* Bytes of the valid character at `bytes`, or 0. */
static size_t valid_size(const char *bytes, size_t length)
{
    size_t size =
        (unsigned char)bytes[0] < 0x80 ? 1 : poa_utf8_valid(bytes, length < 4 ? length : 4);
    size_t first = 0;

    if (size > 1)
        (void)poa_utf8_next(bytes, &first);
    return size > 1 ? first : size;
}

static size_t harmless_run(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length && valid_size(bytes + at, length - at) > 0) {
        size_t next = at;
        if (!is_harmless(poa_utf8_next(bytes, &next)))
            break;
        at = next;
    }
    return at;
}

static void write_escape(poa_printable *walk)
{
    const char *here = walk->bytes + walk->at;
    size_t size = valid_size(here, walk->length - walk->at);
    size_t ignored = 0;
    unsigned point = size > 0 ? (unsigned)poa_utf8_next(here, &ignored) : (unsigned char)*here;
    const char *format = size < 2 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\u{%x}";

    int written = snprintf(walk->escape, sizeof(walk->escape), format, point);
    walk->piece = walk->escape;
    walk->piece_length = (size_t)written;
    walk->escaped = true;
    walk->at += size < 2 ? 1 : size;
}

bool poa_printable_next(poa_printable *walk)
{
    if (walk->at >= walk->length)
        return false;
    size_t run = harmless_run(walk->bytes + walk->at, walk->length - walk->at);
    if (run == 0) {
        write_escape(walk);
        return true;
    }
    walk->piece = walk->bytes + walk->at;
    walk->piece_length = run;
    walk->escaped = false;
    walk->at += run;
    return true;
}

bool poa_write_printable(poa_write_fn *write, void *user, const char *bytes, size_t length)
{
    poa_printable walk = { .bytes = bytes, .length = length };

    while (poa_printable_next(&walk))
        if (!write(user, walk.piece, walk.piece_length))
            return false;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* Character references of HTML, which Markdown has too. */
#ifndef POA_INPUT_ENTITY_H
#define POA_INPUT_ENTITY_H

#include "base/arena.h"
#include "base/strbuf.h"

/* Append the text that "&amp;", "&#8212;" or the like stands for, as HTML5 has it; an
 * unknown one as it is. */
void poa_entity_add(poa_strbuf *out, const char *reference, size_t length);

/*
 * The bytes, or where a reference in them has a number that the parser cannot hold, a copy
 * in the arena of the same length, with U+110000 in its place: no character either, which
 * HTML5 reads as U+FFFD.  NULL without memory.
 */
const char *poa_entity_tame(poa_arena *arena, const char *bytes, size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The folded copy that rules match, and its map back.  Folding makes
 * compatibility and full-width forms plain, straightens quotes and dashes, turns
 * NBSP and other blanks into a space, drops zero-width characters, reads
 * look-alike letters in words of mixed script as Latin, and turns Traditional
 * characters into Simplified ones.  The tables are generated at build time from
 * UnicodeData.txt, confusables data and OpenCC; see src/tools/make_fold.c.
 */
#ifndef POA_DOCUMENT_FOLD_H
#define POA_DOCUMENT_FOLD_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "input/text.h"

/* Half-open range of bytes of the folded copy.  Not a poa_span, so that the
 * compiler refuses to mix them. */
typedef struct poa_fold_span {
    uint32_t begin;
    uint32_t end;
} poa_fold_span;

/* A run of folded bytes.  A run maps byte by byte (lengths equal, bytes as they
 * were) or as one whole: see `exact`. */
typedef struct poa_fold_run {
    uint32_t fold;   /* first folded byte */
    uint32_t text;   /* first byte of the text */
    uint32_t length; /* bytes of the text */
    bool exact;      /* byte i of the run is byte i of the text */
} poa_fold_run;

typedef struct poa_fold {
    char *bytes;        /* valid UTF-8, NUL-terminated */
    uint32_t length;    /* bytes */
    poa_fold_run *runs; /* sorted by `fold`; a run ends where the next begins */
    uint32_t run_count;
} poa_fold;

/* Builds a fold piece by piece, in order of the text. */
typedef struct poa_folder {
    poa_arena *arena;
    const poa_text *text;
    poa_strbuf bytes;
    poa_fold_run *runs;
    size_t run_count;
    size_t run_capacity;
    bool failed; /* memory ran out */
} poa_folder;

void poa_folder_init(poa_folder *folder, poa_arena *arena, const poa_text *text);
/*
 * Append the fold of text [span).  A line break inside the span folds to
 * nothing between two Han or full-width characters, else to one space; blanks
 * around it go with it, and so do blanks between two Han characters.  A run of
 * blanks is one space.  At either end of the span a line break is nothing.
 */
void poa_folder_add(poa_folder *folder, poa_span span);
/* Append the "\n" that separates two blocks; it stands for text [at, at). */
void poa_folder_break(poa_folder *folder, uint32_t at);
/* Move the result into *out (memory of the arena) and release the rest. */
POA_MUST_USE poa_status poa_folder_finish(poa_folder *folder, poa_fold *out, poa_error *err);

/*
 * The smallest span of the text that holds every character that the folded
 * bytes came from.  `span` lies inside the fold and is not empty.
 */
poa_span poa_fold_to_text(const poa_fold *fold, poa_fold_span span);
/* The folded bytes that came from text [span); empty where all was dropped. */
poa_fold_span poa_fold_from_text(const poa_fold *fold, poa_span span);

/*
 * The fold of one character by itself: borrowed bytes without a NUL, *length of
 * them (0: it is dropped), or NULL where it stays as it is.  An ellipsis is three
 * full stops, so two of them are six: still an ellipsis, and no other text is.
 */
const char *poa_fold_character(uint32_t point, size_t *length);

/*
 * Fold a string that is no draft: a word or pattern literal of a pack.  Blanks
 * between Han stay, and so do line breaks and runs of blanks.  Appends to `out`.
 */
void poa_fold_string(poa_strbuf *out, const char *bytes, size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/* The map that make_fold builds: for each code point what it becomes. */
#ifndef POA_TOOLS_MAKE_FOLD_H
#define POA_TOOLS_MAKE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#define POINTS 0x110000u

/* A sequence of code points. */
struct points {
    uint32_t *items;
    size_t count;
};

/* What each code point becomes; NULL: itself. */
struct map {
    struct points *to[POINTS];
};

/* Let `from` become a copy of the sequence, whatever it was before. */
void map_set(struct map *map, uint32_t from, const uint32_t *items, size_t count);

/* The sources; each sets its part of the map, a later one wins. */
void read_ignorable(struct map *map, const char *path);    /* DerivedCoreProperties.txt */
void read_unicode_data(struct map *map, const char *path); /* UnicodeData.txt */
void read_radicals(struct map *map, const char *path);     /* EquivalentUnifiedIdeograph.txt */
void read_simplified(struct map *map, const char *path);   /* OpenCC's TSCharacters as text */
void read_overrides(struct map *map, const char *path);    /* fold_overrides.txt */

/* The ASCII letter that a Greek, Cyrillic or Armenian one looks like, or 0. */
char lookalike(uint32_t point);

#endif

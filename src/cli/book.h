/* SPDX-License-Identifier: MIT */
/* A baseline that is being written: what was in its file, what goes, what comes. */
#ifndef POA_CLI_BOOK_H
#define POA_CLI_BOOK_H

#include "arglist.h"
#include "output.h"

typedef struct poa_book {
    char *path;        /* owned */
    poa_baseline *old; /* owned; NULL: there is no file yet */
    size_t old_count;  /* entries */
    bool *gone;        /* one an old entry: leave it out */
    size_t gone_count;
    poa_baseline_entry *added; /* they borrow from `strings` */
    size_t added_count;
    poa_arglist strings;
} poa_book;

/* The file at `path`, which must be there unless `may_be_new`.  False: said.  Release it
 * in either case. */
bool poa_book_open(poa_book *book, const char *path, bool may_be_new, poa_lang lang);
void poa_book_release(poa_book *book);
/* Leave an old entry out. */
void poa_book_drop(poa_book *book, size_t index);
/* Add a copy of an entry.  False: no memory. */
bool poa_book_add(poa_book *book, const poa_baseline_entry *entry);
/* Write what is left and what was added, in the place of the old file, which stays as it
 * is until the new one is whole.  False: said. */
bool poa_book_write(const poa_book *book, poa_lang lang);

#endif

/* SPDX-License-Identifier: MIT */
/* Writing baselines. */
#include "book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say_fault(void *user, const poa_error *problem)
{
    (void)user;
    poa_say_problem(NULL, problem);
}

static bool no_memory(poa_lang lang)
{
    poa_say(lang, "cli.no-memory");
    return false;
}

static bool is_missing(const char *path)
{
    struct stat info;

    return stat(path, &info) != 0 && errno == ENOENT;
}

bool poa_book_open(poa_book *book, const char *path, bool may_be_new, poa_lang lang)
{
    poa_error err = { .lang = lang };
    poa_baseline_entry entry;

    *book = (poa_book){ .path = strdup(path) };
    if (book->path == NULL)
        return no_memory(lang);
    if (may_be_new && is_missing(path))
        return true;
    if (poa_baseline_load(&book->old, path, say_fault, NULL, &err) != POA_OK)
        return false;
    while (poa_baseline_entry_at(book->old, book->old_count, &entry))
        book->old_count++;
    book->gone = calloc(book->old_count + 1, sizeof(*book->gone));
    return book->gone != NULL || no_memory(lang);
}

void poa_book_release(poa_book *book)
{
    poa_baseline_free(book->old);
    poa_arglist_release(&book->strings);
    free(book->added);
    free(book->gone);
    free(book->path);
}

void poa_book_drop(poa_book *book, size_t index)
{
    book->gone_count += !book->gone[index];
    book->gone[index] = true;
}

/* A copy of a text that lives as long as the book; NULL without memory. */
static const char *keep(poa_book *book, const char *text)
{
    bool kept = poa_arglist_add(&book->strings, text, strlen(text));

    return kept ? book->strings.items[book->strings.count - 1] : NULL;
}

bool poa_book_add(poa_book *book, const poa_baseline_entry *entry)
{
    poa_baseline_entry *added =
        realloc(book->added, (book->added_count + 1) * sizeof(*book->added));

    if (added == NULL)
        return false;
    book->added = added;
    poa_baseline_entry copy = { keep(book, entry->draft),
                                keep(book, entry->rule),
                                keep(book, entry->fingerprint),
                                keep(book, entry->excerpt),
                                keep(book, entry->reason),
                                0,
                                0 };
    if (copy.draft == NULL || copy.rule == NULL || copy.fingerprint == NULL ||
        copy.excerpt == NULL || copy.reason == NULL)
        return false;
    book->added[book->added_count++] = copy;
    return true;
}

/* ---- Writing ------------------------------------------------------------------------- */

/* An entry and its place in the order that it was met in. */
struct row {
    poa_baseline_entry entry;
    size_t index;
};

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left;
    const struct row *b = right;
    int order = strcmp(a->entry.draft, b->entry.draft);

    if (order != 0)
        return order;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* What is left and what was added, by draft; the caller frees it.  NULL: no memory. */
static poa_baseline_entry *entries_of(const poa_book *book, size_t *count)
{
    struct row *rows = calloc(book->old_count + book->added_count + 1, sizeof(*rows));
    poa_baseline_entry *entries = calloc(book->old_count + book->added_count + 1, sizeof(*entries));

    *count = 0;
    for (size_t i = 0; rows != NULL && i < book->old_count; i++)
        if (!book->gone[i] && poa_baseline_entry_at(book->old, i, &rows[*count].entry))
            ++*count;
    for (size_t i = 0; rows != NULL && i < book->added_count; i++)
        rows[(*count)++].entry = book->added[i];
    for (size_t i = 0; i < *count; i++)
        rows[i].index = i;
    if (*count > 0)
        qsort(rows, *count, sizeof(*rows), compare_rows);
    for (size_t i = 0; entries != NULL && i < *count; i++)
        entries[i] = rows[i].entry;
    free(rows);
    return entries;
}

/* Write the entries to a file that was not there before.  False: said. */
static bool write_file(const poa_book *book, const char *path, poa_lang lang)
{
    poa_error err = { .lang = lang };
    size_t count;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    poa_output out = { fd >= 0 ? fdopen(fd, "w") : NULL, path, 0 };

    if (out.file == NULL) {
        poa_say(lang, "cli.output-not-opened", path, strerror(errno));
        return false;
    }
    poa_baseline_entry *entries = entries_of(book, &count);
    poa_status status = entries != NULL
                            ? poa_baseline_write(entries, count, poa_output_write, &out, &err)
                            : POA_NOMEM;
    free(entries);
    if (status == POA_NOMEM)
        (void)no_memory(lang);
    return poa_output_close(&out, lang) && status == POA_OK;
}

/* Is the file one that the next run can read?  It may have grown too large. */
static bool can_be_read(const char *path, poa_lang lang)
{
    poa_error err = { .lang = lang };
    poa_baseline *baseline = NULL;
    bool can = poa_baseline_load(&baseline, path, say_fault, NULL, &err) == POA_OK;

    poa_baseline_free(baseline);
    return can;
}

static bool replace(const char *path, const char *fresh, poa_lang lang)
{
    if (rename(fresh, path) == 0)
        return true;
    poa_say(lang, "cli.output-not-written", path, strerror(errno));
    return false;
}

/* The path behind a link; else the path itself.  Owned; NULL: no memory. */
static char *target_of(const char *path)
{
    char *real = realpath(path, NULL);

    return real != NULL ? real : strdup(path);
}

bool poa_book_write(const poa_book *book, poa_lang lang)
{
    char *path = target_of(book->path);
    char *fresh = path != NULL ? malloc(strlen(path) + sizeof(".new")) : NULL;

    if (fresh == NULL) {
        free(path);
        return no_memory(lang);
    }
    (void)stpcpy(stpcpy(fresh, path), ".new");
    bool existed = access(fresh, F_OK) == 0; /* then it is not ours to take away */
    bool written =
        write_file(book, fresh, lang) && can_be_read(fresh, lang) && replace(path, fresh, lang);
    if (!written && !existed)
        (void)unlink(fresh);
    free(fresh);
    free(path);
    return written;
}

/* SPDX-License-Identifier: MIT */
/*
 * `poalint baseline create` accepts what is found now, `poalint baseline prune` forgets
 * what is not found any more.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "book.h"
#include "draft.h"
#include "exit_status.h"
#include "nearest.h"
#include "scope.h"

#define FILE_NAME "poalint-baseline.yaml"

/* Code points of the writer's words that an entry repeats. */
enum { EXCERPT = 80 };

struct keeping {
    const poa_settings *settings; /* of the run */
    bool create;                  /* else prune */
    poa_pack *pack;
    poa_notice *notice; /* NULL: none is given */
    poa_scopes scopes;
    poa_book *books; /* one a baseline */
    size_t book_count;
    bool failed; /* something could not be checked, read or written */
};

/* One draft on its way into a book, or through one. */
struct visit {
    struct keeping *keeping;
    const poa_scope *scope;
    poa_book *book;
    char *name; /* owned: as the baseline names it */
    const poa_document *document;
};

/* ---- Books --------------------------------------------------------------------------- */

static const char *path_of(const struct keeping *keeping, const poa_settings *settings)
{
    if (keeping->create && settings->output != NULL)
        return settings->output;
    return settings->baseline != NULL ? settings->baseline : FILE_NAME;
}

/* The book of a path, opened when it is first needed.  NULL: said. */
static poa_book *book_of(struct keeping *keeping, const char *path)
{
    poa_lang lang = keeping->settings->lang;

    for (size_t i = 0; i < keeping->book_count; i++)
        if (strcmp(keeping->books[i].path, path) == 0)
            return &keeping->books[i];
    poa_book *books = realloc(keeping->books, (keeping->book_count + 1) * sizeof(*books));
    if (books == NULL) {
        poa_say(lang, "cli.no-memory");
        return NULL;
    }
    keeping->books = books;
    poa_book *book = &books[keeping->book_count];
    if (!poa_book_open(book, path, keeping->create, lang)) {
        poa_book_release(book);
        return NULL;
    }
    keeping->book_count++;
    return book;
}

/* ---- Create ---------------------------------------------------------------------------- */

/* The beginning of a text on one line. */
static void shorten(char *out, size_t size, const char *text, size_t length)
{
    size_t used = 0;
    size_t points = 0;
    bool cut = false;

    for (size_t i = 0; i < length && !cut; i++) {
        bool begins = ((unsigned char)text[i] & 0xC0u) != 0x80u;
        points += begins;
        cut = begins && (points > EXCERPT || used + 8 > size); /* room for a character and "..." */
        if (!cut)
            out[used++] = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
    }
    snprintf(out + used, size - used, "%s", cut ? "..." : "");
}

/* The writer's words, or what is said of the whole draft. */
static void put_excerpt(char *out, size_t size, const struct visit *visit,
                        const poa_finding_info *finding)
{
    poa_lang lang = visit->keeping->settings->lang;
    size_t length;
    const char *text = poa_document_text(visit->document, &length);

    if (finding->span.begin == POA_SPAN_NONE.begin)
        shorten(out, size, finding->message[lang], strlen(finding->message[lang]));
    else
        shorten(out, size, text + finding->span.begin, finding->span.end - finding->span.begin);
}

static poa_status no_memory(poa_error *err)
{
    err->status = POA_NOMEM;
    snprintf(err->message, sizeof(err->message), "%s", poa_text_get("cli.no-memory", err->lang));
    return POA_NOMEM;
}

static bool add_finding(const struct visit *visit, const poa_finding_info *finding,
                        poa_arglist *accepted)
{
    const poa_settings *settings = visit->keeping->settings;
    char excerpt[EXCERPT * 4 + 16];
    poa_baseline_entry entry = { .draft = visit->name,
                                 .rule = finding->rule,
                                 .fingerprint = finding->fingerprint,
                                 .excerpt = excerpt,
                                 .reason = settings->reason != NULL ? settings->reason : "" };

    put_excerpt(excerpt, sizeof(excerpt), visit, finding);
    return poa_arglist_add(accepted, finding->fingerprint, strlen(finding->fingerprint)) &&
           poa_book_add(visit->book, &entry);
}

/* Accept what is found beside the accepted ones; *added tells how much that was. */
static poa_status accept_found(const struct visit *visit, poa_arglist *accepted, size_t *added,
                               poa_error *err)
{
    poa_lint_options lint = visit->scope->lint;
    poa_report *report = NULL;
    poa_finding_info finding;

    lint.accepted = (const char *const *)accepted->items;
    lint.accepted_count = accepted->count;
    poa_status status = poa_lint(&report, visit->keeping->pack, visit->document, &lint, err);
    if (status != POA_OK)
        return status;
    for (*added = 0; poa_report_finding_at(report, *added, &finding); ++*added)
        if (status == POA_OK && !add_finding(visit, &finding, accepted))
            status = no_memory(err);
    if (status == POA_OK && poa_report_trouble_at(report, 0, err, err->lang))
        status = err->status;
    poa_report_free(report);
    return status;
}

/* What is accepted may have hidden something else: until nothing is found. */
static poa_status create_entries(const struct visit *visit, poa_error *err)
{
    poa_arglist accepted = { NULL, 0, 0 };
    size_t first = 0;
    size_t count = 0;
    size_t added = 1;
    const char *const *old = NULL;
    poa_status status = POA_OK;

    if (visit->book->old != NULL)
        old = poa_baseline_accepted(visit->book->old, visit->name, &first, &count);
    for (size_t i = 0; i < count; i++)
        if (status == POA_OK && !poa_arglist_add(&accepted, old[i], strlen(old[i])))
            status = no_memory(err);
    while (added > 0 && status == POA_OK)
        status = accept_found(visit, &accepted, &added, err);
    poa_arglist_release(&accepted);
    return status;
}

/* ---- Prune ------------------------------------------------------------------------------- */

static poa_status prune_entries(const struct visit *visit, poa_error *err)
{
    poa_lint_options lint = visit->scope->lint;
    poa_report *report = NULL;
    poa_baseline_entry entry;
    size_t first;

    lint.accepted =
        poa_baseline_accepted(visit->book->old, visit->name, &first, &lint.accepted_count);
    poa_status status = poa_lint(&report, visit->keeping->pack, visit->document, &lint, err);
    if (status != POA_OK)
        return status;
    for (size_t i = 0; i < lint.accepted_count; i++)
        if (poa_baseline_entry_at(visit->book->old, first + i, &entry) &&
            poa_accepted_is_stale(&entry, i, report))
            poa_book_drop(visit->book, first + i);
    if (poa_report_trouble_at(report, 0, err, err->lang))
        status = err->status;
    poa_report_free(report);
    return status;
}

/* Is the draft of an entry gone? */
static bool is_gone(const char *baseline, const char *draft)
{
    const char *slash = strrchr(baseline, '/');
    size_t folder = slash != NULL && draft[0] != '/' ? (size_t)(slash - baseline) + 1 : 0;
    struct stat info;
    char *path = malloc(folder + strlen(draft) + 1);

    if (path == NULL)
        return false;
    memcpy(path, baseline, folder);
    memcpy(path + folder, draft, strlen(draft) + 1);
    bool gone = stat(path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
    free(path);
    return gone;
}

/* Drafts that are not there any more can't be named on the command line. */
static void prune_gone(poa_book *book)
{
    poa_baseline_entry entry;

    for (size_t i = 0; poa_baseline_entry_at(book->old, i, &entry); i++)
        if (is_gone(book->path, entry.draft))
            poa_book_drop(book, i);
}

/* ---- Drafts -------------------------------------------------------------------------------- */

static poa_status visit_draft(struct keeping *keeping, const char *path, poa_error *err)
{
    poa_draft draft = { NULL, NULL };
    struct visit visit = { .keeping = keeping };

    visit.scope = poa_scopes_of(&keeping->scopes, path, err);
    if (visit.scope == NULL)
        return err->status;
    visit.book = book_of(keeping, path_of(keeping, &visit.scope->settings));
    if (visit.book == NULL) {
        keeping->failed = true; /* said */
        return POA_OK;
    }
    const char *shown = poa_draft_name(&visit.scope->settings, path);
    poa_status status = poa_baseline_draft(&visit.name, visit.book->path, shown, err);
    if (status == POA_OK)
        status = poa_draft_open(&draft, &visit.scope->settings, keeping->pack, path,
                                keeping->notice, err);
    visit.document = draft.document;
    if (status == POA_OK)
        status = keeping->create ? create_entries(&visit, err) : prune_entries(&visit, err);
    poa_draft_close(&draft);
    free(visit.name);
    return status;
}

static void take_draft(struct keeping *keeping, const char *path)
{
    poa_error err = { .lang = keeping->settings->lang };
    const char *name = poa_draft_name(keeping->scopes.asked, path);

    if (strcmp(name, "-") == 0) {
        poa_say(err.lang, "cli.baseline-stdin");
        keeping->failed = true;
    } else if (visit_draft(keeping, path, &err) != POA_OK) {
        poa_say_problem(name, &err);
        keeping->failed = true;
    }
}

/* ---- The end ---------------------------------------------------------------------------------- */

/* Write a book if it changed, and say what became of it. */
static bool finish_book(struct keeping *keeping, poa_book *book, poa_output *out)
{
    poa_lang lang = keeping->settings->lang;
    char changed[24];
    char kept[24];

    if (!keeping->create)
        prune_gone(book);
    bool is_new = book->old == NULL;
    bool changes = book->gone_count + book->added_count > 0 || is_new;
    if (is_new && book->added_count == 0 && keeping->failed)
        return false; /* an empty file would say that there is nothing to accept */
    if (changes && !poa_book_write(book, lang))
        return false;
    snprintf(changed, sizeof(changed), "%zu",
             keeping->create ? book->added_count : book->gone_count);
    snprintf(kept, sizeof(kept), "%zu", book->old_count - book->gone_count);
    poa_output_text(out, lang, keeping->create ? "cli.created" : "cli.pruned", book->path, changed,
                    kept);
    poa_output_puts(out, "\n");
    return true;
}

static void finish(struct keeping *keeping)
{
    poa_output out = { stdout, NULL, 0 };

    for (size_t i = 0; i < keeping->book_count; i++)
        if (!finish_book(keeping, &keeping->books[i], &out))
            keeping->failed = true;
    if (!poa_output_close(&out, keeping->settings->lang))
        keeping->failed = true;
}

static void run(struct keeping *keeping, const poa_settings *asked)
{
    const poa_scope *first = poa_scopes_open(&keeping->scopes, asked, asked->operands.items[1]);

    keeping->failed = true; /* until the rules are there */
    if (first == NULL)
        return;
    keeping->settings = &first->settings;
    keeping->pack = poa_load_pack(&first->settings);
    if (keeping->pack == NULL || !poa_scopes_ready(&keeping->scopes, keeping->pack) ||
        !poa_notice_open(&keeping->notice, &first->settings, keeping->pack))
        return;
    keeping->failed = false;
    for (size_t i = 1; i < asked->operands.count; i++)
        take_draft(keeping, asked->operands.items[i]);
    finish(keeping);
}

static void release(struct keeping *keeping)
{
    for (size_t i = 0; i < keeping->book_count; i++)
        poa_book_release(&keeping->books[i]);
    free(keeping->books);
    poa_notice_free(keeping->notice);
    poa_scopes_release(&keeping->scopes);
    poa_pack_free(keeping->pack);
}

/* "create" or "prune", drafts behind it, and no option that belongs to the other. */
static bool words_right(const poa_settings *settings)
{
    poa_nearest_word near = POA_NEAREST_INIT;
    const char *word = settings->operands.count > 0 ? settings->operands.items[0] : "";

    if (word[0] != '\0' && strcmp(word, "create") != 0 && strcmp(word, "prune") != 0) {
        poa_nearest_consider(&near, word, "create");
        poa_nearest_consider(&near, word, "prune");
        poa_say_unknown(settings->lang, "cli.baseline-word", word, near.word);
        return false;
    }
    if (strcmp(word, "prune") == 0 && (settings->output != NULL || settings->reason != NULL)) {
        poa_say(settings->lang, "cli.option-not-here",
                settings->output != NULL ? "output" : "reason", "baseline prune");
        return false;
    }
    if (settings->operands.count > 1)
        return poa_output_spares_drafts(settings);
    poa_say(settings->lang, "cli.baseline-no-file");
    return false;
}

int poa_cmd_baseline(const poa_settings *settings)
{
    struct keeping keeping = { .settings = settings, .failed = true };

    if (words_right(settings)) {
        keeping.create = strcmp(settings->operands.items[0], "create") == 0;
        run(&keeping, settings);
    }
    release(&keeping);
    return poa_exit_status(&(poa_result){ .incomplete = keeping.failed }, false);
}

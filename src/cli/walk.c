/* SPDX-License-Identifier: MIT */
/*
 * A walk holds the names of the folders that it stands in and no more.  It follows
 * no link to a folder, so that it ends, and opens nothing but folders and ignore
 * files, so that no pipe or device holds it up.
 */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "arglist.h"
#include "beside.h"
#include "ignore.h"
#include "output.h"

/* ---- Entries of one folder ---------------------------------------------------------- */

/* `folder`, a slash unless it ends with one, `name`, and `end`; owned. */
static char *join(const char *folder, const char *name, const char *end)
{
    size_t length = strlen(folder);
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
    size_t size = length + strlen(slash) + strlen(name) + strlen(end) + 1;
    char *path = malloc(size);

    if (path != NULL)
        (void)snprintf(path, size, "%s%s%s%s", folder, slash, name, end);
    return path;
}

/* Hidden ones, and those that Word lays beside a letter that is open. */
static bool is_hidden(const char *name)
{
    return name[0] == '.' || strncmp(name, "~$", 2) == 0;
}

/* Endings of letters that are not read.  A folder of letters holds proof too, in PDF. */
static bool is_unread_letter(const char *name)
{
    static const char *const endings[] = { ".doc", ".docm", ".odt", ".pages", ".rtf", ".wps" };
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot != NULL && i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

/* What the walk does with an entry: 'd' go into it, 'f' take it, 'u' say that it is not
 * read, else nothing.  A link that leads nowhere is taken, so that reading it says so. */
static char kind_of(const char *path, const char *name, int *number)
{
    struct stat info;

    *number = 0;
    if (is_hidden(name))
        return '\0';
    if (lstat(path, &info) != 0) {
        *number = errno != ENOENT ? errno : 0; /* gone since */
        return '\0';
    }
    if (S_ISDIR(info.st_mode))
        return 'd';
    if (is_unread_letter(name))
        return 'u';
    if (poa_type_of_name(name) == NULL || poa_is_notice_name(name))
        return '\0';
    if (S_ISLNK(info.st_mode) && stat(path, &info) != 0)
        return 'f';
    return S_ISREG(info.st_mode) ? 'f' : '\0';
}

/* Add the entry to the list: folders with a slash behind their path, which also puts
 * them where they belong in the order.  False: `*number` says why. */
static bool add_entry(poa_arglist *list, const poa_inputs *inputs, const char *folder,
                      const char *name, const poa_ignore *ignore, int *number)
{
    char *path = join(folder, name, "");
    char kind = path != NULL ? kind_of(path, name, number) : '\0';
    bool added = path != NULL && *number == 0;

    if (path == NULL)
        *number = ENOMEM;
    bool wanted = kind != '\0' && !poa_ignored(ignore, path, kind == 'd');
    if (wanted && kind == 'u')
        poa_say(inputs->settings->lang, "cli.folder-unread", path);
    if (wanted && kind != 'u') {
        char *entry = join(folder, name, kind == 'd' ? "/" : "");
        added = entry != NULL && poa_arglist_add(list, entry, strlen(entry));
        *number = added ? 0 : ENOMEM;
        free(entry);
    }
    free(path);
    return added;
}

/* Read the entries that the walk goes to.  Returns 0 or errno; with what was read so
 * far in the list. */
static int read_entries(poa_arglist *list, const poa_inputs *inputs, const char *folder,
                        const poa_ignore *ignore)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry = NULL;
    int number = 0;

    if (dir == NULL)
        return errno;
    for (;;) {
        errno = 0;
        entry = readdir(dir);
        if (entry == NULL) {
            number = errno;
            break;
        }
        if (!add_entry(list, inputs, folder, entry->d_name, ignore, &number) && number != 0)
            break;
    }
    (void)closedir(dir);
    return number;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* ---- The walk -------------------------------------------------------------------------- */

static void walk(poa_inputs *inputs, const char *folder, const poa_ignore *above);

/* Is it the notice of the whole run? */
static bool is_the_notice(const poa_inputs *inputs, const char *path)
{
    const char *notice = inputs->settings->notice;
    struct stat one;
    struct stat other;

    return notice != NULL && stat(notice, &one) == 0 && stat(path, &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static void take_entries(poa_inputs *inputs, const poa_arglist *list, const poa_ignore *ignore)
{
    for (size_t i = 0; i < list->count && !inputs->failed; i++) {
        const char *path = list->items[i];
        size_t length = strlen(path);
        if (path[length - 1] == '/')
            walk(inputs, path, ignore);
        else if (!is_the_notice(inputs, path))
            poa_inputs_add(inputs, path, length);
    }
}

/* As deep as a path can name. */
static void walk(poa_inputs *inputs, const char *folder, const poa_ignore *above)
{
    char *file = join(folder, ".poalintignore", "");
    poa_arglist list = { NULL, 0, 0 };
    poa_ignore ignore;

    int number = file != NULL ? poa_ignore_read(&ignore, file, above) : ENOMEM;
    if (file == NULL) {
        inputs->failed = true;
        return;
    }
    int fault = read_entries(&list, inputs, folder, &ignore);
    if (fault != 0)
        poa_inputs_add_trouble(inputs, folder, "cli.folder-unreadable", fault);
    else if (number != 0)
        poa_inputs_add_trouble(inputs, file, "cli.ignore-unreadable", number);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof(*list.items), by_name);
    take_entries(inputs, &list, &ignore);
    poa_arglist_release(&list);
    poa_ignore_release(&ignore);
    free(file);
}

/* "?" in a pattern is one character, whatever the locale of the process: names are UTF-8
 * here, and bytes where they are not. */
static void walk_in_utf8(poa_inputs *inputs, const char *folder)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);

    if (utf8 == (locale_t)0) {
        walk(inputs, folder, NULL);
        return;
    }
    locale_t before = uselocale(utf8);
    walk(inputs, folder, NULL);
    (void)uselocale(before);
    freelocale(utf8);
}

void poa_walk(poa_inputs *inputs, const char *folder)
{
    size_t before = inputs->count;

    walk_in_utf8(inputs, folder);
    if (inputs->count == before)
        poa_inputs_add_trouble(inputs, folder, "cli.folder-empty", 0);
}

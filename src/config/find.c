/* SPDX-License-Identifier: MIT */
/* The settings file of a draft: the nearest one in its folder or above. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "base/strbuf.h"
#include "config/paths.h"

#define FILE_NAME "poalint.yaml"

/* Is there something to read?  What can't be looked at is taken, so that reading it
 * says why. */
static bool is_there(const char *path)
{
    struct stat info;

    if (stat(path, &info) == 0)
        return !S_ISDIR(info.st_mode);
    return errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG;
}

poa_status poa_config_find(char **out, const char *draft, poa_error *err)
{
    char *real = poa_path_real(draft != NULL ? draft : FILE_NAME);
    poa_strbuf path = POA_STRBUF_INIT;
    bool found = false;

    *out = NULL;
    if (real == NULL) /* without a working directory nothing is above */
        return errno == ENOMEM ? poa_fail_nomem(err) : POA_OK;
    while (!found && strchr(real, '/') != NULL) {
        real[poa_path_folder(real)] = '\0';
        poa_strbuf_clear(&path);
        poa_strbuf_puts(&path, real);
        poa_strbuf_puts(&path, "/" FILE_NAME);
        found = !path.failed && is_there(path.bytes);
    }
    free(real);
    if (found) {
        *out = path.bytes;
        return POA_OK;
    }
    bool failed = path.failed;
    poa_strbuf_release(&path);
    return failed ? poa_fail_nomem(err) : POA_OK;
}

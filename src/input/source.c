/* SPDX-License-Identifier: MIT */
/* Reading with a limit; errno becomes a message here and nowhere else. */
#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

#define FIRST_BYTES ((size_t)16 << 10)

/* What is being read. */
struct reading {
    int fd;
    const char *path;
    size_t limit;
    poa_error *err;
};

static poa_status fail_errno(poa_error *err, const char *path, int number)
{
    poa_mark mark = { path, 0, 0 };
    char reason[128] = "";

    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return poa_fail(err, POA_READ, &mark, "input.not-found");
    case EACCES:
    case EPERM:
        return poa_fail(err, POA_READ, &mark, "input.no-permission");
    case EISDIR:
        return poa_fail(err, POA_READ, &mark, "input.directory");
    default:
        if (strerror_r(number, reason, sizeof(reason)) != 0)
            reason[0] = '\0';
        return poa_fail(err, POA_READ, &mark, "input.unreadable", reason);
    }
}

static poa_status fail_too_large(const struct reading *reading)
{
    poa_mark mark = { reading->path, 0, 0 };
    poa_digits room;

    return poa_fail(reading->err, POA_LIMIT, &mark, "input.too-large",
                    poa_decimal(&room, reading->limit));
}

/* A plain file says how many bytes to ask for at first: one more, to see its end. */
static poa_status first_capacity(const struct reading *reading, size_t *capacity)
{
    struct stat info;

    if (fstat(reading->fd, &info) != 0)
        return fail_errno(reading->err, reading->path, errno);
    if (S_ISDIR(info.st_mode))
        return fail_errno(reading->err, reading->path, EISDIR);
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
        if ((uint64_t)info.st_size > reading->limit)
            return fail_too_large(reading);
        *capacity = (size_t)info.st_size + 2;
    }
    return POA_OK;
}

static bool resize(poa_source *source, size_t capacity)
{
    char *bytes = realloc(source->bytes, capacity);

    if (bytes != NULL)
        source->bytes = bytes;
    return bytes != NULL;
}

/* Read up to the end of file, with room for a NUL behind the last byte. */
static poa_status read_all(const struct reading *reading, poa_source *out, size_t capacity)
{
    if (!resize(out, capacity))
        return poa_fail_nomem(reading->err);
    for (;;) {
        if (capacity - out->length < 2 && !resize(out, capacity *= 2))
            return poa_fail_nomem(reading->err);
        ssize_t got = read(reading->fd, out->bytes + out->length, capacity - out->length - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_errno(reading->err, reading->path, errno);
        if (got == 0)
            break;
        out->length += (size_t)got;
        if (out->length > reading->limit)
            return fail_too_large(reading);
    }
    out->bytes[out->length] = '\0';
    return POA_OK;
}

static poa_status read_open(const struct reading *reading, poa_source *out)
{
    poa_source source = { NULL, 0 };
    size_t capacity = FIRST_BYTES;
    poa_status status = first_capacity(reading, &capacity);

    if (status == POA_OK)
        status = read_all(reading, &source, capacity);
    if (status == POA_OK)
        *out = source;
    else
        poa_source_release(&source);
    return status;
}

poa_status poa_source_read(poa_source *out, const char *path, size_t limit, poa_error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct reading reading = { fd, path, limit, err };

    if (fd < 0)
        return fail_errno(err, path, errno);
    poa_status status = read_open(&reading, out);
    if (!is_stdin)
        (void)close(fd);
    return status;
}

poa_status poa_source_read_told(poa_source *out, const char *path, size_t limit,
                                poa_problem_fn *problem, void *user, poa_error *err)
{
    poa_error fault = { .lang = err != NULL ? err->lang : POA_LANG_EN };
    poa_status status = poa_source_read(out, path, limit, &fault);

    if (status != POA_OK && problem != NULL)
        problem(user, &fault);
    if (status != POA_OK && err != NULL)
        *err = fault;
    return status;
}

void poa_source_release(poa_source *source)
{
    free(source->bytes);
    *source = (poa_source){ NULL, 0 };
}

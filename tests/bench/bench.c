/* SPDX-License-Identifier: MIT */
/*
 * bench PROGRAM EMPTY DRAFT [RUNS]: how long one cold run takes beside an empty
 * program linked to the same libraries, measured in turn, and how fast a warm
 * library lints.  Machines are noisy: read the ratios, not the milliseconds.
 */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "poalint.h"

extern char **environ;

enum { RUNS_DEFAULT = 31, RUNS_MAX = 1001, WARM_ROUNDS = 200 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* One run of a program with its output thrown away; its wall time, or -1. */
static double run_once(const char *program, const char *draft)
{
    char *const argv[] = { (char *)(uintptr_t)program, (char *)(uintptr_t)draft, NULL };
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = 0;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    double begin = now_ms();
    int failed = posix_spawn(&child, program, &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1)
        return -1;
    return now_ms() - begin;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof(*values), compare);
    return values[count / 2];
}

static int bench_cold(const char *program, const char *empty, const char *draft, int runs)
{
    static double ours[RUNS_MAX];
    static double floor_ms[RUNS_MAX];

    for (int i = 0; i < runs; i++) {
        ours[i] = run_once(program, draft);
        floor_ms[i] = run_once(empty, draft);
        if (ours[i] < 0 || floor_ms[i] < 0) {
            fprintf(stderr, "bench: a run failed\n");
            return 1;
        }
    }
    double a = median(ours, runs);
    double b = median(floor_ms, runs);
    printf("cold, one draft:  %.2f ms (fastest %.2f)  empty program: %.2f ms  ratio %.1f\n", a,
           ours[0], b, a / b);
    return 0;
}

/* Lint the draft again and again with a loaded pack. */
static int bench_warm(const char *path)
{
    poa_error err = { 0 };
    poa_pack *pack = NULL;
    size_t length = 0;
    double begin = now_ms();

    if (poa_pack_load(&pack, NULL, &err) != POA_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
        return 1;
    }
    double loaded = now_ms() - begin;
    begin = now_ms();
    for (int i = 0; i < WARM_ROUNDS; i++) {
        poa_document *doc = NULL;
        poa_report *report = NULL;
        if (poa_document_from_file(&doc, pack, path, NULL, &err) != POA_OK ||
            poa_lint(&report, pack, doc, NULL, &err) != POA_OK) {
            fprintf(stderr, "bench: %s\n", err.message);
            poa_document_free(doc);
            poa_pack_free(pack);
            return 1;
        }
        poa_document_text(doc, &length);
        poa_report_free(report);
        poa_document_free(doc);
    }
    double each = (now_ms() - begin) / WARM_ROUNDS;
    printf("warm, one thread: pack %.2f ms, draft of %zu bytes %.3f ms, %.2f MB/s\n", loaded,
           length, each, (double)length / each / 1e3);
    poa_pack_free(pack);
    return 0;
}

static void print_memory(void)
{
    struct rusage usage;

    if (getrusage(RUSAGE_CHILDREN, &usage) == 0)
        printf("peak memory of a cold run: %ld KiB\n", usage.ru_maxrss);
}

int main(int argc, char **argv)
{
    int runs = argc > 4 ? (int)strtol(argv[4], NULL, 10) : RUNS_DEFAULT;

    if (argc < 4 || runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: bench PROGRAM EMPTY DRAFT [RUNS]\n");
        return 2;
    }
    if (bench_cold(argv[1], argv[2], argv[3], runs) != 0)
        return 1;
    print_memory();
    return bench_warm(argv[3]);
}

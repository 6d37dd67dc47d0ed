/* SPDX-License-Identifier: MIT */
/* A draft and a pack, both strings, linted. */
#ifndef POA_TESTS_SUPPORT_LINT_H
#define POA_TESTS_SUPPORT_LINT_H

#include "lint/lint.h"
#include "rules/pack.h"

struct test_linted {
    poa_pack *pack;
    poa_document *doc;
    poa_report *report;
};

/* Fails the test where one of them does not hold; test_linted_free() frees all. */
struct test_linted test_lint(const char *rules, const char *text);
void test_linted_free(struct test_linted *linted);

#endif

/* SPDX-License-Identifier: MIT */
#include "support/lint.h"

#include <criterion/criterion.h>
#include <string.h>

#include "support/pack.h"

struct test_linted test_lint(const char *rules, const char *text)
{
    struct test_linted linted = { 0 };
    struct test_faults faults;
    poa_error err = { 0 };

    linted.pack = test_pack_of(&faults, rules);
    cr_assert_not_null(linted.pack, "%s", faults.first.message);
    cr_assert_eq(poa_document_from_bytes(&linted.doc, linted.pack, text, strlen(text), NULL, &err),
                 POA_OK);
    cr_assert_eq(poa_lint(&linted.report, linted.pack, linted.doc, NULL, &err), POA_OK, "%s",
                 err.message);
    return linted;
}

void test_linted_free(struct test_linted *linted)
{
    poa_report_free(linted->report);
    poa_document_free(linted->doc);
    poa_pack_free(linted->pack);
}

/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a pack file: a pack or an error that names its place.  A pack that
 * loads is used: it must do no harm.
 */
#include <string.h>

#include "poalint.h"

#include "fuzz/fuzz.h"
#include "rules/pack.h"

static void count_problem(void *user, const poa_error *problem)
{
    LAW(problem->message[0] != '\0');
    LAW(problem->status != POA_OK);
    ++*(size_t *)user;
}

static void use_pack(const poa_pack *pack)
{
    static const char draft[] =
        "Root cause\nWe sold 3 used items.\n\n整改措施\n我们已经退款，删除了商品。\n";
    poa_document *document = NULL;
    poa_report *report = NULL;
    poa_lint_options options = POA_LINT_OPTIONS_INIT;
    poa_rule_info info;

    for (size_t i = 0; poa_pack_rule_at(pack, i, &info); i++)
        LAW(poa_pack_rule_find(pack, info.id) == i);
    options.match_limit = 5000;
    options.max_findings = 10;
    if (poa_document_from_bytes(&document, pack, draft, strlen(draft), NULL, NULL) != POA_OK)
        return;
    if (poa_lint(&report, pack, document, &options, NULL) == POA_OK)
        LAW(poa_report_score(report) <= 100);
    poa_report_free(report);
    poa_document_free(document);
}

int fuzz_pack(const uint8_t *data, size_t size)
{
    poa_pack_source source = { "fuzz.yaml", (const char *)data, size, false };
    poa_pack *pack = NULL;
    poa_error err = { .lang = POA_LANG_EN };
    size_t problems = 0;
    poa_status status = poa_pack_build(&pack, &source, 1, count_problem, &problems, &err);

    if (status == POA_OK)
        use_pack(pack);
    else
        LAW(pack == NULL && err.status == status && err.message[0] != '\0');
    poa_pack_free(pack);
    return 0;
}

FUZZ_ENTRY(fuzz_pack)

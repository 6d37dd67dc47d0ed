/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a settings file and as a baseline: values or an error that names its
 * place.  A baseline that loads is the same after it was written and read again.
 */
#include <string.h>

#include "base/strbuf.h"
#include "config/baseline.h"
#include "config/config.h"
#include "fuzz/fuzz.h"

static void count_problem(void *user, const poa_error *problem)
{
    LAW(problem->message[0] != '\0');
    LAW(problem->status != POA_OK);
    ++*(size_t *)user;
}

static void use_config(const poa_config *config)
{
    poa_setting setting;
    poa_config_value value;

    for (size_t i = 0; poa_setting_at(i, &setting); i++) {
        if (!poa_config_get(config, setting.name, &value))
            continue;
        LAW(value.line > 0 && value.column > 0);
        for (size_t k = 0; k < value.count; k++)
            LAW(value.items[k] != NULL);
        LAW(setting.type >= POA_SETTING_PATHS || value.count == 1);
    }
}

static void try_config(const char *bytes, size_t size)
{
    poa_config *config = NULL;
    poa_error err = { .lang = POA_LANG_EN };
    size_t problems = 0;
    poa_status status =
        poa_config_parse(&config, "fuzz.yaml", bytes, size, count_problem, &problems, &err);

    LAW((status == POA_OK) == (problems == 0));
    if (status == POA_OK)
        use_config(config);
    else
        LAW(config == NULL && err.status == status && err.message[0] != '\0');
    poa_config_free(config);
}

static void same_entries(const poa_baseline *left, const poa_baseline *right)
{
    poa_baseline_entry a;
    poa_baseline_entry b;

    for (size_t i = 0; poa_baseline_entry_at(left, i, &a); i++) {
        LAW(poa_baseline_entry_at(right, i, &b));
        LAW(strcmp(a.draft, b.draft) == 0 && strcmp(a.rule, b.rule) == 0);
        LAW(strcmp(a.fingerprint, b.fingerprint) == 0);
        LAW(strcmp(a.excerpt, b.excerpt) == 0 && strcmp(a.reason, b.reason) == 0);
    }
}

/* Write it out and read that. */
static void write_again(const poa_baseline *baseline)
{
    poa_baseline_entry entries[64];
    size_t count = 0;
    poa_strbuf text = POA_STRBUF_INIT;
    poa_baseline *again = NULL;

    while (count < 64 && poa_baseline_entry_at(baseline, count, &entries[count]))
        count++;
    LAW(poa_baseline_write(entries, count, poa_strbuf_write, &text, NULL) == POA_OK);
    LAW(poa_baseline_parse(&again, "again.yaml", text.bytes, text.length, NULL, NULL, NULL) ==
        POA_OK);
    same_entries(again, baseline);
    poa_baseline_free(again);
    poa_strbuf_release(&text);
}

static void try_baseline(const char *bytes, size_t size)
{
    poa_baseline *baseline = NULL;
    poa_error err = { .lang = POA_LANG_EN };
    size_t problems = 0;
    poa_status status =
        poa_baseline_parse(&baseline, "fuzz.yaml", bytes, size, count_problem, &problems, &err);

    LAW((status == POA_OK) == (problems == 0));
    if (status == POA_OK)
        write_again(baseline);
    else
        LAW(baseline == NULL && err.status == status && err.message[0] != '\0');
    poa_baseline_free(baseline);
}

int fuzz_config(const uint8_t *data, size_t size)
{
    const char *bytes = size > 0 ? (const char *)data : "";

    try_config(bytes, size);
    try_baseline(bytes, size);
    return 0;
}

FUZZ_ENTRY(fuzz_config)

/* SPDX-License-Identifier: MIT */
/*
 * `poalint test` runs the examples of a pack, `poalint validate` looks at its
 * form and its patterns.  What they find goes to standard output.
 */
#include <inttypes.h>

#include "exit_status.h"
#include "settings.h"

struct trial {
    const poa_settings *settings;
    poa_output output;
    poa_test_result counts; /* kept up to date by the library while it runs */
    uint32_t uncovered;     /* those met so far */
    size_t faults;          /* faults met so far */
};

static void take_fault(void *user, const poa_error *problem)
{
    struct trial *trial = user;

    trial->faults++;
    poa_output_problem(&trial->output, NULL, problem);
}

/* Alternatives that no example hits are faults too, but listed on demand. */
static void take_test_fault(void *user, const poa_error *problem)
{
    struct trial *trial = user;
    bool uncovered = trial->counts.uncovered > trial->uncovered;

    trial->uncovered = trial->counts.uncovered;
    if (!uncovered || trial->settings->coverage)
        take_fault(user, problem);
    else
        trial->faults++;
}

/* The packs that are named stand on the standard pack; without any, it is meant. */
static poa_status load(struct trial *trial, poa_pack **pack, poa_error *err)
{
    const poa_settings *settings = trial->settings;
    poa_pack_options opts = POA_PACK_OPTIONS_INIT;

    opts.no_builtin = settings->no_builtin;
    opts.paths = (const char *const *)settings->operands.items;
    opts.path_count = settings->operands.count;
    opts.problem = take_fault;
    opts.user = trial;
    poa_status status = poa_pack_load(pack, &opts, err);
    if (status == POA_OK)
        return status;
    if (trial->faults == 0)
        poa_say_problem(NULL, err);
    if (status == POA_RULE && opts.path_count > 0 && !opts.no_builtin)
        poa_say(settings->lang, "cli.stands-alone");
    return status;
}

static void put_counts(struct trial *trial, const char *key)
{
    char numbers[3][16];

    snprintf(numbers[0], sizeof(numbers[0]), "%" PRIu32, trial->counts.examples);
    snprintf(numbers[1], sizeof(numbers[1]), "%" PRIu32, trial->counts.failed);
    snprintf(numbers[2], sizeof(numbers[2]), "%" PRIu32, trial->counts.uncovered);
    poa_output_text(&trial->output, trial->settings->lang, key, numbers[0], numbers[1], numbers[2]);
    poa_output_puts(&trial->output, "\n");
}

typedef poa_status trial_fn(struct trial *trial, const poa_pack *pack, poa_error *err);

static poa_status run_test(struct trial *trial, const poa_pack *pack, poa_error *err)
{
    poa_status status = poa_pack_test(&trial->counts, pack, take_test_fault, trial, err);

    if (status == POA_OK)
        put_counts(trial, "cli.test-counts");
    return status;
}

static poa_status run_validate(struct trial *trial, const poa_pack *pack, poa_error *err)
{
    poa_status status = poa_pack_validate(&trial->counts, pack, take_fault, trial, err);

    if (status == POA_OK)
        put_counts(trial, "cli.validate-counts");
    return status;
}

static int run(const poa_settings *settings, trial_fn *examine)
{
    struct trial trial = { .settings = settings };
    poa_result result = { false, false };
    poa_error err = { .lang = settings->lang };
    poa_pack *pack = NULL;

    (void)poa_output_open(&trial.output, NULL, settings->lang);
    poa_status status = load(&trial, &pack, &err);
    if (status == POA_RULE)
        result.fault = true;
    else if (status != POA_OK)
        result.incomplete = true;
    else if (examine(&trial, pack, &err) != POA_OK) {
        poa_say_problem(NULL, &err);
        result.incomplete = true;
    }
    result.fault = result.fault || trial.faults > 0;
    if (!poa_output_close(&trial.output, settings->lang))
        result.incomplete = true;
    poa_pack_free(pack);
    return poa_exit_status(&result, false);
}

int poa_cmd_test(const poa_settings *settings)
{
    return run(settings, run_test);
}

int poa_cmd_validate(const poa_settings *settings)
{
    if (settings->operands.count > 0)
        return run(settings, run_validate);
    poa_say(settings->lang, "cli.no-pack");
    return poa_exit_status(&(poa_result){ .incomplete = true }, false);
}

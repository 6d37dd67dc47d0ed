/* SPDX-License-Identifier: MIT */
/* Packs behind the public interface: loading, and what is in them. */
#include "rules/pack.h"

#include <stdlib.h>
#include <string.h>

#include "api/pack_files.h"
#include "base/fail.h"
#include "lint/lint.h"
#include "rules/validate.h"
#include "score/score.h"

static poa_status check_size(size_t got, size_t known, poa_error *err)
{
    return got == known ? POA_OK : poa_fail(err, POA_ARGUMENT, NULL, "api.options-size");
}

/* The standard pack's sources and those of the caller, in one array. */
static poa_status gather(poa_pack_files *files, poa_pack_source **all, size_t *count,
                         const poa_pack_options *opts, poa_error *err)
{
    size_t builtin = opts->no_builtin ? 0 : poa_builtin_source_count;

    for (size_t i = 0; i < opts->path_count; i++) {
        poa_status status = poa_pack_files_add(files, opts->paths[i], err);
        if (status != POA_OK)
            return status;
    }
    *count = builtin + files->count;
    *all = calloc(*count + 1, sizeof(**all));
    if (*all == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < *count; i++)
        (*all)[i] = i < builtin ? poa_builtin_sources[i] : files->items[i - builtin];
    return POA_OK;
}

poa_status poa_pack_load(poa_pack **out, const poa_pack_options *opts, poa_error *err)
{
    static const poa_pack_options defaults = POA_PACK_OPTIONS_INIT;
    poa_pack_files files = { NULL, 0, 0 };
    poa_pack_source *all = NULL;
    size_t count = 0;

    if (opts == NULL)
        opts = &defaults;
    poa_status status = check_size(opts->size, sizeof(*opts), err);
    if (status == POA_OK)
        status = gather(&files, &all, &count, opts, err);
    if (status == POA_OK)
        status = poa_pack_build(out, all, count, opts->problem, opts->user, err);
    free(all);
    poa_pack_files_release(&files);
    return status;
}

const char *poa_pack_name(const poa_pack *pack)
{
    return pack->name;
}

uint32_t poa_pack_version(const poa_pack *pack)
{
    return pack->version;
}

/* The index of the `index`-th class that has rules, or POA_NONE. */
static uint32_t ruled_class(const poa_pack *pack, size_t index)
{
    for (uint32_t i = 0; i < pack->class_count; i++)
        if (pack->classes[i].rule_count > 0 && index-- == 0)
            return i;
    return POA_NONE;
}

size_t poa_pack_rule_count(const poa_pack *pack)
{
    size_t count = 0;

    for (uint32_t i = 0; i < pack->class_count; i++)
        count += pack->classes[i].rule_count > 0;
    return count;
}

size_t poa_pack_rule_find(const poa_pack *pack, const char *id)
{
    size_t position = 0;

    for (uint32_t i = 0; i < pack->class_count; i++) {
        if (pack->classes[i].rule_count == 0)
            continue;
        if (strcmp(pack->classes[i].id, id) == 0)
            return position;
        position++;
    }
    return SIZE_MAX;
}

const char *poa_pack_rule_nearest(const poa_pack *pack, const char *id)
{
    const char **names = calloc((size_t)pack->class_count + 1, sizeof(*names));
    size_t count = 0;

    if (names == NULL)
        return NULL;
    for (uint32_t i = 0; i < pack->class_count; i++)
        if (pack->classes[i].rule_count > 0)
            names[count++] = pack->classes[i].id;
    const char *nearest = poa_nearest(id, names);
    free(names);
    return nearest;
}

/* Languages of the entries of a class; an entry without patterns speaks all. */
static void languages_of(const poa_pack *pack, uint32_t class_index, bool *languages)
{
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const poa_rule *rule = &pack->rules[i];
        if (rule->class_index != class_index)
            continue;
        bool all = rule->any.match.count > 0 || rule->kind->whole;
        for (int lang = 0; lang < POA_LANG_COUNT; lang++)
            languages[lang] = languages[lang] || all || rule->patterns[lang].match.count > 0;
    }
}

bool poa_pack_rule_at(const poa_pack *pack, size_t index, poa_rule_info *out)
{
    uint32_t at = ruled_class(pack, index);

    if (at == POA_NONE)
        return false;
    const poa_class *class = &pack->classes[at];
    *out = (poa_rule_info){
        .id = class->id,
        .severity = class->severity,
        .dimension = class->dimension == POA_NONE ? "section" : pack->dimensions[class->dimension],
        .points = class->points,
        .cap = class->cap,
        .kinds = class->kinds,
        .sources = class->sources,
    };
    languages_of(pack, at, out->languages);
    for (int lang = 0; lang < POA_LANG_COUNT; lang++) {
        out->message[lang] = class->message.in[lang];
        out->hint[lang] = class->hint.in[lang];
        out->why[lang] = class->why.in[lang];
    }
    return true;
}

const char *poa_pack_example(const poa_pack *pack, size_t rule, poa_lang lang, bool bad,
                             size_t index)
{
    uint32_t class_index = ruled_class(pack, rule);

    for (uint32_t i = 0; i < pack->rule_count; i++) {
        if (pack->rules[i].class_index != class_index)
            continue;
        for (uint32_t k = 0; k < pack->rules[i].example_count; k++) {
            const poa_example *example = &pack->rules[i].examples[k];
            if (example->lang == lang && example->bad == bad && index-- == 0)
                return example->text;
        }
    }
    return NULL;
}

const char *poa_pack_appeal_id(const poa_pack *pack, size_t index)
{
    return index < pack->cues.appeal_count ? pack->cues.appeals[index].id : NULL;
}

const char *poa_pack_appeal_name(const poa_pack *pack, const char *id, poa_lang lang)
{
    uint32_t index = poa_cues_appeal(&pack->cues, id);
    return index == POA_NONE ? NULL : pack->cues.appeals[index].name[lang];
}

const char *poa_pack_dimension(const poa_pack *pack, const char *appeal, poa_mode mode,
                               size_t index, uint32_t *points)
{
    uint32_t kind = appeal != NULL ? poa_cues_appeal(&pack->cues, appeal) : POA_NONE;

    if (index >= pack->dimension_count)
        return NULL;
    *points = poa_score_weights(pack, kind, mode)[index];
    return pack->dimensions[index];
}

poa_status poa_pack_test(poa_test_result *out, const poa_pack *pack, poa_problem_fn *problem,
                         void *user, poa_error *err)
{
    return poa_selftest_run(out, pack, problem, user, err);
}

poa_status poa_pack_validate(poa_test_result *out, const poa_pack *pack, poa_problem_fn *problem,
                             void *user, poa_error *err)
{
    return poa_validate_run(out, pack, problem, user, err);
}

/* SPDX-License-Identifier: MIT */
/* What a settings file says of rules and kinds of appeal, against a pack. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "config/config.h"
#include "config/keys.h"
#include "rules/yaml.h"

struct checking {
    const poa_pack *pack;
    poa_problem_fn *problem;
    void *user;
    poa_error first; /* POA_OK: nothing yet */
};

/* Report an unknown word; `plain` is the text where no known one is near. */
static void report(struct checking *checking, const poa_mark *at, const char *word,
                   const char *nearest, const char *key, const char *plain)
{
    poa_error fault = { .lang = checking->first.lang };

    if (nearest != NULL)
        (void)poa_fail(&fault, POA_RULE, at, key, word, nearest);
    else
        (void)poa_fail(&fault, POA_RULE, at, plain, word);
    if (checking->first.status == POA_OK)
        checking->first = fault;
    if (checking->problem != NULL)
        checking->problem(checking->user, &fault);
}

static void check_rule(struct checking *checking, const char *id, const poa_mark *at)
{
    if (poa_pack_rule_find(checking->pack, id) == SIZE_MAX)
        report(checking, at, id, poa_pack_rule_nearest(checking->pack, id), "config.unknown-rule",
               "config.unknown-rule-plain");
}

/* The id of "ID=LEVEL". */
static void check_level(struct checking *checking, const char *text, const poa_mark *at)
{
    char *id = strndup(text, poa_config_level_at(text));

    if (id != NULL)
        check_rule(checking, id, at);
    free(id);
}

/* The kind of appeal nearest to a word, or NULL. */
static const char *nearest_appeal(const poa_pack *pack, const char *word)
{
    size_t count = 0;

    while (poa_pack_appeal_id(pack, count) != NULL)
        count++;
    const char **names = calloc(count + 2, sizeof(*names));
    if (names == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        names[i] = poa_pack_appeal_id(pack, i);
    names[count] = "auto";
    const char *nearest = poa_nearest(word, names);
    free(names);
    return nearest;
}

static void check_appeal(struct checking *checking, const char *word, const poa_mark *at)
{
    if (strcmp(word, "auto") != 0 &&
        poa_pack_appeal_name(checking->pack, word, POA_LANG_EN) == NULL)
        report(checking, at, word, nearest_appeal(checking->pack, word), "rules.unknown-appeal",
               "rules.unknown-appeal-plain");
}

static void check_item(struct checking *checking, const poa_key *key, const char *text,
                       const poa_mark *at)
{
    if (key->setting.type == POA_SETTING_IDS)
        check_rule(checking, text, at);
    else if (key->setting.type == POA_SETTING_LEVELS)
        check_level(checking, text, at);
    else if (key->setting.type == POA_SETTING_WORD && key->name_at == NULL)
        check_appeal(checking, text, at);
}

poa_status poa_config_check(const poa_config *config, const poa_pack *pack, poa_problem_fn *problem,
                            void *user, poa_error *err)
{
    struct checking checking = {
        pack, problem, user, { .lang = err != NULL ? err->lang : POA_LANG_EN }
    };
    poa_mark at = { NULL, 0, 0 };
    const char *text;

    for (size_t k = 0; k < poa_key_count(); k++)
        for (size_t i = 0; (text = poa_config_item(config, k, i, &at)) != NULL; i++)
            check_item(&checking, &poa_keys[k], text, &at);
    if (checking.first.status != POA_OK && err != NULL)
        *err = checking.first;
    return checking.first.status;
}

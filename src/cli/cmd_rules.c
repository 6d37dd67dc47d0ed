/* SPDX-License-Identifier: MIT */
/* `poalint rules`: the rules of a pack, one a line, or as JSON. */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "exit_status.h"
#include "scope.h"

static const char *langs_of(const poa_rule_info *rule)
{
    if (rule->languages[POA_LANG_EN] && rule->languages[POA_LANG_ZH])
        return "en,zh";
    return rule->languages[POA_LANG_ZH] ? "zh" : "en";
}

static size_t longest_id(const poa_pack *pack)
{
    poa_rule_info rule;
    size_t longest = 0;

    for (size_t i = 0; poa_pack_rule_at(pack, i, &rule); i++)
        longest = strlen(rule.id) > longest ? strlen(rule.id) : longest;
    return longest;
}

/* A word, filled up to `width` with blanks. */
static void put_cell(poa_output *out, const char *text, size_t width)
{
    size_t length = strlen(text);

    poa_output_shown(out, text);
    poa_output_pad(out, length < width ? width - length : 0);
    poa_output_puts(out, "  ");
}

static void put_table(poa_output *out, const poa_pack *pack)
{
    size_t width = longest_id(pack);
    poa_rule_info rule;
    char points[16];

    for (size_t i = 0; poa_pack_rule_at(pack, i, &rule); i++) {
        snprintf(points, sizeof(points), "%3" PRIu32, rule.points);
        put_cell(out, rule.id, width);
        put_cell(out, poa_severity_name(rule.severity), 7);
        put_cell(out, rule.dimension, 10);
        put_cell(out, points, 3);
        put_cell(out, langs_of(&rule), 5);
        poa_output_shown(out, rule.kinds);
        poa_output_puts(out, "\n");
    }
}

static json_t *rule_item(const poa_rule_info *rule, poa_lang lang)
{
    json_t *languages = json_array();
    json_t *sources = json_array();

    if (rule->languages[POA_LANG_EN])
        json_array_append_new(languages, json_string("en"));
    if (rule->languages[POA_LANG_ZH])
        json_array_append_new(languages, json_string("zh"));
    for (size_t i = 0; rule->sources != NULL && rule->sources[i] != NULL; i++)
        json_array_append_new(sources, json_string(rule->sources[i]));
    json_t *cap = rule->cap == POA_CAP_NONE ? json_null() : json_integer(rule->cap);
    return json_pack("{s:s, s:s, s:s, s:I, s:o, s:s, s:o, s:s?, s:s?, s:s?, s:o}", "id", rule->id,
                     "severity", poa_severity_name(rule->severity), "dimension", rule->dimension,
                     "points", (json_int_t)rule->points, "cap", cap, "kinds", rule->kinds,
                     "languages", languages, "message", rule->message[lang], "hint",
                     rule->hint[lang], "why", rule->why[lang], "sources", sources);
}

/* {dimension: points, ...} in the order of reports. */
static json_t *weights_item(const poa_pack *pack, const char *appeal, poa_mode mode)
{
    json_t *item = json_object();
    const char *id;
    uint32_t points = 0;

    for (size_t i = 0; (id = poa_pack_dimension(pack, appeal, mode, i, &points)) != NULL; i++)
        json_object_set_new(item, id, json_integer(points));
    return item;
}

/* The points of each dimension: of a plan, of one about each kind of appeal, of a
 * dispute. */
static json_t *all_weights(const poa_pack *pack)
{
    json_t *appeals = json_object();
    const char *id;

    for (size_t i = 0; (id = poa_pack_appeal_id(pack, i)) != NULL; i++)
        json_object_set_new(appeals, id, weights_item(pack, id, POA_MODE_PLAN));
    return json_pack("{s:o, s:o, s:o}", "plan", weights_item(pack, NULL, POA_MODE_PLAN), "appeals",
                     appeals, "dispute", weights_item(pack, NULL, POA_MODE_DISPUTE));
}

static void put_json(poa_output *out, const poa_pack *pack, poa_lang lang)
{
    json_t *rules = json_array();
    poa_rule_info rule;

    for (size_t i = 0; poa_pack_rule_at(pack, i, &rule); i++)
        json_array_append_new(rules, rule_item(&rule, lang));
    json_t *root = json_pack("{s:i, s:s, s:I, s:o, s:o}", "version", 1, "pack", poa_pack_name(pack),
                             "pack_version", (json_int_t)poa_pack_version(pack), "weights",
                             all_weights(pack), "rules", rules);
    char *text = json_dumps(root, JSON_INDENT(2));
    if (text != NULL) {
        poa_output_puts(out, text);
        poa_output_puts(out, "\n");
    }
    free(text);
    json_decref(root);
}

static bool run(const poa_settings *settings, bool json)
{
    poa_output out;
    poa_pack *pack = poa_load_pack(settings);

    if (pack == NULL)
        return false;
    bool open = poa_output_open(&out, settings->output, settings->lang);
    if (open && json)
        put_json(&out, pack, settings->lang);
    else if (open)
        put_table(&out, pack);
    poa_pack_free(pack);
    return open && poa_output_close(&out, settings->lang);
}

int poa_cmd_rules(const poa_settings *settings)
{
    poa_result result = { .incomplete = true };
    bool json = false;

    if (settings->operands.count > 0)
        poa_say(settings->lang, "cli.no-operand", settings->operands.items[0]);
    else if (poa_plain_format(settings, &json)) {
        poa_scope scope;
        result.incomplete = !poa_scope_open(&scope, settings, NULL) || !run(&scope.settings, json);
        poa_scope_release(&scope);
    }
    return poa_exit_status(&result, false);
}

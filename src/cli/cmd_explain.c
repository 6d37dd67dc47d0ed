/* SPDX-License-Identifier: MIT */
/*
 * `poalint explain ID...`: what a rule finds, why it matters, and how text looks
 * that it finds or lets pass.  Examples of the interface language come first.
 */
#include <inttypes.h>
#include <string.h>

#include "exit_status.h"
#include "scope.h"

/* Examples of a language that are shown (of the rest the number is), and bytes of
 * one: some are whole drafts. */
enum { EXAMPLES_SHOWN = 6, EXAMPLE_BYTES = 600 };

/* The end of what is shown of an example; no character is cut in two. */
static const char *end_shown(const char *text)
{
    size_t length = strlen(text);

    if (length <= EXAMPLE_BYTES)
        return text + length;
    for (length = EXAMPLE_BYTES; ((unsigned char)text[length] & 0xC0U) == 0x80U;)
        length--;
    return text + length;
}

/* An example; its later lines stand behind four blanks. */
static void put_example(poa_output *out, const char *text)
{
    const char *end = end_shown(text);

    poa_output_puts(out, "  - ");
    while (text < end) {
        size_t line = strcspn(text, "\n");
        size_t length = line < (size_t)(end - text) ? line : (size_t)(end - text);
        poa_write_printable(poa_output_write, out, text, length);
        text += length;
        text += *text == '\n';
        poa_output_puts(out, text < end ? "\n    " : "");
    }
    poa_output_puts(out, *end != '\0' ? "\xE2\x80\xA6\n" : "\n");
}

/* The first examples in a language, and how many more there are. */
static void put_examples_in(poa_output *out, const poa_pack *pack, size_t rule, poa_lang language,
                            bool bad, poa_lang lang)
{
    const char *example;
    char more[24];
    size_t count = 0;

    for (; (example = poa_pack_example(pack, rule, language, bad, count)) != NULL; count++)
        if (count < EXAMPLES_SHOWN)
            put_example(out, example);
    if (count <= EXAMPLES_SHOWN)
        return;
    snprintf(more, sizeof(more), "%zu", count - EXAMPLES_SHOWN);
    poa_output_puts(out, "    ");
    poa_output_text(out, lang, language == POA_LANG_EN ? "cli.more-english" : "cli.more-chinese",
                    more);
    poa_output_puts(out, "\n");
}

static void put_examples(poa_output *out, const poa_pack *pack, size_t rule, poa_lang lang,
                         bool bad)
{
    poa_output_puts(out, "\n");
    poa_output_text(out, lang, bad ? "cli.examples-bad" : "cli.examples-good");
    poa_output_puts(out, "\n");
    put_examples_in(out, pack, rule, lang, bad, lang);
    put_examples_in(out, pack, rule, lang == POA_LANG_EN ? POA_LANG_ZH : POA_LANG_EN, bad, lang);
}

/* A text of a rule.  What stands in braces is filled in for each finding, and
 * shown as an ellipsis here. */
static void put_template(poa_output *out, const char *text)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        size_t place = text[plain] == '{' ? strcspn(text + plain, "}") : 0;
        bool filled = place > 0 && text[plain + place] == '}';
        if (!filled && text[plain] == '{')
            plain++;
        poa_write_printable(poa_output_write, out, text, plain);
        poa_output_puts(out, filled ? "\xE2\x80\xA6" : "");
        text += plain + (filled ? place + 1 : 0);
    }
}

/* A label and its text, if there is any. */
static void put_part(poa_output *out, const char *key, const char *text, poa_lang lang)
{
    if (text == NULL)
        return;
    poa_output_puts(out, "\n");
    poa_output_text(out, lang, key);
    poa_output_puts(out, "\n  ");
    put_template(out, text);
    poa_output_puts(out, "\n");
}

static void put_sources(poa_output *out, const char *const *sources, poa_lang lang)
{
    if (sources == NULL || sources[0] == NULL)
        return;
    poa_output_puts(out, "\n");
    poa_output_text(out, lang, "cli.sources");
    poa_output_puts(out, "\n");
    for (size_t i = 0; sources[i] != NULL; i++) {
        poa_output_puts(out, "  ");
        poa_output_shown(out, sources[i]);
        poa_output_puts(out, "\n");
    }
}

static void put_rule(poa_output *out, const poa_pack *pack, size_t index, poa_lang lang)
{
    char points[16];
    poa_rule_info rule;

    (void)poa_pack_rule_at(pack, index, &rule);
    snprintf(points, sizeof(points), "%" PRIu32, rule.points);
    poa_output_text(out, lang, "cli.rule-head", rule.id, poa_severity_name(rule.severity),
                    rule.dimension, points, rule.kinds);
    poa_output_puts(out, "\n");
    put_part(out, "cli.finds", rule.message[lang], lang);
    put_part(out, "cli.why", rule.why[lang], lang);
    put_part(out, "cli.hint", rule.hint[lang], lang);
    put_examples(out, pack, index, lang, true);
    put_examples(out, pack, index, lang, false);
    put_sources(out, rule.sources, lang);
}

/* Explain each id; false when one is unknown. */
static bool explain_all(const poa_arglist *ids, const poa_pack *pack, poa_output *out,
                        poa_lang lang)
{
    bool known = true;
    bool first = true;

    for (size_t i = 0; i < ids->count; i++) {
        const char *id = ids->items[i];
        size_t rule = poa_pack_rule_find(pack, id);
        if (rule == SIZE_MAX) {
            poa_say_unknown(lang, "cli.unknown-rule", id, poa_pack_rule_nearest(pack, id));
            known = false;
            continue;
        }
        poa_output_puts(out, first ? "" : "\n\n");
        first = false;
        put_rule(out, pack, rule, lang);
    }
    return known;
}

static bool run(const poa_settings *settings, const poa_arglist *ids)
{
    poa_output out = { stdout, NULL, 0 };
    poa_pack *pack = poa_load_pack(settings);

    if (pack == NULL)
        return false;
    bool known = explain_all(ids, pack, &out, settings->lang);
    bool written = poa_output_close(&out, settings->lang);
    poa_pack_free(pack);
    return known && written;
}

int poa_cmd_explain(const poa_settings *settings)
{
    poa_result result = { .incomplete = true };
    poa_scope scope;

    if (settings->operands.count == 0) {
        poa_say(settings->lang, "cli.no-rule");
        return poa_exit_status(&result, false);
    }
    result.incomplete =
        !poa_scope_open(&scope, settings, NULL) || !run(&scope.settings, &settings->operands);
    poa_scope_release(&scope);
    return poa_exit_status(&result, false);
}

/* SPDX-License-Identifier: MIT */
/* Leaving patterns untried must change no answer: every pattern of the standard pack
 * against its examples, with and without what is known of the text. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "document/fold.h"
#include "rules/pack.h"
#include "support/rng.h"

enum { TEXTS = 60 };

/* The folded text of some example. */
static void pick(poa_strbuf *out, const poa_pack *pack, rng *r)
{
    for (int tries = 0; out->length == 0 && tries < 100; tries++) {
        const poa_rule *rule = &pack->rules[rng_below(r, pack->rule_count)];
        if (rule->example_count == 0)
            continue;
        const poa_example *example = &rule->examples[rng_below(r, rule->example_count)];
        poa_fold_string(out, example->text, example->length < 2000 ? example->length : 0);
    }
}

static void compare(const poa_pack *pack, const poa_strbuf *text, poa_matcher *known,
                    poa_matcher *plain, size_t *found)
{
    poa_matcher_set_text(known, text->bytes, text->length);
    for (size_t i = 0; i < pack->pattern_count; i++) {
        size_t begin[2] = { 0, 0 };
        size_t end[2] = { 0, 0 };
        poa_match with = poa_pattern_match(pack->patterns[i], known, text->bytes, text->length, 0,
                                           &begin[0], &end[0]);
        poa_match without = poa_pattern_match(pack->patterns[i], plain, text->bytes, text->length,
                                              0, &begin[1], &end[1]);
        cr_assert_eq(with, without, "pattern %zu, text '%s'", i, text->bytes);
        if (with != POA_MATCH_FOUND)
            continue;
        cr_assert_eq(begin[0], begin[1], "pattern %zu, text '%s'", i, text->bytes);
        cr_assert_eq(end[0], end[1], "pattern %zu, text '%s'", i, text->bytes);
        ++*found;
    }
}

Test(atoms_laws, no_answer_changes)
{
    poa_pack *pack = NULL;
    poa_error err = { 0 };
    poa_matcher *known = poa_matcher_new(0);
    poa_matcher *plain = poa_matcher_new(0);
    size_t found = 0;
    rng r = { 99 };

    cr_assert_eq(poa_pack_load(&pack, NULL, &err), POA_OK, "%s", err.message);
    for (int i = 0; i < TEXTS; i++) {
        poa_strbuf text = POA_STRBUF_INIT;
        pick(&text, pack, &r);
        if (text.length > 0)
            compare(pack, &text, known, plain, &found);
        poa_strbuf_release(&text);
    }
    cr_expect_gt(found, TEXTS, "the texts must hold something to find");
    poa_matcher_free(known);
    poa_matcher_free(plain);
    poa_pack_free(pack);
}

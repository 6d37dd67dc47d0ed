/* SPDX-License-Identifier: MIT */
#include "support/draft.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "support/pack.h"

static const char pack_text[] =
    "pack: test\n"
    "version: 1\n"
    "modes: {plan: {weights: {root-cause: 50, corrective: 20, preventive: 20, tone: 10}},\n"
    "        dispute: {weights: {tone: 100}}}\n"
    "sections:\n"
    "  preventive:\n"
    "    dimension: preventive\n"
    "    part: true\n"
    "    heading: {en: ['prevent\\w*'], zh: [预防, 避免]}\n"
    "    strong: {en: ['every (?:day|week)', from now on], zh: [以后, 每周]}\n"
    "    weak: {en: ['we will'], zh: [将]}\n"
    "  corrective:\n"
    "    dimension: corrective\n"
    "    part: true\n"
    "    heading: {en: ['corrective', 'actions taken', '^fix'], zh: [纠正, 整改, 采取]}\n"
    "    strong: {en: ['we (?:removed|refunded|deleted)'], zh: [已下架, 已退款]}\n"
    "    weak: {en: ['on \\d+ May'], zh: [已]}\n"
    "    against: {en: ['we will']}\n"
    "  root-cause:\n"
    "    dimension: root-cause\n"
    "    part: true\n"
    "    heading: {en: ['root cause', '^problem', 'why'], zh: [原因, 根因]}\n"
    "    strong: {en: ['because', 'we failed'], zh: [因为, 由于]}\n"
    "    weak: {en: ['did not'], zh: [没有]}\n"
    "  evidence:\n"
    "    dimension: tone\n"
    "    heading: {en: ['^attachments?$'], zh: ['^附件$']}\n"
    "  closing:\n"
    "    dimension: tone\n"
    "    heading: {en: ['^dear', 'regards$', '^sincerely'], zh: [此致, 敬礼]}\n"
    "    strong: {en: [thank you, please reinstate], zh: [感谢]}\n"
    "  other: {dimension: tone}\n"
    "appeals:\n"
    "  inauthentic: {name: {en: a, zh: 甲}, strong: {en: [authenticity, invoices]}, weak: {en: "
    "[supplier]}}\n"
    "  late-shipment: {name: {en: b, zh: 乙}, strong: {en: [late shipment, carrier], zh: [迟发]}}\n"
    "facts:\n"
    "  date: {name: {en: date, zh: 日期}, match: {any: ['\\d{4}-\\d\\d-\\d\\d', "
    "'\\d+月\\d+日'], en: ['\\d+ (?:March|May)(?: \\d{4})?', 'May \\d+']}, unless: {en: ['may "
    "\\d+ be']}}\n"
    "  link: {name: {en: link, zh: 链接}, match: {any: ['https?://\\S+']}}\n"
    "  notice-line: {voice: notice, match: {en: ['^we have deactivated', 'to reactivate your "
    "account', '^amazon performance team', '^why did this happen']}}\n"
    "  reported: {voice: quoted, match: {en: ['the buyer wrote that [^.]*']}}\n"
    "abbreviations: {en: [Inc, Ltd, No, e.g, a.m, U.S, Mr, etc, approx]}\n";

static const poa_pack *the_pack(void)
{
    static poa_pack *pack; /* one for all tests of a process */
    struct test_faults faults;

    if (pack == NULL)
        pack = test_pack_of(&faults, pack_text);
    cr_assert_not_null(pack, "the test pack has a fault: line %u: %s", (unsigned)faults.first.line,
                       faults.first.message);
    return pack;
}

poa_document *test_draft(const char *bytes, size_t length, const poa_document_options *opts)
{
    poa_arena arena = POA_ARENA_INIT(POA_MIN_DOCUMENT_BYTES + length * POA_MAX_DOCUMENT_FACTOR);
    poa_text text = { 0 };
    poa_document *doc = NULL;
    poa_error err = { 0 };

    cr_assert_eq(poa_text_decode(&text, &arena, bytes, length, NULL, &err), POA_OK, "%s",
                 err.message);
    cr_assert_eq(poa_document_build(&doc, &arena, &text, &the_pack()->cues, opts, &err), POA_OK,
                 "%s", err.message);
    return doc;
}

poa_document *test_draft_of(const char *text)
{
    return test_draft(text, strlen(text), NULL);
}

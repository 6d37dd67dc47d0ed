/* SPDX-License-Identifier: MIT */
/* What a pack says about Amazon's notices: `notice` (the lines that steer), `issues`
 * and `documents`. */
#include <string.h>

#include "base/limits.h"
#include "document/document.h"
#include "rules/parts.h"

/* A key of `notice:`, and the section kind that its line asks for. */
struct line_key {
    const char *key;
    const char *section; /* or NULL */
};

static const struct line_key line_keys[POA_NOTICE_LINES] = {
    [POA_NOTICE_ASKS] = { "asks", NULL },
    [POA_NOTICE_ENDS] = { "ends", NULL },
    [POA_NOTICE_CHOICE] = { "choice", NULL },
    [POA_NOTICE_EITHER] = { "either", NULL },
    [POA_NOTICE_DETAIL] = { "detail", NULL },
    [POA_NOTICE_DEADLINE] = { "deadline", NULL },
    [POA_NOTICE_NO_LIMIT] = { "no-limit", NULL },
    [POA_NOTICE_PERIOD] = { "period", NULL },
    [POA_NOTICE_PLAN] = { "plan", NULL },
    [POA_NOTICE_DISPUTE] = { "dispute", NULL },
    [POA_NOTICE_NUMBERS] = { "numbers", NULL },
    [POA_NOTICE_NUMBER] = { "number", NULL },
    [POA_NOTICE_NEXT] = { "next", NULL },
    [POA_NOTICE_ROOT_CAUSE] = { "root-cause", "root-cause" },
    [POA_NOTICE_CORRECTIVE] = { "corrective", "corrective" },
    [POA_NOTICE_PREVENTIVE] = { "preventive", "preventive" },
};

/* The key that says which fact the numbers are, and the one for letters. */
#define NUMBER_FACT   "number-fact"
#define IN_ATTACHMENT "in-attachment"
#define NOT_SUPPLIED  "not-supplied"

/* ---- Lines ------------------------------------------------------------------------ */

/* Unknown keys are said with the nearest right one. */
static bool key_known(poa_reader *reader, const poa_definition *def)
{
    const char *known[POA_NOTICE_LINES + 4] = { NULL };
    size_t count = 0;

    for (size_t i = 0; i < POA_NOTICE_LINES; i++)
        known[count++] = line_keys[i].key;
    known[count++] = NUMBER_FACT;
    known[count++] = IN_ATTACHMENT;
    known[count++] = NOT_SUPPLIED;
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], def->name) == 0)
            return true;
    poa_node word = { .kind = POA_NODE_SCALAR, .at = def->at, .text = def->name };
    return poa_read_unknown(reader, &word, "rules.unknown-key", "rules.unknown-key-plain", known);
}

static void read_number_fact(poa_reader *reader, const poa_definition *def)
{
    const poa_cues *cues = &reader->pack->cues;
    poa_notice_cues *notice = &reader->pack->cues.notice;
    const char **names = poa_read_alloc(reader, cues->fact_count + 1u, sizeof(*names));
    uint32_t index = 0;

    for (uint32_t i = 0; names != NULL && i < cues->fact_count; i++)
        names[i] = cues->facts[i].id;
    if (names != NULL && poa_read_choice(reader, def->value, names, &index))
        notice->number = index;
}

static void read_line(poa_reader *reader, const poa_definition *def)
{
    poa_notice_cues *notice = &reader->pack->cues.notice;

    reader->trusted = def->trusted;
    if (!key_known(reader, def))
        return;
    if (strcmp(def->name, NUMBER_FACT) == 0) {
        read_number_fact(reader, def);
    } else if (strcmp(def->name, IN_ATTACHMENT) == 0) {
        (void)poa_read_cue(reader, def->value, 0, &notice->in_attachment);
    } else if (strcmp(def->name, NOT_SUPPLIED) == 0) {
        (void)poa_read_cue(reader, def->value, 0, &notice->not_supplied);
    } else {
        for (size_t i = 0; i < POA_NOTICE_LINES; i++)
            if (strcmp(line_keys[i].key, def->name) == 0)
                (void)poa_read_cue(reader, def->value, 0, &notice->line[i]);
    }
}

static void read_lines(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_cues *cues = &reader->pack->cues;
    poa_definitions defs = { NULL, 0, 0 };

    cues->notice.number = POA_NONE;
    for (size_t i = 0; i < POA_NOTICE_LINES; i++)
        cues->notice.part[i] =
            line_keys[i].section != NULL ? poa_cues_section(cues, line_keys[i].section) : POA_NONE;
    poa_define_all(reader, &defs, files, "notice");
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_line(reader, &defs.items[i]);
}

/* ---- Issues and documents ------------------------------------------------------------ */

/* The keys that must be there, up to NULL. */
static bool has_keys(poa_reader *reader, const poa_definition *def, const char *const *needed)
{
    for (size_t i = 0; needed[i] != NULL; i++)
        if (poa_node_get(def->value, needed[i]) == NULL)
            return poa_read_fault(reader, &def->at, "rules.key-missing", needed[i]);
    return true;
}

static void read_name(poa_reader *reader, const poa_definition *def, const char **out)
{
    poa_words name = { { NULL } };

    (void)poa_read_words(reader, poa_node_get(def->value, "name"), &name);
    memcpy(out, name.in, sizeof(name.in));
}

static void read_issue(poa_reader *reader, const poa_definition *def, poa_issue_cue *out)
{
    static const char *const keys[] = { "name",     "appeal",  "covers", "raised",
                                        "answered", "replace", NULL };
    static const char *const needed[] = { "name", "appeal", "raised", "answered", NULL };

    out->id = def->name;
    out->appeal = POA_NONE;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, def->value, keys) || !has_keys(reader, def, needed))
        return;
    read_name(reader, def, out->name);
    (void)poa_read_appeal_id(reader, poa_node_get(def->value, "appeal"), &out->appeal);
    (void)poa_read_cue(reader, poa_node_get(def->value, "raised"), 0, &out->raised);
    (void)poa_read_cue(reader, poa_node_get(def->value, "answered"), 0, &out->answered);
}

static void read_paper(poa_reader *reader, const poa_definition *def, poa_paper_cue *out)
{
    static const char *const keys[] = { "name", "asked", "supplied", "unless", "replace", NULL };
    static const char *const needed[] = { "name", "asked", "supplied", NULL };

    out->id = def->name;
    reader->trusted = def->trusted;
    if (!poa_read_keys(reader, def->value, keys) || !has_keys(reader, def, needed))
        return;
    read_name(reader, def, out->name);
    (void)poa_read_cue(reader, poa_node_get(def->value, "asked"), 0, &out->asked);
    (void)poa_read_cue(reader, poa_node_get(def->value, "supplied"), 0, &out->supplied);
    out->unless = reader->pack->cues.notice.not_supplied;
    if (poa_node_get(def->value, "unless") != NULL)
        (void)poa_read_cue(reader, poa_node_get(def->value, "unless"), 0, &out->unless);
}

/* One id of `covers:`. */
static bool add_covered(poa_reader *reader, const poa_node *item, void *user)
{
    const poa_notice_cues *notice = &reader->pack->cues.notice;
    const char **names = poa_read_alloc(reader, notice->issue_count + 1u, sizeof(*names));
    uint64_t *covers = user;
    uint32_t index = 0;

    for (uint32_t i = 0; names != NULL && i < notice->issue_count; i++)
        names[i] = notice->issues[i].id;
    if (names == NULL || !poa_read_choice(reader, item, names, &index))
        return false;
    *covers |= UINT64_C(1) << index;
    return true;
}

static void read_covers(poa_reader *reader, const poa_definitions *defs)
{
    poa_notice_cues *notice = &reader->pack->cues.notice;

    for (uint32_t i = 0; i < notice->issue_count && !reader->failed; i++) {
        const poa_node *covers = poa_node_get(defs->items[i].value, "covers");
        if (covers != NULL)
            (void)poa_read_each(reader, covers, add_covered, &notice->issues[i].covers);
    }
}

static void read_issues(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_notice_cues *notice = &reader->pack->cues.notice;
    poa_definitions defs = { NULL, 0, 0 };
    poa_digits digits;

    poa_define_all(reader, &defs, files, "issues");
    if (defs.count > POA_MAX_ISSUES) {
        poa_read_limit(reader, &defs.items[POA_MAX_ISSUES].at, "rules.too-many-issues",
                       poa_decimal(&digits, POA_MAX_ISSUES));
        defs.count = POA_MAX_ISSUES;
    }
    notice->issues = poa_read_alloc(reader, defs.count + 1u, sizeof(*notice->issues));
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_issue(reader, &defs.items[i], &notice->issues[notice->issue_count++]);
    read_covers(reader, &defs);
}

static void read_papers(poa_reader *reader, const poa_pack_file_list *files)
{
    poa_notice_cues *notice = &reader->pack->cues.notice;
    poa_definitions defs = { NULL, 0, 0 };

    poa_define_all(reader, &defs, files, "documents");
    notice->papers = poa_read_alloc(reader, defs.count + 1u, sizeof(*notice->papers));
    for (uint32_t i = 0; i < defs.count && !reader->failed; i++)
        read_paper(reader, &defs.items[i], &notice->papers[notice->paper_count++]);
}

void poa_read_notice(poa_reader *reader, const poa_pack_file_list *files)
{
    read_lines(reader, files);
    if (!reader->failed)
        read_issues(reader, files);
    if (!reader->failed)
        read_papers(reader, files);
}

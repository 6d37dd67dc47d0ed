/* SPDX-License-Identifier: MIT */
/* From single matches to the findings that a report shows. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"
#include "lint/lint.h"

/* What a finding about the whole draft is about; "" for all others. */
static const char *identifier_of(const poa_finding *finding)
{
    return finding->identifier != NULL ? finding->identifier : "";
}

/* Puts findings of one class and sentence side by side, the first match first. */
static int compare_for_join(const void *left, const void *right)
{
    const poa_finding *a = left;
    const poa_finding *b = right;

    if (a->class_index != b->class_index)
        return a->class_index < b->class_index ? -1 : 1;
    if (a->sentence != b->sentence)
        return a->sentence < b->sentence ? -1 : 1;
    int order = strcmp(identifier_of(a), identifier_of(b));
    return order != 0 ? order : poa_finding_compare(left, right);
}

static bool same_finding(const poa_finding *a, const poa_finding *b)
{
    return a->class_index == b->class_index && a->sentence == b->sentence &&
           strcmp(identifier_of(a), identifier_of(b)) == 0;
}

/* The graver one speaks; together they span both. */
static void absorb(poa_finding *into, const poa_finding *other)
{
    poa_span span = into->span;

    if (other->span.begin < span.begin)
        span.begin = other->span.begin;
    if (span.end != UINT32_MAX && other->span.end > span.end)
        span.end = other->span.end;
    if (other->severity > into->severity ||
        (other->severity == into->severity && other->points > into->points))
        *into = *other;
    into->span = span;
}

static void join_same(poa_findings *findings)
{
    size_t kept = 0;

    qsort(findings->items, findings->count, sizeof(*findings->items), compare_for_join);
    for (size_t i = 0; i < findings->count; i++) {
        if (kept > 0 && same_finding(&findings->items[kept - 1], &findings->items[i]))
            absorb(&findings->items[kept - 1], &findings->items[i]);
        else
            findings->items[kept++] = findings->items[i];
    }
    findings->count = kept;
}

static void keep_class(poa_findings *findings, uint32_t class_index)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].class_index == class_index)
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

/* Of several such classes the first of the pack stays. */
static void leave_alone(poa_findings *findings, const poa_pack *pack)
{
    uint32_t alone = POA_NONE;

    for (size_t i = 0; i < findings->count; i++) {
        uint32_t class_index = findings->items[i].class_index;
        bool stands_alone = pack->classes[class_index].alone && !findings->items[i].accepted;
        if (stands_alone && class_index < alone)
            alone = class_index;
    }
    if (alone != POA_NONE)
        keep_class(findings, alone);
}

static bool stands_with(const bool *found, const poa_rule *rule)
{
    for (uint32_t i = 0; i < rule->not_with_count; i++)
        if (found[rule->not_with[i]])
            return true;
    return false;
}

/* Drop findings whose rule gives way to a class that was found.  What was found is
 * taken before anything is dropped, so that the order of rules does not matter. */
static poa_status give_way(poa_findings *findings, const poa_pack *pack, poa_error *err)
{
    bool *found = poa_arena_alloc(findings->arena, pack->class_count + 1, sizeof(bool));
    size_t kept = 0;

    if (found == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < findings->count; i++)
        found[findings->items[i].class_index] = true;
    for (size_t i = 0; i < findings->count; i++)
        if (!stands_with(found, &pack->rules[findings->items[i].rule_index]))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    return POA_OK;
}

static void set_severities(poa_findings *findings, const poa_pack *pack,
                           const poa_lint_options *opts)
{
    for (size_t i = 0; i < findings->count; i++) {
        const char *id = pack->classes[findings->items[i].class_index].id;
        for (size_t k = 0; k < opts->severity_count; k++)
            if (strcmp(id, opts->severities[k].id) == 0)
                findings->items[i].severity = opts->severities[k].severity;
    }
}

/* Keep at most `most` findings of a class: the first ones by place. */
static poa_status bound(poa_findings *findings, const poa_pack *pack, uint32_t most, poa_error *err)
{
    uint32_t *count = poa_arena_alloc(findings->arena, pack->class_count + 1, sizeof(uint32_t));
    size_t kept = 0;

    if (count == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < findings->count; i++) {
        if (count[findings->items[i].class_index]++ < most)
            findings->items[kept++] = findings->items[i];
        else
            findings->dropped++;
    }
    findings->count = kept;
    return POA_OK;
}

uint32_t poa_lint_most(const poa_lint_options *opts)
{
    return opts->max_findings != 0 ? opts->max_findings : POA_MAX_FINDINGS;
}

poa_status poa_lint_join(poa_findings *findings, const poa_pack *pack, const poa_lint_options *opts,
                         poa_error *err)
{
    if (findings->count == 0)
        return POA_OK;
    leave_alone(findings, pack);
    poa_status status = give_way(findings, pack, err);
    if (status != POA_OK)
        return status;
    join_same(findings); /* of what is left: a rule that gives way takes no other along */
    set_severities(findings, pack, opts);
    qsort(findings->items, findings->count, sizeof(*findings->items), poa_finding_compare);
    return bound(findings, pack, poa_lint_most(opts), err);
}

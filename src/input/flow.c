/* SPDX-License-Identifier: MIT */
/* Gaps and marks are owed until text comes: an empty block leaves no trace. */
#include "input/flow.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "input/docx_digits.h"

/* Lists deeper than this are not set in any further. */
#define MAX_INDENT 8u

poa_status poa_flow_begin(poa_flow *flow, poa_arena *arena, const poa_text *source, poa_error *err)
{
    *flow = (poa_flow){ .lists = POA_LIST_INIT(poa_flow_list), .mark = POA_STRBUF_INIT };
    return poa_extraction_begin(&flow->x, arena, source, err);
}

void poa_flow_release(poa_flow *flow)
{
    poa_list_release(&flow->lists);
    poa_strbuf_release(&flow->mark);
    poa_extraction_release(&flow->x);
}

poa_status poa_flow_end(poa_flow *flow, poa_text *out, poa_arena *arena, const char *type,
                        poa_error *err)
{
    flow->x.failed = flow->x.failed || flow->mark.failed;
    poa_status status = poa_extraction_end(&flow->x, out, arena, type, err);

    poa_flow_release(flow);
    return status;
}

/* ---- Blocks ------------------------------------------------------------------------ */

void poa_flow_gap(poa_flow *flow, poa_gap gap)
{
    if (flow->gap < gap)
        flow->gap = gap;
}

void poa_flow_heading(poa_flow *flow, uint32_t level)
{
    poa_flow_gap(flow, POA_GAP_BLANK);
    poa_strbuf_clear(&flow->mark);
    for (uint32_t i = 0; i < level && i < 6; i++)
        poa_strbuf_putc(&flow->mark, '#');
    poa_strbuf_putc(&flow->mark, ' ');
}

void poa_flow_quote(poa_flow *flow, bool open)
{
    poa_flow_gap(flow, POA_GAP_BLANK);
    if (open)
        flow->quotes++;
    else if (flow->quotes > 0)
        flow->quotes--;
}

/* ---- Lists -------------------------------------------------------------------------- */

bool poa_flow_in_list(const poa_flow *flow)
{
    return flow->lists.count > 0;
}

static poa_flow_list *innermost(const poa_flow *flow)
{
    return flow->lists.count == 0 ? NULL : poa_list_at(&flow->lists, flow->lists.count - 1);
}

void poa_flow_list_open(poa_flow *flow, poa_flow_list list)
{
    poa_flow_gap(flow, flow->lists.count == 0 ? POA_GAP_BLANK : POA_GAP_LINE);
    if (poa_list_push(&flow->lists, &list) == NULL)
        flow->x.failed = true;
}

void poa_flow_list_close(poa_flow *flow)
{
    if (flow->lists.count > 0)
        flow->lists.count--;
    poa_flow_gap(flow, flow->lists.count == 0 ? POA_GAP_BLANK : POA_GAP_LINE);
}

/* The name that Word has for a style of numbers. */
static const char *format_name(char style)
{
    switch (style) {
    case 'a':
        return "lowerLetter";
    case 'A':
        return "upperLetter";
    case 'i':
        return "lowerRoman";
    case 'I':
        return "upperRoman";
    default:
        return "decimal";
    }
}

static void add_number(poa_strbuf *out, const poa_flow_list *list, int64_t number)
{
    if (number > 0)
        poa_docx_format_write(out, poa_docx_format_find(format_name(list->style)),
                              (uint32_t)number);
    else
        poa_strbuf_printf(out, "%" PRId64, number);
    poa_strbuf_putc(out, list->delimiter);
    poa_strbuf_putc(out, ' ');
}

void poa_flow_item(poa_flow *flow, const int64_t *value)
{
    poa_flow_list *list = innermost(flow);

    if (list == NULL) { /* an item of no list: a bullet */
        poa_flow_gap(flow, POA_GAP_LINE);
        poa_strbuf_clear(&flow->mark);
        poa_strbuf_puts(&flow->mark, "- ");
        return;
    }
    poa_flow_gap(flow, list->tight ? POA_GAP_LINE : POA_GAP_BLANK);
    poa_strbuf_clear(&flow->mark);
    for (size_t depth = 1; depth < flow->lists.count && depth < MAX_INDENT; depth++)
        poa_strbuf_puts(&flow->mark, "  ");
    if (value != NULL)
        list->next = *value;
    if (list->style == '-')
        poa_strbuf_puts(&flow->mark, "- ");
    else
        add_number(&flow->mark, list, list->next);
    if (list->next < INT32_MAX && list->next > INT32_MIN)
        list->next += list->step;
}

/* ---- Text ------------------------------------------------------------------------------ */

/* Pay what is owed before text that stands at a source offset: marks belong to it. */
static void settle(poa_flow *flow, uint32_t offset)
{
    if (flow->started && flow->gap != POA_GAP_NONE)
        poa_extraction_mark(&flow->x, flow->gap == POA_GAP_LINE ? "\n" : "\n\n");
    if ((!flow->started || flow->gap != POA_GAP_NONE) && flow->quotes > 0)
        poa_extraction_put(&flow->x, offset, offset, "> ", 2);
    flow->gap = POA_GAP_NONE;
    flow->started = true;
    if (flow->mark.length > 0)
        poa_extraction_put(&flow->x, offset, offset, flow->mark.bytes, flow->mark.length);
    poa_strbuf_clear(&flow->mark);
}

/* A line end in a quotation: the next line is quoted, too. */
static void follow_lines(poa_flow *flow, const char *bytes, size_t length)
{
    if (flow->quotes > 0 && length > 0 && bytes[length - 1] == '\n')
        poa_extraction_mark(&flow->x, "> ");
}

void poa_flow_copy(poa_flow *flow, uint32_t offset, size_t length)
{
    const char *bytes = flow->x.source->bytes;
    uint32_t end = offset + (uint32_t)length;

    if (length == 0)
        return;
    settle(flow, offset);
    while (offset < end) {
        uint32_t next = poa_line_end(flow->x.source, offset, end);
        poa_extraction_copy(&flow->x, offset, next - offset);
        follow_lines(flow, bytes + offset, next - offset);
        offset = next;
    }
}

void poa_flow_put(poa_flow *flow, uint32_t offset, uint32_t end, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    settle(flow, offset);
    poa_extraction_put(&flow->x, offset, end, bytes, length);
    follow_lines(flow, bytes, length);
}

void poa_flow_mark(poa_flow *flow, const char *bytes)
{
    if (bytes[0] == '\0')
        return;
    settle(flow, flow->x.next.offset);
    poa_extraction_mark(&flow->x, bytes);
}

/* Do the words from a text offset on hold the target themselves? */
static bool says_target(const poa_flow *flow, const char *target, size_t length, size_t from)
{
    const poa_strbuf *text = &flow->x.text;

    for (size_t at = from; at + length <= text->length; at++)
        if (memcmp(text->bytes + at, target, length) == 0)
            return true;
    return false;
}

void poa_flow_link(poa_flow *flow, const char *target, size_t length, size_t from)
{
    poa_strbuf shown = POA_STRBUF_INIT;

    if (length < 8 || strncasecmp(target, "http", 4) != 0 ||
        says_target(flow, target, length, from))
        return;
    poa_strbuf_puts(&shown, " (");
    poa_strbuf_add(&shown, target, length);
    poa_strbuf_putc(&shown, ')');
    poa_flow_mark(flow, poa_strbuf_str(&shown));
    flow->x.failed = flow->x.failed || shown.failed;
    poa_strbuf_release(&shown);
}

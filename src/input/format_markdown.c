/* SPDX-License-Identifier: MIT */
/*
 * Markdown, through md4c: CommonMark with tables, strikethrough and task lists.  Most of
 * the text that the parser hands over lies in the source, which gives its place; marks of
 * emphasis, links and raw HTML are left out, struck text, too.
 */
#include <md4c.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "input/entity.h"
#include "input/flow.h"
#include "input/formats.h"

struct reading {
    poa_flow flow;
    uint32_t begin;   /* where the Markdown begins in the source: behind front matter */
    uint32_t at;      /* behind the last text in the source */
    uint32_t struck;  /* open strikethroughs */
    uint32_t cell;    /* of the table row: counted from 0 */
    uint32_t columns; /* of the table */
    bool html;        /* raw HTML */
    size_t link;      /* text offset where the words of the link begin */
};

/* ---- Blocks ----------------------------------------------------------------------- */

static void enter_list(struct reading *r, char style, char delimiter, unsigned start, bool tight)
{
    poa_flow_list list = { style, delimiter, tight, start, 1 };
    poa_flow_list_open(&r->flow, list);
}

/* Cells stand in lines of their own; where there are two, the first labels the second. */
static void enter_cell(struct reading *r)
{
    if (r->cell > 0 && r->columns == 2)
        poa_flow_mark(&r->flow, ": ");
    else
        poa_flow_gap(&r->flow, r->cell > 0 ? POA_GAP_LINE : POA_GAP_BLANK);
    r->cell++;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct reading *r = user;
    const MD_BLOCK_UL_DETAIL *bullets = detail;
    const MD_BLOCK_OL_DETAIL *numbers = detail;

    switch (type) {
    case MD_BLOCK_QUOTE:
        poa_flow_quote(&r->flow, true);
        break;
    case MD_BLOCK_UL:
        enter_list(r, '-', '.', 1, bullets->is_tight != 0);
        break;
    case MD_BLOCK_OL:
        enter_list(r, '1', numbers->mark_delimiter, numbers->start, numbers->is_tight != 0);
        break;
    case MD_BLOCK_LI:
        poa_flow_item(&r->flow, NULL);
        break;
    case MD_BLOCK_H:
        poa_flow_heading(&r->flow, ((const MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_HTML:
        r->html = true;
        break;
    case MD_BLOCK_TABLE:
        r->columns = ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
        break;
    case MD_BLOCK_TR:
        r->cell = 0;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        enter_cell(r);
        break;
    default:
        break;
    }
    return r->flow.x.failed;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct reading *r = user;

    (void)detail;
    switch (type) {
    case MD_BLOCK_QUOTE:
        poa_flow_quote(&r->flow, false);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        poa_flow_list_close(&r->flow);
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HR:
    case MD_BLOCK_TABLE:
        poa_flow_gap(&r->flow, POA_GAP_BLANK);
        break;
    case MD_BLOCK_HTML:
        r->html = false;
        poa_flow_gap(&r->flow, POA_GAP_BLANK);
        break;
    default:
        break;
    }
    return r->flow.x.failed;
}

/* ---- Spans -------------------------------------------------------------------------- */

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct reading *r = user;

    (void)detail;
    if (type == MD_SPAN_DEL)
        r->struck++;
    if (type == MD_SPAN_A)
        r->link = r->flow.x.text.length;
    return r->flow.x.failed;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct reading *r = user;
    const MD_SPAN_A_DETAIL *link = detail;

    if (type == MD_SPAN_DEL && r->struck > 0)
        r->struck--;
    if (type == MD_SPAN_A && r->struck == 0)
        poa_flow_link(&r->flow, link->href.text, link->href.size, r->link);
    return r->flow.x.failed;
}

/* ---- Text ----------------------------------------------------------------------------- */

/* The offset in the source of text that the parser hands over, or UINT32_MAX where it
 * lies in a buffer of its own. */
static uint32_t offset_of(const struct reading *r, const char *text, size_t size)
{
    const poa_text *source = r->flow.x.source;

    if (text < source->bytes || text > source->bytes + source->length ||
        size > (size_t)(source->bytes + source->length - text))
        return UINT32_MAX;
    return (uint32_t)(text - source->bytes);
}

/* Text that stands for source bytes at or behind the last text. */
static void put(struct reading *r, uint32_t offset, size_t size, const char *bytes, size_t length)
{
    uint32_t from = offset != UINT32_MAX ? offset : r->at;
    uint32_t end = offset != UINT32_MAX ? offset + (uint32_t)size : r->at;

    poa_flow_put(&r->flow, from, end, bytes, length);
    r->at = end;
}

static void put_entity(struct reading *r, uint32_t offset, const char *text, size_t size)
{
    poa_strbuf decoded = POA_STRBUF_INIT;

    poa_entity_add(&decoded, text, size);
    put(r, offset, size, poa_strbuf_str(&decoded), decoded.length);
    poa_strbuf_release(&decoded);
}

static bool is_break(const char *text, size_t size)
{
    return size >= 3 && strncasecmp(text, "<br", 3) == 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *user)
{
    struct reading *r = user;
    uint32_t offset = offset_of(r, bytes, size);

    if (r->struck > 0 || r->html)
        return 0;
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        put(r, UINT32_MAX, 0, "\n", 1);
        break;
    case MD_TEXT_NULLCHAR:
        put(r, UINT32_MAX, 0, "\xEF\xBF\xBD", 3);
        break;
    case MD_TEXT_ENTITY:
        put_entity(r, offset, bytes, size);
        break;
    case MD_TEXT_HTML:
        if (is_break(bytes, size))
            put(r, UINT32_MAX, 0, "\n", 1);
        break;
    default:
        if (offset == UINT32_MAX) {
            put(r, offset, size, bytes, size);
            break;
        }
        poa_flow_copy(&r->flow, offset, size);
        r->at = offset + size;
    }
    return r->flow.x.failed;
}

/* ---- The format ------------------------------------------------------------------------- */

/* Behind "---" ... "---" at the very top, which holds data and no letter. */
static uint32_t front_matter(const poa_text *source)
{
    uint32_t at = poa_line_end(source, 0, source->length);

    if (strncmp(source->bytes, "---\n", 4) != 0 && strncmp(source->bytes, "---\r\n", 5) != 0)
        return 0;
    while (at < source->length) {
        uint32_t next = poa_line_end(source, at, source->length);
        if (strncmp(source->bytes + at, "---", 3) == 0 && next - at <= 5)
            return next;
        at = next;
    }
    return 0;
}

static poa_status parse(struct reading *r, poa_error *err)
{
    const MD_PARSER parser = { 0,
                               MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                                   MD_FLAG_NOINDENTEDCODEBLOCKS,
                               enter_block,
                               leave_block,
                               enter_span,
                               leave_span,
                               text,
                               NULL,
                               NULL };
    const poa_text *source = r->flow.x.source;

    r->begin = front_matter(source);
    r->at = r->begin;
    int result = md_parse(source->bytes + r->begin, source->length - r->begin, &parser, r);
    return result == 0 || r->flow.x.failed ? POA_OK : poa_fail_nomem(err);
}

static poa_status extract(poa_text *out, const poa_input *input)
{
    struct reading r = { .link = 0 };
    poa_text source;
    poa_status status = poa_text_decode(&source, input->arena, input->bytes, input->length,
                                        input->encoding, input->err);

    if (status == POA_OK)
        status = poa_flow_begin(&r.flow, input->arena, &source, input->err);
    if (status != POA_OK)
        return status;
    status = parse(&r, input->err);
    if (status == POA_OK)
        return poa_flow_end(&r.flow, out, input->arena, poa_format_markdown.name, input->err);
    poa_flow_release(&r.flow);
    return status;
}

static const char *const endings[] = { ".md", ".markdown", ".mdown", ".mkd", NULL };

const poa_format poa_format_markdown = { "markdown", endings, false, NULL, extract };

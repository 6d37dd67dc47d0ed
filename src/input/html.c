/* SPDX-License-Identifier: MIT */
/*
 * The tree that gumbo makes of HTML, walked without recursion: what a reader sees, with
 * blanks collapsed as browsers do it.  Each text node knows its bytes in the source.
 */
#include "input/html.h"

#include <ctype.h>
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/fail.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "input/entity.h"
#include "input/html_rows.h"
#include "input/html_words.h"

struct walk {
    poa_flow flow;
    poa_html_words words;
    uint32_t skip; /* open elements that are not shown */
    uint32_t pre;  /* open <pre> and <textarea> */
};

/* ---- What an element means ------------------------------------------------------------ */

static const char *attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found != NULL ? found->value : NULL;
}

/* "display: none" in a style of its own, whatever the blanks. */
static bool is_styled_away(const char *style)
{
    static const char property[] = "display";
    const char *at = style;

    while (at != NULL && (at = poa_ascii_find(at, strlen(at), property)) != NULL) {
        at += sizeof(property) - 1;
        if (strncasecmp(at + strspn(at, " :\t\n"), "none", 4) == 0)
            return true;
    }
    return false;
}

static bool is_hidden(const GumboNode *node)
{
    return attribute(node, "hidden") != NULL || is_styled_away(attribute(node, "style"));
}

static int64_t number_of(const char *text, int64_t otherwise)
{
    char *end = NULL;
    long number = text != NULL ? strtol(text, &end, 10) : 0;
    bool good = text != NULL && end != text && number > -1000000 && number < 1000000;

    return good ? number : otherwise;
}

static int64_t count_items(const GumboNode *node)
{
    const GumboVector *children = &node->v.element.children;
    int64_t count = 0;

    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        count += child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_LI;
    }
    return count;
}

static void open_list(struct walk *w, const GumboNode *node)
{
    const char *type = attribute(node, "type");
    bool back = attribute(node, "reversed") != NULL;
    poa_flow_list list = { '-', '.', true, 1, back ? -1 : 1 };

    if (node->v.element.tag == GUMBO_TAG_OL) {
        list.style = type != NULL && strchr("1aAiI", type[0]) != NULL && type[0] ? type[0] : '1';
        list.next = number_of(attribute(node, "start"), back ? count_items(node) : 1);
    }
    poa_flow_list_open(&w->flow, list);
}

static void open_item(struct walk *w, const GumboNode *node)
{
    const char *value = attribute(node, "value");
    int64_t number = number_of(value, 1);

    poa_flow_item(&w->flow, value != NULL ? &number : NULL);
}

/* Text of an attribute that is shown: alt, value. */
static void put_attribute(struct walk *w, const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);

    if (found == NULL || found->value[0] == '\0' || w->skip > 0)
        return;
    uint32_t offset = (uint32_t)(found->original_value.data - w->flow.x.source->bytes);
    poa_html_words_space(&w->words);
    poa_html_words_put(&w->words, offset, offset + (uint32_t)found->original_value.length,
                       found->value);
    poa_html_words_space(&w->words);
}

static void open_input(struct walk *w, const GumboNode *node)
{
    const char *type = attribute(node, "type");

    if (type == NULL || strcasecmp(type, "text") == 0 || strcasecmp(type, "search") == 0)
        put_attribute(w, node, "value");
}

/* A line end, and an empty line where one stands already. */
static void line_break(struct walk *w)
{
    if (w->skip == 0)
        poa_html_words_break(&w->words, w->flow.gap == POA_GAP_NONE ? POA_GAP_LINE : POA_GAP_BLANK);
}

/* ---- Elements --------------------------------------------------------------------------- */

/* What a tag is to a reader. */
enum role {
    ROLE_INLINE,
    ROLE_LINE,  /* in lines of its own */
    ROLE_BLOCK, /* set apart by blank lines */
    ROLE_AWAY   /* not shown */
};

static const struct {
    GumboTag tag;
    enum role role;
} roles[] = {
    { GUMBO_TAG_P, ROLE_BLOCK },         { GUMBO_TAG_TABLE, ROLE_BLOCK },
    { GUMBO_TAG_HR, ROLE_BLOCK },        { GUMBO_TAG_PRE, ROLE_BLOCK },
    { GUMBO_TAG_SECTION, ROLE_BLOCK },   { GUMBO_TAG_ARTICLE, ROLE_BLOCK },
    { GUMBO_TAG_ASIDE, ROLE_BLOCK },     { GUMBO_TAG_HEADER, ROLE_BLOCK },
    { GUMBO_TAG_FOOTER, ROLE_BLOCK },    { GUMBO_TAG_NAV, ROLE_BLOCK },
    { GUMBO_TAG_MAIN, ROLE_BLOCK },      { GUMBO_TAG_FORM, ROLE_BLOCK },
    { GUMBO_TAG_FIELDSET, ROLE_BLOCK },  { GUMBO_TAG_DL, ROLE_BLOCK },
    { GUMBO_TAG_FIGURE, ROLE_BLOCK },    { GUMBO_TAG_TEXTAREA, ROLE_BLOCK },
    { GUMBO_TAG_TR, ROLE_BLOCK },        { GUMBO_TAG_BODY, ROLE_BLOCK },
    { GUMBO_TAG_DIV, ROLE_LINE },        { GUMBO_TAG_LI, ROLE_LINE },
    { GUMBO_TAG_DT, ROLE_LINE },         { GUMBO_TAG_DD, ROLE_LINE },
    { GUMBO_TAG_ADDRESS, ROLE_LINE },    { GUMBO_TAG_CAPTION, ROLE_LINE },
    { GUMBO_TAG_FIGCAPTION, ROLE_LINE }, { GUMBO_TAG_LEGEND, ROLE_LINE },
    { GUMBO_TAG_CENTER, ROLE_LINE },     { GUMBO_TAG_SUMMARY, ROLE_LINE },
    { GUMBO_TAG_DETAILS, ROLE_LINE },    { GUMBO_TAG_OPTION, ROLE_AWAY },
    { GUMBO_TAG_HEAD, ROLE_AWAY },       { GUMBO_TAG_SCRIPT, ROLE_AWAY },
    { GUMBO_TAG_STYLE, ROLE_AWAY },      { GUMBO_TAG_TEMPLATE, ROLE_AWAY },
    { GUMBO_TAG_NOSCRIPT, ROLE_AWAY },   { GUMBO_TAG_TITLE, ROLE_AWAY },
    { GUMBO_TAG_SVG, ROLE_AWAY },        { GUMBO_TAG_MATH, ROLE_AWAY },
    { GUMBO_TAG_OBJECT, ROLE_AWAY },     { GUMBO_TAG_IFRAME, ROLE_AWAY },
    { GUMBO_TAG_RT, ROLE_AWAY },         { GUMBO_TAG_RP, ROLE_AWAY },
    { GUMBO_TAG_DEL, ROLE_AWAY },        { GUMBO_TAG_S, ROLE_AWAY },
    { GUMBO_TAG_STRIKE, ROLE_AWAY },     { GUMBO_TAG_BUTTON, ROLE_AWAY },
};

static enum role role_of(const GumboNode *node)
{
    for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
        if (roles[i].tag == node->v.element.tag)
            return is_hidden(node) ? ROLE_AWAY : roles[i].role;
    return is_hidden(node) ? ROLE_AWAY : ROLE_INLINE;
}

static void part(struct walk *w, enum role role)
{
    if (role == ROLE_LINE)
        poa_html_words_break(&w->words, POA_GAP_LINE);
    if (role == ROLE_BLOCK)
        poa_html_words_break(&w->words, POA_GAP_BLANK);
}

static bool is_pre(GumboTag tag)
{
    return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TEXTAREA;
}

static void enter_element(struct walk *w, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    enum role role = role_of(node);

    w->skip += role == ROLE_AWAY;
    if (w->skip > 0)
        return;
    part(w, role);
    w->pre += is_pre(tag);
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        poa_html_words_break(&w->words, POA_GAP_BLANK);
        poa_flow_heading(&w->flow, (uint32_t)(tag - GUMBO_TAG_H1) + 1);
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
        poa_html_words_break(&w->words, POA_GAP_LINE);
        open_list(w, node);
    } else if (tag == GUMBO_TAG_LI) {
        open_item(w, node);
    } else if (tag == GUMBO_TAG_BLOCKQUOTE) {
        poa_html_words_break(&w->words, POA_GAP_BLANK);
        poa_flow_quote(&w->flow, true);
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        if (poa_html_is_value(node))
            poa_html_words_label(&w->words);
        else
            poa_html_words_break(&w->words, POA_GAP_LINE);
    } else if (tag == GUMBO_TAG_BR) {
        line_break(w);
    } else if (tag == GUMBO_TAG_IMG) {
        put_attribute(w, node, "alt");
    } else if (tag == GUMBO_TAG_INPUT) {
        open_input(w, node);
    } else if (tag == GUMBO_TAG_A) {
        w->words.link = w->flow.x.text.length;
    }
}

static void leave_element(struct walk *w, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    enum role role = role_of(node);

    if (w->skip > 0) {
        w->skip -= role == ROLE_AWAY;
        return;
    }
    part(w, role);
    w->pre -= is_pre(tag);
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        poa_html_words_break(&w->words, POA_GAP_BLANK);
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) {
        poa_html_words_break(&w->words, POA_GAP_LINE);
        poa_flow_list_close(&w->flow);
    } else if (tag == GUMBO_TAG_BLOCKQUOTE) {
        poa_html_words_break(&w->words, POA_GAP_BLANK);
        poa_flow_quote(&w->flow, false);
    } else if (tag == GUMBO_TAG_A) {
        const char *href = attribute(node, "href");
        if (href != NULL)
            poa_flow_link(&w->flow, href, strlen(href), w->words.link);
    }
}

/* ---- The walk ----------------------------------------------------------------------------- */

static void enter(struct walk *w, const GumboNode *node)
{
    switch (node->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
        enter_element(w, node);
        break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
        if (w->skip == 0)
            poa_html_words_text(&w->words, &node->v.text, w->pre > 0);
        break;
    default:
        break;
    }
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboVector *children_of(const GumboNode *node)
{
    return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                             : &node->v.element.children;
}

/* The node behind a finished one, leaving the elements that end there; NULL at the end. */
static const GumboNode *behind(struct walk *w, const GumboNode *node, const GumboNode *root)
{
    while (node != root) {
        if (is_element(node))
            leave_element(w, node);
        const GumboVector *siblings = children_of(node->parent);
        if (node->index_within_parent + 1 < siblings->length)
            return siblings->data[node->index_within_parent + 1];
        node = node->parent;
    }
    return NULL;
}

static void walk_tree(struct walk *w, const GumboNode *root)
{
    const GumboNode *node = root;

    while (node != NULL && !w->flow.x.failed) {
        enter(w, node);
        bool inner = is_element(node) && children_of(node)->length > 0;
        node = inner ? children_of(node)->data[0] : behind(w, node, root);
    }
}

/* ---- Depth ---------------------------------------------------------------------------------- */

/* Tags that never hold others of their kind, with or without an end tag. */
static bool is_flat(const char *name, size_t length)
{
    static const char *const flat[] = { "br",  "img",  "hr",   "input", "meta",  "link", "col",
                                        "p",   "li",   "td",   "th",    "tr",    "dd",   "dt",
                                        "wbr", "area", "base", "embed", "option" };

    for (size_t i = 0; i < sizeof(flat) / sizeof(flat[0]); i++)
        if (strlen(flat[i]) == length && strncasecmp(flat[i], name, length) == 0)
            return true;
    return false;
}

/* An upper bound on how deep elements stand inside one another, before a tree is made. */
static uint32_t depth_of(const poa_text *source)
{
    uint32_t depth = 0;
    uint32_t most = 0;

    for (uint32_t at = 0; at + 1 < source->length; at++) {
        const char *name = source->bytes + at + 1;
        if (source->bytes[at] != '<')
            continue;
        if (*name == '/') { /* a flat one was not counted, so its end is not either */
            depth -= depth > 0 && !is_flat(name + 1, strcspn(name + 1, " \t\r\n\f/>"));
        } else if (isalpha((unsigned char)*name)) {
            size_t length = strcspn(name, " \t\r\n\f/>");
            depth += !is_flat(name, length);
            most = depth > most ? depth : most;
        }
    }
    return most;
}

/* ---- Attributes ------------------------------------------------------------------------------ */

static bool is_named(const char *at, const char *end, const char *name)
{
    size_t length = strlen(name);
    return (size_t)(end - at) > length && strncasecmp(at, name, length) == 0 &&
           !isalnum((unsigned char)at[length]);
}

static const char *past_spaces(const char *at, const char *end)
{
    while (at < end && isspace((unsigned char)*at))
        at++;
    return at;
}

static const char *past_blanks(const char *at, const char *end)
{
    while (at < end && (*at == '/' || isspace((unsigned char)*at)))
        at++;
    return at;
}

static const char *past_word(const char *at, const char *end, const char *stops)
{
    while (at < end && *at != '>' && !isspace((unsigned char)*at) &&
           (*at == '\0' || strchr(stops, *at) == NULL))
        at++;
    return at;
}

/* Behind a value, which stands behind "=". */
static const char *past_value(const char *at, const char *end)
{
    at = past_spaces(at, end);
    if (at == end || (*at != '"' && *at != '\''))
        return past_word(at, end, "");
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close != NULL ? close + 1 : end;
}

/* Moves `at` from the name of a tag to its end, as the parser reads it. */
static uint32_t count_attributes(const char **at, const char *end)
{
    const char *c = past_blanks(past_word(*at, end, "/"), end);
    uint32_t count = 0;

    for (; c < end && *c != '>'; count++) {
        c = past_spaces(past_word(c + 1, end, "/="), end); /* a name may begin with "=" */
        if (c < end && *c == '=')
            c = past_value(c + 1, end);
        c = past_blanks(c, end);
    }
    *at = c;
    return count;
}

static const char *past_comment(const char *at, const char *end)
{
    for (at += 3; at < end; at++)
        if (*at == '>' && (memcmp(at - 2, "--", 2) == 0 || memcmp(at - 3, "--!", 3) == 0))
            return at;
    return end;
}

/* To the end tag of what holds no markup: code, where "a<b" begins no tag. */
static const char *past_code(const char *name, const char *at, const char *end)
{
    static const char *const raw[] = { "script", "style", "textarea", "title", "xmp", "iframe" };

    for (size_t i = 0; i < sizeof(raw) / sizeof(raw[0]); i++) {
        if (!is_named(name, end, raw[i]))
            continue;
        while (at < end &&
               !(*at == '<' && end - at > 2 && at[1] == '/' && is_named(at + 2, end, raw[i])))
            at++;
        break;
    }
    return at;
}

/* The most attributes that a tag may have, before a tree is made: the parser compares each
 * with all before it. */
static uint32_t attributes_of(const poa_text *source)
{
    const char *end = source->bytes + source->length;
    const char *at = source->bytes;
    uint32_t most = 0;

    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *name = ++at;
        if (end - at >= 3 && memcmp(at, "!--", 3) == 0) {
            at = past_comment(at, end);
        } else if (at < end && isalpha((unsigned char)*at)) {
            uint32_t count = count_attributes(&at, end);
            most = count > most ? count : most;
            at = past_code(name, at, end);
        }
    }
    return most;
}

/* ---- The text ---------------------------------------------------------------------------------- */

static poa_status extract_tree(struct walk *w, poa_text *out, poa_arena *arena,
                               const GumboNode *root, const char *type, poa_error *err)
{
    walk_tree(w, root);
    poa_html_words_end(&w->words);
    return poa_flow_end(&w->flow, out, arena, type, err);
}

poa_status poa_html_extract(poa_text *out, poa_arena *arena, const poa_text *source,
                            const char *type, poa_error *err)
{
    struct walk w = { .skip = 0 };
    poa_digits digits;
    poa_text tame = *source; /* for as long as it is walked */

    if (depth_of(source) > POA_MAX_HTML_DEPTH)
        return poa_fail(err, POA_LIMIT, NULL, "input.html-depth",
                        poa_decimal(&digits, POA_MAX_HTML_DEPTH));
    if (attributes_of(source) > POA_MAX_HTML_ATTRIBUTES)
        return poa_fail(err, POA_LIMIT, NULL, "input.html-attributes",
                        poa_decimal(&digits, POA_MAX_HTML_ATTRIBUTES));
    tame.bytes = poa_entity_tame(arena, source->bytes, source->length);
    if (tame.bytes == NULL)
        return poa_fail_nomem(err);
    poa_status status = poa_flow_begin(&w.flow, arena, &tame, err);
    if (status != POA_OK)
        return status;
    poa_html_words_begin(&w.words, &w.flow);
    GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, tame.bytes, tame.length);
    if (tree == NULL) {
        poa_flow_release(&w.flow);
        return poa_fail_nomem(err);
    }
    status = extract_tree(&w, out, arena, tree->root, type, err);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return status;
}

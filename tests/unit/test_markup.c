/* SPDX-License-Identifier: MIT */
/* Markdown and HTML: what is left as text, and where each word stands in the source. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "input/formats.h"
#include "input/map.h"

struct extracted {
    poa_arena arena;
    poa_text text;
    poa_lines lines;
};

static void extract(struct extracted *out, const poa_format *format, const char *source)
{
    poa_error err = { .lang = POA_LANG_EN };

    out->arena = POA_ARENA_INIT(8 << 20);
    poa_input input = {
        (const unsigned char *)source, strlen(source), NULL, NULL, &out->arena, &err
    };
    cr_assert_eq(format->extract(&out->text, &input), POA_OK, "%s", err.message);
    cr_assert_eq(poa_lines_build(&out->lines, &out->arena, &out->text, &err), POA_OK);
}

struct markup_case {
    char source[320];
    char expected[240];
};

static void expect_text(const poa_format *format, const struct markup_case *c)
{
    struct extracted got;

    extract(&got, format, c->source);
    cr_expect_str_eq(got.text.bytes, c->expected, "%s\n  got  [%s]\n  want [%s]", c->source,
                     got.text.bytes, c->expected);
    cr_expect_str_eq(got.text.type, format->name);
    poa_arena_release(&got.arena);
}

ParameterizedTestParameters(markup, markdown)
{
    static struct markup_case cases[] = {
        { "", "" },
        { "plain *text* __here__ `code`\n", "plain text here code" },
        { "# Root *cause*\n\nWe had none.\n", "# Root cause\n\nWe had none." },
        { "Root cause\n---\nText", "## Root cause\n\nText" },
        { "one\ntwo  \nthree\\\nfour", "one\ntwo\nthree\nfour" },
        { "- a\n- b\n\ntext", "- a\n- b\n\ntext" },
        { "- a\n\n- b", "- a\n\n- b" },
        { "3. a\n4. b\n   - c", "3. a\n4. b\n  - c" },
        { "2) a\n3) b", "2) a\n3) b" },
        { "1. a\n\n   more of a\n2. b", "1. a\n\nmore of a\n\n2. b" },
        { "- [x] done\n- [ ] open", "- done\n- open" },
        { "> quoted\n> lines\n\nown", "> quoted\n> lines\n\nown" },
        { "> one\n>\n> two", "> one\n\n> two" },
        { "[shop](https://s.example/x) [https://a.example](https://a.example) [in](#x)",
          "shop (https://s.example/x) https://a.example in" },
        { "a &amp; b &mdash; &#23384; &nosuch; c", "a & b \xE2\x80\x94 \xE5\xAD\x98 &nosuch; c" },
        { "a <b>bold</b> <!-- no --> x<br>y", "a bold  x\ny" },
        { "a ~~struck~~ b", "a  b" },
        { "![a photo](x.png)", "a photo" },
        { "```\ncode line\n```\nafter", "code line\n\n\nafter" },
        { "| Cause | Fix |\n|---|---|\n| late | ship |", "Cause: Fix\n\nlate: ship" },
        { "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |", "a\nb\nc\n\n1\n2\n3" },
        { "---\ntitle: x\n---\ntext", "text" },
        { "---\ntext", "text" },
        { "\\*no\\* emphasis", "*no* emphasis" },
        { "a\xC2\xA0"
          "b 原因：**人手**不足",
          "a\xC2\xA0"
          "b 原因：人手不足" },
    };
    return cr_make_param_array(struct markup_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct markup_case *c, markup, markdown)
{
    expect_text(&poa_format_markdown, c);
}

ParameterizedTestParameters(markup, html)
{
    static struct markup_case cases[] = {
        { "", "" },
        { "<p>one</p><p>two</p>", "one\n\ntwo" },
        { "<p>  a   b\n\tc  </p>", "a b c" },
        { "a <b>b</b><i> c</i>d", "a b cd" },
        { "<h2>Root <em>cause</em></h2>text", "## Root cause\n\ntext" },
        { "a<br>b<br><br>c", "a\nb\n\nc" },
        { "<div>a</div><div>b</div><div><br></div><div>c</div>", "a\nb\n\nc" },
        { "<ul><li>a<li>b<ol><li>c</ol></ul>d", "- a\n- b\n  1. c\n\nd" },
        { "<ol start=4><li>a<li value=9>b<li>c</ol>", "4. a\n9. b\n10. c" },
        { "<ol type=a><li>x<li>y</ol><ol type=I><li>z</ol>", "a. x\nb. y\n\nI. z" },
        { "<ol reversed><li>x<li>y</ol>", "2. x\n1. y" },
        { "<blockquote>q<br>r</blockquote>own", "> q\n> r\n\nown" },
        { "a &amp; b&nbsp;c &lt;x&gt; &#23384; &copy2024", "a & b\xC2\xA0"
                                                           "c <x> \xE5\xAD\x98 \xC2\xA9"
                                                           "2024" },
        { "a&#x80000000;b&#xabbbbbbbb;c&#xFFFFFFFFF", "a\xEF\xBF\xBD"
                                                      "b\xEF\xBF\xBD"
                                                      "c\xEF\xBF\xBD" },
        { "<script>x</script><style>y</style><title>t</title><p>z<noscript>n</noscript>", "z" },
        { "<p hidden>x</p><p style='color:red; display : none'>y</p><p style='display:block'>z</p>",
          "z" },
        { "<a href='https://s.example/x'>shop</a> <a href='/in'>in</a>",
          "shop (https://s.example/x) in" },
        { "<table><tr><th>Root cause</th><td>no scale</td></tr></table>", "Root cause: no scale" },
        { "<table><tr><td>Cause:<td>none</table>", "Cause: none" },
        { "<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>", "a\nb\nc\n\nd\ne\nf" },
        { "<pre>a\n  b</pre>", "a\n  b" },
        { "<textarea>a\nb</textarea><input value='c d'><input type=hidden value=e>",
          "a\nb\n\nc d" },
        { "<ruby>漢<rt>han</rt></ruby>字 <del>old</del><ins>new</ins> <s>x</s>", "漢字 new" },
        { "x<!-- c -->y <img alt='a photo' src=z>", "xy a photo" },
        { "<svg><text>no</text></svg><math><mi>n</mi></math>yes", "yes" },
        { "a\r\nb", "a b" },
        { "<p>原因：<span>人手</span>不足</p>", "原因：人手不足" },
        { "<b><p>a</b>b</p></div></table>c", "ab\n\nc" },
    };
    return cr_make_param_array(struct markup_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct markup_case *c, markup, html)
{
    expect_text(&poa_format_html, c);
}

/* ---- Places ---------------------------------------------------------------------------- */

struct place_case {
    char source[120];
    char word[16];
    uint32_t line;
    uint32_t column;
    bool html;
};

ParameterizedTestParameters(markup, places)
{
    static struct place_case cases[] = {
        { "# Cause\n\nWe *had* none &amp; lost", "Cause", 1, 3, false },
        { "# Cause\n\nWe *had* none &amp; lost", "had", 3, 5, false },
        { "# Cause\n\nWe *had* none &amp; lost", "& lost", 3, 15, false },
        { "# Cause\n\nWe *had* none &amp; lost", "lost", 3, 21, false },
        { "> a\n> b **c**", "c", 2, 7, false },
        { "| a | b |\n|---|---|\n| xx | yy |", "yy", 3, 8, false },
        { "原因 **人手**不足", "不足", 1, 10, false },
        { "<p>We\n <b>had</b> none", "had", 2, 5, true },
        { "<p>a &amp; b &lt;x", "b", 1, 12, true },
        { "<p>a &amp; b &lt;x", "<x", 1, 14, true },
        { "<p>a\n\n   b   c</p>", "c", 3, 8, true },
        { "<ul>\n<li>one\n<li>two</ul>", "two", 3, 5, true },
        { "<p>原因：<b>人手</b>不足", "不足", 1, 16, true },
        { "x <img alt=\"a photo\">", "a photo", 1, 12, true },
    };
    return cr_make_param_array(struct place_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct place_case *c, markup, places)
{
    struct extracted got;

    extract(&got, c->html ? &poa_format_html : &poa_format_markdown, c->source);
    const char *word = strstr(got.text.bytes, c->word);
    cr_assert_not_null(word, "%s in %s", c->word, got.text.bytes);
    poa_place place = poa_lines_place(&got.lines, &got.text, (uint32_t)(word - got.text.bytes));
    cr_expect_eq(place.line, c->line, "%s: line %u, not %u", c->source, place.line, c->line);
    cr_expect_eq(place.column, c->column, "%s of %s: column %u, not %u", c->word, c->source,
                 place.column, c->column);
    poa_arena_release(&got.arena);
}

/* ---- Limits and choices --------------------------------------------------------------------- */

/* The end of a paragraph closes none of what is left open in it. */
Test(markup, elements_left_open_in_paragraphs_are_depth)
{
    poa_arena arena = POA_ARENA_INIT(8 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_strbuf deep = POA_STRBUF_INIT;
    poa_text text = { 0 };

    for (uint32_t i = 0; i <= POA_MAX_HTML_DEPTH; i++)
        poa_strbuf_printf(&deep, "<p><font a%u=1>x</p>", i);
    poa_input input = { (const unsigned char *)deep.bytes, deep.length, NULL, NULL, &arena, &err };
    cr_expect_eq(poa_format_html.extract(&text, &input), POA_LIMIT);
    poa_strbuf_release(&deep);
    poa_arena_release(&arena);
}

Test(markup, html_that_is_too_deep_is_refused)
{
    poa_arena arena = POA_ARENA_INIT(8 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_strbuf deep = POA_STRBUF_INIT;
    poa_text text = { 0 };

    for (uint32_t i = 0; i <= POA_MAX_HTML_DEPTH; i++)
        poa_strbuf_puts(&deep, "<div>");
    poa_input input = { (const unsigned char *)deep.bytes, deep.length, NULL, NULL, &arena, &err };
    cr_expect_eq(poa_format_html.extract(&text, &input), POA_LIMIT);
    cr_expect_not_null(strstr(err.message, "1000"));
    poa_strbuf_release(&deep);
    poa_arena_release(&arena);
}

Test(markup, html_with_too_many_attributes_is_refused)
{
    poa_arena arena = POA_ARENA_INIT(8 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_strbuf wide = POA_STRBUF_INIT;
    poa_text text = { 0 };

    poa_strbuf_puts(&wide, "<!-- <p --><script>a<b ");
    for (uint32_t i = 0; i <= POA_MAX_HTML_ATTRIBUTES; i++)
        poa_strbuf_puts(&wide, "a=1 ");
    poa_strbuf_puts(&wide, "</script><p title='a b c'>x");
    poa_input code = { (const unsigned char *)wide.bytes, wide.length, NULL, NULL, &arena, &err };
    cr_expect_eq(poa_format_html.extract(&text, &code), POA_OK, "code has no attributes");
    poa_strbuf_puts(&wide, "<p ");
    for (uint32_t i = 0; i <= POA_MAX_HTML_ATTRIBUTES; i++)
        poa_strbuf_puts(&wide, "a=1 ");
    poa_strbuf_puts(&wide, ">x");
    poa_input input = { (const unsigned char *)wide.bytes, wide.length, NULL, NULL, &arena, &err };
    cr_expect_eq(poa_format_html.extract(&text, &input), POA_LIMIT);
    cr_expect_not_null(strstr(err.message, "attributes"));
    poa_strbuf_release(&wide);
    poa_arena_release(&arena);
}

Test(markup, a_row_of_many_cells_has_no_values)
{
    poa_strbuf row = POA_STRBUF_INIT;
    struct extracted got;

    poa_strbuf_puts(&row, "<table><tr>");
    for (uint32_t i = 0; i < 2000; i++)
        poa_strbuf_puts(&row, "<td>a</td>");
    extract(&got, &poa_format_html, row.bytes);
    cr_expect_eq(strncmp(got.text.bytes, "a\na\na\n", 6), 0);
    cr_expect_null(strstr(got.text.bytes, "a a"));
    cr_expect_null(strstr(got.text.bytes, ": "));
    poa_arena_release(&got.arena);
    poa_strbuf_release(&row);
}

Test(markup, formats_by_content_and_name)
{
    static const struct {
        const char *bytes;
        const char *name;
        const char *format;
    } cases[] = {
        { "<!DOCTYPE html><p>x", NULL, "html" },
        { "\n<!-- saved -->\n<HTML>x", "a.txt", "html" },
        { "<p>x", NULL, "text" },
        { "<p>x", "a.htm", "html" },
        { "# x", NULL, "text" },
        { "# x", "a.MD", "markdown" },
        { "x", "a.markdown", "markdown" },
        { "x", "md", "text" },
        { "<htmlx", "b.txt", "html" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        poa_input input = { (const unsigned char *)cases[i].bytes,
                            strlen(cases[i].bytes),
                            cases[i].name,
                            NULL,
                            NULL,
                            NULL };
        cr_expect_str_eq(poa_format_of(&input)->name, cases[i].format, "case %zu", i);
    }
}

Test(markup, a_page_says_its_encoding)
{
    static const struct {
        const char *bytes;
        const char *encoding;
        const char *text;
    } cases[] = {
        { "<meta charset=\"gbk\"><p>\xB7\xA2\xBB\xF5", "gb18030", "发货" },
        { "<meta charset=big5><p>\xB5\x6F\xB3\x66", "big5", "發貨" },
        { "<meta charset=gbk><p>\xE5\x8F\x91", "utf-8", "发" }, /* the bytes know better */
        { "<meta charset='iso-8859-1'><p>caf\xE9", "windows-1252", "café" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct extracted got;
        extract(&got, &poa_format_html, cases[i].bytes);
        cr_expect_str_eq(got.text.encoding, cases[i].encoding, "case %zu", i);
        cr_expect_str_eq(got.text.bytes, cases[i].text, "case %zu: %s", i, got.text.bytes);
        poa_arena_release(&got.arena);
    }
}

/* SPDX-License-Identifier: MIT */
/* What Word files say, by the element, and the places of it. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/office.h"

static const char styles[] =
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/>"
    "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='mine'><w:name w:val='My part'/><w:basedOn w:val='1'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='toc'><w:name w:val='TOC Heading'/>"
    "<w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='latent'><w:name w:val='heading 3'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='zh'><w:name w:val='标题 2'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='sub'><w:name w:val='Subtitle'/><w:basedOn w:val='T'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='Q'><w:name w:val='Quote'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='gone'><w:name w:val='Gone'/><w:rPr><w:vanish/></w:rPr>"
    "</w:style>"
    "<w:style w:type='character' w:styleId='dim'><w:name w:val='Dim'/><w:rPr><w:vanish/></w:rPr>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='loop'><w:name w:val='Loop'/><w:basedOn w:val='pool'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='pool'><w:name w:val='Pool'/><w:basedOn w:val='loop'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='article'><w:name w:val='Article'/><w:pPr><w:numPr>"
    "<w:numId w:val='4'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='second'><w:name w:val='Second'/><w:pPr><w:numPr>"
    "<w:ilvl w:val='5'/><w:numId w:val='4'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='under'><w:name w:val='Under'/>"
    "<w:basedOn w:val='article'/></w:style>"
    "<w:style w:type='numbering' w:styleId='legal'><w:name w:val='Legal'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>";

#define LVL(index, start, format, text)                                                    \
    "<w:lvl w:ilvl='" index "'><w:start w:val='" start "'/><w:numFmt w:val='" format "'/>" \
    "<w:lvlText w:val='" text "'/></w:lvl>"

static const char numbering[] = "<w:abstractNum w:abstractNumId='0'>" LVL(
    "0", "1", "decimal", "%1.") LVL("1", "1", "decimal", "%1.%2")
    LVL("2", "1", "lowerLetter",
        "(%3)") "</w:abstractNum>"
                "<w:abstractNum w:abstractNumId='1'>" LVL(
                    "0", "1", "bullet",
                    "\xEF\x82\xB7") "</w:abstractNum>"
                                    "<w:abstractNum w:abstractNumId='2'>" LVL(
                                        "0", "1", "chineseCounting",
                                        "%1、") LVL("1", "1", "chineseCounting", "（%2）")
                                        LVL("2", "3", "lowerRoman",
                                            "%3)") "</w:abstractNum>"
                                                   "<w:abstractNum w:abstractNumId='3'><w:lvl "
                                                   "w:ilvl='0'><w:start w:val='1'/>"
                                                   "<w:numFmt "
                                                   "w:val='chineseCountingThousand'/><w:pStyle "
                                                   "w:val='article'/>"
                                                   "<w:lvlText w:val='第%1条'/></w:lvl><w:lvl "
                                                   "w:ilvl='1'><w:start w:val='1'/>"
                                                   "<w:numFmt w:val='decimal'/><w:pStyle "
                                                   "w:val='second'/><w:isLgl/><w:lvlText "
                                                   "w:val='%1.%2'/>"
                                                   "</w:lvl></w:abstractNum>"
                                                   "<w:abstractNum "
                                                   "w:abstractNumId='5'><w:numStyleLink "
                                                   "w:val='legal'/></w:abstractNum>"
                                                   "<w:abstractNum w:abstractNumId='6'>" LVL(
                                                       "0", "1", "decimal",
                                                       "%1") "<w:lvl w:ilvl='1'><w:start "
                                                             "w:val='1'/><w:numFmt "
                                                             "w:val='upperRoman'/><w:lvlRestart "
                                                             "w:val='0'/>"
                                                             "<w:lvlText "
                                                             "w:val='%2.'/></w:lvl></w:abstractNum>"
                                                             "<w:num w:numId='1'><w:abstractNumId "
                                                             "w:val='0'/></w:num>"
                                                             "<w:num w:numId='2'><w:abstractNumId "
                                                             "w:val='1'/></w:num>"
                                                             "<w:num w:numId='3'><w:abstractNumId "
                                                             "w:val='2'/></w:num>"
                                                             "<w:num w:numId='4'><w:abstractNumId "
                                                             "w:val='3'/></w:num>"
                                                             "<w:num w:numId='5'><w:abstractNumId "
                                                             "w:val='0'/><w:lvlOverride w:ilvl='0'>"
                                                             "<w:startOverride "
                                                             "w:val='7'/></w:lvlOverride></w:num>"
                                                             "<w:num w:numId='6'><w:abstractNumId "
                                                             "w:val='5'/></w:num>"
                                                             "<w:num w:numId='7'><w:abstractNumId "
                                                             "w:val='6'/></w:num>"
                                                             "<w:num w:numId='8'><w:abstractNumId "
                                                             "w:val='0'/><w:lvlOverride "
                                                             "w:ilvl='0'>" LVL(
                                                                 "0", "4", "decimalEnclosedCircle",
                                                                 "%1") "</w:lvlOverride></w:num>";

static const char footnotes[] = "<w:footnote w:type='separator' w:id='-1'>" PT(
    "----") "</w:footnote>"
            "<w:footnote w:id='2'>" P("<w:r><w:footnoteRef/></w:r>" R(
                "Invoice 33.")) "</w:footnote>"
                                "<w:footnote w:id='3'>" PT("First.") PT("Second.") "</w:footnote>";

static const char links[] =
    "<Relationship Id='r9' Type='" TEST_RELS "/hyperlink' Target='https://example.com/a/'"
    " TargetMode='External'/>";

/* ---- Texts ------------------------------------------------------------------------ */

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct text_case {
    const char *body;
    const char *text;
};

/* A test of rows; strings in rows are no parameters of Criterion's. */
#define CASES(name, ...)                                         \
    Test(docx, name)                                             \
    {                                                            \
        static const struct text_case cases[] = { __VA_ARGS__ }; \
        for (size_t i = 0; i < COUNT(cases); i++)                \
            expect_text(&cases[i]);                              \
    }

static void expect_text(const struct text_case *c)
{
    struct test_word word = { c->body, styles, numbering, footnotes, links };
    struct test_read read;

    test_read_word(&read, &word);
    cr_assert_eq(read.status, POA_OK, "%s", read.err.message);
    cr_expect_str_eq(read.text.bytes, c->text, "%s\nis read as\n%s\n, not\n%s", c->body,
                     read.text.bytes, c->text);
    cr_expect_str_eq(read.text.type, "docx");
    poa_arena_release(&read.arena);
}

CASES(paragraphs, { PT("One.") PT("Two."), "One.\n\nTwo." },
      { PT("One.") P("") PT("Two."), "One.\n\nTwo." },
      /* who leaves empty paragraphs between means lines by the others */
      { PT("Hello") PT("team") P("") PT("We sold.") P("") PT("Bye"),
        "Hello\nteam\n\nWe sold.\n\nBye" },
      { PT("a") PT("b") PT("c") PT("d") PT("e") PT("f") PT("g") P("") PT("h"),
        "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh" },
      { "", "" }, { P(""), "" },
      { P("<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r>"), "a b" },
      { PT("a\n  b&amp;&#x4E2D;"), "a   b&中" },
      { P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>"), "a\tb\nc" },
      { P("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"),
        "a-bc" },
      { P("<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>" R("a")), "a" },
      { P("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t>ok</w:t></w:r>"), "✓ok" },
      { P("<w:r><w:sym w:char='00e9'/><w:sym w:char='D800'/><w:sym/></w:r>"), "é" },
      { P("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1" },
      { P(R("a") "<w:sdt><w:sdtPr><w:alias "
                 "w:val='n'/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>" R(
                     "b") "</w:sdtContent></w:sdt><w:smartTag>" R("c") "</w:smartTag>"
                                                                       "<w:customXml>" R(
                                                                           "d") "</w:customXml>"),
        "abcd" },
      { "<w:sdt><w:sdtContent>" PT("a") "</w:sdtContent></w:sdt>" PT("b"), "a\n\nb" },
      { P("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase>" R(
            "漢") "</w:rubyBase></w:ruby></w:r>" R("字")),
        "漢字" },
      { PT("　　我们"), "　　我们" })

CASES(changes,
      { P("<w:ins>" R("new ") "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" R(
            "text")),
        "newtext" },
      { P("<w:moveFrom>" R("gone") "</w:moveFrom><w:moveTo>" R("here") "</w:moveTo>"), "here" },
      { P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("one ")) PT("two") PT("three"),
        "onetwo\n\nthree" },
      { P("<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>"
          "<w:moveFrom>" R("x") "</w:moveFrom>") PT("two"),
        "two" },
      { P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("the last")), "the last" },
      { TBL(TR(TC(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a")))) TR(TC(PT("b")))), "a\n\nb" },
      { TBL(TR("<w:trPr><w:del/></w:trPr>" TC(PT("a"))) TR(TC(PT("b")))), "b" },
      { TBL(TR(TC(PT("a")) "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" PT("x") "</w:tc>")), "a" },
      /* earlier properties are no properties */
      { P("<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>" R(
            "a")),
        "a" },
      { P("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t>"
          "</w:r>"),
        "a" },
      { P("<w:commentRangeStart w:id='0'/>" R("a") "<w:commentRangeEnd w:id='0'/>"
                                                   "<w:r><w:commentReference w:id='0'/></w:r>"),
        "a" },
      { P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>" R("a")), "a" },
      { P("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r>"), "a" },
      { P("<w:r><w:rPr><w:rStyle w:val='dim'/></w:rPr><w:t>x</w:t></w:r>" R("a")), "a" },
      { STYLED("gone", "x") PT("a"), "a" },
      { P("<w:pPr><w:pStyle w:val='gone'/></w:pPr><w:r><w:rPr><w:vanish w:val='false'/></w:rPr>"
          "<w:t>a</w:t></w:r>"),
        "a" },
      { P("<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
          "<w:r><w:t xml:space='preserve'>Cause. </w:t></w:r>") PT("We sold."),
        "Cause. We sold." },
      { P(R("a") "<w:r><w:pict/></w:r>") "<w:sectPr><w:headerReference r:id='r1'/></w:sectPr>",
        "a" })

/* One deletion must not reach the next. */
CASES(
    changes_in_tables,
    { TBL(TR("<w:trPr><w:del/></w:trPr>" TC(PT("a")))
              TR(TC(P("<w:del>" R("x") "</w:del>" R("b"))) TC(PT("c it is.")))),
      "b: c it is." },
    { TBL(TR("<w:tc><w:tcPr><w:cellDel/></w:tcPr>" PT("x") "</w:tc>" TC(PT("a"))) TR(TC(PT("b."))))
          PT("c"),
      "a\n\nb.\n\nc" },
    { TBL(TR(TC(TBL(TR("<w:trPr><w:del/></w:trPr>" TC(P("<w:del>" R("x") "</w:del>")))) PT("b")))),
      "b" })

CASES(headings, { STYLED("1", "Root cause") PT("We."), "# Root cause\n\nWe." },
      { STYLED("mine", "Root cause"), "# Root cause" }, { STYLED("toc", "Contents"), "Contents" },
      { STYLED("latent", "Fix"), "### Fix" }, { STYLED("zh", "原因"), "## 原因" },
      { STYLED("T", "Plan") STYLED("sub", "for the shop"), "# Plan\n\nfor the shop" },
      { STYLED("Heading2", "No such style"), "## No such style" }, { STYLED("loop", "a"), "a" },
      { STYLED("none", "a"), "a" },
      { P("<w:pPr><w:outlineLvl w:val='7'/></w:pPr>" R("Deep")), "###### Deep" },
      { P("<w:pPr><w:pStyle w:val='1'/><w:outlineLvl w:val='9'/></w:pPr>" R("a")), "a" },
      { P("<w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>Root</w:t><w:br/><w:t>cause</w:t></w:r>"),
        "# Root cause" },
      { P("<w:pPr><w:pStyle w:val='1'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" R("Cause")),
        "# 1. Cause" },
      { P("<w:pPr><w:pStyle w:val='1'/><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>" R("Cause")),
        "# Cause" },
      { STYLED("1", "") PT("a"), "a" },
      { P("<w:pPr><w:pStyle w:val='Q'/></w:pPr><w:r><w:t>We</w:t><w:br/><w:t>removed</w:t></w:r>")
            PT("a"),
        "> We\n> removed\n\na" })

CASES(
    lists,
    { ITEM("1", "0", "a") ITEM("1", "0", "b") PT("c") ITEM("1", "0", "d"),
      "1. a\n2. b\n\nc\n\n3. d" },
    { ITEM("1", "0", "a") ITEM("1", "1", "b") ITEM("1", "1", "c") ITEM("1", "0", "d")
          ITEM("1", "1", "e"),
      "1. a\n1.1  b\n1.2  c\n2. d\n2.1  e" },
    { ITEM("1", "2", "a"), "(a) a" },
    { ITEM("1", "0", "a") P("") ITEM("1", "0", "b"), "1. a\n\n2. b" },
    { ITEM("1", "0", "a") ITEM("1", "0", "") ITEM("1", "0", "b"), "1. a\n\n3. b" },
    { ITEM("2", "0", "a") ITEM("2", "0", "b"), "- a\n- b" },
    { ITEM("3", "0", "甲") ITEM("3", "1", "乙") ITEM("3", "1", "丙") ITEM("3", "2", "丁"),
      "一、甲\n（一）乙\n（二）丙\niii) 丁" },
    { STYLED("article", "甲") STYLED("second", "乙") STYLED("under", "丙"),
      "第一条 甲\n1.1  乙\n第二条 丙" },
    { ITEM("1", "0", "a") ITEM("5", "0", "b") ITEM("5", "0", "c"), "1. a\n7. b\n8. c" },
    { ITEM("8", "0", "a") ITEM("8", "0", "b"), "④ a\n⑤ b" }, { ITEM("6", "0", "a"), "1. a" },
    { ITEM("7", "0", "a") ITEM("7", "1", "b") ITEM("7", "0", "c") ITEM("7", "1", "d"),
      "1  a\nI. b\n2  c\nII. d" },
    { ITEM("0", "0", "a") ITEM("99", "0", "b"), "a\n\nb" },
    { P("<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr><w:pStyle w:val='article'/></w:pPr>" R("a")),
      "a" })

CASES(fields, { P(FIELD("begin") CODE(" PAGE ") FIELD("separate") R("7") FIELD("end")), "7" },
      { P(R("a") FIELD("begin") CODE(" IF ") FIELD("begin") CODE(" X ") FIELD("separate") R("x")
              FIELD("end") CODE(" 1 ") FIELD("separate") R("b") FIELD("end") R("c")),
        "abc" },
      { P(FIELD("begin") CODE(" SEQ ") FIELD("end") R("a") FIELD("end")), "a" },
      { P("<w:fldSimple w:instr=' DATE '>" R("2 May") "</w:fldSimple>"), "2 May" },
      { P(FIELD("begin") CODE(" HYPERLINK \"https://example.com/x\" \\o \"tip\" ") FIELD("separate")
              R("our shop") FIELD("end") R(".")),
        "our shop (https://example.com/x)." },
      { P(FIELD("begin") CODE(" HYPERLINK \\l \"place\" ") FIELD("separate") R("above")
              FIELD("end")),
        "above" },
      { P("<w:hyperlink r:id='r9'>" R("our shop") "</w:hyperlink>" R("!")),
        "our shop (https://example.com/a/)!" },
      { P("<w:hyperlink r:id='r9'>" R("Example.com/a") "</w:hyperlink>"), "Example.com/a" },
      { P("<w:hyperlink w:anchor='x'>" R("above") "</w:hyperlink>"), "above" },
      { P("<w:hyperlink r:id='r9'></w:hyperlink>" R("a")), "a" })

CASES(boxes,
      { P(R("a") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" BOX(
            PT("box")) "</wps:txbx></w:drawing></"
                       "mc:Choice><mc:Fallback><w:pict><v:textbox>" BOX(PT("box")) "</"
                                                                                   "v:textbox><"
                                                                                   "/w:pict></"
                                                                                   "mc:"
                                                                                   "Fallback></"
                                                                                   "mc:"
                                                                                   "AlternateCo"
                                                                                   "ntent></"
                                                                                   "w:r>" R("b"))
            PT("c"),
        "ab\n\nbox\n\nc" },
      { P("<w:r><mc:AlternateContent><mc:Fallback><w:pict>" BOX(
            PT("box")) "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
        "box" },
      { P("<w:r><w:pict>" BOX(
            P("<w:r><w:pict>" BOX(PT("in")) "</w:pict></w:r>" R("out"))) "</w:pict></w:r>"),
        "out\n\nin" },
      { P(R("Checked") "<w:r><w:footnoteReference w:id='2'/></w:r>" R(".")) PT("b"),
        "Checked.\n\nInvoice 33.\n\nb" },
      { ITEM("1", "0", "a") P("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" R(
            "b") "<w:r><w:footnoteReference w:id='3'/></w:r>") ITEM("1", "0", "c") PT("d"),
        "1. a\n2. b\n3. c\n\nFirst.\nSecond.\n\nd" },
      { P(R("a") "<w:r><w:footnoteReference w:id='-1'/><w:footnoteReference w:id='77'/></w:r>"),
        "a" })

CASES(tables,
      /* a frame */
      { TBL(TR(TC(PT("We sold.") PT("We stopped.")))), "We sold.\n\nWe stopped." },
      /* labels */
      { TBL(TR(TC(PT("Root cause")) TC(PT("We sold.")))
                TR(TC(PT("整改措施")) TC(PT("我们退款。") PT("也道歉。")))) PT("Bye"),
        "Root cause: We sold.\n\n整改措施：我们退款。\n也道歉。\n\nBye" },
      { TBL(TR(TC(PT("Fix:")) TC(ITEM("1", "0", "a") ITEM("1", "0", "b")))), "Fix: \n1. a\n2. b" },
      { TBL(TR(TC(PT("Fix")) TC(P("")))), "Fix" },
      /* heads */
      { TBL(TR(TC(PT("Problem")) TC(PT("Cause")) TC(PT("Fix")))
                TR(TC(PT("Late.")) TC(PT("No one looked.")) TC(PT("Now Eva does.")))
                    TR(TC(PT("Torn.")) TC(P("")) TC(PT("New boxes.")))),
        "Problem: Late.\nCause: No one looked.\nFix: Now Eva does.\n\n"
        "Problem: Torn.\nFix: New boxes." },
      { TBL(TR(TC(BOLD("Problem")) TC(BOLD("Fix"))) TR(TC(PT("Late parcels")) TC(PT("We check.")))),
        "Problem: Late parcels\nFix: We check." },
      { TBL(TR("<w:trPr><w:tblHeader/></w:trPr>" TC(PT("Problem")) TC(PT("Fix")))
                TR(TC(PT("Late parcels")) TC(PT("We check.")))),
        "Problem: Late parcels\nFix: We check." },
      /* a sheet */
      { TBL(TR(TC(PT("ASIN")) TC(PT("Units")) TC(PT("Date")))
                TR(TC(PT("B0A")) TC(PT("3")) TC(PT("2 May")))),
        "ASIN | Units | Date\nB0A | 3 | 2 May" },
      /* sentences side by side */
      { TBL(TR(TC(PT("We sold it.")) TC(PT("We stopped it.")))), "We sold it.\n\nWe stopped it." },
      { TBL(TR(TC(TBL(TR(TC(PT("in")))) P("")) TC(PT("out it is.")))), "in: out it is." })

/* ---- Numbers ------------------------------------------------------------------------ */

struct format_case {
    const char *format;
    const char *start;
    const char *number;
};

static const struct format_case format_cases[] = {
    { "decimal", "12", "12" },
    { "decimalZero", "3", "03" },
    { "ordinal", "11", "11th" },
    { "ordinal", "22", "22nd" },
    { "lowerLetter", "28", "bb" },
    { "upperLetter", "3", "C" },
    { "upperLetter", "900", "900" },
    { "lowerRoman", "1994", "mcmxciv" },
    { "upperRoman", "14", "XIV" },
    { "upperRoman", "5000", "5000" },
    { "chineseCounting", "20", "二十" },
    { "chineseCounting", "105", "一〇五" },
    { "chineseCountingThousand", "12", "十二" },
    { "chineseCountingThousand", "105", "一百零五" },
    { "chineseCountingThousand", "1010", "一千零一十" },
    { "chineseCountingThousand", "10000", "10000" },
    { "taiwaneseCounting", "11", "十一" },
    { "taiwaneseCountingThousand", "230", "二百三十" },
    { "ideographTraditional", "2", "乙" },
    { "ideographTraditional", "11", "11" },
    { "ideographDigital", "10", "一〇" },
    { "ideographZodiac", "12", "亥" },
    { "decimalFullWidth", "12", "１２" },
    { "decimalEnclosedCircle", "20", "⑳" },
    { "decimalEnclosedCircle", "21", "21" },
    { "decimalEnclosedParen", "2", "⑵" },
    { "chineseLegalSimplified", "3", "叁" },
    { "ideographLegalTraditional", "3", "參" },
    { "noSuchFormat", "5", "5" },
};

static void expect_number(const struct format_case *c)
{
    char list[512];
    char text[64];
    struct test_read read;

    (void)snprintf(
        list, sizeof(list),
        "<w:abstractNum w:abstractNumId='0'>" LVL(
            "0", "%s", "%s",
            "[%%1]") "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        c->start, c->format);
    (void)snprintf(text, sizeof(text), "[%s] a", c->number);
    struct test_word word = { .body = ITEM("1", "0", "a"), .numbering = list };
    test_read_word(&read, &word);
    cr_expect_str_eq(read.text.bytes, text, "%s of %s is %s", c->format, c->start, read.text.bytes);
    poa_arena_release(&read.arena);
}

Test(docx, formats)
{
    for (size_t i = 0; i < COUNT(format_cases); i++)
        expect_number(&format_cases[i]);
}

/* ---- Places ------------------------------------------------------------------------- */

struct place_case {
    const char word[12];
    uint32_t paragraph;
    uint32_t character;
};

static const char placed_body[] = PT("One.") P("") ITEM("1", "0", "因 two") STYLED("1", "Three")
    P(R("x ") "<w:hyperlink r:id='r9'>" R(
        "shop") "</w:hyperlink><w:r><w:footnoteReference"
                " w:id='2'/></w:r>" R(
                    "four") "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" R("five"))
        TBL(TR(TC(PT("Label")) TC(P("") PT("six"))))
            P(R("seven") "<w:r><w:pict>" BOX(PT("eight")) "</w:pict></w:r>") PT("nine");

ParameterizedTestParameters(docx, places)
{
    static struct place_case cases[] = {
        { "One", 1, 1 },   { "1.", 3, 1 },    { "因", 3, 1 },      { "two", 3, 3 },
        { "# T", 4, 1 },   { "hree", 4, 2 },  { "shop", 5, 2 },    { "https", 5, 6 },
        { "four", 5, 6 },  { "five", 5, 10 }, { "Invoice", 5, 6 }, { "\n\nInvoice", 5, 14 },
        { "Label", 6, 1 }, { "six", 8, 1 },   { "seven", 9, 1 },   { "eight", 10, 1 },
        { "nine", 11, 1 },
    };
    return cr_make_param_array(struct place_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct place_case *c, docx, places)
{
    struct test_word word = { placed_body, styles, numbering, footnotes, links };
    struct test_read read;

    test_read_word(&read, &word);
    cr_assert_eq(read.status, POA_OK, "%s", read.err.message);
    const char *found = strstr(read.text.bytes, c->word);
    cr_assert_not_null(found, "%s in %s", c->word, read.text.bytes);
    poa_place place = poa_lines_place(&read.lines, &read.text, (uint32_t)(found - read.text.bytes));
    cr_expect_eq(place.line, c->paragraph, "%s: paragraph %u", c->word, place.line);
    cr_expect_eq(place.column, c->character, "%s: character %u", c->word, place.column);
    poa_arena_release(&read.arena);
}

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the hand-made Word files of fixtures/docx, in the manner of Word and WPS.

Word and WPS can't run where the tests do.  What they write was studied, and is
imitated here: runs cut by spelling marks, revision ids, style ids that are digits,
tracked changes, a text box given twice, a password-protected file in an old wrapper.

usage: make.py [--check] FOLDER     --check: does the folder hold what would be written?
"""
import sys
import tempfile
import zipfile
from pathlib import Path

NAMES = ("xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
         "xmlns:v='urn:schemas-microsoft-com:vml' "
         "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "
         "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
         "mc:Ignorable='w14'")
TRANSITIONAL = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
STRICT = ("http://purl.oclc.org/ooxml/wordprocessingml/main",
          "http://purl.oclc.org/ooxml/officeDocument/relationships")
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def relations(rows, kind):
    lines = "".join(f"<Relationship Id='{name}' Type='{kind}/{what}' Target='{target}'{more}/>"
                    for name, what, target, more in rows)
    return f"{HEAD}<Relationships xmlns='{PACKAGE}/relationships'>{lines}</Relationships>"


def word_file(path, body, styles="", numbering="", footnotes="", links=(), dialect=TRANSITIONAL,
              more=None):
    space, kind = dialect

    def part(root, content):
        return f"{HEAD}<w:{root} xmlns:w='{space}' xmlns:r='{kind}' {NAMES}>{content}</w:{root}>"

    rows = [("rId1", "styles", "styles.xml", ""), ("rId2", "numbering", "numbering.xml", ""),
            ("rId3", "footnotes", "footnotes.xml", ""), ("rId4", "header", "header1.xml", "")]
    rows += [(name, "hyperlink", target, " TargetMode='External'") for name, target in links]
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    write_zip(path, {
        "[Content_Types].xml":
            f"{HEAD}<Types xmlns='{PACKAGE}/content-types'>"
            "<Default Extension='xml' ContentType='application/xml'/>"
            f"<Override PartName='/word/document.xml' ContentType='{main}'/></Types>",
        "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml", "")], kind),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(rows, kind),
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": part("numbering", numbering),
        "word/footnotes.xml": part("footnotes", footnotes),
        "word/header1.xml": part("hdr", p("CONFIDENTIAL - page header")),
        **(more or {}),
    })


def t(text, properties=""):
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r w:rsidRPr='00A77B3E'>{shown}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def p(content="", style=None, num=None, level=0, mark=""):
    """A paragraph; a string without markup becomes one run."""
    if content and not content.startswith("<"):
        content = t(content)
    inside = f"<w:pStyle w:val='{style}'/>" if style else ""
    if num is not None:
        inside += f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>"
    if mark:
        inside += f"<w:rPr>{mark}</w:rPr>"
    return f"<w:p w:rsidR='00C12F4A' w14:paraId='1A2B3C4D'><w:pPr>{inside}</w:pPr>{content}</w:p>"


def cell(*paragraphs):
    return "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>" + "".join(paragraphs) + "</w:tc>"


def table(*rows, head=False):
    lines = []
    for index, cells in enumerate(rows):
        marks = "<w:trPr><w:tblHeader/></w:trPr>" if head and index == 0 else ""
        lines.append("<w:tr>" + marks + "".join(cell(*c) if isinstance(c, tuple) else cell(p(c))
                                                for c in cells) + "</w:tr>")
    return ("<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>"
            "<w:gridCol w:w='2000'/></w:tblGrid>" + "".join(lines) + "</w:tbl>")


def style(name_id, name, based=None, inside="", run="", preset=False):
    base = f"<w:basedOn w:val='{based}'/>" if based else ""
    default = " w:default='1'" if preset else ""
    return (f"<w:style w:type='paragraph'{default} w:styleId='{name_id}'><w:name w:val='{name}'/>"
            f"{base}<w:pPr>{inside}</w:pPr><w:rPr>{run}</w:rPr></w:style>")


def level(index, form, text, start=1, more=""):
    return (f"<w:lvl w:ilvl='{index}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>{more}"
            f"<w:lvlText w:val='{text}'/><w:lvlJc w:val='left'/></w:lvl>")


def lists(*all_levels):
    shapes = "".join(f"<w:abstractNum w:abstractNumId='{i}'>{levels}</w:abstractNum>"
                     for i, levels in enumerate(all_levels))
    uses = "".join(f"<w:num w:numId='{i + 1}'><w:abstractNumId w:val='{i}'/></w:num>"
                   for i in range(len(all_levels)))
    return shapes + uses


def text_box(*paragraphs):
    """As Word 2010 and later write it: a drawing, and the same for older readers."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return ("<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + content +
            "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + content +
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")


def field(code, result):
    def mark(kind):
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"
    return (mark("begin") + f"<w:r><w:instrText xml:space='preserve'> {code} </w:instrText></w:r>" +
            mark("separate") + t(result) + mark("end"))


def in_the_manner_of_word(path):
    styles = ("<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after='160'/></w:pPr></w:pPrDefault>"
              "</w:docDefaults>" + style("Normal", "Normal", preset=True) +
              style("Heading1", "heading 1", "Normal", "<w:outlineLvl w:val='0'/>") +
              style("Title", "Title", "Normal") + style("ListParagraph", "List Paragraph", "Normal") +
              style("Quote", "Quote", "Normal"))
    numbering = lists(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)"),
                      level(0, "bullet", "\uf0b7"), level(0, "decimal", "%1."))
    footnotes = ("<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p>"
                 "</w:footnote><w:footnote w:id='1'>" +
                 p("<w:r><w:footnoteRef/></w:r>" + t(" Exhibit B, stock sheet of May 4.")) +
                 "</w:footnote>")
    body = [
        p("Plan of Action: Late Shipment Rate", "Title"),
        p(t("Seller: ") + "<w:proofErr w:type='spellStart'/>" + t("Orrin") +
          "<w:proofErr w:type='spellEnd'/>" + t(" Lamps LLC, ") +
          "<w:hyperlink r:id='rId9'>" + t("our shop") + "</w:hyperlink>"),
        p("Please explain why your orders were late.", "Quote"),
        p("Root cause", "Heading1"),
        p(t("From April 2 to April 30, 2026, 41 of 512 orders were confirmed late. ") +
          "<w:del w:author='x'><w:r><w:delText>We could do nothing about it. </w:delText></w:r></w:del>"
          "<w:ins w:author='x'>" + t("This is the fault of the courier.") + "</w:ins>"),
        p(t("Nobody was told to look at the list of unshipped orders ") +
          t("(draft note: hide this)", "<w:vanish/>"), mark="<w:del w:author='x'/>"),
        p(t("before noon") + "<w:r><w:footnoteReference w:id='1'/></w:r>" + t(".")),
        p("What we did", "Heading1"),
        p("On May 4 we shipped all 41 orders and wrote to each buyer.", "ListParagraph", 1),
        p("We will set the handling time of all 64 SKUs to three days.", "ListParagraph", 1),
        p("The two oldest orders were refunded on May 5.", "ListParagraph", 1, 1),
        p("How we prevent it", "Heading1"),
        p("Mara, our shipping manager, reads the list at 11:00 every day and signs it.",
          "ListParagraph", 2),
        p("We will be more careful in the future.", "ListParagraph", 2),
        table(("Problem", "Cause", "Fix"),
              ("12 parcels were torn.", "The boxes were too thin.",
               (p("New boxes since May 6."), p("A drop test for each batch."))), head=True),
        p(text_box(p("Documents: Exhibit A, Exhibit B.")) + t("Orders shipped: ") +
          field("SEQ x", "41") + "<w:r><w:tab/></w:r>" + t("of 41.")),
        "<w:sdt><w:sdtPr><w:alias w:val='closing'/></w:sdtPr><w:sdtContent>" +
        p("Please, please give us one more chance.") + "</w:sdtContent></w:sdt>",
        p("<w:r><w:t>Kind regards,</w:t><w:br/><w:t>Orrin Lamps</w:t></w:r>"),
        "<w:sectPr><w:headerReference w:type='default' r:id='rId4'/></w:sectPr>",
    ]
    word_file(path, "".join(body), styles, numbering, footnotes,
              [("rId9", "https://www.example.com/orrin")])


def in_the_manner_of_wps(path):
    """Style ids are digits, names are English or Chinese, indents are typed."""
    styles = (style("1", "Normal", preset=True) +
              style("2", "heading 1", "1", "<w:numPr><w:numId w:val='1'/></w:numPr>"
                    "<w:outlineLvl w:val='0'/>") +
              style("9", "正文缩进", "1") + style("11", "标题", "1"))
    numbering = lists(level(0, "chineseCounting", "%1、", more="<w:pStyle w:val='2'/>"),
                      level(0, "chineseCounting", "（%1）") +
                      level(1, "decimalEnclosedCircle", "%2"),
                      level(0, "chineseCountingThousand", "第%1条"))
    ruby = ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fēng</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>枫</w:t></w:r></w:rubyBase></w:ruby></w:r>")
    body = [
        p("行动计划书：商品真实性投诉", "11"),
        p("根本原因", "2"),
        p("　　这次的问题是供应商发错了货造成的，责任在供应商。", "9"),
        p("已采取的措施", "2"),
        p("2026年5月12日，我们下架了 ASIN B0CX7L2MQD，并召回仓库里的 86 件商品。", num=2),
        p("我们会给受影响的买家退款。", num=2),
        p("附件一为退款报表。", num=2, level=1),
        p("预防措施", "2"),
        p("采购经理李敏每批到货前核对发票、授权书和条码，缺一样就退货。", num=3),
        p("今后一定加强管理，保证不再发生类似问题。", num=3),
        table(("问题", "发票与品牌不符。"), ("联系人", "李敏")),
        p("恳请亚马逊再给我们一次机会，全厂五十名员工都靠这个店铺生活。"),
        p(t("店铺：") + ruby + t("林家居")),
    ]
    word_file(path, "".join(body), styles, numbering)


def strict(path):
    body = p("Root cause", "Heading1") + p("We did not check the invoices.")
    word_file(path, body, style("Heading1", "heading 1", inside="<w:outlineLvl w:val='0'/>"),
              dialect=STRICT)


def locked(path):
    """The head of an OLE file and the name of one stream, as Word's own encryption has it."""
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name + bytes(992 - len(name)))


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    in_the_manner_of_word(folder / "word.docx")
    in_the_manner_of_wps(folder / "wps.docx")
    strict(folder / "strict.docx")
    locked(folder / "locked.docx")
    word_file(folder / "macros.docm", p("A letter."), more={"word/vbaProject.bin": b"\0"})
    word_file(folder / "bomb.docx", p(" " * 4_000_000))
    write_zip(folder / "sheet.xlsx", {"xl/workbook.xml": "<workbook/>"})
    write_zip(folder / "photos.zip", {"invoice.jpg": b"\xff\xd8"})
    (folder / "cut.docx").write_bytes((folder / "strict.docx").read_bytes()[:900])


def content(path):
    """What a file holds: programs pack the same parts into different bytes."""
    if path.name == "cut.docx" or not zipfile.is_zipfile(path):
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(folder):
    with tempfile.TemporaryDirectory() as made:
        make(Path(made))
        stale = [path.name for path in sorted(Path(made).iterdir())
                 if not (folder / path.name).exists() or content(path) != content(folder / path.name)]
    for name in stale:
        print(f"{folder / name}: not what make.py writes")
    return 1 if stale else 0


def main(*words):
    if len(words) == 2 and words[0] == "--check":
        return check(Path(words[1]))
    make(Path(words[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

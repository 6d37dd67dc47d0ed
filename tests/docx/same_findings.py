#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same letter as text and as a Word file gets the same findings.

Converts labelled drafts with LibreOffice and pandoc, and compares rule and words of
every finding with those of the text.  Where a finding stands is checked against the
file itself, with a reader of its own: paragraph and character.

usage: same_findings.py POALINT DRAFT...
"""
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from pathlib import Path

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Lines stay lines, and quotes stay as they are typed.
PANDOC = "markdown-smart-tex_math_dollars-subscript-superscript-strikeout+hard_line_breaks"


def with_libreoffice(drafts, folder):
    """One start for all of them, with a profile of its own."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to",
                    "docx:MS Word 2007 XML", "--outdir", str(folder), *map(str, drafts)],
                   check=True, capture_output=True, timeout=300)
    return [folder / (draft.stem + ".docx") for draft in drafts]


def with_pandoc(drafts, folder):
    made = []
    for draft in drafts:
        made.append(folder / (draft.stem + ".docx"))
        subprocess.run(["pandoc", "-f", PANDOC, "-t", "docx", "-o", made[-1], draft], check=True)
    return made


def paragraphs(path):
    """The text of each w:p of the body, in order."""
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    kinds = {WORD + "t": None, WORD + "br": "\n", WORD + "tab": "\t"}
    texts = []
    for paragraph in body.iter(WORD + "p"):
        runs = [piece for run in paragraph.iter(WORD + "r") for piece in run]
        texts.append("".join(kinds[piece.tag] or piece.text or "" for piece in runs
                             if piece.tag in kinds))
    return texts


def report(poalint, path):
    done = subprocess.run([poalint, "check", "--exit-zero", "--format", "json", path],
                          capture_output=True, check=True)
    return json.loads(done.stdout)["files"][0]


def plain(words):
    """Words as both files have them: without the marks that Word keeps elsewhere."""
    words = re.sub(r"[*_#>\\]", "", words or "")
    return " ".join(re.sub(r"^\s*(?:[-•·]|\(?\w{1,3}[.)、])\s+", "", words).split())


def keys(read):
    return Counter((found["rule"], plain(found.get("excerpt")) if found.get("start") else "")
                   for found in read["findings"])


def misplaced(read, texts):
    """Findings that do not stand where the file has their words."""
    for found in read["findings"]:
        if not found.get("start"):
            continue
        place = found["start"]["source"]
        text = texts[place["paragraph"] - 1][place["character"] - 1:]
        first = re.split(r"[\n*]", found["excerpt"].lstrip())[0][:12]
        if not text.startswith(first):
            yield f"{found['rule']} at {place}: '{first}' is not in '{text[:20]}'"


def compare(poalint, draft, made):
    expected = report(poalint, draft)
    read = report(poalint, made)
    problems = [f"only in the text: {key}" for key in (keys(expected) - keys(read)).elements()]
    problems += [f"only in Word: {key}" for key in (keys(read) - keys(expected)).elements()]
    problems += misplaced(read, paragraphs(made))
    if read["score"] != expected["score"]:
        problems.append(f"score {read['score']}, not {expected['score']}")
    return problems


def main(poalint, *names):
    drafts = [Path(name) for name in names]
    passed = failed = findings = 0
    for convert in (with_libreoffice, with_pandoc):
        with tempfile.TemporaryDirectory() as folder:
            for draft, made in zip(drafts, convert(drafts, Path(folder))):
                problems = compare(poalint, draft, made)
                findings += len(report(poalint, made)["findings"])
                passed += not problems
                failed += bool(problems)
                for problem in problems:
                    print(f"{convert.__name__} {draft.stem}: {problem}")
    print(f"{findings} findings in Word files")
    print(f"{passed} passed, {failed} failed")
    return 0 if findings and not failed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same letter as plain text, Markdown and HTML (made by pandoc) gets the same
findings, and each stands where its words stand in the file.
usage: same_findings.py POALINT DRAFT..."""
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def pandoc(draft, to, out):
    subprocess.run(["pandoc", "-f", "markdown+hard_line_breaks-smart-tex_math_dollars", "-t", to,
                    "--wrap=preserve", "-o", str(out), str(draft)], check=True)


def report(poalint, path):
    done = subprocess.run([poalint, "--no-config", "--format", "json", str(path)],
                          capture_output=True, check=False)
    return json.loads(done.stdout)["files"][0]


def plain(words):
    return re.sub(r"[\s\\*]+", "", words or "")


def keys(read):
    return sorted((f["rule"], plain(f.get("excerpt"))) for f in read["findings"])


def misplaced(read, path):
    """Findings whose first word does not stand at their place in the file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    bad = []
    for f in read["findings"]:
        if "start" not in f:
            continue
        first = re.match(r"[^\s&*\\]+", f["excerpt"])
        place = f["start"]["source"]
        there = lines[place["line"] - 1][place["column"] - 1:]
        if first and not html.unescape(there).startswith(first.group()[:3]):
            bad.append((f["rule"], f["excerpt"][:30], there[:30]))
    return bad


def main(poalint, *drafts):
    passed = failed = findings = 0
    with tempfile.TemporaryDirectory() as work:
        for draft in map(Path, drafts):
            text = report(poalint, draft)
            for kind, to in (("md", "markdown-smart-raw_attribute-simple_tables"), ("html", "html")):
                made = Path(work) / (draft.stem + "." + kind)
                pandoc(draft, to, made)
                read = report(poalint, made)
                wrong = misplaced(read, made)
                if keys(read) == keys(text) and not wrong:
                    passed += 1
                    findings += len(read["findings"])
                    continue
                failed += 1
                print(f"{draft.name} as {kind}:")
                for key in keys(text):
                    if key not in keys(read):
                        print("  only in text:", key[0], key[1][:60])
                for key in keys(read):
                    if key not in keys(text):
                        print("  only here:", key[0], key[1][:60])
                for row in wrong:
                    print("  misplaced:", row)
    print(f"{findings} findings")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

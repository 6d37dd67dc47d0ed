#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The formats for programs tell the same: every finding of the JSON report stands in
each other format, at the same place.  Read with parsers of their own."""
import json
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent.parent
POALINT = os.environ.get("POALINT", str(ROOT / "build" / "poalint"))
DRAFTS = sorted((ROOT / "fixtures" / "labelled").glob("*.txt"))[::6]
HOSTILE = (
    'Root cause: <b>"we" & they</b> ::error file=x,line=1::hi %0A ]]> \x1b[31m '
    "the buyer is lying, please please\x07 give us one more chance.\u202e\ufffe\n"
)


def run(fmt, *drafts, stdin=None):
    done = subprocess.run(
        [POALINT, "--no-config", "--format", fmt, *map(str, drafts)],
        input=stdin, capture_output=True, check=False)
    return done.stdout.decode("utf-8"), done.returncode


def expected(*drafts, stdin=None):
    """(path, rule, severity, line, column) of the JSON report."""
    out, code = run("json", *drafts, stdin=stdin)
    rows = []
    for file in json.loads(out)["files"]:
        for f in file["findings"]:
            start = f.get("start", {"line": 1, "column": 1})
            rows.append((file["path"], f["rule"], f["severity"], start["line"], start["column"]))
    return rows, code


def jsonl(out):
    rows = []
    for line in out.splitlines():
        file = json.loads(line)
        for f in file.get("findings", []):
            start = f.get("start", {"line": 1, "column": 1})
            rows.append((file["path"], f["rule"], f["severity"], start["line"], start["column"]))
    return rows


def sarif(out):
    log = json.loads(out)
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"]["rules"]
    levels = {"note": "info", "warning": "warning", "error": "error"}
    rows = []
    for r in run_["results"]:
        place = r["locations"][0]["physicalLocation"]
        region = place.get("region", {"startLine": 1, "startColumn": 1})
        assert rules[r["ruleIndex"]]["id"] == r["ruleId"]
        assert re.fullmatch("[0-9a-f]{16}", r["partialFingerprints"]["poalint/v1"])
        path = unquote(place["artifactLocation"]["uri"]).removeprefix("file://")
        rows.append((path, r["ruleId"], levels[r["level"]], region["startLine"],
                     region["startColumn"]))
    return rows


def checkstyle(out):
    rows = []
    for file in ET.fromstring(out):
        for e in file:
            rows.append((file.get("name"), e.get("source").removeprefix("poalint."),
                         e.get("severity"), int(e.get("line")), int(e.get("column"))))
    return rows


def junit(out):
    rows = []
    for suite in ET.fromstring(out):
        cases = list(suite)
        assert int(suite.get("tests")) == len(cases)
        failures = [f for c in cases for f in c.findall("failure")]
        assert int(suite.get("failures")) == len(failures)
        for case in cases:
            for failure in case.findall("failure"):
                place = failure.text.split("\n")[0].rsplit(":", 2)
                rows.append((suite.get("name"), case.get("name"), failure.get("type"),
                             int(place[1]), int(place[2])))
    return rows


def unescape(text):
    return re.sub("%([0-9A-F]{2})", lambda m: chr(int(m.group(1), 16)), text)


def github(out):
    levels = {"notice": "info", "warning": "warning", "error": "error"}
    rows = []
    for line in out.splitlines():
        level, properties, _ = re.fullmatch("::([a-z]+) ([^:]*)::(.*)", line).groups()
        p = dict(item.split("=", 1) for item in properties.split(","))
        rows.append((unescape(p["file"]), unescape(p["title"]), levels[level], int(p["line"]),
                     int(p["col"])))
    return rows


def rdjson(out):
    rows = []
    for d in json.loads(out)["diagnostics"]:
        place = d["location"]
        start = place.get("range", {"start": {"line": 1, "column": 1}})["start"]
        column = start["column"]
        path = Path(place["path"])
        if "range" in place and path.exists():
            line = re.split(b"\r\n|\n|\r", path.read_bytes())[start["line"] - 1]
            if start["line"] == 1 and line.startswith(b"\xef\xbb\xbf"):
                line = line[3:]
            column = len(line[: column - 1].decode("utf-8")) + 1
        rows.append((place["path"], d["code"]["value"], d["severity"].lower(), start["line"],
                     column))
    return rows


READERS = {"jsonl": jsonl, "sarif": sarif, "checkstyle": checkstyle, "junit": junit,
           "github": github, "rdjson": rdjson}


class Formats(unittest.TestCase):
    def test_same_findings(self):
        self.assertGreater(len(DRAFTS), 10)
        want, code = expected(*DRAFTS)
        self.assertGreater(len(want), 50)
        for fmt, read in READERS.items():
            with self.subTest(fmt=fmt):
                out, status = run(fmt, *DRAFTS)
                self.assertEqual(read(out), want)
                self.assertEqual(status, code, "the exit code never depends on the format")

    def test_hostile_draft(self):
        want, _ = expected("-", stdin=HOSTILE.encode())
        self.assertGreater(len(want), 0)
        for fmt, read in READERS.items():
            with self.subTest(fmt=fmt):
                out, _ = run(fmt, "-", stdin=HOSTILE.encode())
                self.assertEqual(read(out), want)
                self.assertNotRegex(out, "[\x00-\x09\x0b-\x1f\x7f\u202e]")

    def test_hostile_name(self):
        name = "a:b,c%0A\n::error::<x>&\".txt"
        for fmt in READERS:
            with self.subTest(fmt=fmt):
                done = subprocess.run(
                    [POALINT, "--no-config", "--format", fmt, "--stdin-filename", name, "-"],
                    input=HOSTILE.encode(), capture_output=True, check=False)
                out = done.stdout.decode()
                rows = READERS[fmt](out)
                self.assertGreater(len(rows), 0)
                if fmt != "jsonl":  # XML attributes and annotations hold one line
                    self.assertTrue(all("\n" not in r[0] or fmt in ("sarif", "rdjson")
                                        for r in rows))

    def test_trouble(self):
        marks = {"jsonl": '"error"', "sarif": "toolExecutionNotifications", "junit": "<error",
                 "checkstyle": "poalint.trouble", "github": "::error file=", "rdjson": "ERROR"}
        for fmt in READERS:
            with self.subTest(fmt=fmt):
                out, status = run(fmt, "none.txt", DRAFTS[0])
                self.assertEqual(status, 2)
                self.assertIn(marks[fmt], out)
                self.assertIn("none.txt", out)


if __name__ == "__main__":
    program = unittest.main(exit=False, argv=sys.argv[:1])
    bad = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - bad} passed, {bad} failed")
    sys.exit(bad != 0)

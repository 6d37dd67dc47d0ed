#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What poalint promises to a seller, on whole letters and through the program.

    test_letters.py [unittest options]

POALINT names the program (build/poalint by default).  Runs on the drafts of
fixtures/.  Golden reports pin the wording; these tests state what must hold
however the wording changes."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LABELLED = ROOT / "fixtures" / "labelled"
DRAFTS = ROOT / "fixtures" / "drafts"
POALINT = pathlib.Path(os.environ.get("POALINT", ROOT / "build" / "poalint")).resolve()

# The three written forms: a good letter, a sentence that blames the buyer, and
# the words after which it is put.
FORMS = {
    "en-good-odr-headings": (
        "nobody assigned to Saturdays and Sundays.",
        " The buyers were lying about the broken jars.",
    ),
    "zh-hans-good-inauthentic-headings": (
        "收到投诉以后已经分不清哪一个是从哪里来的。",
        "那两个买家是恶意投诉。",
    ),
    "zh-hant-tw-good-not-as-described-headings": (
        "都沒有人拿尺去量。",
        "那三位買家是惡意投訴。",
    ),
}


def lint(draft, *options):
    """Exit status and report of one draft, given as text or as a path."""
    with tempfile.TemporaryDirectory() as scratch:
        path = draft
        if isinstance(draft, str):
            path = pathlib.Path(scratch) / "draft.txt"
            path.write_bytes(draft.encode())
        command = [POALINT, "--format", "json", "--no-config", *options, path]
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return done.returncode, json.loads(done.stdout)["files"][0]


def letter(name):
    return (LABELLED / f"{name}.txt").read_bytes().decode()


def without_part(name, kind):
    """The letter without its sections of one kind, as its labels mark them."""
    text = letter(name)
    gold = json.loads((LABELLED / f"{name}.json").read_text(encoding="utf-8"))
    for section in gold["sections"]:
        if section["kind"] == kind:
            begin = text.index(section["from"])
            end = text.index(section["to"], begin) + len(section["to"])
            text = text[:begin] + text[end:].lstrip("\n")
    return text


def rules(report):
    return [finding["rule"] for finding in report["findings"]]


def kinds(report):
    return {section["kind"] for section in report["sections"]}


class ThreeForms(unittest.TestCase):
    def test_good_letter_is_clean(self):
        for name in FORMS:
            with self.subTest(letter=name):
                status, report = lint(LABELLED / f"{name}.txt")
                self.assertEqual(status, 0)
                self.assertEqual(report["verdict"], "clean", rules(report))
                self.assertLessEqual({"root-cause", "corrective", "preventive"}, kinds(report))

    def test_letter_without_its_cause(self):
        for name in FORMS:
            with self.subTest(letter=name):
                status, report = lint(without_part(name, "root-cause"))
                self.assertEqual(status, 1)
                self.assertIn("no-root-cause", rules(report))
                self.assertLessEqual(report["score"], 49)
                self.assertEqual(report["verdict"], "rewrite")

    def test_letter_without_fix_or_prevention(self):
        for name in FORMS:
            for kind, rule in (
                ("corrective", "no-corrective-action"),
                ("preventive", "no-prevention"),
            ):
                with self.subTest(letter=name, without=kind):
                    status, report = lint(without_part(name, kind))
                    self.assertEqual(status, 1)
                    self.assertIn(rule, rules(report))
                    self.assertEqual(report["verdict"], "rewrite")

    def test_one_sentence_against_the_buyer(self):
        for name, (anchor, blame) in FORMS.items():
            with self.subTest(letter=name):
                before = lint(LABELLED / f"{name}.txt")[1]
                begin = letter(name).index(anchor) + len(anchor)
                text = letter(name)[:begin] + blame + letter(name)[begin:]
                status, after = lint(text)
                self.assertEqual(status, 1)
                new = [f for f in after["findings"] if f["rule"] == "blame-buyer"]
                self.assertEqual(len(new), 1)
                rest = [f["fingerprint"] for f in after["findings"] if f not in new]
                self.assertEqual(rest, [f["fingerprint"] for f in before["findings"]])
                self.check_place(text, blame, new[0])

    def check_place(self, text, sentence, finding):
        """The finding lies in the sentence, and its three ways to say where agree."""
        raw = text.encode()
        start, end = finding["start"]["offset"], finding["end"]["offset"]
        self.assertIn(raw[start:end].decode(), sentence)
        self.assertGreaterEqual(start, raw.index(sentence.encode()))
        self.assertLessEqual(end, raw.index(sentence.encode()) + len(sentence.encode()))
        line = raw[:start].decode().split("\n")
        self.assertEqual(finding["start"]["line"], len(line))
        self.assertEqual(finding["start"]["column"], len(line[-1]) + 1)


class FoundingDraft(unittest.TestCase):
    """A draft in the three steps of Amazon's form, as guides teach it."""

    def test_parts_are_seen_and_the_empty_measure_too(self):
        name = "zh-hans-middling-founding-three-steps"
        status, report = lint(LABELLED / f"{name}.txt")
        self.assertEqual(status, 0, "no error in it")
        self.assertLessEqual({"root-cause", "corrective", "preventive"}, kinds(report))
        for absent in ("no-root-cause", "no-corrective-action", "no-prevention", "future-fix"):
            self.assertNotIn(absent, rules(report))
        raw = letter(name).encode()
        empty = [
            raw[f["start"]["offset"] : f["end"]["offset"]].decode()
            for f in report["findings"]
            if f["rule"] == "vague-promise"
        ]
        self.assertEqual(len(empty), 1)
        self.assertIn("加强公司管理", empty[0])


class WrongDocuments(unittest.TestCase):
    def test_wrong_document_stands_alone(self):
        for path in sorted(DRAFTS.glob("wrong-*.txt")):
            with self.subTest(draft=path.stem):
                status, report = lint(path)
                self.assertEqual(status, 1)
                self.assertEqual(rules(report), ["wrong-document"])
                self.assertEqual(report["score"], 0)

    def test_no_letter_is_one(self):
        for path in sorted(LABELLED.glob("*.txt")):
            with self.subTest(draft=path.stem):
                self.assertNotIn("wrong-document", rules(lint(path)[1]))


class QuotedNotice(unittest.TestCase):
    """Amazon's words are not the seller's, quoted with > or just pasted."""

    def test_notice_is_not_judged(self):
        for name, answer in (
            ("en-middling-odr-quoted-notice", "Hi team,"),
            ("zh-hans-middling-pasted-notice", "我们的回复："),
        ):
            with self.subTest(letter=name):
                begin = letter(name).encode().index(answer.encode())
                for finding in lint(LABELLED / f"{name}.txt")[1]["findings"]:
                    if finding.get("start"):
                        self.assertGreaterEqual(finding["start"]["offset"], begin, finding["rule"])


class Encodings(unittest.TestCase):
    """How the bytes lie changes places, never what is found."""

    def test_byte_order_mark_and_line_ends(self):
        plain = lint(DRAFTS / "encoding-utf8-bom-zh-hans.txt")[1]
        for variant in ("crlf-bom", "utf16le"):
            with self.subTest(variant=variant):
                other = lint(DRAFTS / f"encoding-{variant}-zh-hans.txt")[1]
                self.assertEqual(rules(other), rules(plain))
                self.assertEqual(other["score"], plain["score"])
                for a, b in zip(plain["findings"], other["findings"]):
                    self.assertEqual(a["fingerprint"], b["fingerprint"])
                    for edge in ("start", "end"):
                        self.assertEqual(
                            [(a.get(edge) or {}).get(k) for k in ("line", "column")],
                            [(b.get(edge) or {}).get(k) for k in ("line", "column")],
                        )

    def test_crlf(self):
        path = DRAFTS / "encoding-crlf-en.txt"
        crlf, lf = lint(path)[1], lint(path.read_bytes().decode().replace("\r\n", "\n"))[1]
        self.assertEqual(rules(crlf), rules(lf))
        self.assertEqual(crlf["score"], lf["score"])

    def test_full_width_forms(self):
        path = DRAFTS / "encoding-fullwidth-zh-hant.txt"
        full = path.read_bytes().decode()
        narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in full)
        self.assertEqual(rules(lint(path)[1]), rules(lint(narrow)[1]))


class Disputes(unittest.TestCase):
    def test_mode_is_recognised_or_open_to_choice(self):
        name = "en-dispute-inauthentic"
        status, report = lint(LABELLED / f"{name}.txt", "--mode", "dispute")
        self.assertEqual((status, report["mode"]), (0, "dispute"), rules(report))
        self.assertNotIn("denial", rules(report))

    def test_dispute_without_proof(self):
        status, report = lint(LABELLED / "en-bad-dispute-no-proof.txt", "--mode", "dispute")
        self.assertEqual(status, 1)
        self.assertIn("no-evidence", rules(report))
        self.assertLessEqual(report["score"], 49)


if __name__ == "__main__":
    unittest.main()

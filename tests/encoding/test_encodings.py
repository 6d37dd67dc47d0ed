#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Which encoding a draft is in, measured: short and long drafts cut from the fixtures,
written in each form and read back.  At least 99 in 100 must be right, in each form."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
POALINT = os.environ.get("POALINT", str(ROOT / "build" / "poalint"))
NEEDED = 0.99
DRAFTS = 220
# name, Python's codec, languages of the drafts
FORMS = [
    ("utf-8", "utf-8", ("en", "zh-hans", "zh-hant")),
    ("gb18030", "gb18030", ("zh-hans",)),
    ("gb18030", "gbk", ("zh-hans",)),
    ("big5", "big5hkscs", ("zh-hant",)),
    ("utf-16le", "utf-16-le", ("en", "zh-hans", "zh-hant")),
    ("utf-16be", "utf-16-be", ("en", "zh-hans", "zh-hant")),
    ("utf-32le", "utf-32-le", ("en", "zh-hans", "zh-hant")),
    ("utf-32be", "utf-32-be", ("en", "zh-hans", "zh-hant")),
    ("windows-1252", "cp1252", ("western",)),
]


def letters(prefix):
    names = sorted((ROOT / "fixtures").glob(f"labelled/{prefix}-*.txt"))
    names += sorted((ROOT / "fixtures").glob(f"held-out/{prefix}-*.txt"))
    texts = []
    for name in names:
        try:
            texts.append(name.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            pass
    return texts


def westernised(text, rng):
    """What Word and a Western keyboard make of plain English."""
    text = re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")
    text = text.replace(" - ", " \u2013 ")
    names = ["Jos\u00e9 Mu\u00f1oz", "Fran\u00e7ois B\u00e9lair", "J\u00fcrgen M\u00fcller",
             "Bj\u00f8rn \u00c5s", "\u20ac 40", "\u00a3 25", "Caf\u00e9 N\u00famero 5"]
    words = text.split(" ")
    for _ in range(1 + len(words) // 60):
        words.insert(rng.randrange(len(words) + 1), rng.choice(names))
    return " ".join(words)


def cut(text, rng):
    """A subject line, a sentence, a paragraph or the whole letter."""
    parts = [p for p in re.split(r"\n\s*\n", text) if p.strip()]
    how = rng.randrange(4)
    if how == 0:
        return text
    part = rng.choice(parts)
    if how == 1:
        return part
    sentences = [s for s in re.split(r"(?<=[.!?。！？])\s*", part) if s.strip()]
    return rng.choice(sentences)


def enough(piece):
    """From about thirty characters on, a third of which tell something."""
    han = len(re.findall("[\u3400-\u9fff]", piece))
    return han >= 12 or len(piece) >= 30


def drafts(codec, languages, rng):
    pool = {lang: letters("en" if lang == "western" else lang) for lang in languages}
    made = []
    while len(made) < DRAFTS:
        lang = rng.choice(languages)
        piece = cut(rng.choice(pool[lang]), rng)
        if lang == "western":
            piece = westernised(piece, rng)
        elif lang != "en" and not re.search("[\u3400-\u9fff]{4}", piece):
            continue
        try:
            data = piece.encode(codec)
        except UnicodeEncodeError:
            data = piece.encode(codec, "ignore")
            piece = data.decode(codec)
        if enough(piece) and (lang == "en" or not piece.isascii()):
            made.append(data)
    return made


class Encodings(unittest.TestCase):
    def read(self, folder, *options):
        paths = sorted(folder.iterdir())
        done = subprocess.run(
            [POALINT, "--no-config", "--no-builtin", "--rules", str(folder.parent / "pack.yaml"),
             "--format", "json", *options, *map(str, paths)], capture_output=True, check=False)
        report = json.loads(done.stdout)
        by_path = {f["path"]: f for f in report["files"]}
        return [by_path.get(str(p)) for p in paths]

    def test_detection(self):
        rng = random.Random(20261)
        for name, codec, languages in FORMS:
            with self.subTest(form=codec), tempfile.TemporaryDirectory() as work:
                folder = Path(work) / "drafts"
                folder.mkdir()
                (Path(work) / "pack.yaml").write_text(PACK)
                for i, data in enumerate(drafts(codec, languages, rng)):
                    (folder / f"{i:04}.txt").write_bytes(data)
                read = self.read(folder)
                right = sum(f is not None and f["encoding"] == name for f in read)
                print(f"{codec}: {right} of {len(read)} right", file=sys.stderr)
                self.assertGreaterEqual(right, NEEDED * len(read))

    def test_same_findings(self):
        """The same letter in each encoding that can hold it: the same findings and places."""
        forms = [("gb18030", ("zh-hans", "zh-hant", "en")), ("big5hkscs", ("zh-hant",)),
                 ("utf-16-le", ("zh-hans", "en")), ("utf-16", ("zh-hant",)),
                 ("utf-32-be", ("zh-hans",)), ("cp1252", ("en",))]
        compared = 0
        for codec, languages in forms:
            for lang in languages:
                texts = letters(lang)[::9]
                with self.subTest(form=codec, lang=lang), tempfile.TemporaryDirectory() as work:
                    plain, coded = Path(work) / "plain", Path(work) / "coded"
                    for folder, code in ((plain, "utf-8"), (coded, codec)):
                        folder.mkdir()
                        for i, text in enumerate(texts):
                            kept = text.encode(codec, "ignore").decode(codec)
                            (folder / f"{i}.txt").write_bytes(kept.encode(code))
                    want, got = self.findings(plain), self.findings(coded)
                    self.assertEqual(got, want)
                    compared += len(want)
        self.assertGreater(compared, 100)

    def findings(self, folder):
        done = subprocess.run(
            [POALINT, "--no-config", "--format", "json", str(folder)], capture_output=True,
            check=False)
        return [(Path(f["path"]).name, x["rule"], x.get("excerpt"),
                 x.get("start", {}).get("line"), x.get("start", {}).get("column"))
                for f in json.loads(done.stdout)["files"] for x in f["findings"]]

    def test_offsets(self):
        """`source.offset` is the byte in the file, whatever the encoding."""
        text = "原因：我們 the buyer 說謊。\nJos\u00e9: the buyer lied \u20ac.\n"
        for name, codec, _ in FORMS + [("utf-16le", "utf-16", ()), ("utf-32le", "utf-32", ())]:
            with self.subTest(form=codec), tempfile.TemporaryDirectory() as work:
                folder = Path(work) / "drafts"
                folder.mkdir()
                (Path(work) / "pack.yaml").write_text(PACK)
                wanted = text if codec != "cp1252" else text.replace("原因：我們", "We:").replace(
                    "說謊。", "lied.")
                data = wanted.encode(codec, "ignore")
                (folder / "d.txt").write_bytes(data)
                (file,) = self.read(folder, "--encoding", name)
                self.assertEqual(len(file["findings"]), 2)
                for finding in file["findings"]:
                    start = finding["start"].get("source", finding["start"])["offset"]
                    end = finding["end"].get("source", finding["end"])["offset"]
                    plain = codec if codec not in ("utf-16", "utf-32") else codec + "-le"
                    self.assertEqual(data[start:end].decode(plain), "the buyer")


PACK = """
pack: encodings
version: 1
modes: {plan: {weights: {tone: 100}}}
classes: {x: {severity: info, dimension: tone, points: 1}}
rules:
  - id: x
    kind: pattern
    match: ['the buyer']
    message: {en: "x", zh: "x"}
    hint: {en: "What?", zh: "什么？"}
    why: {en: "x", zh: "x"}
    source: ["https://example.com"]
    examples:
      en: {bad: ["the buyer", "the buyer a", "the buyer b"], good: ["a buyer", "buyers"]}
"""

if __name__ == "__main__":
    program = unittest.main(exit=False, argv=sys.argv[:1])
    bad = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - bad} passed, {bad} failed")
    sys.exit(bad != 0)

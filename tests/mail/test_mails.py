#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same letter as plain text and as mails, written by Python's email package in every
transfer encoding and charset: the same findings, at places that hold their words."""
import base64
import html
import json
import os
import pathlib
import quopri
import re
import subprocess
import tempfile
import unittest
from email import policy
from email.message import EmailMessage

ROOT = pathlib.Path(__file__).resolve().parents[2]
POALINT = os.path.abspath(os.environ.get("POALINT", ROOT / "build" / "poalint"))
LETTERS = {
    "en-bad-inauthentic": [("us-ascii", "7bit"), ("utf-8", "7bit"), ("utf-8", "quoted-printable"),
                           ("utf-8", "base64")],
    "en-bad-related-account": [("utf-8", "8bit"), ("utf-8", "quoted-printable"),
                               ("utf-8", "base64"), ("iso-8859-1", "quoted-printable")],
    "zh-hans": [(charset, how) for charset in ("utf-8", "gb18030", "gb2312")
                for how in ("8bit", "quoted-printable", "base64")],
    "zh-hant": [(charset, how) for charset in ("utf-8", "gb18030", "big5")
                for how in ("8bit", "quoted-printable", "base64")],
}


def letters():
    """Name, text, charsets and encodings of each letter; Chinese ones are taken by language."""
    for name, ways in LETTERS.items():
        files = sorted((ROOT / "fixtures" / "labelled").glob(name + "*-bad-*.txt")) \
            if name.startswith("zh") else [ROOT / "fixtures" / "labelled" / (name + ".txt")]
        for file in files:
            yield file.stem, file.read_text(encoding="utf-8").replace("\r\n", "\n"), ways


def mail_of(text, charset, how, parts):
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "店铺 <shop@example.com>"
    mail["To"] = "consultant@example.com"
    mail["Subject"] = "行动计划 (appeal): 请看一下"
    mail["Message-ID"] = "<1@example.com>"
    mail.set_content(text, charset=charset, cte=how)
    if parts:
        mail.add_alternative("<p>another text</p>", subtype="html")
        mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return mail.as_bytes()


def page_of(text):
    """The letter as HTML: a paragraph for each block, its lines kept."""
    blocks = [html.escape(block, quote=False) for block in text.split("\n\n")]
    return "".join(f"<p>{'<br>'.join(block.splitlines())}</p>\n" for block in blocks)


def html_mail_of(text, charset, how):
    mail = EmailMessage(policy=policy.SMTP)
    mail["Message-ID"] = "<1@example.com>"
    mail.set_content(page_of(text), subtype="html", charset=charset, cte=how)
    return mail.as_bytes()


def can_say(text, charset, how):
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return how != "7bit" or text.isascii()


def lint(folder, names):
    run = subprocess.run([POALINT, "--format", "json", "--no-config", *names], cwd=folder,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    report = json.loads(run.stdout)
    assert report["errors"] == [], report["errors"]
    return {file["path"]: file for file in report["files"]}


def what_is_found(file):
    """All of the findings but where they are."""
    keys = ("rule", "severity", "message", "deducted", "fingerprint")
    return [[f[key] for key in keys] for f in file["findings"]]


def bytes_at(mail, place, is_utf8):
    """The mail from a place on; columns are characters if all of it is UTF-8, else bytes."""
    lines = mail.split(b"\r\n")
    line = lines[place["line"] - 1]
    before = place["column"] - 1
    if is_utf8:
        before = len(line.decode("utf-8")[:before].encode("utf-8"))
    return b"\r\n".join([line[before:]] + lines[place["line"]:])


def decoded_at(mail, place, is_utf8, how):
    rest = bytes_at(mail, place, is_utf8)
    if how == "quoted-printable":
        return quopri.decodestring(rest.replace(b"\r\n", b"\n"))
    if how == "base64":
        groups = re.match(rb"(?:[A-Za-z0-9+/=]{4}|\r\n)*", rest).group(0)
        return base64.b64decode(groups.replace(b"\r\n", b""))
    return rest


class Mails(unittest.TestCase):
    def check_place(self, path, mail, finding, charset, how):
        """The words of a finding begin where it is said, or in that group of base64."""
        is_utf8 = True
        try:
            mail.decode("utf-8")
        except UnicodeDecodeError:
            is_utf8 = False
        words = re.split("[\r\n&<>]", finding["excerpt"])[0][:8]
        codec = {"gb2312": "gb18030", "iso-8859-1": "windows-1252"}.get(charset, charset)
        there = decoded_at(mail, finding["start"], is_utf8, how)
        wanted = words.encode(codec)
        at = there.find(wanted)
        furthest = 2 if how == "base64" else 0
        self.assertTrue(0 <= at <= furthest,
                        f"{path}: {finding['rule']} at {finding['start']}: {words!r}, not "
                        f"{there[:40]!r}")

    def check_letter(self, folder, name, text, ways):
        (folder / "letter.txt").write_text(text, encoding="utf-8")
        mails = {}
        for charset, how in ways:
            if can_say(text, charset, how):
                for parts in (False, True):
                    path = f"{charset}-{how}{'-parts' if parts else ''}.eml"
                    mails[path] = (mail_of(text, charset, how, parts), charset, how)
                    (folder / path).write_bytes(mails[path][0])
        files = lint(folder, ["letter.txt", *mails])
        plain = what_is_found(files["letter.txt"])
        places = 0
        for path, (mail, charset, how) in mails.items():
            self.assertEqual(what_is_found(files[path]), plain, f"{name}: {path}")
            self.assertEqual(files[path]["score"], files["letter.txt"]["score"])
            for finding in files[path]["findings"]:
                if "start" in finding:
                    self.check_place(f"{name}: {path}", mail, finding, charset, how)
                    places += 1
        return len(mails), places

    def check_page(self, folder, name, text, ways):
        """An HTML mail against an HTML file."""
        (folder / "letter.html").write_text(page_of(text), encoding="utf-8")
        mails = {f"{charset}-{how}.eml": (html_mail_of(text, charset, how), charset, how)
                 for charset, how in ways if how != "7bit" and can_say(text, charset, how)}
        for path, (mail, _, _) in mails.items():
            (folder / path).write_bytes(mail)
        files = lint(folder, ["letter.html", *mails])
        for path, (mail, charset, how) in mails.items():
            self.assertEqual(what_is_found(files[path]), what_is_found(files["letter.html"]),
                             f"{name}: {path}")
            for finding in files[path]["findings"]:
                if "start" in finding:
                    self.check_place(f"{name}: {path}", mail, finding, charset, how)
        return len(mails)

    def test_pages(self):
        mails = 0
        for name, text, ways in letters():
            with tempfile.TemporaryDirectory() as folder:
                mails += self.check_page(pathlib.Path(folder), name, text, ways)
        print(f"{mails} mails in HTML")
        self.assertGreater(mails, 50)

    def test_letters(self):
        mails = places = 0
        for name, text, ways in letters():
            with tempfile.TemporaryDirectory() as folder:
                more = self.check_letter(pathlib.Path(folder), name, text, ways)
                mails, places = mails + more[0], places + more[1]
        print(f"{mails} mails, {places} places")
        self.assertGreater(mails, 100)
        self.assertGreater(places, 500)


if __name__ == "__main__":
    unittest.main()

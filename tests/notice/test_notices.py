#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is read from notices of every kind, against what stands in them.
usage: test_notices.py [--misses] [FOLDER...]: NAME.txt beside NAME.json.
Of identifiers none may be missed; issues and documents need F1 0.9."""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
POALINT = os.environ.get("POALINT", str(ROOT / "build" / "poalint"))
NEEDED = 0.9


def read(path):
    done = subprocess.run([POALINT, "sections", "--no-config", "--format", "json", "--notice",
                           str(path), "-"], input=b"x", capture_output=True, check=True)
    notice = json.loads(done.stdout)["notice"]
    return {
        "identifiers": {i["text"] for i in notice["identifiers"]},
        "issues": {i["id"] for i in notice["issues"]},
        "documents": {d["id"] for d in notice["documents"]},
        "parts": {(p["part"], p["id"]) for p in notice["parts"]},
        "ways": set(notice["ways"]),
        "appeal": {notice["appeal"]},
        "deadline": {notice["deadline"] is not None},
    }


def expected(path):
    notice = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return {
        "identifiers": set(notice["identifiers"]),
        "issues": set(notice["issues"]),
        "documents": set(notice["documents"]),
        "parts": {tuple(p) for p in notice["parts"]},
        "ways": set(notice["ways"]),
        "appeal": {notice["appeal"]},
        "deadline": {notice["deadline"] is not None},
    }


def main(words):
    misses = "--misses" in words
    folders = [Path(w) for w in words if not w.startswith("-")] or [ROOT / "fixtures" / "notices"]
    counts = {}
    for path in sorted(p for f in folders for p in f.glob("*.txt")):
        got, want = read(path), expected(path)
        for field in want:
            c = counts.setdefault(field, [0, 0, 0])
            c[0] += len(got[field] & want[field])
            c[1] += len(got[field] - want[field])
            c[2] += len(want[field] - got[field])
            if misses and got[field] != want[field]:
                print(path.name, field, "wrong", sorted(got[field] - want[field]), "missed",
                      sorted(want[field] - got[field]))
    passed = failed = 0
    for field, (right, wrong, missed) in counts.items():
        f1 = 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1
        good = missed == 0 if field == "identifiers" else f1 >= NEEDED
        passed, failed = passed + good, failed + (not good)
        print(f"{field:12} right {right:3} wrong {wrong:3} missed {missed:3} F1 {f1:.2f}"
              f"{'' if good else '  too low'}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

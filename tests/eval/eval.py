#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measure poalint against drafts that people have labelled.

    eval.py [options] FOLDER...

A folder holds drafts (NAME.txt), their labels (NAME.json, the format is in
fixtures/README.md) and, for some, Amazon's notice (NAME.notice.txt).

How it counts
  - Each class is judged at its level in levels.json.  A `doc` class is either
    there or not, once a draft.  At the level `span` every labelled place is
    one thing to find: it is found when a finding of its class overlaps it, and
    a finding that overlaps no label of its class is wrong.
  - A label that is not sure counts neither as found nor as missed, and makes
    no finding wrong.
  - Classes that the labels do not know (`unlabelled`) are left out, and so are
    those against the notice where no notice was given to the program.
  - The draft is linted in the mode of its labels.

The labels themselves are scored too, as if the program had found just them, each
class with its usual severity: what the score could reach at best.

What it prints: right, wrong and missed, precision, recall and F1 for every
class; the same over all (micro, with 95 % intervals from resampled drafts),
for each language, and as a mean over the classes that occur (macro); how well
the three parts were found; how many kinds of appeal were recognised; whether
scores rise with the labelled quality; how often good drafts are bothered; and
the drafts with the most errors.  Exit status: 0; 1 where a draft gave no
report or micro F1 is under --min; 2 for wrong use.
"""
import argparse
import concurrent.futures
import fnmatch
import json
import pathlib
import random
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field

PARTS = ("root-cause", "corrective", "preventive")
GOOD = 4  # quality from which a draft should be left alone
RESAMPLES = 1000


# ---- Figures ---------------------------------------------------------------


@dataclass
class Tally:
    """Counts of right, wrong and missed findings, and the rates made of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other):
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def labels(self):
        return self.right + self.missed

    @property
    def precision(self):
        return ratio(self.right, self.right + self.wrong)

    @property
    def recall(self):
        return ratio(self.right, self.labels)

    @property
    def f1(self):
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)


def ratio(part, whole):
    return part / whole if whole else 0.0


def total(tallies):
    return sum(tallies, Tally())


def rank_correlation(xs, ys):
    """Spearman's rho; equal values share the mean of their ranks."""

    def ranks(values):
        places = defaultdict(list)
        for place, value in enumerate(sorted(values)):
            places[value].append(place)
        return [sum(places[v]) / len(places[v]) for v in values]

    a, b = ranks(xs), ranks(ys)
    mean = (len(a) - 1) / 2
    across = sum((p - mean) * (q - mean) for p, q in zip(a, b))
    spread = sum((p - mean) ** 2 for p in a) * sum((q - mean) ** 2 for q in b)
    return across / spread**0.5 if spread else float("nan")


def intervals(tallies):
    """The middle 95 % of precision, recall and F1 over resampled drafts."""
    draw = random.Random(1)
    samples = [total(draw.choice(tallies) for _ in tallies) for _ in range(RESAMPLES)]
    for rate in ("precision", "recall", "f1"):
        values = sorted(getattr(s, rate) for s in samples)
        cut = RESAMPLES // 40
        yield rate, values[cut], values[-cut - 1]


class WrongUse(Exception):
    pass


# ---- Labels ----------------------------------------------------------------


def byte_length(text):
    return len(text.encode())


def places_of(text, quote):
    """Byte ranges of all occurrences of a quote."""
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        begin = byte_length(text[:at])
        found.append((begin, begin + byte_length(quote)))
        at = text.find(quote, at + 1)
    return found


def overlaps(place, others):
    return place is not None and any(place[0] < end and begin < place[1] for begin, end in others)


@dataclass
class Label:
    cls: str
    quote: str
    sure: bool
    places: list


class ScoreTable:
    """The prices of the pack, to score labels as the program scores findings."""

    def __init__(self, poalint):
        done = subprocess.run(
            [poalint, "rules", "--no-config", "--format", "json"], capture_output=True, timeout=60, check=True
        )
        table = json.loads(done.stdout)
        self.weights = table["weights"]
        self.classes = {rule["id"]: rule for rule in table["rules"]}

    def score(self, draft):
        """The score of a draft in which just the sure labels are found."""
        weights = self.weights[draft.mode]
        if draft.mode == "plan":
            weights = self.weights["appeals"].get(draft.appeals[0], weights)
        left, prices, cap = dict(weights), defaultdict(list), 100
        for label in draft.labels:
            rule = self.classes.get(label.cls)
            if not label.sure or rule is None:
                continue
            prices[self._dimension(rule, draft, label), label.cls].append(rule["points"])
            if rule["severity"] == "error" and rule["cap"] is not None:
                cap = min(cap, rule["cap"])
        for (dimension, _), points in prices.items():
            cost = sum(p >> n for n, p in enumerate(sorted(points, reverse=True)))
            left[dimension] = max(0, left.get(dimension, 0) - cost)
        return min(cap, sum(left.values()))

    def _dimension(self, rule, draft, label):
        """The one of the class, or of the part that the label stands in, or the last."""
        if rule["dimension"] != "section":
            return rule["dimension"]
        begin = label.places[0][0] if label.places else -1
        for part in PARTS:  # each is the name of its dimension too
            if begin in draft.parts[part]:
                return part
        return list(self.weights["plan"])[-1]


class Draft:
    """One labelled draft: its text, what should be found in it, and where."""

    def __init__(self, path):
        self.path = path
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self.text = path.read_bytes().decode("utf-8")
        self.language = gold["language"]
        self.appeals = (gold["appeal"], gold.get("appeal_alternative"))
        self.quality = gold["quality"]
        self.mode = gold.get("mode", "plan")
        self.notice = path.with_suffix(".notice.txt")
        self.labels = [self._label(entry) for entry in gold["labels"]]
        self.parts = self._parts(gold["sections"])

    def _label(self, entry):
        quote = entry.get("quote", "")
        return Label(entry["class"], quote, entry.get("sure", True), places_of(self.text, quote))

    def _parts(self, sections):
        """For each kind of section the bytes that it covers."""
        covered = defaultdict(set)
        for section in sections:
            begin = self.text.find(section["from"])
            end = self.text.find(section["to"], begin)
            if begin >= 0 and end >= 0:
                end += len(section["to"])
                covered[section["kind"]].update(
                    range(byte_length(self.text[:begin]), byte_length(self.text[:end]))
                )
        return covered

    def of(self, cls, sure):
        return [label for label in self.labels if label.cls == cls and label.sure == sure]


def drafts_in(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            if path.name.endswith(".notice.txt"):
                continue
            try:
                yield Draft(path)
            except (OSError, ValueError, LookupError) as why:
                raise WrongUse(f"{path}: its labels can't be read: {why}") from why


def load_levels(only, without):
    """The level of each class to count, in the order of levels.json."""
    table = json.loads(pathlib.Path(__file__).with_name("levels.json").read_text(encoding="utf-8"))
    levels = {cls: level for level in ("doc", "span") for cls in table[level]}
    unknown = sorted(set(only) - set(levels))
    if unknown:
        raise WrongUse(f"no such class in levels.json: {', '.join(unknown)}")
    return {
        cls: level
        for cls, level in levels.items()
        if (not only or cls in only) and not any(fnmatch.fnmatch(cls, glob) for glob in without)
    }


# ---- Running and judging ---------------------------------------------------


class NoReport(Exception):
    pass


def run(poalint, draft, with_notice):
    """The program's report of one draft."""
    command = [poalint, "--format", "json", "--no-config", "--mode", draft.mode]
    if with_notice:
        command += ["--notice", str(draft.notice)]
    try:
        done = subprocess.run(command + [str(draft.path)], capture_output=True, timeout=60)
        if done.returncode not in (0, 1):
            said = done.stderr.decode(errors="replace").strip()[:200]
            raise NoReport(f"exit {done.returncode}: {said}")
        return json.loads(done.stdout)["files"][0]
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError) as why:
        raise NoReport(str(why)) from why


def place_of(entry):
    start, end = entry.get("start"), entry.get("end")
    return (start["offset"], end["offset"]) if start else None


@dataclass
class Judgement:
    """One draft's report held against its labels."""

    draft: Draft
    report: dict
    by_class: dict = field(default_factory=lambda: defaultdict(Tally))
    errors: list = field(default_factory=list)  # (kind, class, words)

    @property
    def tally(self):
        return total(self.by_class.values())

    @property
    def appeal_right(self):
        return self.report.get("appeal") in self.draft.appeals

    def judge_doc(self, cls, findings):
        wanted, doubtful = self.draft.of(cls, True), self.draft.of(cls, False)
        if wanted:
            self.by_class[cls] += Tally(right=1) if findings else Tally(missed=1)
        elif findings and not doubtful:
            self.by_class[cls] += Tally(wrong=1)
        if wanted and not findings:
            self.errors.append(("missed", cls, ""))
        if findings and not wanted and not doubtful:
            self.errors.append(("wrong", cls, ""))

    def judge_span(self, cls, findings):
        wanted = self.draft.of(cls, True)
        doubtful = [place for label in self.draft.of(cls, False) for place in label.places]
        hit = set()
        for finding in findings:
            place = place_of(finding)
            met = {i for i, label in enumerate(wanted) if overlaps(place, label.places)}
            hit |= met
            if not met and not overlaps(place, doubtful):
                self.by_class[cls] += Tally(wrong=1)
                self.errors.append(("wrong", cls, finding.get("excerpt") or ""))
        self.by_class[cls] += Tally(right=len(hit), missed=len(wanted) - len(hit))
        for i, label in enumerate(wanted):
            if i not in hit:
                self.errors.append(("missed", cls, label.quote))

    def section_overlap(self, part=None):
        """Bytes that both call this part (None: the same part), and bytes that either does."""
        found = defaultdict(set)
        for section in self.report.get("sections", []):
            found[section["kind"]].update(range(*place_of(section)))
        gold = self.draft.parts
        parts = PARTS if part is None else (part,)
        return (
            sum(len(gold[p] & found[p]) for p in parts),
            sum(len(gold[p] | found[p]) for p in parts),
        )


def judge(draft, options, levels):
    with_notice = draft.notice.exists() and not options.no_notice
    judgement = Judgement(draft, run(options.poalint, draft, with_notice))
    findings = defaultdict(list)
    for finding in judgement.report["findings"]:
        findings[finding["rule"]].append(finding)
    for cls, level in levels.items():
        if cls.startswith("notice-") and not with_notice:
            continue
        if level == "doc":
            judgement.judge_doc(cls, findings[cls])
        else:
            judgement.judge_span(cls, findings[cls])
    return judgement


def judge_all(drafts, options, levels):
    """Judgements in the order of the drafts, and how many drafts gave no report."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        waiting = [(draft, pool.submit(judge, draft, options, levels)) for draft in drafts]
    judgements, failed = [], 0
    for draft, future in waiting:
        try:
            judgements.append(future.result())
        except NoReport as why:
            failed += 1
            print(f"{draft.path}: no report: {why}")
    return judgements, failed


# ---- Printing --------------------------------------------------------------


def rates(tally, digits):
    p, r, f = (f"{x:.{digits}f}" for x in (tally.precision, tally.recall, tally.f1))
    return f"precision {p}  recall {r}  F1 {f}"


def print_errors(judgements):
    for judgement in judgements:
        for kind, cls, words in judgement.errors:
            print(f"{kind:6}  {judgement.draft.path}  {cls}  {words[:100]}".rstrip())


def print_classes(judgements, levels):
    """A row for each class that occurs; gives back its tallies."""
    tallies = {cls: total(j.by_class[cls] for j in judgements) for cls in levels}
    seen = {cls: t for cls, t in tallies.items() if t != Tally()}
    for cls, t in seen.items():
        counts = f"right {t.right:4}  wrong {t.wrong:4}  missed {t.missed:4}"
        print(f"{cls:32} {counts}   {rates(t, 2)}")
    return seen


def print_over_all(judgements, classes):
    tallies = [j.tally for j in judgements]
    micro = total(tallies)
    counts = f"{micro.right} right, {micro.wrong} wrong, {micro.missed} missed"
    print(f"micro     {rates(micro, 3)}   ({counts})")
    if tallies:
        for rate, low, high in intervals(tallies):
            print(f"          {rate}: 95 % interval {low:.2f} to {high:.2f}")
    for language in sorted({j.draft.language for j in judgements}):
        part = [j.tally for j in judgements if j.draft.language == language]
        t = total(part)
        print(f"{language:9} {rates(t, 3)}   ({len(part)} drafts, {t.labels} labels)")
    occurring = [t.f1 for t in classes.values() if t.labels]
    print(f"macro     F1 {ratio(sum(occurring), len(occurring)):.3f} over {len(occurring)} classes")
    return micro


def part_overlap(judgements, part=None):
    """Of the bytes that label or program calls this part (None: any), the share of both."""
    shared, either = (sum(x) for x in zip(*(j.section_overlap(part) for j in judgements)))
    return ratio(shared, either)


def print_understanding(judgements, table):
    print(f"parts     overlap {part_overlap(judgements):.3f}")
    print(f"appeal    {sum(j.appeal_right for j in judgements)} of {len(judgements)} right")
    rho, best = score_correlations(judgements, table)
    print(f"score     rank correlation with quality {rho:.3f}; of the labels' own score {best:.3f}")


def score_correlations(judgements, table):
    """Of quality with the program's score, and with that of the labels by the same table."""
    quality = [j.draft.quality for j in judgements]
    return (
        rank_correlation([j.report["score"] for j in judgements], quality),
        rank_correlation([table.score(j.draft) for j in judgements], quality),
    )


def print_drafts(judgements):
    good = [j for j in judgements if j.draft.quality >= GOOD]
    if good:
        mean = sum(j.tally.wrong for j in good) / len(good)
        print(f"good      {mean:.2f} wrong findings a draft over {len(good)} drafts")
    worst = sorted(judgements, key=lambda j: -(j.tally.wrong + j.tally.missed))[:5]
    for j in worst:
        print(f"worst     {j.draft.path}: {j.tally.wrong} wrong, {j.tally.missed} missed")


# ---- A page that is kept beside the drafts ---------------------------------------


def markdown_table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(str(x) for x in line) + " |\n" for line in lines)


def rate_cells(tally):
    rates = (f"{x:.2f}" for x in (tally.precision, tally.recall, tally.f1))
    return [tally.right, tally.wrong, tally.missed, *rates]


COUNTED = ["right", "wrong", "missed", "precision", "recall", "F1"]


def figures_page(folder, judgements, levels, table):
    """All figures of one folder, in Markdown."""
    classes = {cls: total(j.by_class[cls] for j in judgements) for cls in levels}
    rows = [["all", *rate_cells(total(classes.values()))]]
    for language in sorted({j.draft.language for j in judgements}):
        part = total(j.tally for j in judgements if j.draft.language == language)
        rows.append([language, *rate_cells(part)])
    rho, best = score_correlations(judgements, table)
    good = [j for j in judgements if j.draft.quality >= GOOD]
    right = sum(j.appeal_right for j in judgements)
    misread = [
        f"`{j.draft.path.stem}` ({j.report.get('appeal')}, not {j.draft.appeals[0]})"
        for j in judgements
        if not j.appeal_right
    ]
    facts = [
        ["parts, overlap of all three", f"{part_overlap(judgements):.2f}"],
        *([f"overlap of `{p}`", f"{part_overlap(judgements, p):.2f}"] for p in PARTS),
        ["kind of appeal right", f"{right} of {len(judgements)}"],
        ["rank correlation of score and quality", f"{rho:.3f}"],
        ["the same for the labels' own score", f"{best:.3f}"],
        [
            f"wrong findings a draft of quality {GOOD} and above",
            f"{ratio(sum(j.tally.wrong for j in good), len(good)):.2f}",
        ],
    ]
    worst = sorted(judgements, key=lambda j: (-j.tally.wrong - j.tally.missed, j.draft.path.stem))
    return "\n".join(
        [
            f"## {folder} ({len(judgements)} drafts)\n",
            markdown_table(["findings", *COUNTED], rows),
            markdown_table(["reading and score", ""], facts),
            *([f"Kind misread: {'; '.join(misread)}.\n"] if misread else []),
            markdown_table(
                ["class", *COUNTED],
                [[f"`{cls}`", *rate_cells(t)] for cls, t in classes.items() if t != Tally()],
            ),
            markdown_table(
                ["worst drafts", "wrong", "missed"],
                [[f"`{j.draft.path.stem}`", j.tally.wrong, j.tally.missed] for j in worst[:5]],
            ),
        ]
    )


def write_page(path, folders, judgements, levels, table):
    pages = ["# What poalint finds of what is labelled\n\nWritten by `make eval`.\n"]
    for folder in folders:
        part = [j for j in judgements if j.draft.path.parent == pathlib.Path(folder)]
        if part:
            pages.append(figures_page(folder, part, levels, table))
    path.write_text("\n".join(pages), encoding="utf-8")


def parse_arguments():
    def ids(text):
        return [x for x in text.split(",") if x]

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--poalint", default="build/poalint", metavar="PROGRAM")
    parser.add_argument("--only", type=ids, default=[], metavar="ID,...", help="count these alone")
    parser.add_argument(
        "--without", type=ids, default=[], metavar="GLOB,...", help="leave these classes out"
    )
    parser.add_argument("--no-notice", action="store_true", help="do not hand over the notices")
    parser.add_argument("--misses", action="store_true", help="list each wrong and missed finding")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE", help="keep the figures")
    parser.add_argument("--min", type=float, default=0, metavar="F1", help="least micro F1")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    return parser.parse_args()


def main():
    options = parse_arguments()
    try:
        levels = load_levels(options.only, options.without)
        drafts = list(drafts_in(options.folders))
        if not drafts:
            raise WrongUse(f"no drafts in {', '.join(options.folders)}")
    except WrongUse as why:
        print(f"eval.py: {why}", file=sys.stderr)
        return 2
    table = ScoreTable(options.poalint)
    judgements, failed = judge_all(drafts, options, levels)
    if options.misses:
        print_errors(judgements)
    classes = print_classes(judgements, levels)
    print(f"\ndrafts    {len(drafts)}, without a report {failed}")
    micro = print_over_all(judgements, classes)
    if judgements:
        print_understanding(judgements, table)
        print_drafts(judgements)
    if options.write:
        write_page(options.write, options.folders, judgements, levels, table)
    return 1 if failed or micro.f1 < options.min else 0


if __name__ == "__main__":
    sys.exit(main())

"""How sure the speakers are, and how right: python benchmarks/speakers.py GOLD.jsonl [--speaker-model NAME]

GOLD is a file of labelled articles: `id`, `lang`, `text`, `quotes` with `start`, `end`, `speaker`. A speaker is right if it shares a
name or noun with the labelled mention, or is the same pronoun. A quotation that is labelled as having no speaker counts as wrong where one
is given. Prints, over the quotations that begin where a labelled one begins: a row for each band of confidence as it ships, and as it
comes out for articles that it was not fitted on (each rule's share counted on nine tenths of the articles, read on the last tenth); a row
for each rule; the rival, who takes the name or pronoun that stands nearest. With `--speaker-model` also what a spaCy pipeline says of the
speakers, and what its opinion does to the confidence: the Brier score (lower is better) and the chance that a right speaker is surer
than a wrong one (AUC).
"""

from __future__ import annotations

import argparse
import json
import re
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from compare.extract import extracted
from compare.extract.opinion import moved, with_opinions
from compare.model import Article, Quotation
from compare.settings import Settings

PRONOUNS = {"he", "she", "they", "we", "who", "you"}
NO_NAMES = PRONOUNS | {"the", "sen", "rep", "gov", "president", "senator", "representative", "governor", "former"}
NAME = re.compile(r"\b(?:he|she|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\b")
BANDS = (0.95, 0.9, 0.8, 0.6, 0.0)
FOLDS = 10
PRIOR, PRIOR_SHARE = 8, 0.8  # sightings that a rule has before it is counted


class Row(NamedTuple):
    """One quotation with a speaker: its article, the quotation as found, whether the speaker is right, and whether the rival's is."""

    article: str
    quotation: Quotation
    right: bool
    rival: bool

    @property
    def fold(self) -> int:
        return zlib.crc32(self.article.encode()) % FOLDS


def content(mention: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", mention.lower()) if word not in NO_NAMES}


def is_right(gold: str | None, given: str) -> bool:
    return gold is not None and (given.lower() == gold.lower() or bool(content(given) & content(gold)))


def nearest(text: str, start: int, end: int) -> str:
    """Return the name or pronoun nearest to a quotation, 200 characters before or behind it."""
    before = [(start - m.end(), m.group()) for m in NAME.finditer(text, max(0, start - 200), start)]
    behind = [(m.start() - end, m.group()) for m in NAME.finditer(text, end, end + 200)]
    return min(before + behind, default=(0, ""))[1]


def rows_of(record: dict, found: Sequence[Quotation]) -> Iterable[Row]:
    labels = {quote["start"]: quote.get("speaker") for quote in record["quotes"]}
    for one in found:
        if one.start in labels and one.speaker and one.rule:
            guess = nearest(record["text"], one.start, one.end)
            yield Row(record["id"], one, is_right(labels[one.start], one.speaker), is_right(labels[one.start], guess))


def shares(rows: Sequence[Row]) -> Callable[[Row], float]:
    """Return what confidence a quotation gets if each rule's is counted on these rows."""
    seen: dict[str | None, list[bool]] = defaultdict(list)
    for row in rows:
        seen[row.quotation.rule].append(row.right)
    return lambda row: (sum(seen[row.quotation.rule]) + PRIOR * PRIOR_SHARE) / (len(seen[row.quotation.rule]) + PRIOR)


def crossed(rows: Sequence[Row]) -> list[float]:
    """Return each row's confidence, counted on the articles of the other folds."""
    by_fold = [shares([row for row in rows if row.fold != fold]) for fold in range(FOLDS)]
    return [by_fold[row.fold](row) for row in rows]


def brier(sure: Sequence[float], right: Sequence[bool]) -> float:
    return sum((s - r) ** 2 for s, r in zip(sure, right, strict=True)) / len(right)


def auc(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the chance that a right one is surer than a wrong one; equal confidence counts one half."""
    wrong, good = sorted(s for s, r in zip(sure, right, strict=True) if not r), [s for s, r in zip(sure, right, strict=True) if r]
    won = sum((sum(w < s for w in wrong) + sum(w <= s for w in wrong)) / 2 for s in good)
    return won / (len(wrong) * len(good))


def printed(title: str, table: list[tuple[object, list[tuple[bool, float]]]]) -> None:
    print(f"| {title} | quotations | mean confidence | right |\n|---|---|---|---|")
    for name, rows in table:
        print(f"| {name} | {len(rows)} | {sum(c for _, c in rows) / len(rows):.3f} | {sum(right for right, _ in rows) / len(rows):.3f} |")
    print()


def banded(title: str, rows: Sequence[Row], sure: Sequence[float]) -> None:
    bands: dict[float, list[tuple[bool, float]]] = defaultdict(list)
    for row, one in zip(rows, sure, strict=True):
        bands[next(low for low in BANDS if one >= low)].append((row.right, one))
    printed(title, sorted(bands.items(), reverse=True))


def ruled(rows: Sequence[Row]) -> None:
    rules: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for row in rows:
        rules[row.quotation.rule or ""].append((row.right, row.quotation.confidence))
    printed("rule", sorted(rules.items(), key=lambda rule: -len(rule[1])))


def opinions(rows: Sequence[Row], settings: Settings) -> None:
    """Print how often the speaker is right where the parser agrees, disagrees and is silent, and what the moved confidence is worth."""
    said: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for row in rows:
        said[row.quotation.opinion or "not asked"].append((row.right, row.quotation.confidence))
    printed("parser", sorted(said.items()))
    right = [row.right for row in rows]
    print("| confidence | Brier | AUC |\n|---|---|---|")
    for name, before in (("as it ships", [row.quotation.confidence for row in rows]), ("cross-validated", crossed(rows))):
        given = zip(rows, before, strict=True)
        after = [
            moved(replace(row.quotation, confidence=one), row.quotation.opinion or "silent", settings).confidence for row, one in given
        ]
        print(f"| {name} | {brier(before, right):.4f} | {auc(before, right):.3f} |")
        print(f"| {name}, moved by the parser | {brier(after, right):.4f} | {auc(after, right):.3f} |")


def main(path: Path, model: str) -> None:
    plain, settings = Settings(), Settings(speaker_model=model)
    rows: list[Row] = []
    ours = parser = 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article(record["id"], record["id"], record["text"], lang=record.get("lang"))
        began = time.process_time()
        found, _ = extracted(article, plain)
        between = time.process_time()
        if model:
            asked = with_opinions(article, found, settings)
            found = tuple(replace(one, opinion=other.opinion) for one, other in zip(found, asked, strict=True))
        ours, parser = ours + between - began, parser + time.process_time() - between
        rows += rows_of(record, found)
    banded("confidence from", rows, [row.quotation.confidence for row in rows])
    banded("cross-validated, from", rows, crossed(rows))
    ruled(rows)
    everything = [(row.right, row.quotation.confidence) for row in rows]
    printed("all", [("crossquote", everything), ("nearest name", [(row.rival, 0.0) for row in rows])])
    if model:
        opinions(rows, settings)
        print(f"\n{ours:.1f} CPU s without the parser, {parser:.1f} CPU s for its opinion")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--speaker-model", default="", metavar="NAME")
    given = arguments.parse_args()
    main(given.gold, given.speaker_model)

"""Judge the made pairs, and count what is found and what is right: python benchmarks/judge_made.py [tune|held|fresh] [--wrong]

`made_pairs.tsv` holds two wordings of one statement a line, with the severity and the types that they should have, written down
before they were judged. Its odd lines are the half "tune", on which rules were improved; its even lines the half "held", which was
looked at only at the end. `made_pairs_fresh.tsv` ("fresh") was written when both were spent. Printed for each: share with the
right severity, quadratic weighted kappa, precision and recall of minor, major and critical or worse, of all types together and of
each type. Punctuation and capitals are not counted. `--wrong` prints the pairs of wrong severity or types.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from compare import collate, judge
from compare.model import Verdict
from compare.settings import Settings

MADE = Path(__file__).parent / "made_pairs.tsv"
FRESH = MADE.with_name("made_pairs_fresh.tsv")
SETTINGS = Settings()
UNCOUNTED = frozenset(["punctuation", "case", "-"])


class Made(NamedTuple):
    """A pair as it was labelled, and what the judge says."""

    severity: int
    types: frozenset[str]
    a: str
    b: str
    found: Verdict

    @property
    def given(self) -> frozenset[str]:
        return frozenset(self.found.types) - UNCOUNTED


def made(half: str) -> list[Made]:
    """Return the pairs of a half, judged."""
    text = (FRESH if half == "fresh" else MADE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines if half == "fresh" else lines[half == "held" :: 2]:
        severity, types, a, b = line.split("\t")
        collation = collate.collated([a, b], [None, 0] if len(a) >= len(b) else [1, None], SETTINGS)
        found.append(Made(int(severity), frozenset(types.split(",")) - UNCOUNTED, a, b, judge.judged_pair(collation, SETTINGS)))
    return found


def kappa(gold: Sequence[int], given: Sequence[int]) -> float:
    """Return 1 - observed / expected squared distance."""
    observed = sum((a - b) ** 2 for a, b in zip(gold, given, strict=True))
    return 1 - observed * len(gold) / sum((a - b) ** 2 for a in gold for b in given)


def rate(hits: int, given: int, gold: int) -> str:
    """Return precision, recall and the number labelled, as printed."""
    return f"{hits / given if given else 0:.3f} / {hits / gold if gold else 0:.3f} ({gold})"


def figures(pairs: Sequence[Made]) -> list[tuple[str, str]]:
    """Return the figures' names and values."""
    gold, given = [pair.severity for pair in pairs], [pair.found.severity for pair in pairs]
    right = sum(a == b for a, b in zip(gold, given, strict=True))
    rows = [("pairs", str(len(pairs))), ("severity right", f"{right / len(pairs):.3f}"), ("kappa", f"{kappa(gold, given):.3f}")]
    for level, name in ((1, "minor or worse"), (2, "major or worse"), (3, "critical")):
        hits = sum(a >= level and b >= level for a, b in zip(gold, given, strict=True))
        rows.append((name, rate(hits, sum(b >= level for b in given), sum(a >= level for a in gold))))
    both, found, labelled = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        both.update(pair.types & pair.given)
        found.update(pair.given)
        labelled.update(pair.types)
    rows.append(("types", rate(both.total(), found.total(), labelled.total())))
    rows += [(f"  {name}", rate(both[name], found[name], labelled[name])) for name in sorted(found | labelled, key=lambda n: -labelled[n])]
    return rows


def show_wrong(pairs: Sequence[Made]) -> None:
    for pair in pairs:
        if pair.severity != pair.found.severity or pair.types != pair.given:
            print(f"\n{pair.severity} {sorted(pair.types)} judged {pair.found.severity} {sorted(pair.given)}\n  {pair.a}\n  {pair.b}")
            for variant in pair.found.variants:
                print(f"    {variant.severity} {variant.type}: {variant.reason}{'' if variant.sure else ' (unsure)'}")


def main() -> None:
    for half in [name for name in sys.argv[1:] if not name.startswith("-")] or ["tune", "held", "fresh"]:
        pairs = made(half)
        print(half, *[f"{name:24}{value}" for name, value in figures(pairs)], sep="\n")
        if "--wrong" in sys.argv:
            show_wrong(pairs)


if __name__ == "__main__":
    main()

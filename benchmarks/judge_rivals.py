"""Hold the divergence beside text distances on labelled pairs: python benchmarks/judge_rivals.py PAIRS.jsonl...

PAIRS has `a`, `b` and `severity` 0-3 a line. For each score: Spearman's rank correlation with the labelled severity (ties share ranks), and
the area under the curve for "major or worse". All in one run on the same pairs:

crossquote  divergence of `judge.judged_pair`
ratio       100 - rapidfuzz ratio of the lower-cased texts
WER         word edits (insert, delete, replace) / words of the longer side, as in TER without shifts
chrF        100 - chrF2, character n-grams up to 6 (Popovic 2015), mean of both directions
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from compare import collate, judge
from compare.settings import Settings
from compare.text.tokens import tokens

SETTINGS = Settings()
ORDERS, BETA = 6, 2


def crossquote(a: str, b: str) -> float:
    collation = collate.collated([a, b], [None, 0] if len(a) >= len(b) else [1, None], SETTINGS)
    return judge.judged_pair(collation, SETTINGS).divergence


def distance(a: str, b: str) -> float:
    return 100 - ratio(a.lower(), b.lower())


def word_errors(a: str, b: str) -> float:
    left, right = [token.norm for token in tokens(a)], [token.norm for token in tokens(b)]
    return 100 * Levenshtein.distance(left, right) / max(len(left), len(right), 1)


def grams(text: str, n: int) -> Counter[str]:
    plain = "".join(text.split())
    return Counter(plain[i : i + n] for i in range(len(plain) - n + 1))


def chrf(a: str, b: str) -> float:
    """Return chrF2 of `a` against `b`, 0-100."""
    precision = recall = 0.0
    for n in range(1, ORDERS + 1):
        left, right = grams(a, n), grams(b, n)
        both = sum((left & right).values())
        precision += both / max(sum(left.values()), 1) / ORDERS
        recall += both / max(sum(right.values()), 1) / ORDERS
    weight = BETA * BETA
    return 100 * (1 + weight) * precision * recall / (weight * precision + recall) if precision + recall else 0.0


def chrf_distance(a: str, b: str) -> float:
    return 100 - (chrf(a, b) + chrf(b, a)) / 2


def ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            found[place] = (start + end) / 2
        start = end + 1
    return found


def spearman(x: Sequence[float], y: Sequence[float]) -> float:
    a, b = ranks(x), ranks(y)
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((i - mean_a) * (j - mean_b) for i, j in zip(a, b, strict=True))
    return top / (sum((i - mean_a) ** 2 for i in a) * sum((j - mean_b) ** 2 for j in b)) ** 0.5


def area(scores: Sequence[float], positive: Sequence[bool]) -> float:
    place = ranks(scores)
    hits = sum(positive)
    return (sum(one + 1 for one, yes in zip(place, positive, strict=True) if yes) - hits * (hits + 1) / 2) / (hits * (len(scores) - hits))


def main() -> None:
    rivals: dict[str, Callable[[str, str], float]] = {
        "crossquote": crossquote,
        "ratio": distance,
        "WER": word_errors,
        "chrF": chrf_distance,
    }
    for name in sys.argv[1:]:
        rows = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines() if line]
        gold = [row["severity"] for row in rows]
        print(f"{Path(name).name}: {len(rows)} pairs")
        for rival, score in rivals.items():
            scores = [score(row["a"], row["b"]) for row in rows]
            print(f"  {rival:11s} Spearman {spearman(scores, gold):.3f}  AUC major {area(scores, [level >= 2 for level in gold]):.3f}")


if __name__ == "__main__":
    main()

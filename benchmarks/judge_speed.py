"""Measure what judging a pair costs beside one rapidfuzz ratio: python benchmarks/judge_speed.py [PAIRS.jsonl] [--rounds N].

PAIRS has `a` and `b`; without it the rules' own examples are judged, each set in a made paragraph. Per pair, CPU time, best of the rounds,
the programs in turn in one run:

ratio     one rapidfuzz.fuzz.ratio call
collate   laying the two wordings side by side
judge     judging what was laid side by side
times     judge / ratio
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.fuzz import ratio

from compare import collate, judge
from compare.judge import RULES
from compare.settings import Settings

AROUND = ("The council met in the old hall by the river, and the speaker said: ", " The crowd in the gallery heard it and went home.")
SETTINGS = Settings()


def pairs(path: Path | None) -> list[tuple[str, str]]:
    if path is not None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        return [(row["a"], row["b"]) for row in rows]
    examples = [(one.a, one.b) for rule in RULES for one in (*rule.same, *rule.different)]
    return [(f"{AROUND[0]}{a}.{AROUND[1]}", f"{AROUND[0]}{b}.{AROUND[1]}") for a, b in examples]


def cost(run: Callable[[], object], count: int) -> float:
    """Return microseconds of CPU time a pair."""
    start = time.process_time()
    run()
    return (time.process_time() - start) / count * 1e6


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", nargs="?", type=Path)
    arguments.add_argument("--rounds", type=int, default=7)
    given = arguments.parse_args()
    wordings = pairs(given.pairs)
    laid = [collate.collated([a, b], [None, 0], SETTINGS) for a, b in wordings]
    best = {"ratio": float("inf"), "collate": float("inf"), "judge": float("inf")}
    for _ in range(given.rounds):
        best["ratio"] = min(best["ratio"], cost(lambda: [ratio(a, b) for _ in range(50) for a, b in wordings], 50 * len(wordings)))
        best["collate"] = min(
            best["collate"], cost(lambda: [collate.collated([a, b], [None, 0], SETTINGS) for a, b in wordings], len(wordings))
        )
        best["judge"] = min(best["judge"], cost(lambda: [judge.judged_pair(one, SETTINGS) for one in laid], len(wordings)))
    letters = sum(len(a) + len(b) for a, b in wordings) / len(wordings) / 2
    print(f"{len(wordings)} pairs of {letters:.0f} characters a side, microseconds a pair:")
    print(" ".join(f"{name} {value:.2f}" for name, value in best.items()), f"times {best['judge'] / best['ratio']:.0f}")
    print(f"collate and judge together: {1e6 / (best['collate'] + best['judge']):.0f} pairs a second and core")


if __name__ == "__main__":
    main()

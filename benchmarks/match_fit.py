"""Where the coefficients of the pair score come from: `python benchmarks/match_fit.py ARTICLES.jsonl GOLD_PAIRS.jsonl`.

A logistic regression over the terms of `compare.match.scoring` on labelled pairs (same, different), and on the proposed pairs across
events as different. Printed are the coefficients, then figures and the curve of the threshold for scores of which each was fitted without
its own event. A labelled pair that is not proposed has score 0; unlabelled pairs inside an event are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare import extract, sources
from compare.match.candidates import candidates
from compare.match.comparison import Compared, Scored, compared
from compare.match.scoring import COEFFICIENTS
from compare.model import Quotation
from compare.settings import Settings

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
RIDGE, STEPS = 0.1, 60
THRESHOLDS = (10, 20, 30, 40, 50, 60, 75, 90)
SHORT = 3


@dataclass(frozen=True, slots=True)
class Cases:
    """Proposed pairs: their terms, whether they are the same, their event ("" across events), words of the shorter one, `fragment`."""

    terms: Floats
    same: Bools
    event: NDArray[np.str_]
    words: NDArray[np.int64]
    fragment: Bools

    def scores(self, coefficients: Floats) -> Floats:
        return np.round(100 / (1 + np.exp(-self.terms @ coefficients)), 1)


def fitted(terms: Floats, same: Bools) -> Floats:
    """Return the coefficients that make the labels likeliest (Newton's method; a little ridge on all but the first)."""
    out = np.zeros(terms.shape[1])
    ridge = np.full(len(out), RIDGE)
    ridge[0] = 1e-9
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(terms @ out, -30, 30)))
        slope = terms.T @ (chance - same) + ridge * out
        out = out - np.linalg.solve((terms * (chance * (1 - chance))[:, None]).T @ terms + np.diag(ridge), slope)
    return out


def without_own_event(cases: Cases) -> Floats:
    """Return each pair's score by coefficients fitted without the pairs of its event."""
    scores = np.zeros(len(cases.same))
    for event in np.unique(cases.event):
        own = cases.event == event
        kept = ~own if event else np.ones(len(own), dtype=bool)
        scores[own] = cases.scores(fitted(cases.terms[kept], cases.same[kept]))[own]
    return scores


def average_precision(scores: Floats, same: Bools, missed: int = 0) -> float:
    """Return precision over recall gained, equal scores as one step; `missed` are pairs of one utterance that were not proposed."""
    area = recall = 0.0
    for score in np.unique(scores)[::-1]:
        above = scores >= score
        reached = float(same[above].sum()) / (same.sum() + missed)
        area, recall = area + same[above].mean() * (reached - recall), reached
    return area


def judged(scores: Floats, same: Bools, line: float, missed: int = 0) -> tuple[float, float, float]:
    """Return precision, recall and F1 at a threshold."""
    hits = float((same & (scores >= line)).sum())
    precision, recall = hits / max(1, (scores >= line).sum()), hits / max(1, same.sum() + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def covers(side: dict[str, Any], quotation: Quotation) -> bool:
    """Tell whether a labelled span and a quotation share half of the shorter one."""
    common = min(side["end"], quotation.end) - max(side["start"], quotation.start)
    return common > 0 and 2 * common >= min(side["end"] - side["start"], quotation.end - quotation.start)


def labels(pairs: Iterable[dict[str, Any]], ready: Compared) -> dict[tuple[int, int], str]:
    """Return the labels of pairs of places."""
    inside: dict[str, list[int]] = {}
    for place, quotation in enumerate(ready.quotations):
        inside.setdefault(quotation.name, []).append(place)
    out = {}
    for pair in pairs:
        left, right = ([p for p in inside.get(pair[side]["doc"], ()) if covers(pair[side], ready.quotations[p])] for side in "ab")
        out.update({(min(x, y), max(x, y)): str(pair["label"]) for x in left for y in right})
    return out


def cases_of(corpus: str, pairs: list[dict[str, Any]]) -> Cases:
    """Return the pairs that are proposed in a corpus and labelled, or across events."""
    settings = replace(Settings(), context_from=0.0)  # so that no term is left out where it could change nothing
    articles = sources.read([corpus], settings)[0]
    found = extract.with_persons([q for one in articles for q in extract.extracted(one, settings)[0]], articles)
    ready = compared(found, {one.id: one for one in articles}, settings)
    every = ready.scored(*candidates(ready, settings), settings, settings.least_shared)
    event = {record["id"]: record["event"] for record in map(json.loads, Path(corpus).read_text(encoding="utf-8").splitlines())}
    label = labels(pairs, ready)
    return labelled(ready, every, event, label, settings)


def labelled(ready: Compared, every: Scored, event: dict[str, str], label: dict[tuple[int, int], str], settings: Settings) -> Cases:
    """Return the scored pairs that have a label or whose articles are of two events."""
    both = list(zip(every.a.tolist(), every.b.tolist(), strict=True))
    homes = [(event[ready.quotations[x].name], event[ready.quotations[y].name]) for x, y in both]
    said = [label.get(pair) if one == other else "different" for pair, (one, other) in zip(both, homes, strict=True)]
    kept = np.flatnonzero([one in ("same", "different") for one in said])
    terms = every.features.terms()
    return Cases(
        np.column_stack([terms[name] for name in COEFFICIENTS])[kept],
        np.array([said[place] == "same" for place in kept]),
        np.array([homes[place][0] if homes[place][0] == homes[place][1] else "" for place in kept]),
        np.minimum(ready.table.lengths[every.a], ready.table.lengths[every.b])[kept],
        (every.features.coverage < settings.full_coverage)[kept],
    )


def main(corpus: str, labels_of: str) -> None:
    pairs = [json.loads(line) for line in Path(labels_of).read_text(encoding="utf-8").splitlines()]
    cases = cases_of(corpus, pairs)
    chosen = zip(COEFFICIENTS, fitted(cases.terms, cases.same), strict=True)
    print("coefficients:", ", ".join(f"{name} {value:+.2f}" for name, value in chosen))
    inside = cases.event != ""
    missed = sum(pair["label"] == "same" for pair in pairs) - int(cases.same.sum())
    print(
        f"{inside.sum()} labelled pairs, {cases.same.sum()} of one utterance, {missed} more not proposed; {(~inside).sum()} across events"
    )
    same, short, fragment = cases.same[inside], cases.words[inside] <= SHORT, cases.fragment[inside]
    held_out = without_own_event(cases)[inside]
    for name, scores in (("as set", cases.scores(np.array(list(COEFFICIENTS.values())))[inside]), ("without own event", held_out)):
        best = max((judged(scores, same, line)[2], line) for line in np.unique(scores))
        every, few = average_precision(scores, same), average_precision(scores[short], same[short])
        print(f"{name}: average precision {every:.4f}, with those not proposed {average_precision(scores, same, missed):.4f}")
        print(f"  1-{SHORT} words {few:.3f}, best F1 {best[0]:.3f} at {best[1]:g}")
    print("threshold: precision, recall, F1; fragments")
    for line in THRESHOLDS:
        whole, parts = judged(held_out, same, line), judged(held_out[fragment], same[fragment], line)
        print(f"  {line}: " + " ".join(f"{value:.2f}" for value in whole) + "; " + " ".join(f"{value:.2f}" for value in parts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

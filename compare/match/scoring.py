"""From what two quotations share to a score: a logistic sum whose terms can be read aloud."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.alignment import Alignments
from compare.match.surroundings import Surroundings
from compare.match.terms import Table
from compare.model import Match
from compare.settings import Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Log odds that two quotations report one utterance; how each was measured stands in docs/method.md ("Which quotations are one utterance").
COEFFICIENTS: dict[str, float] = {
    "start": -7.25,
    "containment": 5.86,
    "evidence": 2.71,
    "beside": 2.11,
    "same speaker": 1.43,
    "other speaker": -0.34,
    "other subject": -6.14,
}
BESIDE_SCALE = 10.0
# Words in the same order count in full, words in another order in part; the longest stretch of equal words counts most as evidence.
ORDERED, LONGEST = 0.7, 0.75
NO_WORD = 0.02


@dataclass(frozen=True, slots=True)
class Features:
    """What each pair's score is made from: arrays, one item a pair.

    `containment` 0-1: nats in aligned words / nats in the side that holds less; `common` the same for words in any order;
    `run` nats in the longest stretch of equal words; `evidence` nats in all aligned words; `beside` nats of names and rare words in
    both sentences around; `speaker` 1 same, -1 other, 0 unknown; `other_subject` 0-1: how sure it
    is that the articles are about different things.
    """

    containment: Floats
    common: Floats
    run: Floats
    evidence: Floats
    beside: Floats
    speaker: Floats
    other_subject: Floats

    def taken(self, places: Ints) -> Features:
        """Return the features of some of the pairs."""
        return Features(
            self.containment[places],
            self.common[places],
            self.run[places],
            self.evidence[places],
            self.beside[places],
            self.speaker[places],
            self.other_subject[places],
        )

    def terms(self) -> dict[str, Floats]:
        """Return each term of the sum, by the name of its coefficient."""
        return {
            "start": np.ones_like(self.containment),
            "containment": np.log(NO_WORD + ORDERED * self.containment + (1 - ORDERED) * self.common),
            "evidence": np.log1p(LONGEST * self.run + (1 - LONGEST) * self.evidence),
            "beside": -np.expm1(-self.beside / BESIDE_SCALE),
            "same speaker": np.maximum(self.speaker, 0),
            "other speaker": np.maximum(-self.speaker, 0),
            "other subject": self.other_subject,
        }

    def log_odds(self) -> Floats:
        total: Floats = sum((COEFFICIENTS[name] * term for name, term in self.terms().items()), np.zeros_like(self.containment))
        return total

    def scores(self) -> Floats:
        """Return the scores, 0-100, with one decimal."""
        odds: Floats = np.round(100 / (1 + np.exp(-self.log_odds())), 1)
        return odds


def features(table: Table, found: Alignments, a: Ints, b: Ints, around: Surroundings, settings: Settings) -> Features:
    """Return the features of the pairs `a[i]`, `b[i]`; what stands around is looked up where it can make a difference."""
    least = np.minimum(table.total[a], table.total[b])
    containment = np.minimum(1.0, found.shared / np.maximum(least, 1e-9))
    common = np.minimum(1.0, found.common / np.maximum(least, 1e-9))
    blank = np.zeros(len(a))
    plain = Features(containment, common, found.run, found.shared, blank, _speakers(around.names, a, b), blank)
    at_best = Features(containment, common, found.run, found.shared, np.full(len(a), np.inf), plain.speaker, blank)
    beside, other = blank.copy(), blank.copy()
    for place in np.flatnonzero(at_best.scores() >= settings.context_from):
        beside[place] = around.shared_beside(int(a[place]), int(b[place]))
        other[place] = _other_subject(around, int(a[place]), int(b[place]), settings)
    return Features(containment, common, found.run, found.shared, beside, plain.speaker, other)


def _speakers(names: list[str | None], a: Ints, b: Ints) -> Floats:
    numbers = {name: number for number, name in enumerate(sorted({name for name in names if name}))}
    who = np.array([-1 if name is None else numbers[name] for name in names], dtype=np.int64)
    known = (who[a] >= 0) & (who[b] >= 0)
    return np.where(known, np.where(who[a] == who[b], 1.0, -1.0), 0.0)


def _other_subject(around: Surroundings, a: int, b: int, settings: Settings) -> float:
    near = around.relatedness(around.quotations[a].article, around.quotations[b].article)
    if near is None:
        return 0.0
    return min(1.0, max(0.0, (settings.subject_same - near) / settings.subject_span))


def flags(around: Surroundings, a: int, b: int, speaker: float, settings: Settings) -> tuple[str, ...]:
    """Return what a reader should know of a pair before believing that it is one utterance."""
    raised = ["speaker differs"] if speaker < 0 else []
    apart = around.days_apart(a, b)
    if apart is not None and apart > settings.occasion_days:
        raised.append("date differs")
    return tuple(raised)


def scored(
    table: Table, a: Ints, b: Ints, found: Alignments, given: Features, around: Surroundings, settings: Settings
) -> tuple[Match, ...]:
    """Return the matches of the pairs, `same_utterance` by score, threshold and flags.

    One flag is only shown; the same words by another speaker and on another day are two acts of speech, whatever the score.
    """
    scores = given.scores()
    covered = found.count / np.maximum(1, np.maximum(table.lengths[a], table.lengths[b]))
    full = covered >= settings.full_coverage
    same = scores >= np.where(full, settings.match_threshold, settings.fragment_threshold)
    matches = []
    for place in range(len(a)):
        raised = flags(around, int(a[place]), int(b[place]), given.speaker[place], settings)
        matches.append(
            Match(
                a=around.quotations[a[place]].id,
                b=around.quotations[b[place]].id,
                score=float(scores[place]),
                relation="full" if full[place] else "fragment",
                same_utterance=bool(same[place]) and len(raised) < 2,
                containment=round(float(given.containment[place]), 4),
                evidence=round(float(given.evidence[place]), 3),
                flags=raised,
            )
        )
    return tuple(matches)

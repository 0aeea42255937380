"""From what two quotations share to a score: a logistic sum whose terms can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.match.alignment import Alignments
from compare.match.terms import MICRO
from compare.model import Match
from compare.settings import Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Log odds that two quotations report one utterance: what `benchmarks/match_fit.py` prints (docs/method.md, "Matching").
COEFFICIENTS: dict[str, float] = {
    "start": -11.30,
    "containment": 4.12,
    "evidence": 3.96,
    "coverage": 1.58,
    "same speaker": 1.49,
    "other speaker": -0.37,
    "other subject": -6.40,
}
# Words in the same order count in full, words in another order in part. As evidence the longest stretch of equal words counts most, and
# all aligned words in part: two translations of one sentence share many words, and few of them side by side.
ORDERED, NO_WORD, SCATTERED = 0.9, 0.02, 0.25
# What a nat around counts of a nat of equal words (where the other side contains all of the shorter one), how many of them count at most,
# and how many where nothing is known: between the medians of labelled pairs of one utterance (25) and of two (6).
AROUND, MOST_AROUND, UNKNOWN_AROUND = 0.4, 80.0, 10.0
UNKNOWN = -1.0
SPEAKER, DATE = "speaker differs", "date differs"


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
    coverage: Floats
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
            self.coverage[places],
            self.beside[places],
            self.speaker[places],
            self.other_subject[places],
        )

    def terms(self) -> dict[str, Floats]:
        """Return each term of the sum, by the name of its coefficient."""
        return {
            "start": np.ones_like(self.containment),
            "containment": np.log(NO_WORD + ORDERED * self.containment + (1 - ORDERED) * self.common),
            "evidence": np.log1p(self.shared_in_order() + AROUND * self.containment * self.around()),
            "coverage": self.coverage**2,
            "same speaker": np.maximum(self.speaker, 0),
            "other speaker": np.maximum(-self.speaker, 0),
            "other subject": self.other_subject,
        }

    def shared_in_order(self) -> Floats:
        """Return the nats that count as shared by the wordings themselves."""
        return (1 - SCATTERED) * self.run + SCATTERED * self.evidence

    def around(self) -> Floats:
        """Return the nats that count as shared around the pairs."""
        return np.minimum(np.where(self.beside < 0, UNKNOWN_AROUND, self.beside), MOST_AROUND)

    def at_best(self) -> Floats:
        """Return the scores that the pairs would have if all around them spoke for them."""
        return replace(self, beside=np.full(len(self.beside), np.inf)).scores()

    def log_odds(self) -> Floats:
        total: Floats = sum((COEFFICIENTS[name] * term for name, term in self.terms().items()), np.zeros_like(self.containment))
        return total

    def scores(self) -> Floats:
        """Return the scores, 0-100, with one decimal."""
        odds: Floats = np.round(100 / (1 + np.exp(-self.log_odds())), 1)
        return odds


def plain(found: Alignments, told: Ints, words: Ints, speaker: Ints) -> Features:
    """Return the features of pairs before what stands around them is looked at.

    `told` are the millionths of nats of the lighter sides, `words` the words of the longer ones.
    """
    least = np.maximum(told / MICRO, 1e-9)
    containment = np.minimum(1.0, found.shared / least)
    common = np.minimum(1.0, found.common / least)
    blank, unknown = np.zeros(len(told)), np.full(len(told), UNKNOWN)
    coverage = found.count / np.maximum(1, words)
    return Features(containment, common, found.run, found.shared, coverage, unknown, speaker.astype(np.float64), blank)


def with_beside(given: Features, places: Ints, beside: Ints) -> Features:
    """Return the features with what stands around some of the pairs, in millionths of nats; -1 where nothing is known."""
    nats = given.beside.copy()
    nats[places] = np.where(beside < 0, UNKNOWN, beside / MICRO)
    return replace(given, beside=nats)


def with_subjects(given: Features, places: Ints, other: Floats) -> Features:
    """Return the features with how sure it is that the articles of some of the pairs are about different things."""
    subject = given.other_subject.copy()
    subject[places] = other
    return replace(given, other_subject=subject)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of each pair: `full` or a fragment, flags, and whether it counts as one utterance, by score, threshold and flags."""

    scores: Floats
    full: NDArray[np.bool_]
    speaker_differs: NDArray[np.bool_]
    date_differs: NDArray[np.bool_]
    same: NDArray[np.bool_]


def judged(given: Features, apart: Ints, settings: Settings) -> Judged:
    """Return what is said of pairs that are `apart` days from each other (-1: unknown).

    One flag is only shown; the same words by another speaker and on another day are two acts of speech, whatever the score.
    """
    scores = given.scores()
    full = given.coverage >= settings.full_coverage
    speaker, date = given.speaker < 0, apart > settings.occasion_days
    same = scores >= np.where(full, settings.match_threshold, settings.fragment_threshold)
    return Judged(scores, full, speaker, date, same & ~(speaker & date))


def matches(ids: Sequence[tuple[str, str]], given: Features, said: Judged) -> tuple[Match, ...]:
    """Return the matches of the pairs, given by the ids of their quotations."""
    flags = {(False, False): (), (True, False): (SPEAKER,), (False, True): (DATE,), (True, True): (SPEAKER, DATE)}
    return tuple(
        Match(a, b, score, "full" if full else "fragment", same, round(containment, 4), round(evidence, 3), flags[raised])
        for (a, b), score, full, same, containment, evidence, raised in zip(
            ids,
            said.scores.tolist(),
            said.full.tolist(),
            said.same.tolist(),
            given.containment.tolist(),
            given.evidence.tolist(),
            zip(said.speaker_differs.tolist(), said.date_differs.tolist(), strict=True),
            strict=True,
        )
    )

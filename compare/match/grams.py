"""What quotations are looked up by: rare words, pairs of words side by side or one apart, and rare words with a speaker or a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.terms import MICRO
from compare.settings import Settings

Ints = NDArray[np.int64]
# A word that one article uses all the time weighs less there: it is found there, though not looked up from there.
FOUND = 0.6
WORD, BESIDE, APART, SPEAKER, DAY, LATER, MEETING = range(1, 8)


@dataclass(frozen=True, slots=True)
class Grams:
    """Grams (numbers), the text that holds each, the millionths of nats that its words tell there, and its kind."""

    gram: Ints
    text: NDArray[np.int32]
    micro: NDArray[np.int32]
    kind: NDArray[np.int8]

    @staticmethod
    def joined(parts: Sequence[Grams]) -> Grams:
        """Return grams of several parts as one."""
        gram, text, micro, kind = (np.concatenate([getattr(part, name) for part in parts]) for name in ("gram", "text", "micro", "kind"))
        return Grams(gram, text, micro, kind)

    def taken(self, places: Ints) -> Grams:
        """Return some of the grams."""
        return Grams(self.gram[places], self.text[places], self.micro[places], self.kind[places])

    def moved(self, by: int) -> Grams:
        """Return the same grams, held by texts so many places on."""
        return Grams(self.gram, self.text + np.int32(by), self.micro, self.kind)

    def distinct(self) -> Grams:
        """Return each gram once for a text, by gram, then text; of equals the one that tells most."""
        if not len(self.gram):
            return self
        order = np.argsort(self.gram)
        gram = self.gram[order]
        run = np.cumsum(np.concatenate(([0], gram[1:] != gram[:-1])))
        order = order[np.argsort((run << 32) | self.text[order])]
        gram, text = self.gram[order], self.text[order]
        edges = np.flatnonzero(np.concatenate(([True], (gram[1:] != gram[:-1]) | (text[1:] != text[:-1]))))
        return Grams(gram[edges], text[edges], np.maximum.reduceat(self.micro[order], edges), self.kind[order[edges]])


def grams(key: Ints, micro: NDArray[np.int32], starts: Ints, speaker: Ints, day: Ints, settings: Settings) -> Grams:
    """Return the grams of texts, some more than once.

    Given are the numbers of their keys, what these tell, where each text starts, its speaker (0: unknown) and its day (-1: unknown).
    """
    text = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    rare = np.flatnonzero(micro >= settings.rare_word * MICRO * FOUND)
    found = [(WORD, mixed(WORD, key[rare]), text[rare], micro[rare])]
    for kind, distance in ((BESIDE, 1), (APART, 2)):
        together = micro[distance:] + micro[:-distance]
        near = np.flatnonzero((text[distance:] == text[:-distance]) & (together >= settings.rare_pair * MICRO))
        found.append((kind, mixed(kind, key[near], key[near + distance]), text[near], together[near]))
    # Everybody's words lead too far; one person's, or those of a few days, do not. Days that are not further apart than one occasion lasts
    # have one of their two periods in common.
    half = max(1, settings.occasion_days)
    periods = [np.where(day < 0, 0, (day + shift) // (2 * half) + 1) for shift in (0, half)]
    for kind, scope in ((SPEAKER, speaker), (DAY, periods[0]), (LATER, periods[1])):
        known = rare[scope[text[rare]] > 0]
        found.append((kind, mixed(kind, key[known], scope[text[known]]), text[known], micro[known]))
    kinds = np.repeat(np.array([each for each, *_ in found], np.int8), [len(each[1]) for each in found])
    gram, holder, told = (np.concatenate([each[column] for each in found]) for column in (1, 2, 3))
    return Grams(gram, holder, told, kinds)


def mixed(kind: int, *parts: Ints) -> Ints:
    """Return one number, 0 to 2**63 - 1, for several in their order (the finaliser of SplitMix64 over each)."""
    state = np.full(len(parts[0]), kind, dtype=np.uint64)
    for part in parts:
        state = state * np.uint64(0x9E3779B97F4A7C15) + part.astype(np.uint64)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    return (state >> np.uint64(1)).astype(np.int64)

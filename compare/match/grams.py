"""What quotations are looked up by: rare words, pairs of words side by side or one apart, and rare words with a speaker or a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.settings import Settings

Ints = NDArray[np.int64]
MICRO = 1_000_000
# A word that one article uses all the time weighs less there: it is found there, though not looked up from there.
FOUND = 0.6
WORD, BESIDE, APART, SPEAKER, DAY = range(1, 6)


@dataclass(frozen=True, slots=True)
class Grams:
    """Grams (numbers), the text that holds each, and the millionths of nats that its words tell there; text after text, once in each."""

    gram: Ints
    text: NDArray[np.int32]
    micro: NDArray[np.int32]
    kind: NDArray[np.int8]


def grams(key: Ints, micro: NDArray[np.int32], starts: Ints, speaker: Ints, day: Ints, settings: Settings) -> Grams:
    """Return the grams of texts.

    Given are the numbers of their keys, what these tell, where each text starts, its speaker (0: unknown) and its day (-1: unknown).
    """
    text = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    rare = np.flatnonzero(micro >= settings.rare_word * MICRO * FOUND)
    found = [(WORD, _mixed(WORD, key[rare]), text[rare], micro[rare])]
    for kind, distance in ((BESIDE, 1), (APART, 2)):
        together = micro[distance:] + micro[:-distance]
        near = np.flatnonzero((text[distance:] == text[:-distance]) & (together >= settings.rare_pair * MICRO))
        found.append((kind, _mixed(kind, key[near], key[near + distance]), text[near], together[near]))
    # Everybody's words lead too far, one person's or one day's do not; quotations a day apart meet under the later day.
    for kind, scope in ((SPEAKER, speaker), (DAY, day), (DAY, np.where(day < 0, day, day + 1))):
        known = rare[scope[text[rare]] > 0]
        found.append((kind, _mixed(kind, key[known], scope[text[known]]), text[known], micro[known]))
    kinds = np.repeat(np.array([each for each, *_ in found], np.int8), [len(each[1]) for each in found])
    gram, holder, told = (np.concatenate([each[column] for each in found]) for column in (1, 2, 3))
    order = np.lexsort((-told, gram, holder))
    fresh = np.ones(len(gram), dtype=bool)
    fresh[1:] = (gram[order][1:] != gram[order][:-1]) | (holder[order][1:] != holder[order][:-1])
    order = order[fresh]
    return Grams(gram[order], holder[order], told[order], kinds[order])


def _mixed(kind: int, *parts: Ints) -> Ints:
    """Return one number, 0 to 2**63 - 1, for several in their order (the finaliser of SplitMix64 over each)."""
    state = np.full(len(parts[0]), kind, dtype=np.uint64)
    for part in parts:
        state = state * np.uint64(0x9E3779B97F4A7C15) + part.astype(np.uint64)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    return (state >> np.uint64(1)).astype(np.int64)

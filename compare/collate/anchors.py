"""Runs of equal words that two sequences share in order: fixed points between which the rest is aligned."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from compare.collate.kinship import weight

STARTING = 0.6  # a lighter word is in a run only beside heavier ones, unless the lightest runs are asked for


class Run(NamedTuple):
    """`length` equal words from word `i` and slot `j` on; `weight` is what they tell."""

    i: int
    j: int
    length: int
    weight: float


Slots = Sequence[Sequence[str]]


def anchors(words: Sequence[str], slots: Slots, least: float, commonest: int) -> list[Run]:
    """Return the heaviest chain of equal runs, ascending in both sequences.

    A run counts from a weight of `least` on, a single word only where it stands once on both sides. Runs begin at words that have
    at most `commonest` slots, so that the work stays in proportion to the length.
    """
    head = _head(words, slots, least)
    tail = _tail(words, slots, least, head)
    inner = words[head : len(words) - tail]
    between = slots[head : len(slots) - tail]
    runs = [run for run in _runs(inner, between, least, commonest) if run.weight >= least] if inner and between else []
    chain = [Run(run.i + head, run.j + head, run.length, run.weight) for run in _chain(runs)] if head else _chain(runs)
    if head:
        chain.insert(0, Run(0, 0, head, math.fsum(map(weight, words[:head]))))
    if tail:
        start = len(words) - tail
        chain.append(Run(start, len(slots) - tail, tail, math.fsum(map(weight, words[start:]))))
    return chain


def _head(words: Sequence[str], slots: Slots, least: float) -> int:
    """Return how many words both sequences begin with, 0 if these weigh less than `least`: the commonest and cheapest anchor."""
    length = 0
    for word, slot in zip(words, slots, strict=False):
        if word not in slot:
            break
        length += 1
    return length if math.fsum(map(weight, words[:length])) >= least else 0


def _tail(words: Sequence[str], slots: Slots, least: float, head: int) -> int:
    """Return how many words after `head` both sequences end with, 0 if these weigh less than `least`."""
    most = min(len(words), len(slots)) - head
    length = 0
    while length < most and words[-1 - length] in slots[-1 - length]:
        length += 1
    return length if math.fsum(map(weight, words[len(words) - length :])) >= least else 0


def _runs(words: Sequence[str], slots: Slots, least: float, commonest: int) -> list[Run]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    places: dict[str, list[int]] = {}
    for j, slot in enumerate(slots):
        for atom in slot:
            if atom in counts:
                places.setdefault(atom, []).append(j)
    runs: list[Run] = []
    ends: dict[int, int] = {}  # diagonal -> word after the last run on it
    n, m = len(words), len(slots)
    for i, word in enumerate(words):
        found = places.get(word)
        if found is None or len(found) > commonest or (least and weight(word) < STARTING):
            continue
        for j in found:
            diagonal = j - i
            covered = ends.get(diagonal, 0)
            if covered > i:
                continue
            start, end = i, i + 1
            while start > covered and j > i - start and words[start - 1] in slots[start - 1 + diagonal]:
                start -= 1
            while end < n and end + diagonal < m and words[end] in slots[end + diagonal]:
                end += 1
            ends[diagonal] = end
            if end - start > 1 or (len(found) == 1 and counts[word] == 1):
                runs.append(Run(start, start + diagonal, end - start, math.fsum(map(weight, words[start:end]))))
    return runs


def _chain(runs: list[Run]) -> list[Run]:
    """Return the heaviest chain in which each run begins where the one before has ended, on both sides; n log n."""
    if len(runs) < 2:
        return runs
    runs.sort()
    best = [0.0] * len(runs)
    before = [-1] * len(runs)
    events = sorted([(run.i, 1, k) for k, run in enumerate(runs)] + [(run.i + run.length, 0, k) for k, run in enumerate(runs)])
    # A front of ended runs: the heavier a chain, the farther in the slots it may end.
    ends: list[int] = []
    heads: list[int] = []
    for _, starts, k in events:
        run = runs[k]
        if starts:
            at = bisect_right(ends, run.j)
            before[k] = heads[at - 1] if at else -1
            best[k] = run.weight + (best[heads[at - 1]] if at else 0.0)
        else:
            _entered(run.j + run.length, k, best, ends, heads)
    k = heads[-1]
    chain = []
    while k >= 0:
        chain.append(runs[k])
        k = before[k]
    return chain[::-1]


def _entered(end: int, k: int, best: list[float], ends: list[int], heads: list[int]) -> None:
    """Enter a chain into the front, and take out those that it beats."""
    at = bisect_right(ends, end)
    if at and best[heads[at - 1]] >= best[k]:
        return
    at = bisect_left(ends, end)
    until = at
    while until < len(ends) and best[heads[until]] <= best[k]:
        until += 1
    ends[at:until], heads[at:until] = [end], [k]

"""Groups of readings: each hangs on the longer reading that it fits best, so that groups never chain through a phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from compare.model import Match, Quotation, Reading

Ints = NDArray[np.int64]
Group = tuple[Reading, ...]


def grouped(quotations: Sequence[Quotation], pairs: Sequence[Match], a: Ints, b: Ints) -> tuple[tuple[Group, ...], tuple[Match, ...]]:
    """Return the utterances that at least two articles report, and the pairs with `same_utterance` true only inside a group.

    `quotations` stand fullest first, `a` and `b` are places in them, a[i] < b[i]. Each reading hangs on the one fuller reading with which
    it has the best score (then the most evidence, then the fullest) of the pairs that are said to be one utterance; a group is such a tree.
    """
    parents: dict[int, tuple[int, Match]] = {}
    for pair, parent, child in zip(pairs, a.tolist(), b.tolist(), strict=True):
        if pair.same_utterance:
            held = parents.get(child)
            if held is None or (-pair.score, -pair.evidence, parent) < (-held[1].score, -held[1].evidence, held[0]):
                parents[child] = (parent, pair)
    roots = list(range(len(quotations)))
    for child in sorted(parents):
        roots[child] = roots[parents[child][0]]
    members: dict[int, list[int]] = defaultdict(list)
    for place in sorted(parents.keys() | {parent for parent, _ in parents.values()}):
        members[roots[place]].append(place)
    groups = tuple(
        tuple(_reading(quotations, place, parents) for place in places)
        for places in members.values()
        if len({quotations[place].article for place in places}) > 1
    )
    kept = tuple(
        replace(pair, same_utterance=False) if pair.same_utterance and roots[x] != roots[y] else pair
        for pair, x, y in zip(pairs, a.tolist(), b.tolist(), strict=True)
    )
    return groups, kept


def _reading(quotations: Sequence[Quotation], place: int, parents: dict[int, tuple[int, Match]]) -> Reading:
    if place not in parents:
        return Reading(quotations[place].id)
    parent, pair = parents[place]
    return Reading(quotations[place].id, quotations[parent].id, pair.relation, pair.score, pair.flags)

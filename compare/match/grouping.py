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


Parents = dict[int, tuple[int, Match]]


def grouped(quotations: Sequence[Quotation], pairs: Sequence[Match], a: Ints, b: Ints) -> tuple[tuple[Group, ...], tuple[Match, ...]]:
    """Return the utterances that at least two articles report, and the pairs with `same_utterance` true only inside a group.

    `quotations` stand fullest first, `a` and `b` are places in them, a[i] < b[i]. Each reading hangs on the one fuller reading with which
    it has the best score (then the most evidence, then the fullest) of the pairs that are said to be one utterance; a group is such a tree.
    A reading whose tree stays inside one article (a phrase that the article repeats) hangs on its best in a tree that doesn't, if any.
    """
    links = [(parent, child, pair) for pair, parent, child in zip(pairs, a.tolist(), b.tolist(), strict=True) if pair.same_utterance]
    parents = _best(links)
    outward = _reaching_out(quotations, parents)
    rehung = _best([(parent, child, pair) for parent, child, pair in links if parent in outward and child not in outward])
    parents = {child: link for child, link in parents.items() if child in outward} | rehung
    roots = _roots(len(quotations), parents)
    members: dict[int, list[int]] = defaultdict(list)
    for place in sorted(outward | rehung.keys()):
        members[roots[place]].append(place)
    groups = tuple(tuple(_reading(quotations, place, parents) for place in places) for places in members.values())
    kept = tuple(
        replace(pair, same_utterance=False) if pair.same_utterance and roots[x] != roots[y] else pair
        for pair, x, y in zip(pairs, a.tolist(), b.tolist(), strict=True)
    )
    return groups, kept


def _best(links: Sequence[tuple[int, int, Match]]) -> Parents:
    """Return each child's best parent, with the pair that says so."""
    parents: Parents = {}
    for parent, child, pair in links:
        held = parents.get(child)
        if held is None or (-pair.score, -pair.evidence, parent) < (-held[1].score, -held[1].evidence, held[0]):
            parents[child] = (parent, pair)
    return parents


def _roots(count: int, parents: Parents) -> list[int]:
    """Return the root of each place's tree; parents stand before their children."""
    roots = list(range(count))
    for child in sorted(parents):
        roots[child] = roots[parents[child][0]]
    return roots


def _reaching_out(quotations: Sequence[Quotation], parents: Parents) -> set[int]:
    """Return the places whose trees span at least two articles."""
    roots = _roots(len(quotations), parents)
    articles: dict[int, set[str]] = defaultdict(set)
    for place in parents.keys() | {parent for parent, _ in parents.values()}:
        articles[roots[place]].add(quotations[place].article)
    return {place for place, root in enumerate(roots) if len(articles[root]) > 1}


def _reading(quotations: Sequence[Quotation], place: int, parents: Parents) -> Reading:
    if place not in parents:
        return Reading(quotations[place].id)
    parent, pair = parents[place]
    return Reading(quotations[place].id, quotations[parent].id, pair.relation, pair.score, pair.flags)

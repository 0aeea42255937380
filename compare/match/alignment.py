"""Local alignment of two wordings, each word weighted by its information; many pairs at a time.

Smith-Waterman with linear gaps, in numpy: rows one after the other, all pairs of a block and all columns at once (a gap inside a row is a
running maximum). Words that the other side doesn't have can only be gaps, so they are left out beforehand and live on as distances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.terms import Table
from compare.settings import Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
CELLS = 1 << 20
PAIRS = 1 << 12
STOP, DIAGONAL, UP, LEFT = range(4)
ROUNDING = np.float32(1e-3)
FAR = 1 << 20


@dataclass(frozen=True, slots=True)
class Alignments:
    """What the best local alignment of each pair holds: arrays, one item a pair.

    `shared` nats in aligned words (an inflected form counts less), `count` of them; `run` nats in the longest stretch of equal words
    without a gap; `common` nats in words that both have, in any order. Pairs with too little in common have zeros. `steps` are the
    aligned terms: pairs, places in a, places in b.
    """

    shared: Floats
    count: Ints
    run: Floats
    common: Floats
    kept: NDArray[np.bool_]
    steps: list[tuple[Ints, Ints, Ints]]

    def taken(self, places: Ints) -> Alignments:
        """Return the alignments of some of the pairs; `steps` stay as they are."""
        return Alignments(self.shared[places], self.count[places], self.run[places], self.common[places], self.kept[places], self.steps)


@dataclass(frozen=True, slots=True)
class _Side:
    """The terms of one side of a block that the other side has too, padded: pairs x places; `place` is far away beyond the last."""

    key: NDArray[np.int32]
    norm: NDArray[np.int32]
    weight: NDArray[np.float32]
    place: NDArray[np.float32]


def aligned(table: Table, a: Ints, b: Ints, settings: Settings, least: float = 0.0) -> Alignments:
    """Return the best local alignments of the texts `a[i]` and `b[i]` of a table, in the order of the pairs.

    A pair that has less than the share `least` of its lighter side's information in common words is not aligned, and not `kept`.
    """
    n = len(a)
    out = Alignments(np.zeros(n), np.zeros(n, np.int64), np.zeros(n), np.zeros(n), np.zeros(n, dtype=bool), [])
    lengths = table.lengths
    for block in _blocks(lengths[a], lengths[b]):
        common = _common(table, a[block], b[block], least)
        out.kept[block] = common.kept
        out.common[block] = common.bound
        for part in _blocks(common.sizes_a, common.sizes_b):
            left = _side(table, a[block], common.places_a, common.sizes_a, part)
            right = _side(table, b[block], common.places_b, common.sizes_b, part)
            _write(out, block[part], left, right, settings)
    return out


def _blocks(rows: Ints, columns: Ints) -> Iterator[Ints]:
    """Yield the indices of pairs of like sizes, so many at a time that a block has about `CELLS` cells; empty ones are left out."""
    order = np.lexsort((columns, rows))
    order = order[(rows[order] > 0) & (columns[order] > 0)]
    heights, widths = rows[order], columns[order]
    start = 0
    while start < len(order):
        alike = int(np.searchsorted(heights, heights[start] * 5 // 4 + 2, side="right"))
        stop = min(alike, start + PAIRS)
        stop = min(stop, start + max(1, CELLS // int(heights[stop - 1] * widths[start:stop].max())))
        yield order[start:stop]
        start = stop


@dataclass(frozen=True, slots=True)
class _Common:
    """The places of the terms that both sides of each pair of a block have, pair after pair, and how many each pair has."""

    places_a: Ints
    places_b: Ints
    sizes_a: Ints
    sizes_b: Ints
    bound: NDArray[np.float32]
    kept: NDArray[np.bool_]


def _common(table: Table, a: Ints, b: Ints, least: float) -> _Common:
    left, weights_a = _padded(table, a, -1)
    right, weights_b = _padded(table, b, -2)
    equal = left[:, :, None] == right[:, None, :]
    in_a, in_b = equal.any(axis=2), equal.any(axis=1)
    bound = np.minimum((in_a * weights_a).sum(axis=1), (in_b * weights_b).sum(axis=1))
    kept = bound >= least * np.minimum(table.total[a], table.total[b]) - 1e-6
    in_a &= kept[:, None]
    in_b &= kept[:, None]
    return _Common(in_a.nonzero()[1], in_b.nonzero()[1], in_a.sum(axis=1), in_b.sum(axis=1), bound, kept)


def _padded(table: Table, texts: Ints, fill: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return keys and weights of texts, texts x places, `fill` and 0 beyond their ends."""
    starts, sizes = table.starts[texts], table.lengths[texts]
    columns = np.arange(int(sizes.max()))
    inside = columns < sizes[:, None]
    places = np.minimum(starts[:, None] + columns, len(table.key) - 1)
    return np.where(inside, table.key[places], np.int32(fill)), np.where(inside, table.weight[places], np.float32(0))


def _side(table: Table, texts: Ints, places: Ints, sizes: Ints, part: Ints) -> _Side:
    edges = np.cumsum(sizes) - sizes
    columns = np.arange(int(sizes[part].max()))
    inside = columns < sizes[part][:, None]
    place = places[np.minimum(edges[part][:, None] + columns, len(places) - 1)]
    at = np.where(inside, table.starts[texts[part]][:, None] + place, 0)
    far = np.where(inside, place, FAR).astype(np.float32)
    return _Side(np.where(inside, table.key[at], np.int32(-1)), table.norm[at], table.weight[at], far)


def _write(out: Alignments, at: Ints, left: _Side, right: _Side, settings: Settings) -> None:
    """Fill in the alignments of one block."""
    same = left.norm[:, :, None] == right.norm[:, None, :]
    akin = (left.key[:, :, None] == right.key[:, None, :]) & (left.key >= 0)[:, :, None]
    value = np.minimum(left.weight[:, :, None], right.weight[:, None, :])
    value = np.where(same, value, value * np.float32(settings.form_share))
    value = np.where(akin, value, np.float32(-1e6))
    ways, ends = _filled(value, left.place, right.place, np.float32(settings.gap_cost))
    _traced(out, at, ways, ends, value, same, left.place, right.place)


def _filled(
    value: NDArray[np.float32], rows: NDArray[np.float32], columns: NDArray[np.float32], gap: np.float32
) -> tuple[NDArray[np.uint8], Ints]:
    """Return the way that leads into each cell, and each pair's best cell as a flat index; the first of equals."""
    pairs, height, width = value.shape
    ways = np.empty(value.shape, dtype=np.uint8)
    row_steps = np.diff(rows, axis=1, prepend=rows[:, :1] - 1) * gap
    column_steps = np.diff(columns, axis=1, prepend=columns[:, :1] - 1) * gap
    along = columns * gap
    above = np.zeros((pairs, width), dtype=np.float32)
    best = np.zeros(pairs, dtype=np.float32)
    ends = np.zeros(pairs, dtype=np.int64)
    everyone = np.arange(pairs)
    for i in range(height):
        diagonal = value[:, i].copy()
        diagonal[:, 1:] += np.maximum(above[:, :-1] - (row_steps[:, i, None] + column_steps[:, 1:] - 2 * gap), 0)
        up = above - row_steps[:, i, None]
        step = np.maximum(np.maximum(diagonal, up), 0)
        here = np.maximum(np.maximum.accumulate(step + along, axis=1) - along, step)
        way = np.where(diagonal >= up, np.uint8(DIAGONAL), np.uint8(UP))
        way[step <= 0] = STOP
        way[here > step + ROUNDING] = LEFT
        ways[:, i] = way
        top = here.argmax(axis=1)
        better = here[everyone, top] > best + ROUNDING
        best[better] = here[everyone, top][better]
        ends[better] = (i * width + top)[better]
        above = here
    return ways, ends


def _traced(
    out: Alignments,
    at: Ints,
    ways: NDArray[np.uint8],
    ends: Ints,
    value: NDArray[np.float32],
    same: NDArray[np.bool_],
    rows: NDArray[np.float32],
    columns: NDArray[np.float32],
) -> None:
    """Follow every pair's way back from its best cell and fill in what it meets."""
    pairs, _, width = value.shape
    i, j, live = ends // width, ends % width, np.arange(pairs)
    run, next_a, next_b = np.zeros(pairs), np.full(pairs, -9.0), np.full(pairs, -9.0)
    while len(live):
        way = ways[live, i, j]
        hit = way == DIAGONAL
        who, x, y = live[hit], i[hit], j[hit]
        gain, equal, here_a, here_b = value[who, x, y], same[who, x, y], rows[who, x], columns[who, y]
        goes_on = equal & (next_a[who] == here_a + 1) & (next_b[who] == here_b + 1)
        run[who] = np.where(goes_on, run[who], 0) + np.where(equal, gain, 0)
        next_a[who], next_b[who] = here_a, here_b
        pair = at[who]
        out.shared[pair] += gain
        out.count[pair] += 1
        out.run[pair] = np.maximum(out.run[pair], run[who])
        out.steps.append((pair, here_a.astype(np.int64), here_b.astype(np.int64)))
        i, j = i - (hit | (way == UP)), j - (hit | (way == LEFT))
        keep = (way != STOP) & (i >= 0) & (j >= 0)
        live, i, j = live[keep], i[keep], j[keep]

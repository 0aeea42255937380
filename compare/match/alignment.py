"""Local alignment of two wordings, each word weighted by its information; many pairs at a time.

Smith-Waterman with linear gaps, in numpy: rows one after the other, all pairs of a block and all columns at once (a gap inside a row is a
running maximum). Words that the other side doesn't have can only be gaps, so they are left out beforehand and live on as distances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.bags import flat
from compare.match.terms import MICRO, Table
from compare.settings import Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Matrix = NDArray[np.float32]
CELLS = 1 << 20
PAIRS = 1 << 12
CHUNK = 1 << 15
NEVER = np.float32(-1e6)
FAR = 1 << 20
LARGEST_SEEN = 26


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


def aligned(table: Table, a: Ints, b: Ints, settings: Settings, least: float = 0.0, steps: bool = False) -> Alignments:
    """Return the best local alignments of the texts `a[i]` and `b[i]` of a table, in the order of the pairs; `steps` only if asked for.

    A pair that has less than the share `least` of its lighter side's information (of at most `least_shared_of` nats) in common words is
    not aligned, and not `kept`.
    """
    n = len(a)
    out = Alignments(np.zeros(n), np.zeros(n, np.int64), np.zeros(n), np.zeros(n), np.zeros(n, dtype=bool), [])
    held = _Held.of(table)
    need = least * np.minimum(np.minimum(table.told[a], table.told[b]), settings.least_shared_of * MICRO)
    for start in range(0, n, CHUNK):
        chunk = np.arange(start, min(n, start + CHUNK))
        # The second text is the shorter one: it is quickly said that a pair has too little.
        right = _shared(table, held, b[chunk], a[chunk])
        chunk, right = chunk[(enough := right.told >= need[chunk])], right.of(enough)
        left = _shared(table, held, a[chunk], b[chunk])
        common = np.minimum(left.told, right.told)
        out.common[chunk] = common / MICRO
        out.kept[chunk] = common >= need[chunk]
        sizes = left.sizes * out.kept[chunk], right.sizes * out.kept[chunk]
        for part in _blocks(*sizes):
            _write(out, chunk[part], _side(table, a[chunk], left, part), _side(table, b[chunk], right, part), settings)
            if not steps:
                out.steps.clear()
    return out


def _blocks(rows: Ints, columns: Ints) -> Iterator[Ints]:
    """Yield the indices of pairs of like sizes, so many at a time that a block has about `CELLS` cells; empty ones are left out."""
    order = np.lexsort((columns, rows))
    order = order[(rows[order] > 0) & (columns[order] > 0)]
    heights, widths = rows[order], columns[order]
    start = 0
    while start < len(order):
        alike = int(np.searchsorted(heights, heights[start] * 3 // 2 + 2, side="right"))
        stop = min(alike, start + PAIRS)
        stop = min(stop, start + max(1, CELLS // int(heights[stop - 1] * widths[start:stop].max())))
        yield order[start:stop]
        start = stop


@dataclass(frozen=True, slots=True)
class _Held:
    """The keys that texts hold: text and key in one number, ascending; `seen` tells of nearly all others that they are not among them."""

    codes: Ints
    seen: NDArray[np.bool_]
    shift: np.uint64

    @staticmethod
    def of(table: Table) -> _Held:
        """Return what the texts of a table hold."""
        codes = np.sort((np.repeat(np.arange(len(table.lengths)), table.lengths) << 32) | table.key)
        bits = min(LARGEST_SEEN, max(4, len(codes).bit_length() + 3))
        held = _Held(codes, np.zeros(1 << bits, dtype=bool), np.uint64(64 - bits))
        held.seen[held._spread(codes)] = True
        return held

    def has(self, codes: Ints) -> NDArray[np.bool_]:
        """Tell of each number whether it is held."""
        found = self.seen[self._spread(codes)]
        likely = np.flatnonzero(found)
        wanted = codes[likely]
        found[likely] = self.codes[np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)] == wanted
        return found

    def _spread(self, codes: Ints) -> Ints:
        return ((codes.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> self.shift).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The terms of one side of each pair that the other side has too: `at` places in the table, `told` what they tell."""

    at: Ints
    sizes: Ints
    edges: Ints
    told: Ints

    def of(self, pairs: NDArray[np.bool_]) -> _Shared:
        """Return the same of some of the pairs."""
        sizes = self.sizes[pairs]
        return _Shared(self.at[np.repeat(pairs, self.sizes)], sizes, np.cumsum(sizes) - sizes, self.told[pairs])


def _shared(table: Table, held: _Held, own: Ints, other: Ints) -> _Shared:
    """Return the terms of `own[i]` that `other[i]` has too."""
    pair, at = flat(table.starts, own)
    found = held.has((other[pair] << 32) | table.key[at])
    at, pair = at[found], pair[found]
    sizes = np.bincount(pair, minlength=len(own))
    told = np.bincount(pair, table.micro[at], minlength=len(own)).astype(np.int64)
    return _Shared(at, sizes, np.cumsum(sizes) - sizes, told)


def _side(table: Table, texts: Ints, shared: _Shared, part: Ints) -> _Side:
    columns = np.arange(int(shared.sizes[part].max()))
    inside = columns < shared.sizes[part][:, None]
    at = shared.at[np.minimum(shared.edges[part][:, None] + columns, len(shared.at) - 1)]
    place = np.where(inside, at - table.starts[texts[part]][:, None], FAR).astype(np.float32)
    return _Side(np.where(inside, table.key[at], np.int32(-1)), table.norm[at], table.weight[at], place)


def _write(out: Alignments, at: Ints, left: _Side, right: _Side, settings: Settings) -> None:
    """Fill in the alignments of one block."""
    same = left.norm[:, :, None] == right.norm[:, None, :]
    akin = (left.key[:, :, None] == right.key[:, None, :]) & (left.key >= 0)[:, :, None]
    value = np.minimum(left.weight[:, :, None], right.weight[:, None, :])
    value *= np.where(same, np.float32(1), np.float32(settings.form_share))
    value[~akin] = NEVER
    gap = np.float32(settings.gap_cost)
    best, base = _filled(value, left.place * gap, right.place * gap, gap)
    who, x, y = _traced(best, base, 2 * gap)
    if len(who):
        _summed(out, at, who, (left.place[who, x], right.place[who, y]), value[who, x, y], same[who, x, y])


def _filled(value: Matrix, rows: Matrix, columns: Matrix, gap: np.float32) -> tuple[Matrix, Matrix]:
    """Return the best sum up to each cell plus the cost of all gaps up to it, and that cost alone: pairs x rows x columns.

    With the cost of the gaps before a cell added to its sum, a step over a gap changes nothing: up and left are plain maxima, and what
    was copied stays equal to the last bit, which the way back relies on. A sum that equals the cost alone is an empty alignment.
    """
    base = rows[:, :, None] + columns[:, None, :]
    best = np.empty_like(base)
    above: Matrix | None = None
    for i in range(value.shape[1]):
        step = base[:, i].copy()
        if above is not None:
            np.maximum(step[:, 1:], above[:, :-1] + 2 * gap, out=step[:, 1:])
        step += value[:, i]
        np.maximum(step, base[:, i], out=step)
        if above is not None:
            np.maximum(step, above, out=step)
        above = np.maximum.accumulate(step, axis=1, out=best[:, i])
    return best, base


def _traced(best: Matrix, base: Matrix, free: np.float32) -> tuple[Ints, Ints, Ints]:
    """Return the aligned cells of every pair, found by going back from its best one: pairs, rows, columns.

    `free` is what a step between neighbours gives back: it crosses no gap.
    """
    pairs, height, width = best.shape
    ends = (best - base).reshape(pairs, -1).argmax(axis=1)
    live = np.arange(pairs)
    at = live * (height * width) + ends
    row, column = ends // width, ends % width
    flat, floor = best.ravel(), base.ravel()
    hits: list[tuple[Ints, Ints, Ints]] = []
    while len(live):
        here = flat[at]
        back = (column > 0) & (flat[at - 1] == here)
        up = ~back & (row > 0) & (flat[np.maximum(at - width, 0)] == here)
        hit = ~back & ~up & (here > floor[at])
        hits.append((live[hit], row[hit], column[hit]))
        # On a hit the way goes on diagonally if what lies there is worth the gap up to here: else the alignment begins with it.
        down, side = up | hit, back | hit
        before = at - down * width - side
        on = (row >= down) & (column >= side) & (here > floor[at])
        on[hit] &= flat[np.maximum(before[hit], 0)] + free > floor[at[hit]]
        live, row, column, at = live[on], (row - down)[on], (column - side)[on], before[on]
    who, x, y = (np.concatenate(parts) for parts in zip(*hits, strict=True))
    return who, x, y


def _summed(out: Alignments, at: Ints, who: Ints, places: tuple[Matrix, Matrix], gain: Matrix, same: NDArray[np.bool_]) -> None:
    """Add up what the aligned cells of each pair tell, and what the longest stretch of equal words without a gap does."""
    order = np.lexsort((places[0], who))
    who, gain, same = who[order], gain[order].astype(np.float64), same[order]
    x, y = places[0][order].astype(np.int64), places[1][order].astype(np.int64)
    pair = at[who]
    np.add.at(out.shared, pair, gain)
    np.add.at(out.count, pair, 1)
    starts = np.ones(len(who), dtype=bool)
    starts[1:] = (who[1:] != who[:-1]) | (x[1:] != x[:-1] + 1) | (y[1:] != y[:-1] + 1) | ~same[1:] | ~same[:-1]
    runs = np.add.reduceat(np.where(same, gain, 0.0), np.flatnonzero(starts))
    np.maximum.at(out.run, pair[starts], runs)
    out.steps.append((pair, x, y))

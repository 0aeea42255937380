"""Many small sets of words with weights, and what pairs of them have in common: whole numbers, so that no order matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bags:
    """Bag i holds the keys `key[starts[i]:starts[i + 1]]`, ascending, each with a weight of 0 or more."""

    key: Ints
    weight: Ints
    starts: Ints

    @property
    def sizes(self) -> Ints:
        return np.diff(self.starts)

    def common(self, a: Ints, b: Ints) -> Ints:
        """Return, for each pair of bags, the sum of the smaller weights of the keys that both hold."""
        return self._summed(a, b, np.minimum)

    def products(self, a: Ints, b: Ints) -> Ints:
        """Return, for each pair of bags, the sum of the products of the weights of the keys that both hold."""
        return self._summed(a, b, np.multiply)

    def _summed(self, a: Ints, b: Ints, two: np.ufunc) -> Ints:
        out = np.zeros(len(a), np.int64)
        if not len(self.key):
            return out
        # Keys as ranks, so that bag and key fit into one number.
        names, rank = np.unique(self.key, return_inverse=True)
        held = np.repeat(np.arange(len(self.sizes)), self.sizes) * len(names) + rank
        small, large = np.where(self.sizes[a] <= self.sizes[b], (a, b), (b, a))
        upto = np.cumsum(self.sizes[small])
        start = 0
        while start < len(a):
            stop = max(start + 1, int(np.searchsorted(upto, (upto[start - 1] if start else 0) + CHUNK)))
            part = slice(start, stop)
            pair, at = flat(self.starts, small[part])
            wanted = large[part][pair] * len(names) + rank[at]
            there = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
            found = held[there] == wanted
            np.add.at(out[part], pair[found], two(self.weight[at[found]], self.weight[there[found]]))
            start = stop
        return out


def bagged(bags: Sequence[tuple[Ints, Ints]]) -> Bags:
    """Return bags given as keys (once each, in any order) and weights."""
    sizes = [len(keys) for keys, _ in bags]
    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    key = np.concatenate([np.zeros(0, np.int64), *(keys for keys, _ in bags)])
    weight = np.concatenate([np.zeros(0, np.int64), *(weights for _, weights in bags)])
    order = np.lexsort((key, np.repeat(np.arange(len(sizes)), sizes)))
    return Bags(key[order], weight[order], starts)


def flat(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return, for every item of the rows, one row after the other, the number of the row in `rows` and the item's place."""
    sizes = np.diff(starts)[rows]
    number = np.repeat(np.arange(len(rows)), sizes)
    return number, np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes - starts[rows], sizes)

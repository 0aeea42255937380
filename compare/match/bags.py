"""Many small sets of words with weights, and what pairs of them have in common: whole numbers, so that no order matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
CHUNK = 1 << 20
# A bag's number and a key are one number: keys are numbers below 2**32.
KEY_BITS = 32
KEYS = np.int64((1 << KEY_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Bags:
    """Bag i holds the keys `key[starts[i]:starts[i + 1]]`, ascending, once each, with a weight of 0 or more."""

    key: Ints
    weight: Ints
    starts: Ints

    @staticmethod
    def of(bag: Ints, key: NDArray[np.integer], weight: NDArray[np.integer], count: int) -> Bags:
        """Return `count` bags from their items in any order, `bag` the number of each one's bag; of equal keys the largest weight stays."""
        code = (bag << KEY_BITS) | key.astype(np.int64)
        order = np.argsort(code)
        code = code[order]
        first = np.flatnonzero(np.diff(code, prepend=-1))
        largest: Ints = np.maximum.reduceat(weight[order].astype(np.int64), first) if len(first) else np.zeros(0, np.int64)
        starts = np.searchsorted(code[first], np.arange(count + 1) << KEY_BITS)
        return Bags(code[first] & KEYS, largest, starts)

    @property
    def sizes(self) -> Ints:
        return np.diff(self.starts)

    def common(self, a: Ints, b: Ints) -> Ints:
        """Return, for each pair of bags, the sum of the smaller weights of the keys that both hold."""
        return self.summed(self, *self._smaller_first(a, b), np.minimum)

    def products(self, a: Ints, b: Ints) -> Ints:
        """Return, for each pair of bags, the sum of the products of the weights of the keys that both hold."""
        return self.summed(self, *self._smaller_first(a, b), np.multiply)

    def _smaller_first(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        small, large = np.where(self.sizes[a] <= self.sizes[b], (a, b), (b, a))
        return small, large

    def summed(self, other: Bags, own: Ints, others: Ints, two: np.ufunc) -> Ints:
        """Return the sums of `two` of the weights of the keys that the bag `own[i]` and the other's bag `others[i]` both hold."""
        out = np.zeros(len(own), np.int64)
        if not len(other.key):
            return out
        held = (np.repeat(np.arange(len(other.sizes)), other.sizes) << KEY_BITS) | other.key
        upto = np.cumsum(self.sizes[own])
        start = 0
        while start < len(own):
            stop = max(start + 1, int(np.searchsorted(upto, (upto[start - 1] if start else 0) + CHUNK)))
            part = slice(start, stop)
            pair, at = flat(self.starts, own[part])
            wanted = (others[part][pair] << KEY_BITS) | self.key[at]
            there = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
            found = held[there] == wanted
            np.add.at(out[part], pair[found], two(self.weight[at[found]], other.weight[there[found]]))
            start = stop
        return out


def bagged(bags: Sequence[tuple[Ints, Ints]]) -> Bags:
    """Return bags given as keys (in any order) and weights."""
    number = np.repeat(np.arange(len(bags)), [len(keys) for keys, _ in bags])
    key = np.concatenate([np.zeros(0, np.int64), *(keys for keys, _ in bags)])
    weight = np.concatenate([np.zeros(0, np.int64), *(weights for _, weights in bags)])
    return Bags.of(number, key, weight, len(bags))


def flat(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return, for every item of the rows, one row after the other, the number of the row in `rows` and the item's place."""
    sizes = np.diff(starts)[rows]
    number = np.repeat(np.arange(len(rows)), sizes)
    return number, np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes - starts[rows], sizes)

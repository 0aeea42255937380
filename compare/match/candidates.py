"""Which pairs of quotations are worth scoring: those that share rare words or pairs of words, without looking at all pairs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from compare.match.terms import Table
from compare.settings import Settings

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
CHUNK = 1 << 22


def candidates(table: Table, ranks: Ints, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs (first < second) of texts that share a rare gram, sorted, once each.

    A gram is a key, or two keys next to each other or one apart. A text probes with all its grams, in runs of more than `probe_all`
    quotations with its `probes` rarest; a gram that more than `posting_cap` texts hold only leads to the `hubs` first of them (texts stand
    in order of length, so these are the longest).
    """
    n = len(table.total)
    if n < 2 or not len(table.key):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    gram, item = _grams(table, ranks, settings)
    if not len(gram):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    probe = _probes(gram, item, settings)
    found = [np.zeros(0, np.int64)]
    for first, second in _joined(gram, item, probe, settings):
        low, high = np.minimum(first, second), np.maximum(first, second)
        found.append(np.unique(low * n + high))
    codes = np.unique(np.concatenate(found))
    return codes // n, codes % n


def _grams(table: Table, ranks: Ints, settings: Settings) -> tuple[Ints, Ints]:
    """Return gram and text of every gram, once for each text, sorted by gram, then text."""
    key = ranks[table.key]
    text = np.repeat(np.arange(len(table.total)), table.lengths)
    heavy = table.weight >= settings.rare_word
    kinds, texts = [key[heavy]], [text[heavy]]
    for distance in (1, 2):
        near = (text[distance:] == text[:-distance]) & (table.weight[distance:] + table.weight[:-distance] >= settings.rare_word)
        kinds.append((((key[:-distance] + 1) << 31) | key[distance:])[near])
        texts.append(text[distance:][near])
    gram, item = np.concatenate(kinds), np.concatenate(texts)
    order = np.lexsort((item, gram))
    gram, item = gram[order], item[order]
    fresh = np.ones(len(gram), dtype=bool)
    fresh[1:] = (gram[1:] != gram[:-1]) | (item[1:] != item[:-1])
    return gram[fresh], item[fresh]


def _probes(gram: Ints, item: Ints, settings: Settings) -> Bools:
    """Tell which grams are among the rarest of their text."""
    if int(item.max()) < settings.probe_all:
        return np.ones(len(item), dtype=bool)
    edges = np.flatnonzero(np.concatenate(([True], gram[1:] != gram[:-1], [True])))
    held = np.repeat(np.diff(edges), np.diff(edges))
    order = np.lexsort((gram, held, item))
    starts = np.searchsorted(item[order], np.arange(int(item.max()) + 1))
    place = np.arange(len(item)) - starts[item[order]]
    probe = np.zeros(len(item), dtype=bool)
    probe[order] = place < settings.probes
    return probe


def _joined(gram: Ints, item: Ints, probe: Bools, settings: Settings) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs of texts that share a gram with which one of them probes, about `CHUNK` at a time, repeats among them."""
    order = np.lexsort((item, ~probe, gram))
    gram, item, probe = gram[order], item[order], probe[order]
    edges = np.flatnonzero(np.concatenate(([True], gram[1:] != gram[:-1], [True])))
    size = np.repeat(np.diff(edges), np.diff(edges))
    place = np.arange(len(gram)) - np.repeat(edges[:-1], np.diff(edges))
    rest = size - place - 1
    # A probing text meets all that follow it; of a crowded gram only its first holders meet the others.
    partners = np.where(size <= settings.posting_cap, np.where(probe, rest, 0), np.where(place < settings.hubs, rest, 0))
    upto = np.cumsum(partners)
    start = 0
    while start < len(gram):
        stop = max(start + 1, int(np.searchsorted(upto, (upto[start - 1] if start else 0) + CHUNK, side="right")))
        count = partners[start:stop]
        first = np.repeat(np.arange(start, stop), count)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
        yield item[first], item[first + 1 + offset]
        start = stop

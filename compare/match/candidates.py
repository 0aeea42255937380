"""Which pairs of quotations are worth scoring: those that share rare words or pairs of words, without looking at all pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.terms import Table
from compare.settings import Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
EMISSIONS = 1 << 21
FOUND = 0.6
NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Index:
    """Grams (a key, or two keys side by side or one apart) and the texts that hold them: entries sorted by gram, then text.

    `weight` is the nats of an entry's key in its text, 0 for two keys; the entries of gram g are `low[e]` to `high[e]` for any e of them.
    """

    gram: Ints
    text: Ints
    weight: Floats
    low: Ints
    high: Ints


def candidates(table: Table, ranks: Ints, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs (first < second) of texts that share rare grams, sorted, once each.

    Each text looks for texts that hold more information than itself, by all of its grams, or, in runs of more than `probe_all` quotations,
    by its rarest ones. A gram that more than `posting_cap` texts hold leads only to the `hubs` first of them (texts stand in order of
    length, so these are the longest). What is found must hold the share `least_looked_up` of what was looked for.
    """
    index = _indexed(table, ranks, settings)
    if index is None:
        return NONE, NONE
    entries = _probes(index, len(table.total), settings)
    crowded = index.high - index.low > settings.posting_cap
    stop = np.where(crowded, np.minimum(index.high, index.low + settings.hubs), index.high)
    weight = np.where(crowded, 0.0, index.weight)
    wanted = np.bincount(index.text[entries], weight[entries], minlength=len(table.total)) * settings.least_looked_up
    n = len(table.total)
    found = [NONE]
    for part in _parts(entries, index.text, stop - index.low):
        count = (stop - index.low)[part]
        own = np.repeat(index.text[part], count)
        offset = np.arange(len(own)) - np.repeat(np.cumsum(count) - count, count)
        other = index.text[np.repeat(index.low[part], count) + offset]
        told = np.repeat(weight[part], count)
        heavier = (table.total[other] > table.total[own]) | ((table.total[other] == table.total[own]) & (other < own))
        own, other, told = own[heavier], other[heavier], told[heavier]
        pairs, number = np.unique(own * n + other, return_inverse=True)
        enough = np.bincount(number, told, minlength=len(pairs)) >= wanted[pairs // n] - 1e-9
        own, other = pairs[enough] // n, pairs[enough] % n
        found.append(np.minimum(own, other) * n + np.maximum(own, other))
    codes = np.sort(np.concatenate(found))
    return codes // n, codes % n


def _indexed(table: Table, ranks: Ints, settings: Settings) -> Index | None:
    """Return the index of all grams, each once for a text; None if there is nothing to look up."""
    if len(table.total) < 2 or not len(table.key):
        return None
    key = ranks[table.key]
    text = np.repeat(np.arange(len(table.total)), table.lengths)
    # A word that one article uses all the time weighs less there: it is found there, though not looked up from there.
    heavy = table.weight >= settings.rare_word * FOUND
    grams, texts, weights = [key[heavy]], [text[heavy]], [table.weight[heavy].astype(np.float64)]
    for distance in (1, 2):
        together = table.weight[distance:] + table.weight[:-distance]
        near = (text[distance:] == text[:-distance]) & (together >= settings.rare_word)
        grams.append((((key[:-distance] + 1) << 31) | key[distance:])[near])
        texts.append(text[distance:][near])
        weights.append(np.zeros(int(near.sum())))
    gram, holder, weight = np.concatenate(grams), np.concatenate(texts), np.concatenate(weights)
    order = np.lexsort((holder, gram))
    gram, holder, weight = gram[order], holder[order], weight[order]
    fresh = np.ones(len(gram), dtype=bool)
    fresh[1:] = (gram[1:] != gram[:-1]) | (holder[1:] != holder[:-1])
    gram, holder, weight = gram[fresh], holder[fresh], weight[fresh]
    if not len(gram):
        return None
    edges = np.flatnonzero(np.concatenate(([True], gram[1:] != gram[:-1], [True])))
    sizes = np.diff(edges)
    return Index(gram, holder, weight, np.repeat(edges[:-1], sizes), np.repeat(edges[1:], sizes))


def _probes(index: Index, texts: int, settings: Settings) -> Ints:
    """Return the entries that texts look up, text after text; in large runs the rarest single keys and pairs of keys only."""
    order: Ints = np.lexsort((index.gram, index.high - index.low, index.weight == 0, index.text))
    order = order[(index.weight[order] == 0) | (index.weight[order] >= settings.rare_word)]
    if texts <= settings.probe_all:
        return order
    kind = index.text[order] * 2 + (index.weight[order] == 0)
    edges = np.flatnonzero(np.concatenate(([True], kind[1:] != kind[:-1], [True])))
    sizes = np.diff(edges)
    place = np.arange(len(order)) - np.repeat(edges[:-1], sizes)
    # Half of a long text's words, so that what it shares with a longer one is among them.
    most = np.maximum(settings.probes, np.repeat(sizes, sizes) // 2)
    chosen: Ints = order[place < np.where(index.weight[order] == 0, settings.probes, most)]
    return chosen


def _parts(entries: Ints, text: Ints, sizes: Ints) -> Iterator[Ints]:
    """Yield the entries of some texts at a time, no text parted, so that they lead to about `EMISSIONS` others."""
    upto = np.cumsum(sizes[entries])
    last = np.flatnonzero(np.concatenate((text[entries][1:] != text[entries][:-1], [True])))
    start = 0
    while start < len(entries):
        reach = np.searchsorted(upto[last], (upto[start - 1] if start else 0) + EMISSIONS)
        stop = int(last[min(int(reach), len(last) - 1)]) + 1
        yield entries[start:stop]
        start = stop

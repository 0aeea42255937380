"""Which pairs of quotations are worth scoring: those that share telling grams that few others have, without looking at all pairs.

The rule is in whole numbers and total orders, so that `compare.match.queries` says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.comparison import Compared
from compare.match.grams import MICRO, WORD, Grams, grams
from compare.settings import Settings

Ints = NDArray[np.int64]
EMISSIONS = 1 << 21
NONE = np.zeros(0, np.int64)
# What twice as many holders cost a gram when the most telling ones are chosen: two bits, in millionths of nats.
DOUBLING = 1_386_294


@dataclass(frozen=True, slots=True)
class Postings:
    """The texts that hold each gram that at least two hold, fullest first; of the entries, text after text, the first holder's place in
    `text`, how many hold the gram, and the entry's own place among them."""

    text: NDArray[np.int32]
    low: NDArray[np.int32]
    count: NDArray[np.int32]
    rank: NDArray[np.int32]


def candidates(ready: Compared, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs (first < second) of texts that share telling grams, sorted, once each.

    A text looks for fuller ones by grams that at least one other text holds: all that are rare enough, or, in runs of more than
    `probe_all` quotations, the `probes` that tell most for what they lead to. A gram that more than `posting_cap` texts hold leads only to
    the `hubs` fullest of them. What is found must hold the share `least_looked_up` of what was looked up, or a gram of `telling_gram` nats.
    """
    table, n = ready.table, len(ready.table.told)
    if n < 2 or not len(table.key):
        return NONE, NONE
    names, around = ready.around.vocabulary.key_numbers(), ready.around
    if n <= settings.probe_all:
        made = grams(names[table.key], table.micro, table.starts, np.zeros(n, np.int64), np.full(n, -1), settings)
        value = np.where((made.kind == WORD) & (made.micro >= settings.rare_word * MICRO), made.micro, 0).astype(np.int64)
        wanted = np.bincount(made.text, value, minlength=n)
        postings, entries = _posted(made)
        rare = np.flatnonzero(made.micro[entries] >= settings.rare_word * MICRO)
        return _met(made, postings, entries, rare, value, wanted.astype(np.int64), settings)
    made = grams(names[table.key], table.micro, table.starts, around.speakers, around.days, settings)
    postings, entries = _posted(made)
    chosen = _probes(made, postings, entries, settings)
    value = np.ones(len(made.gram), np.int64)
    wanted = np.bincount(made.text[entries[chosen]], minlength=n)
    return _met(made, postings, entries, chosen, value, wanted, settings)


def _posted(made: Grams) -> tuple[Postings, Ints]:
    """Return the postings and the entries (places in `made`) that they are about: those of grams that at least two texts hold."""
    order = np.argsort(made.gram, kind="stable")
    gram = made.gram[order]
    edges = np.flatnonzero(np.concatenate(([True], gram[1:] != gram[:-1], [True])))
    sizes = np.diff(edges)
    low, count = (np.empty(len(gram), np.int32) for _ in range(2))
    low[order] = np.repeat(edges[:-1], sizes)
    count[order] = np.repeat(sizes, sizes)
    rank = np.empty(len(gram), np.int32)
    rank[order] = np.arange(len(gram))
    rank -= low
    entries = np.flatnonzero(count > 1)
    return Postings(made.text[order], low[entries], count[entries], rank[entries]), entries


def _probes(made: Grams, postings: Postings, entries: Ints, settings: Settings) -> Ints:
    """Return the places in `entries` of what texts look up, text after text."""
    rare = np.flatnonzero(made.micro[entries] >= settings.rare_word * MICRO)
    text = made.text[entries[rare]]
    reach = np.where(postings.count[rare] > settings.posting_cap, settings.hubs, postings.count[rare])
    worth = made.micro[entries[rare]] - DOUBLING * doublings(reach)
    order = np.lexsort((made.gram[entries[rare]], -worth, text))
    edges = np.flatnonzero(np.concatenate(([True], text[1:] != text[:-1], [True])))
    sizes = np.diff(edges)
    place = np.arange(len(order)) - np.repeat(edges[:-1], sizes)
    return np.sort(rare[order[place < settings.probes]])


def doublings(count: Ints) -> Ints:
    """Return how often two doubles to reach a count, whole: 2 and 3 give 1, 4 to 7 give 2."""
    return np.frexp(count.astype(np.float64))[1].astype(np.int64) - 1


def _met(made: Grams, postings: Postings, entries: Ints, chosen: Ints, value: Ints, wanted: Ints, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs of which what was looked up and found has the share `least_looked_up` of the value `wanted` of its text."""
    texts = len(wanted)
    own_of = made.text[entries[chosen]].astype(np.int64)
    reach = np.where(postings.count[chosen] > settings.posting_cap, settings.hubs, postings.count[chosen])
    size = np.minimum(reach, postings.rank[chosen]).astype(np.int64)
    found = [NONE]
    for part in _parts(own_of, size):
        own = np.repeat(own_of[part], size[part])
        offset = np.arange(len(own)) - np.repeat(np.cumsum(size[part]) - size[part], size[part])
        code = own * texts + postings.text[np.repeat(postings.low[chosen[part]].astype(np.int64), size[part]) + offset]
        entry = np.repeat(entries[chosen[part]], size[part])
        order = np.argsort(code, kind="stable")
        code, entry = code[order], entry[order]
        edges = np.flatnonzero(np.concatenate(([True], code[1:] != code[:-1]))) if len(code) else NONE
        code = code[edges]
        if len(edges):
            shared = np.add.reduceat(value[entry], edges)
            most = np.maximum.reduceat(made.micro[entry], edges)
            enough = shared * MICRO >= wanted[code // texts] * round(settings.least_looked_up * MICRO)
            found.append(code[enough | (most >= settings.telling_gram * MICRO)])
    codes = np.concatenate(found)
    first, second = codes % texts, codes // texts
    order = np.argsort(first * texts + second)
    return first[order], second[order]


def _parts(own: Ints, sizes: Ints) -> Iterator[slice]:
    """Yield stretches of the probes, no text parted, so that they lead to about `EMISSIONS` others."""
    upto = np.cumsum(sizes)
    last = np.flatnonzero(np.concatenate((own[1:] != own[:-1], [True])))
    start = 0
    while start < len(own):
        reach = np.searchsorted(upto[last], (upto[start - 1] if start else 0) + EMISSIONS)
        stop = int(last[min(int(reach), len(last) - 1)]) + 1
        yield slice(start, stop)
        start = stop

"""Which pairs of quotations are worth scoring: those that share telling grams that few others have, without looking at all pairs.

The rule is in whole numbers and total orders, so that `compare.match.queries` says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.comparison import Compared
from compare.match.grams import WORD, Grams, grams
from compare.match.terms import MICRO
from compare.settings import Settings

Ints = NDArray[np.int64]
# Terms whose grams are sorted, and pairs that are looked at, at a time: some 100 MB each.
TERMS, MET = 1 << 19, 1 << 20
NONE = np.zeros(0, np.int64)
# What twice as many holders cost a gram when the most telling ones are chosen: two bits, in millionths of nats.
DOUBLING = 1_386_294


@dataclass(frozen=True, slots=True)
class Postings:
    """The grams that at least two texts hold.

    `gram[i]` is held by `text[starts[i]:starts[i + 1]]`, fullest first; `micro` is what it tells there, `kind` what it is.
    """

    gram: Ints
    starts: Ints
    text: NDArray[np.int32]
    micro: NDArray[np.int32]
    kind: NDArray[np.int8]


def candidates(ready: Compared, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs (first < second) of texts that share telling grams, sorted, once each.

    A text looks for fuller ones by grams that at least one other text holds: by all, or, in runs of more than `probe_all` quotations, by
    the `probes` that tell most for what they lead to. A gram that more than `posting_cap` texts hold leads only to the `hubs` fullest of
    them. What is found must hold the share `least_looked_up` of the information that was looked up, in large runs `least_probed` of the
    grams; a gram of `telling_gram` nats is enough.
    """
    texts = len(ready.table.lengths)
    every = texts <= settings.probe_all
    wanted = np.zeros(texts, np.int64)
    parts: list[Postings] = []
    for made in _shards(ready, settings):
        if every:
            words = (made.micro >= settings.rare_word * MICRO) & (made.kind == WORD)
            wanted += np.bincount(made.text[words], made.micro[words], minlength=texts).astype(np.int64)
        parts.append(_posted(made))
    if not parts:
        return NONE, NONE
    postings = _joined(parts)
    if every:
        value = np.where(postings.kind == WORD, postings.micro, 0)
        chosen = np.flatnonzero(postings.micro >= settings.rare_word * MICRO)
        return _met(postings, chosen, value, wanted, settings.least_looked_up, settings)
    chosen = np.concatenate([_most_telling(postings, part, settings) for part in _by_text(postings, texts, settings)])
    wanted = np.bincount(postings.text[chosen], minlength=texts)
    return _met(postings, chosen, np.ones(len(postings.text), np.int8), wanted, settings.least_probed, settings)


def _by_text(postings: Postings, texts: int, settings: Settings) -> Iterator[Ints]:
    """Yield the entries that may be looked up, those of some texts at a time."""
    rare = postings.micro >= settings.rare_word * MICRO
    step = max(1, texts * TERMS // max(1, len(rare)))
    for start in range(0, texts, step):
        yield np.flatnonzero(rare & (postings.text >= start) & (postings.text < start + step))


def _shards(ready: Compared, settings: Settings) -> Iterator[Grams]:
    """Yield the grams of all texts in parts, a gram's holders all in one part: once for each text, by gram, then text."""
    table, around, names = ready.table, ready.around, ready.key_numbers
    texts, terms = len(table.lengths), len(table.key)
    speakers, days = around.speakers, around.days
    if texts <= settings.probe_all:
        speakers, days = np.zeros(texts, np.int64), np.full(texts, -1)
    step = max(1, texts * TERMS // max(1, terms))
    shards: list[list[Grams]] = [[] for _ in range(terms // TERMS + 1 if terms else 0)]
    for start in range(0, texts if terms else 0, step):
        part = slice(start, min(texts, start + step))
        at = slice(table.starts[part.start], table.starts[part.stop])
        own = grams(
            names[table.key[at]], table.micro[at], table.starts[start : part.stop + 1] - at.start, speakers[part], days[part], settings
        ).moved(start)
        home = own.gram % len(shards)
        for shard, held in enumerate(shards):
            held.append(own.taken(np.flatnonzero(home == shard)))
    while shards:
        yield Grams.joined(shards.pop()).distinct()


def _posted(made: Grams) -> Postings:
    """Return the postings of the grams that at least two texts hold; the grams stand by gram, then text."""
    edges = np.flatnonzero(np.concatenate(([True], made.gram[1:] != made.gram[:-1], [True])))
    sizes = np.diff(edges)
    kept = np.flatnonzero(np.repeat(sizes > 1, sizes))
    starts = np.concatenate(([0], np.cumsum(sizes[sizes > 1])))
    return Postings(made.gram[edges[:-1][sizes > 1]], starts, made.text[kept], made.micro[kept], made.kind[kept])


def _joined(parts: list[Postings]) -> Postings:
    """Return the postings of several shards as one."""
    if len(parts) == 1:
        return parts[0]
    offsets = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = np.concatenate([*(part.starts[:-1] + offset for part, offset in zip(parts, offsets[:-1], strict=True)), offsets[-1:]])
    gram, text, micro, kind = (np.concatenate([getattr(part, name) for part in parts]) for name in ("gram", "text", "micro", "kind"))
    return Postings(gram, starts, text, micro, kind)


def _most_telling(postings: Postings, allowed: Ints, settings: Settings) -> Ints:
    """Return of some entries those that their texts look up: the ones that tell most for what they lead to, of equals the smaller gram."""
    run = np.searchsorted(postings.starts, allowed, side="right") - 1
    count = postings.starts[run + 1] - postings.starts[run]
    cost = DOUBLING * doublings(np.where(count > settings.posting_cap, settings.hubs, count))
    text = postings.text[allowed].astype(np.int64)
    # In one number: text, then the most telling first; 36 bits are room for 30,000 nats.
    code = (text << 36) + (1 << 35) - (postings.micro[allowed] - cost)
    order = np.argsort(code)
    place = _places(text[order])
    # Equals of the last one that is taken are looked at too.
    first = np.flatnonzero(place == 0)
    size = np.diff(np.append(first, len(place)))
    worst = code[order[first + np.minimum(size, settings.probes) - 1]]
    order = order[code[order] <= np.repeat(worst, size)]
    order = order[np.lexsort((postings.gram[run[order]], code[order]))]
    return allowed[order[_places(text[order]) < settings.probes]]


def _places(text: Ints) -> Ints:
    """Return each entry's place among those of its text; entries stand text after text."""
    edges = np.flatnonzero(np.concatenate(([True], text[1:] != text[:-1]))) if len(text) else NONE
    return np.arange(len(text)) - np.repeat(edges, np.diff(np.append(edges, len(text))))


def doublings(count: Ints) -> Ints:
    """Return how often two doubles to reach a count, whole: 2 and 3 give 1, 4 to 7 give 2."""
    return np.frexp(count.astype(np.float64))[1].astype(np.int64) - 1


def _met(postings: Postings, chosen: Ints, value: NDArray[np.integer], wanted: Ints, least: float, settings: Settings) -> tuple[Ints, Ints]:
    """Return the pairs of which what was looked up and found has the share `least` of the value `wanted` of its text."""
    texts = len(wanted)
    chosen = chosen[np.argsort(postings.text[chosen], kind="stable")]
    low = postings.starts[np.searchsorted(postings.starts, chosen, side="right") - 1]
    high = postings.starts[np.searchsorted(postings.starts, chosen, side="right")]
    # Holders before a text's own place are the fuller ones.
    size = np.minimum(np.where(high - low > settings.posting_cap, settings.hubs, high - low), chosen - low)
    found = [NONE]
    for part in _parts(postings.text[chosen], size):
        entry = np.repeat(chosen[part], size[part])
        if not len(entry):
            continue
        offset = np.arange(len(entry)) - np.repeat(np.cumsum(size[part]) - size[part] - low[part], size[part])
        code = postings.text[entry].astype(np.int64) * texts + postings.text[offset]
        order = np.argsort(code)
        code, entry = code[order], entry[order]
        edges = np.flatnonzero(np.concatenate(([True], code[1:] != code[:-1])))
        code = code[edges]
        enough = np.add.reduceat(value[entry], edges, dtype=np.int64) * MICRO >= wanted[code // texts] * round(least * MICRO)
        telling = np.maximum.reduceat(postings.micro[entry], edges) >= settings.telling_gram * MICRO
        found.append(code[enough | telling])
    codes = np.concatenate(found)
    codes = np.sort(codes % texts * texts + codes // texts)
    return codes // texts, codes % texts


def _parts(own: NDArray[np.int32], sizes: Ints) -> Iterator[slice]:
    """Yield stretches of the probes, no text parted, so that they lead to about `MET` others."""
    upto = np.cumsum(sizes)
    last = np.flatnonzero(np.append(own[1:] != own[:-1], True)) if len(own) else NONE
    start = 0
    while start < len(own):
        reach = np.searchsorted(upto[last], (upto[start - 1] if start else 0) + MET)
        stop = int(last[min(int(reach), len(last) - 1)]) + 1
        yield slice(start, stop)
        start = stop

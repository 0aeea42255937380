"""Readings that may be translations of one utterance: one speaker, one occasion, but few words in common. For a reader to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.match.comparison import Compared, Ints, Scored
from compare.match.surroundings import days_apart
from compare.model import Match, Quotation, Reading, Suggestion
from compare.settings import Settings

# Points of a suggestion, 100 in all. Those for words are set on one half of the utterances with two published renderings
# (benchmarks/translations.py), the others by judgement: made articles say nothing about occasions.
POINTS = {"words": 75.0, "occasion": 10.0, "order": 5.0, "date": 5.0, "beside": 5.0}
# Nats of common words, and of what stands around, that make 63 % of their points; the share of common words that counts in full.
WORDS_SCALE, BESIDE_SCALE, MUCH = 10.0, 10.0, 0.45

Articles = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What two articles have in common already: pairs of places of the readings that they share."""

    anchors: tuple[tuple[int, int], ...]

    @property
    def shared(self) -> int:
        """How many readings of the article that has fewer of them are shared; one may pair with several of the other."""
        return min(len({a for a, _ in self.anchors}), len({b for _, b in self.anchors}))

    def keeps_order(self, a: int, b: int) -> bool:
        """Tell whether a reading at `a` in the one article and at `b` in the other stands on the same side of every shared one."""
        return all((a < x) == (b < y) for x, y in self.anchors)


def suggestions(ready: Compared, pairs: Sequence[Match], groups: Sequence[Sequence[Reading]], settings: Settings) -> tuple[Suggestion, ...]:
    """Return pairs that may be translations of one utterance, best first.

    Looked for among readings of one named speaker, between articles that already share words near the line, and where readings in
    articles of one day or two following ones share a rare word; never for a reading that has its counterpart in the other article.
    """
    place = {quotation.id: number for number, quotation in enumerate(ready.quotations)}
    group = {place[reading.quotation]: number for number, readings in enumerate(groups) for reading in readings}
    near = _near(ready, pairs, place, settings)
    named = [
        number
        for number, name in enumerate(ready.around.speakers.tolist())
        if name and ready.table.lengths[number] >= settings.suggestion_words
    ]
    codes = np.union1d(_between(ready, near, named, settings), _same_days(ready, named, settings))
    a, b = _without_counterpart(ready, codes // len(ready.quotations), codes % len(ready.quotations), group)
    found = ready.scored(a, b, settings, settings.suggestion_shared)
    made = [one for one in (_suggestion(ready, found, number, near, settings) for number in range(len(found.a))) if one is not None]
    made.sort(key=lambda one: (-one.score, one.a, one.b))
    return tuple(_few_each(made, settings))


def _near(ready: Compared, pairs: Sequence[Match], place: Mapping[str, int], settings: Settings) -> dict[Articles, Occasion]:
    """Return the pairs of articles that share something, with what they share."""
    anchors: dict[Articles, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        if pair.score >= settings.suggestion_occasion:
            a, b = sorted((place[pair.a], place[pair.b]), key=lambda number: ready.articles[number])
            key = (int(ready.articles[a]), int(ready.articles[b]))
            if pair.same_utterance:
                anchors[key].append((ready.quotations[a].start, ready.quotations[b].start))
            else:
                anchors.setdefault(key, [])
    return {key: Occasion(tuple(shared)) for key, shared in anchors.items()}


def _between(ready: Compared, near: Mapping[Articles, Occasion], named: Sequence[int], settings: Settings) -> Ints:
    """Return the pairs of readings by one speaker, of such articles; a pair is the number smaller place x readings + larger place."""
    names, size = ready.around.speakers.tolist(), len(ready.quotations)
    inside: dict[int, list[int]] = defaultdict(list)
    for number in named:
        article = int(ready.articles[number])
        if len(inside[article]) < settings.suggestion_readings:
            inside[article].append(number)
    pairs = {min(a, b) * size + max(a, b) for left, right in near for a in inside[left] for b in inside[right] if names[a] == names[b]}
    return np.array(sorted(pairs), dtype=np.int64)


def _same_days(ready: Compared, named: Sequence[int], settings: Settings) -> Ints:
    """Return the pairs of readings by one speaker, of articles not more than a day apart, that share one of their rarest words.

    Linear in the readings: each has a fixed number of rare words, and one that many readings share is not looked up.
    """
    places: dict[tuple[int, int], int] = {}
    rows: list[tuple[int, int, int]] = []
    for number in named:
        day = int(ready.around.days[number])
        if day >= 0:
            # Readings a day apart meet under the later day.
            meet = [places.setdefault((int(ready.around.speakers[number]), one), len(places)) for one in (day, day + 1)]
            rows += [(where, key, number) for key in _rarest(ready, number, settings) for where in meet]
    if not rows:
        return np.zeros(0, dtype=np.int64)
    held = np.array(rows, dtype=np.int64)
    return _met((held[:, 0] << 32) | held[:, 1], held[:, 2], ready, settings)


def _met(held: Ints, number: Ints, ready: Compared, settings: Settings) -> Ints:
    """Return the pairs of readings of different articles that hold the same, once each; what too many hold is left out."""
    order = np.lexsort((number, held))
    held, number = held[order], number[order]
    _, place, count = np.unique(held, return_inverse=True, return_counts=True)
    few = count[place] <= settings.suggestion_holders
    held, number = held[few], number[few]
    pairs = [np.zeros(0, dtype=np.int64)]
    for step in range(1, min(settings.suggestion_holders, len(held))):
        alike = held[step:] == held[:-step]
        a, b = number[:-step][alike], number[step:][alike]
        apart = ready.articles[a] != ready.articles[b]
        pairs.append(np.unique(a[apart] * len(ready.quotations) + b[apart]))
    return np.unique(np.concatenate(pairs))


def _rarest(ready: Compared, number: int, settings: Settings) -> list[int]:
    """Return the keys of a reading's rarest words, rarest first."""
    start, stop = int(ready.table.starts[number]), int(ready.table.starts[number + 1])
    weights, keys = ready.table.weight[start:stop], ready.table.key[start:stop]
    order = np.argsort(-weights, kind="stable")
    rare = dict.fromkeys(keys[order[weights[order] >= settings.suggestion_rarity]].tolist())
    return list(rare)[: settings.suggestion_probes]


def _without_counterpart(ready: Compared, a: Ints, b: Ints, group: Mapping[int, int]) -> tuple[Ints, Ints]:
    """Return the pairs of which neither reading has its counterpart in the other one's article."""
    groups = np.full(len(ready.quotations), -1, dtype=np.int64)
    groups[list(group)] = list(group.values())
    articles = int(ready.articles.max(initial=0)) + 1
    reached = np.unique((groups * articles + ready.articles)[groups >= 0])
    there = [(groups[one] >= 0) & np.isin(groups[one] * articles + ready.articles[other], reached) for one, other in ((a, b), (b, a))]
    left = ~(there[0] | there[1])
    return a[left], b[left]


def _suggestion(ready: Compared, found: Scored, number: int, near: Mapping[Articles, Occasion], settings: Settings) -> Suggestion | None:
    """Return the suggestion that a pair makes, None if too little speaks for it."""
    given = found.features
    a, b = sorted((int(found.a[number]), int(found.b[number])), key=lambda one: ready.articles[one])
    first, second = ready.quotations[a], ready.quotations[b]
    occasion = near.get((int(ready.articles[a]), int(ready.articles[b])), Occasion(()))
    words = float(found.alignments.common[number])
    # Of both sides, not of the shorter one: a translation says as much as the other, and short readings share words with any long one.
    share = words / float(np.sqrt(ready.table.total[a] * ready.table.total[b]))
    parts = {
        "words": min(1.0, share / MUCH) * -np.expm1(-words / WORDS_SCALE),
        "occasion": min(len(occasion.anchors), 2) / 2,
        "order": float(bool(occasion.anchors) and occasion.keeps_order(first.start, second.start)),
        "date": float(days_apart(ready.around.days[[a]], ready.around.days[[b]])[0] == 0),
        "beside": -np.expm1(-given.beside[number] / BESIDE_SCALE),
    }
    score = round(float(sum(POINTS[name] * part for name, part in parts.items())), 1)
    if score < settings.suggestion_threshold:
        return None
    return Suggestion(first.id, second.id, score, _evidence(parts, words, occasion.shared, first, second))


def _evidence(parts: Mapping[str, float], words: float, shared: int, a: Quotation, b: Quotation) -> tuple[str, ...]:
    said = [f"words in common, in any order, that tell {words:.0f} nats"]
    said.append(f"both are said by {a.person}" if a.person and a.person == b.person else "both speakers have one name")
    if shared:
        said.append(f"the articles share {shared} other reading{'s' if shared > 1 else ''}")
    if parts["order"]:
        said.append("they stand in the same order among these")
    if parts["date"]:
        said.append("the articles are of one day")
    if parts["beside"] > 0.5:
        said.append("the sentences around share names or rare words")
    return tuple(said)


def _few_each(made: Sequence[Suggestion], settings: Settings) -> list[Suggestion]:
    """Return the best suggestions with at most `suggestion_each` for one reading."""
    seen: dict[str, int] = defaultdict(int)
    kept: list[Suggestion] = []
    for one in made:
        if max(seen[one.a], seen[one.b]) < settings.suggestion_each and len(kept) < settings.suggestion_count:
            seen[one.a] += 1
            seen[one.b] += 1
            kept.append(one)
    return kept

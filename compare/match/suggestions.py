"""Readings that may be translations of one utterance: one speaker, one occasion, but few words in common. For a reader to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.match.comparison import Compared, Scored
from compare.model import Match, Quotation, Reading, Suggestion
from compare.settings import Settings

# Points of a suggestion, 100 in all; set by judgement, not measured: there is no labelled material yet (docs/hard-cases.md).
POINTS = {"words": 55.0, "occasion": 20.0, "order": 10.0, "date": 5.0, "beside": 10.0}
# Nats of common words, and of what stands around, that make 63 % of their points; the share of common words that counts in full.
WORDS_SCALE, BESIDE_SCALE, MUCH = 20.0, 10.0, 0.5

Pair = tuple[int, int]
Articles = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What two articles have in common already: pairs of places of the readings that they share."""

    anchors: tuple[tuple[int, int], ...]

    def keeps_order(self, a: int, b: int) -> bool:
        """Tell whether a reading at `a` in the one article and at `b` in the other stands on the same side of every shared one."""
        return all((a < x) == (b < y) for x, y in self.anchors)


def suggestions(ready: Compared, pairs: Sequence[Match], groups: Sequence[Sequence[Reading]], settings: Settings) -> tuple[Suggestion, ...]:
    """Return pairs that may be translations of one utterance, best first.

    Looked for between articles that already share words near the line, among readings of one named speaker; never for a reading that has
    its counterpart in the other article.
    """
    place = {quotation.id: number for number, quotation in enumerate(ready.quotations)}
    group = {place[reading.quotation]: number for number, readings in enumerate(groups) for reading in readings}
    near = _near(ready, pairs, place, settings)
    open_pairs = _open_pairs(ready, near, group, settings)
    if not open_pairs:
        return ()
    x, y = (np.array(side, dtype=np.int64) for side in zip(*sorted(open_pairs), strict=True))
    found = ready.scored(x, y, settings, settings.suggestion_shared)
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


def _open_pairs(ready: Compared, near: Mapping[Articles, Occasion], group: Mapping[int, int], settings: Settings) -> set[Pair]:
    """Return the pairs of long enough readings of such articles that have no counterpart there yet."""
    names = ready.around.names
    inside: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(ready.articles.tolist()):
        long_enough = ready.table.lengths[number] >= settings.suggestion_words
        if names[number] is not None and long_enough and len(inside[article]) < settings.suggestion_readings:
            inside[article].append(number)
    reached: dict[int, set[int]] = defaultdict(set)
    for number, which in group.items():
        reached[which].add(int(ready.articles[number]))
    there = {number: reached[which] for number, which in group.items()}
    return {
        (min(a, b), max(a, b))
        for left, right in near
        for a in inside[left]
        if right not in there.get(a, ())
        for b in inside[right]
        if left not in there.get(b, ()) and names[a] == names[b]
    }


def _suggestion(ready: Compared, found: Scored, number: int, near: Mapping[Articles, Occasion], settings: Settings) -> Suggestion | None:
    """Return the suggestion that a pair makes, None if too little speaks for it."""
    given = found.features
    a, b = sorted((int(found.a[number]), int(found.b[number])), key=lambda one: ready.articles[one])
    first, second = ready.quotations[a], ready.quotations[b]
    occasion = near[int(ready.articles[a]), int(ready.articles[b])]
    words = float(found.alignments.common[number])
    parts = {
        "words": min(1.0, given.common[number] / MUCH) * -np.expm1(-words / WORDS_SCALE),
        "occasion": min(len(occasion.anchors), 2) / 2,
        "order": float(bool(occasion.anchors) and occasion.keeps_order(first.start, second.start)),
        "date": float(ready.around.days_apart(a, b) == 0),
        "beside": -np.expm1(-given.beside[number] / BESIDE_SCALE),
    }
    score = round(float(sum(POINTS[name] * part for name, part in parts.items())), 1)
    if score < settings.suggestion_threshold:
        return None
    return Suggestion(first.id, second.id, score, _evidence(parts, words, len(occasion.anchors), first, second))


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

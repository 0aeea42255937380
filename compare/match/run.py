"""From quotations to utterances: candidates, scores, groups, what lies just below the line, what may be a translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.match.alignment import Alignments, aligned
from compare.match.candidates import candidates
from compare.match.grouping import grouped
from compare.match.scoring import Features, features, scored
from compare.match.surroundings import Surroundings
from compare.match.terms import Table, Vocabulary, table
from compare.model import Article, Match, Quotation, Reading, Suggestion
from compare.settings import Settings

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching found.

    `matches` are the pairs at or above the floor, of different articles, once each; `groups` the utterances that at least two articles
    report; `near_misses` and `suggestions` what a person should look at; `candidates` how many pairs were scored.
    """

    matches: tuple[Match, ...]
    groups: tuple[tuple[Reading, ...], ...]
    near_misses: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]
    candidates: int


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of quotations with what they share: places in `Compared.quotations`, the fuller one first."""

    a: Ints
    b: Ints
    alignments: Alignments
    features: Features


@dataclass(frozen=True, slots=True)
class Compared:
    """The quotations of a run in an order of their own (fullest first, whatever the order given), ready to be compared."""

    quotations: tuple[Quotation, ...]
    table: Table
    around: Surroundings
    articles: Ints

    def scored(self, a: Ints, b: Ints, settings: Settings, least: float = 0.0) -> Scored:
        """Return the pairs that have at least the share `least` in common words, with their alignments and features."""
        found = aligned(self.table, a, b, settings, least)
        kept = np.flatnonzero(found.kept)
        found = replace(
            found, shared=found.shared[kept], count=found.count[kept], run=found.run[kept], common=found.common[kept], kept=found.kept[kept]
        )
        return Scored(a[kept], b[kept], found, features(self.table, found, a[kept], b[kept], self.around, settings))


def compared(
    quotations: Sequence[Quotation], articles: Mapping[str, Article], settings: Settings, others: Sequence[Quotation] = ()
) -> Compared:
    """Return quotations ready to be compared; `others` are quotations of their articles that are not compared."""
    vocabulary = Vocabulary()
    ordered = tuple(sorted(quotations, key=lambda q: (-len(vocabulary.terms(q.text)), q.text, q.id)))
    around = Surroundings(ordered, articles, vocabulary, settings)
    around.read(others)
    terms = table([q.text for q in ordered], vocabulary, around.voices(), settings.longest_quotation, settings.voice_share)
    names = {name: place for place, name in enumerate(sorted({q.article for q in ordered}))}
    return Compared(ordered, terms, around, np.array([names[q.article] for q in ordered], dtype=np.int64))


def matched(quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings, floor: float) -> Matched:
    """Return the pairs of quotations of different articles with a score of at least `floor`, and the groups that they make.

    Pairs inside one article count for the groups only: an article may quote a phrase twice.

    The result doesn't depend on the order of the quotations; that of the articles decides only in which order things are listed.
    """
    ready = compared(quotations, {article.id: article for article in articles}, settings)
    a, b = candidates(ready.table, ready.around.vocabulary.ranks(), settings)
    found = ready.scored(a, b, settings, settings.least_shared)
    pairs = scored(ready.quotations, ready.table, found.a, found.b, found.alignments, found.features, settings)
    groups, pairs = grouped(ready.quotations, pairs, found.a, found.b)
    across = [pair for pair, apart in zip(pairs, (ready.articles[found.a] != ready.articles[found.b]).tolist(), strict=True) if apart]
    listing = {article.id: place for place, article in enumerate(articles)}
    place = {q.id: (listing.get(q.article, len(listing)), q.article, q.start, q.end) for q in ready.quotations}
    listed = sorted((_turned(pair, place) for pair in across if pair.score >= floor), key=lambda pair: (place[pair.a], place[pair.b]))
    return Matched(
        matches=tuple(listed),
        groups=tuple(sorted(groups, key=lambda group: min(place[reading.quotation] for reading in group))),
        near_misses=near_misses([_turned(pair, place) for pair in across], groups, place, settings),
        suggestions=(),
        candidates=len(across),
    )


Place = tuple[int, str, int, int]


def _turned(pair: Match, place: Mapping[str, Place]) -> Match:
    """Return the pair with the quotation first that comes first in the articles."""
    return pair if place[pair.a] <= place[pair.b] else replace(pair, a=pair.b, b=pair.a)


def near_misses(
    pairs: Sequence[Match], groups: Sequence[Sequence[Reading]], place: Mapping[str, Place], settings: Settings
) -> tuple[Match, ...]:
    """Return the best pairs that no group joins and whose score is not far below its threshold; best first."""
    group = {reading.quotation: number for number, readings in enumerate(groups) for reading in readings}
    near = [pair for pair in pairs if pair.score >= _threshold(pair, settings) - settings.near_miss_depth and not _together(pair, group)]
    near.sort(key=lambda pair: (-pair.score, place[pair.a], place[pair.b]))
    return tuple(near[: settings.near_miss_count])


def _threshold(pair: Match, settings: Settings) -> float:
    return settings.match_threshold if pair.relation == "full" else settings.fragment_threshold


def _together(pair: Match, group: Mapping[str, int]) -> bool:
    return pair.a in group and group[pair.a] == group.get(pair.b)

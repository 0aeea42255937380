"""The quotations of a run made ready to be compared, and pairs of them compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.alignment import Alignments, aligned
from compare.match.scoring import Features, features
from compare.match.surroundings import Surroundings
from compare.match.terms import Table, Vocabulary, tabled
from compare.model import Article, Quotation
from compare.settings import Settings

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of quotations with what they share: places in `Compared.quotations`, the fuller one first."""

    a: Ints
    b: Ints
    alignments: Alignments
    features: Features

    def at_least(self, score: float) -> Scored:
        """Return the pairs that have a score of at least `score`."""
        places = np.flatnonzero(self.features.scores() >= score)
        return Scored(self.a[places], self.b[places], self.alignments.taken(places), self.features.taken(places))


@dataclass(frozen=True, slots=True)
class Compared:
    """The quotations of a run in an order of their own, fullest first, whatever the order given; `articles` number their articles."""

    quotations: tuple[Quotation, ...]
    table: Table
    around: Surroundings
    articles: Ints

    def scored(self, a: Ints, b: Ints, settings: Settings, least: float = 0.0) -> Scored:
        """Return the pairs that have at least the share `least` in common words, with their alignments and features."""
        found = aligned(self.table, a, b, settings, least)
        kept = np.flatnonzero(found.kept)
        found = found.taken(kept)
        return Scored(a[kept], b[kept], found, features(self.table, found, a[kept], b[kept], self.around, settings))


def compared(
    quotations: Sequence[Quotation], articles: Mapping[str, Article], settings: Settings, others: Sequence[Quotation] = ()
) -> Compared:
    """Return quotations ready to be compared; `others` are quotations of their articles that are not compared."""
    vocabulary = Vocabulary()
    said = [(vocabulary.terms(q.text), q) for q in quotations]
    said.sort(key=lambda pair: (-len(pair[0]), pair[1].text, pair[1].id))
    ordered = tuple(q for _, q in said)
    around = Surroundings(ordered, articles, vocabulary, settings)
    around.read(others)
    terms = tabled([words[: settings.longest_quotation] for words, _ in said], around.voices(), settings.voice_share)
    names = {name: place for place, name in enumerate(sorted({q.article for q in ordered}))}
    return Compared(ordered, terms, around, np.array([names[q.article] for q in ordered], dtype=np.int64))

"""The quotations of a run made ready to be compared, and pairs of them compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.alignment import Alignments, aligned
from compare.match.bags import bagged
from compare.match.scoring import Features, judged, matches, plain, with_beside, with_subjects
from compare.match.surroundings import Surroundings, day, days_apart, outside, speaker_number, subject, voice
from compare.match.terms import Table, Terms, Vocabulary, number
from compare.model import Article, Match, Quotation
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
    """The quotations of a run in an order of their own, whatever the order given.

    Most words first, then what tells most, equals by `numbers`; `names` are those of the numbered articles.
    """

    quotations: tuple[Quotation, ...]
    names: tuple[str, ...]
    numbers: Ints
    table: Table
    around: Surroundings

    @property
    def key_numbers(self) -> Ints:
        """The number of each key in the table."""
        return self.around.vocabulary.key_numbers()

    @property
    def articles(self) -> Ints:
        """The number of each quotation's article."""
        return self.around.articles

    def scored(self, a: Ints, b: Ints, settings: Settings, least: float = 0.0, steps: bool = False) -> Scored:
        """Return the pairs that have at least the share `least` in common words, with their alignments and features."""
        found = aligned(self.table, a, b, settings, least, steps)
        kept = np.flatnonzero(found.kept)
        a, b, found = a[kept], b[kept], found.taken(kept)
        told, words = self.table.told, self.table.lengths
        given = plain(found, np.minimum(told[a], told[b]), np.maximum(words[a], words[b]), self.around.speaker(a, b))
        near = np.flatnonzero(given.at_best() >= settings.context_from)
        given = with_beside(given, near, self.around.beside(a[near], b[near]))
        likely = np.flatnonzero(given.scores() >= settings.context_from)
        return Scored(a, b, found, with_subjects(given, likely, self.around.other_subject(a[likely], b[likely])))

    def matches(self, found: Scored, settings: Settings) -> tuple[Match, ...]:
        """Return the matches that scored pairs make."""
        a, b = found.a, found.b
        said = judged(found.features, days_apart(self.around.days[a], self.around.days[b]), settings)
        ids = [(self.quotations[x].id, self.quotations[y].id) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
        return matches(ids, found.features, said)


def compared(
    quotations: Sequence[Quotation], articles: Mapping[str, Article], settings: Settings, others: Sequence[Quotation] = ()
) -> Compared:
    """Return quotations ready to be compared; `others` are quotations of their articles that are not compared."""
    vocabulary = Vocabulary()
    terms = Terms(vocabulary, settings.longest_quotation, settings.voice_share)
    inside: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        inside[quotation.article].append(quotation)
    inside = dict(sorted(inside.items()))
    spans = {name: [(q.start, q.end) for q in said] for name, said in inside.items()}
    for quotation in others:
        if quotation.article in spans:
            spans[quotation.article].append((quotation.start, quotation.end))
    subjects = []
    for name, said in inside.items():
        article = articles.get(name)
        counted = vocabulary.counted(outside(article.text, sorted(spans[name]))) if article else {}
        own = voice(counted, settings)
        for quotation in said:
            terms.add(quotation.text, own)
        subjects.append(subject(counted, settings))
    given = [quotation for said in inside.values() for quotation in said]
    numbers = np.fromiter((number(quotation.id) for quotation in given), np.int64, len(given))
    table = terms.table()
    order = np.lexsort((numbers, -table.fullness()))
    homes = np.repeat(np.arange(len(inside)), [len(said) for said in inside.values()])
    days = np.array([day(articles[name].date) if name in articles else -1 for name in inside], np.int64)
    ordered = tuple(given[place] for place in order.tolist())
    speakers = np.fromiter(map(speaker_number, ordered), np.int64, len(ordered))
    table = table.taken(order)
    around = Surroundings(ordered, articles, vocabulary, table, bagged(subjects), homes[order], speakers, days[homes[order]], settings)
    return Compared(ordered, tuple(inside), numbers[order], table, around)

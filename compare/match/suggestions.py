"""Readings that may be translations of one utterance: one speaker, one occasion, but few words in common. For a reader to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.match.bags import flat
from compare.match.comparison import Compared, Ints
from compare.match.grams import MEETING, mixed
from compare.match.surroundings import days_apart
from compare.match.terms import MICRO
from compare.model import Match, Quotation, Suggestion
from compare.settings import Settings

Floats = NDArray[np.float64]
# Points of a suggestion, 100 in all. Those for words are set on one half of the utterances with two published renderings
# (benchmarks/translations.py), the others by judgement: made articles say nothing about occasions.
POINTS = {"words": 75.0, "occasion": 10.0, "order": 5.0, "date": 5.0, "beside": 5.0}
# Nats of common words, and of what stands around, that make 63 % of their points; the share of common words that counts in full.
WORDS_SCALE, BESIDE_SCALE, MUCH = 10.0, 10.0, 0.45


@dataclass(frozen=True, slots=True)
class Facts:
    """What speaks for pairs: arrays, one item a pair.

    `common` nats of words in any order, the sides' `told` (millionths of nats) multiplied; `anchors` are the pairs of readings that their
    articles share, `shared` how many readings of the article that has fewer of them, `crossed` on how many of the pairs the two readings
    stand on different sides; `days` apart (-1: unknown); `beside` millionths of nats around.
    """

    common: Floats
    told: Floats
    anchors: Ints
    shared: Ints
    crossed: Ints
    days: Ints
    beside: Ints

    def parts(self) -> dict[str, Floats]:
        """Return the share, 0-1, that each pair has of each kind of points."""
        # Of both sides, not of the shorter one: a translation says as much as the other, and short readings share words with any long one.
        share = self.common / np.maximum(np.sqrt(self.told) / MICRO, 1e-9)
        return {
            "words": np.minimum(1.0, share / MUCH) * -np.expm1(-self.common / WORDS_SCALE),
            "occasion": np.minimum(self.anchors, 2) / 2,
            "order": ((self.anchors > 0) & (self.crossed == 0)).astype(np.float64),
            "date": (self.days == 0).astype(np.float64),
            "beside": -np.expm1(-self.beside / MICRO / BESIDE_SCALE),
        }

    def tenths(self) -> Ints:
        """Return each pair's points in tenths."""
        total: Floats = sum((POINTS[name] * part for name, part in self.parts().items()), np.zeros(len(self.common)))
        return np.rint(total * 10).astype(np.int64)

    def taken(self, places: Ints) -> Facts:
        """Return the facts of some of the pairs."""
        return Facts(*(getattr(self, name)[places] for name in self.__slots__))

    def evidence(self, place: int, a: Quotation, b: Quotation) -> tuple[str, ...]:
        """Return in words what speaks for a pair."""
        said = [f"words in common, in any order, that tell {self.common[place]:.0f} nats"]
        said.append(f"both are said by {a.person}" if a.person and a.person == b.person else "both speakers have one name")
        if shared := int(self.shared[place]):
            said.append(f"the articles share {shared} other reading{'s' if shared > 1 else ''}")
        if self.anchors[place] and not self.crossed[place]:
            said.append("they stand in the same order among these")
        if self.days[place] == 0:
            said.append("the articles are of one day")
        if -np.expm1(-self.beside[place] / MICRO / BESIDE_SCALE) > 0.5:
            said.append("the sentences around share names or rare words")
        return tuple(said)


def suggested(pairs: Iterable[tuple[Quotation, Quotation]], facts: Facts, settings: Settings) -> tuple[Suggestion, ...]:
    """Return what a report suggests of the pairs, best first: those with points enough, few for one reading."""
    points = (facts.tenths() / 10).tolist()
    made = []
    for place, (one, other) in enumerate(pairs):
        if points[place] >= settings.suggestion_threshold:
            a, b = sorted((one, other), key=lambda quotation: quotation.article)
            made.append(Suggestion(a.id, b.id, points[place], facts.evidence(place, a, b)))
    made.sort(key=lambda suggestion: (-suggestion.score, suggestion.a, suggestion.b))
    return tuple(_few_each(made, settings))


def suggestions(ready: Compared, pairs: Sequence[Match], group: Ints, settings: Settings) -> tuple[Suggestion, ...]:
    """Return pairs that may be translations of one utterance, best first.

    Looked for among readings of one named speaker, between articles that already share words near the line, and where readings in
    articles of one day or two following ones share a rare word; never for a reading that has its counterpart in the other article.
    `group` is the number of each reading's utterance, -1 for none.
    """
    place = {quotation.id: number for number, quotation in enumerate(ready.quotations)}
    close = [pair for pair in pairs if pair.score >= settings.suggestion_occasion]
    met = Occasions.of(ready, [(place[pair.a], place[pair.b], pair.same_utterance) for pair in close])
    named = np.flatnonzero((ready.around.speakers > 0) & (ready.table.lengths >= settings.suggestion_words))
    codes = np.union1d(_between(ready, met, named, settings), _same_days(ready, named, settings))
    a, b = _without_counterpart(ready, codes // len(ready.quotations), codes % len(ready.quotations), group)
    found = ready.scored(a, b, settings, settings.suggestion_shared)
    a, b, told = found.a, found.b, ready.table.told.astype(np.float64)
    anchors, shared, crossed = met.facts(ready, a, b)
    days = days_apart(ready.around.days[a], ready.around.days[b])
    beside = np.rint(np.maximum(found.features.beside, 0.0) * MICRO).astype(np.int64)
    facts = Facts(found.alignments.common, told[a] * told[b], anchors, shared, crossed, days, beside)
    near = np.flatnonzero(facts.tenths() >= settings.suggestion_threshold * 10)
    both = ((ready.quotations[x], ready.quotations[y]) for x, y in zip(a[near].tolist(), b[near].tolist(), strict=True))
    return suggested(both, facts.taken(near), settings)


@dataclass(frozen=True, slots=True)
class Occasions:
    """The pairs of articles that share something (smaller number x articles + larger), ascending; each one's shared readings.

    The readings that pair i shares start at `first[k]` and `second[k]` in its articles, for k from `starts[i]` to `starts[i + 1]`.
    """

    codes: Ints
    starts: Ints
    first: Ints
    second: Ints

    @staticmethod
    def of(ready: Compared, pairs: Sequence[tuple[int, int, bool]]) -> Occasions:
        """Return the occasions of pairs of readings (places) near the line; True for those that are one utterance."""
        made = np.array([(a, b, same) for a, b, same in pairs], np.int64).reshape(-1, 3)
        articles, begins = ready.articles, np.fromiter((q.start for q in ready.quotations), np.int64, len(ready.quotations))
        turned = articles[made[:, 0]] > articles[made[:, 1]]
        a, b = np.where(turned, made[:, 1], made[:, 0]), np.where(turned, made[:, 0], made[:, 1])
        code = articles[a] * len(ready.names) + articles[b]
        codes = np.unique(code)
        same = np.flatnonzero(made[:, 2])
        same = same[np.argsort(code[same], kind="stable")]
        starts = np.append(np.searchsorted(code[same], codes), len(same))
        return Occasions(codes, starts, begins[a[same]], begins[b[same]])

    def facts(self, ready: Compared, a: Ints, b: Ints) -> tuple[Ints, Ints, Ints]:
        """Return for pairs of readings how many their articles share, how many of the article with fewer, how many are crossed."""
        left, right = ready.articles[a], ready.articles[b]
        begins = np.fromiter((q.start for q in ready.quotations), np.int64, len(ready.quotations))
        code = np.minimum(left, right) * len(ready.names) + np.maximum(left, right)
        at = np.minimum(np.searchsorted(self.codes, code), max(0, len(self.codes) - 1))
        known = np.flatnonzero(self.codes[at] == code) if len(self.codes) else np.zeros(0, np.int64)
        anchors, shared, crossed = (np.zeros(len(a), np.int64) for _ in range(3))
        anchors[known] = np.diff(self.starts)[at[known]]
        shared[known] = self._shared()[at[known]]
        one, other = np.where(left <= right, begins[a], begins[b]), np.where(left <= right, begins[b], begins[a])
        pair, anchor = flat(self.starts, at[known])
        pair = known[pair]
        np.add.at(crossed, pair, (one[pair] < self.first[anchor]) != (other[pair] < self.second[anchor]))
        return anchors, shared, crossed

    def _shared(self) -> Ints:
        """Return how many readings of the article that has fewer of them each pair shares; one may pair with several of the other."""
        edges = zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True)
        counts = [min(len(set(self.first[x:y].tolist())), len(set(self.second[x:y].tolist()))) for x, y in edges]
        return np.array(counts, np.int64)


def _between(ready: Compared, met: Occasions, named: Ints, settings: Settings) -> Ints:
    """Return the pairs of readings by one speaker, of such articles; a pair is the number smaller place x readings + larger place."""
    speakers, size, articles = ready.around.speakers.tolist(), len(ready.quotations), len(ready.names)
    inside: dict[int, list[int]] = defaultdict(list)
    for number in named.tolist():
        article = int(ready.articles[number])
        if len(inside[article]) < settings.suggestion_readings:
            inside[article].append(number)
    near = [divmod(code, articles) for code in met.codes.tolist()]
    pairs = {
        min(a, b) * size + max(a, b) for left, right in near for a in inside[left] for b in inside[right] if speakers[a] == speakers[b]
    }
    return np.array(sorted(pairs), dtype=np.int64)


def _same_days(ready: Compared, named: Ints, settings: Settings) -> Ints:
    """Return the pairs of readings by one speaker, of articles not more than a day apart, that share one of their rarest words."""
    table, around, size = ready.table.taken(named), ready.around, len(ready.quotations)
    keys = ready.key_numbers[table.key]
    meeting, text = meetings(keys, table.micro, table.starts, around.speakers[named], around.days[named], settings)
    number = named[text]
    order = np.lexsort((number, meeting))
    meeting, number = meeting[order], number[order]
    edges = np.flatnonzero(np.concatenate(([True], meeting[1:] != meeting[:-1], [True]))) if len(meeting) else np.zeros(1, np.int64)
    count = np.diff(edges)
    few = np.repeat(count <= settings.suggestion_holders, count)
    meeting, number = meeting[few], number[few]
    pairs = [np.zeros(0, dtype=np.int64)]
    for step in range(1, min(settings.suggestion_holders, len(meeting))):
        alike = meeting[step:] == meeting[:-step]
        a, b = number[:-step][alike], number[step:][alike]
        apart = ready.articles[a] != ready.articles[b]
        pairs.append(np.unique(a[apart] * size + b[apart]))
    return np.unique(np.concatenate(pairs))


def meetings(key: Ints, micro: NDArray[np.int32], starts: Ints, speaker: Ints, day: Ints, settings: Settings) -> tuple[Ints, Ints]:
    """Return under which numbers texts of known speakers meet, and the texts: one for each of their rarest words and each of two days.

    Linear in the texts: each has a fixed number of rare words. Texts a day apart meet under the later day.
    """
    text = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    rare = np.flatnonzero((micro >= settings.suggestion_rarity * MICRO) & (day[text] >= 0))
    order = rare[np.lexsort((rare, -micro[rare], text[rare]))]
    # Each key once, where it tells most: the first of its text in this order.
    first = np.sort(np.unique(mixed(MEETING, text[order], key[order]), return_index=True)[1])
    order = order[first]
    edges = np.flatnonzero(np.concatenate(([True], text[order][1:] != text[order][:-1]))) if len(order) else np.zeros(0, np.int64)
    place = np.arange(len(order)) - np.repeat(edges, np.diff(np.append(edges, len(order))))
    order = order[place < settings.suggestion_probes]
    found = [mixed(MEETING, speaker[text[order]], day[text[order]] + later, key[order]) for later in (0, 1)]
    return np.concatenate(found), np.concatenate((text[order], text[order]))


def _without_counterpart(ready: Compared, a: Ints, b: Ints, group: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of which neither reading has its counterpart in the other one's article."""
    articles = len(ready.names)
    reached = np.unique((group * articles + ready.articles)[group >= 0])
    there = [(group[one] >= 0) & np.isin(group[one] * articles + ready.articles[other], reached) for one, other in ((a, b), (b, a))]
    left = ~(there[0] | there[1])
    return a[left], b[left]


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

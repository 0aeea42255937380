"""Where in a source text (a transcript, without quotation marks) each quotation comes from, and which ones join two places of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from compare.match.alignment import aligned
from compare.match.terms import Form, Vocabulary, nat, printed_forms, table
from compare.model import SOURCE_TEXT, Article, Placement, Quotation, Reading, Span
from compare.settings import Settings

Words = list[tuple[int, int, Form]]
# A lone aligned word more than this many words from the next one is chance.
STRAY = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A source text's words, and where each key stands in it."""

    article: Article
    words: Words
    places: dict[str, list[int]]

    @classmethod
    def of(cls, article: Article) -> Source:
        words = list(printed_forms(article.text))
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, _, form) in enumerate(words):
            places[form.key].append(place)
        return cls(article, words, dict(places))

    def span(self, words: Span) -> Span:
        """Return the code points of a stretch of words."""
        return Span(self.words[words.start][0], self.words[words.end - 1][1])

    def text(self, words: Span) -> str:
        start, end = self.span(words)
        return self.article.text[start:end]


class Passage(NamedTuple):
    """A stretch of the source as a reading (`quotation`), and all readings of it, the source's first."""

    quotation: Quotation
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of a wording found in the source: half-open word places on both sides, and which words of the wording are aligned."""

    own: Span
    there: Span
    aligned: frozenset[int]


def placed(quotations: Sequence[Quotation], article: Article, settings: Settings) -> tuple[Placement, ...]:
    """Return where the quotations stand in a source text, in the order given; one that stands nowhere in it is left out.

    A quotation is placed where a window of the source aligns best with it, if that holds `place_containment` of its information and
    `place_evidence` nats. A stretch left over that stands elsewhere in the source by the same measure makes it a splice.
    """
    source = Source.of(article)
    placements = []
    for quotation in quotations:
        best = _found(quotation.text, source, settings.place_containment, settings)
        if best is None:
            continue
        words = list(printed_forms(quotation.text))
        rest = [other for run in _left_over(best, len(words)) if (other := _elsewhere(run, words, quotation.text, best, source, settings))]
        if rest:
            spans = tuple(source.span(found.there) for found in sorted((best, *rest), key=lambda found: found.own))
        else:
            spans = (source.span(_widened(best, len(words), len(source.words))),)
        placements.append(Placement(quotation.id, spans, sum(len(found.aligned) for found in (best, *rest)) / len(words)))
    return tuple(placements)


def _found(text: str, source: Source, least: float, settings: Settings) -> Found | None:
    """Return the best place of a wording in the source, None if no place holds the share `least` of what it tells."""
    windows = _windows(text, source, settings)
    if not windows:
        return None
    texts = [text, *(source.text(window) for window in windows)]
    terms = table(texts, Vocabulary(), settings.longest_quotation)
    others = np.arange(1, len(texts))
    result = aligned(terms, np.zeros_like(others), others, settings, steps=True)
    best = int(np.argmax(result.shared))
    if result.shared[best] < max(settings.place_evidence, least * terms.total[0]):
        return None
    steps = [(x, y) for pairs, own, there in result.steps for p, x, y in zip(pairs, own, there, strict=True) if p == best]
    if not steps:  # nothing in common, and settings that ask for nothing
        return None
    kept = _without_strays(sorted((int(x), int(y) + windows[best].start) for x, y in steps))
    return Found(Span(kept[0][0], kept[-1][0] + 1), Span(kept[0][1], kept[-1][1] + 1), frozenset(x for x, _ in kept))


def _without_strays(steps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return aligned places without a single word at an edge that stands far from the next on either side: it is there by chance."""
    kept = list(steps)
    while len(kept) > 2 and _far(kept[0], kept[1]):
        del kept[0]
    while len(kept) > 2 and _far(kept[-2], kept[-1]):
        del kept[-1]
    return kept


def _far(before: tuple[int, int], after: tuple[int, int]) -> bool:
    return max(after[0] - before[0], after[1] - before[1]) > STRAY


def _windows(text: str, source: Source, settings: Settings) -> list[Span]:
    """Return the stretches of the source, three times as long as the text, around the diagonals that hold most of its information."""
    words = list(printed_forms(text))
    width = max(settings.least_window, len(words))
    votes: dict[int, float] = defaultdict(float)
    for place, (_, _, form) in enumerate(words):
        there = source.places.get(form.key, ())
        for other in there if len(there) <= settings.posting_cap else ():
            votes[max(0, other - place) // width] += nat(form.share)
    best = sorted(votes, key=lambda diagonal: (-votes[diagonal], diagonal))[: settings.places_tried]
    starts = [max(0, diagonal * width - width // 2) for diagonal in best]
    return [Span(start, min(len(source.words), start + 3 * width)) for start in starts]


def _left_over(best: Found, length: int) -> list[Span]:
    """Return the stretches of a wording of `length` words that the best place leaves unaligned."""
    runs: list[Span] = []
    start = 0
    for place in [*sorted(best.aligned), length]:
        if place > start:
            runs.append(Span(start, place))
        start = place + 1
    return runs


def _elsewhere(run: Span, words: Words, text: str, best: Found, source: Source, settings: Settings) -> Found | None:
    """Return the other place of the source that a left-over stretch comes from, if there is one well apart from the best place."""
    found = _found(text[words[run.start][0] : words[run.end - 1][1]], source, settings.splice_containment, settings)
    if found is None:
        return None
    apart = max(found.there.start - best.there.end, best.there.start - found.there.end)
    if apart < settings.splice_distance:
        return None
    own = Span(found.own.start + run.start, found.own.end + run.start)
    return Found(own, found.there, frozenset(place + run.start for place in found.aligned))


def _widened(found: Found, length: int, longest: int) -> Span:
    """Return the place with as many words more at its edges as the wording has beyond its aligned ones: they stand against each other."""
    return Span(max(0, found.there.start - found.own.start), min(longest, found.there.end + length - found.own.end))


def reported(quotations: Sequence[Quotation], article: Article, settings: Settings) -> tuple[Passage, ...]:
    """Return the passages of a source text that quotations report, each with its readings: `placed`, then `passages`."""
    return passages(placed(quotations, article, settings), quotations, article, settings)


def passages(placements: Sequence[Placement], quotations: Sequence[Quotation], article: Article, settings: Settings) -> tuple[Passage, ...]:
    """Return the passages of the source that quotations report, in its order, each with the readings that hang on it.

    Quotations whose places overlap by half of the shorter one report one passage; the passage spans them all.
    """
    by_id = {quotation.id: quotation for quotation in quotations}
    places = {placement.quotation: placement for placement in placements}
    groups: list[tuple[Span, list[str]]] = []
    for place, quotation in sorted((_main(placement, settings), placement.quotation) for placement in placements):
        if groups and _same_place(groups[-1][0], place):
            hull = Span(groups[-1][0].start, max(groups[-1][0].end, place.end))
            groups[-1] = (hull, [*groups[-1][1], quotation])
        else:
            groups.append((place, [quotation]))
    return tuple(_passage(hull, [(by_id[name], places[name]) for name in names], article, settings) for hull, names in groups)


def _main(placement: Placement, settings: Settings) -> Span:
    """Return the passage that a quotation reports: from its first place to its last if they stand in order and near, else the longest."""
    spans = placement.spans
    hull = Span(min(span.start for span in spans), max(span.end for span in spans))
    if list(spans) == sorted(spans) and hull.end - hull.start <= settings.longest_passage:
        return hull
    return max(spans, key=lambda span: (span.end - span.start, -span.start))


def _same_place(a: Span, b: Span) -> bool:
    common = min(a.end, b.end) - max(a.start, b.start)
    return 2 * common >= min(a.end - a.start, b.end - b.start)


def _passage(hull: Span, members: Sequence[tuple[Quotation, Placement]], article: Article, settings: Settings) -> Passage:
    text = article.text[hull.start : hull.end]
    source = Quotation(article.id, article.name, hull.start, hull.end, text, marks=SOURCE_TEXT, sentence=hull)
    whole = settings.full_coverage * len(list(printed_forms(text)))
    readings = [
        Reading(
            quotation=member.id,
            parent=source.id,
            relation="full" if len(list(printed_forms(member.text))) >= whole else "fragment",
            score=round(100 * placement.found, 1),
            flags=_flags(placement),
        )
        for member, placement in members
    ]
    return Passage(source, (Reading(source.id, flags=(SOURCE_TEXT,)), *readings))


def _flags(placement: Placement) -> tuple[str, ...]:
    where = ", ".join(f"{span.start}-{span.end}" for span in placement.spans)
    joined = (f"joins {len(placement.spans)} places of the source",) if len(placement.spans) > 1 else ()
    return (f"source {where}", *joined)

"""The report as a whole: outlet by outlet, who left what out, how divergence is distributed, rates, counts."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from compare.model import Article, Counts, OutletFigures, Quotation, Span, Utterance, source_names
from compare.report.view import (
    Bin,
    CountRow,
    MatrixCell,
    MatrixRow,
    OutletMatrix,
    PresenceRow,
    RateCell,
    RateRow,
    UtteranceView,
)
from compare.report.wording import counted, first_words, rate_words, share_words, whole

SUBSTANTIVE = 2
LEVELS = 4
# From this number of outlets on, one can stand alone.
SEVERAL = 3
FIRST_WORDS = 9
# Bins that never straddle a band of severity: 0 neutral, 1-33 minor, 34-66 major, 67-100 critical.
BINS = ((0, 0), (1, 11), (12, 22), (23, 33), (34, 44), (45, 55), (56, 66), (67, 77), (78, 88), (89, 100))
CAPTION = (
    "Of the quotations that two outlets share, in how many the wording differs in substance (major or critical). "
    "n is the number that they share; a pair without any is left blank, never scored 0."
)


def leading_outlets(utterances: Sequence[UtteranceView], articles: Sequence[Article], most: int) -> tuple[str, ...]:
    """Return the outlets that tables set side by side: those that share an utterance in the articles' order, cut to those with most."""
    shared = Counter(outlet for one in utterances for outlet in one.outlets)
    names = list(dict.fromkeys(source_names(articles).values()))
    kept = set(sorted(names, key=lambda name: (-shared[name], names.index(name)))[:most])
    return tuple(name for name in names if name in kept)


def matrix(utterances: Sequence[Utterance], outlets: Sequence[str], sources: Mapping[str, str]) -> OutletMatrix:
    """Return outlet by outlet how often the wording differs in substance; `sources` gives each quotation's (id) outlet."""
    shared: Counter[tuple[str, str]] = Counter()
    substantive: Counter[tuple[str, str]] = Counter()
    own: Counter[str] = Counter()
    several: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for utterance in utterances:
        held: dict[str, list[int]] = defaultdict(list)
        for index, reading in enumerate(utterance.readings):
            held[sources[reading.quotation]].append(index)
        own.update(held.keys())
        worst = between(utterance, {outlet: held[outlet] for outlet in outlets if outlet in held})
        for a, b in combinations([outlet for outlet in outlets if outlet in held], 2):
            shared[a, b] += 1
            substantive[a, b] += worst.get(frozenset((a, b)), 0) >= SUBSTANTIVE
        if len(held.keys() & set(outlets)) >= SEVERAL:
            several.update(held.keys() & set(outlets))
            alone.update(_alone({pair for pair, severity in worst.items() if severity >= SUBSTANTIVE}, held.keys() & set(outlets)))
    rows = tuple(MatrixRow(a, tuple(_cell(a, b, outlets, own, shared, substantive) for b in outlets)) for a in outlets)
    words = (f"{one} alone in {alone[one]} of {several[one]}" for one in outlets if alone[one])
    return OutletMatrix(tuple(outlets), rows, CAPTION, tuple(words))


def _alone(apart: Set[frozenset[str]], outlets: Set[str]) -> list[str]:
    """Return the outlet that differs in substance from all others while these agree: a list of one or none; `apart` are the pairs."""
    differing = Counter(outlet for pair in apart for outlet in pair)
    return [one for one in sorted(outlets) if differing[one] == len(outlets) - 1 == len(apart)]


def between(utterance: Utterance, held: Mapping[str, Sequence[int]]) -> dict[frozenset[str], int]:
    """Return the worst severity between the readings of two outlets, for each pair; `held` gives each outlet's readings (indexes).

    A variant between two readings counts for their outlets; one between the base and a reading counts also against every other outlet
    that has other words in its columns. Linear in variants x outlets.
    """
    outlet_of = {reading: outlet for outlet, readings in held.items() for reading in readings}
    words: dict[tuple[str, Span], set[str]] = {}
    worst: dict[frozenset[str], int] = defaultdict(int)
    for variant in utterance.verdict.variants:
        sides = (variant.reading_a, variant.reading_b)
        own = {outlet_of[reading] for reading in sides if reading in outlet_of}
        if len(own) == 2:
            worst[frozenset(own)] = max(worst[frozenset(own)], variant.severity)
        if utterance.base not in sides:
            continue
        other = sides[sides[0] == utterance.base]
        said = _words(utterance, other, variant.columns)
        for outlet, readings in held.items():
            if outlet == outlet_of.get(other) or other not in outlet_of:
                continue
            if (outlet, variant.columns) not in words:
                all_ = (_words(utterance, reading, variant.columns) for reading in readings if reading != utterance.base)
                words[outlet, variant.columns] = {one for one in all_ if one is not None}
            if words[outlet, variant.columns] - {said}:
                pair = frozenset((outlet, outlet_of[other]))
                worst[pair] = max(worst[pair], variant.severity)
    return worst


def _words(utterance: Utterance, reading: int, columns: Span) -> str | None:
    """Return what a reading has in a range of columns, small letters; None where part of it is not quoted."""
    cells = [column.cells[reading] for column in utterance.collation.columns[columns.start : columns.end]]
    if any(cell.state == "outside" for cell in cells):
        return None
    text = utterance.collation.texts[reading]
    return "".join(text[cell.span.start : cell.span.end] for cell in cells if cell.span).strip().casefold()


def _cell(
    a: str, b: str, outlets: Sequence[str], own: Counter[str], shared: Counter[tuple[str, str]], substantive: Counter[tuple[str, str]]
) -> MatrixCell:
    if a == b:
        return MatrixCell("", own[a], 0, f"{a} quotes {counted(own[a], 'shared utterance')}")
    pair = (a, b) if outlets.index(a) < outlets.index(b) else (b, a)
    n, k = shared[pair], substantive[pair]
    if not n:
        return MatrixCell("–", 0, 0, f"{a} and {b} share no quotation")
    level = 0 if not k else max(1, -(-LEVELS * k // n))
    return MatrixCell(f"{k} of {n}", n, level, f"{a} and {b}: {k} of {counted(n, 'shared quotation')} differ in substance")


def absent(
    utterances: Sequence[Utterance], quotations: Mapping[str, Quotation], articles: Mapping[str, Article], days: int
) -> list[tuple[str, ...]]:
    """Return, for each utterance, the outlets that quote the same person on the same occasion but not these words.

    The occasion: within `days` of one of the readings, where both have a date; the whole run where one has none. Copies of a wire story
    are where their story is.
    """
    names = source_names(tuple(articles.values()))
    quoting: dict[str, list[Article]] = defaultdict(list)
    for person, article in dict.fromkeys((q.person or q.speaker_name, q.article) for q in quotations.values()):
        if person:
            quoting[person].append(articles[article])
    found = []
    for utterance in utterances:
        here = [articles[quotations[reading.quotation].article] for reading in utterance.readings]
        outlets = {names[article.id] for article in here}
        others = (one for one in quoting.get(utterance.speaker or "", ()) if names[one.id] not in outlets)
        found.append(tuple(dict.fromkeys(names[one.id] for one in others if any(_near(one, other, days) for other in here))))
    return found


def day(date: str | None) -> datetime.date | None:
    """Return the day of an article's date, None if it has none that can be read."""
    try:
        return datetime.date.fromisoformat((date or "")[:10])
    except ValueError:
        return None


def _near(a: Article, b: Article, days: int) -> bool:
    first, second = day(a.date), day(b.date)
    return first is None or second is None or abs((first - second).days) <= days


def presence(utterances: Sequence[UtteranceView], outlets: Sequence[str], most: int) -> tuple[PresenceRow, ...]:
    """Return who quotes what, for the first `most` utterances: "full", "fragment", "left out", or "" (never quotes the speaker)."""
    rows = []
    for one in utterances[:most]:
        words = dict.fromkeys(one.left_out, "left out")
        for reading in one.readings:
            full = not reading.is_fragment or words.get(reading.outlet) == "full"
            words[reading.outlet] = "full" if full else "fragment"
        cells = tuple(words.get(outlet, "") for outlet in outlets)
        rows.append(PresenceRow(one.anchor, one.number, one.speaker, cells, first_words(one.readings[0].text, FIRST_WORDS)))
    return tuple(rows)


def distribution(utterances: Sequence[Utterance]) -> tuple[Bin, ...]:
    """Return how many utterances fall into each bin of divergence."""
    scores = Counter(whole(one.verdict.divergence) for one in utterances)
    counts = [sum(scores[score] for score in range(low, high + 1)) for low, high in BINS]
    tallest = max([*counts, 1])
    return tuple(Bin(low, high, n, -(-100 * n // tallest)) for (low, high), n in zip(BINS, counts, strict=True))


def rates(figures: Sequence[OutletFigures]) -> tuple[RateRow, ...]:
    """Return each outlet's rates with their intervals in words."""
    return tuple(
        RateRow(one.outlet, one.shared, tuple(RateCell(rate_words(name), share_words(share)) for name, share in one.rates.items()))
        for one in figures
    )


def counts(sums: Counts) -> tuple[CountRow, ...]:
    """Return the sums of a run, each with what it is made of."""
    neutral, minor, major, critical = sums.by_severity
    return (
        CountRow("Inputs given", sums.given, f"{sums.read} read + {sums.not_read} not read"),
        *([CountRow("Copies of a wire story", sums.copies, "counted with the story that they print")] if sums.copies else ()),
        CountRow("Marked stretches", sums.marked, f"{sums.quotations} quotations + {sums.set_aside} set aside"),
        CountRow("Quotations", sums.quotations, f"{sums.in_utterances} in an utterance + {sums.single_source} quoted by one source only"),
        CountRow("Utterances", sums.utterances, f"{critical} critical + {major} major + {minor} minor + {neutral} neutral"),
        CountRow("Near misses", sums.near_misses),
        CountRow("Suggestions", sums.suggestions),
        CountRow("Pairs compared", sums.candidates),
    )

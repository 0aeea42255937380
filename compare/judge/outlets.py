"""How each outlet's readings stand to the base readings: rates with their intervals, and headline words that no body quotation bears."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.judge.attribution import other_speaker, speaker_of
from compare.judge.rows import pieces
from compare.model import Article, OutletFigures, Quotation, Share, Utterance, Variant, source_names
from compare.settings import Settings
from compare.text.words import is_function_word, same_lemma

Z = 1.959963984540054
RATES = ("verbatim", "accidentals", "minor", "substantive", "omission", "attribution")


@dataclass(slots=True)
class OutletCounts:
    """What an outlet's figures are made from: utterances `shared` with others, `judged` ones by class, headlines, `strange` ones."""

    shared: int = 0
    judged: Counter[str] = field(default_factory=Counter)
    strange: int = 0
    headlines: int = 0


def outlet_figures(
    utterances: Sequence[Utterance], quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings
) -> tuple[OutletFigures, ...]:
    """Return the figures of every outlet that shares an utterance with another outlet, by name.

    An outlet counts once in an utterance, by its worst reading, held against the base; where its own reading is the base it counts in
    `shared` alone. `headline` counts the outlet's quotations in headlines that have a content word which no quotation in
    the article's body bears.
    """
    outlet_of = source_names(articles)
    by_id = {quotation.id: quotation for quotation in quotations}
    counts: defaultdict[str, OutletCounts] = defaultdict(OutletCounts)
    for one in utterances:
        count_utterance(one, [by_id[reading.quotation] for reading in one.readings], outlet_of, settings, counts)
    count_headlines(quotations, outlet_of, counts)
    return figures(counts)


def count_utterance(
    one: Utterance,
    said: Sequence[Quotation],
    outlet_of: Mapping[str, str],
    settings: Settings,
    counts: defaultdict[str, OutletCounts],
) -> None:
    """Add an utterance to the counts of its outlets; `said` are its readings' quotations, `outlet_of` names each article's outlet."""
    outlets = [outlet_of[quotation.article] for quotation in said]
    if len(set(outlets)) < 2:
        return
    for outlet in set(outlets):
        counts[outlet].shared += 1
    for outlet, rows in _others(outlets, one.base).items():
        counts[outlet].judged.update([*_classes(one, rows, said, settings), "judged"])


def figures(counts: Mapping[str, OutletCounts]) -> tuple[OutletFigures, ...]:
    """Return the figures that counts come to, of outlets that share an utterance, by name."""
    return tuple(_figures(outlet, counts[outlet]) for outlet in sorted(counts) if counts[outlet].shared)


def _others(outlets: Sequence[str], base: int) -> dict[str, list[int]]:
    """Return each outlet's rows, the base's own outlet left out."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, outlet in enumerate(outlets):
        if outlet != outlets[base]:
            rows[outlet].append(row)
    return rows


def _classes(one: Utterance, rows: Sequence[int], said: Sequence[Quotation], settings: Settings) -> set[str]:
    """Return the rates that an outlet's readings of one utterance count in."""
    variants = [variant for row in rows for variant in _against_base(one, row)]
    wording = [variant for variant in variants if variant.type != "attribution"]
    worst = max((variant.severity for variant in wording), default=0)
    found = {("accidentals" if wording else "verbatim") if worst == 0 else "minor" if worst == 1 else "substantive"}
    if any(variant.type == "omission" for variant in wording):
        found.add("omission")
    base = speaker_of(said[one.base], settings)
    if any(other_speaker(base, speaker_of(said[row], settings)) for row in rows):
        found.add("attribution")
    return found


def _against_base(one: Utterance, row: int) -> list[Variant]:
    """Return the variants between a reading and the base; a cut edge without weight is no variant of its wording."""
    return [
        variant
        for variant in one.verdict.variants
        if {variant.reading_a, variant.reading_b} == {row, one.base} and not (variant.type == "truncation" and variant.severity == 0)
    ]


def count_headlines(quotations: Sequence[Quotation], outlet_of: Mapping[str, str], counts: defaultdict[str, OutletCounts]) -> None:
    """Add quotations in headlines, and those with words that their article's body doesn't bear."""
    for quotation, strange in headlines(quotations):
        if quotation.article in outlet_of:
            held = counts[outlet_of[quotation.article]]
            held.headlines += 1
            held.strange += strange


def headlines(quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, bool]]:
    """Yield the quotations in headlines, each with whether a word of it is borne by no quotation in the body; articles come whole."""
    # Few articles have any.
    bodies: dict[str, set[str]] = {quotation.article: set() for quotation in quotations if quotation.place != "body"}
    for quotation in quotations:
        if quotation.place == "body" and quotation.article in bodies:
            bodies[quotation.article].update(piece.norm for piece in pieces(quotation.text))
    for quotation in quotations:
        if quotation.place != "body":
            yield quotation, _unborne(quotation, bodies[quotation.article])


def _unborne(quotation: Quotation, body: set[str]) -> bool:
    words = {piece.norm for piece in pieces(quotation.text) if not is_function_word(piece.norm)} - body
    return any(not any(same_lemma(word, one) for one in body) for word in words)


def _figures(outlet: str, counts: OutletCounts) -> OutletFigures:
    rates = {name: wilson(counts.judged[name], counts.judged["judged"]) for name in RATES}
    rates["headline"] = wilson(counts.strange, counts.headlines)
    return OutletFigures(outlet, counts.shared, rates)


def wilson(k: int, n: int) -> Share:
    """Return the rate k of n with its Wilson score interval at 95 %; None for rate and bounds if n is 0."""
    if n == 0:
        return Share(k, n)
    rate, square = k / n, Z * Z
    middle = (rate + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * math.sqrt(rate * (1 - rate) / n + square / (4 * n * n))
    return Share(k, n, rate, max(0.0, middle - half), min(1.0, middle + half))

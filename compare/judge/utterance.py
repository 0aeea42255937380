"""The verdict on an utterance: its columns' severities, and the reading that stands as its base."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations

from compare.judge.attribution import conflict, other_speaker, speaker_of
from compare.judge.rows import pieces
from compare.judge.verdict import divergence_of
from compare.model import Collation, Quotation, Severity, Span, Variant, Verdict
from compare.settings import Settings

Judge = dict[tuple[int, int], Verdict]


def base_of(collation: Collation, readings: Sequence[Quotation], settings: Settings) -> int:
    """Return the index of the base: the reading of the source that the user names, else the majority's, column by column.

    In each column the words that most readings have are the majority's; a reading scores what it shares with it. The longer, then the
    earlier reading wins a tie.
    """
    if settings.against:
        wanted = settings.against.casefold()
        given = [place for place, reading in enumerate(readings) if wanted in (reading.name.casefold(), reading.article.casefold())]
        if given:
            return max(given, key=lambda place: len(readings[place].text))
    scores = [0] * len(collation.texts)
    for printed in zip(*collation.lines, strict=True):
        if all(text == printed[0] for text in printed):  # gives all readings the same
            continue
        words = [" ".join(piece.norm for piece in pieces(text)) for text in printed]
        counts = Counter(word for word in words if word)
        for row, word in enumerate(words):
            scores[row] += counts[word] if word else 0
    return max(range(len(scores)), key=lambda row: (scores[row], len(collation.texts[row]), -row), default=0)


def pairs_of(collation: Collation, base: int, settings: Settings) -> list[tuple[int, int]]:
    """Return which readings are judged against each other: the base with each one, then the others, equal texts once, up to a bound."""
    count = len(collation.texts)
    with_base = [(base, other) for other in range(count) if other != base]
    first = {text: row for row, text in reversed(list(enumerate(collation.texts)))}
    distinct = sorted(set(first.values()) - {base, first.get(collation.texts[base], base)})
    return with_base + list(combinations(distinct, 2))[: max(0, settings.pairs_judged - len(with_base))]


def merged(verdicts: Judge, base: int, settings: Settings) -> Verdict:
    """Return the verdict that pairs of readings come to together.

    All variants against the base stand; one between two other readings stands where it is worse than all that the base has in its columns.
    A column's severity is its worst variant's; the divergence is made from the columns, each counted once, so that twenty readings of one
    change weigh as much as two. Coverage is the mean share of the base that the other readings give. A note stands where it is true of
    every pair that is as grave as the utterance.
    """
    kept: list[Variant] = []
    columns: dict[int, Severity] = {}
    for (a, b), one in verdicts.items():
        for variant in one.variants:
            span = variant.columns
            worst = max((columns.get(column, 0) for column in range(span.start, span.end)), default=0)
            if base in (a, b) or variant.severity > worst:
                kept.append(_placed(variant, a, b))
                for column in range(span.start, span.end):
                    columns[column] = max(columns.get(column, 0), variant.severity)
    severity = max((one.severity for one in verdicts.values()), default=0)
    with_base = [one.coverage for pair, one in verdicts.items() if base in pair]
    worst_pairs = [one.notes for one in verdicts.values() if one.severity == severity]
    notes = tuple(note for note in dict.fromkeys(chain(*worst_pairs)) if all(note in said for said in worst_pairs))
    return Verdict(
        coverage=math.fsum(with_base) / len(with_base) if with_base else 1.0,
        divergence=divergence_of(_places(kept), severity, settings),
        severity=severity,
        variants=tuple(kept),
        notes=notes,
    )


def _placed(variant: Variant, a: int, b: int) -> Variant:
    return Variant(variant.a, variant.b, variant.type, variant.severity, variant.reason, variant.sure, a, b, variant.columns)


def _places(variants: Sequence[Variant]) -> list[Variant]:
    """Return the worst variant of those that begin at one column, for each column."""
    worst: dict[int, Variant] = {}
    for variant in variants:
        known = worst.setdefault(variant.columns.start, variant)
        if (variant.severity, variant.sure, variant.type) > (known.severity, known.sure, known.type):
            worst[variant.columns.start] = variant
    return list(worst.values())


def conflicts(collation: Collation, readings: Sequence[Quotation], base: int, settings: Settings) -> tuple[Variant, ...]:
    """Return a variant for each reading whose known speaker is not the base's."""
    speakers = [speaker_of(reading, settings) for reading in readings]
    whole = Span(0, len(collation.columns))
    found = []
    for row, speaker in enumerate(speakers):
        if row != base and other_speaker(speakers[base], speaker):
            texts = (collation.texts[base], collation.texts[row])
            found.append(conflict(str(speakers[base]), str(speaker), texts, (base, row), whole))
    return tuple(found)

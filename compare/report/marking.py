"""Which words of a reading are marked, and how strongly: variants become runs of text under one mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Collation, Span, Utterance, Variant
from compare.report.view import MARKS, Mark, Run
from compare.report.wording import reason_words

# What a reading does not quote is no change of wording; it is hatched in the table, never marked as dropped.
EXTENT = frozenset({"truncation", "scope"})
MEANING = frozenset({"negation", "antonym", "number", "entity", "role", "modality", "degree", "splice"})
# Found about a reading as a whole: no word of it is marked.
WHOLE = frozenset({"attribution"})
SMALL = frozenset({"function-word", "filler", "ellipsis"})


@dataclass(frozen=True, slots=True)
class Painted:
    """A reading's marks: for each code point the index of its variant or -1, and carets (place, variant) where words are absent."""

    paint: tuple[int, ...]
    carets: tuple[tuple[int, int], ...]
    variants: tuple[Variant, ...]
    marks: tuple[Mark, ...]

    def strongest(self, span: Span) -> Mark:
        """Return the strongest mark in a stretch of the reading."""
        return max((self.marks[i] for i in set(self.paint[span.start : span.end]) if i >= 0), key=MARKS.index, default="")


def mark_of(variant: Variant, own: str, other: str) -> Mark:
    """Return how `own` words are marked where a variant sets them against `other` words; either may be empty."""
    if variant.type in WHOLE or (variant.type in EXTENT and variant.severity < 2):
        return ""
    if variant.severity >= 3 or (variant.severity == 2 and variant.type in MEANING | EXTENT):
        return "meaning" if own else "dropped"
    if variant.type == "interpolation" and own:
        return "added"
    if variant.severity == 0 or variant.type in SMALL:
        return "accidental" if own else ""
    if not own:
        return "dropped"
    if not other:
        return "added"
    return "order" if variant.type == "order" else "word"


def strongest_mark(variant: Variant, texts: Sequence[str]) -> Mark:
    """Return the mark of a variant in a list: the stronger of its two sides; that of the meaning for what is found about whole readings."""
    if variant.type in WHOLE:
        return "meaning"
    a, b = sides(variant, texts)
    return max(mark_of(variant, a, b), mark_of(variant, b, a), key=MARKS.index)


def sides(variant: Variant, texts: Sequence[str]) -> tuple[str, str]:
    """Return the words on both sides of a variant, without the blanks around them."""
    return (
        texts[variant.reading_a][variant.a.start : variant.a.end].strip(),
        texts[variant.reading_b][variant.b.start : variant.b.end].strip(),
    )


def all_painted(utterance: Utterance) -> list[Painted]:
    """Return the marks of every reading of an utterance."""
    held: list[list[Variant]] = [[] for _ in utterance.collation.texts]
    for variant in utterance.verdict.variants:
        for reading in {variant.reading_a, variant.reading_b}:
            held[reading].append(variant)
    return [painted(utterance, reading, variants) for reading, variants in enumerate(held)]


def painted(utterance: Utterance, reading: int, variants: Sequence[Variant]) -> Painted:
    """Return the marks of one reading, given the variants that it has part in.

    A variant against the base reading counts first; one between two other readings marks only words that the base does not have.
    """
    texts = utterance.collation.texts
    marks = tuple(mark_of(v, *_own_first(v, texts, reading)) for v in variants)
    paint = [-1] * len(texts[reading])
    carets: list[tuple[int, int]] = []
    # Weakest first, so that the strongest is painted last; a variant without the base lies below those with it.
    order = sorted(range(len(variants)), key=lambda i: (_has_base(variants[i], utterance.base), MARKS.index(marks[i])))
    for i in order:
        span = trimmed(texts[reading], _own_span(variants[i], reading))
        if marks[i] == "dropped":
            carets.append((span.start, i))
        elif marks[i] and (_has_base(variants[i], utterance.base) or _absent_from_base(utterance, variants[i])):
            paint[span.start : span.end] = [i] * (span.end - span.start)
    return Painted(tuple(paint), tuple(sorted(carets)), tuple(variants), marks)


def runs(text: str, marked: Painted) -> tuple[Run, ...]:
    """Return `text` cut where its marks change, with carets between; the texts of the runs joined are `text`."""
    carets = dict(marked.carets)
    cuts = sorted({0, len(text), *carets, *_changes(marked.paint)})
    found: list[Run] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        if start in carets:
            found.append(Run("", "dropped", note(marked.variants[carets[start]])))
        if end is not None and end > start:
            i = marked.paint[start]
            found.append(Run(text[start:end], marked.marks[i], note(marked.variants[i])) if i >= 0 else Run(text[start:end]))
    return tuple(found)


def note(variant: Variant) -> str:
    """Return a variant's reason, and that it is unverified where no rule knows the relation."""
    return reason_words(variant.reason) + ("" if variant.sure else " (unverified)")


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the blanks at its edges; an empty one at its start if nothing else is in it."""
    words = text[span.start : span.end]
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + len(words.rstrip())) if words.strip() else Span(span.start, span.start)


def cell_texts(collation: Collation, column: int) -> tuple[str, ...]:
    """Return what each reading has in one column, "" where it has nothing."""
    spans = (cell.span for cell in collation.columns[column].cells)
    return tuple(text[span.start : span.end] if span else "" for text, span in zip(collation.texts, spans, strict=True))


def _changes(paint: Iterable[int]) -> list[int]:
    places, at = [], 0
    for _, same in groupby(paint):
        places.append(at)
        at += sum(1 for _ in same)
    return places


def _own_span(variant: Variant, reading: int) -> Span:
    return variant.a if variant.reading_a == reading else variant.b


def _own_first(variant: Variant, texts: Sequence[str], reading: int) -> tuple[str, str]:
    a, b = sides(variant, texts)
    return (a, b) if variant.reading_a == reading else (b, a)


def _has_base(variant: Variant, base: int) -> bool:
    return base in (variant.reading_a, variant.reading_b)


def _absent_from_base(utterance: Utterance, variant: Variant) -> bool:
    columns = utterance.collation.columns[variant.columns.start : variant.columns.end]
    return all(column.cells[utterance.base].span is None for column in columns)

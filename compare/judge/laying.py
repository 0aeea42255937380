"""From a collation's columns to what a judge reads: two rows of words, the units where they differ, and what lies outside the core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from compare.judge.units import Finding, Side, Unit, Word, pieces
from compare.model import Cell, Collation, Span

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
# What is left of a contraction when its head stands in brackets: [the mayor]'s.
_TAILS = frozenset(["s", "re", "ve", "ll", "d", "m"])


@dataclass(slots=True)
class Pair:
    """Two readings laid side by side: rows, shared words, units in order, the cut edges, and findings that belong to no unit."""

    a: Side
    b: Side
    shared: list[tuple[Word, Word]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@lru_cache(maxsize=1 << 12)
def bracketed(text: str) -> tuple[Span, ...]:
    """Return the stretches of a reading in square or round brackets."""
    if "[" not in text and "(" not in text:
        return ()
    return tuple(Span(*m.span()) for m in _BRACKETS.finditer(text))


def laid(collation: Collation, a: int, b: int) -> Pair:
    """Return readings `a` and `b` of a collation as a pair: words of both, cut into what they share and the units where they differ."""
    pair = Pair(Side(collation.texts[a]), Side(collation.texts[b]))
    in_a, in_b = bracketed(pair.a.text), bracketed(pair.b.text)
    gap: tuple[list[Word], list[Word]] = ([], [])
    for number, column in enumerate(collation.columns):
        left = _words(pair.a, column.cells[a], number, in_a)
        right = _words(pair.b, column.cells[b], number, in_b)
        if left and len(left) == len(right) and all(x.norm == y.norm for x, y in zip(left, right, strict=True)):
            _closed(pair, gap)
            pair.shared += zip(left, right, strict=True)
        else:
            gap[0].extend(left)
            gap[1].extend(right)
    _closed(pair, gap, last=True)
    return pair


def _words(side: Side, cell: Cell, column: int, brackets: Sequence[Span]) -> list[Word]:
    if cell.state == "ellipsis":
        side.ellipses.add(column)
    if cell.state != "text" or cell.span is None:
        return []
    offset = cell.span.start
    place = len(side.row)
    words = []
    for piece in pieces(side.text[offset : cell.span.end]):
        start, end = offset + piece.start, offset + piece.end
        inside = bool(brackets) and any(
            (span.start <= start and end <= span.end) or (piece.norm in _TAILS and 0 <= start - span.end <= 1) for span in brackets
        )
        words.append(Word(place, start, end, piece.text, piece.norm, column, piece.part, inside))
        place += 1
    side.row += words
    return words


def _closed(pair: Pair, gap: tuple[list[Word], list[Word]], last: bool = False) -> None:
    if gap[0] or gap[1]:
        unit = Unit(len(pair.units), gap[0], gap[1], pair.a, pair.b)
        unit.first = not pair.shared
        unit.last = last
        pair.units.append(unit)
        gap[0].clear()
        gap[1].clear()

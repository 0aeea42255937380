"""From a collation's columns to what a judge reads: two rows of words, the units where they differ, and what lies outside the core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from compare.judge.units import Finding, Side, Unit, Word, pieces
from compare.model import Cell, Collation, Span
from compare.settings import Settings

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


def strangers_parted(pair: Pair, settings: Settings) -> None:
    """Turn what stands before the first solid stretch into edges, where both readings begin with sentences that have nothing in common.

    Such sentences share a "will" or an "and" by chance; the aligner puts those under each other.
    """
    start = _solid(pair.shared, settings.solid_words)
    if start is None or start == 0:
        return
    x, y = pair.shared[start]
    if not (_sentence_before(pair.a, x) and _sentence_before(pair.b, y)):
        return
    content = sum(not word.function for word, _ in pair.shared[:start])
    fewest = min(sum(not word.function for word in side.row[: word.place]) for side, word in ((pair.a, x), (pair.b, y)))
    if content > settings.stranger_share * fewest:
        return
    units = [unit for unit in pair.units if _after(unit, x, y)]
    lead = Unit(0, pair.a.row[: x.place], pair.b.row[: y.place], pair.a, pair.b)
    lead.first = True
    pair.shared = pair.shared[start:]
    pair.units = [lead, *units]
    for number, unit in enumerate(pair.units):
        unit.index = number


def _solid(shared: Sequence[tuple[Word, Word]], length: int) -> int | None:
    """Return where the first stretch of `length` shared words begins that stand side by side in both readings."""
    run = 0
    for place in range(len(shared)):
        follows = place > 0 and all(shared[place][side].place == shared[place - 1][side].place + 1 for side in (0, 1))
        run = run + 1 if follows else 1
        if run == length:
            return place - length + 1
    return None


def _sentence_before(side: Side, word: Word) -> bool:
    return word.place > 0 and any(mark in ".?!\u2026" for mark in side.text[side.row[word.place - 1].end : word.start])


def _after(unit: Unit, x: Word, y: Word) -> bool:
    return any(word.place > x.place for word in unit.a) or any(word.place > y.place for word in unit.b)


def slid_to_edges(pair: Pair) -> None:
    """Move a one-sided stretch to the edge of its reading where the words allow it: a fragment of "language. I wouldn't use that language"
    stands at its beginning, not around its end."""
    for at_end in (True, False):
        _slid(pair, at_end)


def _slid(pair: Pair, at_end: bool) -> None:
    if not pair.units or not pair.shared:
        return
    unit = pair.units[-1 if at_end else 0]
    if unit.first or unit.last or bool(unit.a) == bool(unit.b):
        return
    side = 0 if unit.a else 1
    words = unit.a or unit.b
    if words[-1].place - words[0].place + 1 != len(words):
        return
    edge = [place for place, both in enumerate(pair.shared) if (both[side].place > words[0].place) == at_end]
    if not edge or len(edge) > len(words):
        return
    row = (pair.a if side == 0 else pair.b).row
    moving = [pair.shared[place] for place in edge]
    taken = words[: len(edge)] if at_end else words[-len(edge) :]
    if [word.norm for word in taken] != [both[side].norm for both in moving]:
        return
    left = [row[place] for place in range(taken[-1].place + 1, len(row))] if at_end else [row[place] for place in range(taken[0].place)]
    for place, word in zip(edge, taken, strict=True):
        other = pair.shared[place][1 - side]
        pair.shared[place] = (word, other) if side == 0 else (other, word)
    words[:] = left
    unit.last, unit.first = at_end, not at_end

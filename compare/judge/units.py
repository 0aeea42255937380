"""A pair of readings, cut into what both share and the units where they differ; the rules explain a unit's words away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from compare.model import Severity, Span
from compare.text.contractions import expanded
from compare.text.tokens import tokens
from compare.text.words import is_function_word

# Beyond so many word pairs in one unit, only words at most REACH columns apart are compared: keeps the cost linear on long readings.
MANY = 2_500
REACH = 15


class Word(NamedTuple):
    """One word of a reading: its place in the reading's row, its code points, as printed and as compared, and its column.

    A contraction gives several words at one span (`part` of it); `bracketed` words stand in editorial brackets.
    """

    place: int
    start: int
    end: int
    text: str
    norm: str
    column: int
    part: bool = False
    bracketed: bool = False

    @property
    def function(self) -> bool:
        # "US" is a country, "us" a pronoun.
        return is_function_word(self.norm) and not (self.norm == "us" and self.text[1:2] in ("S", "."))

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


class Finding(NamedTuple):
    """What a rule found: the words on both sides, type, severity, the reason, whether the relation is sure, and its weight."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    type: str
    severity: Severity
    reason: str
    sure: bool
    unit: int


class Piece(NamedTuple):
    """One word inside a column's text, relative to it."""

    start: int
    end: int
    text: str
    norm: str
    part: bool


@lru_cache(maxsize=1 << 15)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words in a column's text, contractions undone."""
    found = []
    for token in tokens(text):
        norms = expanded(token.norm)
        found += [Piece(token.start, token.end, token.text, norm, len(norms) > 1) for norm in norms]
    return tuple(found)


@dataclass(slots=True)
class Side:
    """One reading of the pair: its text, its words in order, and the columns at which it has a mark of omission."""

    text: str
    row: list[Word] = field(default_factory=list)
    ellipses: set[int] = field(default_factory=set)


class Unit:
    """A run of columns in which two readings differ: the words of each side that no rule has explained yet, in order.

    `first` and `last` say that the unit stands before the first or after the last word that both share. `row_a` and `row_b` are the
    whole readings, for context. Rules take words out by `found`; what they find is kept in `findings`.
    """

    __slots__ = ("a", "b", "findings", "first", "index", "last", "matched", "row_a", "row_b", "text_a", "text_b")

    def __init__(self, index: int, a: Sequence[Word], b: Sequence[Word], side_a: Side, side_b: Side) -> None:
        self.index = index
        self.a, self.b = list(a), list(b)
        self.row_a, self.row_b = side_a.row, side_b.row
        self.text_a, self.text_b = side_a.text, side_b.text
        self.first = self.last = False
        self.findings: list[Finding] = []
        self.matched = 0

    def found(self, a: Sequence[Word], b: Sequence[Word], type_: str, severity: Severity, reason: str, sure: bool = True) -> None:
        """Explain words away by a finding."""
        self.taken(a, b)
        self.findings.append(Finding(tuple(a), tuple(b), type_, severity, reason, sure, self.index))

    def taken(self, a: Sequence[Word], b: Sequence[Word]) -> None:
        """Explain words away without a finding: they are the same."""
        if a:
            gone = {word.place for word in a}
            self.a[:] = [word for word in self.a if word.place not in gone]
        if b:
            gone = {word.place for word in b}
            self.b[:] = [word for word in self.b if word.place not in gone]
        self.matched += min(len(a), len(b))

    def pairs(self, related: Callable[[Word, Word], bool]) -> list[tuple[Word, Word]]:
        """Return the unexplained words of both sides that stand in a relation, each once, those that face each other first."""
        if not self.a or not self.b:
            return []
        wide = len(self.a) * len(self.b) > MANY
        found: list[tuple[Word, Word]] = []
        used: set[int] = set()
        by_column = {word.column: word for word in self.b}
        later = []
        for x in self.a:
            y = by_column.get(x.column)
            if y is not None and y.place not in used and related(x, y):
                used.add(y.place)
                found.append((x, y))
            else:
                later.append(x)
        for x in later:
            for y in self.b:
                if y.place not in used and not (wide and abs(x.column - y.column) > REACH) and related(x, y):
                    used.add(y.place)
                    found.append((x, y))
                    break
        return found


def quoted(words: Sequence[Word]) -> str:
    """Return words as a reason cites them: as printed, each contraction once."""
    shown: list[str] = []
    before: Word | None = None
    for word in words:
        if before is None or word.start != before.start:
            shown.append(word.text)
        before = word
    return " ".join(shown)


def span(words: Sequence[Word], row: Sequence[Word], at: int) -> Span:
    """Return the stretch that words cover; an empty one after the last word before column `at` if there are none."""
    if words:
        return Span(min(word.start for word in words), max(word.end for word in words))
    end = 0
    for word in row:
        if word.column >= at:
            break
        end = word.end
    return Span(end, end)


def runs(words: Sequence[Word]) -> list[list[Word]]:
    """Return words grouped into stretches that stand side by side in their reading."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.place == found[-1][-1].place + 1:
            found[-1].append(word)
        else:
            found.append([word])
    return found

"""The words of one reading in order, made only when a rule looks at them: most words of a pair are shared and nobody asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, overload

from compare.model import Span
from compare.text.contractions import expanded
from compare.text.tokens import tokens
from compare.text.words import is_function_word

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
# What is left of a contraction when its head stands in brackets: [the mayor]'s.
_TAILS = frozenset(["s", "re", "ve", "ll", "d", "m"])


class Word(NamedTuple):
    """One word of a reading: its place in the reading's row, its code points, as printed and as compared, and its column.

    A contraction gives several words at one span (`part` of it); `bracketed` words stand in editorial brackets; `function` words only
    carry grammar.
    """

    place: int
    start: int
    end: int
    text: str
    norm: str
    column: int
    part: bool = False
    bracketed: bool = False
    function: bool = False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


class Piece(NamedTuple):
    """One word inside a column's text, relative to it."""

    start: int
    end: int
    text: str
    norm: str
    part: bool
    function: bool


@lru_cache(maxsize=1 << 15)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words in a column's text, contractions undone."""
    found = []
    for token in tokens(text):
        norms = expanded(token.norm)
        for norm in norms:
            # "US" is a country, "us" a pronoun.
            function = is_function_word(norm) and not (norm == "us" and token.text[1:2] in ("S", "."))
            found.append(Piece(token.start, token.end, token.text, norm, len(norms) > 1, function))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def bracketed(text: str) -> tuple[Span, ...]:
    """Return the stretches of a reading in square or round brackets."""
    if "[" not in text and "(" not in text:
        return ()
    return tuple(Span(*m.span()) for m in _BRACKETS.finditer(text))


def _start_of(span: Span) -> int:
    return span.start


class Row(Sequence[Word]):
    """A reading's words in order; each is made when it is first asked for."""

    __slots__ = ("_brackets", "_made", "columns", "offsets", "pieces")

    def __init__(self, text: str) -> None:
        self.pieces: list[Piece] = []
        self.offsets: list[int] = []
        self.columns: list[int] = []
        self._brackets = bracketed(text)
        self._made: dict[int, Word] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    @overload
    def __getitem__(self, place: int) -> Word: ...

    @overload
    def __getitem__(self, place: slice) -> list[Word]: ...

    def __getitem__(self, place: int | slice) -> Word | list[Word]:
        if place.__class__ is int:
            return self._made.get(place) or self._word(place)
        made, word = self._made, self._word
        return [made.get(one) or word(one) for one in range(*place.indices(len(self.pieces)))]  # type: ignore[union-attr]

    def __iter__(self) -> Iterator[Word]:
        return (self[place] for place in range(len(self.pieces)))

    def _word(self, place: int) -> Word:
        if place < 0:
            place += len(self.pieces)
        if place < 0:
            raise IndexError(place)
        piece, offset = self.pieces[place], self.offsets[place]
        start, end = offset + piece.start, offset + piece.end
        inside = bool(self._brackets) and self._inside(start, end, piece.norm)
        word = Word(place, start, end, piece.text, piece.norm, self.columns[place], piece.part, inside, piece.function)
        self._made[place] = word
        return word

    def _inside(self, start: int, end: int, norm: str) -> bool:
        place = bisect_right(self._brackets, start, key=_start_of) - 1
        if place < 0:
            return False
        span = self._brackets[place]
        return end <= span.end or (norm in _TAILS and 0 <= start - span.end <= 1)

    def added(self, found: tuple[Piece, ...], offset: int, column: int) -> None:
        """Append a column's words."""
        for piece in found:
            self.pieces.append(piece)
            self.offsets.append(offset)
            self.columns.append(column)

    def before(self, column: int) -> Word | None:
        """Return the last word before a column, None if there is none."""
        place = bisect_left(self.columns, column)
        return self[place - 1] if place else None


@dataclass(slots=True)
class Side:
    """One reading of the pair: its text, its words in order, and the columns at which it has a mark of omission."""

    text: str
    row: Row
    ellipses: set[int] = field(default_factory=set)

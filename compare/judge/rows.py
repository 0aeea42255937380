"""The words of one reading in order, made only when a rule looks at them: most words of a pair are shared and nobody asks for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import overload

from compare.model import NOWHERE, Collation, Span
from compare.text.contractions import expanded
from compare.text.tokens import tokens
from compare.text.words import is_function_word

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
MOST_KNOWN = 1 << 15  # texts of columns whose words are kept
# What is left of a contraction when its head stands in brackets: [the mayor]'s.
_TAILS = frozenset(["s", "re", "ve", "ll", "d", "m"])


@dataclass(slots=True, eq=False)
class Word:
    """One word of a reading: its place in the reading's row, its code points, as printed and as compared, and its column.

    A contraction gives several words at one span (`part` of it); `bracketed` words stand in editorial brackets; `function` words only
    carry grammar. A row makes each of its words once, so a word equals itself alone.
    """

    place: int
    start: int
    end: int
    text: str
    norm: str
    column: int
    part: bool
    bracketed: bool
    function: bool
    capital: bool


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One word inside a column's text, relative to it."""

    start: int
    end: int
    text: str
    norm: str
    part: bool
    function: bool
    capital: bool


def _pieces(text: str) -> tuple[Piece, ...]:
    found = []
    for token in tokens(text):
        norms = expanded(token.norm)
        for norm in norms:
            # "US" is a country, "us" a pronoun.
            function = is_function_word(norm) and not (norm == "us" and token.text[1:2] in ("S", "."))
            found.append(Piece(token.start, token.end, token.text, norm, len(norms) > 1, function, token.text[:1].isupper()))
    return tuple(found)


class _Known(dict[str, tuple[Piece, ...]]):
    """The words of the columns' texts met so far; looked up for every column of every pair, so without a step in Python."""

    def __missing__(self, text: str) -> tuple[Piece, ...]:
        if len(self) >= MOST_KNOWN:
            self.clear()
        found = self[text] = _pieces(text)
        return found


_KNOWN = _Known()


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the words in a column's text, contractions undone."""
    return _KNOWN[text]


@lru_cache(maxsize=1 << 12)
def bracketed(text: str) -> tuple[Span, ...]:
    """Return the stretches of a reading in square or round brackets."""
    if "[" not in text and "(" not in text:
        return ()
    return tuple(Span(*m.span()) for m in _BRACKETS.finditer(text))


def _start_of(span: Span) -> int:
    return span.start


class Row(Sequence[Word]):
    """A reading's words in order; each is made when it is first asked for.

    `cells` are the words of each column, `pieces` those of all columns in order, `places` says how many of them stand before each column
    (and, last, how many there are: `length`).
    """

    __slots__ = ("_brackets", "_cells", "_made", "cells", "length", "pieces", "places")

    def __init__(self, collation: Collation, index: int) -> None:
        self.cells = list(map(_KNOWN.__getitem__, collation.lines[index]))
        self.pieces = list(chain.from_iterable(self.cells))
        self.places = list(accumulate(map(len, self.cells), initial=0))
        self.length = self.places[-1]
        self._cells = collation.rows[index]
        self._brackets = bracketed(collation.texts[index])
        self._made: list[Word | None] = [None] * self.length

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, place: int) -> Word: ...

    @overload
    def __getitem__(self, place: slice) -> list[Word]: ...

    def __getitem__(self, place: int | slice) -> Word | list[Word]:
        if isinstance(place, int):
            place += self.length if place < 0 else 0
            return self._made[place] or self._word(place, bisect_right(self.places, place) - 1)
        start, stop, _ = place.indices(self.length)
        return self._words(start, stop)

    def __iter__(self) -> Iterator[Word]:
        return iter(self[:])

    @property
    def has_brackets(self) -> bool:
        return bool(self._brackets)

    def _words(self, start: int, stop: int) -> list[Word]:
        places, made, word = self.places, self._made, self._word
        column = bisect_right(places, start) - 1
        found = []
        for place in range(start, stop):
            while places[column + 1] <= place:
                column += 1
            found.append(made[place] or word(place, column))
        return found

    def _word(self, place: int, column: int) -> Word:
        piece, span = self.pieces[place], self._cells[column].span or NOWHERE
        start, end = span[0] + piece.start, span[0] + piece.end
        inside = bool(self._brackets) and self._inside(start, end, piece.norm)
        word = Word(place, start, end, piece.text, piece.norm, column, piece.part, inside, piece.function, piece.capital)
        self._made[place] = word
        return word

    def _inside(self, start: int, end: int, norm: str) -> bool:
        place = bisect_right(self._brackets, start, key=_start_of) - 1
        if place < 0:
            return False
        span = self._brackets[place]
        return end <= span.end or (norm in _TAILS and 0 <= start - span.end <= 1)

    def before(self, column: int) -> Word | None:
        """Return the last word before a column, None if there is none."""
        place = self.places[column]
        return self[place - 1] if place else None


class Side:
    """One reading of the pair: its text, its words in order, and the columns at which it has a mark of omission."""

    __slots__ = ("ellipses", "row", "text")

    def __init__(self, collation: Collation, index: int) -> None:
        self.text = collation.texts[index]
        self.row = Row(collation, index)
        states = [cell.state for cell in collation.rows[index]]
        self.ellipses = {column for column, state in enumerate(states) if state == "ellipsis"} if "ellipsis" in states else set()

"""Quotation marks of all scripts: the characters, what their shapes usually do, and where they stand in a text.

A mark is not what its character says: “ closes a German quotation, ” opens a Swedish one, ’ is mostly an apostrophe, and a straight
mark is all of them. So a mark found here carries its glyph and its neighbours, and `compare.extract.pairing` decides what it does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

DOUBLE, SINGLE, ANGLE, SMALL_ANGLE = "D", "S", "G", "g"

# Family of each glyph. '' and `` and ,, are one glyph each: two typed singles that stand for a double.
FAMILIES: dict[str, str] = {
    **dict.fromkeys(('"', "\uff02", "\u201c", "\u201d", "\u201e", "\u201f", "\u2e42", "\u301d", "\u301e", "\u301f"), DOUBLE),
    **dict.fromkeys(("''", "``", ",,", "\u2018\u2018", "\u2019\u2019", "\u201a\u201a", "\u00b4\u00b4"), DOUBLE),
    **dict.fromkeys(("'", "\uff07", "\u2018", "\u2019", "\u201a", "\u201b", "`", "\u00b4"), SINGLE),
    **dict.fromkeys(("\u00ab", "\u00bb"), ANGLE),
    **dict.fromkeys(("\u2039", "\u203a"), SMALL_ANGLE),
    **dict.fromkeys(("\u300c", "\u300d", "\ufe41", "\ufe42", "\uff62", "\uff63"), "c"),
    **dict.fromkeys(("\u300e", "\u300f", "\ufe43", "\ufe44"), "C"),
    **dict.fromkeys(("\u300a", "\u300b"), "B"),
    **dict.fromkeys(("\u3008", "\u3009"), "b"),
}
# Shapes that open, shapes that close, by the habit of most writers; an article's own habit outweighs it (`compare.extract.habits`).
OPENING_SHAPES = "\u201c\u201e\u2e42\u00ab\u2039\u300a\u3008\u300c\u300e\ufe41\ufe43\uff62\u301d\u2018\u201a\u201f\u201b"
CLOSING_SHAPES = "\u201d\u00bb\u203a\u300b\u3009\u300d\u300f\ufe42\ufe44\uff63\u301e\u301f\u2019\u00b4"
STRAIGHT = "\"'\uff02\uff07`"
MARK_CHARACTERS = OPENING_SHAPES + CLOSING_SHAPES + STRAIGHT
LOW = frozenset(("\u201e", "\u201a", ",,", "\u201a\u201a", "\u2e42", "\u201f", "\u201b"))

SPACE, WORD, STOP, OPENER, CLOSER, DASH, OTHER = " ", "w", ".", "(", ")", "-", "x"

# An apostrophe between two letters is no mark, whatever the rest of the text does. One class of characters and a look behind scan
# 15 times faster than alternatives that name the doubled singles; those are joined afterwards.
_GLYPHS = re.compile(rf"[{re.escape(MARK_CHARACTERS)}](?<![^\W\d_]['\u2019](?=[^\W\d_]))")
_LOW_COMMAS = re.compile(r"(?<![^\s(\[]),,(?=\w)")
_DOUBLED = frozenset("'`\u2018\u2019\u201a\u00b4")
# Marks of markup (<a href="...">) quote nothing. The length is bounded so that many '<' stay linear.
_TAG = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>")
_STOPS = frozenset(".,!?;\u2026\u203d\u3002\u3001\uff0c\uff0e\uff01\uff1f\uff1b\u061f\u060c\u061b\u06d4\u0964\u00b7\u0387\u2022")
_OPENERS = frozenset("\u00bf\u00a1$#@\u20ac\u00a3")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")


class Mark(NamedTuple):
    """A mark at `start`-`end`: its family and glyph, and what stands left and right of it and of the marks that touch it."""

    start: int
    end: int
    family: str
    glyph: str
    left: str
    right: str


@lru_cache(maxsize=8192)
def neighbour(character: str) -> str:
    """Return the class of a character beside a mark; the empty string is the edge of the text."""
    if not character or character.isspace():
        return SPACE
    if character in _STOPS:
        return STOP
    if character.isalnum():
        return WORD
    if character in _OPENERS:
        return OPENER
    kind = unicodedata.category(character)
    classes = {"Ps": OPENER, "Pe": CLOSER, "Pd": DASH, "Mn": WORD, "Mc": WORD, "Lm": WORD, "Pc": WORD}
    return classes.get(kind, DASH if character in "/~|:\uff1a" else CLOSER if character in "%\u00b0" else OTHER)


def marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of `text` in order; apostrophes inside words and marks inside markup are none."""
    found = _joined(text, [match.start() for match in _GLYPHS.finditer(text)])
    if ",," in text:
        found = sorted(found + [match.span() for match in _LOW_COMMAS.finditer(text)])
    if "<" in text:
        found = _outside_tags(text, found)
    return tuple(
        Mark(start, end, FAMILIES[glyph := text[start:end]], glyph, left, right)
        for (start, end), left, right in zip(found, _lefts(text, found), _rights(text, found), strict=True)
    )


def _joined(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of the glyphs: two equal singles that touch are one glyph; of three, the outer two ('''No,' he ...)."""
    if 1 not in map(sub, starts[1:], starts):
        return [(start, start + 1) for start in starts]
    found: list[tuple[int, int]] = []
    place, count = 0, len(starts)
    while place < count:
        start = starts[place]
        glyph, run = text[start], 1
        while place + run < count and starts[place + run] == start + run and text[start + run] == glyph:
            run += 1
        width = 2 if glyph in _DOUBLED else 1
        lone = run % width
        opens = start + run < len(text) and not text[start + run].isspace() and (not start or text[start - 1].isspace())
        odd_first = lone and not opens
        if odd_first:
            found.append((start, start + 1))
        found.extend((at, at + width) for at in range(start + (1 if odd_first else 0), start + run - (width - 1), width))
        if lone and opens:
            found.append((start + run - 1, start + run))
        place += run
    return found


def _outside_tags(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    tags = [match.span() for match in _TAG.finditer(text)]
    kept, place = [], 0
    for start, end in found:
        while place < len(tags) and tags[place][1] <= start:
            place += 1
        if place == len(tags) or start < tags[place][0]:
            kept.append((start, end))
    return kept


def _lefts(text: str, found: Sequence[tuple[int, int]]) -> list[str]:
    """Return the class left of each mark, looking past touching marks and invisible characters."""
    classes: list[str] = []
    last_end = -1
    for start, end in found:
        place = start
        while place > last_end and place > 0 and text[place - 1] in _INVISIBLE:
            place -= 1
        classes.append(classes[-1] if place == last_end else neighbour(text[place - 1] if place else ""))
        last_end = end
    return classes


def _rights(text: str, found: Sequence[tuple[int, int]]) -> list[str]:
    classes: list[str] = []
    next_start, size = -1, len(text)
    for start, end in reversed(found):
        place = end
        while place != next_start and place < size and text[place] in _INVISIBLE:
            place += 1
        classes.append(classes[-1] if place == next_start else neighbour(text[place] if place < size else ""))
        next_start = start
    classes.reverse()
    return classes

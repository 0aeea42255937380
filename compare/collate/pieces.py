"""A reading cut into pieces that tile it: words, each with the punctuation and white space beside it, and marks of omission."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.model import Span
from compare.text.contractions import expanded
from compare.text.tokens import Token, tokens

ELLIPSIS = re.compile(r"[\[(]\s*(?:\u2026|\.(?:\s?\.){2,})\s*[\])]|\u2026(?:\s*\u2026)*|\.(?:\s?\.){2,}")
# Marks that open something belong to the word after them, all others to the word before.
_OPENING = "[({<\"'\u2018\u201c\u201e\u00ab\u2039\u00bf\u00a1#@&+/-\u2013\u2014"
_EDITORIAL = frozenset("[]()")


class Word(NamedTuple):
    """One word as printed at `span`, and as compared: one atom, or several where it is a contraction of several words."""

    span: Span
    atoms: tuple[str, ...]


class Pieces(NamedTuple):
    """A reading's words, and its marks of omission: word index -> span of the mark before that word (or after the last)."""

    words: tuple[Word, ...]
    ellipses: dict[int, Span]


def pieces(text: str) -> Pieces:
    """Return the pieces of a reading; their spans, in order, tile it. A text without words is one word; an empty one has none."""
    found = _joined(text, tokens(text))
    if not found:
        return _wordless(text)
    words: list[Word] = []
    ellipses: dict[int, Span] = {}
    start = _before_first(text, found[0][0], ellipses)
    for place, (_, end, norm) in enumerate(found):
        last = place + 1 == len(found)
        until = len(text) if last else found[place + 1][0]
        cut, mark, following = _parted(text, end, until, last)
        words.append(Word(Span(start, cut), expanded(norm)))
        if mark is not None:
            ellipses[place + 1] = mark
        start = following
    return Pieces(tuple(words), ellipses)


def _joined(text: str, found: tuple[Token, ...]) -> list[tuple[int, int, str]]:
    """Return start, end and normal form of each word; what only editorial brackets part is one word: [t]he, work[ing]."""
    joined: list[tuple[int, int, str]] = []
    for token in found:
        if joined and token.start - joined[-1][1] == 1 and text[token.start - 1] in _EDITORIAL and token.norm[:1].isalpha():
            start, _, norm = joined[-1]
            if norm[:1].isalpha():
                joined[-1] = (start, token.end, norm + token.norm)
                continue
        joined.append((token.start, token.end, token.norm))
    return joined


def _wordless(text: str) -> Pieces:
    if not text:
        return Pieces((), {})
    whole = Span(0, len(text))
    if ELLIPSIS.search(text):
        return Pieces((), {0: whole})
    return Pieces((Word(whole, (text.strip(),)),), {})


def _before_first(text: str, start: int, ellipses: dict[int, Span]) -> int:
    """Return where the first word's piece begins, and note a mark of omission before it."""
    marks = list(ELLIPSIS.finditer(text, 0, start))
    if not marks:
        return 0
    begin = _opened(text, marks[-1].end(), start)
    ellipses[0] = Span(0, begin)
    return begin


def _parted(text: str, end: int, until: int, last: bool) -> tuple[int, Span | None, int]:
    """Return where a word's piece ends, the mark of omission after it if there is one, and where the next piece begins."""
    if until - end == 1 and not last:
        return until, None, until
    marks = list(ELLIPSIS.finditer(text, end, until))
    if not marks:
        cut = until if last else _opened(text, end, until)
        return cut, None, cut
    following = until if last else _opened(text, marks[-1].end(), until)
    return marks[0].start(), Span(marks[0].start(), following), following


def _opened(text: str, start: int, end: int) -> int:
    """Return where, in a stretch without words, the marks begin that open the word after it."""
    begin = start + len(text[start:end].rstrip(_OPENING))
    return begin if begin > start and text[begin - 1].isspace() else end

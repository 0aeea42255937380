"""A reading cut into pieces that tile it: words, each with the punctuation and white space beside it, and marks of omission."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.collate.kinship import NUMBER
from compare.model import Span
from compare.text.contractions import WHOLE, expanded
from compare.text.measures import CURRENCIES
from compare.text.numbers import mentions
from compare.text.tokens import Token, tokens

ELLIPSIS = re.compile(r"[\[(]\s*(?:\u2026|\.(?:\s?\.){2,})\s*[\])]|\u2026(?:\s*\u2026)*|\.(?:\s?\.){2,}")
# Marks that open something belong to the word after them, all others to the word before.
_OPENING = "[({<\"'\u2018\u201c\u201e\u00ab\u2039\u00bf\u00a1#@&+/-\u2013\u2014"
# Units that are part of a number's word, since they stand before it or after it ($20, 20 dollars); others are words of their own.
JOINED_UNITS = CURRENCIES | {"", "%", "th"}
_JOINTS = frozenset((" ", "-", "", "\u00a0", "\u2011", "\n"))


class Pieces(NamedTuple):
    """A reading's words and its marks of omission.

    `spans` and `norms`: each word as printed and as compared; a number, of however many words, is one word. `contracted`: word index ->
    the words that it stands for. `ellipses`: word index -> span of the mark before that word (or after the last).
    """

    spans: list[Span]
    norms: list[str]
    contracted: dict[int, tuple[str, ...]]
    ellipses: dict[int, Span]


def pieces(text: str) -> Pieces:
    """Return the pieces of a reading; their spans, in order, tile it. A text without words is one word; an empty one has none."""
    found = _with_numbers(text, tokens(text))
    if not found:
        return _wordless(text)
    spans: list[Span] = []
    contracted: dict[int, tuple[str, ...]] = {}
    ellipses: dict[int, Span] = {}
    start = _before_first(text, found[0].start, ellipses)
    end = found[0].end
    for place, (begin, finish, _, norm) in enumerate(found):
        if place:
            if begin - end == 1 and text[end] != "\u2026":
                cut = following = begin  # almost always: a space between two words
            else:
                cut, following = _parted(text, end, begin, place, ellipses)
            spans.append(Span(start, cut))
            start, end = following, finish
        if not norm.isalpha() or norm in WHOLE:
            words = expanded(norm)
            if len(words) > 1:
                contracted[place] = words
    cut, _ = _parted(text, end, None, len(found), ellipses)
    spans.append(Span(start, cut))
    return Pieces(spans, [token.norm for token in found], contracted, ellipses)


@lru_cache(maxsize=1 << 14)
def _is_number(norm: str) -> bool:
    return any(not mention.weak for mention in mentions((norm,)))


def _with_numbers(text: str, found: tuple[Token, ...]) -> list[Token] | tuple[Token, ...]:
    """Return the words with each number, also of several words (20 billion, $20bn), as one word whose normal form is its value."""
    norms = tuple([token.norm for token in found])
    if True not in map(_is_number, norms):
        return found
    made: list[Token] = []
    place = 0
    for mention in mentions(norms):
        end = mention.end if mention.unit in JOINED_UNITS else mention.bare
        run = found[mention.start : end]
        gaps = {text[a.end : b.start] for a, b in pairwise(run)}
        if mention.weak or not gaps <= _JOINTS:
            continue
        made += found[place : mention.start]
        first, last = run[0].start, run[-1].end
        unit = mention.unit if end == mention.end else ""
        made.append(Token(first, last, text[first:last], f"{NUMBER}{mention.value} {unit}"))
        place = end
    made += found[place:]
    return made


def _wordless(text: str) -> Pieces:
    whole = Span(0, len(text))
    if ELLIPSIS.search(text):
        return Pieces([], [], {}, {0: whole})
    return Pieces([whole], [text.strip()], {}, {}) if text else Pieces([], [], {}, {})


def _before_first(text: str, start: int, ellipses: dict[int, Span]) -> int:
    """Return where the first word's piece begins, and note a mark of omission before it."""
    marks = list(ELLIPSIS.finditer(text, 0, start))
    if not marks:
        return 0
    begin = _opened(text, marks[-1].end(), start)
    ellipses[0] = Span(0, begin)
    return begin


def _parted(text: str, end: int, until: int | None, place: int, ellipses: dict[int, Span]) -> tuple[int, int]:
    """Return where the piece of a word that ends at `end` ends, and where the next, number `place`, begins; note a mark between them.

    `until` is where the next word begins, None after the last.
    """
    stop = len(text) if until is None else until
    marks = list(ELLIPSIS.finditer(text, end, stop))
    cut = stop if until is None else _opened(text, marks[-1].end() if marks else end, stop)
    if not marks:
        return cut, cut
    ellipses[place] = Span(marks[0].start(), cut)
    return marks[0].start(), cut


def _opened(text: str, start: int, end: int) -> int:
    """Return where, in a stretch without words, the marks begin that open the word after it."""
    begin = start + len(text[start:end].rstrip(_OPENING))
    return begin if begin > start and text[begin - 1].isspace() else end

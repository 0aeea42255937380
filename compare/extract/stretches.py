"""Marked stretches of text: what stands between two marks, with lost marks put where they most likely stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from compare.extract.pairing import Pair, pairs
from compare.model import Span
from compare.text.marks import LOW, Mark, marks
from compare.text.sentences import sentences

OPENING_LOST = "opening mark lost"
CLOSING_LOST = "closing mark lost"

_NAME = r"(?:[A-Z][\w.'\u2019-]*\s+){1,4}"
_SAYS = (
    r"(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|replied|noted|insisted|warned|argued|explained|continued|concluded"
    r"|declared|announced|recalled|responded|answered|tweeted|admitted|acknowledged|stated|joked|shouted|claimed|suggested|stressed"
    r"|sagte|sagt|erkl\u00e4rte|so|meinte|betonte|dit|d\u00e9clar\u00e9|expliqu\u00e9|ajout\u00e9|dijo|afirm\u00f3|a\u00f1adi\u00f3|disse)\b"
)
# The reporter's words after a quotation: ", he said", ", said Mr Lee", "? the old mayor asked". Bounded repeats keep it linear.
_INCISE = re.compile(
    rf"[,?!\u2026](?=\s+(?:(?:he|she|they|we|I|it|who|er|sie|il|elle)\s+(?:\w+\s+)?{_SAYS}|{_SAYS}\s+\w|{_NAME}{_SAYS}"
    rf"|(?:the|a|an|one|his|her)\s+(?:[\w'\u2019-]+\s+){{1,5}}{_SAYS}|a\s+(?:d\u00e9clar|expliqu|ajout|dit)))"
)
_INTRODUCTION = re.compile(rf"{_SAYS}[,:]?\s|:\s")
_STYLES = {
    '"': "straight double",
    "'": "straight single",
    "''": "two singles",
    "``": "grave double",
    "`": "grave single",
    "\u201c": "curly double",
    "\u201d": "closing curl double",
    "\u2018": "curly single",
    "\u2019": "closing curl single",
    "\u201e": "low double",
    "\u201a": "low single",
    ",,": "two commas",
    "\u00ab": "guillemets",
    "\u00bb": "reversed guillemets",
    "\u2039": "single guillemets",
    "\u203a": "reversed single guillemets",
}
_ALIKE = {"\u201d": "\u201c", "\u2019": "\u2018", "\u00bb": "\u00ab", "\u203a": "\u2039", "`": "'", "\u00b4": "'", "``": "''"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch (white space trimmed) of one paragraph (index); pieces of one pair of marks share `pair`.

    `reopened`: no closing mark, and the next paragraph opens again, which is no fault.
    """

    span: Span
    paragraph: int
    pair: int
    style: str
    repaired: str | None = None
    reopened: bool = False

    @property
    def single(self) -> bool:
        return self.style.endswith("single")


def stretches(text: str, paragraphs: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return the marked stretches of an article in order of place; none overlap, each holds a letter or digit."""
    found_marks = marks(text)
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[Stretch] = []
    taken = 0  # where the last pair ended: a restored mark never stands before it, which keeps the search for it linear
    for number, pair in enumerate(pairs(text, found_marks, paragraphs)):
        start, end = _enclosed(text, pair, found_marks, starts, taken)
        taken = end if pair.closing is None else found_marks[pair.closing].end
        if start >= end:
            continue
        repaired = OPENING_LOST if pair.opening is None else CLOSING_LOST if pair.closing is None and not pair.reopened else None
        style = _style(pair, found_marks)
        for place in range(_paragraph_at(starts, start), _paragraph_at(starts, end - 1) + 1):
            span = _trimmed(text, max(start, paragraphs[place].start), min(end, paragraphs[place].end))
            if any(map(str.isalnum, text[span.start : span.end])):
                found.append(Stretch(span, place, number, style, repaired, pair.reopened))
    return tuple(found)


def _enclosed(text: str, pair: Pair, found_marks: Sequence[Mark], starts: Sequence[int], taken: int) -> Span:
    """Return what a pair encloses, with its lost mark restored; an empty span if there is no place for it."""
    if pair.opening is None:
        paragraph = starts[_paragraph_at(starts, pair.limit)]
        quoted = taken if taken > paragraph else None
        return Span(lost_start(text, paragraph, quoted, pair.limit), pair.limit)
    start = found_marks[pair.opening].end
    if pair.closing is not None:
        return Span(start, found_marks[pair.closing].start)
    return Span(start, pair.limit if pair.reopened else lost_end(text, start, pair.limit))


def lost_end(text: str, start: int, limit: int) -> int:
    """Return where a quotation most likely ended that opens at `start` and has no closing mark before `limit`.

    Before the reporter's clause (", he said"), if there is one; else at the last sentence that ends before `limit`; a fragment (lower
    case) at its first sentence's end.
    """
    clause = _INCISE.search(text, start, limit)
    if clause:
        return clause.end()
    places = sentences(text, Span(start, limit))
    if not places:
        return start
    if text[places[0].start].islower():
        return places[0].end
    complete = [place for place in places if text[place.end - 1] in ".!?\u2026\"'\u201d\u2019)"]
    return complete[-1].end if complete else places[-1].end


def lost_start(text: str, paragraph: int, quoted: int | None, end: int) -> int:
    """Return where a quotation most likely began that closes at `end` without an opening mark; `end` if nowhere.

    After the reporter's introduction ("he said,"), else at the paragraph's start; after another quotation (ending at `quoted`), at the
    first sentence that begins there.
    """
    places = sentences(text, Span(paragraph if quoted is None else quoted, end))
    if not places:
        return end
    introduced = max(_INTRODUCTION.finditer(text, places[-1].start, end), key=re.Match.end, default=None)
    if quoted is None:
        return introduced.end() if introduced and introduced.end() < end else places[0].start
    if len(places) > 1:
        return places[1].start
    return introduced.end() if introduced and text[introduced.end() - 2] in ",:" else end


def _paragraph_at(starts: Sequence[int], place: int) -> int:
    return max(0, bisect_right(starts, place) - 1)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _style(pair: Pair, found_marks: Sequence[Mark]) -> str:
    """Return the name of the marks' style: the opening mark's, "mixed" with another kind of closing mark."""
    opening = None if pair.opening is None else found_marks[pair.opening].glyph
    closing = None if pair.closing is None else found_marks[pair.closing].glyph
    glyph = opening or closing or ""
    name = _STYLES.get(glyph, "brackets")
    if opening and closing and opening not in LOW and _ALIKE.get(opening, opening) != _ALIKE.get(closing, closing):
        return f"mixed {name.split()[-1]}"
    return name

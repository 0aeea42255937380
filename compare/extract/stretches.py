"""Marked stretches of text: what stands between two marks, with lost marks put where they most likely stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from compare.extract.cues import Lexicon
from compare.extract.pairing import Pair, pairs
from compare.extract.restoring import ends_in_clause, lost_end, lost_start
from compare.model import Span
from compare.text.marks import LOW, Mark, marks

OPENING_LOST = "opening mark lost"
CLOSING_LOST = "closing mark lost"

TITLE_MARKS = "title marks"  # of Chinese, Japanese and Korean: they name works, and quote nothing
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
    "\u300a": TITLE_MARKS,
    "\u3008": TITLE_MARKS,
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


def stretches(text: str, paragraphs: Sequence[Span], lexicon: Lexicon | None) -> tuple[Stretch, ...]:
    """Return the marked stretches of an article in order of place; none overlap, each holds a letter or digit."""
    found_marks = marks(text)
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[Stretch] = []
    taken = 0  # where the last pair ended: a restored mark never stands before it, which keeps the search for it linear
    for number, pair in enumerate(pairs(text, found_marks, paragraphs)):
        (start, end), repaired = _enclosed(text, pair, found_marks, starts, taken, lexicon)
        taken = end if pair.closing is None else found_marks[pair.closing].end
        if start >= end:
            continue
        style = _style(pair, found_marks)
        for place in range(_paragraph_at(starts, start), _paragraph_at(starts, end - 1) + 1):
            span = _trimmed(text, max(start, paragraphs[place].start), min(end, paragraphs[place].end))
            if any(map(str.isalnum, text[span.start : span.end])):
                found.append(Stretch(span, place, number, style, repaired, pair.reopened and repaired is None))
    return tuple(found)


def _enclosed(
    text: str, pair: Pair, found_marks: Sequence[Mark], starts: Sequence[int], taken: int, lexicon: Lexicon | None
) -> tuple[Span, str | None]:
    """Return what a pair encloses, with its lost mark restored, and what was lost; an empty span if there is no place for it."""
    if pair.opening is None:
        paragraph = starts[_paragraph_at(starts, pair.limit)]
        quoted = taken if taken > paragraph else None
        return Span(lost_start(text, paragraph, quoted, pair.limit, lexicon), pair.limit), OPENING_LOST
    start = found_marks[pair.opening].end
    if pair.closing is not None:
        return Span(start, found_marks[pair.closing].start), None
    if pair.reopened:
        clause = ends_in_clause(text, start, pair.limit, lexicon)
        return (Span(start, clause), CLOSING_LOST) if clause else (Span(start, pair.limit), None)
    return Span(start, lost_end(text, start, pair.limit, lexicon)), CLOSING_LOST


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
    name = _STYLES.get(glyph, "corner brackets")
    if glyph not in _STYLES or name == TITLE_MARKS:
        return name
    if opening and closing and opening not in LOW and _ALIKE.get(opening, opening) != _ALIKE.get(closing, closing):
        return f"mixed {name.split()[-1]}"
    return name

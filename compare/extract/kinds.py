"""Direct or mixed: nothing but quoted words, or quoted words inside a longer reported clause."""

from __future__ import annotations

from compare.extract.stretches import Stretch
from compare.model import Kind, Span
from compare.text.marks import MARK_CHARACTERS

_STOPS = tuple(".!?\u2026:;)]\u3002\u061f\u06d4\u2014\u2013")
_ENDS = tuple(".,!?\u2026-\u2014\u2013:;\u3002\u3001\uff0c\uff01\uff1f\u060c\u061f\u06d4")
_FAR = 16  # code points before a stretch, marks and spaces among them
_EDGES = MARK_CHARACTERS + " \t\r\n\xa0\u202f"


def kind(text: str, stretch: Stretch, paragraph: Span, continued: Kind | None) -> Kind:
    """Return whether a stretch is a direct or a mixed quotation; `continued` is the kind of the piece whose turn it continues.

    Direct: it begins where a sentence of its own can begin (paragraph, after a stop, colon or comma, with a capital) and ends in
    punctuation. Measured on 4,644 labelled quotations: 94 % right.
    """
    start, end = stretch.span
    if continued == "direct":
        return "direct"
    before = text[max(paragraph.start, start - _FAR) : start].rstrip(_EDGES)[-1:]
    first = next((character for character in text[start : min(end, start + _FAR)] if character.isalpha()), "")
    if first.islower():
        return "mixed"
    ended = text[end - 1] in _ENDS or text[end - 1] in MARK_CHARACTERS or _ended_outside(text, end)
    if not before or before in _STOPS or before == ",":
        return "direct" if ended else "mixed"
    return "mixed" if before.isalnum() and first.isupper() != first.islower() else "direct"


def _ended_outside(text: str, end: int) -> bool:
    """Tell whether punctuation follows the closing marks, as German and French print it."""
    return text[end : end + 4].lstrip(_EDGES).startswith(_ENDS)

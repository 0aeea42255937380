"""Which marked stretches are pieces of one turn of speech: interrupted by the reporter, or re-opened in the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.extract.stretches import Stretch
from compare.settings import Settings
from compare.text.marks import MARK_CHARACTERS

_EDGES = MARK_CHARACTERS + " \t\r\n\xa0\u202f"
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?\u3002\u061f]+\s*[^\W_]")
# What a piece ends with when the reporter cuts in: inside the marks, or after them where print puts it outside (German, French).
_CUT_IN = tuple(",?!-\u2013\u2014\u2026\uff0c\u060c\u061f")
_OUTSIDE = tuple(",\u060c\u2013\u2014-")


def turns(text: str, stretches: Sequence[Stretch], settings: Settings) -> tuple[int, ...]:
    """Return the number of each stretch's turn, in the stretches' order, counted from 0 in order of place."""
    numbers: list[int] = []
    for place, stretch in enumerate(stretches):
        before = stretches[place - 1] if place else None
        if before is None:
            numbers.append(0)
        else:
            numbers.append(numbers[-1] + (0 if _goes_on(text, before, stretch, settings) else 1))
    return tuple(numbers)


def _goes_on(text: str, before: Stretch, after: Stretch, settings: Settings) -> bool:
    if before.pair == after.pair:
        return True
    gap = text[before.span.end : after.span.start]
    if before.reopened:
        return after.paragraph == before.paragraph + 1 and not gap.strip(_EDGES)
    if before.paragraph != after.paragraph:
        return False
    if before.repaired and not gap.strip(_EDGES):
        return True
    return len(gap) <= settings.longest_interruption and _interrupts(gap, text[before.span.end - 1], text[after.span.start])


def _interrupts(gap: str, last: str, first: str) -> bool:
    """Tell whether the words between two pieces are a clause of the reporter's inside one turn (", he said, ")."""
    words = gap.strip(_EDGES)
    if not words or not any(map(str.isalpha, words)):
        return False
    outside = words.startswith(_OUTSIDE)
    if last not in _CUT_IN and not outside:
        return False
    if _SENTENCE_INSIDE.search(words):
        return False
    if words.endswith((".", "!", "?", ":")):
        return not first.islower() and not words.endswith(":")
    return words.endswith(_OUTSIDE)

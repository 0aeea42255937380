"""Words of a text with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.text.normal import APOSTROPHES, folded

# A word is letters, digits and marks, joined inside by an apostrophe, a dot between single letters (U.S.), or a separator between
# digits (3.2, 1,000); a hyphen parts words. Currency and per-cent signs are words, so that "$20bn" keeps its unit.
WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:/]\d+)*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:[{re.escape(APOSTROPHES)}][^\W\d_]+)*|\d|[$€£¥%]|\*+",
)


class Token(NamedTuple):
    """A word: half-open code points `start`-`end` of its text, as printed, and as compared (`norm`)."""

    start: int
    end: int
    text: str
    norm: str


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of `text` in order; never empty spans, never overlapping."""
    return tuple(Token(m.start(), m.end(), m.group(), folded(m.group())) for m in WORD.finditer(text))

"""Words of a text with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.text.normal import APOSTROPHES, INVISIBLE, folded

# Combining marks belong to the letter before them; Python's \w has none of them, and without them Hindi falls into single letters.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2\u0ae3\u0b01-\u0b03"
    "\u0b3c\u0b3e-\u0b57\u0b62\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0ce2\u0ce3"
    "\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d62\u0d63\u0d82\u0d83\u0dca-\u0ddf\u0df2\u0df3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
# Scripts that are written without spaces: Han and Hiragana, Thai, Lao, Burmese, Khmer, Tibetan. A letter with its marks is a word there, as
# long as no dictionary parts them; two readings of one sentence then still share runs of words.
_SPACELESS = (
    "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17a2\u0f40-\u0f6c"
)
_SPACELESS_MARKS = "\u0e2f-\u0e3a\u0e40-\u0e4e\u0eb0-\u0ebc\u0ec0-\u0ece\u102b-\u103e\u17b4-\u17d3\u0f71-\u0f84\u3099\u309a"
_LETTER = rf"(?:[^\W\d_{_SPACELESS}{_SPACELESS_MARKS}][{MARKS}{INVISIBLE}]*)"
_JOINT = rf"[{re.escape(APOSTROPHES)}]"

# A word is letters and marks, joined inside by an apostrophe, a dot between single letters (U.S.), editorial brackets ([t]he, work[ing]),
# or digits with a separator between them (3.2, 1,000); a hyphen parts words. Currency and per-cent signs are words: "$20bn" keeps its unit.
# The first line is no other kind of word: it finds most English words in half the time.
WORD = re.compile(
    r"[A-Za-z]{2,}+(?=[ ,])"
    rf"|(?:[^\W\d_]\.){{2,}}"
    rf"|\d+(?:[.,:/]\d+)*"
    rf"|[{_SPACELESS}][{_SPACELESS_MARKS}]*"
    rf"|(?<=\[){_LETTER}{{1,2}}\]{_LETTER}+"
    rf"|{_LETTER}+(?:{_JOINT}{_LETTER}+)*(?:\[{_LETTER}{{1,3}}(?=\]))?"
    rf"|\d|[$€£¥₹₽₩₪₺%]|\*+"
)


class Token(NamedTuple):
    """A word: half-open code points `start`-`end` of its text, as printed, and as compared (`norm`)."""

    start: int
    end: int
    text: str
    norm: str


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of `text` in order; never empty spans, never overlapping."""
    return tuple([Token(m.start(), m.end(), word := m.group(), folded(word)) for m in WORD.finditer(text)])

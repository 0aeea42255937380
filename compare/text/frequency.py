"""How much a word tells: its background information, from a table of word frequencies that comes with the package."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files

# -ln(share of running words) of a word beyond the table: its last words stand at 14.
UNKNOWN = 14.0
# The same for a short unknown word, often a function word of another language; for figures of one, two and more digits; for a letter of
# a script without spaces (some thousand are in use); for a sign. Orders of magnitude, not measured.
UNKNOWN_SHORT, DIGITS, IDEOGRAPH, SIGN = 10.0, (7.0, 8.5, 10.0), 7.0, 7.0
SENTENCE = 20


@cache
def _surprisal() -> dict[str, float]:
    """Return -ln(share of running words) of the words in the table."""
    table: dict[str, float] = {}
    text = files("compare.text").joinpath("data/word_frequency.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            level, words = line.split(" ", 1)
            table.update(dict.fromkeys(words.split(), int(level) / 4))
    return table


def is_listed(word: str) -> bool:
    """Tell whether the table of frequent English words has a word (normal form)."""
    return word.replace("'", "") in _surprisal()


@lru_cache(maxsize=1 << 16)
def share(word: str) -> float:
    """Return a word's (normal form) share of running words, 0-1; one that the table doesn't list counts as about as rare as its rarest."""
    listed = _surprisal().get(word.replace("'", ""))
    return math.exp(-(_guessed(word) if listed is None else listed))


def information(word: str) -> float:
    """Return the nats of information in meeting a word (normal form) in a sentence: 0.6 for "the", about 11 for a rare name.

    -ln of the chance that a sentence of `SENTENCE` words holds it, p its share of running words: -ln(1 - (1 - p) ** SENTENCE).
    """
    return -math.log(-math.expm1(SENTENCE * math.log1p(-share(word))))


def _guessed(word: str) -> float:
    """Return -ln(share) of a word that the table doesn't list, by its shape."""
    if word[:1].isdigit():
        return DIGITS[min(len(word), len(DIGITS)) - 1]
    if not word[:1].isalpha():
        return SIGN
    if len(word) == 1:
        return SIGN if word.isascii() else IDEOGRAPH
    return UNKNOWN_SHORT if len(word) <= 3 else UNKNOWN

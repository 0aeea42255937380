"""How much a word tells: its background information, from a table of word frequencies that comes with the package."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

UNKNOWN = 14.0
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


@cache
def information(word: str) -> float:
    """Return the nats of information in meeting a word (normal form) in a sentence: 0.4 for "the", about 10 for a rare name.

    -ln of the chance that a sentence of `SENTENCE` words holds it, p its share of running words: -ln(1 - (1 - p) ** SENTENCE).
    A word that the table doesn't know counts as rarer than any in it.
    """
    share = math.exp(-_surprisal().get(word.replace("'", ""), UNKNOWN))
    return -math.log(-math.expm1(SENTENCE * math.log1p(-share)))

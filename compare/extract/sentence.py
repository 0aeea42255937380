"""A quotation between the bounds of its sentence, in the symbols of `compare.extract.phrases`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.extract.phrases import STOPS, Phrases

FURTHEST = 160
_STOPS = re.compile("[./EF]")
_UPTO_STOP = re.compile(".*[./EF]")


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation (symbol `at`) between the symbols where its sentence starts and ends (half-open)."""

    phrases: Phrases
    at: int
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.phrases.symbols[self.start : self.at]

    @property
    def behind(self) -> str:
        return self.phrases.symbols[self.at + 1 : self.end]


def sentence_bounds(phrases: Phrases, at: int) -> tuple[int, int]:
    """Return where the sentence of the quotation at symbol `at` starts and ends (half-open), at most `FURTHEST` symbols away."""
    symbols = phrases.symbols
    low = max(0, at - FURTHEST)
    before = _last_stop(symbols, low, at)
    while before >= low and not _ends(phrases, before):
        before = _last_stop(symbols, low, before)
    start = max(low, before + 1)
    if _ends(phrases, at):
        return start, at + 1
    for stop in _STOPS.finditer(symbols, at + 1, at + FURTHEST):
        if _ends(phrases, stop.start()):
            return start, stop.start() + (symbols[stop.start()] in "EF")
    return start, min(len(symbols), at + FURTHEST)


def _last_stop(symbols: str, start: int, end: int) -> int:
    """Return the last symbol between that may end a sentence, -1 if there is none."""
    found = _UPTO_STOP.match(symbols, start, end)
    return found.end() - 1 if found else -1


def _ends(phrases: Phrases, i: int) -> bool:
    """Tell whether a sentence ends with symbol `i`: a stop, or a quotation that ends with one where a capital follows."""
    symbols = phrases.symbols
    symbol = symbols[i]
    if symbol in STOPS:
        return not (symbol == "/" and i > 0 and symbols[i - 1] == ":")
    if symbol not in "EF":
        return False
    behind = symbols[i + 1 : i + 2]
    return not behind or behind in "QEF" or phrases.words.printed(word := phrases.first(i + 1), word)[0].isupper()

"""Whether the rules know the language of two readings: English has all rules, other languages those that need no word list."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.laying import Pair
from compare.judge.units import Word
from compare.settings import Settings
from compare.text.frequency import is_listed

NOTE = "not English: print, spelling, names, numbers, order and extent are judged, the rest is not"
# Function words that other languages share with English by chance.
_SHARED = frozenset(
    ["a", "an", "as", "at", "do", "he", "i", "in", "is", "me", "no", "on", "so", "am", "was", "die", "s", "will", "per", "us"]
)


def is_english(pair: Pair, settings: Settings) -> bool:
    """Say whether both readings, together, look like English: enough function words, or too few words to tell."""
    row = [*pair.a.row, *pair.b.row]
    if len(row) < settings.language_words:
        return _latin(row)
    known = sum(word.function and word.norm not in _SHARED for word in row)
    if known >= settings.language_share * len(row):
        return True
    return sum(is_listed(word.norm) for word in row) >= settings.language_listed * len(row)


def _latin(row: Sequence[Word]) -> bool:
    return all(word.norm.isascii() for word in row)

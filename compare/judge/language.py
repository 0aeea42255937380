"""Whether the rules know the language of two readings: English has all rules, other languages those that need no word list."""

from __future__ import annotations

from compare.judge.laying import Pair
from compare.settings import Settings
from compare.text.frequency import is_listed

NOTE = "not English: print, spelling, names, numbers, order and extent are judged, the rest is not"
# Function words that other languages share with English by chance.
_SHARED = frozenset(
    ["a", "an", "as", "at", "do", "he", "i", "in", "is", "me", "no", "on", "so", "am", "was", "die", "s", "will", "per", "us"]
)


def is_english(pair: Pair, settings: Settings) -> bool:
    """Say whether both readings, together, look like English: enough function words, or too few words to tell."""
    found = [*pair.a.row.pieces, *pair.b.row.pieces]
    if len(found) < settings.language_words:
        return all(piece.norm.isascii() for piece in found)
    wanted = settings.language_share * len(found)
    known = 0
    for piece in found:
        if piece.function and piece.norm not in _SHARED:
            known += 1
            if known >= wanted:
                return True
    share = sum(is_listed(piece.norm) for piece in found) / len(found)
    return share >= (settings.language_listed if known else settings.language_certain)

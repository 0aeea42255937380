"""All words that the lists relate to a word, whichever way: a quick answer to whether a closer look is worth it."""

from __future__ import annotations

from functools import lru_cache

from compare.text.words import _against, _groups, lemmas

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 15)
def relatives(norm: str) -> frozenset[str]:
    """Return the synonyms and opposites, in base form, that the lists know of any form of a word."""
    near, against = _groups(), _against()
    found = _NONE
    for form in lemmas(norm):
        found |= near.get(form, _NONE) | against.get(form, _NONE)
    return found

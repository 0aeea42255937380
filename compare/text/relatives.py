"""Words that the lists relate to a word in any way: a quick answer to whether a closer look is worth it."""

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


def may_be_related(a: str, b: str) -> bool:
    """Say whether two words may be synonyms or opposites; if not, `words.synonyms` and `words.opposed` say no too, or nearly so.

    Opposites by prefix or ending (happy, unhappy; hopeful, hopeless) share their last or first three letters.
    """
    return a[-3:] == b[-3:] or a[:3] == b[:3] or not relatives(a).isdisjoint(lemmas(b))

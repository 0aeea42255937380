"""Stems: a key under which the inflected forms of one word fall together, and the forms of one people's or faith's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_VOWEL = re.compile(r"[aeiouy]")
# British endings first, so that "organising" and "organized" meet. Each rule: ending, what stands for it, shortest rest.
_SPELLING = ((re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"), (re.compile(r"our(|s|ed|ing|ite|ites|able)$"), r"or\1"))
_ENDINGS = (("ies", "y", 2), ("ied", "y", 2), ("sses", "ss", 1), ("ing", "", 3), ("ed", "", 3), ("ly", "", 4), ("es", "e", 2), ("s", "", 3))
# Words that only look inflected.
_WHOLE = frozenset(
    [
        "news",
        "always",
        "perhaps",
        "during",
        "something",
        "anything",
        "nothing",
        "everything",
        "morning",
        "evening",
        "building",
        "species",
        "series",
        "means",
    ]
)


@cache
def _forms() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in files("compare.text").joinpath("data/name_forms.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, *others = line.split()
            table |= dict.fromkeys((head, *others), head)
    return table


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the key of a word in normal form; words with equal keys are forms of one word, or nearly always so.

    Suffixes of English inflection are cut (-s, -ed, -ing, -ly), a final -e and doubled consonants too; British and American endings meet.
    Names of peoples, countries and faiths come from a list. Words of other scripts and of up to three letters stay as they are.
    """
    named = _forms().get(word)
    if named is not None:
        return named
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    for pattern, ending in _SPELLING:
        word = pattern.sub(ending, word)
    return _bare(_cut(word))


def _cut(word: str) -> str:
    for ending, instead, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            head = word[: -len(ending)]
            if word in _WHOLE or word.endswith("eed") or (ending == "s" and head[-1] in "siu"):
                return word
            return head + instead if _VOWEL.search(head) else word
    return word


def _bare(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word

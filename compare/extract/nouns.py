"""What one noun phrase says of a person, wherever it stands: the name at its head, the words that describe, the gender that they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.extract.cast import without_suffixes
from compare.extract.cues import Lexicon
from compare.extract.cues import lexicon as lexicon_of
from compare.extract.forenames import gender_of

# In a script without capitals a run of more words than this is not taken for a name.
LONGEST_UNMARKED = 3
# An article and adjectives before one word with a capital.
_QUALIFIED = re.compile("Dx+N")
_OF_PLACES = "New"
# Classes of words that describe somebody.
_DESCRIBING = "RTjdN"


class Noun(NamedTuple):
    """A noun phrase with a name or a role, as it is printed.

    `name` has the words of a person's name at its head, from word `at` of the phrase on, without suffixes; it is empty where the head is
    no person's name. `described` are the words that describe its bearer (lower case), `roles` the same of the whole phrase, `gender` is
    what they tell. `in_office`: the name stands behind an office. Without a name, `surname` is that of somebody who may be meant
    ("an angry Price"), and `definite` tells that the words may mean somebody known.
    """

    name: tuple[str, ...]
    at: int
    described: tuple[str, ...]
    roles: tuple[str, ...]
    gender: str | None = None
    in_office: bool = False
    surname: str = ""
    definite: bool = False


@lru_cache(maxsize=65536)
def noun(language: str, classes: str, *words: str) -> Noun:
    """Return what the words of a noun phrase of a language that has cue words, each with its class, say of a person."""
    lexicon = lexicon_of(language)
    assert lexicon is not None
    roles = _described(classes, words)
    if classes.partition("o")[0][-1] in "Nu":
        start, end = _name(lexicon, classes, words)
        if start == end:
            return Noun((), 0, (), roles, surname=words[-1] if _QUALIFIED.fullmatch(classes) else "")
        described = _described(classes[:start], words)
        gender = next((told for word in described if (told := lexicon.gendered.get(word))), None)
        return Noun(_without_title(words[start:end]), start, described, roles, gender)
    office = classes.rfind("o") + 1
    if office and len(words) - office > 2 and words[office].lower() in lexicon.offices and gender_of(words[office + 1]):
        return Noun(without_suffixes(words[office + 1 :]), office + 1, _described(classes[: office + 1], words), roles, in_office=True)
    indefinite = classes[0] == "D" and words[0].lower() not in lexicon.definite
    return Noun((), 0, roles, roles, definite=bool(roles) and not indefinite and "o" not in classes and "'" not in classes)


def _name(lexicon: Lexicon, classes: str, words: Sequence[str]) -> tuple[int, int]:
    """Return the words (half-open) of the person's name at the head of a phrase; none if its head is no person's name.

    "state Del. Marsha Price" and "an angry Marsha Price" give "Marsha Price"; "the Justice Department" and "Clinton campaign" give none.
    """
    genitive = classes.find("D", 1)
    end = len(classes[: genitive if genitive > 0 else None].partition("o")[0])
    start = len(classes[:end].rstrip("Nu"))
    start += len(classes[start:end]) - len(classes[start:end].lstrip("u"))
    if classes[0] == "D" and not classes[:start].strip("D0x'j") and not (_QUALIFIED.match(classes) and _is_full_name(words[start:end])):
        return end, end
    if start and words[start - 1] == _OF_PLACES and classes[start - 1] == "j":  # "New York" is nobody
        return end, end
    if classes[0] == "D" and start and end - start == 1 and words[start - 1].endswith("-year-old"):  # "the 34-year-old Dane"
        return end, end
    return (start, end) if lexicon.capitalised or end - start <= LONGEST_UNMARKED else (end, end)


def _is_full_name(words: Sequence[str]) -> bool:
    return 1 < len(words) <= LONGEST_UNMARKED and gender_of(words[0]) is not None


def _without_title(name: Sequence[str]) -> tuple[str, ...]:
    """Return a name's words without suffixes, and without a title that the lexicon doesn't know."""
    if len(name) > 2 and gender_of(name[1]) and not gender_of(name[0]) and "." not in name[0]:
        name = name[1:]
    return without_suffixes(name)


def _described(classes: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that describe somebody, in lower case."""
    return tuple(word.lower().rstrip(".") for code, word in zip(classes, words, strict=False) if code in _DESCRIBING)

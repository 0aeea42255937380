"""Words that are names or other words (May, Will, Boeing): which of the two they are, by what stands beside them and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.extract.forenames import gender_of
from compare.extract.vocabulary import EITHER, Vocabulary

# What stands behind a subject: verbs, adverbs, commas, relatives, a possessive, the end of what is read.
_BEHIND_SUBJECT = frozenset("VUvbey,'w(-.EQF/")
_PARTICIPLE = "ing"
_PAPER = "Today"  # behind a name: "Harbour Today"
_STOPS = frozenset("./EF")


def with_homographs(classes: str, parts: Sequence[str], known: Vocabulary) -> str:
    """Return the classes with each word that may be a name read as one (`N`) or as what it is else.

    A forename before a name, and a surname behind a title or a forename, are told by these; the same word alone is a name only where
    the text has it so as well. A word in -ing that opens a sentence is one if the text has it with a capital inside others.
    """
    places = [found.start() for found in re.finditer(EITHER, classes)]
    if not places:
        return classes
    codes, named = list(classes), set[str]()
    if any(parts[2 * i + 1].endswith(_PARTICIPLE) for i in places):
        inside = {parts[2 * i + 1] for i, code in enumerate(classes) if code == "N"}
        for i in places:
            if (word := parts[2 * i + 1]).endswith(_PARTICIPLE):
                codes[i] = "N" if word in inside or classes[i + 1 : i + 2] == "'" else "W"
        places = [i for i in places if codes[i] == EITHER]
    for i in places:
        if _is_forename(classes, parts, i, known) or _is_surname(classes, parts, i):
            codes[i] = "N"
            named.add(parts[2 * i + 1])
    for i in places:
        word = parts[2 * i + 1]
        if codes[i] == EITHER:
            codes[i] = "N" if word in named and _stands_alone(classes, parts, i, known) else known.inside.ordinary(word)
    return "".join(codes)


def _is_forename(classes: str, parts: Sequence[str], i: int, known: Vocabulary) -> bool:
    """Tell whether a name stands right behind the word: "Will Lee said"; "Will Lee stay?" and "in May Lee said" have none."""
    if classes[i + 1 : i + 2] != "N" or parts[2 * i + 2] != " " or gender_of(parts[2 * i + 1]) is None:
        return False
    if not _opens(classes, i):
        return not _is_month(classes, parts, i, known)
    stop = next((j for j in range(i + 1, len(classes)) if classes[j] in _STOPS), len(classes))
    return stop == len(classes) or parts[2 * stop + 1] != "?"


def _is_surname(classes: str, parts: Sequence[str], i: int) -> bool:
    """Tell whether a title or a forename stands right before the word, and no other word of a title-case line behind it."""
    if not i or parts[2 * i] not in (" ", ". ") or classes[i - 1] not in "TN":
        return False
    before = parts[2 * i - 1]
    behind = parts[2 * i + 3] if 2 * i + 3 < len(parts) else ""
    if behind[:1].isupper() or not before[0].isupper():
        return False
    return classes[i - 1] == "T" or gender_of(before) is not None or (parts[2 * i + 1] == _PAPER and classes[i - 1] == "N")


def _stands_alone(classes: str, parts: Sequence[str], i: int, known: Vocabulary) -> bool:
    """Tell whether the word may be a name by itself: a subject at a sentence's beginning, or anything but a month inside it."""
    if _opens(classes, i):
        return classes[i + 1 : i + 2] in _BEHIND_SUBJECT
    return not _is_month(classes, parts, i, known)


def _is_month(classes: str, parts: Sequence[str], i: int, known: Vocabulary) -> bool:
    """Tell whether a word that is a month too is one here: beside a number or behind "in" and the like."""
    if known.lexicon.capitals.get(parts[2 * i + 1].lower()) != "m":
        return False
    return "0" in classes[i - 1 : i + 2] or parts[2 * i - 1].lower() in known.lexicon.before_month


def _opens(classes: str, i: int) -> bool:
    return not i or classes[i - 1] in _STOPS

"""What scripts without capitals and spaces need: one spelling of a word, and the class that its shape tells."""

from __future__ import annotations

import re

# Vowel marks and the lengthening stroke are printed or not; keyboards and habits differ in the rest.
_MARKS = re.compile("[\u0640\u064b-\u0655\u0670\u200c]")
_LETTERS = str.maketrans(
    {
        "\u0623": "\u0627",
        "\u0625": "\u0627",
        "\u0671": "\u0627",
        "\u0622": "\u0627",
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",
        "\u0629": "\u0647",
        "\u06c0": "\u0647",
    }
)
_TANWIN = "\u064b"
# "By the", "to the" as one word: no name begins so. Accusative participles tell how somebody speaks: "criticising".
_GOVERNED = ("\u0628\u0627\u0644", "\u0644\u0644")
_PARTICIPLE = re.compile("\u0645\\w{3,5}\u0627")
_COUNTRY = "\u064a\u0627"
_SHORTEST_GOVERNED = 5


def spelling(word: str) -> str:
    """Return a word of Arabic script in one spelling: without vowel marks, with one form of each letter; others as they are."""
    return _MARKS.sub("", word).translate(_LETTERS)


def shape_in_arabic(word: str) -> str:
    """Return the class of an Arabic word that no list has, by its shape: "y" for what is no name, else "N"."""
    if word.startswith(_GOVERNED) and len(word) >= _SHORTEST_GOVERNED:
        return "y"
    plain = spelling(word)
    if _TANWIN in word or (_PARTICIPLE.fullmatch(plain) and not plain.endswith(_COUNTRY)):
        return "y"
    return "N"


def glued_verb(token: str, verbs: tuple[str, ...]) -> int:
    """Return where the verb begins that ends a run without spaces (Chinese), 0 where none does or it is the whole run."""
    return next((len(token) - len(verb) for verb in verbs if token.endswith(verb) and len(token) > len(verb)), 0)

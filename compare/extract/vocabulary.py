"""The class of every word and mark as it is printed: one character, by the lexicon, the capital and the place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from compare.extract.cues import Lexicon, lexicon
from compare.extract.scripts import glued_verb, shape_in_arabic, spelling

BREAK = "/"
# A token that is not one word.
SEVERAL = "*"
# A word that is a name or another word.
EITHER = "M"
# Characters that stand for a quotation: as it ends open, with a full stop, with a question or exclamation mark.
QUOTED = {"Q": "\x01", "E": "\x02", "F": "\x03"}
_PUNCTUATION = {
    "—": "-", "–": "-", "--": "-", "-": "-", "[": "(", "]": ")", "(": "(", ")": ")", ";": ";", "؛": ";",
    ",": ",", "،": ",", "、": ",", "，": ",", ":": ":", "：": ":",
    "’": "'", "'": "'", ".": ".", "!": ".", "?": ".", "…": ".", "؟": ".", "۔": ".", "。": ".",
} | {mark: code for code, mark in QUOTED.items()}  # fmt: skip
# Classes that a word keeps with a capital in mid-sentence; any other word with a capital is a name there.
_FUNCTION = frozenset("DZpwhiozctlsrRdaybeuAf")
_CLITICS = frozenset({"il", "elle", "on", "ils", "elles", "je", "nous", "vous"})
# A pronoun of the third person and its verb in one: "they've".
_SHORTENED = re.compile("([Tt]hey|[Ss]?[Hh]e)['’](?:ve|re|ll|d)")
# A class and the part of the token (from its start) that it stands for.
Part = tuple[str, int, int]


class Classes(dict[str, str]):
    """The classes of one language's tokens as they are printed, `*` for what is not one word; remembers what it was asked.

    `fresh`: as they are where they open a sentence; `shouting`: in a text of nothing but capitals, where any unknown word may be a name.
    """

    LARGEST = 200_000

    def __init__(self, words: Lexicon, fresh: bool, shouting: bool = False) -> None:
        super().__init__()
        self.lexicon = words
        self.fresh = fresh
        self.shouting = shouting
        self.several: dict[str, tuple[Part, ...]] = {}

    def __missing__(self, token: str) -> str:
        if len(self) > self.LARGEST:
            self.clear()
            self.several.clear()
        parts = self._parts(token)
        if len(parts) == 1 and parts[0][1:] == (0, len(token)):
            self[token] = code = parts[0][0]
            return code
        self[token] = SEVERAL
        self.several[token] = tuple(parts)
        return SEVERAL

    def held(self, token: str) -> Sequence[Part]:
        """Return the words that a token holds, in order."""
        return self.several.get(token) or self._parts(token)

    def _parts(self, token: str) -> list[Part]:
        first = token[0]
        if token in _PUNCTUATION:
            return [(_PUNCTUATION[token], 0, len(token))]
        if first == "@":
            return [("N", 0, len(token))]
        if first.isdigit():
            return [("R" if token.endswith("-year-old") else "0", 0, len(token))]
        if not first.isalpha():
            return [(BREAK, 0, len(token))]
        return self._words(token, 0, self.fresh)

    def _words(self, token: str, at: int, fresh: bool) -> list[Part]:
        """Return the parts of a word at offset `at`: possessives, elisions, prefixed conjunctions and suffixed particles taken apart."""
        words, end = self.lexicon, at + len(token)
        if words.language == "en" and len(token) > 2 and token[-1] == "s" and token[-2] in "'’":
            return [(self._class(token[:-2], fresh), at, end - 2), ("'", end - 2, end)]
        if words.language == "en" and (short := _SHORTENED.fullmatch(token)):
            return [("p", at, at + short.end(1)), ("b", at + short.end(1), end)]
        if words.elision:
            head = re.match(r"\w{1,6}['’](?=\w)", token)
            plain = token.lower().replace("’", "'")
            if "'" in plain and plain in words.words:  # d'après
                return [(words.words[plain], at, end)]
            if head and (head.end() < 4 or plain[: head.end()] in words.words):
                cut = at + head.end()
                return [(self._class(token[: head.end() - 1] + "'", fresh), at, cut), *self._words(token[head.end() :], cut, False)]
            verb, hyphen, pronoun = token.rpartition("-")
            if hyphen and pronoun.lower() in _CLITICS:
                cut = end - len(pronoun)
                verb = verb.removesuffix("-t")
                return [(self._class(verb, fresh), at, at + len(verb)), (self._class(pronoun, False), cut, end)]
        if token[0] in words.prefixes and (code := words.words.get(spelling(token[1:]))):
            return [(code, at + 1, end)]
        if token[0] in words.attached and words.words.get(spelling(token[1:])) == "R":  # Arabic "to the agency" in one word
            return [("l", at, at + 1), ("R", at + 1, end)]
        if glued := glued_verb(token, words.glued):
            return [(self._class(token[:glued], fresh), at, at + glued), ("V", at + glued, end)]
        if token[-1] in words.topics and len(token) > 1:
            return [(self._class(token[:-1], fresh), at, end - 1)]
        return [(self._class(token, fresh), at, end)]

    def ordinary(self, token: str) -> str:
        """Return the class of a token that may be a name (`M`) where it is none."""
        lower = token.lower()
        return self.lexicon.capitals.get(lower) or self.lexicon.words.get(lower, "W")

    def _class(self, token: str, fresh: bool) -> str:
        lower = token.rstrip(".").lower().replace("’", "'")
        code = self.lexicon.words.get(lower, "")
        if fresh and lower in self.lexicon.views:
            return "Y"
        if not self.lexicon.capitalised:
            code = code or self.lexicon.words.get(spelling(token), "")
            return code or (shape_in_arabic(token) if self.lexicon.language == "ar" else "N")
        if self.shouting:
            return self.lexicon.capitals.get(lower) or code or "N"
        if token[0].isupper():
            return self._capital(token, lower, code, fresh)
        return code or self._by_shape(token, lower)

    def _capital(self, token: str, lower: str, code: str, fresh: bool) -> str:
        words = self.lexicon
        if lower in words.names_too and token[1:].islower():
            return EITHER if fresh or lower in words.capitals or code in _FUNCTION else "N"
        if lower in words.capitals:
            return words.capitals[lower]
        if code and not fresh and words.small_roles and code in "RjxD":
            return "L" if code == "D" else "N"
        if code == "z" and words.nouns_capitalised and not fresh:  # Herr Weil; what opens a clause has a small letter
            return "N"
        if code and (fresh or code in _FUNCTION):
            return code
        head, _, tail = token.rpartition("-")
        if head and tail.islower():
            return "j"
        if fresh and words.language == "en" and lower.endswith(("ly", "ing")) and len(lower) > 5:
            return "y" if lower[-1] == "y" else EITHER
        return "N"

    def _by_shape(self, token: str, lower: str) -> str:
        """Return the class of a lower-case word that the lexicon doesn't know."""
        if token[:3] in ("al-", "el-") and token[3:4].isupper():
            return "N"
        if lower.endswith("ly"):
            return "y"
        if lower.endswith("ed") and len(lower) > 4 and "-" not in lower:
            return "v"
        return "g" if lower.endswith("ing") and len(lower) > 5 else "x"


class Vocabulary(NamedTuple):
    """The classes of one language's tokens inside a sentence and where they open one."""

    lexicon: Lexicon
    inside: Classes
    opening: Classes


@cache
def vocabulary(language: str, shouting: bool = False) -> Vocabulary | None:
    """Return the vocabulary of a language, of texts in capitals where `shouting`; None where there is no cue file.

    What it remembers changes no answer.
    """
    words = lexicon(language)
    return Vocabulary(words, Classes(words, False, shouting), Classes(words, True, shouting)) if words else None

"""The words outside the marks, each with its class: one character, by the lexicon, the capital and the place in the sentence."""

from __future__ import annotations

import re
from functools import cache

from compare.extract.cues import Lexicon, lexicon
from compare.extract.forenames import gender_of
from compare.model import Quotation
from compare.text.sentences import ABBREVIATIONS

BREAK = "/"
_LETTERS = r"[\w\u0300-\u036f\u200c]*"
# Letters with dots between; a word, joined by apostrophes and hyphens; a number ("76-year-old", "1st"); line breaks; punctuation.
_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)"
    rf"|[^\W\d_]{_LETTERS}(?:[-'’&\u2010\u2011][^\W\d_]{_LETTERS})*"
    r"|\d(?:[.,:]?\d)*(?:-\w+|st\b|nd\b|rd\b|th\b)*"
    r"|[\n\r\x0b\x0c\x85\u2028\u2029]+"
    r"|[.,;:!?()\[\]…\u2013\u2014،؛؟۔。、，：]|(?<=s)[’'](?=\s)|--|(?<=\s)-(?=\s)"
)
_PUNCTUATION = {
    "—": "-", "–": "-", "--": "-", "-": "-", "[": "(", "]": ")", "(": "(", ")": ")", ";": ";", "؛": ";",
    ",": ",", "،": ",", "、": ",", "，": ",", ":": ":", "：": ":",
    "’": "'", "'": "'", ".": ".", "!": ".", "?": ".", "…": ".", "؟": ".", "۔": ".", "。": ".",
}  # fmt: skip
# Classes that a word keeps with a capital in mid-sentence; any other word with a capital is a name there.
_FUNCTION = frozenset("DZpwhiozctlsrRdaybeuAf")
# Classes of words that are surnames behind a forename: "Ann King".
_MAYBE_SURNAME = frozenset("TRjdm")
# Marks right behind a stop that show that the sentence goes on.
_GOES_ON = frozenset(",;:)-")
_CLITICS = frozenset({"il", "elle", "on", "ils", "elles", "je", "nous", "vous"})
# A class and the part of the token (from its start) that it stands for.
Part = tuple[str, int, int]


class Vocabulary:
    """The classes of one language's words as they are printed; remembers what it was asked."""

    LARGEST = 200_000

    def __init__(self, words: Lexicon) -> None:
        self.lexicon = words
        self.inside: dict[str, str | tuple[Part, ...]] = {}
        self.opening: dict[str, str | tuple[Part, ...]] = {}

    def classified(self, token: str, fresh: bool) -> str | tuple[Part, ...]:
        """Return the class of a token, or those of the words that it holds; `fresh` where it opens a sentence."""
        memory = self.opening if fresh else self.inside
        if len(memory) > self.LARGEST:
            memory.clear()
        parts = self._parts(token, fresh)
        memory[token] = got = parts[0][0] if len(parts) == 1 and parts[0][1:] == (0, len(token)) else tuple(parts)
        return got

    def _parts(self, token: str, fresh: bool) -> list[Part]:
        first = token[0]
        if token in _PUNCTUATION:
            return [(_PUNCTUATION[token], 0, len(token))]
        if first.isdigit():
            return [("0", 0, len(token))]
        if not first.isalpha():
            return [(BREAK, 0, len(token))]
        return self._words(token, 0, fresh)

    def _words(self, token: str, at: int, fresh: bool) -> list[Part]:
        """Return the parts of a word at offset `at`: possessives, elisions, prefixed conjunctions and suffixed particles taken apart."""
        words, end = self.lexicon, at + len(token)
        if words.language == "en" and len(token) > 2 and token[-1] == "s" and token[-2] in "'’":
            return [(self._class(token[:-2], fresh), at, end - 2), ("'", end - 2, end)]
        if words.elision:
            head = re.match(r"\w{1,2}['’](?=\w)", token)
            if head:
                cut = at + head.end()
                return [(self._class(token[: head.end() - 1] + "'", fresh), at, cut), *self._words(token[head.end() :], cut, False)]
            verb, hyphen, pronoun = token.rpartition("-")
            if hyphen and pronoun.lower() in _CLITICS:
                cut = end - len(pronoun)
                verb = verb.removesuffix("-t")
                return [(self._class(verb, fresh), at, at + len(verb)), (self._class(pronoun, False), cut, end)]
        if token[0] in words.prefixes and token[1:] in words.words:
            return [(words.words[token[1:]], at + 1, end)]
        if token[-1] in words.topics and len(token) > 1:
            return [(self._class(token[:-1], fresh), at, end - 1)]
        return [(self._class(token, fresh), at, end)]

    def _class(self, token: str, fresh: bool) -> str:
        lower = token.rstrip(".").lower()
        code = self.lexicon.words.get(lower, "")
        if fresh and lower in self.lexicon.views:
            return "Y"
        if not self.lexicon.capitalised:
            return code or "N"
        if token[0].isupper():
            return self._capital(token, lower, code, fresh)
        return code or self._by_shape(token, lower)

    def _capital(self, token: str, lower: str, code: str, fresh: bool) -> str:
        words = self.lexicon
        if lower in words.capitals:
            return words.capitals[lower]
        if code and not fresh and words.small_roles and code in "RjxD":
            return "L" if code == "D" else "N"
        if code and (fresh or code in _FUNCTION):
            return code
        head, _, tail = token.rpartition("-")
        if head and tail.islower():
            return "j"
        if fresh and words.language == "en" and lower.endswith(("ly", "ing")) and len(lower) > 5:
            return "y" if lower[-1] == "y" else "W"
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


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the vocabulary of a language, None where there is no cue file; what it remembers changes no answer."""
    words = lexicon(language)
    return Vocabulary(words) if words else None


class WordReader:
    """Collects the classes and places of words and quotations in order."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.vocabulary = words
        self.classes: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.fresh = True

    def gap(self, start: int, end: int, reach: int) -> None:
        """Read the text between two quotations; of a long one only `reach` code points at either end."""
        if end - start > 2 * reach:
            self.words(start, start + reach)
            self._put(BREAK, start + reach, start + reach)
            self.fresh = True
            start = end - reach
        self.words(start, end)

    def words(self, start: int, end: int) -> None:
        """Read the tokens of a stretch. The loop is the hot one of attribution: one look-up a token."""
        opening, inside = self.vocabulary.opening, self.vocabulary.inside
        put, begin, stop = self.classes.append, self.starts.append, self.ends.append
        for found in _TOKEN.finditer(self.text, start, end):
            token = found.group()
            got = (opening if self.fresh else inside).get(token) or self.vocabulary.classified(token, self.fresh)
            a, b = found.span()
            if isinstance(got, str):
                if got in "./":
                    if got == "." and self._inside_word(a, b):
                        continue
                    self.fresh = True
                else:
                    if got in _MAYBE_SURNAME and token[0].isupper() and self._behind_forename(token, a, b):
                        got = "N"
                    self.fresh = False
                put(got)
                begin(a)
                stop(b)
            else:
                for code, head, tail in got:
                    self._put(code, a + head, a + tail)
                self.fresh = False

    def quotation(self, quotation: Quotation) -> None:
        """Put a quotation: `E` where it ends with a full stop, `F` with `?` or `!`, else `Q`, and a comma that it ends with."""
        end = quotation.text[-8:].rstrip("\"'”’»“‘ ")[-1:] or " "
        self._put("E" if end in ".…" else "F" if end in "?!" else "Q", quotation.start, quotation.end)
        if end == ",":
            self._put(",", quotation.end, quotation.end)
        self.fresh = end in ".…?!"

    def _put(self, code: str, start: int, end: int) -> None:
        self.classes.append(code)
        self.starts.append(start)
        self.ends.append(end)

    def _inside_word(self, start: int, end: int) -> bool:
        """Tell whether a full stop ends no sentence: before a small letter, a comma or bracket, inside "D-N.Y.", behind a short form."""
        near = self.text[end : end + 4]
        if self.text[start] != ".":
            return near.lstrip(" \u00a0'\"”’»")[:1] in _GOES_ON or near.lstrip(" \u00a0'\"”’»")[:1].islower()
        if self.ends and self.ends[-1] == start:
            before = self.text[self.starts[-1] : start]
            if (len(before) == 1 and before.isupper()) or (near[:1].isspace() and before.lower() in ABBREVIATIONS):
                self.ends[-1] = end
                return True
        if near[:1] in _GOES_ON or (near[:1].isupper() and self.text[start - 1 : start].isupper()):
            return True
        return near.lstrip(" \u00a0'\"”’»")[:1].islower()

    def _behind_forename(self, token: str, start: int, end: int) -> bool:
        """Tell whether the token is a surname though its word is a title or role: "King" in "Ann King" or "Peter T. King"."""
        if self.classes[-1:] != ["N"] or token[-1] == "." or start - self.ends[-1] > 1 or self.text[end + 1 : end + 2].isupper():
            return False
        before = self.text[self.starts[-1] : self.ends[-1]]
        if self.classes[-2:-1] == ["N"]:
            return len(before) == 2 and before[1] == "."
        return gender_of(before) is not None

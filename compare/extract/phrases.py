"""The words around quotations as phrases: a finite-state cascade without a parser.

First every word outside the marks gets a class (see `compare.extract.cues`), then runs of classes become phrases: `S` a noun phrase with a
name, `R` one with a role ("a spokesman for the ministry"), `n` any other with a determiner. A quotation is one symbol: `Q` where it ends
open or with a comma (the comma follows as a symbol of its own), `E` where it ends with a full stop, `F` with `?` or `!`. A line break, or
text that was left out, is `/`. So the rules of attribution are short patterns over a short string (Abney, Partial Parsing via
Finite-State Cascades, 1996).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.extract.cues import Lexicon
from compare.extract.forenames import gender_of
from compare.model import Quotation, Span
from compare.text.sentences import ABBREVIATIONS

BREAK = "/"
_CLITICS = frozenset({"il", "elle", "on", "ils", "elles", "je", "nous", "vous"})
STOPS = "./"
NOUNS = "SRn"
SPEAKERS = "SRnpwth"

_SHORT = "|".join(sorted((word for word in ABBREVIATIONS if len(word) > 1), key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<word>(?:[^\W\d_]\.){{1,4}}(?=[\s,;:]|$|[’'])|(?i:(?<!\w)(?:{_SHORT}))\.(?=\s)"
    r"|[^\W\d_](?:[\w\u0300-\u036f\u200c]|[-'’&\u2010\u2011](?=[^\W\d_]))*)"
    r"|(?P<number>\d(?:[.,:]?\d)*(?:-\w+|st\b|nd\b|rd\b|th\b)*)|(?P<line>[\n\r\x0b\x0c\x85\u2028\u2029]+)|(?P<mark>[.,;:!?()\[\]…\u2013\u2014،؛؟۔。、，：]|(?<=s)[’'](?=\s)|--|(?<=\s)-(?=\s))"
)
_PUNCTUATION = {
    "—": "-", "–": "-", "--": "-", "[": "(", "]": ")", "؛": ";", "،": ",", "、": ",", "，": ",", "：": ":", "’": "'", "'": "'",
    "!": ".", "?": ".", "…": ".", "؟": ".", "۔": ".", "。": ".",
}  # fmt: skip
_FUNCTION = frozenset("DpwhiozctlsrRdaybeu")
_NEVER_BEFORE_VERB = re.compile(r"(?<=[D'iok])[VB]|(?<=Dj)V|(?<='[xgjv])V|(?<![lbepRyNc])B")
_MODIFYING_DEMONYM = re.compile(r"d(?=[NRTjdxg])")
_HEAD = r"(?:D[xg0d]{0,2})?(?:[jdNTR0](?:'[xg]{0,2}|u{1,2}|x(?=R))?)*[NRTd]"
_NOUN = rf"(?:{_HEAD}'[xgjkv0]{{1,2}}|{_HEAD}|D[xg0jk]{{1,3}}|D(?=o[DRNTjd]))"
_PHRASE = re.compile(rf"{_NOUN}(?:o(?:{_NOUN}|(?<=Ro)[xj]))*|.", re.DOTALL)
# German: a genitive follows its noun without a preposition, "der Sprecher der Regierung"; adjectives come in any number.
_NOUNS_DE = r"(?:(?:D[xg0j]{0,4})?(?:[jdNTR0]u?)*[NRT]|D(?:j|0){0,2})"
_GENITIVE_PHRASE = re.compile(rf"{_NOUNS_DE}(?:(?:o|(?=D)){_NOUNS_DE})*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The symbols of a stretch and where they stand: symbol i covers tokens `first[i]` to `last[i]`, of which `starts` and `ends` are places.

    `quotes` are the symbols of the quotations in order; `classes` has one character a token.
    """

    symbols: str
    first: tuple[int, ...]
    last: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    classes: str
    quotes: tuple[int, ...]
    lexicon: Lexicon
    text: str

    def span(self, symbol: int, upto: int | None = None) -> Span:
        """Return the place of a symbol in the article, or of all from it to `upto`."""
        return Span(self.starts[self.first[symbol]], self.ends[self.last[symbol if upto is None else upto]])

    def printed(self, symbol: int, upto: int | None = None) -> str:
        """Return a symbol's text, or the text of all from it to `upto`."""
        start, end = self.span(symbol, upto)
        return self.text[start:end]


class _Reader:
    """Collects tokens of gaps and quotations in order."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.classes: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.fresh = True

    def put(self, code: str, start: int, end: int) -> None:
        self.classes.append(code)
        self.starts.append(start)
        self.ends.append(end)

    def gap(self, start: int, end: int, reach: int) -> None:
        """Read the text between two quotations; of a long one only `reach` code points at either end."""
        if end - start > 2 * reach:
            self.words(start, start + reach)
            self.put(BREAK, start + reach, start + reach)
            self.fresh = True
            start = end - reach
        self.words(start, end)

    def words(self, start: int, end: int) -> None:
        for found in _TOKEN.finditer(self.text, start, end):
            kind, token = found.lastgroup, found.group()
            if kind == "word":
                self.word(token, found.start(), found.end())
            elif kind == "number":
                self.put("0", found.start(), found.end())
                self.fresh = False
            elif kind == "line":
                self.put(BREAK, found.start(), found.end())
                self.fresh = True
            else:
                self.mark(_PUNCTUATION.get(token, token), found.start(), found.end())

    def mark(self, code: str, start: int, end: int) -> None:
        if code == ".":
            if self.inside_word(start, end):
                return
            self.fresh = True
        self.put(code, start, end)

    def inside_word(self, start: int, end: int) -> bool:
        """Tell whether a full stop ends no sentence: before a small letter, a comma or bracket, or inside "D-N.Y."."""
        near = self.text[end : end + 1]
        if near in {",", ";", ":", ")", "-"} or (near.isupper() and self.text[start - 1 : start].isupper()):
            return True
        return self.text[end : end + 4].lstrip(" \u00a0'\"”’»")[:1].islower()

    def word(self, token: str, start: int, end: int) -> None:
        if len(token) > 2 and token[-1] == "s" and token[-2] in "'’" and self.lexicon.language == "en":
            self.one_word(token[:-2], start, end - 2)
            self.put("'", end - 2, end)
        elif self.lexicon.elision and not self.elided(token, start, end):
            self.one_word(token, start, end)
        elif self.lexicon.prefixes and token[0] in self.lexicon.prefixes and token[1:] in self.lexicon.words:
            self.one_word(token[1:], start + 1, end)
        elif self.lexicon.topics and token[-1] in self.lexicon.topics:
            self.one_word(token[:-1] or token, start, end - (len(token) > 1))
        elif not self.lexicon.elision:
            self.one_word(token, start, end)

    def elided(self, token: str, start: int, end: int) -> bool:
        """Read "l'élu" and "dit-il" as two words each; tell whether the token was one of these."""
        for mark in "'’":
            head, found, tail = token.partition(mark)
            if found and tail and len(head) < 3:
                self.one_word(head + "'", start, start + len(head) + 1)
                self.word(tail, start + len(head) + 1, end)
                return True
        head, found, tail = token.rpartition("-")
        if found and tail.lower() in _CLITICS:
            self.one_word(head.removesuffix("-t"), start, end - len(tail) - 1)
            self.one_word(tail, end - len(tail), end)
            return True
        return False

    def one_word(self, token: str, start: int, end: int) -> None:
        words, lower = self.lexicon.words, token.rstrip(".").lower()
        code = words.get(lower, "")
        if token[0].isupper() or not self.lexicon.capitalised:
            code = self.capital(token, lower, code)
            if code in "TRjdm" and token[-1] != "." and self.behind_forename(start, end):
                code = "N"
        elif not code:
            code = _by_shape(token, lower)
        self.put(code, start, end)
        self.fresh = False

    def behind_forename(self, start: int, end: int) -> bool:
        """Tell whether the token is a surname though its word is a title or role: "King" in "Ann King" or "Peter T. King"."""
        if (
            self.classes[-1:] != ["N"]
            or not self.lexicon.capitalised
            or start - self.ends[-1] > 1
            or self.text[end + 1 : end + 2].isupper()
        ):
            return False
        before = self.text[self.starts[-1] : self.ends[-1]]
        if self.classes[-2:-1] == ["N"]:
            return len(before) == 2 and before[1] == "."
        return gender_of(before) is not None

    def capital(self, token: str, lower: str, code: str) -> str:
        if lower in self.lexicon.capitals and self.lexicon.capitalised:
            return self.lexicon.capitals[lower]
        if code and not self.fresh and self.lexicon.small_roles and code in "RjxD":
            return "u" if code == "D" and self.classes[-1:] == ["N"] else "D" if code == "D" else "N"
        if code and (self.fresh or code in _FUNCTION or not self.lexicon.capitalised):
            return code
        head, hyphen, tail = token.rpartition("-")
        if hyphen and tail.islower() and head:
            return "j"
        if self.fresh and self.lexicon.language == "en" and lower.endswith(("ly", "ing")) and len(lower) > 5:
            return "y" if lower[-1] == "y" else "W"
        return "N"

    def quotation(self, quotation: Quotation) -> None:
        end = quotation.text.rstrip("\"'”’»“‘ ")[-1:]
        self.put("E" if end in ".…" and end else "F" if end in "?!" and end else "Q", quotation.start, quotation.end)
        if end == ",":
            self.put(",", quotation.end, quotation.end)
        self.fresh = end in ".…?!"


def _by_shape(token: str, lower: str) -> str:
    """Return the class of a lower-case word that the lexicon doesn't know."""
    if lower.endswith("ly"):
        return "y"
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower:
        return "v"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    return "N" if token[:3] == "al-" and token[3:4].isupper() else "x"


def phrases(text: str, quotations: Sequence[Quotation], before: int, after: int, lexicon: Lexicon, reach: int) -> Phrases:
    """Return the phrases of `text` from `before` to `after` around quotations that stand there in order of place.

    Of a gap between two quotations that is longer than twice `reach`, only `reach` code points at either end are read.
    """
    reader, place = _Reader(text, lexicon), before
    for quotation in quotations:
        reader.gap(place, max(place, quotation.start), reach)
        reader.quotation(quotation)
        place = max(place, quotation.end)
    reader.gap(place, max(place, after), reach)
    classes = _NEVER_BEFORE_VERB.sub("x", "".join(reader.classes))
    classes = _MODIFYING_DEMONYM.sub("j", classes)
    return _joined(classes, reader)


def _joined(classes: str, reader: _Reader) -> Phrases:
    symbols: list[str] = []
    first: list[int] = []
    last: list[int] = []
    quotes: list[int] = []
    pattern = _GENITIVE_PHRASE if reader.lexicon.nouns_capitalised else _PHRASE
    for found in pattern.finditer(classes):
        run = found.group()
        symbol = run if len(run) == 1 and run not in "NRTd" else _kind(run)
        if symbol in "QEF":
            quotes.append(len(symbols))
        symbols.append(symbol)
        first.append(found.start())
        last.append(found.end() - 1)
    return Phrases(
        "".join(symbols),
        tuple(first),
        tuple(last),
        tuple(reader.starts),
        tuple(reader.ends),
        classes,
        tuple(quotes),
        reader.lexicon,
        reader.text,
    )


def _kind(run: str) -> str:
    head = run.partition("o")[0]
    owned = head.rpartition("'")[2] or head
    if owned[-1] in "Nu":
        return "S"
    if owned != head and not owned.strip("xgjkv0"):
        return "n"
    return "R" if set("RTdN") & set(owned) else "n"

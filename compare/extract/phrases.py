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
from compare.extract.words import Vocabulary, WordReader
from compare.model import Quotation, Span

STOPS = "./"
NOUNS = "SRn"
SPEAKERS = "SRnpwth"

_NEVER_BEFORE_VERB = re.compile(r"(?<=[D'])[vU]|(?<=[D'iok])[VB]|(?<![lbepRyNc])B")
_MODIFYING_DEMONYM = re.compile(r"d(?=[NRTjdxg])")
_PLURAL_NOUN = re.compile(r"(?<=[D'iokj])X|(?<='[xgjv])X")
_NAME_PARTICLE = re.compile(r"(?<=N)L(?=N)")
_QUOTES = re.compile("[QEF]")
_HEAD = r"(?:D[xg0d]{0,2})?(?:[jdNTR0](?:'[xg]{0,2}|u{1,2}|x(?=R))?)*[NRTd]"
_NOUN = rf"(?:{_HEAD}'[xgjkv0]{{1,2}}|{_HEAD}|D[xg0jk]{{1,3}}|D(?=o[DRNTjd])|0x?(?=y?V))"
_PHRASE = re.compile(rf"{_NOUN}(?:o(?:{_NOUN}|(?<=Ro)[xj]))*")
# German: a genitive follows its noun without a preposition, "der Sprecher der Regierung"; adjectives come in any number.
_NOUNS_DE = r"(?:(?:[DZ][xg0j]{0,4})?(?:[jdNTR0]u?)*[NRT]|[DZ](?:j|0){0,2})"
_GENITIVE_PHRASE = re.compile(rf"{_NOUNS_DE}(?:(?:o|(?=Z)){_NOUNS_DE})*")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The symbols of a stretch and where they stand: symbol i covers tokens `first[i]` to `last[i]`, that `starts` and `ends` place.

    `quotes` are the symbols of the quotations in order; `classes` has one character a token.
    """

    symbols: str
    first: Sequence[int]
    last: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
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


def phrases(text: str, quotations: Sequence[Quotation], before: int, after: int, words: Vocabulary, reach: int) -> Phrases:
    """Return the phrases of `text` from `before` to `after` around quotations that stand there in order of place.

    Of a gap between two quotations that is longer than twice `reach`, only `reach` code points at either end are read.
    """
    reader, place = WordReader(text, words), before
    for quotation in quotations:
        reader.gap(place, max(place, quotation.start), reach)
        reader.quotation(quotation)
        place = max(place, quotation.end)
    reader.gap(place, max(place, after), reach)
    classes = _PLURAL_NOUN.sub("x", "".join(reader.classes)).replace("X", "V")
    classes = _NEVER_BEFORE_VERB.sub("x", classes)
    classes = _MODIFYING_DEMONYM.sub("j", classes)
    if "L" in classes:
        classes = _NAME_PARTICLE.sub("u", classes).replace("L", "D")
    return _joined(classes, reader)


def _joined(classes: str, reader: WordReader) -> Phrases:
    """Return the phrases of a string of classes: runs that make a noun phrase are one symbol, every other class is its own."""
    words = reader.vocabulary.lexicon
    symbols: list[str] = []
    first: list[int] = []
    last: list[int] = []
    done = 0
    for found in (_GENITIVE_PHRASE if words.nouns_capitalised else _PHRASE).finditer(classes):
        start, end = found.span()
        symbols.append(classes[done:start])
        first.extend(range(done, start))
        last.extend(range(done, start))
        symbols.append(_kind(found.group()))
        first.append(start)
        last.append(end - 1)
        done = end
    symbols.append(classes[done:])
    first.extend(range(done, len(classes)))
    last.extend(range(done, len(classes)))
    joined, classes = "".join(symbols).replace("Z", "D"), classes.replace("Z", "D")
    quotes = tuple(found.start() for found in _QUOTES.finditer(joined))
    return Phrases(joined, first, last, reader.starts, reader.ends, classes, quotes, words, reader.text)


def _kind(run: str) -> str:
    head = run.partition("o")[0]
    owned = head.rpartition("'")[2] or head
    if owned[-1] in "Nu":
        return "S"
    if owned != head and not owned.strip("xgjkv0"):
        return "n"
    return "R" if set("RTdN") & set(owned) else "n"

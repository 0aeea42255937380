"""The words around quotations as phrases: a finite-state cascade without a parser.

First every word outside the marks gets a class (see `compare.extract.cues`), then runs of classes become phrases: `S` a noun phrase with a
name, `R` one with a role ("a spokesman for the ministry"), `n` any other with a determiner. A quotation is one symbol: `Q` where it ends
open or with a comma (the comma follows as a symbol of its own), `E` where it ends with a full stop, `F` with `?` or `!`. A line break, or
text that was left out, is `/`. So the rules of attribution are short patterns over a short string (Abney, Partial Parsing via
Finite-State Cascades, 1996).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from compare.extract.cases import is_oblique, read_by_grammar
from compare.extract.cues import Lexicon
from compare.extract.drafts import Draft
from compare.extract.vocabulary import Vocabulary
from compare.extract.words import Words, words
from compare.model import Span

STOPS = "./"
NOUNS = "SRn"
SPEAKERS = "SRnpwth"

# A pattern that begins with the class in question, and looks back from there, is found several times faster than one that looks back first.
_NEVER_BEFORE_VERB = re.compile(r"[vUVB](?:(?<=[D'].)|(?<=[iok][VB])|(?<![lbepRyNc].)(?<=B))")
_MODIFYING_DEMONYM = re.compile(r"d(?=[NRTjdxg])")
_PLURAL_NOUN = re.compile(r"X(?:(?<=[D'iokj].)|(?<='[xgjv].))")
_NAME_PARTICLE = re.compile(r"(?<=N)L(?=N)")
# Where an agency's report comes from: "PORT ELLEN, June 3 (AP) -".
_DATELINE = re.compile(r"[Nd](?<![^/].)[Nd,.m0u]{0,8}(?:\([^()/QEF]{1,6}\))?-")
# "Her Labour shadow, Ann Lee, ...": an unknown noun behind a name, before the name of who bears it.
_BEARER = re.compile(r"x,(?=[NT]{1,4},)(?:(?<=D[NdjT]x,)|(?<=D[NdjT]{2}x,))")
_QUOTES = re.compile("[QEF]")
_SOURCES = re.compile("[aAfY]")
_HEAD = r"(?:D[xg0d]{0,2}(?:(?<=[xg])'(?=[jdNTR]))?)?(?:[jdNTR0](?:'[xg]{0,2}|u{1,2}|x(?=R))?)*[NRTd]"
# What a head begins with tells whether there is one, and whether it owns something; told first, it costs no search that fails.
_OWNER = rf"(?=[Dxg0djNTRu]++'){_HEAD}'[xgjkv0]{{1,2}}(?![jdNTR])"
_HEADED = rf"(?=[Dxg0']*+[NRTdju]){_HEAD}(?:0(?=y?V))?"
_NOUN = rf"(?:{_OWNER}|{_HEADED}|D[xg0jk]{{1,3}}|D(?=o[DRNTjdx])|0x?(?=y?V))"
_PHRASE = re.compile(rf"(?=[DNRTjd0])({_NOUN}(?:o(?:{_NOUN}|(?<=[RD]o)[xj]))*)")
# German: a genitive follows its noun without a preposition, "der Sprecher der Regierung"; adjectives come in any number.
_NOUNS_DE = r"(?:(?:[DZ][xg0j]{0,4})?(?:u{1,2}(?=N))?(?:[jdNTR0]u{0,2})*[NRT]|[DZ](?:j|0){0,2})"
_GENITIVE_PHRASE = re.compile(rf"(?=[DZNRTjd0u])({_NOUNS_DE}(?:(?:o|(?=Z)){_NOUNS_DE})*)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The symbols of a stretch of an article, and the words that each stands for.

    `classes` has one character a word, `quotes` are the symbols of the quotations in order. The symbols come in runs, by turns of one
    word each and of one phrase; `symbol_starts` and `word_starts` are where these begin, with their ends as last entry. `names_sources`
    tells whether there are words that name a source ("according to").
    """

    symbols: str
    classes: str
    quotes: Sequence[int]
    words: Words
    symbol_starts: Sequence[int]
    word_starts: Sequence[int]
    lexicon: Lexicon
    names_sources: bool

    def first(self, symbol: int) -> int:
        """Return the first word of a symbol; of the symbol behind the last one the number of words."""
        run = bisect_right(self.symbol_starts, symbol) - 1
        return self.word_starts[run] + symbol - self.symbol_starts[run]

    def last(self, symbol: int) -> int:
        """Return the last word of a symbol."""
        return self.first(symbol + 1) - 1

    def nouns(self) -> Sequence[tuple[int, int]]:
        """Return the words (half-open) of each phrase with a name or a role, in order."""
        starts, kinds = self.word_starts, map(self.symbols.__getitem__, self.symbol_starts[1:-1:2])
        return [(first, end) for first, end, kind in zip(starts[1:-1:2], starts[2::2], kinds, strict=True) if kind in "SR"]

    def span(self, symbol: int, upto: int | None = None) -> Span:
        """Return the place of a symbol in the article, or of all from it to `upto`."""
        return self.words.span(self.first(symbol), self.last(symbol if upto is None else upto))

    def printed(self, symbol: int, upto: int | None = None) -> str:
        """Return a symbol's text, or the text of all from it to `upto`."""
        return self.words.printed(self.first(symbol), self.last(symbol if upto is None else upto))


def phrases(text: str, quotations: Sequence[Draft], before: int, after: int, known: Vocabulary, reach: int) -> Phrases:
    """Return the phrases of `text` from `before` to `after` around quotations that stand there in order of place.

    Of a gap between two quotations that is longer than twice `reach`, only `reach` code points at either end are read.
    """
    read = words(text, quotations, before, after, known, reach)
    classes = _PLURAL_NOUN.sub("x", read.classes).replace("X", "V")
    classes = _NEVER_BEFORE_VERB.sub("x", classes)
    classes = _MODIFYING_DEMONYM.sub("j", classes)
    if "L" in classes:
        classes = _NAME_PARTICLE.sub("u", classes).replace("L", "D")
    classes = _BEARER.sub("R,", classes)
    classes = _DATELINE.sub(lambda found: _place(found, read), classes)
    classes = read_by_grammar(classes, read, known.lexicon)
    runs = (_GENITIVE_PHRASE if known.lexicon.nouns_capitalised else _PHRASE).split(classes)
    word_starts = [*accumulate(map(len, runs), initial=0)]
    if known.lexicon.oblique:
        oblique = _oblique(runs, word_starts, read, known.lexicon)
        runs[1::2] = ["m" if i in oblique else _kind(run) for i, run in enumerate(runs[1::2])]
    else:
        runs[1::2] = map(_kind, runs[1::2])
    symbols = "".join(runs).replace("Z", "D")
    quotes = [found.start() for found in _QUOTES.finditer(symbols)]
    symbol_starts = [*accumulate(map(len, runs), initial=0)]
    return Phrases(
        symbols, classes.replace("Z", "D"), quotes, read, symbol_starts, word_starts, known.lexicon, _SOURCES.search(symbols) is not None
    )


def _place(found: re.Match[str], read: Words) -> str:
    """Return the classes of a dateline as those of no name, and others as they were: "Lee - the mayor - said"."""
    place = read.printed(found.start(), found.start())
    if not place.isupper() or len(place) == 1:
        return found.group()
    return "x" * (found.end() - found.start() - 1) + "-"


def _oblique(runs: Sequence[str], starts: Sequence[int], read: Words, lexicon: Lexicon) -> frozenset[int]:
    """Return which phrases (counted from 0) are in a case that no subject has."""
    return frozenset(
        i // 2
        for i in range(1, len(runs), 2)
        if runs[i][0] in "DZ" and is_oblique(read.printed(starts[i], starts[i]), runs[i - 1][-1:] or " ", runs[i + 1][:1] or " ", lexicon)
    )


@lru_cache(maxsize=65536)
def _kind(run: str) -> str:
    """Return the symbol of the phrase that a run of classes makes."""
    head = run.partition("o")[0]
    owned = head.rpartition("'")[2] or head
    if owned[-1] in "Nu":
        return "S"
    if owned != head and not owned.strip("xgjkv0"):
        return "n"
    return "R" if set("RTdN") & set(owned) else "n"

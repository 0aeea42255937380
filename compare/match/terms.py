"""What matching compares: the words of every quotation as numbers, with their stems and their information."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.text.contractions import expanded
from compare.text.frequency import SENTENCE, is_listed, share
from compare.text.names import name_key
from compare.text.normal import folded
from compare.text.stems import stem
from compare.text.tokens import WORD

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMERALS = {word: str(n) for n, word in enumerate(_UNITS.split())} | {
    word: str(n) for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
AMERICA = "america"
_US = frozenset(("US", "U.S.", "U.S", "USA", "U.S.A."))
_SHORTEST_NAME = 5


class Form(NamedTuple):
    """A word as it is compared: normal form, the key that its inflected forms and spellings share, its share of running words."""

    norm: str
    key: str
    share: float


_UNITED_STATES = Form("us.", AMERICA, share(AMERICA))


@lru_cache(maxsize=1 << 16)
def forms(printed: str) -> tuple[Form, ...]:
    """Return the words that a printed word stands for: a contraction's two, a number word's figure, a name without its genitive."""
    if printed in _US:
        return (_UNITED_STATES,)
    return tuple(Form(word, _key(word), share(word)) for word in map(_bare, expanded(folded(printed))) if word)


def _bare(word: str) -> str:
    if word.endswith(("'s", "'")):
        word = word[: word.rindex("'")] or word
    return NUMERALS.get(word, word)


def _key(word: str) -> str:
    base = stem(word)
    if len(word) < _SHORTEST_NAME or not (word.isascii() and word.isalpha()) or is_listed(word) or is_listed(base):
        return base
    return "~" + name_key(base)


def printed_forms(text: str) -> Iterator[tuple[int, int, Form]]:
    """Yield the words of a text as they are compared, each with the place of the printed word; United States is one word."""
    before: tuple[int, int] | None = None
    for found in WORD.finditer(text):
        printed = found.group()
        if before is not None:
            if folded(printed) == "states":
                yield before[0], found.end(), _UNITED_STATES
                before = None
                continue
            yield from ((*before, form) for form in forms(text[before[0] : before[1]]))
            before = None
        if printed.casefold() == "united":
            before = found.span()
        else:
            yield from ((found.start(), found.end(), form) for form in forms(printed))
    if before is not None:
        yield from ((*before, form) for form in forms(text[before[0] : before[1]]))


@dataclass(slots=True)
class Vocabulary:
    """Numbers for normal forms and keys, given as they come; `printed` remembers what a printed word stands for."""

    norms: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    printed: dict[str, tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

    def numbers(self, printed: str) -> tuple[tuple[int, int, float], ...]:
        """Return norm, key and share of each word that a printed word stands for."""
        known = self.printed.get(printed)
        if known is None:
            known = tuple(self.number(form) for form in forms(printed))
            self.printed[printed] = known
        return known

    def number(self, form: Form) -> tuple[int, int, float]:
        norms, keys = self.norms, self.keys
        return norms.setdefault(form.norm, len(norms)), keys.setdefault(form.key, len(keys)), form.share

    def counted(self, text: str) -> dict[int, tuple[int, float]]:
        """Return how often each key occurs in a text, and the largest share of running words among its forms there."""
        keys: dict[int, tuple[int, float]] = {}
        for printed, times in Counter(WORD.findall(text)).items():
            for _, key, common in self.numbers(printed):
                count, most = keys.get(key, (0, 0.0))
                keys[key] = (count + times, max(most, common))
        return keys

    def terms(self, text: str) -> list[tuple[int, int, float]]:
        """Return norm, key and share of each word of a text in order."""
        if "nited" in text or "NITED" in text:
            return [self.number(form) for _, _, form in printed_forms(text)]
        numbers = self.numbers
        return [number for printed in WORD.findall(text) for number in numbers(printed)]

    def ranks(self) -> NDArray[np.int64]:
        """Return each key's place in the alphabet: an order that does not depend on the order of the texts."""
        rank = np.empty(len(self.keys), dtype=np.int64)
        for place, name in enumerate(sorted(self.keys)):
            rank[self.keys[name]] = place
        return rank


@dataclass(frozen=True, slots=True)
class Table:
    """The terms of many texts, one after the other: text i holds the places `starts[i]` to `starts[i + 1]`.

    `norm` and `key` number normal forms and keys; `weight` is information in nats, `total` its sum for each text.
    """

    norm: NDArray[np.int32]
    key: NDArray[np.int32]
    weight: NDArray[np.float32]
    starts: NDArray[np.int64]
    total: NDArray[np.float64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)


def table(texts: Sequence[str], vocabulary: Vocabulary, voices: Sequence[Mapping[int, float]], longest: int, voice_share: float) -> Table:
    """Return the table of the texts' terms, at most `longest` of each text; `voices` and `voice_share` as for `tabled`."""
    return tabled([vocabulary.terms(text)[:longest] for text in texts], voices, voice_share)


def tabled(texts: Sequence[Sequence[tuple[int, int, float]]], voices: Sequence[Mapping[int, float]], voice_share: float) -> Table:
    """Return the table of texts given as their terms (norm, key, share of each word).

    `voices[i]` is the share of each key in the words that text i's article says in its own voice. A word's share of running words is its
    background share plus `voice_share` times that: what the article talks about anyway tells less about who quotes whom.
    """
    norm: list[int] = []
    key: list[int] = []
    background: list[float] = []
    own: list[float] = []
    starts = [0]
    for terms, voice in zip(texts, voices, strict=True):
        if terms:
            norms, keys, shares = zip(*terms, strict=True)
            norm += norms
            key += keys
            background += shares
            own += [voice.get(k, 0.0) for k in keys] if voice else [0.0] * len(keys)
        starts.append(len(norm))
    weight = nats(np.array(background) + voice_share * np.array(own))
    places = np.array(starts, dtype=np.int64)
    sums = np.concatenate(([0.0], np.cumsum(weight)))
    # Rounded, so that equal texts have equal totals: sums taken along a long table differ in the last bits.
    total: NDArray[np.float64] = np.round(np.diff(sums[places]), 6).astype(np.float64)
    return Table(np.array(norm, np.int32), np.array(key, np.int32), weight.astype(np.float32), places, total)


def nat(share: float) -> float:
    """Return the information of a word with the given share of running words."""
    return -math.log(-math.expm1(SENTENCE * math.log1p(-share)))


def nats(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the information of words with the given shares of running words, as `compare.text.frequency.information` has it."""
    told: NDArray[np.float64] = -np.log(-np.expm1(SENTENCE * np.log1p(-np.minimum(shares, 0.5))))
    return told

"""What matching compares: the words of every quotation as numbers, with their stems and their information."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.match.bags import flat
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
MICRO = 1_000_000


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

    def key_numbers(self) -> NDArray[np.int64]:
        """Return the number of each key's name: the same in every run, on every machine."""
        return np.fromiter(map(number, self.keys), np.int64, len(self.keys))

    def norm_numbers(self) -> NDArray[np.int64]:
        """Return the number of each normal form's name."""
        return np.fromiter(map(number, self.norms), np.int64, len(self.norms))


def number(name: str) -> int:
    """Return a number for a name, 1 to 2**63 - 1, the same everywhere; two of a million names share one in 20 million cases."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") >> 1 or 1


@dataclass(frozen=True, slots=True)
class Table:
    """The terms of many texts, one after the other: text i holds the places `starts[i]` to `starts[i + 1]`.

    `norm` and `key` number normal forms and keys; `micro` is information in millionths of a nat, `told` its sum for each text. All that is
    decided about pairs comes from these whole numbers, so that it is the same in whatever order and on whatever engine they are added up.
    """

    norm: NDArray[np.int32]
    key: NDArray[np.int32]
    micro: NDArray[np.int32]
    starts: NDArray[np.int64]
    weight: NDArray[np.float32] = field(init=False)
    told: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        sums = np.concatenate(([0], np.cumsum(self.micro, dtype=np.int64)))
        object.__setattr__(self, "told", np.diff(sums[self.starts]))
        object.__setattr__(self, "weight", (self.micro / MICRO).astype(np.float32))

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)

    @property
    def total(self) -> NDArray[np.float64]:
        """The nats of each text."""
        return self.told / MICRO

    def fullness(self) -> NDArray[np.int64]:
        """Return numbers that order texts by their words, then by what they tell (1,000 words tell at most 2**34 millionths of nats)."""
        return np.minimum(self.lengths, 1 << 20) << 42 | self.told

    def taken(self, texts: NDArray[np.int64]) -> Table:
        """Return the table of some of the texts, in the order given."""
        _, at = flat(self.starts, texts)
        starts = np.concatenate(([0], np.cumsum(self.lengths[texts], dtype=np.int64)))
        return Table(self.norm[at], self.key[at], self.micro[at], starts)


def table(texts: Sequence[str], vocabulary: Vocabulary, longest: int) -> Table:
    """Return the table of the texts' terms, at most `longest` of each text, without articles around them."""
    made = Terms(vocabulary, longest, 0.0)
    for text in texts:
        made.add(text, {})
    return made.table()


@dataclass(slots=True)
class Terms:
    """Gathers texts for a table, at most `longest` words of each.

    A word's share of running words is its background share plus `voice_share` times the share that it has in what the text's article says
    in its own voice: what the article talks about anyway tells less about who quotes whom.
    """

    vocabulary: Vocabulary
    longest: int
    voice_share: float
    norm: array[int] = field(default_factory=lambda: array("i"))
    key: array[int] = field(default_factory=lambda: array("i"))
    share: array[float] = field(default_factory=lambda: array("d"))
    starts: array[int] = field(default_factory=lambda: array("q", (0,)))

    def add(self, text: str, voice: Mapping[int, float]) -> None:
        """Add a text; `voice` is the share of each key in the words that its article says itself."""
        terms = self.vocabulary.terms(text)[: self.longest]
        if terms:
            norms, keys, shares = zip(*terms, strict=True)
            self.norm.extend(norms)
            self.key.extend(keys)
            own = self.voice_share
            self.share.extend([share + own * voice.get(key, 0.0) for key, share in zip(keys, shares, strict=True)] if voice else shares)
        self.starts.append(len(self.norm))

    def table(self) -> Table:
        """Return the table of all texts added."""
        micro = np.rint(nats(np.array(self.share)) * MICRO).astype(np.int32)
        return Table(np.array(self.norm, np.int32), np.array(self.key, np.int32), micro, np.array(self.starts, np.int64))


def nat(share: float) -> float:
    """Return the information of a word with the given share of running words."""
    return -math.log(-math.expm1(SENTENCE * math.log1p(-share)))


def nats(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the information of words with the given shares of running words, as `compare.text.frequency.information` has it."""
    told: NDArray[np.float64] = -np.log(-np.expm1(SENTENCE * np.log1p(-np.minimum(shares, 0.5))))
    return told

"""Quotations made up from a word list, with planted variants whose kind is known: material for measuring candidates at any size.

Sentences are words drawn by their share of running English words; they mean nothing, but words are as frequent in them as in print.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from compare.model import Quotation

KINDS = ("words changed", "spelling", "cut", "ellipsis", "reordered", "paraphrase", "fragment of 1-3 words", "fragment of 4-7 words")
BY_ARTICLE = 12


@dataclass(frozen=True, slots=True)
class Planted:
    """Made quotations, and the planted pairs (places in `quotations`) of each kind."""

    quotations: tuple[Quotation, ...]
    pairs: dict[str, list[tuple[int, int]]]


def vocabulary() -> tuple[list[str], np.ndarray]:
    """Return words and their shares, from the table that comes with the package."""
    words: list[str] = []
    shares: list[float] = []
    for line in files("compare.text").joinpath("data/word_frequency.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            level, rest = line.split(" ", 1)
            own = [word for word in rest.split() if len(word) > 1 or word in "ai"]
            words += own
            shares += [math.exp(-int(level) / 4)] * len(own)
    total = np.array(shares)
    return words, total / total.sum()


def planted(n: int, seed: int = 1, share: float = 0.3) -> Planted:
    """Return `n` made quotations; about `share` of them are variants of another, in another article."""
    random = np.random.default_rng(seed)
    words, shares = vocabulary()
    originals = n - int(n * share)
    lengths = np.clip(random.gamma(2.2, 9.5, originals).astype(int) + 1, 2, 90)
    drawn = random.choice(len(words), size=int(lengths.sum()), p=shares)
    ends = np.cumsum(lengths)
    sentences = [[words[w] for w in drawn[end - length : end]] for length, end in zip(lengths, ends, strict=True)]
    pairs: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    long_enough = [place for place, sentence in enumerate(sentences) if len(sentence) >= 10]
    for number, parent in enumerate(random.choice(long_enough, size=n - originals).tolist()):
        kind = KINDS[number % len(KINDS)]
        sentences.append(VARIANTS[kind](sentences[parent], random, words))
        pairs[kind].append((parent, len(sentences) - 1))
    made = []
    for place, sentence in enumerate(sentences):
        # A variant stands in an article of its own side, so that no planted pair lies inside one article.
        side = "v" if place >= originals else "o"
        article, text = f"{side}{place // BY_ARTICLE:06d}", " ".join(sentence)
        start = (place % BY_ARTICLE) * 1000
        made.append(Quotation(article, article, start, start + len(text), text))
    return Planted(tuple(made), pairs)


def _changed(sentence: list[str], random: np.random.Generator, words: list[str]) -> list[str]:
    made = list(sentence)
    for place in random.choice(len(made), size=max(1, len(made) // 6), replace=False):
        made[place] = words[int(random.integers(0, 8000))]
    return made


def _misspelt(sentence: list[str], random: np.random.Generator, _words: list[str]) -> list[str]:
    made = list(sentence)
    for place in random.choice(len(made), size=max(1, len(made) // 8), replace=False):
        word = made[place]
        at = int(random.integers(0, len(word)))
        made[place] = word[:at] + word[at + 1 :] if len(word) > 3 else word
    return made


def _cut(sentence: list[str], random: np.random.Generator, _words: list[str]) -> list[str]:
    keep = int(len(sentence) * random.uniform(0.5, 0.8))
    start = int(random.integers(0, len(sentence) - keep + 1))
    return sentence[start : start + keep]


def _gapped(sentence: list[str], random: np.random.Generator, _words: list[str]) -> list[str]:
    third = len(sentence) // 3
    return [*sentence[:third], "...", *sentence[third + int(random.integers(1, third + 1)) :]]


def _reordered(sentence: list[str], random: np.random.Generator, _words: list[str]) -> list[str]:
    at = int(random.integers(len(sentence) // 3, 2 * len(sentence) // 3 + 1))
    return [*sentence[at:], *sentence[:at]]


def _paraphrased(sentence: list[str], random: np.random.Generator, words: list[str]) -> list[str]:
    made = [words[int(random.integers(0, 8000))] if random.random() < 0.4 else word for word in sentence]
    return made[len(made) // 3 :] + made[: len(made) // 3]


def _fragment(low: int, high: int) -> Callable[[list[str], np.random.Generator, list[str]], list[str]]:
    def cut(sentence: list[str], random: np.random.Generator, _words: list[str]) -> list[str]:
        size = int(random.integers(low, high + 1))
        # Papers quote telling words: a fragment begins or ends with the rarest word of a few places.
        start = max(range(len(sentence) - size + 1), key=lambda at: (max(map(len, sentence[at : at + size])), -at))
        return sentence[start : start + size]

    return cut


VARIANTS: dict[str, Callable[[list[str], np.random.Generator, list[str]], list[str]]] = dict(
    zip(
        KINDS,
        (_changed, _misspelt, _cut, _gapped, _reordered, _paraphrased, _fragment(1, 3), _fragment(4, 7)),
        strict=True,
    )
)

"""What stands around a quotation: its article's own words, the sentence beside it, who is said to speak, what the article is about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from compare.match.bags import Bags, bagged, flat
from compare.match.terms import MICRO, Table, Vocabulary, nats, number
from compare.model import Article, Quotation
from compare.settings import Settings
from compare.text.names import name_key
from compare.text.normal import folded
from compare.text.tokens import WORD
from compare.text.words import listed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bag = tuple[Ints, Ints]
# How often each key occurs in a text, and the largest share of running words among its forms there.
Counted = Mapping[int, tuple[int, float]]

# Words with a capital that are no name when they open or make up a mention.
_NO_NAME = frozenset(("i", "he", "she", "it", "they", "we", "you", "who", "that", "this", "these", "those", "the", "a", "an", "his", "her"))
_GENITIVE = re.compile(r"['\u2019]s?$")


def surname(quotation: Quotation) -> str | None:
    """Return the key of the last name in the mention of who speaks; None if it names no person ("he", "Sources", "The White House")."""
    mention = quotation.person or quotation.speaker_name or quotation.speaker or ""
    names = [word for word in WORD.findall(mention) if word[:1].isupper() and word.casefold() not in _NO_NAME]
    last = _GENITIVE.sub("", names[-1]) if names else ""
    return name_key(last) if last and folded(last) not in listed("bodies") else None


def speaker_number(quotation: Quotation) -> int:
    """Return the number of the last name of who speaks, 0 if that is nobody known."""
    name = surname(quotation)
    return number(name) if name else 0


@dataclass(slots=True)
class Surroundings:
    """What is known of quotations beside their words; quotations are named by their place in `quotations`.

    `table` has their words, `articles` number their articles, `speakers` who speaks (0: unknown), `days` their articles' dates (-1:
    unknown).
    Without an article every answer is "unknown".
    """

    quotations: Sequence[Quotation]
    texts: Mapping[str, Article]
    vocabulary: Vocabulary
    table: Table
    subjects: Bags
    articles: Ints
    speakers: Ints
    days: Ints
    settings: Settings
    besides: dict[int, Bag] = field(default_factory=dict)

    def speaker(self, a: Ints, b: Ints) -> Ints:
        """Return 1 for pairs of one speaker, -1 for two, 0 where one is unknown."""
        return same_speaker(self.speakers[a], self.speakers[b])

    def beside(self, a: Ints, b: Ints) -> Ints:
        """Return what `beside` says of pairs of quotations, the fuller first; -1 inside one article, and where there is none."""
        needed, at = np.unique(np.concatenate((a, b)), return_inverse=True)
        around = bagged([self.beside_of(place) for place in needed.tolist()])
        row, word = flat(self.table.starts, needed)
        own = telling(row, self.table.key[word], self.table.micro[word], len(needed), self.settings)
        common = beside(around, own, at[: len(a)], at[len(a) :])
        known = np.fromiter((self.quotations[place].article in self.texts for place in needed.tolist()), bool, len(needed))[at]
        return np.where(known[: len(a)] & known[len(a) :] & (self.articles[a] != self.articles[b]), common, -1)

    def other_subject(self, a: Ints, b: Ints) -> Floats:
        """Return how sure it is, 0-1, that the articles of two quotations are about different things."""
        size = len(self.subjects.sizes)
        left, right = self.articles[a], self.articles[b]
        codes, at = np.unique(np.minimum(left, right) * size + np.maximum(left, right), return_inverse=True)
        return other_subject(self.subjects, codes // size, codes % size, self.settings)[at]

    def beside_of(self, place: int) -> Bag:
        """Return the names and rare words of the line around a quotation that it doesn't have itself."""
        known = self.besides.get(place)
        if known is None:
            quotation = self.quotations[place]
            article = self.texts.get(quotation.article)
            text = "" if article is None else around(article.text, quotation, self.settings.context_window)
            own = set(self.table.key[self.table.starts[place] : self.table.starts[place + 1]].tolist())
            known = rare({key: found for key, found in self.vocabulary.counted(text).items() if key not in own}, self.settings)
            self.besides[place] = known
        return known


def telling(row: Ints, key: NDArray[np.integer], micro: NDArray[np.integer], rows: int, settings: Settings) -> Bags:
    """Return the names and rare words of `rows` texts, given as words of the text `row[i]`."""
    rare = np.flatnonzero(micro >= settings.context_rarity * MICRO)
    return Bags.of(row[rare], key[rare], micro[rare], rows)


def beside(around: Bags, own: Bags, a: Ints, b: Ints) -> Ints:
    """Return the millionths of nats of the names and rare words around `b[i]` that the fuller `a[i]` has too, in it or around it.

    `around` and `own` have those around every quotation that it doesn't have itself, and its own ones. What a fragment leaves out of a
    statement, its article often tells in words of its own.
    """
    return around.common(a, b) + around.summed(own, b, a, np.minimum)


def same_speaker(a: Ints, b: Ints) -> Ints:
    """Return 1 where two speakers' numbers are equal, -1 where they differ, 0 where one is unknown."""
    return np.where((a > 0) & (b > 0), np.where(a == b, 1, -1), 0)


def rare(counted: Counted, settings: Settings) -> Bag:
    """Return the rare words among words counted, with their information in millionths of nats."""
    keys = np.fromiter(counted, np.int64, len(counted))
    told = nats(np.array([share for _, share in counted.values()]))
    kept = told >= settings.context_rarity
    return keys[kept], np.rint(told[kept] * MICRO).astype(np.int64)


def subject(counted: Counted, settings: Settings) -> Bag:
    """Return an article's rare words with weights log(1 + count) x nats, scaled to the length of a million."""
    keys = np.fromiter(counted, np.int64, len(counted))
    told = nats(np.array([share for _, share in counted.values()]))
    weight = np.log1p(np.array([float(count) for count, _ in counted.values()])) * told
    kept = told >= settings.context_rarity
    length = math.sqrt(float(np.sum(weight[kept] ** 2))) or 1.0
    return keys[kept], np.rint(weight[kept] / length * MICRO).astype(np.int64)


def relatedness(subjects: Bags, a: Ints, b: Ints) -> Floats:
    """Return how much the articles of each pair are about the same, 0-1: the cosine of their rare words."""
    return subjects.products(a, b) / MICRO**2


def other_subject(subjects: Bags, a: Ints, b: Ints, settings: Settings) -> Floats:
    """Return how sure it is, 0-1, that the articles of each pair are about different things; 0 where one has too few words."""
    few = np.minimum(subjects.sizes[a], subjects.sizes[b]) < settings.subject_words
    apart = np.clip((settings.subject_same - relatedness(subjects, a, b)) / settings.subject_span, 0.0, 1.0)
    return np.where(few, 0.0, apart)


def voice(counted: Counted, settings: Settings) -> dict[int, float]:
    """Return the share of each key in the words that an article says itself."""
    words = max(sum(count for count, _ in counted.values()), settings.voice_words)
    return {key: count / words for key, (count, _) in counted.items()}


def day(written: str | None) -> int:
    """Return the number of the day that a date begins with (2024-03-01, with or without a time); -1 if it is written otherwise."""
    try:
        return date.fromisoformat((written or "").strip()[:10]).toordinal()
    except ValueError:
        return -1


def days_apart(a: Ints, b: Ints) -> Ints:
    """Return how many days lie between two days, for each pair; -1 where one is unknown."""
    return np.where((a < 0) | (b < 0), -1, np.abs(a - b))


def outside(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return what a text says outside of the spans, which are in order of their starts."""
    pieces, end = [], 0
    for start, stop in spans:
        if start > end:
            pieces.append(text[end:start])
        end = max(end, stop)
    pieces.append(text[end:])
    return "\n".join(pieces)


def around(text: str, quotation: Quotation, window: int) -> str:
    """Return up to `window` code points of the quotation's line before it, and as many after it."""
    before = text[max(0, quotation.start - window) : quotation.start].rpartition("\n")[2]
    after = text[quotation.end : quotation.end + window].partition("\n")[0]
    return f"{before}\n{after}"

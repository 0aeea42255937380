"""Articles made up from a word list, with quotations of which some are planted variants of others: material for measuring at any size.

Sentences are words drawn by their share of running English words: they mean nothing, but words are as frequent as in print. Articles
are of events, each with a day, a few persons and words of its own. A variant stands in another article of its event, most often with the
same speaker; some articles have no date, some quotations no speaker, some speakers are wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import numpy as np

from compare.model import Article, Quotation

KINDS = ("words changed", "spelling", "cut", "ellipsis", "reordered", "paraphrase", "fragment of 1-3 words", "fragment of 4-7 words")
BY_ARTICLE, BY_EVENT, BY_DAY = 12, 36, 600
# Shares as on labelled news, roughly: quotations without a known speaker, variants given to another one, articles without a date.
UNKNOWN, OTHER, UNDATED = 0.15, 0.06, 0.1
LATER = (0.7, 0.2, 0.1)
TOPIC, NARRATIVE, LEAD = 15, 60, 4
SYLLABLES = ("bra", "ko", "lu", "mi", "ste", "ra", "no", "ti", "vel", "dor", "gan", "zu")


@dataclass(frozen=True, slots=True)
class Planted:
    """Made articles and their quotations, article after article, and the planted pairs (places in `quotations`) of each kind."""

    articles: tuple[Article, ...]
    quotations: tuple[Quotation, ...]
    pairs: dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles of one event share."""

    day: date
    persons: tuple[str, ...]
    topic: tuple[str, ...]


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
    """Return `n` made quotations in articles; about `share` of them are variants of another, in another article."""
    random = np.random.default_rng(seed)
    words, shares = vocabulary()
    originals = n - int(n * share)
    lengths = np.clip(random.gamma(2.2, 9.5, originals).astype(int) + 1, 2, 90)
    drawn = random.choice(len(words), size=int(lengths.sum()), p=shares)
    ends = np.cumsum(lengths)
    sentences = [[words[w] for w in drawn[end - length : end]] for length, end in zip(lengths, ends, strict=True)]
    pairs: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    long_enough = [place for place, sentence in enumerate(sentences) if len(sentence) >= 10]
    parents = random.choice(long_enough, size=n - originals).tolist()
    for number, parent in enumerate(parents):
        kind = KINDS[number % len(KINDS)]
        sentences.append(VARIANTS[kind](sentences[parent], random, words))
        pairs[kind].append((parent, len(sentences) - 1))
    articles, quotations = written(sentences, parents, random, words, shares)
    return Planted(articles, quotations, pairs)


def written(
    sentences: Sequence[Sequence[str]], parents: Sequence[int], random: np.random.Generator, words: Sequence[str], shares: np.ndarray
) -> tuple[tuple[Article, ...], tuple[Quotation, ...]]:
    """Return articles that quote the sentences, the originals first, and the quotations in the order of the sentences."""
    originals = len(sentences) - len(parents)
    events = list(_events(math.ceil(originals / BY_EVENT), originals, random, words))
    speakers = _speakers(events, parents, originals, random)
    held: list[Quotation | None] = [None] * len(sentences)
    articles = []
    for number, (event, places) in enumerate(_placed(parents, originals, len(events))):
        told = [words[w] for w in random.choice(len(words), size=NARRATIVE, p=shares)]
        told[::3] = random.choice(events[event].topic, size=len(told[::3])).tolist()
        lines, at = [" ".join(told).capitalize() + "."], len(told) and sum(map(len, told)) + len(told)
        name = f"m{number:07d}"
        for place in places:
            lead = " ".join(random.choice(events[event].topic, size=LEAD).tolist()).capitalize()
            text, speaker = " ".join(sentences[place]), speakers[place]
            line = f"{lead}: \u201c{text}\u201d{f', said {speaker}' if speaker else ''}."
            start = at + 2 + len(lead) + 3
            held[place] = Quotation(name, name, start, start + len(text), text, speaker=speaker, speaker_name=speaker, person=speaker)
            lines.append(line)
            at += 2 + len(line)
        day = events[event].day + timedelta(days=int(random.choice(len(LATER), p=LATER)))
        articles.append(Article(name, name, "\n\n".join(lines), date=None if random.random() < UNDATED else day.isoformat()))
    return tuple(articles), tuple(quotation for quotation in held if quotation is not None)


def _events(count: int, originals: int, random: np.random.Generator, words: Sequence[str]) -> Iterator[Event]:
    """Yield events; a few persons are in very many of them."""
    pool = max(30, originals // 40)
    fame = 1 / (np.arange(pool) + 5)
    rare = np.arange(1500, min(30_000, len(words)))
    for _ in range(count):
        persons = random.choice(pool, size=3, replace=False, p=fame / fame.sum())
        topic = random.choice(rare, size=TOPIC, replace=False)
        day = date(2000, 1, 1) + timedelta(days=int(random.integers(0, max(1, originals // BY_DAY))))
        yield Event(day, tuple(map(_name, persons.tolist())), tuple(words[w] for w in topic))


def _name(number: int) -> str:
    """Return a forename and a surname; the surname is another for every number."""
    size, surname = len(SYLLABLES), ""
    first = SYLLABLES[number % 7].capitalize() + "an"
    while number or len(surname) < 6:
        surname += SYLLABLES[number % size]
        number //= size
    return f"{first} {surname.capitalize()}"


def _speakers(events: Sequence[Event], parents: Sequence[int], originals: int, random: np.random.Generator) -> list[str | None]:
    """Return who says each sentence, None for some."""
    said: list[str | None] = []
    for place in range(originals + len(parents)):
        own = parents[place - originals] if place >= originals else place
        someone = str(random.choice(events[own // BY_EVENT].persons))
        chance = random.random()
        if place >= originals and chance >= UNKNOWN + OTHER:
            said.append(said[own])
        else:
            said.append(None if chance < UNKNOWN else someone)
    return said


def _placed(parents: Sequence[int], originals: int, events: int) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield an event and the sentences of one of its articles; variants stand in articles without originals."""
    variants: list[list[int]] = [[] for _ in range(events)]
    for number, parent in enumerate(parents):
        variants[parent // BY_EVENT].append(originals + number)
    for event, own in enumerate(variants):
        first = range(event * BY_EVENT, min(originals, (event + 1) * BY_EVENT))
        for group in (first, own):
            yield from ((event, group[start : start + BY_ARTICLE]) for start in range(0, len(group), BY_ARTICLE))


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

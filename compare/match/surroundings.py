"""What stands around a quotation: its article's own words, the sentence beside it, who is said to speak, what the article is about."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from compare.match.terms import Vocabulary, nat
from compare.model import Article, Quotation
from compare.settings import Settings
from compare.text.names import name_key
from compare.text.normal import folded
from compare.text.tokens import WORD
from compare.text.words import listed

# Words with a capital that are no name when they open or make up a mention.
_NO_NAME = frozenset(("i", "he", "she", "it", "they", "we", "you", "who", "that", "this", "these", "those", "the", "a", "an", "his", "her"))
_GENITIVE = re.compile(r"['\u2019]s?$")


def surname(quotation: Quotation) -> str | None:
    """Return the key of the last name in the mention of who speaks; None if it names no person ("he", "Sources", "The White House")."""
    mention = quotation.person or quotation.speaker_name or quotation.speaker or ""
    names = [word for word in WORD.findall(mention) if word[:1].isupper() and word.casefold() not in _NO_NAME]
    last = _GENITIVE.sub("", names[-1]) if names else ""
    return name_key(last) if last and folded(last) not in listed("bodies") else None


@dataclass(slots=True)
class Surroundings:
    """Answers, as pairs ask, what two quotations have in common beside their words; each answer is worked out once.

    Quotations are named by their place in `quotations`. Without an article every answer is "unknown".
    """

    quotations: Sequence[Quotation]
    articles: Mapping[str, Article]
    vocabulary: Vocabulary
    settings: Settings
    own: dict[str, dict[int, tuple[int, float]]] = field(default_factory=dict)
    subjects: dict[str, dict[int, float]] = field(default_factory=dict)
    besides: dict[int, dict[int, float]] = field(default_factory=dict)
    related: dict[tuple[str, str], float | None] = field(default_factory=dict)
    days: dict[str, int | None] = field(default_factory=dict)
    names: list[str | None] = field(default_factory=list)

    def read(self, others: Sequence[Quotation] = ()) -> None:
        """Count what each article says in its own voice: outside all of its quotations; note who speaks."""
        self.names = [surname(quotation) for quotation in self.quotations]
        wanted = {quotation.article for quotation in self.quotations}
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for quotation in (*self.quotations, *others):
            spans[quotation.article].append((quotation.start, quotation.end))
        for name, found in spans.items():
            if name in self.articles and name in wanted:
                self.own[name] = self.vocabulary.counted(outside(self.articles[name].text, sorted(found)))

    def voices(self) -> list[Mapping[int, float]]:
        """Return, for each quotation, the shares of keys among the words that its article says in its own voice."""
        shares: dict[str, dict[int, float]] = {}
        for name, counts in self.own.items():
            words = max(sum(count for count, _ in counts.values()), self.settings.voice_words)
            shares[name] = {key: count / words for key, (count, _) in counts.items()}
        return [shares.get(quotation.article, {}) for quotation in self.quotations]

    def shared_beside(self, a: int, b: int) -> float:
        """Return the nats of the names and rare words that the sentences around two quotations share."""
        if self.quotations[a].article == self.quotations[b].article:
            return 0.0
        left, right = self._beside(a), self._beside(b)
        return sum(min(left[key], right[key]) for key in left.keys() & right.keys())

    def days_apart(self, a: int, b: int) -> int | None:
        """Return how many days lie between the dates of two quotations' articles; None if one has no date that can be read."""
        first, second = self.day_of(a), self.day_of(b)
        return None if first is None or second is None else abs(first - second)

    def day_of(self, place: int) -> int | None:
        """Return the number of the day of a quotation's article; None if it has no date that can be read."""
        name = self.quotations[place].article
        if name not in self.days:
            article = self.articles.get(name)
            self.days[name] = None if article is None or article.date is None else day(article.date)
        return self.days[name]

    def _beside(self, place: int) -> dict[int, float]:
        known = self.besides.get(place)
        if known is None:
            quotation = self.quotations[place]
            article = self.articles.get(quotation.article)
            text = "" if article is None else around(article.text, quotation, self.settings.context_window)
            known = self._rare(text, self.settings.context_rarity)
            self.besides[place] = known
        return known

    def _rare(self, text: str, least: float) -> dict[int, float]:
        weights = {key: nat(share) for key, (_, share) in self.vocabulary.counted(text).items()}
        return {key: weight for key, weight in weights.items() if weight >= least}

    def relatedness(self, a: str, b: str) -> float | None:
        """Return how much two articles (ids) are about the same, 0-1: the cosine of their rare words; None where there are too few."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.related:
            left, right = self._subject(pair[0]), self._subject(pair[1])
            few = min(len(left), len(right)) < self.settings.subject_words
            self.related[pair] = None if few else sum(weight * right.get(key, 0.0) for key, weight in left.items())
        return self.related[pair]

    def _subject(self, name: str) -> dict[int, float]:
        """Return an article's rare words with weights log(1 + count) x nats, of length 1."""
        known = self.subjects.get(name)
        if known is None:
            counts = self.own.get(name, {}).items()
            weights = {key: math.log1p(count) * nat(share) for key, (count, share) in counts if nat(share) >= self.settings.context_rarity}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            known = {key: weight / length for key, weight in weights.items()}
            self.subjects[name] = known
        return known


def day(written: str) -> int | None:
    """Return the number of the day that a date begins with (2024-03-01, with or without a time); None if it is written otherwise."""
    try:
        return date.fromisoformat(written.strip()[:10]).toordinal()
    except ValueError:
        return None


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

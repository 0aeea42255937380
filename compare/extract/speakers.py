"""Who said each quotation: the ordered attribution rules, applied to one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.extract import attribution
from compare.extract.attribution import Found, Place
from compare.extract.cast import Cast, Person
from compare.extract.cues import Lexicon, lexicon
from compare.extract.mentions import Reader
from compare.extract.phrases import Phrases, phrases
from compare.model import Article, Quotation, Span
from compare.settings import Settings

BATCH = 200
REACH = 800


def attributed(article: Article, quotations: Sequence[Quotation], settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations of one article, in the same order, with speaker, cue, rule and confidence where a rule found them."""
    words = lexicon((article.lang or "en")[:2].lower())
    if words is None or not quotations:
        return tuple(quotations)
    out: list[Quotation] = []
    cast = Cast()
    if words.capitalised:
        cast.expect(article.text)
    reader = Reader(article.text, words, cast)
    for first in range(0, len(quotations), BATCH):
        batch = quotations[first : first + BATCH]
        begin = max(0, quotations[first - 1].end if first else batch[0].start - 2 * REACH)
        following = quotations[first + BATCH].start if first + BATCH < len(quotations) else len(article.text)
        end = min(following, batch[-1].end + REACH)
        read = phrases(article.text, batch, begin, end, words, REACH)
        out += _Batch(article.text, read, batch, words).attributed(reader)
    return tuple(out)


@dataclass(slots=True)
class _Batch:
    text: str
    read: Phrases
    quotations: Sequence[Quotation]
    words: Lexicon

    def upper(self, symbol: int) -> bool:
        return self.text[self.read.starts[self.read.first[symbol]]].isupper()

    def found(self) -> list[Found | None]:
        """Return what the rules find for each quotation, in order."""
        places = [self.place(at) for at in self.read.quotes]
        found = [next((got for rule in attribution.RULES if (got := rule(place)) is not None), None) for place in places]
        for i, place in enumerate(places):
            got = found[i]
            if got is None:
                found[i] = self.fallback(i, place, found)
            elif (via := attribution.relay(place, got)) is not None:
                found[i] = replace(got, via=via)
        return found

    def place(self, at: int) -> Place:
        start, end = attribution.sentence_bounds(self.read.symbols, at, self.upper)
        return Place(self.read, at, start, end)

    def fallback(self, i: int, place: Place, found: list[Found | None]) -> Found | None:
        since = self.read.quotes[i - 1] + 1 if i else 0
        before = found[i - 1] if i else None
        if place.before.strip(",-ct") or place.behind.strip(",.-"):
            return attribution.weak(place) or attribution.main_clause(place) or attribution.carried(place, since)
        if before and "/" not in self.read.symbols[since : place.at]:
            return replace(before, rule="same paragraph")
        carried = attribution.carried(place, since) or (before and replace(before, rule="goes on"))
        return carried or attribution.neighbour(place)

    def attributed(self, reader: Reader) -> list[Quotation]:
        found = self.found()
        persons = reader.read(self.read, {got.subject for got in found if got})
        return [self.said(quotation, got, persons) for quotation, got in zip(self.quotations, found, strict=True)]

    def said(self, quotation: Quotation, got: Found | None, persons: dict[int, Person]) -> Quotation:
        if got is None:
            return quotation
        first = attribution.whole(self.read.symbols, got.subject)
        span = self.read.span(first, got.subject)
        mention = self.text[span.start : span.end]
        person = persons.get(got.subject) if first == got.subject else None
        unresolved = mention.lower() in self.words.gendered and person is None
        name = person.name if person else None if unresolved else mention
        return replace(
            quotation,
            speaker=mention,
            speaker_span=span,
            speaker_name=name,
            rule=got.rule,
            cue=self.printed(got.cue),
            via=self.printed(got.via),
            confidence=attribution.CONFIDENCE[got.rule],
        )

    def printed(self, symbol: int | None) -> str | None:
        return None if symbol is None else self.text[slice(*self.read.span(symbol))]

"""Who said each quotation: the ordered attribution rules, applied to one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.extract import attribution
from compare.extract.attribution import Found, Place
from compare.extract.cast import Cast, Person, name_tokens
from compare.extract.cues import Lexicon, lexicon
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
    cast = Cast(words)
    for first in range(0, len(quotations), BATCH):
        batch = quotations[first : first + BATCH]
        begin = max(0, quotations[first - 1].end if first else batch[0].start - 2 * REACH)
        following = quotations[first + BATCH].start if first + BATCH < len(quotations) else len(article.text)
        end = min(following, batch[-1].end + REACH)
        read = phrases(article.text, batch, begin, end, words, REACH)
        out += _Batch(article.text, read, batch, words, cast).attributed(out[-1] if out else None)
    return tuple(out)


@dataclass(slots=True)
class _Batch:
    text: str
    read: Phrases
    quotations: Sequence[Quotation]
    words: Lexicon
    cast: Cast

    def upper(self, symbol: int) -> bool:
        return self.text[self.read.starts[self.read.first[symbol]]].isupper()

    def attributed(self, previous: Quotation | None) -> list[Quotation]:
        found: list[Found | None] = []
        for at in self.read.quotes:
            start, end = attribution.sentence_bounds(self.read.symbols, at, self.upper)
            place = Place(self.read, at, start, end)
            found.append(next((got for rule in attribution.RULES if (got := rule(place)) is not None), None))
        out = []
        for i, (quotation, got) in enumerate(zip(self.quotations, found, strict=True)):
            at = self.read.quotes[i]
            if got is None:
                got = self.fallback(i, at, found)
                found[i] = got
            if got is None:
                if previous and previous.speaker:
                    quotation = replace(quotation, speaker=previous.speaker, speaker_span=previous.speaker_span, rule="previous", speaker_name=previous.speaker_name)
            else:
                span = self.read.span(got.subject)
                mention = self.text[span.start : span.end]
                quotation = replace(quotation, speaker=mention, speaker_span=span, speaker_name=mention, rule=got.rule, cue=self.text[slice(*self.read.span(got.cue))] if got.cue is not None else None)
            out.append(quotation)
            previous = quotation
        return out

    def fallback(self, i: int, at: int, found: list[Found | None]) -> Found | None:
        start, end = attribution.sentence_bounds(self.read.symbols, at, self.upper)
        place = Place(self.read, at, start, end)
        bare = not place.before.strip(",-ct") and not place.behind.strip(",.-")
        if bare:
            if i and found[i - 1] and "/" not in self.read.symbols[self.read.quotes[i - 1] : at]:
                return replace(found[i - 1], rule="continues")
            return attribution.carried(place, self.read.quotes[i - 1] + 1 if i else 0)
        return attribution.weak(place) or attribution.main_clause(place) or attribution.carried(place, self.read.quotes[i - 1] + 1 if i else 0)

"""The quotations of an article: its marked stretches, each with how it was found, where it stands and what belongs together."""

from __future__ import annotations

from compare.extract.stretches import Stretch, stretches
from compare.model import Article, Quotation, SetAside, Span
from compare.settings import Settings
from compare.text.sentences import paragraphs, sentence_around, sentences


def quotations(article: Article, _settings: Settings) -> tuple[tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, and the marked stretches that are none."""
    blocks = paragraphs(article.text)
    found = stretches(article.text, blocks)
    places: dict[int, tuple[Span, ...]] = {number: sentences(article.text, blocks[number]) for number in {s.paragraph for s in found}}
    return tuple(_quotation(article, stretch, places[stretch.paragraph]) for stretch in found), ()


def _quotation(article: Article, stretch: Stretch, places: tuple[Span, ...]) -> Quotation:
    start, end = stretch.span
    return Quotation(
        article=article.id,
        name=article.name,
        start=start,
        end=end,
        text=article.text[start:end],
        turn=stretch.pair,
        marks=stretch.style,
        repaired=stretch.repaired,
        paragraph=stretch.paragraph,
        sentence=sentence_around(places, start, end),
    )

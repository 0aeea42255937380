"""Quotations that came with their article: their places and speakers are taken as the data give them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from compare.extract.stretches import Stretch
from compare.model import Article, Quotation, Span

GIVEN = "given by source"


def given_stretches(article: Article, paragraphs: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return the places of the quotations that came with an article, in their order, each a pair of marks of its own."""
    starts = [paragraph.start for paragraph in paragraphs]
    places = ((one, max(0, bisect_right(starts, one.start) - 1)) for one in article.marked)
    return tuple(Stretch(Span(one.start, one.end), paragraph, number, GIVEN) for number, (one, paragraph) in enumerate(places))


def with_given_speakers(article: Article, quotations: Sequence[Quotation], paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations with the speakers that came with them; where none did, one that the words around the quotation name."""
    return tuple(
        replace(one, speaker=said.speaker, speaker_name=said.speaker, speaker_span=None, rule=GIVEN, confidence=said.confidence, cue=None)
        if said.speaker
        else one
        if one.speaker_span is None or paragraphs[one.paragraph].start <= one.speaker_span.start < paragraphs[one.paragraph].end
        else replace(one, speaker=None, speaker_name=None, speaker_span=None, rule=None, confidence=0.0, cue=None, via=None)
        for one, said in zip(quotations, article.marked, strict=True)
    )

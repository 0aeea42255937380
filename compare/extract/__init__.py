"""What an article quotes, and who said it: spans inside marks, speakers, persons across the run."""

from __future__ import annotations

from compare.extract.given import with_given_speakers
from compare.extract.opinion import with_opinions
from compare.extract.persons import Mentions, mentions, persons, with_persons
from compare.extract.quotations import drafts
from compare.extract.speakers import attributed
from compare.extract.wording import flagged
from compare.model import Article, Quotation, SetAside
from compare.settings import Settings
from compare.text.sentences import paragraphs

__all__ = ["Mentions", "extracted", "mentions", "persons", "with_persons"]


def extracted(article: Article, settings: Settings) -> tuple[tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, each with its speaker, and the marked stretches that are no quotation."""
    marked, set_aside = drafts(article, settings)
    said = attributed(article, marked, settings)
    if article.marked:
        said = with_given_speakers(article, said, paragraphs(article.text))
    if settings.speaker_model:
        said = with_opinions(article, said, settings)
    return flagged(article, said), set_aside

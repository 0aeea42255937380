"""Who a speaker is across all articles of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model import Article, Quotation


def with_persons(quotations: Sequence[Quotation], articles: Sequence[Article]) -> tuple[Quotation, ...]:
    """Return the quotations, in the same order, with `person` filled where the speaker is known."""
    return tuple(replace(quotation, person=quotation.speaker_name) for quotation in quotations)

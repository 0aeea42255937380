"""Who said each quotation: the ordered attribution rules, applied to one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.model import Article, Quotation, Span
from compare.settings import Settings

_NAME = r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)"
_AFTER = re.compile(rf"\W{{0,3}}\s*(?:{_NAME} (?:said|says|told)|(?:said|says) (?P<late>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*))")


def attributed(article: Article, quotations: Sequence[Quotation], settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations of one article, in the same order, with speaker, cue, rule and confidence where a rule found them."""
    return tuple(_with_clause_after(article.text, quotation) for quotation in quotations)


def _with_clause_after(text: str, quotation: Quotation) -> Quotation:
    found = _AFTER.match(text, quotation.end)
    if not found:
        return quotation
    group = "name" if found["name"] else "late"
    span = Span(*found.span(group))
    return replace(quotation, speaker=found[group], speaker_span=span, speaker_name=found[group], rule="clause after", confidence=0.9)

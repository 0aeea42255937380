"""What no other rule explains: other words in one place, or a short omission."""

from __future__ import annotations

from compare.judge.omission import left_out
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, Word, quoted
from compare.settings import Settings


def apply(unit: Unit, settings: Settings) -> None:
    """Explain all words that are left."""
    content_a, content_b = _content(unit.a), _content(unit.b)
    if content_a and content_b:
        _replaced(unit, settings)
    elif content_a or content_b:
        a, b = list(unit.a), list(unit.b)
        severity, reason = left_out(a if content_a else b, settings)
        unit.found(a, b, "omission", severity, reason)


def _replaced(unit: Unit, settings: Settings) -> None:
    a, b = list(unit.a), list(unit.b)
    unit.found(a, b, "lexical", settings.unverified_severity, f"lexical, unverified: '{quoted(a)}' and '{quoted(b)}'", sure=False)


def _content(words: list[Word]) -> list[Word]:
    return [word for word in words if not word.function]


RULE = Rule(
    "lexical",
    "Other words in one place, whose relation no list knows.",
    apply,
    different=(Different("We reject his marmalade today", "We reject his symphony today", "lexical", 1),),
)

"""What no other rule explains: words of one reading only (omission), or other words in their place (lexical)."""

from __future__ import annotations

from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, Word, quoted
from compare.settings import Settings


def apply(unit: Unit, settings: Settings) -> None:
    """Explain all words that are left."""
    a, b = list(unit.a), list(unit.b)
    content_a, content_b = _content(a), _content(b)
    if content_a and content_b:
        unit.found(a, b, "lexical", settings.unverified_severity, f"lexical, unverified: '{quoted(a)}' and '{quoted(b)}'", sure=False)
    elif content_a or content_b:
        words = a if content_a else b
        severity = 2 if len(content_a or content_b) >= settings.omission_words else 1
        unit.found(a, b, "omission", severity, f"in one reading only, unmarked: '{quoted(words)}'")


def _content(words: list[Word]) -> list[Word]:
    return [word for word in words if not word.function]


RULE = Rule(
    "omission",
    "Words that only one reading has, unmarked, or other words in their place.",
    apply,
    different=(
        Different("We condemn the strike, the lockout and the fines, and go home", "We condemn the strike and go home", "omission", 2),
        Different("We reject his marmalade today", "We reject his symphony today", "lexical", 1),
    ),
)

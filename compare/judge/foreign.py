"""Other languages: what is left is shown as other words, not weighed."""

from __future__ import annotations

from compare.judge.rule import Rule
from compare.judge.units import Unit, quoted
from compare.settings import Settings


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain all words that are left as other words, or as words of one reading only, both unverified."""
    a, b = list(unit.a), list(unit.b)
    if a and b:
        unit.found(a, b, "lexical", 1, f"other words, not judged in this language: '{quoted(a)}' and '{quoted(b)}'", sure=False)
    else:
        unit.found(a, b, "omission", 1, f"in one reading only, not judged in this language: '{quoted(a or b)}'", sure=False)


RULE = Rule("other languages", "What is left where the word lists don't know the language: shown, not weighed.", apply)

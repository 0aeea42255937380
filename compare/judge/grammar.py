"""Function words: articles, prepositions, conjunctions that come, go or change."""

from __future__ import annotations

from compare.judge.rule import Different, Rule
from compare.judge.units import Unit
from compare.settings import Settings


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain function words; one-sided ones stay with a dropped stretch of content words."""
    for x, y in unit.pairs(lambda x, y: x.function and y.function):
        unit.found([x], [y], "function-word", 1, f"another function word: '{x.text}' and '{y.text}'")
    content = [word for word in (*unit.a, *unit.b) if not word.function]
    if content:
        return
    for word in list(unit.a):
        unit.found([word], [], "function-word", 1, f"a function word in one reading only: '{word.text}'")
    for word in list(unit.b):
        unit.found([], [word], "function-word", 1, f"a function word in one reading only: '{word.text}'")


RULE = Rule(
    "function-word",
    "Articles, prepositions and conjunctions.",
    apply,
    different=(Different("I know that the tide is out", "I know the tide is out", "function-word", 1),),
)

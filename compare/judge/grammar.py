"""Function words: articles, prepositions, conjunctions that come, go or change."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit
from compare.settings import Settings
from compare.text.words import is_function_word

_ARTICLE = {"a", "an"}
_PERFECT = frozenset(["have", "has", "had"])


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain function words; one-sided ones stay with a dropped stretch of content words."""
    for x, y in unit.pairs(lambda x, y: {x.norm, y.norm} == _ARTICLE):
        unit.taken([x], [y])  # one article; which of its forms stands there is the next word's matter
    for x, y in unit.pairs(lambda x, y: x.function and y.function):
        unit.found([x], [y], "function-word", 1, f"another function word: '{x.text}' and '{y.text}'")
    content = [word for word in (*unit.a, *unit.b) if not word.function]
    if content:
        return
    for side, row in (("a", unit.row_a), ("b", unit.row_b)):
        for word in list(unit.a if side == "a" else unit.b):
            _alone(unit, word, side, row)


def _alone(unit: Unit, word: Word, side: str, row: Sequence[Word]) -> None:
    a, b = ([word], []) if side == "a" else ([], [word])
    if word.norm in _PERFECT and any(
        one.norm.endswith(("ed", "n", "t")) and not one.function for one in row[word.place + 1 : word.place + 3]
    ):
        unit.found(a, b, "inflection", 1, f"another tense: '{word.text}' in one reading only")
    else:
        unit.found(a, b, "function-word", 1, f"a function word in one reading only: '{word.text}'")


RULE = Rule(
    "function-word",
    "Articles, prepositions and conjunctions.",
    apply,
    word=lambda norm, _: is_function_word(norm),
    different=(Different("I know that the tide is out", "I know the tide is out", "function-word", 1),),
)

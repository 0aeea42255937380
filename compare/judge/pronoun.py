"""Pronouns: another person (they, we) changes who acts; a pronoun for a name or a noun phrase is another form of one referent."""

from __future__ import annotations

from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted, runs
from compare.settings import Settings

# Pronouns further apart are not the same place of the sentence.
NEAR = 2
PERSONS = {
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1", "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p",
    "you": "2", "your": "2", "yours": "2", "yourself": "2", "yourselves": "2", "he": "3m", "him": "3m", "his": "3m", "himself": "3m",
    "she": "3f", "her": "3f", "hers": "3f", "herself": "3f", "it": "3", "its": "3", "itself": "3", "they": "3p", "them": "3p",
    "their": "3p", "theirs": "3p", "themselves": "3p",
}  # fmt: skip
_PRONOUNS = frozenset(PERSONS)

_DETERMINERS = frozenset(["the", "this", "that", "these", "those", "such"])


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain personal pronouns."""
    for x, y in unit.pairs(lambda x, y: x.norm in PERSONS and y.norm in PERSONS and abs(x.column - y.column) <= NEAR):
        _both(unit, x, y)
    for flipped in (False, True):
        _described(unit, flipped)


def _described(unit: Unit, flipped: bool) -> None:
    """Explain a pronoun against a noun with its article ("her lawyers", "this individual's lawyers")."""
    mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
    for word in [word for word in mine if word.norm in PERSONS]:
        for run in runs(theirs):
            start = next((place for place, one in enumerate(run) if one.norm in _DETERMINERS), None)
            if start is None or any(one.capital for one in run[start + 1 :]):
                continue
            phrase = [run[start], *[one for one in run[start + 1 : start + 3] if not one.function]]
            if len(phrase) > 1:
                a, b = (phrase, [word]) if flipped else ([word], phrase)
                unit.found(a, b, "entity-form", 1, f"a noun in one reading, a pronoun in the other: '{quoted(a)}' and '{quoted(b)}'")
                break


def _both(unit: Unit, x: Word, y: Word) -> None:
    one, other = PERSONS[x.norm], PERSONS[y.norm]
    if one == other:
        unit.found([x], [y], "inflection", 1, f"another form of one pronoun: '{x.text}' and '{y.text}'")
    elif one[0] == other[0] == "1":
        unit.found([x], [y], "entity", 1, f"I or we: '{x.text}' and '{y.text}'")
    elif {one, other} == {"3", "3p"}:
        unit.found([x], [y], "inflection", 1, f"one or several: '{x.text}' and '{y.text}'")
    elif {one[0], other[0]} == {"2", "3"}:
        unit.found([x], [y], "entity-form", 1, f"addressed or spoken of: '{x.text}' and '{y.text}'")
    else:
        unit.found([x], [y], "role", 2, f"another person: '{x.text}' and '{y.text}'")


def _words() -> frozenset[str]:
    return _PRONOUNS


RULE = Rule(
    "pronoun",
    "Who acts or is meant, where a pronoun says it.",
    apply,
    different=(
        Different("They opened the gate", "We opened the gate", "role", 2),
        Different("She should be proud of the choir", "Mrs Lindqvist should be proud of the choir", "entity-form", 1),
    ),
    words=_words,
)

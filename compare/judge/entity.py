"""Names: one name in other letters is an accident, another form of one referent is minor, another referent is critical."""

from __future__ import annotations

from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, Word
from compare.settings import Settings
from compare.text.names import same_name
from compare.text.stems import stem
from compare.text.words import listed


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain names."""
    if not any(_name(word) for word in unit.a) and not any(_name(word) for word in unit.b):
        return
    for x, y in unit.pairs(lambda x, y: _name(x) and _name(y) and same_name(x.text, y.text)):
        unit.found([x], [y], "transliteration", 0, f"one name in two spellings: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(lambda x, y: _name(x) and _name(y) and stem(x.norm) == stem(y.norm)):
        unit.found([x], [y], "entity-form", 1, f"two forms of one name: '{x.text}' and '{y.text}'")
    _titles(unit)
    left, right = [w for w in unit.a if _name(w)], [w for w in unit.b if _name(w)]
    if left and right:
        for x, y in unit.pairs(lambda x, y: _name(x) and _name(y) and not _starts(x, unit.row_a) and not _starts(y, unit.row_b)):
            unit.found([x], [y], "entity", 3, f"another name: '{x.text}' and '{y.text}'")


def _name(word: Word) -> bool:
    return word.text[:1].isupper() and not word.function


def _starts(word: Word, row: object) -> bool:
    return word.place == 0


def _titles(unit: Unit) -> None:
    titles = listed("titles")
    for side in ("a", "b"):
        words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
        for word in list(words):
            after = row[word.place + 1 : word.place + 3]
            if word.norm in titles and any(_name(one) for one in after):
                a, b = ([word], []) if side == "a" else ([], [word])
                unit.found(a, b, "entity-form", 1, f"a title in one reading only: '{word.text}'")


RULE = Rule(
    "name",
    "Who or what is named.",
    apply,
    same=(Same("We met Mr. Rouhani in Vienna", "We met Mr. Rohani in Vienna", "transliteration"),),
    different=(
        Different("We trust the people of Norway", "We trust the people of Denmark", "entity", 3),
        Different("We met President Okafor in Vienna", "We met Okafor in Vienna", "entity-form", 1),
    ),
)

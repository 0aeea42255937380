"""People by what they are or do: nurses are not doctors, but an official may be the individual."""

from __future__ import annotations

from compare.judge.rule import Different, Rule
from compare.judge.units import Unit
from compare.settings import Settings
from compare.text.words import lemmas, listed

# Words for anybody: the other reading's word only tells more of the same people.
_ANYBODY = frozenset(["person", "people", "individual", "human", "man", "woman", "guy", "member", "citizen", "folk", "adult", "resident"])


def apply(unit: Unit, settings: Settings) -> None:
    """Report two words for people that no list calls synonyms."""
    for x, y in unit.pairs(lambda x, y: not x.function and not y.function and _both_people(x.norm, y.norm)):
        both = f"'{x.text}' and '{y.text}'"
        if lemmas(x.norm).isdisjoint(_ANYBODY) and lemmas(y.norm).isdisjoint(_ANYBODY):
            unit.found([x], [y], "entity", settings.unverified_severity, f"other people, unverified: {both}", sure=False)
        else:
            unit.found([x], [y], "entity-form", 1, f"people, named more and less closely: {both}", sure=False)


def _both_people(x: str, y: str) -> bool:
    return _are_people(x) and _are_people(y)


def _are_people(norm: str) -> bool:
    forms = lemmas(norm)
    return not forms.isdisjoint(_ANYBODY) or not forms.isdisjoint(listed("people_wordnet"))


RULE = Rule(
    "people",
    "Words for people by what they are or do.",
    apply,
    facing=_both_people,
    different=(
        Different("The nurses have carried this town", "The doctors have carried this town", "entity", 2),
        Different("An officer was hurt in the crash", "An individual was hurt in the crash", "entity-form", 1),
    ),
)

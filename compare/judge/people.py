"""People by what they are or do: nurses are not doctors, but an official may be the individual."""

from __future__ import annotations

from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit
from compare.settings import Settings
from compare.text.words import lemmas, listed

# Words for anybody: the other reading's word only tells more of the same people.
_ANYBODY = frozenset(["person", "people", "individual", "human", "man", "woman", "guy", "member", "citizen", "folk", "adult", "resident"])


def apply(unit: Unit, settings: Settings) -> None:
    """Report two words for people that no list calls synonyms."""
    for x, y in unit.pairs(lambda x, y: _is_people(x) and _is_people(y)):
        both = f"'{x.text}' and '{y.text}'"
        if lemmas(x.norm).isdisjoint(_ANYBODY) and lemmas(y.norm).isdisjoint(_ANYBODY):
            unit.found([x], [y], "entity", settings.unverified_severity, f"other people, unverified: {both}", sure=False)
        else:
            unit.found([x], [y], "entity-form", 1, f"people, named more and less closely: {both}", sure=False)


def _is_people(word: Word) -> bool:
    return not word.function and not lemmas(word.norm).isdisjoint(listed("people_wordnet") | _ANYBODY)


RULE = Rule(
    "people",
    "Words for people by what they are or do.",
    apply,
    different=(
        Different("The nurses have carried this town", "The doctors have carried this town", "entity", 2),
        Different("An officer was hurt in the crash", "An individual was hurt in the crash", "entity-form", 1),
    ),
)

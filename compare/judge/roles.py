"""Roles: who does it and to whom it is done change places ("the dog bit the man", "the man bit the dog")."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.laying import Pair
from compare.judge.rows import Row, Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Finding, Unit, quoted
from compare.text.words import listed

# Units and columns within which two words change places in one clause.
REACH, NEAR = 3, 12
_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])


def roles_swapped(pair: Pair) -> None:
    """Report subject and object that change places around the words between them, the verb in the active voice in both readings.

    Asked before moved words are looked for, which would call it a matter of order.
    """
    both = [unit for unit in pair.units if unit.a and unit.b]
    for place, unit in enumerate(both):
        for other in both[place + 1 : place + 1 + REACH]:
            if _crossed(unit, other) and _between(pair, unit, other) and not _turned(unit, other):
                a, b = [*unit.a, *other.a], [*unit.b, *other.b]
                reason = f"who does it, and to whom: '{quoted(_content(a))}' and '{quoted(_content(b))}' change places"
                unit.taken(list(unit.a), list(unit.b))
                other.taken(list(other.a), list(other.b))
                unit.findings.append(Finding(tuple(a), tuple(b), "role", 3, reason, True, unit.index))
                break


def _content(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if not word.function]


def _norms(words: Sequence[Word]) -> list[str]:
    return [word.norm for word in words if not word.function]


def _crossed(unit: Unit, other: Unit) -> bool:
    first, second = _norms(unit.a), _norms(other.a)
    return bool(first and second) and first != second and first == _norms(other.b) and second == _norms(unit.b)


def _between(pair: Pair, unit: Unit, other: Unit) -> bool:
    """Say whether a verb may stand between (shared content words, no "meet") and all sides are subject or object of it, or are compared."""
    if any(piece.norm == "than" for piece in pair.a.row.pieces[unit.a[-1].place + 1 : other.a[-1].place]):
        return True
    words = _content(pair.a.row[unit.a[-1].place + 1 : other.a[0].place])
    if not words or other.a[0].column - unit.a[-1].column > NEAR or any(word.norm in listed("mutual") for word in words):
        return False
    sides = ((unit.a, unit.row_a), (other.a, unit.row_a), (unit.b, unit.row_b), (other.b, unit.row_b))
    return not any(_governed(_content(words)[0], row) for words, row in sides)


def _governed(word: Word, row: Row) -> bool:
    """Say whether a preposition (but "against") or a conjunction stands before a word, articles and the like between them."""
    place = word.place - 1
    while place >= 0 and row.pieces[place].norm in listed("determiners"):
        place -= 1
    before = row.pieces[place].norm if place >= 0 else ""
    return before != "against" and before in listed("prepositions")


def _turned(unit: Unit, other: Unit) -> bool:
    """Say whether one reading is in the passive voice: "was ... by"."""
    words = [word.norm for word in (*unit.a, *unit.b, *other.a, *other.b)]
    return "by" in words or not _BE.isdisjoint(words)


RULE = Rule(
    "role",
    "Who does it and to whom it is done.",
    None,
    same=(
        Same("The council approved the plan", "The plan was approved by the council"),
        Same("My sister met the mayor", "The mayor met my sister"),
        Same("The captain and his crew are missing", "His crew and the captain are missing"),
    ),
    different=(Different("The dog bit the man by the gate", "The man bit the dog by the gate", "role", 3),),
)

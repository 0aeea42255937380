"""Numbers: one number written otherwise is an accident, another number is critical, and a bound ("nearly") changes it."""

from __future__ import annotations

from compare.judge.rows import Row, Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, quoted
from compare.settings import Settings
from compare.text.numbers import Mention, mentions, numeric
from compare.text.words import listed


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain the number words of a unit."""
    _date_endings(unit)
    if not any(numeric(word.norm) for word in (*unit.a, *unit.b)):
        return
    left, right = _touching(unit.a, unit.row_a), _touching(unit.b, unit.row_b)
    if not left and not right:
        return
    _equal(unit, left, right)
    _ranges(unit)
    _unequal(unit, left, right)


_ENDINGS = frozenset(["st", "nd", "rd", "th"])
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)


def _date_endings(unit: Unit) -> None:
    """Explain the "rd" of "February 3rd" where the other reading has "3 February": one day either way."""
    for side, words, row in (("a", unit.a, unit.row_a), ("b", unit.b, unit.row_b)):
        for word in [word for word in words if word.norm in _ENDINGS and word.place > 0]:
            near = [one.norm for one in row[max(0, word.place - 3) : word.place + 3]]
            if row[word.place - 1].norm.isdigit() and not _MONTHS.isdisjoint(near):
                a, b = ([word], []) if side == "a" else ([], [word])
                unit.found(a, b, "number-format", 0, f"an ordinal's ending in one reading only: '{row[word.place - 1].text}{word.text}'")


Placed = tuple[Mention, list[Word]]


def _touching(words: list[Word], row: Row) -> list[Placed]:
    """Return the number mentions of a row that hold at least one of the unit's unexplained words."""
    if not words:
        return []
    low, high = max(0, words[0].place - 4), min(len(row), words[-1].place + 5)
    window = row[low:high]
    places = {word.place for word in words}
    found = []
    for mention in mentions(tuple(word.norm for word in window)):
        inside = window[mention.start : mention.end]
        if any(word.place in places for word in inside):
            found.append((mention, inside))
    return found


def _left(words: list[Word], open_: list[Word]) -> list[Word]:
    return [word for word in words if word in open_]


def _equal(unit: Unit, left: list[Placed], right: list[Placed]) -> None:
    for one in list(left):
        for other in right:
            if one[0].same(other[0]):
                a, b = _left(one[1], unit.a), _left(other[1], unit.b)
                if a or b:
                    unit.found(a, b, "number-format", 0, f"one number, written otherwise: '{quoted(one[1])}' and '{quoted(other[1])}'")
                left.remove(one)
                right.remove(other)
                break


def _ranges(unit: Unit) -> None:
    """Take out the "to" of "five to ten" where the other reading has "5-10"."""
    for side, words, row in (("a", unit.a, unit.row_a), ("b", unit.b, unit.row_b)):
        for word in [word for word in words if word.norm == "to" and 0 < word.place < len(row) - 1]:
            if numeric(row[word.place - 1].norm) and numeric(row[word.place + 1].norm):
                unit.taken([word] if side == "a" else [], [word] if side == "b" else [])


def _unequal(unit: Unit, left: list[Placed], right: list[Placed]) -> None:
    for one, other in zip(left, right, strict=False):
        a, b = _left(one[1], unit.a), _left(other[1], unit.b)
        if one[0].weak and other[0].weak and not one[0].unit == other[0].unit == "th":
            continue
        if a or b:
            unit.found(a, b, "number", 3, f"another number: '{quoted(one[1])}' and '{quoted(other[1])}'")
    rest_a, rest_b = left[len(right) :], right[len(left) :]
    vague = listed("quantity")
    for (mention, words), others, flipped in [(p, unit.b, False) for p in rest_a] + [(p, unit.a, True) for p in rest_b]:
        mine = _left(words, unit.b if flipped else unit.a)
        near = {word.column for word in words}
        facing = [word for word in others if word.norm in vague and any(abs(word.column - column) <= 1 for column in near)]
        if mine and facing and not mention.weak:
            a, b = ([facing[0]], mine) if flipped else (mine, [facing[0]])
            unit.found(a, b, "number", 2, f"a number in one reading, a vague quantity in the other: '{quoted(a)}' and '{quoted(b)}'")


RULE = Rule(
    "number",
    "Another number, or one number written otherwise.",
    apply,
    same=(
        Same("They spent $20bn on roads", "They spent 20 billion dollars on roads", "number-format"),
        Same("It took five years", "It took 5 years", "number-format"),
        Same("About 40 percent agreed", "About 40% agreed", "number-format"),
        Same("The twenty-first ship has left", "The 21st ship has left", "number-format"),
        Same("We will meet on 3 March in Oslo", "We will meet on March 3rd in Oslo", "number-format"),
    ),
    different=(
        Different("They spent $20 billion on roads", "They spent $30 billion on roads", "number", 3),
        Different("Half of the boats sank", "A third of the boats sank", "number", 3),
        Different("It will last four years", "It will last a few years", "number", 2),
    ),
)

"""Numbers: one number written otherwise is an accident, another number is critical, and a bound ("nearly") changes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from compare.judge.laying import Pair
from compare.judge.rows import Row, Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Finding, Unit, quoted
from compare.settings import Settings
from compare.text.quantities import JOINING, Quantity, quantities, telling
from compare.text.words import listed

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_MINUS = frozenset("-\u2212")
# Words that are read on either side of a unit, so that a quantity that it cuts is seen whole.
AROUND = 6
# Quantities of a unit that are held against each other; more is a table.
MOST = 12
# Columns between a number and the vague quantity that stands in its place; in a unit of so few words they may stand anywhere.
BESIDE, SMALL = 2, 6
Placed = tuple[Quantity, list[Word]]


def equal_numbers_taken(pair: Pair) -> None:
    """Take out of the units the quantities that both readings have, in whatever words and order ("3 March", "March the 3rd")."""
    for unit in pair.units:
        if _counts(unit.a, unit.row_a) or _counts(unit.b, unit.row_b):
            left, right = _facing(unit)
            for one in left:
                other = next((other for other in right if one[0].compared(other[0]) == "same" and not _verbatim(one, other)), None)
                if other is not None:
                    right.remove(other)
                    _same(pair, unit, one[1], other[1])


def _counts(words: Sequence[Word], row: Row) -> bool:
    """Say whether one of the words may be part of a quantity; "to" and "and" may only beside a number."""
    for word in words:
        if telling(word.norm):
            return True
        if word.norm in JOINING:
            beside = row.pieces[max(0, word.place - 1) : word.place + 2]
            if telling(beside[0].norm) or telling(beside[-1].norm):
                return True
    return False


def _verbatim(one: Placed, other: Placed) -> bool:
    """Say whether two quantities have the same words, divided otherwise at most ("per cent"): no matter of numbers."""
    return "".join([word.norm for word in one[1]]) == "".join([word.norm for word in other[1]])


def _same(pair: Pair, unit: Unit, left: list[Word], right: list[Word]) -> None:
    """Report a quantity as written otherwise; its words may stand in the units beside."""
    found = unit.matched
    for near in pair.units[max(0, unit.index - 2) : unit.index + 3]:
        near.taken(_open(left, near.a), _open(right, near.b))
    unit.matched = max(found, unit.matched)
    reason = f"one number, written otherwise: '{quoted(left)}' and '{quoted(right)}'"
    unit.findings.append(Finding(tuple(left), tuple(right), "number-format", 0, reason, True, unit.index))


def _open(words: Sequence[Word], unexplained: Sequence[Word]) -> list[Word]:
    return [word for word in words if word in unexplained]


def _facing(unit: Unit) -> tuple[list[Placed], list[Placed]]:
    """Return the quantities of both readings that hold an unexplained word of the unit, and those that face such a one."""
    columns = [word.column for word in (*unit.a, *unit.b)]
    if not columns:
        return [], []
    low, high = min(columns), max(columns)
    all_a, all_b = _around(unit.row_a, unit.text_a, low, high), _around(unit.row_b, unit.text_b, low, high)
    left, right = _holding(all_a, unit.a), _holding(all_b, unit.b)
    return _with_meeting(all_a, left, right), _with_meeting(all_b, right, left)


def _holding(found: Sequence[Placed], unexplained: Sequence[Word]) -> list[Placed]:
    places = {word.place for word in unexplained}
    return [one for one in found if any(word.place in places for word in one[1])]


def _with_meeting(found: Sequence[Placed], mine: Sequence[Placed], theirs: Sequence[Placed]) -> list[Placed]:
    """Return one reading's first quantities among `mine` and those that stand in the columns of one of `theirs`; all are in order."""
    own = {_start(one) for one in mine}
    ends = [one[1][-1].column for one in theirs]
    kept: list[Placed] = []
    for one in found:
        place = bisect_left(ends, one[1][0].column)
        if _start(one) in own or (place < len(theirs) and theirs[place][1][0].column <= one[1][-1].column):
            kept.append(one)
    return kept[:MOST]


def _start(one: Placed) -> int:
    return one[1][0].place


def _around(row: Row, text: str, low: int, high: int) -> list[Placed]:
    """Return the quantities of a reading in some columns and beside them, each with its words."""
    first = max(0, row.places[low] - AROUND)
    last = min(len(row), (row.places[high + 1] if high + 1 < len(row.places) else len(row)) + AROUND)
    words = row[first:last]
    dashed = frozenset(place for place in range(len(words) - 1) if text[words[place].end : words[place + 1].start] in _DASHES)
    found = quantities(tuple([word.norm for word in words]), dashed)
    return [(_signed(one, words, text), _with_country(words, one)) for one in found]


def _signed(one: Quantity, words: list[Word], text: str) -> Quantity:
    """Return a quantity below zero if a minus sign stands before it, and no word before the sign ("-5")."""
    start = words[one.start].start
    below = one.kind == "number" and text[start - 1 : start] in _MINUS and not text[max(0, start - 2) : start - 1].strip()
    return one._replace(values=(-one.values[0],)) if below else one


def _with_country(words: list[Word], one: Quantity) -> list[Word]:
    """Return a quantity's words, with the country of its currency ("US$20")."""
    before = words[one.start - 1] if one.start else None
    if before is not None and words[one.start].text == "$" and before.end == words[one.start].start and before.text.isupper():
        return words[one.start - 1 : one.end]
    return words[one.start : one.end]


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain the number words of a unit that no equal number balances."""
    if not (_counts(unit.a, unit.row_a) or _counts(unit.b, unit.row_b)):
        return
    left, right = _facing(unit)
    for one, other in zip(left, right, strict=False):
        _unequal(unit, one, other)
    for placed, flipped in [(one, False) for one in left[len(right) :]] + [(one, True) for one in right[len(left) :]]:
        _alone(unit, placed, flipped)


def _unequal(unit: Unit, one: Placed, other: Placed) -> None:
    a, b = _open(one[1], unit.a), _open(other[1], unit.b)
    if not a and not b:
        return
    if one[0].weak and other[0].weak and not one[0].unit == other[0].unit == "th":
        return
    both = f"'{quoted(one[1])}' and '{quoted(other[1])}'"
    outcome = one[0].compared(other[0])
    if outcome == "near":
        _found(unit, one, other, 1, f"about the same in another measure: {both}")
    elif outcome == "other":
        _found(unit, one, other, 3, f"another number: {both}")


def _found(unit: Unit, one: Placed, other: Placed, severity: Literal[1, 3], reason: str) -> None:
    unit.taken(_open(one[1], unit.a), _open(other[1], unit.b))
    unit.findings.append(Finding(tuple(one[1]), tuple(other[1]), "number", severity, reason, True, unit.index))


def _alone(unit: Unit, placed: Placed, flipped: bool) -> None:
    """Explain a number that faces a vague quantity ("four years", "a few years")."""
    mention, words = placed
    vague = [word for word in (unit.a if flipped else unit.b) if word.norm in listed("quantity")]
    mine = _open(words, unit.b if flipped else unit.a)
    close = len(unit.a) + len(unit.b) <= SMALL
    near = [word for word in vague if close or any(abs(word.column - one.column) <= BESIDE for one in words)]
    if mine and near and not mention.weak:
        a, b = ([near[0]], mine) if flipped else (mine, [near[0]])
        unit.found(a, b, "number", 2, f"a number in one reading, a vague quantity in the other: '{quoted(a)}' and '{quoted(b)}'")


def _may_count(norm: str, capital: bool) -> bool:  # noqa: ARG001
    return norm in JOINING or telling(norm)


RULE = Rule(
    "number",
    "Another number, or one number written otherwise.",
    apply,
    word=_may_count,
    same=(
        Same("They spent $20bn on roads", "They spent 20 billion dollars on roads", "number-format"),
        Same("It took five years", "It took 5 years", "number-format"),
        Same("About 40 percent agreed", "About 40% agreed", "number-format"),
        Same("The twenty-first ship has left", "The 21st ship has left", "number-format"),
        Same("We will meet on 3 March in Oslo", "We will meet on March 3rd in Oslo", "number-format"),
        Same("It takes between 10 and 20 days", "It takes 10-20 days", "number-format"),
        Same("We came here in the 1990s", "We came here in the nineties", "number-format"),
        Same("The hall was shut at 5 p.m. on Friday", "The hall was shut at 17:00 on Friday", "number-format"),
        Same("The next village is 10 miles away", "The next village is 16 km away", "number"),
        Same("A third of the boats sank", "33 percent of the boats sank", "number"),
    ),
    different=(
        Different("They spent $20 billion on roads", "They spent $30 billion on roads", "number", 3),
        Different("Half of the boats sank", "A third of the boats sank", "number", 3),
        Different("Prices rose by 20 percent", "Prices rose by 20 percentage points", "number", 3),
        Different("It will last four years", "It will last a few years", "number", 2),
    ),
)

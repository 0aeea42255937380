"""Negation: a clause said in one reading and denied in the other."""

from __future__ import annotations

from compare.judge.laying import Pair
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Finding, Unit, Word, quoted
from compare.settings import Settings
from compare.text.words import lemmas, listed, longest_phrase, opposed, phrases


def apply(unit: Unit, settings: Settings) -> None:
    """Explain negators that stand on both sides, or that an opposite or an implied denial balances; report those that nothing balances."""
    left, right = _negators(unit, "a"), _negators(unit, "b")
    for x, y in zip(list(left), list(right), strict=False):
        if x.norm == y.norm or {x.norm, y.norm} <= {"not", "n't"}:
            unit.taken([x], [y])
        else:
            unit.found([x], [y], "function-word", 1, f"negated in both readings: '{x.text}' and '{y.text}'")
    rest, side = (left[len(right) :], "a") if len(left) > len(right) else (right[len(left) :], "b")
    for word in rest:
        if not _balanced(unit, word, side) and not _dropped_whole(unit, word, side):
            _flip(unit, word, side, settings)


def _negators(unit: Unit, side: str) -> list[Word]:
    words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
    known = listed("negators")
    return [word for word in words if word.norm in known and not _false(word, row)]


def _false(word: Word, row: object) -> bool:
    """Say whether a negator stands in a phrase that denies nothing ("not only")."""
    assert isinstance(row, list)
    known, longest = phrases("negations_false"), longest_phrase("negations_false")
    for start in range(max(0, word.place - longest + 1), word.place + 1):
        for length in range(2, longest + 1):
            if start + length > word.place and tuple(one.norm for one in row[start : start + length]) in known:
                return True
    return False


def _balanced(unit: Unit, word: Word, side: str) -> bool:
    """Take out a negator that the other side balances by a word that denies ("against interfering") or by an opposite ("not easy", "hard")."""
    mine, other = (unit.a, unit.b) if side == "a" else (unit.b, unit.a)
    implied = listed("negations_implied")
    for one in other:
        if not lemmas(one.norm).isdisjoint(implied):
            a, b = ([word], [one]) if side == "a" else ([one], [word])
            unit.found(a, b, "synonym", 1, f"denied in both readings: '{quoted(a)}' and '{quoted(b)}'")
            return True
    for one in mine:
        for opposite in other:
            if one is not word and opposed(one.norm, opposite.norm):
                a, b = ([word, one], [opposite]) if side == "a" else ([opposite], [word, one])
                unit.found(a, b, "synonym", 1, f"the opposite denied: '{quoted(a)}' and '{quoted(b)}'")
                return True
    return False


def _dropped_whole(unit: Unit, word: Word, side: str) -> bool:
    """Say whether a negator stands in a stretch that the other reading lacks as a whole, so that nothing shared is negated."""
    mine, other = (unit.a, unit.b) if side == "a" else (unit.b, unit.a)
    after = [one for one in mine if one.place > word.place and not one.function]
    before = [one for one in mine if one.place < word.place]
    return not other and bool(after) and bool(before) and any(not one.function for one in before)


def _flip(unit: Unit, word: Word, side: str, settings: Settings) -> None:
    row = unit.row_a if side == "a" else unit.row_b
    start, end = max(0, word.place - 1), min(len(row), word.place + settings.negation_context)
    text = quoted(row[start:end])
    a, b = ([word], []) if side == "a" else ([], [word])
    unit.found(a, b, "negation", 3, f"negated in one reading: '{text}'")


def moved_negators(pair: Pair, settings: Settings) -> None:
    """Turn two negations into a matter of order where one reading only puts its negator elsewhere in the same stretch."""
    flips = [(unit, finding) for unit in pair.units for finding in unit.findings if finding.type == "negation"]
    for (unit, one), (following, other) in zip(flips, flips[1:], strict=False):
        if one in unit.findings and bool(one.a) != bool(other.a) and _near(one, other, settings.negation_reach):
            unit.findings.remove(one)
            following.findings.remove(other)
            a, b = (one.a, other.b) if one.a else (other.a, one.b)
            unit.findings.append(Finding(a, b, "order", 1, "the negation stands elsewhere", True, unit.index))


def _near(one: Finding, other: Finding, reach: int) -> bool:
    x, y = (one.a or one.b)[0], (other.a or other.b)[0]
    return abs(x.column - y.column) <= reach


RULE = Rule(
    "negation",
    "Said in one reading, denied in the other.",
    apply,
    same=(
        Same("The test is easy to pass", "The test is not difficult to pass", "synonym"),
        Same("Nobody wants a strike", "We don't want a strike"),
        Same("The firm does not pay for repairs", "The firm is against paying for repairs"),
        Same("He was prosecuted not because of the money", "He was not prosecuted because of the money", "order"),
        Same("We sell not only bread but also cheese", "We sell bread but also cheese"),
    ),
    different=(
        Different("This is a problem for the harbour", "This is not a problem for the harbour", "negation", 3),
        Different("She never signed the lease", "She signed the lease", "negation", 3),
    ),
)

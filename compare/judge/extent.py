"""Extent: how much of the words a reading gives (truncation, ellipsis, interpolation), and when a cut changes the sense."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.laying import Pair, Side
from compare.judge.units import Unit, Word, quoted
from compare.model import Collation, Severity

_ENDS = ".?!\u2026"
_CONDITIONS = frozenset(["if", "unless", "provided", "assuming"])


def edges_cut(pair: Pair, collation: Collation, a: int, b: int) -> None:
    """Take out of the first and last unit the words that lie beyond the other reading's edges, and report them as truncation."""
    columns = collation.columns
    for unit in pair.units:
        if unit.first or unit.last:
            beyond_a = [word for word in unit.a if columns[word.column].cells[b].state == "outside"]
            beyond_b = [word for word in unit.b if columns[word.column].cells[a].state == "outside"]
            if not beyond_a and not beyond_b:
                beyond_a, beyond_b = _other_sentences(unit, pair)
            for words, side in ((beyond_a, "a"), (beyond_b, "b")):
                if words:
                    _cut(unit, words, side)


def _other_sentences(unit: Unit, pair: Pair) -> tuple[list[Word], list[Word]]:
    """Return the words of both sides if they are whole sentences beside the shared ones, with nothing in common."""
    if not unit.a or not unit.b or unit.first == unit.last:
        return [], []
    if not (_parted(unit.a, pair.a, unit.first) and _parted(unit.b, pair.b, unit.first)):
        return [], []
    return list(unit.a), list(unit.b)


def _parted(words: Sequence[Word], side: Side, first: bool) -> bool:
    row = side.row
    place = words[-1].place if first else words[0].place - 1
    if not 0 <= place < len(row) - 1:
        return True
    return any(mark in _ENDS for mark in side.text[row[place].end : row[place + 1].start])


def _cut(unit: Unit, words: list[Word], side: str) -> None:
    text = quoted(words)
    reason = f"only one reading goes on: '{text}'" if unit.last else f"only one reading begins with: '{text}'"
    a, b = (words, []) if side == "a" else ([], words)
    unit.found(a, b, "truncation", _cut_severity(words, unit), reason)


def _cut_severity(words: Sequence[Word], unit: Unit) -> Severity:
    return 0


def ellipses_taken(pair: Pair) -> None:
    """Report the words that stand where the other reading marks an omission."""
    for unit in pair.units:
        covered_a = [word for word in unit.a if word.column in pair.b.ellipses]
        covered_b = [word for word in unit.b if word.column in pair.a.ellipses]
        for a, b in ((covered_a, []), ([], covered_b)):
            if a or b:
                unit.found(a, b, "ellipsis", 0, f"omission marked in the other reading: '{quoted(a or b)}'")


def brackets_taken(pair: Pair) -> None:
    """Report bracketed words that the other reading has not: added beside its words, or put in place of them."""
    for unit in pair.units:
        for words, others in ((unit.a, unit.b), (unit.b, unit.a)):
            inside = [word for word in words if word.bracketed]
            if not inside:
                continue
            facing = [word for word in others if not word.bracketed]
            ours = unit.a is words
            if not facing:
                unit.found(inside if ours else [], [] if ours else inside, "interpolation", 0, f"added in brackets: '{quoted(inside)}'")

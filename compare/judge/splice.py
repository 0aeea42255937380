"""Splice: two statements joined, with whole sentences left out between them and no mark."""

from __future__ import annotations

from compare.judge.omission import denies, left_out
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted, runs
from compare.model import Span
from compare.settings import Settings
from compare.text.sentences import sentences


def apply(unit: Unit, settings: Settings) -> None:
    """Report a stretch between shared words that ends one sentence and begins another, and that the other reading lacks as a whole.

    A part of one sentence that is left out is an omission, whatever its length, and so is a short sentence: what it says is left out, not
    said otherwise.
    """
    if unit.first or unit.last or bool(unit.a) == bool(unit.b):
        return
    row, text = (unit.row_a, unit.text_a) if unit.a else (unit.row_b, unit.text_b)
    side = "a" if unit.a else "b"
    for run in runs(list(unit.a or unit.b)):
        if run[0].place == 0 or run[-1].place + 1 >= len(row):
            continue
        around = Span(row[run[0].place - 1].start, row[run[-1].place + 1].end)
        if len(run) < settings.omission_length:
            starts = {one.start for one in sentences(text, around)}
            if {run[0].start, row[run[-1].place + 1].start} <= starts and not denies(run, unit, side):
                severity, reason = left_out(run, row, text, settings)
                unit.found(*((run, []) if unit.a else ([], run)), "omission", severity, reason)
            continue
        ends = len(sentences(text, around)) - 1
        if ends > 1 or (ends == 1 and not _at_an_end(around, run[0].start, run[-1].end, text)):
            a, b = (run, []) if unit.a else ([], run)
            unit.found(a, b, "splice", 2, f"two statements joined without a mark; between them, in the other reading: '{quoted(run)}'")


def _at_an_end(around: Span, start: int, end: int, text: str) -> bool:
    """Say whether the only end of a sentence stands at one end of the stretch: the end or the beginning of one sentence is left out."""
    first = sentences(text, around)[0]
    return first.end <= start or first.end >= end


RULE = Rule(
    "splice",
    "Two statements joined, with whole sentences left out between them and no mark.",
    apply,
    different=(
        Different(
            "I love this club. My father played here. But the owners must go. I will come back then",
            "I love this club. I will come back then",
            "splice",
            2,
        ),
    ),
)

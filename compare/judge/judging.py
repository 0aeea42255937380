"""The verdict on two readings, and on an utterance."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.accidentals import shared_accidentals
from compare.judge.extent import brackets_taken, edges_cut, ellipses_taken
from compare.judge.laying import laid
from compare.judge.negation import moved_negators
from compare.judge.order import moves_taken
from compare.judge.registry import RULES
from compare.judge.spelling import masks_taken
from compare.judge.verdict import verdict
from compare.model import Collation, Quotation, Variant, Verdict
from compare.settings import Settings


def judged_pair(
    collation: Collation, settings: Settings, a: int = 0, b: int = 1, speakers: tuple[str | None, str | None] = (None, None)
) -> Verdict:
    """Return the verdict on readings `a` and `b` of a collation; known and different speakers are a variant of their own."""
    pair = laid(collation, a, b)
    shared_accidentals(pair)
    for unit in pair.units:
        masks_taken(unit)
    moves_taken(pair, settings)
    brackets_taken(pair)
    edges_cut(pair, collation, a, b, settings)
    ellipses_taken(pair)
    for rule in RULES:
        for unit in pair.units:
            if unit.a or unit.b:
                rule.apply(unit, settings)
    moved_negators(pair, settings)
    return verdict(pair, settings)


def judged(collation: Collation, readings: Sequence[Quotation], settings: Settings) -> tuple[Verdict, int]:
    """Return the verdict on an utterance and the index of its base reading."""
    worst = Verdict(1.0, 0.0, 0)
    variants: list[Variant] = []
    for b in range(1, len(readings)):
        one = judged_pair(collation, settings, 0, b)
        worst = max(worst, one, key=lambda v: v.divergence)
        variants += one.variants
    return worst, 0

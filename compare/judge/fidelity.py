"""How true a reading is to its source text: one word for a whole reading, from its verdict against the source."""

from __future__ import annotations

from compare.judge.judging import judged_pair
from compare.model import Collation, Variant
from compare.settings import Settings

VERBATIM = "verbatim"
ACCIDENTALS = "accidentals only"
CUT_MARKED = "cut, with a mark"
CUT = "cut, without a mark"
BRACKETED = "bracketed"
ALTERED = "altered"
EXTENT = {"truncation": VERBATIM, "ellipsis": CUT_MARKED, "interpolation": BRACKETED}
ORDER = (VERBATIM, ACCIDENTALS, CUT_MARKED, BRACKETED, CUT, ALTERED)


def fidelity(collation: Collation, source: int, reading: int, settings: Settings) -> str:
    """Return the gravest of what a reading did to the source's words: nothing, print alone, a cut, brackets, or other words.

    A fragment that gives its stretch word for word is verbatim.
    """
    variants = judged_pair(collation, settings, source, reading).variants
    return max((_done(variant) for variant in variants), key=ORDER.index, default=VERBATIM)


def _done(variant: Variant) -> str:
    if variant.type in EXTENT:
        return EXTENT[variant.type]
    if not variant.severity:
        return ACCIDENTALS
    cut = variant.type in ("omission", "function-word", "filler", "degree") and variant.b.start == variant.b.end
    return CUT if cut else ALTERED

"""Says where readings of one utterance diverge, what kind of difference each place is, and whether it matters."""

from __future__ import annotations

from compare.judge.fidelity import fidelity
from compare.judge.judging import judged, judged_pair
from compare.judge.outlets import OutletCounts, count_utterance, figures, headlines, outlet_figures
from compare.judge.registry import RULES

__all__ = [
    "RULES",
    "OutletCounts",
    "count_utterance",
    "fidelity",
    "figures",
    "headlines",
    "judged",
    "judged_pair",
    "outlet_figures",
]

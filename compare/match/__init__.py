"""Finds the quotations of different articles that report one utterance: candidates, a score for each pair, groups, suggestions.

`matched` does all of it for a run, `explained` shows the numbers and the alignment behind one pair's score, `reported`
finds quotations in a source text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.match.explanation import Explanation, explained
    from compare.match.placing import Passage, reported
    from compare.match.run import Matched, matched

__all__ = ["Explanation", "Matched", "Passage", "explained", "matched", "reported"]

_HOMES = {
    "Explanation": "compare.match.explanation",
    "explained": "compare.match.explanation",
    "Matched": "compare.match.run",
    "matched": "compare.match.run",
    "Passage": "compare.match.placing",
    "reported": "compare.match.placing",
}


def __getattr__(name: str) -> Any:
    """Load a part of the seam when it is first asked for: numpy costs more than all else that listing quotations needs."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

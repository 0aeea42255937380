"""Finds the quotations of different articles that report one utterance: candidates, a score for each pair, groups, suggestions.

`matched` does all of it for a run, `explained` shows the numbers and the alignment behind one pair's score.
"""

from compare.match.explanation import Explanation, explained
from compare.match.run import Matched, matched

__all__ = ["Explanation", "Matched", "explained", "matched"]

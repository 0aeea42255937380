"""From quotations to utterances: candidates, scores, groups, what lies just below the line, what may be a translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.match.alignment import aligned
from compare.match.explanation import scored
from compare.match.grouping import grouped
from compare.model import Article, Match, Quotation, Reading, Suggestion
from compare.settings import Settings


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching found: pairs at or above the floor, groups of at least two articles, and what a person should look at."""

    matches: tuple[Match, ...]
    groups: tuple[tuple[Reading, ...], ...]
    near_misses: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]
    candidates: int


def matched(quotations: Sequence[Quotation], articles: Sequence[Article], settings: Settings, floor: float) -> Matched:
    """Return the pairs of quotations of different articles with a score of at least `floor`, and the groups that they make."""
    order = {article.id: place for place, article in enumerate(articles)}
    ordered = sorted(quotations, key=lambda q: (order.get(q.article, len(order)), q.article, q.start))
    pairs = [scored(a, b, aligned(a.text, b.text), settings) for a, b in combinations(ordered, 2) if a.article != b.article]
    return Matched(
        matches=tuple(pair for pair in pairs if pair.score >= floor),
        groups=grouped(ordered, pairs),
        near_misses=tuple(pair for pair in pairs if not pair.same_utterance and pair.score >= 30),
        suggestions=(),
        candidates=len(pairs),
    )

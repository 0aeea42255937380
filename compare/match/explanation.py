"""Why two quotations match or not: the numbers behind a score."""

from __future__ import annotations

import math
from dataclasses import dataclass

from compare.match.alignment import Alignment, aligned
from compare.model import Match, Quotation, Relation, Span
from compare.settings import Settings
from compare.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Explanation:
    """The numbers and the alignment behind one score; `pairs` are spans of words that stand against each other in `a` and `b`."""

    match: Match
    pairs: tuple[tuple[Span, Span], ...]
    lines: tuple[str, ...]


def scored(a: Quotation, b: Quotation, alignment: Alignment, settings: Settings) -> Match:
    """Return the match of two quotations from their alignment."""
    shorter = min(alignment.total_a, alignment.total_b)
    containment = min(1.0, alignment.shared / shorter) if shorter else 0.0
    score = 100 * containment * -math.expm1(-alignment.shared / 12)
    covered = min(len(alignment.pairs) / max(n, 1) for n in (alignment.words_a, alignment.words_b))
    relation: Relation = "full" if covered >= 0.75 else "fragment"
    threshold = settings.match_threshold if relation == "full" else settings.fragment_threshold
    return Match(a.id, b.id, round(score, 2), relation, score >= threshold, containment, alignment.shared)


def explained(a: Quotation, b: Quotation, settings: Settings) -> Explanation:
    """Return why `a` and `b` match or not."""
    alignment = aligned(a.text, b.text)
    match = scored(a, b, alignment, settings)
    left, right = tokens(a.text), tokens(b.text)
    pairs = tuple((Span(left[i].start, left[i].end), Span(right[j].start, right[j].end)) for i, j in alignment.pairs)
    lines = (
        f"containment {match.containment:.2f} of the shorter side's information",
        f"evidence {match.evidence:.1f} nats in {len(pairs)} words",
        f"score {match.score:.1f}: {'a match' if match.same_utterance else 'no match'} ({match.relation})",
    )
    return Explanation(match, pairs, lines)

"""Why two quotations match or not: the words that stand against each other, and every number of the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.match.comparison import Scored, compared
from compare.match.scoring import COEFFICIENTS
from compare.match.terms import printed_forms
from compare.model import Article, Match, Quotation, Span
from compare.settings import Settings


@dataclass(frozen=True, slots=True)
class Explanation:
    """The numbers and the alignment behind one score.

    `pairs` are spans of words that stand against each other in `a` and `b`; `terms` the parts of the sum of log odds, by name;
    `lines` say it in words.
    """

    match: Match
    pairs: tuple[tuple[Span, Span], ...]
    lines: tuple[str, ...]
    terms: tuple[tuple[str, float], ...] = ()


def explained(
    a: Quotation, b: Quotation, settings: Settings, articles: Sequence[Article] = (), quotations: Sequence[Quotation] = ()
) -> Explanation:
    """Return why `a` and `b` match or not.

    With the articles and quotations of a run, what stands around the two counts as it does in the report; without, their words alone do.
    """
    ready = compared((a, b), {article.id: article for article in articles}, settings, quotations)
    found = ready.scored(np.array([0]), np.array([1]), settings, steps=True)
    scores = ready.matches(found, settings)
    if not scores:
        return Explanation(Match(a.id, b.id, 0.0, "full", False), (), ("no words to compare on one side: no match",))
    match = scores[0]
    steps = sorted(step for _, x, y in found.alignments.steps for step in zip(x.tolist(), y.tolist(), strict=True))
    first, second = ([Span(start, end) for start, end, _ in printed_forms(q.text)] for q in ready.quotations)
    turned = ready.quotations[0] is not a
    pairs = tuple((second[y], first[x]) if turned else (first[x], second[y]) for x, y in steps)
    terms = tuple((name, float(COEFFICIENTS[name] * values[0])) for name, values in found.features.terms().items())
    match = Match(a.id, b.id, match.score, match.relation, match.same_utterance, match.containment, match.evidence, match.flags)
    return Explanation(match, pairs, _lines(match, found, len(pairs), terms), terms)


def _lines(match: Match, found: Scored, words: int, terms: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    given = found.features
    return (
        f"{words} words in common in the same order, which tell {match.evidence:.1f} nats",
        f"containment {match.containment:.2f}: the share of the shorter side's information that the other has too",
        f"{given.common[0]:.2f} with words in another order counted",
        f"longest stretch of equal words: {given.run[0]:.1f} nats",
        f"names and rare words around the shorter one that the other has too, in it or around it: {_beside(given.beside[0])}",
        "log odds: " + " ".join(f"{value:+.2f} ({name})" for name, value in terms if value) + f" = {given.log_odds()[0]:+.2f}",
        f"score {match.score:.1f}: {'one utterance' if match.same_utterance else 'no match'} as a {match.relation} pair",
    )


def _beside(nats: float) -> str:
    return f"{nats:.1f} nats" if nats >= 0 else "unknown"

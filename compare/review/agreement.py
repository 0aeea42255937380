"""How far two reviewers agree: Cohen's kappa and Krippendorff's alpha over what both decided (NLTK's `metrics.agreement`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.errors import MissingDependencyError
from compare.model import Decision
from compare.review.standing import standing

JUDGEMENTS = ("accept", "reject")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers' figures: `both` targets that both judged, `one` that only one did, `observed` agreement 0-1.

    `kappa` (Cohen) and `alpha` (Krippendorff, nominal) are at most 1, 0 is chance; None where they are undefined: nothing judged by
    both, or one label alone. `disagreements` are target, first label, second label.
    """

    both: int
    one: int
    observed: float | None
    kappa: float | None
    alpha: float | None
    disagreements: tuple[tuple[str, str, str], ...]


def judgements(decisions: Sequence[Decision]) -> dict[str, str]:
    """Return the judgement on each target that stands: accepted or rejected; unsure, opened again or taken back is none."""
    return {one.target: one.action for one in standing(decisions) if one.applied and one.action in JUDGEMENTS}


def agreement(first: Sequence[Decision], second: Sequence[Decision]) -> Agreement:
    """Return how far two reviewers' decisions agree. Raises MissingDependencyError without NLTK."""
    a, b = judgements(first), judgements(second)
    shared = sorted(a.keys() & b.keys())
    differ = tuple((target, a[target], b[target]) for target in shared if a[target] != b[target])
    observed = 1 - len(differ) / len(shared) if shared else None
    kappa, alpha = _coefficients([(a[target], b[target]) for target in shared])
    return Agreement(len(shared), len(a.keys() ^ b.keys()), observed, kappa, alpha, differ)


def _coefficients(labels: Sequence[tuple[str, str]]) -> tuple[float | None, float | None]:
    if len({label for pair in labels for label in pair}) < 2:
        return None, None
    try:
        from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415  (a second to load)
    except ImportError:
        raise MissingDependencyError("agreement needs nltk, which is not installed", 'pip install "crossquote[agreement]"') from None
    rows = [(coder, item, label) for item, pair in enumerate(labels) for coder, label in zip("ab", pair, strict=True)]
    task = AnnotationTask(data=rows)
    return round(float(task.kappa()), 4), round(float(task.alpha()), 4)

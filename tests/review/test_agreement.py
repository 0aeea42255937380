"""Two reviewers' agreement, held against figures worked out by hand."""

from __future__ import annotations

import pytest

from compare.model import Decision
from compare.review.agreement import agreement, judgements

pytest.importorskip("nltk", reason="NLTK is not installed: extra `agreement`")


def decided(labels: str) -> list[Decision]:
    return [Decision(f"x:{n}-9", {"a": "accept", "r": "reject"}[label]) for n, label in enumerate(labels) if label != "."]


def test_kappa_and_alpha_are_those_of_the_books() -> None:
    # 10 items, 8 alike; each reviewer accepts 6: by chance .6 * .6 + .4 * .4 = .52 alike; pooled, 12 and 8 of 20 labels.
    found = agreement(decided("aaaaaarrrr"), decided("aaaaarrrra"))
    assert found.observed == pytest.approx(0.8)
    assert found.kappa == pytest.approx((0.8 - 0.52) / 0.48, abs=1e-4)
    assert found.alpha == pytest.approx(1 - 0.2 / (2 * 12 * 8 / (20 * 19)), abs=1e-4)
    assert [target for target, _, _ in found.disagreements] == ["x:5-9", "x:9-9"]


def test_what_one_alone_judged_is_counted_apart() -> None:
    found = agreement(decided("ar.a"), decided("arr."))
    assert (found.both, found.one) == (2, 2)
    assert found.kappa == found.alpha == 1.0


@pytest.mark.parametrize("labels", ["", "aaa"])
def test_where_there_is_nothing_to_compare_the_figures_are_undefined(labels: str) -> None:
    found = agreement(decided(labels), decided(labels))
    assert (found.kappa, found.alpha) == (None, None)


def test_the_last_judgement_counts_and_reopening_takes_it_back() -> None:
    decisions = [Decision("x", "accept"), Decision("x", "reject"), Decision("y", "accept"), Decision("y", "reopen"), Decision("z", "note")]
    assert judgements(decisions) == {"x": "reject"}

"""The batched alignment beside a plain one that fills the whole matrix, and its invariants."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.match.alignment import aligned
from compare.match.terms import Table, Vocabulary, table
from compare.settings import Settings

DEFAULT = Settings()
WORDS = st.sampled_from(("the", "of", "river", "rivers", "harbour", "ferry", "ferries", "unity", "peace", "not", "council"))
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


def tabled(*texts: str) -> Table:
    return table(texts, Vocabulary(), 1000)


def best_sum(terms: Table, a: int, b: int) -> float:
    """Return the best local sum by filling the matrix cell by cell."""
    left, right = range(terms.starts[a], terms.starts[a + 1]), range(terms.starts[b], terms.starts[b + 1])
    rows = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    gap = DEFAULT.gap_cost
    for i, x in enumerate(left, 1):
        for j, y in enumerate(right, 1):
            options = [0.0, rows[i - 1][j] - gap, rows[i][j - 1] - gap]
            if terms.key[x] == terms.key[y]:
                equal = terms.norm[x] == terms.norm[y]
                options.append(rows[i - 1][j - 1] + min(terms.weight[x], terms.weight[y]) * (1 if equal else DEFAULT.form_share))
            rows[i][j] = max(options)
    return max(map(max, rows))


def steps_sum(terms: Table, a: int, b: int) -> float:
    """Return what the reported steps come to, gaps paid."""
    found = aligned(terms, np.array([a]), np.array([b]), DEFAULT, steps=True)
    steps = sorted((int(x), int(y)) for _, xs, ys in found.steps for x, y in zip(xs, ys, strict=True))
    assert all(x1 > x0 and y1 > y0 for (x0, y0), (x1, y1) in itertools.pairwise(steps))
    gaps = sum(x1 - x0 - 1 + y1 - y0 - 1 for (x0, y0), (x1, y1) in itertools.pairwise(steps))
    return float(found.shared[0]) - gaps * DEFAULT.gap_cost


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_the_steps_are_a_best_local_alignment(a: str, b: str) -> None:
    terms = tabled(a, b)
    assert steps_sum(terms, 0, 1) == pytest.approx(best_sum(terms, 0, 1), abs=1e-2)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=8))
def test_a_pair_has_the_same_alignment_alone_and_among_others(texts: list[str]) -> None:
    terms = tabled(*texts)
    a, b = np.triu_indices(len(texts), 1)
    together = aligned(terms, a, b, DEFAULT)
    for place, (x, y) in enumerate(zip(a, b, strict=True)):
        alone = aligned(terms, np.array([x]), np.array([y]), DEFAULT)
        assert alone.shared[0] == together.shared[place]
        assert alone.run[0] == together.run[place]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_what_is_shared_in_order_is_shared_in_any_order(a: str, b: str) -> None:
    found = aligned(tabled(a, b), np.array([0]), np.array([1]), DEFAULT)
    assert found.run[0] <= found.shared[0] + 1e-6
    assert found.shared[0] <= found.common[0] + 1e-4


def test_equal_texts_share_everything_in_one_run() -> None:
    terms = tabled("the ferry sails at dawn", "The ferry sails at dawn!")
    found = aligned(terms, np.array([0]), np.array([1]), DEFAULT)
    assert found.run[0] == pytest.approx(terms.total[0], rel=1e-5)
    assert found.count[0] == 5


def test_pairs_with_little_in_common_are_left_out() -> None:
    terms = tabled("the ferry sails at dawn", "the orchard froze overnight")
    found = aligned(terms, np.array([0]), np.array([1]), DEFAULT, least=0.4)
    assert not found.kept[0]
    assert found.shared[0] == 0


def test_empty_texts_share_nothing() -> None:
    found = aligned(tabled("", "ferry"), np.array([0]), np.array([1]), DEFAULT)
    assert found.shared[0] == 0

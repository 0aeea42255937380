import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.match.bags import Bags, bagged

BAG = st.dictionaries(st.integers(0, 12), st.integers(0, 10**6), max_size=8)


def bags_of(made: list[dict[int, int]]) -> Bags:
    return bagged([(np.array(list(bag), np.int64), np.array(list(bag.values()), np.int64)) for bag in made])


@given(st.lists(BAG, min_size=1, max_size=6))
def test_pairs_share_what_their_dictionaries_share(made: list[dict[int, int]]) -> None:
    bags = bags_of(made)
    a, b = (side.ravel() for side in np.mgrid[: len(made), : len(made)])
    two = [(made[x], made[y]) for x, y in zip(a, b, strict=True)]
    assert bags.common(a, b).tolist() == [sum(min(x[key], y[key]) for key in x.keys() & y.keys()) for x, y in two]
    assert bags.products(a, b).tolist() == [sum(x[key] * y[key] for key in x.keys() & y.keys()) for x, y in two]


@given(st.lists(BAG, min_size=1, max_size=6), st.lists(BAG, min_size=1, max_size=6))
def test_two_sets_of_bags_share_what_their_dictionaries_share(one: list[dict[int, int]], other: list[dict[int, int]]) -> None:
    left, right = bags_of(one), bags_of(other)
    a, b = (side.ravel() for side in np.mgrid[: len(one), : len(other)])
    two = [(one[x], other[y]) for x, y in zip(a, b, strict=True)]
    assert left.summed(right, a, b, np.minimum).tolist() == [sum(min(x[key], y[key]) for key in x.keys() & y.keys()) for x, y in two]


def test_of_a_key_that_a_bag_has_twice_the_larger_weight_stays() -> None:
    bags = Bags.of(np.array([2, 0, 2, 2]), np.array([7, 5, 7, 3]), np.array([1, 4, 9, 2]), 3)
    assert (bags.key.tolist(), bags.weight.tolist(), bags.starts.tolist()) == ([5, 3, 7], [4, 2, 9], [0, 1, 1, 3])

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.match.bags import bagged

BAG = st.dictionaries(st.integers(0, 12), st.integers(0, 10**6), max_size=8)


@given(st.lists(BAG, min_size=1, max_size=6))
def test_pairs_share_what_their_dictionaries_share(made: list[dict[int, int]]) -> None:
    bags = bagged([(np.array(list(bag), np.int64), np.array(list(bag.values()), np.int64)) for bag in made])
    a, b = (side.ravel() for side in np.mgrid[: len(made), : len(made)])
    two = [(made[x], made[y]) for x, y in zip(a, b, strict=True)]
    assert bags.common(a, b).tolist() == [sum(min(x[key], y[key]) for key in x.keys() & y.keys()) for x, y in two]
    assert bags.products(a, b).tolist() == [sum(x[key] * y[key] for key in x.keys() & y.keys()) for x, y in two]

"""What a reading leaves out is whole sentences where equal words allow it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import collate
from compare.collate.sliding import slid
from compare.settings import Settings

WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=8)


def left_out(a: str, b: str) -> str:
    """Return the words of `a` whose columns `b` has no word in."""
    columns = collate.collated([a, b], [None, 0], Settings()).columns
    spans = [column.cells[0].span for column in columns if column.cells[0].state == "text" and column.cells[1].state != "text"]
    return "".join(a[span.start : span.end] for span in spans if span).strip()


@pytest.mark.parametrize(
    ("longer", "shorter", "gone"),
    [
        ("I come here often. It is not right. It is not fair to us.", "I come here often. It is not fair to us.", "It is not right."),
        ("We can win it. We can go home. We must rest now.", "We can win it. We must rest now.", "We can go home."),
    ],
)
def test_the_stretch_left_out_begins_where_a_sentence_does(longer: str, shorter: str, gone: str) -> None:
    assert left_out(longer, shorter) == gone


@given(WORDS, WORDS, st.sets(st.integers(0, 7)))
def test_sliding_keeps_the_words_paired_with_equal_ones_in_order(a: list[str], b: list[str], stops: set[int]) -> None:
    pairs: list[tuple[int, int]] = []
    for i, word in enumerate(a):
        at = b.index(word, pairs[-1][1] + 1 if pairs else 0) if word in b[pairs[-1][1] + 1 if pairs else 0 :] else -1
        if at >= 0:
            pairs.append((i, at))
    moved = slid(pairs, lambda i, j: a[i] == b[j], stops.__contains__)
    assert [i for i, _ in moved] == [i for i, _ in pairs]
    assert all(x < y for (_, x), (_, y) in pairwise(moved))
    assert all(a[i] == b[j] for i, j in moved)

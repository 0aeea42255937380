"""Facts about anchors."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.collate.anchors import anchors

LINES = st.lists(st.sampled_from(["the", "of", "bridge", "harbour", "miners", "winter"]), max_size=15)


@given(LINES, LINES)
def test_anchors_are_equal_runs_ascending_on_both_sides(words: list[str], others: list[str]) -> None:
    found = anchors(words, [[other] for other in others], 1.0, 8)
    for run in found:
        assert words[run.i : run.i + run.length] == others[run.j : run.j + run.length]
    for one, following in pairwise(found):
        assert one.i + one.length <= following.i
        assert one.j + one.length <= following.j


@given(LINES)
def test_a_sequence_is_its_own_anchor(words: list[str]) -> None:
    found = anchors(words, [[word] for word in words], 0.0, 100)
    assert sum(run.length for run in found) == len(words) or len(set(words)) < len(words)


def test_a_light_run_is_no_anchor() -> None:
    words = ["of", "the"]
    assert anchors(words, [[word] for word in words], 1.5, 8) == []


def test_the_heavier_of_two_crossing_runs_is_kept() -> None:
    words = ["harbour", "miners", "winter", "bridge"]
    slots = [[word] for word in ["bridge", "harbour", "miners", "winter"]]
    (run,) = anchors(words, slots, 1.0, 8)
    assert (run.i, run.j, run.length) == (0, 1, 3)

"""Facts about the alignment of a gap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.collate.gaps import Surroundings, aligned_gap

LINES = st.lists(st.sampled_from(["the", "of", "not", "bridge", "bridges", "harbour", "harbor", "never", "winter"]), min_size=1, max_size=8)


def align(words: str, slots: str, before: bool = True, after: bool = True, longest: int = 4) -> list[tuple[str, str]]:
    left, right = words.split(" "), slots.split(" ")
    pairs = aligned_gap(left, [[slot] for slot in right], Surroundings(before, after), longest)
    return [(left[i], right[j]) for i, j in pairs]


@given(LINES, LINES, st.booleans(), st.booleans())
def test_pairs_ascend_on_both_sides(words: list[str], slots: list[str], before: bool, after: bool) -> None:
    pairs = aligned_gap(words, [[slot] for slot in slots], Surroundings(before, after), 4)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


def test_one_word_between_two_pairs_faces_the_other() -> None:
    assert align("yellow", "of") == [("yellow", "of")]


def test_kin_is_preferred_to_neighbours() -> None:
    assert align("old harbour", "harbor walls") == [("harbour", "harbor")]


def test_words_after_a_mark_of_omission_are_passed_over_freely() -> None:
    words = ["the", "mended", "bridge"]
    slots = [
        [word] for word in ["the", "mended", "bridge", "and", "the", "long", "wall", "and", "the", "narrow", "gate", "and", "the", "bridge"]
    ]
    assert aligned_gap(words, slots, Surroundings(True, False), 4) == [(0, 0), (1, 1), (2, 2)]
    assert aligned_gap(words, slots, Surroundings(True, True, frozenset([2])), 4) == [(0, 0), (1, 1), (2, 13)]


def test_long_runs_without_kin_are_parted_and_short_ones_kept() -> None:
    assert len(align("amber pencil gravel", "velvet donkey turnip")) == 3
    assert align("amber pencil gravel", "velvet donkey turnip", longest=2) == []

"""Columns are read one after the other, what goes across them in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.sources.columns import Box, reading_order
from compare.sources.pdf import runs_on


def order(*boxes: tuple[float, float, float, float]) -> list[int]:
    return [box.number for box in reading_order([Box(*box, number) for number, box in enumerate(boxes)])]


def column(left: float, right: float, *tops: float) -> list[tuple[float, float, float, float]]:
    return [(left, top - 10, right, top) for top in tops]


def test_one_column_is_read_downwards() -> None:
    assert order(*column(0, 100, 50, 90, 70)) == [1, 2, 0]


def test_columns_whose_paragraphs_stand_side_by_side_are_read_one_after_the_other() -> None:
    assert order(*column(0, 100, 90, 70, 50), *column(110, 210, 90, 70, 50)) == [0, 1, 2, 3, 4, 5]


def test_a_headline_and_a_footer_go_across() -> None:
    across = [(0, 95, 210, 99), (0, 0, 210, 5)]
    assert order(*across, *column(0, 100, 90, 70), *column(110, 210, 90, 70)) == [0, 2, 3, 4, 5, 1]


def test_a_line_across_parts_the_columns_above_from_those_below() -> None:
    above = [*column(0, 100, 99, 89), *column(110, 210, 99, 89)]
    below = [*column(0, 100, 60, 50), *column(110, 210, 60, 50)]
    assert order(*above, (0, 70, 210, 75), *below) == list(range(9))


def test_three_columns_are_read_from_left_to_right() -> None:
    assert order(*column(110, 200, 90, 70), *column(220, 310, 90, 70), *column(0, 100, 90, 70)) == [4, 5, 0, 1, 2, 3]


number = st.floats(0, 600, allow_nan=False)


@given(st.lists(st.tuples(number, number, number, number), max_size=30))
def test_every_box_is_read_once(places: list[tuple[float, float, float, float]]) -> None:
    boxes = [Box(min(a, c), min(b, d), max(a, c), max(b, d), i) for i, (a, b, c, d) in enumerate(places)]
    assert sorted(box.number for box in reading_order(boxes)) == list(range(len(boxes)))


def test_a_sentence_goes_on_in_the_next_column() -> None:
    assert runs_on("said Lee, who has been", "the harbour master for years.")
    assert not runs_on("said Lee.", "then he left")
    assert not runs_on("said Lee", "The Mayor")

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Utterance, Verdict
from compare.report.marking import all_painted
from compare.report.table import balanced, merged, shortened
from tests.report import sample
from tests.report.sample import GAP, OUT, collation


def columns_of(*rows: Sequence[str]) -> list[tuple[int, int]]:
    made = collation(*rows)
    one = Utterance("u", (), made, Verdict(1, 0, 0))
    return [(column.first, column.last) for column in merged(one, all_painted(one))]


def test_adjacent_columns_with_the_same_split_are_one() -> None:
    assert columns_of(["in ", "which ", "the ", "men"], ["where ", GAP, GAP, "men"]) == [(0, 3), (3, 4)]


def test_another_split_begins_another_column() -> None:
    assert columns_of(["a ", "b ", "c"], ["a ", "x ", "c"], ["a ", "x ", "z"]) == [(0, 1), (1, 2), (2, 3)]


def test_what_is_not_quoted_is_kept_apart_from_what_is_absent() -> None:
    assert columns_of(["a ", "b ", "c"], [OUT, GAP, "c"]) == [(0, 1), (1, 2), (2, 3)]


def test_a_change_of_capitals_alone_splits_nothing() -> None:
    assert columns_of(["We ", "stand"], ["we ", "stand"]) == [(0, 2)]


def test_columns_of_different_gravity_stay_apart() -> None:
    one = sample.UTTERANCES[0]
    shown = merged(one, all_painted(one))
    assert [(column.first, column.last, column.mark) for column in shown] == [
        (0, 1, ""),
        (1, 3, "meaning"),
        (3, 7, ""),
        (7, 8, "accidental"),
    ]


@given(st.lists(st.integers(1, 60), max_size=60), st.integers(20, 200))
def test_bands_hold_every_column_once_in_order_and_fit(widths: list[int], room: int) -> None:
    ranges = balanced(widths, room)
    assert [index for first, last in ranges for index in range(first, last)] == list(range(len(widths)))
    assert all(sum(widths[first:last]) <= max([room, *widths]) for first, last in ranges)


def test_bands_are_about_equally_wide() -> None:
    assert balanced([10] * 12, 100) == [(0, 6), (6, 12)]


def test_a_long_equal_stretch_is_shortened_in_its_middle() -> None:
    assert shortened(" ".join("abcdefgh"), 4) == "a b … g h"
    assert shortened("a b c", 4) == "a b c"

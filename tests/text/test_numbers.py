"""One number written in two ways is one number."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.numbers import figure, mentions
from compare.text.tokens import tokens


def found(text: str) -> tuple[tuple[Fraction, str], ...]:
    return tuple((mention.value, mention.unit) for mention in mentions(tuple(token.norm for token in tokens(text))))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("$20bn", "20 billion dollars"),
        ("£3.5m", "3.5 million pounds"),
        ("1,000 people", "1000 people"),
        ("40 percent", "40%"),
        ("40 per cent", "forty percent"),
        ("two-thirds", "2/3"),
        ("the 3rd", "the third"),
        ("the forty-second", "the 42nd"),
        ("a third of", "1/3 of"),
        ("one hundred and twenty", "120"),
        ("twenty-five", "25"),
        ("a dozen", "12"),
        ("5 kg", "5 kilograms"),
        ("ten kilometres", "10 km"),
        ("half", "50 percent"),
        ("one in five", "20 percent"),
        ("5:30", "5:30"),
    ],
)
def test_two_writings_of_one_number_are_the_same(a: str, b: str) -> None:
    left, right = mentions(tuple(t.norm for t in tokens(a))), mentions(tuple(t.norm for t in tokens(b)))
    assert len(left) == len(right) == 1
    assert left[0].same(right[0])


@pytest.mark.parametrize(
    ("a", "b"),
    [("$20bn", "$20m"), ("10 km", "10 miles"), ("$5", "€5"), ("3.5 percent", "5.3 percent"), ("the first", "the second"), ("5:30", "6:30")],
)
def test_other_numbers_or_units_are_not(a: str, b: str) -> None:
    left, right = mentions(tuple(t.norm for t in tokens(a))), mentions(tuple(t.norm for t in tokens(b)))
    assert not left[0].same(right[0])


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_with_and_without_commas_are_read_alike(n: int) -> None:
    assert figure(f"{n:,}") == figure(str(n)) == n


@given(st.text(max_size=40))
def test_any_text_can_be_looked_through_for_numbers(text: str) -> None:
    norms = tuple(token.norm for token in tokens(text))
    places = [(mention.start, mention.end) for mention in mentions(norms)]
    assert all(0 <= start < end <= len(norms) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))


def test_words_without_a_number_give_none() -> None:
    assert found("the sea is calm") == ()


@pytest.mark.parametrize(
    "text",
    ["9" * 6000, "9" * 6000 + ":00", "1" + " 000" * 3000, "two" + " billion" * 3000, "1/" + "9" * 6000, "\u096a\u096b percent", "\u00b2 5"],
)
def test_no_number_is_too_long_to_be_looked_at(text: str) -> None:
    for mention in mentions(tuple(token.norm for token in tokens(text))):
        assert len(str(mention.value)) < 100

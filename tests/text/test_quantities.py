"""Quantities in other words: the same, about the same, or another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.quantities import Quantity, quantities
from compare.text.tokens import tokens


def read(text: str) -> tuple[Quantity, ...]:
    found = tokens(text)
    dashed = frozenset(place for place, (x, y) in enumerate(pairwise(found)) if text[x.end : y.start] in ("-", "\u2013"))
    return quantities(tuple(token.norm for token in found), dashed)


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


SAME = [
    ("between 10 and 20", "10-20"),
    ("10 to 20 million", "between 10 million and 20 million"),
    ("10\u201320", "from ten to twenty"),
    ("2015-16", "2015/2016"),
    ("1990s", "'90s"),
    ("the nineties", "nineteen-nineties"),
    ("his forties", "his 40s"),
    ("5 p.m.", "17:00"),
    ("5:30 pm", "17:30"),
    ("noon", "12:00"),
    ("midnight", "12 a.m."),
    ("nine in the morning", "9 a.m."),
    ("five o'clock", "5:00"),
    ("March 3", "3 March"),
    ("March 3rd", "the third of March"),
    ("Mar. 3", "the 3rd of March"),
    ("aged 45", "45 years old"),
    ("twice", "two times"),
    ("half a million", "500,000"),
    ("half an hour", "30 minutes"),
    ("a quarter of a kilo", "250 grams"),
    ("nineteen eighty-four", "1984"),
]
OTHER = [
    ("between 10 and 20", "10-30"),
    ("between 10 and 20", "20"),
    ("1990s", "1980s"),
    ("the nineties", "the '80s"),
    ("5 p.m.", "5 a.m."),
    ("17:00", "18:00"),
    ("March 3", "4 March"),
    ("March 3", "April 3"),
    ("aged 45", "54 years old"),
    ("20 percent", "20 percentage points"),
    ("20%", "30%"),
]
NEAR = [
    ("33 percent", "a third of"),
    ("a third of a mile", "530 metres"),
    ("10 miles", "16 km"),
    ("20 degrees Celsius", "68 degrees Fahrenheit"),
    ("100 kg", "220 lb"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_quantity_in_other_words_is_the_same(a: str, b: str) -> None:
    assert only(a).compared(only(b)) == only(b).compared(only(a)) == "same"


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_another_quantity_is_another(a: str, b: str) -> None:
    assert only(a).compared(only(b)) == only(b).compared(only(a)) == "other"


@pytest.mark.parametrize(("a", "b"), NEAR)
def test_what_is_converted_or_rounded_is_near(a: str, b: str) -> None:
    assert only(a).compared(only(b)) == only(b).compared(only(a)) == "near"


@pytest.mark.parametrize(("a", "b"), [("5", "5 p.m."), ("3", "March 3"), ("20", "20 percent"), ("2019", "March 3")])
def test_a_bare_number_is_no_other_than_what_it_may_be_part_of(a: str, b: str) -> None:
    assert only(a).compared(only(b)) == only(b).compared(only(a)) == ""


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through_for_quantities(text: str) -> None:
    found = read(text)
    assert all(one.start < one.end for one in found)
    assert all(x.end <= y.start for x, y in pairwise(found))

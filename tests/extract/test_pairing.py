"""Marks are read as the cheapest whole: what opens, what closes, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.extract.pairing import pairs
from compare.text.marks import marks
from compare.text.sentences import paragraphs


def enclosed(text: str) -> list[str | None]:
    """Return what each pair of marks encloses; None where one of the two is lost."""
    found = marks(text)
    return [
        None if pair.opening is None or pair.closing is None else text[found[pair.opening].end : found[pair.closing].start]
        for pair in pairs(text, found, paragraphs(text))
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“a b,” c “d e.”", ["a b,", "d e."]),
        ('"a b,” c “d e."', ["a b,", "d e."]),
        ("”a b,“ c ”d e.“", ["a b,", "d e."]),
        ("'a b,' c 'd e.'", ["a b,", "d e."]),
        ('He said 5" is enough, "a b," and 6\' is not.', ["a b,"]),
        ("The '60s: 'a rock 'n' roll b,' c.", ["a rock 'n' roll b,"]),
        ("„a ‚b‘ c“, d", ["a ‚b‘ c"]),
        ("“a “b” c” d", ["a “b” c"]),
        ("„a b”, c „d e”", ["a b", "d e"]),
    ],
)
def test_pairs_enclose_what_stands_between_them(text, inside):
    assert enclosed(text) == inside


def test_one_lost_mark_does_not_shift_the_pairs_after_it():
    assert enclosed('"One two, he said. "Three four," she said. "Five six."') == [None, "Three four,", "Five six."]
    assert enclosed('One two," he said. "Three four," she said. "Five six."') == [None, "Three four,", "Five six."]


def test_a_quotation_may_run_into_the_next_paragraph_without_a_mark():
    assert enclosed("He said: “One two.\n\nThree four,” and left. “Five,” she said.") == ["One two.\n\nThree four,", "Five,"]


@given(st.text(alphabet="ab \n.,\"'“”‘’„«»`", max_size=100))
@settings(max_examples=300, deadline=None)
def test_pairs_come_in_order_and_never_overlap(text):
    found = marks(text)
    last = -1
    for pair in pairs(text, found, paragraphs(text)):
        for index in (pair.opening, pair.closing):
            if index is not None:
                assert index > last
                last = index


def test_a_letter_in_one_pair_of_marks_is_carried_through_its_paragraphs() -> None:
    letter = "It was late.\n\nI am sorry.\n\nI was wrong.\n\nSincerely,\n\nAnn"
    assert enclosed(f"Lee wrote:\n\n“{letter}”\n\nHe left. “Go,” Poe said.") == [letter, "Go,"]

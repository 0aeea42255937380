"""Marks are found with their family and what stands beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.text.marks import DOUBLE, FAMILIES, MARK_CHARACTERS, SINGLE, SPACE, STOP, WORD, marks


def test_two_typed_singles_are_one_double():
    first, second = marks("''Go,'' he said")
    assert (first.glyph, first.family, second.glyph) == ("''", DOUBLE, "''")


def test_of_three_singles_the_inner_one_stands_beside_the_words():
    assert [mark.glyph for mark in marks("'''Go,' he said,'' she said")] == ["''", "'", "'", "''"]
    assert [mark.glyph for mark in marks("''He said 'go.'''")] == ["''", "'", "'", "''"]


def test_an_apostrophe_between_letters_is_no_mark():
    assert marks("it's the pier’s paint, l'été") == ()


def test_neighbours_are_looked_for_past_touching_marks_and_invisible_characters():
    outer, inner, *rest = marks("say “‘go.’\u200b” now")
    assert (outer.left, outer.right, inner.left, inner.right) == (SPACE, WORD, SPACE, WORD)
    assert [(mark.left, mark.right) for mark in rest] == [(STOP, SPACE), (STOP, SPACE)]


def test_every_mark_character_has_a_family():
    assert all(character in FAMILIES for character in MARK_CHARACTERS)
    assert FAMILIES["'"] == SINGLE


@given(st.text(alphabet=MARK_CHARACTERS + "a. ,<\n\u200b", max_size=80))
def test_marks_come_in_order_and_are_what_the_text_has(text):
    last = 0
    for mark in marks(text):
        assert last <= mark.start < mark.end
        assert text[mark.start : mark.end] == mark.glyph
        last = mark.end

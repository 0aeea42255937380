"""Quotations are found in any style of marks, with lost marks mended, and nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.extract.quotations import quotations
from compare.model import Article
from compare.settings import Settings

MARKED = st.text(alphabet="aB s.,!?\n\"'`´“”„‟‘’‚‛«»‹›「」『』《》<>5-—()[]\x00\u200b\u2028\ud800é中,", max_size=120)


@pytest.mark.parametrize(
    "text",
    [
        '"We paint the pier," Ms. Odell said.',
        "“We paint the pier,” Ms. Odell said.",
        '"We paint the pier,” Ms. Odell said.',
        "”We paint the pier,” Ms. Odell said.",
        "„We paint the pier,“ Ms. Odell said.",
        "„We paint the pier,” Ms. Odell said.",
        "»We paint the pier,« Ms. Odell said.",
        "« We paint the pier, » Ms. Odell said.",
        "‹We paint the pier,› Ms. Odell said.",
        "''We paint the pier,'' Ms. Odell said.",
        "``We paint the pier,'' Ms. Odell said.",
        "`We paint the pier,' Ms. Odell said.",
        "‘We paint the pier,’ Ms. Odell said.",
        "'We paint the pier,' Ms. Odell said.",
        "「We paint the pier,」 Ms. Odell said.",
        "＂We paint the pier,＂ Ms. Odell said.",
        ",,We paint the pier,'' Ms. Odell said.",
    ],
)
def test_every_style_of_marks_is_read(texts, text):
    assert texts(text) == ["We paint the pier,"]


def test_offsets_slice_back_to_the_text(find):
    text = "She said: “The pier’s paint is dry.” And: 'Go.'"
    for quotation in find(text)[0]:
        assert text[quotation.start : quotation.end] == quotation.text


def test_apostrophes_and_plural_possessives_are_no_marks(texts):
    assert texts("The painters' strike and the dockers' anger went on; 'twas the tenth day, like in the '80s.") == []


def test_a_possessive_inside_british_marks_ends_nothing(texts):
    assert texts("'The painters' strike isn't over,' Odell said. 'We'll wait.'") == ["The painters' strike isn't over,", "We'll wait."]
    assert texts("‘The painters’ strike isn’t over,’ Odell said. ‘We’ll wait.’") == ["The painters’ strike isn’t over,", "We’ll wait."]


def test_inches_and_feet_are_no_marks(texts):
    assert texts('The plank is 5" wide and 6\' long.\n\n"It fits," Odell said.') == ["It fits,"]


def test_nested_marks_give_the_outer_quotation(texts):
    assert texts("“My father told me, ‘Paint it blue.’” That was all.") == ["My father told me, ‘Paint it blue.’"]
    assert texts("‘They say, “Paint it,” and then they leave,’ Odell said.") == ["They say, “Paint it,” and then they leave,"]
    assert texts("\"My father told me, 'Paint it blue.'\" That was all.") == ["My father told me, 'Paint it blue.'"]


def test_a_mark_without_a_space_after_the_stop_before_it_opens(texts):
    assert texts('He left for the pier."We paint it,” she said.He came back."It\'s dry," he said.') == ["We paint it,", "It's dry,"]


def test_a_closing_mark_lost_at_a_paragraph_end_does_not_shift_the_rest(find):
    text = 'Odell said. "We paint it. It is our job.\n"The town wanted it blue," she added.\n\nLater: "It is dry," she said.'
    first, second, third = find(text)[0]
    assert first.text == "We paint it. It is our job."
    assert (second.text, third.text) == ("The town wanted it blue,", "It is dry,")
    assert first.turn == second.turn != third.turn
    assert first.repaired is None


def test_a_lost_closing_mark_is_put_before_the_reporters_clause_and_flagged(find):
    first, second = find("“We will paint the pier, Odell said. “It is time.”")[0]
    assert first.text == "We will paint the pier,"
    assert first.repaired == "closing mark lost"
    assert (second.text, second.repaired) == ("It is time.", None)


def test_a_lost_opening_mark_is_put_at_the_sentence_and_flagged(find):
    first, second = find("We will paint the pier,” Odell said. “It is time.”")[0]
    assert (first.text, first.repaired) == ("We will paint the pier,", "opening mark lost")
    assert second.text == "It is time."


def test_lost_marks_never_swallow_the_next_paragraph(texts):
    assert "No decision was made," in texts("“We will paint.\n\nThe council met. “No decision was made,” Park said.")


def test_broken_lines_of_one_paragraph_give_one_quotation(find):
    text = (
        "The mayor said that “the pier, which the storm of last winter\nbroke, will stand again” by May, and\n"
        "that she would pay for\nit herself."
    )
    (quotation,) = find(text)[0]
    assert "winter\nbroke" in quotation.text


def test_marks_inside_markup_quote_nothing(texts):
    assert texts('See <a href="https://example.org/pier">the pier</a>. “It is blue,” Odell said.') == ["It is blue,"]


def test_a_quotation_without_letters_or_digits_is_none(texts):
    assert texts('He wrote "" and "..." and left.') == []


def test_the_style_of_the_marks_is_named(find):
    text = '“We paint,” she said. "We sing," he said. "We dance,” they said.'
    assert [quotation.marks for quotation in find(text)[0]] == ["curly double", "straight double", "mixed double"]


def test_the_sentence_of_a_quotation_holds_it(find):
    text = "It rained. Odell said: “We paint. We sing.” Then she left. It rained again."
    (quotation,) = find(text)[0]
    assert text[slice(*quotation.sentence)] == "Odell said: “We paint. We sing.”"


def test_the_sentence_of_a_quotation_has_its_marks_where_a_space_is_missing(find):
    text = 'She left on Tuesday."We paint," Odell said.'
    (quotation,) = find(text)[0]
    assert text[slice(*quotation.sentence)] == '"We paint," Odell said.'


@given(MARKED)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_in_order_that_slice_back(text):
    found, aside = quotations(Article(id="a", name="a", text=text), Settings())
    places = sorted([(q.start, q.end, q.text) for q in found] + [(s.start, s.end, s.text) for s in aside])
    last = 0
    for start, end, words in places:
        assert last <= start < end <= len(text)
        assert text[start:end] == words
        assert not words[0].isspace() and not words[-1].isspace()
        last = end
    assert [q.turn for q in found] == sorted(q.turn for q in found)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text):
    quotations(Article(id="a", name="a", text=text), Settings())


@pytest.mark.parametrize("glyph", ['"', "'", "“", "”", "‘", "’", "«", "„", "`", ",,", "<", "\x00", "\ud800", "\n", " '", '" '])
def test_twenty_thousand_marks_in_a_row_do_not_raise(glyph):
    quotations(Article(id="a", name="a", text=glyph * 20_000), Settings())

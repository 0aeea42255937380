"""Paragraphs and sentences of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from compare.text.sentences import paragraphs, sentence_around, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Mr. Odell of the U.S. Senate came on Jan. 5. He left.", ["Mr. Odell of the U.S. Senate came on Jan. 5.", "He left."]),
        ("“We paint.” They left.", ["“We paint.”", "They left."]),
        ("It rained, she said.He left.", ["It rained, she said.", "He left."]),
        ("J. K. Odell paid 3.5 million to example.org today.", ["J. K. Odell paid 3.5 million to example.org today."]),
        ("It left the U.S. The ship sank.", ["It left the U.S.", "The ship sank."]),
        ("彼は言った。「行こう。」そして去った。", ["彼は言った。", "「行こう。」", "そして去った。"]),
        ("Ушёл дождь. Стало тихо.", ["Ушёл дождь.", "Стало тихо."]),
        ("غادر الوفد. هل يعود؟ لا.", ["غادر الوفد.", "هل يعود؟", "لا."]),
    ],
)
def test_sentences_end_where_the_next_word_begins_one(text, expected):
    assert cut(text) == expected


def test_lines_are_paragraphs_and_empty_ones_are_none():
    text = " One.\r\n\r\n\tTwo. \u2028Three.\n   \n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_lines_of_one_width_are_one_paragraph():
    text = (
        "The pier was painted by the\ntown in the winter of that\nyear, and the rain took the\npaint off. The\nmayor wept."
        "\n\nThen it was May."
    )
    assert len(paragraphs(text)) == 2


@given(st.text(alphabet="aB .,!?\n\r\"“”'’5(中。\u2028\xa0", max_size=150))
def test_sentences_cover_all_but_white_space_in_order(text):
    covered: list[int] = []
    for paragraph in paragraphs(text):
        for start, end in sentences(text, paragraph):
            covered += range(start, end)
    assert covered == sorted(set(covered))
    assert not "".join(character for place, character in enumerate(text) if place not in set(covered)).strip()


@given(st.text(alphabet="aB. \n“”", min_size=1, max_size=80), st.data())
def test_the_sentence_around_a_place_holds_it(text, data):
    for paragraph in paragraphs(text):
        inside = sentences(text, paragraph)
        start = data.draw(st.integers(paragraph.start, paragraph.end - 1))
        if text[start].isspace():
            continue
        found = sentence_around(inside, start, start + 1)
        assert found.start <= start < found.end

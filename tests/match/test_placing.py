"""Where quotations stand in a source text, which join two places of it, and what is not in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.match.placing import passages, placed
from compare.model import Article, Quotation
from compare.settings import Settings

SPEECH = (
    "Ladies and gentlemen, thank you for coming. We will keep the harbour open through the winter, whatever the storms may bring. "
    "It is not our job to mend the old pier; it is the duty of every town along the coast. The ferries will sail on time. "
    "I have spoken with the pilots, and they are ready for the season. "
    + "Nothing else of interest was said here on that day. " * 30
    + "What counts is that people come home safely."
)
SOURCE = Article("s" * 8, "speech", SPEECH)
SETTINGS = Settings()


def quotation(text: str, number: int = 0) -> Quotation:
    return Quotation("a", "a", 1000 * number, 1000 * number + len(text), text)


def places(text: str) -> list[str]:
    return [SPEECH[start:end] for one in placed([quotation(text)], SOURCE, SETTINGS) for start, end in one.spans]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("We will keep the harbour open through the winter", ["We will keep the harbour open through the winter"]),
        ("we shall keep the port open through the winter,", ["We will keep the harbour open through the winter"]),
        ("the duty of any town along the coast", ["the duty of every town along the coast"]),
        ("We will keep the harbour open and people come home safely", ["We will keep the harbour open", "people come home safely"]),
        (
            "people come home safely because the pilots are ready for the season",
            ["people come home safely", "the pilots, and they are ready for the season"],
        ),
        ("Never have such sentences been uttered by anybody", []),
        ("winter", []),
        ("", []),
    ],
)
def test_a_quotation_is_found_where_it_comes_from(text: str, there: list[str]) -> None:
    found = places(text)
    assert len(found) == len(there)
    for one, expected in zip(found, there, strict=True):
        assert expected in one
        assert len(one) <= len(expected) + 20


def test_quotations_of_one_place_report_one_passage_in_the_order_of_the_source() -> None:
    texts = [
        "the duty of every town along the coast",
        "We will keep the harbour open",
        "keep the harbour open through the winter",
        "people come home safely",
    ]
    quotations = [quotation(text, number) for number, text in enumerate(texts)]
    found = passages(placed(quotations, SOURCE, SETTINGS), quotations, SOURCE, SETTINGS)
    assert [len(passage.readings) for passage in found] == [3, 2, 2]
    assert found[0].quotation.text == "We will keep the harbour open through the winter"
    assert {reading.parent for passage in found for reading in passage.readings[1:]} <= {passage.quotation.id for passage in found}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 120), st.integers(6, 30))
def test_every_stretch_of_the_source_is_found_in_it(start: int, length: int) -> None:
    words = SPEECH.partition("Nothing else")[0].split()
    stretch = words[start % (len(words) - 6) :][:length]
    (only,) = places(" ".join(stretch))
    assert " ".join(stretch[1:-1]) in only


@given(st.text(max_size=80))
def test_any_text_is_placed_or_left_out(text: str) -> None:
    for one in placed([quotation(text)], SOURCE, SETTINGS):
        assert all(0 <= start < end <= len(SPEECH) for start, end in one.spans)
        assert 0 < one.found <= 1


def test_words_beyond_the_longest_quotation_place_nothing_even_if_the_settings_ask_for_nothing() -> None:
    loose = Settings(place_containment=0, place_evidence=0, longest_quotation=10)
    assert placed([quotation("zyx wvu " * 6 + "harbour")], SOURCE, loose) == ()

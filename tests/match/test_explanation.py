import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.match import explained, matched
from compare.model import Quotation
from compare.settings import Settings
from tests.match.made import HARBOUR, quotations

DEFAULT = Settings()


def said(text: str, name: str = "a") -> Quotation:
    return Quotation(name, name, 0, len(text), text)


def test_an_explanation_gives_the_words_that_stand_against_each_other() -> None:
    a, b = said("Our ferry sails at dawn"), said("the ferry sailed at dawn", "b")
    found = explained(a, b, DEFAULT)
    assert [(a.text[x.start : x.end], b.text[y.start : y.end]) for x, y in found.pairs] == [
        ("ferry", "ferry"),
        ("sails", "sailed"),
        ("at", "at"),
        ("dawn", "dawn"),
    ]


def test_its_terms_add_up_to_the_score() -> None:
    found = explained(said("Our ferry sails at dawn"), said("the ferry sailed at dawn", "b"), DEFAULT)
    odds = sum(value for _, value in found.terms)
    assert found.match.score == pytest.approx(100 / (1 + 2.718281828459045**-odds), abs=0.06)


def test_with_the_run_s_articles_it_gives_the_report_s_score() -> None:
    found = quotations(*HARBOUR)
    by_id = {quotation.id: quotation for quotation in found}
    for match in matched(found, HARBOUR, DEFAULT, 0.0).matches:
        again = explained(by_id[match.a], by_id[match.b], DEFAULT, HARBOUR, found)
        assert again.match.score == match.score


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_score_is_symmetric_and_within_its_range(a: str, b: str) -> None:
    there, back = (explained(*pair, DEFAULT).match for pair in ((said(a), said(b, "b")), (said(b, "b"), said(a))))
    assert there.score == back.score
    assert 0 <= there.score <= 100
    assert (there.a, there.b) == (back.b, back.a)


def test_a_text_explains_itself_fully() -> None:
    assert explained(said("the ferry sails at dawn"), said("the ferry sails at dawn", "b"), DEFAULT).match.containment == 1.0

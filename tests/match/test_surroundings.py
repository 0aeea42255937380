import pytest

from compare.match.surroundings import Surroundings, around, day, outside, surname
from compare.match.terms import Vocabulary
from compare.model import Quotation
from compare.settings import Settings
from tests.match.made import HARBOUR, ORCHARD, quotations


def speaker(mention: str | None) -> Quotation:
    return Quotation("a", "a", 0, 1, "x", speaker=mention)


def read() -> Surroundings:
    made = HARBOUR + ORCHARD
    found = Surroundings(quotations(*made), {one.id: one for one in made}, Vocabulary(), Settings(subject_words=3))
    found.read()
    return found


def test_the_last_name_of_a_mention_says_who_speaks() -> None:
    assert surname(speaker("Captain Petra Lindqvist")) == surname(speaker("Lindqvist’s"))
    assert surname(speaker("President Hassan Rouhani")) == surname(speaker("Rohani"))


@pytest.mark.parametrize("mention", [None, "", "he", "He", "the spokesman", "The"])
def test_a_mention_without_a_name_names_nobody(mention: str | None) -> None:
    assert surname(speaker(mention)) is None


def test_what_an_article_says_itself_leaves_its_quotations_out() -> None:
    assert outside("He said: abc, then def.", [(9, 12), (10, 11), (19, 22)]) == "He said: \n, then \n."


def test_the_line_around_a_quotation_ends_at_the_line() -> None:
    text = "first line\nhe said QUOTE to us\nlast line"
    start = text.index("QUOTE")
    assert around(text, Quotation("a", "a", start, start + 5, "QUOTE"), 200) == "he said \n to us"


def test_articles_on_one_subject_are_nearer_than_others() -> None:
    found = read()
    near, far = found.relatedness("gazette", "courier"), found.relatedness("gazette", "herald")
    assert near is not None and far is not None and near > far
    assert found.relatedness("courier", "gazette") == near


def test_articles_with_few_words_are_related_to_none() -> None:
    made = HARBOUR
    found = Surroundings(quotations(*made), {one.id: one for one in made}, Vocabulary(), Settings())
    found.read()
    assert found.relatedness("gazette", "courier") is None


def test_dates_are_days_or_unknown() -> None:
    assert day("2024-03-02") == (day("2024-03-01T10:00") or 0) + 1
    assert day("last Tuesday") is None
    assert day("") is None

import numpy as np
import pytest

from compare.match.comparison import Compared, compared
from compare.match.surroundings import around, day, days_apart, outside, same_speaker, surname
from compare.model import Quotation
from compare.settings import Settings
from tests.match.made import HARBOUR, ORCHARD, article, quotations


def speaker(mention: str | None) -> Quotation:
    return Quotation("a", "a", 0, 1, "x", speaker=mention)


def read(words: int) -> Compared:
    made = HARBOUR + ORCHARD
    return compared(quotations(*made), {one.id: one for one in made}, Settings(subject_words=words, voice_words=1))


def other(ready: Compared, a: str, b: str) -> float:
    places = [next(n for n, q in enumerate(ready.quotations) if q.article == name) for name in (a, b)]
    return float(ready.around.other_subject(*(np.array([place]) for place in places))[0])


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
    ready = read(3)
    assert other(ready, "gazette", "courier") < other(ready, "gazette", "herald")
    assert other(ready, "courier", "gazette") == other(ready, "gazette", "courier")


def test_articles_with_few_words_are_about_nothing_else() -> None:
    assert other(read(40), "gazette", "herald") == 0


def test_names_beside_two_quotations_count_except_in_one_article() -> None:
    ready = read(3)
    place = {q.text: n for n, q in enumerate(ready.quotations)}
    ferry = [n for text, n in place.items() if "until the bridge" in text]
    inside = [place["a floating museum"], place["Nobody asked the islanders what they need,"]]
    shared = ready.around.beside(np.array([ferry[0], inside[0]]), np.array([ferry[1], inside[1]]))
    assert shared[0] > 0 and shared[1] == -1


def test_words_around_a_fragment_count_where_the_longer_one_has_them_itself() -> None:
    made = (
        article("whole", "\u201cThe lighthouse keepers of Skagen will strike before the herring season,\u201d said Ann Berg."),
        article("part", "Herring is all that Skagen has, and its lighthouse keepers may \u201cstrike before the season\u201d this year."),
        article("bare", "She said more than once that they would \u201cstrike before the season\u201d this year."),
    )
    ready = compared(quotations(*made), {one.id: one for one in made}, Settings())
    place = {q.article: n for n, q in enumerate(ready.quotations)}
    told, bare = (ready.around.beside(np.array([place["whole"]]), np.array([place[name]]))[0] for name in ("part", "bare"))
    assert told > 3 * bare


def test_a_quotation_s_own_words_are_not_around_it() -> None:
    made = article("one", "The lighthouse stands. \u201cThe lighthouse will stay,\u201d said Ann Berg of Skagen.")
    ready = compared(quotations(made), {made.id: made}, Settings())
    words = {key for key, number in ready.around.vocabulary.keys.items() if number in ready.around.beside_of(0)[0].tolist()}
    assert "lighthouse" not in words and len(words) > 0


def test_one_speaker_agrees_two_differ_and_nobody_says_nothing() -> None:
    assert same_speaker(np.array([5, 5, 0]), np.array([5, 6, 5])).tolist() == [1, -1, 0]


def test_dates_are_days_or_unknown() -> None:
    assert day("2024-03-02") == day("2024-03-01T10:00") + 1
    assert day("last Tuesday") == -1
    assert day("") == day(None) == -1


def test_days_apart_need_both_days() -> None:
    assert days_apart(np.array([5, 5, -1]), np.array([5, 8, 5])).tolist() == [0, 3, -1]

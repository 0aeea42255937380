import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Article, Quotation, Span
from compare.report.passages import around, labelled, leading_words, live_link


def quotation(text: str, start: int, end: int, sentence: Span = Span(0, 0)) -> Quotation:  # noqa: B008
    return Quotation("a", "a", start, end, text[start:end], sentence=sentence)


def test_a_quotation_stands_in_its_sentence_with_its_own_marks() -> None:
    text = "It rained. He said „we stay“, and left. Later it snowed."
    one = quotation(text, text.index("we"), text.index("“"), Span(11, text.index(" Later")))
    assert around(one, text, 100) == ("He said ", "„", "“", ", and left.")


def test_without_a_known_sentence_the_line_begins_and_the_next_stop_ends_it() -> None:
    text = "One.\nHe said «we stay» again. Two."
    one = quotation(text, text.index("we"), text.index("»"))
    assert around(one, text, 100) == ("He said ", "«", "»", " again.")


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 100 + "“yes” " + "word " * 100
    before, _, _, after = around(quotation(text, 501, 504), text, 20)
    assert before == "… word word word word "[: len(before)]
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) < 30
    assert len(after) < 30


def test_a_lost_closing_mark_is_not_invented() -> None:
    text = "He said “we stay\nNext."
    _, opening, closing, _ = around(quotation(text, 9, 16), text, 50)
    assert (opening, closing) == ("“", "")


def test_the_next_paragraphs_opening_mark_closes_nothing() -> None:
    text = "He said: “We stay.\n\n“We fight.”"
    _, opening, closing, after = around(quotation(text, 10, 18), text, 50)
    assert (opening, closing, after) == ("“", "", "")


def test_a_mark_that_a_missing_space_left_in_the_sentence_before_stands_with_the_words_that_it_opens() -> None:
    text = '"We paint," he said of Tuesday."We rest," he said. Later it snowed.'
    first, second = text.index("We paint"), text.index("We rest")
    before, after = Span(0, second), Span(second, text.index(" Later"))
    assert around(quotation(text, first, first + 9, before), text, 100) == ("", '"', '"', " he said of Tuesday.")
    assert around(quotation(text, second, second + 8, after), text, 100) == ("", '"', '"', " he said.")


@pytest.mark.parametrize(("opens", "closes"), ['""', "“”", "””", "「」"])
def test_of_two_marks_that_touch_the_first_closes_and_the_second_opens(opens: str, closes: str) -> None:
    text = f"He said, {opens}we paint.{closes}{opens}We rest,{closes} he said."
    first, second = text.index("we paint"), text.index("We rest")
    assert around(quotation(text, first, first + 9, Span(0, second)), text, 100)[1:3] == (opens, closes)
    for start in (0, second):
        assert around(quotation(text, second, second + 8, Span(start, len(text))), text, 100)[1:3] == (opens, closes)


def test_a_closing_mark_before_a_missing_space_stays() -> None:
    text = '"We paint," he said, "and rest."Later it snowed.'
    assert around(quotation(text, 1, 10, Span(0, text.index("Later"))), text, 100)[3] == ' he said, "and rest."'


@given(st.text(st.sampled_from("ab “”.\n…é"), max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 30))
def test_the_parts_around_never_raise(text: str, a: int, b: int, most: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert len(around(quotation(text, start, end), text, most)) == 4


def test_readings_of_one_outlet_are_told_apart() -> None:
    assert labelled(["A", "B", "A", "A"], ["¶ 1", "¶ 1", "¶ 2", "¶ 2"]) == ["A ¶ 1", "B", "A ¶ 2", "A ¶ 2 (2)"]


def test_only_web_addresses_become_links() -> None:
    assert live_link("javascript:alert(1)", "words") == ""
    assert live_link("file:///etc/passwd", "words") == ""
    assert live_link(None, "words") == ""
    assert live_link("https://a.example/x#top", "well-known, words") == "https://a.example/x#:~:text=well%2Dknown%2C%20words"


def test_a_long_quotation_is_linked_by_its_first_and_last_words() -> None:
    assert live_link("https://a.example/", "a b c d e f g h i").endswith("#:~:text=a%20b%20c%20d,f%20g%20h%20i")


def test_an_article_without_outlet_goes_by_its_name() -> None:
    assert Article("x", "name", "text").source == "name"


def test_words_that_stand_earlier_too_are_linked_by_what_leads_to_them() -> None:
    text = "A safe harbour, he wrote.\nIn May the mayor called it “a safe harbour” again."
    start = text.index("a safe")
    assert leading_words(quotation(text, start, start + 14), text) == ""
    text = text.replace("A safe", "a safe")
    assert leading_words(quotation(text, start, start + 14), text) == "mayor called it “"
    assert live_link("https://a.example/", "a safe harbour", "it “").endswith("#:~:text=it%20%E2%80%9C-,a%20safe%20harbour")

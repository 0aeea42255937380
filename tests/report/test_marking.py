import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span, Utterance, Variant, Verdict
from compare.report.marking import all_painted, mark_of, runs
from tests.report import sample
from tests.report.sample import GAP, OUT, collation, variant


def shown(utterance: Utterance, reading: int) -> list[tuple[str, str]]:
    return [(run.text, run.mark) for run in runs(utterance.collation.texts[reading], all_painted(utterance)[reading])]


def test_the_words_of_a_variant_are_marked_and_the_rest_is_not() -> None:
    assert shown(sample.UTTERANCES[0], 0) == [
        ("we ", ""),
        ("will", "meaning"),
        (" ", ""),
        ("never", "meaning"),
        (" close the northern port to our ", ""),
        ("neighbours", "accidental"),
    ]


def test_absent_words_leave_a_caret() -> None:
    assert ("", "dropped") in shown(sample.UTTERANCES[0], 1)


def test_what_a_fragment_does_not_quote_is_not_marked() -> None:
    assert all(mark == "" for index in (0, 1) for _, mark in shown(sample.UTTERANCES[2], index))


def test_the_kind_decides_the_mark() -> None:
    def made(name: str, severity: int) -> Variant:
        return Variant(Span(0, 1), Span(0, 1), name, severity, "why")

    assert mark_of(made("negation", 3), "not", "") == "meaning"
    assert mark_of(made("negation", 3), "", "not") == "dropped"
    assert mark_of(made("modality", 2), "may", "will") == "meaning"
    assert mark_of(made("lexical", 2), "port", "quay") == "word"
    assert mark_of(made("lexical", 3), "open", "shut") == "meaning"
    assert mark_of(made("omission", 2), "at night", "") == "added"
    assert mark_of(made("omission", 2), "", "at night") == "dropped"
    assert mark_of(made("order", 1), "a b", "b a") == "order"
    assert mark_of(made("function-word", 1), "the", "a") == "accidental"
    assert mark_of(made("transliteration", 0), "Rohani", "Rouhani") == "accidental"
    assert mark_of(made("interpolation", 0), "[the minister]", "") == "added"
    assert mark_of(made("attribution", 3), "we stand", "we stand") == ""
    assert mark_of(made("truncation", 0), "and so on", "") == ""
    assert mark_of(made("truncation", 2), "if it rains", "") == "meaning"


def test_a_reading_that_agrees_with_the_base_is_not_marked_for_a_third() -> None:
    made = collation(["we ", "stand"], ["we ", "stand"], ["we ", "sit"])
    verdict = Verdict(1, 40, 2, (variant(made, 1, "lexical", 2, "x", 0, 2), variant(made, 1, "lexical", 2, "x", 1, 2)))
    one = Utterance("u", (), made, verdict)
    assert shown(one, 1) == [("we stand", "")]
    assert shown(one, 2) == [("we ", ""), ("sit", "word")]


def test_words_outside_the_base_are_marked_against_each_other() -> None:
    made = collation(["we stand", OUT], [GAP, " here"], [GAP, " there"])
    one = Utterance("u", (), made, Verdict(1, 40, 2, (variant(made, 1, "lexical", 2, "x", 1, 2),)))
    assert shown(one, 1) == [(" ", ""), ("here", "word")]


TEXT = st.text(st.sampled_from("ab ,é👍\n"), min_size=1, max_size=30)


@given(TEXT, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 3), st.booleans()), max_size=8))
def test_runs_rebuild_the_reading(text: str, places: list[tuple[int, int, int, bool]]) -> None:
    made = collation([text], [text])
    spans = [(Span(min(a, b, len(text)), min(max(a, b), len(text))), severity, empty) for a, b, severity, empty in places]
    variants = tuple(Variant(span, Span(0, 0 if empty else 1), "lexical", severity, "why") for span, severity, empty in spans)
    one = dataclasses.replace(sample.UTTERANCES[0], collation=made, verdict=Verdict(1, 0, 0, variants))
    assert "".join(words for words, _ in shown(one, 0)) == text

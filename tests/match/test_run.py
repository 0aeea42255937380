from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.match import matched
from compare.model import Quotation
from compare.settings import Settings
from tests.match.made import HARBOUR, ORCHARD, article, ids, quotations

DEFAULT = Settings()


def texts(found: tuple[Quotation, ...]) -> dict[str, str]:
    return {quotation.id: quotation.text for quotation in found}


def test_readings_of_one_statement_are_one_group_and_the_fragment_hangs_on_a_longer_reading() -> None:
    found = quotations(*HARBOUR)
    result = matched(found, HARBOUR, DEFAULT, floor=0.0)
    said = texts(found)
    ferry = next(group for group in result.groups if "until the bridge" in said[group[0].quotation])
    assert [said[reading.quotation] for reading in ferry][-1] == "storm or shine"
    assert ferry[0].parent is None and all(reading.parent for reading in ferry[1:])
    assert ferry[-1].relation == "fragment"


def test_every_group_has_at_least_two_articles() -> None:
    found = quotations(*HARBOUR, *ORCHARD)
    result = matched(found, (*HARBOUR, *ORCHARD), DEFAULT, floor=0.0)
    home = {quotation.id: quotation.article for quotation in found}
    assert result.groups
    assert all(len({home[reading.quotation] for reading in group}) > 1 for group in result.groups)


def test_matches_are_of_different_articles_once_each_and_sorted() -> None:
    found = quotations(*HARBOUR, *ORCHARD)
    matches = matched(found, (*HARBOUR, *ORCHARD), DEFAULT, floor=0.0).matches
    home = {quotation.id: quotation.article for quotation in found}
    assert all(home[pair.a] != home[pair.b] for pair in matches)
    assert len({frozenset((pair.a, pair.b)) for pair in matches}) == len(matches)
    assert all(0 <= pair.score <= 100 and 0 <= pair.containment <= 1 for pair in matches)


def test_the_order_of_the_quotations_changes_nothing() -> None:
    found = quotations(*HARBOUR, *ORCHARD)
    assert matched(found, HARBOUR + ORCHARD, DEFAULT, 0.0) == matched(found[::-1], HARBOUR + ORCHARD, DEFAULT, 0.0)


def test_adding_an_unrelated_event_never_changes_a_group() -> None:
    alone = matched(quotations(*HARBOUR), HARBOUR, DEFAULT, 0.0)
    pooled = matched(quotations(*HARBOUR, *ORCHARD), HARBOUR + ORCHARD, DEFAULT, 0.0)
    assert ids(alone.groups) <= ids(pooled.groups)
    scores = {(pair.a, pair.b): pair.score for pair in pooled.matches}
    assert all(scores[pair.a, pair.b] == pair.score for pair in alone.matches)


WORDS = st.sampled_from(
    [
        "the",
        "river",
        "council",
        "will",
        "never",
        "sell",
        "our",
        "bridge",
        "ferry",
        "unity",
        "of",
        "people",
        "and",
        "orchard",
        "frost",
        "harbour",
        "said",
        "not",
        "peace",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, min_size=2, max_size=3))
def test_made_events_keep_their_groups_beside_another(lines: list[list[str]]) -> None:
    made = tuple(article(f"made{number}", " ".join(f"They wrote: “{line}”." for line in own)) for number, own in enumerate(lines))
    alone = matched(quotations(*made), made, DEFAULT, 0.0)
    pooled = matched(quotations(*made, *ORCHARD), made + ORCHARD, DEFAULT, 0.0)
    scores = {(pair.a, pair.b): pair.score for pair in pooled.matches}
    assert all(scores[pair.a, pair.b] == pair.score for pair in alone.matches)
    kept = {frozenset(one for one in group if one.startswith("made")) for group in ids(pooled.groups)}
    # A made line may belong to the orchard's statement too; every other group stays as it was.
    touched = {one for group in ids(pooled.groups) if any(not name.startswith("made") for name in group) for one in group}
    assert {group for group in ids(alone.groups) if not group & touched} <= kept


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 100), st.floats(0, 100))
def test_raising_a_threshold_never_adds_a_match(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = quotations(*HARBOUR, *ORCHARD)

    def said_same(threshold: float) -> set[tuple[str, str]]:
        chosen = replace(DEFAULT, match_threshold=threshold, fragment_threshold=threshold)
        return {(m.a, m.b) for m in matched(found, HARBOUR + ORCHARD, chosen, 0.0).matches if m.score >= threshold}

    assert said_same(high) <= said_same(low)


def test_near_misses_lie_below_the_line_and_in_no_group() -> None:
    found = quotations(*HARBOUR)
    strict = replace(DEFAULT, match_threshold=100.0, fragment_threshold=100.0, near_miss_depth=60.0)
    result = matched(found, HARBOUR, strict, 100.0)
    assert result.near_misses
    assert all(40 <= pair.score < 100 for pair in result.near_misses)


def test_another_speaker_of_the_same_words_is_flagged() -> None:
    made = (
        article("one", "In the hall: “Freedom means freedom for everyone,” said Anna Berg. The audience rose."),
        article("two", "On the radio: “Freedom means freedom for everyone,” said Carl Moss. The listeners called."),
    )
    pair = matched(quotations(*made), made, DEFAULT, 0.0).matches[0]
    assert "speaker differs" in pair.flags


def test_another_day_of_the_same_words_is_flagged() -> None:
    made = (
        article("one", "In the hall: “Freedom means freedom for everyone,” said Anna Berg.", "2020-01-01"),
        article("two", "On the radio: “Freedom means freedom for everyone,” said Anna Berg.", "2021-06-01"),
    )
    pair = matched(quotations(*made), made, DEFAULT, 0.0).matches[0]
    assert "date differs" in pair.flags


@pytest.mark.parametrize("text", ["", " ", "\u2026", "!!!", "\x00", "\ud83d\ude00", "a", "9" * 5000, "the " * 3000])
def test_any_text_is_taken(text: str) -> None:
    odd = tuple(Quotation(name, name, 0, len(text), text) for name in ("x", "y"))
    result = matched(odd, (), DEFAULT, 0.0)
    assert result.candidates in (0, 1)


def test_nothing_gives_nothing() -> None:
    result = matched((), (), DEFAULT, 0.0)
    assert (result.matches, result.groups, result.near_misses, result.suggestions, result.candidates) == ((), (), (), (), 0)


def test_the_same_words_by_another_speaker_on_another_day_are_not_merged() -> None:
    made = (
        article("one", "In the hall: “Freedom means freedom for everyone,” said Anna Berg.", "2020-01-01"),
        article("two", "On the radio: “Freedom means freedom for everyone,” said Carl Moss.", "2021-06-01"),
    )
    result = matched(quotations(*made), made, DEFAULT, 0.0)
    assert not result.groups
    assert result.near_misses[0].flags == ("speaker differs", "date differs")


def test_a_quotation_with_more_copies_than_postings_hold_stays_one_group() -> None:
    text = "we will never give up the bridge over the river"
    copies = tuple(Quotation(f"a{n}", f"a{n}", 0, len(text), text) for n in range(60))
    result = matched(copies, (), replace(DEFAULT, posting_cap=20, hubs=4), 40.0)
    assert [len(group) for group in result.groups] == [60]
    assert result.candidates <= 4 * 60

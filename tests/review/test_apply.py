"""A reader's decisions change the next run as they say, find their readings by content, and are never dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Collation, Decision, Quotation, Reading, Utterance, Verdict
from compare.review import corrected, regrouped, with_bases

TEXT = "“The dam will hold through the winter,” said the engineer. “It will,” said the mayor."
QUOTATIONS = tuple(Quotation(article, article, start, start + 10, TEXT[start : start + 10]) for article in "abc" for start in (1, 30))
A, A2, B, B2, C, C2 = (quotation.id for quotation in QUOTATIONS)
GROUPS = ((Reading(A), Reading(B, A), Reading(C, B)), (Reading(A2), Reading(B2, A2)))


def ids(groups: tuple[tuple[Reading, ...], ...]) -> list[set[str]]:
    return [{reading.quotation for reading in group} for group in groups]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision(A, "accept"), [{A, B, C}, {A2, B2}]),
        (Decision(A2, "accept", f"{A2},{B2},{C2}"), [{A, B, C}, {A2, B2, C2}]),
        (Decision(B, "reject"), [{A2, B2}]),
        (Decision(A, "reject", C), [{A, B}, {A2, B2}]),
        (Decision(A, "merge", A2), [{A, B, C, A2, B2}]),
        (Decision(C2, "merge", B2), [{A, B, C}, {A2, B2, C2}]),
        (Decision(A, "split", f"{B} {C}"), [{A2, B2}, {B, C}]),
        (Decision(C, "move", A2), [{A, B}, {A2, B2, C}]),
        (Decision(A, "note", note="see the agency copy"), [{A, B, C}, {A2, B2}]),
    ],
)
def test_a_decision_regroups_as_it_says(decision: Decision, expected: list[set[str]]) -> None:
    groups, (done,) = regrouped(GROUPS, QUOTATIONS, [decision])
    assert done.applied
    assert sorted(map(sorted, ids(groups))) == sorted(map(sorted, expected))


@pytest.mark.parametrize(
    "decision",
    [
        Decision("gone:1-2", "accept"),
        Decision(A, "merge", "gone:1-2"),
        Decision(C2, "reject"),
        Decision(A, "split", A2),
        Decision(A, "merge"),
    ],
)
def test_a_decision_that_no_longer_fits_says_why_and_changes_nothing(decision: Decision) -> None:
    groups, (done,) = regrouped(GROUPS, QUOTATIONS, [decision])
    assert not done.applied
    assert done.why_not
    assert ids(groups) == ids(GROUPS)


def test_what_hung_on_a_reading_that_left_hangs_on_the_first() -> None:
    groups, _ = regrouped(GROUPS[:1], QUOTATIONS, [Decision(A, "reject", B)])
    assert groups == ((Reading(A), Reading(C, A)),)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([A, A2, B, B2, C, C2]),
            st.sampled_from(["accept", "reject", "merge", "split", "move"]),
            st.sampled_from([A, A2, B, C2, ""]),
        )
    )
)
def test_no_reading_is_ever_in_two_groups_and_every_decision_comes_back(steps: list[tuple[str, str, str]]) -> None:
    decisions = [Decision(target, action, value) for target, action, value in steps]
    groups, done = regrouped(GROUPS, QUOTATIONS, decisions)
    everyone = [reading.quotation for group in groups for reading in group]
    assert len(everyone) == len(set(everyone))
    assert len(done) == len(decisions)
    for group in groups:
        assert [reading.parent for reading in group].count(None) == 1
        assert group[0].parent is None
        assert {reading.parent for reading in group[1:]} <= {reading.quotation for reading in group}


def test_a_speaker_and_a_span_are_corrected() -> None:
    decisions = [Decision(A, "speaker", "Chief Engineer Sato"), Decision(B, "span", "1-38"), Decision(C, "span", "5-9999")]
    quotations, done = corrected(QUOTATIONS, dict.fromkeys("abc", TEXT), decisions)
    assert [decision.applied for decision in done] == [True, True, False]
    assert {q.person for q in quotations if q.id == A} == {"Chief Engineer Sato"}
    assert "The dam will hold through the winter," in {q.text for q in quotations}
    assert len(quotations) == len(QUOTATIONS)


def test_decisions_find_a_reading_by_any_id_that_it_has_had() -> None:
    decisions = [
        Decision(A, "span", "1-38"),
        Decision("a:1-38", "span", "1-20"),
        Decision(A, "speaker", "Sato"),
        Decision(A, "split", A),
        Decision("a:1-38", "move", A2),
        Decision(B, "base", "a:1-20"),
        Decision("a:1-20", "base", A),
        Decision(B, "span", "1-11"),
        Decision(B2, "span", "1-11"),
    ]
    quotations, done = corrected(QUOTATIONS, dict.fromkeys("abc", TEXT), decisions)
    assert [decision.applied for decision in done] == [True] * 8 + [False]
    assert "another quotation" in done[-1].why_not
    assert [q.person for q in quotations if q.id == "a:1-20"] == ["Sato"]
    renamed = tuple(tuple(Reading(now.get(one.quotation, one.quotation)) for one in group) for group in GROUPS for now in [{A: "a:1-20"}])
    groups, done = regrouped(renamed, quotations, done)
    assert {"a:1-20", A2, B2} in ids(groups)
    utterances = [Utterance(group[0].quotation, group, Collation((), ()), Verdict(1.0, 0.0, 0)) for group in groups]
    _, done = with_bases(utterances, done)
    assert [decision.applied for decision in done] == [True] * 5 + [False, True, True, False]
    assert [(decision.target, decision.action, decision.value) for decision in done] == [(d.target, d.action, d.value) for d in decisions]


def test_a_span_can_be_set_back() -> None:
    decisions = [Decision(A, "span", "1-38"), Decision(A, "span", "1-11"), Decision(A, "accept", B)]
    quotations, done = corrected(QUOTATIONS, dict.fromkeys("abc", TEXT), decisions)
    assert {q.id for q in quotations} == {q.id for q in QUOTATIONS}
    _, done = regrouped(GROUPS, quotations, done)
    assert all(decision.applied for decision in done)


def test_a_reader_chooses_the_base() -> None:
    utterance = Utterance(A, GROUPS[0], Collation((), ()), Verdict(1.0, 0.0, 0))
    (kept,), (done,) = with_bases([utterance], [Decision(A, "base", C)])
    assert done.applied
    assert kept.base == 2
    _, (stale,) = with_bases([utterance], [Decision(A, "base", B2)])
    assert not stale.applied


@pytest.mark.parametrize("action", ["note", "tag", "untag", "reopen"])
def test_a_remark_on_what_is_not_in_the_run_says_so(action: str) -> None:
    _, (known, stale) = regrouped(GROUPS, QUOTATIONS, [Decision(A, action, "tram"), Decision("gone:1-2", action, "tram")])
    assert known.applied
    assert not stale.applied
    assert "gone:1-2" in stale.why_not


def test_what_is_missing_is_named_once_and_briefly() -> None:
    gone = f"{'0123456789abcdef' * 4}:1-2"
    _, (stale,) = regrouped(GROUPS, QUOTATIONS, [Decision(gone, "split", gone)])
    assert stale.why_not == "not in the run: 0123456789ab:1-2"

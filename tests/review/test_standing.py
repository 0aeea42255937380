"""A decision that a later one replaced or took back has no effect, stays in the list and says why."""

from __future__ import annotations

import pytest

from compare.model import Decision, Quotation, Reading
from compare.review import corrected, regrouped
from compare.review.standing import NOTHING, REPLACED, TAKEN_BACK, standing

WORDS = "The ferry sails again in May."
QUOTATIONS = tuple(Quotation(article, article, start, start + 5, WORDS[start : start + 5]) for article in "abc" for start in (0, 10))
A, A2, B, B2, C, C2 = (quotation.id for quotation in QUOTATIONS)
GROUPS = ((Reading(A), Reading(B, A), Reading(C, B)), (Reading(A2), Reading(B2, A2)))
UNSURE = Decision(A, "tag", "unsure")


def told(*decisions: Decision) -> list[str]:
    return [decision.why_not for decision in standing(decisions)]


@pytest.mark.parametrize("last", [Decision(A, "reopen"), Decision(A, "accept", B), UNSURE])
def test_a_rejection_that_was_taken_back_leaves_the_utterance_as_it_was(last: Decision) -> None:
    _, decisions = corrected(QUOTATIONS, {}, [Decision(A, "reject", f"{B},{C}"), last])
    groups, (first, second) = regrouped(GROUPS, QUOTATIONS, decisions)
    assert groups == GROUPS
    assert (first.applied, first.why_not, second.applied) == (False, REPLACED, True)


def test_a_merge_that_was_taken_back_leaves_both_utterances_whole() -> None:
    _, decisions = corrected(QUOTATIONS, {}, [Decision(A, "merge", B2), Decision(A, "withdraw", f"merge {B2}")])
    groups, (merge, withdrawal) = regrouped(GROUPS, QUOTATIONS, decisions)
    assert groups == GROUPS
    assert (merge.why_not, withdrawal.applied) == (TAKEN_BACK, True)


def test_any_decision_can_be_taken_back_once_and_made_again() -> None:
    split, back = Decision(B, "split", B), Decision(B, "withdraw", f"split {B}")
    assert told(split, back) == [TAKEN_BACK, ""]
    assert told(split, back, back) == [TAKEN_BACK, "", NOTHING]
    assert told(split, back, split) == [TAKEN_BACK, "", ""]
    assert told(Decision(A, "speaker"), Decision(A, "withdraw", "speaker")) == [TAKEN_BACK, ""]


def test_rejections_of_other_readings_add_up() -> None:
    assert told(Decision(A, "reject", B), Decision(A, "reject", C)) == ["", ""]
    assert told(Decision(A, "reject", B), Decision(A, "reject", C), Decision(A, "accept")) == [REPLACED, REPLACED, ""]


def test_a_judgement_is_replaced_by_whichever_id_its_quotation_had() -> None:
    moved = f"{A.partition(':')[0]}:1-5"
    assert told(Decision(A, "accept"), Decision(A, "span", "1-5"), Decision(moved, "reject")) == [REPLACED, "", ""]


def test_judgements_of_other_utterances_stay() -> None:
    assert told(Decision(A, "accept"), Decision(A2, "reject"), Decision(B, "note", note="by telephone")) == ["", "", ""]

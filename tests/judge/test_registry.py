"""Facts about the rules that a unit is shown to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.collate import collated
from compare.judge import RULES, judged_pair, judging
from compare.judge.registry import ANY_LANGUAGE, asked
from compare.judge.units import Unit
from compare.settings import Settings

WORDS = (
    "we will not never close the old harbour harbor port by 3 three March may must Tehran Iran al-Ghozi Rouhani Rohani health care "
    "healthcare U.N. United Nations mayor's mayor is nurses doctors good bad short-term short- long-term demonstarted demonstrated "
    "all some very I think you know if he they going to have nation country"
)
READINGS = st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=10).map(" ".join)


def shown_everything(unit: Unit, english: bool) -> tuple[object, ...]:
    return RULES if english else ANY_LANGUAGE


@given(READINGS, READINGS)
def test_a_rule_that_does_not_see_a_unit_has_nothing_to_say_of_it(a: str, b: str) -> None:
    collation = collated([a, b], [None, None], Settings())
    chosen = judged_pair(collation, Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "asked", shown_everything)
        assert judged_pair(collation, Settings()) == chosen


def test_most_rules_do_not_see_a_unit_of_two_words_that_they_do_not_look_at() -> None:
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "asked", lambda unit, english: seen.append(asked(unit, english)) or seen[-1])
        judged_pair(collated(["We saw the yellow boat", "We saw the wooden boat"], [None, None], Settings()), Settings())
    (rules,) = seen
    assert len(rules) < len(RULES) / 3

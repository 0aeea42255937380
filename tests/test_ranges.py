"""Values are checked in one place, whatever their origin, and nothing is clamped."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import SettingsError
from compare.ranges import checked
from compare.settings import Settings

FIELDS = {field.name: field for field in dataclasses.fields(Settings)}
NUMBERS = [name for name, field in FIELDS.items() if isinstance(field.default, (int, float)) and not isinstance(field.default, bool)]


@pytest.mark.parametrize("name", NUMBERS)
def test_the_ends_of_a_range_are_in_it_and_what_lies_beyond_is_not(name: str) -> None:
    low, high = FIELDS[name].metadata["low"], FIELDS[name].metadata["high"]
    for end, beyond in ((low, -1), (high, 1)):
        if end is not None:
            assert checked(name, end, "here") == end
            with pytest.raises(SettingsError, match=name):
                checked(name, end + beyond, "here")


@given(value=st.floats(min_value=0, max_value=100))
def test_a_value_in_range_comes_back_unchanged_from_text(value: float) -> None:
    assert checked("match_threshold", repr(value), "here") == value


@given(value=st.one_of(st.floats(min_value=100, exclude_min=True), st.floats(max_value=0, exclude_max=True), st.just(float("nan"))))
def test_a_value_out_of_range_is_never_clamped(value: float) -> None:
    with pytest.raises(SettingsError):
        checked("match_threshold", value, "here")


@pytest.mark.parametrize("value", ["", "many", "6O", "0x10", [60], {"value": 60}, None, True, b"60"])
def test_a_value_of_the_wrong_kind_is_refused(value: object) -> None:
    with pytest.raises(SettingsError, match="here: match_threshold is"):
        checked("match_threshold", value, "here")


@pytest.mark.parametrize("value", [3.5, "3.5", "three", float("inf"), True])
def test_a_whole_number_is_not_rounded_into_being(value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        checked("workers", value, "here")
    assert "whole numbers" in caught.value.hint


def test_a_whole_number_may_be_written_as_one_with_a_point() -> None:
    assert checked("workers", 3.0, "here") == 3
    assert checked("workers", "3", "here") == 3


def test_the_error_names_origin_setting_value_and_range() -> None:
    with pytest.raises(SettingsError) as caught:
        checked("match_threshold", 101, "environment CROSSQUOTE_MATCH_THRESHOLD")
    assert caught.value.message == "environment CROSSQUOTE_MATCH_THRESHOLD: match_threshold is 101, out of its range"
    assert caught.value.hint == "it takes 0 to 100 (score)"


def test_an_unknown_name_is_an_error_that_says_which_was_meant() -> None:
    with pytest.raises(SettingsError, match=r"no setting is called 'match_treshold' .did you mean 'match_threshold'"):
        checked("match_treshold", 60, "command line")


def test_a_word_must_be_one_of_the_choices() -> None:
    assert checked("min_severity", "major", "here") == "major"
    with pytest.raises(SettingsError, match="min_severity is 'grave'"):
        checked("min_severity", "grave", "here")

"""Every setting tells what it does, and every value that ships is in its range."""

from __future__ import annotations

import dataclasses

import pytest

from compare.ranges import checked, range_of
from compare.settings import PRESETS, Judging, Matching, Printing, Settings, narrowed

FIELDS = {field.name: field for field in dataclasses.fields(Settings)}


@pytest.mark.parametrize("name", FIELDS)
def test_every_setting_says_what_it_does_and_its_default_is_in_range(name: str) -> None:
    meta = FIELDS[name].metadata
    assert meta["about"].endswith(".")
    assert meta["unit"] or isinstance(FIELDS[name].default, (bool, str))
    assert range_of(name)
    assert checked(name, FIELDS[name].default, "default") == FIELDS[name].default


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_holds_known_values_in_range(preset: str) -> None:
    for name, value in PRESETS[preset].items():
        assert checked(name, value, preset) == value


def test_presets_are_ordered_from_strict_to_loose() -> None:
    lines = [dataclasses.replace(Settings(), **PRESETS[name]) for name in ("strict", "balanced", "loose")]  # type: ignore[arg-type]
    thresholds = [line.match_threshold for line in lines]
    assert thresholds == sorted(thresholds, reverse=True)
    assert len(set(thresholds)) == len(thresholds)


def test_every_setting_belongs_to_one_room() -> None:
    names = [field.name for room in Settings.__bases__ for field in dataclasses.fields(room)]
    assert len(names) == len(set(names))
    assert set(names) == {field.name for field in dataclasses.fields(Settings)}


def test_what_is_narrowed_to_a_room_has_the_others_at_their_defaults() -> None:
    chosen = Settings(match_threshold=70.0, weight_major=3.0, page_size="letter")
    assert narrowed(chosen, Matching) == Settings(match_threshold=70.0)
    assert narrowed(chosen, Judging, Printing) == Settings(weight_major=3.0, page_size="letter")

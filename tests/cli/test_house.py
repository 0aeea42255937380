"""`settings` and `doctor`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from compare import doctor
from compare.settings import Settings
from tests.cli.running import Crossquote


def by_name(out: str) -> dict[str, dict[str, object]]:
    return {record["name"]: record for record in map(json.loads, out.splitlines())}


def test_every_setting_is_listed_with_range_value_and_origin(crossquote: Crossquote) -> None:
    ran = crossquote("settings")
    assert ran.code == 0
    for field in dataclasses.fields(Settings):
        assert field.name in ran.out
    assert "0 to 100" in ran.out
    assert "default" in ran.out


def test_settings_can_be_asked_for_by_a_word(crossquote: Crossquote) -> None:
    found = by_name(crossquote("settings", "fragment-threshold", "PAPER", "--format", "jsonl").out)
    assert {"fragment_threshold", "page_size"} <= set(found)
    assert "match_threshold" not in found


def test_each_origin_is_named(crossquote: Crossquote, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "crossquote.toml").write_text("min-severity = 'minor'\n", encoding="utf-8")
    monkeypatch.setenv("CROSSQUOTE_FRAGMENT_THRESHOLD", "41")
    found = by_name(crossquote("settings", "--format", "jsonl", "--set", "largest_file=5", "--preset", "strict").out)
    assert found["match_threshold"]["origin"] == "preset strict"
    assert found["fragment_threshold"]["origin"] == "environment CROSSQUOTE_FRAGMENT_THRESHOLD"
    assert found["min_severity"]["origin"] == "file crossquote.toml"
    assert found["largest_file"]["origin"] == "command line"
    values = [found[name]["value"] for name in ("fragment_threshold", "min_severity", "largest_file")]
    assert values == [41, "minor", 5]


def test_an_option_goes_before_the_same_setting_in_set(crossquote: Crossquote) -> None:
    found = by_name(crossquote("settings", "--format", "jsonl", "--set", "match_threshold=30", "--match-threshold", "31").out)
    assert found["match_threshold"]["value"] == 31


def test_the_file_is_found_in_folders_above(crossquote: Crossquote, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "crossquote.toml").write_text("match-threshold = 33\n", encoding="utf-8")
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    found = by_name(crossquote("settings", "--format", "jsonl").out)["match_threshold"]
    assert (found["value"], found["origin"]) == (33, f"file {Path('..') / 'crossquote.toml'}")


def test_the_file_may_be_named_in_the_environment(crossquote: Crossquote, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mine.toml").write_text("match-threshold = 34\n", encoding="utf-8")
    monkeypatch.setenv("CROSSQUOTE_CONFIG", "mine.toml")
    assert by_name(crossquote("settings", "--format", "jsonl").out)["match_threshold"]["value"] == 34


def test_a_mistyped_variable_is_an_error_that_names_it(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSQUOTE_MATCH_TRESHOLD", "70")
    ran = crossquote("settings")
    assert ran.code == 2
    assert "environment CROSSQUOTE_MATCH_TRESHOLD" in ran.complaint


def test_written_settings_read_back_equal(crossquote: Crossquote, folder: Path) -> None:
    chosen = ("--preset", "loose", "--match-threshold", "37.5")
    before = by_name(crossquote("settings", "--format", "jsonl", *chosen).out)
    assert crossquote("settings", *chosen, "--write", "kept.toml").code == 0
    after = by_name(crossquote("settings", "--format", "jsonl", "--config", "kept.toml").out)
    assert {name: record["value"] for name, record in before.items()} == {name: record["value"] for name, record in after.items()}
    assert {record["origin"] for record in after.values()} == {"file kept.toml"}
    assert (folder / "kept.toml").read_text(encoding="utf-8") == crossquote("settings", *chosen, "--write", "-").out


def test_a_file_that_is_there_is_not_replaced_unasked(crossquote: Crossquote, folder: Path) -> None:
    (folder / "kept.toml").write_text("precious", encoding="utf-8")
    ran = crossquote("settings", "--write", "kept.toml")
    assert (ran.code, (folder / "kept.toml").read_text(encoding="utf-8")) == (2, "precious")
    assert "--force" in ran.complaint
    assert crossquote("settings", "--write", "kept.toml", "--force").code == 0
    assert "match_threshold" in (folder / "kept.toml").read_text(encoding="utf-8")


def test_a_file_in_no_folder_is_an_error(crossquote: Crossquote) -> None:
    ran = crossquote("settings", "--write", Path("no") / "kept.toml")
    assert ran.code == 2
    assert "no: there is no such folder" in ran.complaint


def test_doctor_lists_what_is_there(crossquote: Crossquote) -> None:
    ran = crossquote("doctor", "--format", "jsonl")
    assert {"crossquote", "python", "rapidfuzz", "weasyprint", "Pango"} <= set(by_name(ran.out))
    assert ran.code in (0, 4)


def test_doctor_ends_with_4_when_something_is_missing(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "installed_version", lambda name: None if name == "pikepdf" else "1.0")
    ran = crossquote("doctor", "--format", "jsonl")
    assert ran.code == 4
    missing = by_name(ran.out)["pikepdf"]
    assert missing["state"] == "missing"
    assert "pip install 'pikepdf" in str(missing["remedy"])

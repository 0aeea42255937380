"""Command line beats environment beats file beats preset beats default, and each value knows its origin."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import SettingsError
from compare.origins import as_toml, found_file, resolved
from compare.settings import Settings

LAYERS = ("preset", "file", "environment", "command line")


@pytest.mark.parametrize("highest", range(len(LAYERS) + 1))
def test_the_nearest_origin_wins(tmp_path: Path, highest: int) -> None:
    file = tmp_path / "crossquote.toml"
    file.write_text("match-threshold = 62\n", encoding="utf-8")
    here = LAYERS[:highest]
    found = resolved(
        command_line={"match_threshold": "64"} if "command line" in here else {},
        environment={"CROSSQUOTE_MATCH_THRESHOLD": "63"} if "environment" in here else {},
        file=file if "file" in here else None,
        preset="strict" if "preset" in here else None,
    )
    strict = resolved(preset="strict").settings.match_threshold
    expected = (Settings().match_threshold, strict, 62, 63, 64)[highest]
    origin = ("default", "preset strict", f"file {file}", "environment CROSSQUOTE_MATCH_THRESHOLD", "command line")[highest]
    assert found.settings.match_threshold == expected
    assert found.origins["match_threshold"] == origin


def test_every_value_has_an_origin() -> None:
    found = resolved()
    assert set(found.origins) == {field.name for field in dataclasses.fields(Settings)}
    assert {value.origin for value in found.values()} == {"default"}


def test_a_single_value_goes_before_a_preset_that_stands_nearer(tmp_path: Path) -> None:
    file = tmp_path / "crossquote.toml"
    file.write_text("match_threshold = 62\n", encoding="utf-8")
    assert resolved(file=file, preset="strict").settings.match_threshold == 62


def test_a_preset_may_be_named_in_file_and_environment(tmp_path: Path) -> None:
    file = tmp_path / "crossquote.toml"
    file.write_text('preset = "loose"\n', encoding="utf-8")
    assert resolved(file=file).origins["match_threshold"] == "preset loose"
    assert resolved(file=file, environment={"CROSSQUOTE_PRESET": "strict"}).origins["match_threshold"] == "preset strict"
    assert resolved(file=file, environment={"CROSSQUOTE_PRESET": "strict"}, preset="loose").origins["match_threshold"] == "preset loose"


def test_an_unknown_preset_is_an_error_that_names_its_origin() -> None:
    with pytest.raises(SettingsError, match=r"environment CROSSQUOTE_PRESET: no preset is called 'strickt' .did you mean 'strict'"):
        resolved(environment={"CROSSQUOTE_PRESET": "strickt"})


def test_a_mistyped_variable_is_an_error_and_not_passed_over() -> None:
    with pytest.raises(SettingsError, match="CROSSQUOTE_MATCH_TRESHOLD"):
        resolved(environment={"CROSSQUOTE_MATCH_TRESHOLD": "60"})


def test_an_empty_variable_and_other_programs_variables_set_nothing() -> None:
    found = resolved(environment={"CROSSQUOTE_MATCH_THRESHOLD": " ", "CROSSQUOTES": "x", "PATH": "/bin", "CROSSQUOTE_CONFIG": "x.toml"})
    assert set(found.origins.values()) == {"default"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("match_threshold = ", "not TOML"),
        ("match_threshold = 101", "match_threshold is 101, out of its range"),
        ("match_threshold = 'high'", "match_threshold is 'high'"),
        ("threshold = 60", "no setting is called 'threshold'"),
        ("[match_threshold]\nvalue = 60", "match_threshold is {'value': 60}"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        resolved(file=file)
    assert str(file) in caught.value.message
    assert said in caught.value.message


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no.toml: can't be read"):
        resolved(file=tmp_path / "no.toml")


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "binary.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not TOML"):
        resolved(file=file)


def test_a_pyproject_gives_its_own_table_only(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.crossquote]\nmatch-threshold = 71\n', encoding="utf-8")
    assert resolved(file=file).settings.match_threshold == 71
    file.write_text('tool = "none"\n', encoding="utf-8")
    assert resolved(file=file).settings == Settings()


def test_the_nearest_file_at_or_above_a_folder_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.crossquote]\n", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert found_file(deep) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "crossquote.toml").write_text("", encoding="utf-8")
    assert found_file(deep) == tmp_path / "a" / "crossquote.toml"


@given(match=st.floats(0, 100), fragment=st.floats(0, 100), severity=st.sampled_from(("neutral", "minor", "major", "critical")))
def test_a_written_file_reads_back_equal(tmp_path_factory: pytest.TempPathFactory, match: float, fragment: float, severity: str) -> None:
    given_values = resolved({"match_threshold": match, "fragment_threshold": fragment, "min_severity": severity})
    file = tmp_path_factory.mktemp("settings") / "crossquote.toml"
    file.write_text(as_toml(given_values), encoding="utf-8")
    assert resolved(file=file).settings == given_values.settings


def test_a_written_file_says_what_each_setting_does() -> None:
    text = as_toml(resolved())
    for value in resolved().values():
        assert f"# {value.about}\n" in text
        assert f"\n{value.name} = " in text

"""The doctor knows every dependency, and what to type for the one that no Python package brings along."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from compare import doctor
from compare.errors import MissingDependencyError
from compare.report.pdf import engine

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_declared_dependency_is_looked_for_and_no_other() -> None:
    declared = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in PROJECT["dependencies"]}
    assert set(doctor.NEEDED) == declared


def test_a_requirement_is_told_as_it_is_declared() -> None:
    assert doctor.requirement("click") == next(line for line in PROJECT["dependencies"] if line.startswith("click"))
    assert doctor.requirement("no-such-thing") == "no-such-thing"


def test_a_missing_pango_is_a_finding_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> None:
        raise MissingDependencyError("no PDF: no library called pango", "type something")

    monkeypatch.setattr(doctor, "typesetter", lacking)
    found = doctor.pango()
    assert (found.state, found.remedy) == ("missing", engine.command())
    assert "pango" in found.found


@pytest.mark.parametrize("name", ["Makefile", ".ci/run", "README.md"])
def test_the_packages_for_pango_are_the_same_wherever_they_are_named(name: str) -> None:
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert packages in engine.command("linux")
    assert packages in (ROOT / name).read_text(encoding="utf-8")


def test_the_extra_for_a_parser_names_the_pipelines_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [metadata.EntryPoint("made_pipeline", "made_pipeline", "spacy_models")]
    monkeypatch.setattr(doctor, "installed_version", lambda _name: "1.0")
    monkeypatch.setattr(doctor, "_declared", lambda: ["spacy>=3.8; extra == 'spacy'"])
    for there, told in ((installed, "made_pipeline"), ([], "no pipeline installed")):
        monkeypatch.setattr(metadata, "entry_points", lambda group, there=there: there if group else [])
        assert [found.found for found in doctor.examined() if found.name == "extra spacy"] == [f"spacy, {told}"]

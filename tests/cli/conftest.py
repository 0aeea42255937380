"""One way to run a command line in this process, in an empty folder and with a clean environment."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from compare.cli import run
from tests.cli.running import MAYOR, READINGS, Crossquote, Ran


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one; no setting comes from outside it."""
    for name in [name for name in os.environ if name.startswith("CROSSQUOTE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def crossquote(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Crossquote:
    """Run one command line, with standard input if given."""

    def called(*arguments: object, stdin: str | bytes = "") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return called


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder with two articles that print one utterance, one of them with a `not`."""
    place = folder / "articles"
    place.mkdir()
    for name, words in READINGS.items():
        (place / f"{name}.txt").write_text(MAYOR.format(words + ","), encoding="utf-8")
    return place


@pytest.fixture
def freer(articles: Path) -> Path:
    """The same folder, where the second article words the utterance freely: a match, but not beyond every doubt."""
    (articles / "south.txt").write_text(MAYOR.format("The new harbour bridge opens to every cyclist this summer,"), encoding="utf-8")
    return articles

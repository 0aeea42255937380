"""Asking for help costs nothing, and whatever goes wrong is one line and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import compare
from compare.cli import door
from compare.errors import CrossquoteError, EngineError, InputError, MissingDependencyError, SettingsError, UsageError
from tests.cli.running import Crossquote

ROOT = Path(__file__).parents[2]


def command(name: str) -> click.Command:
    found = door.crossquote.get_command(click.Context(door.crossquote), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", door.COMMANDS)
def test_the_line_in_the_list_is_the_first_of_the_commands_own_help(name: str) -> None:
    assert (command(name).help or "").split("\n\n")[0].replace("\n", " ") == door.COMMANDS[name][1]


@pytest.mark.parametrize("name", door.COMMANDS)
def test_every_command_has_help_and_every_option_too(crossquote: Crossquote, name: str) -> None:
    ran = crossquote(name, "--help")
    assert ran.code == 0
    assert f"crossquote {name}" in ran.out
    assert all(option.help or option.hidden for option in command(name).params if isinstance(option, click.Option))


def test_help_lists_every_command(crossquote: Crossquote) -> None:
    ran = crossquote("--help")
    assert ran.code == 0
    for name, (_module, line) in door.COMMANDS.items():
        assert f"  {name}" in ran.out
        assert line in ran.out


def test_version(crossquote: Crossquote) -> None:
    assert crossquote("--version").out == f"crossquote, version {compare.__version__}\n"


def test_no_command_shows_help_on_stderr(crossquote: Crossquote) -> None:
    ran = crossquote()
    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["reprot", "x"], "No such command 'reprot'"),
        (["quotes"], "Missing argument 'PATH...'"),
        (["quotes", "x", "--colour"], "No such option"),
        (["report", "x", "--fail-on", "grave"], "'grave' is not one of"),
        (["matches", "x", "--floor", "high"], "'high' is not a valid float"),
    ],
)
def test_wrong_words_are_one_line_that_says_where_help_is(crossquote: Crossquote, words: list[str], said: str) -> None:
    ran = crossquote(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.complaint
    assert "--help` tells what it takes" in ran.complaint


ERRORS: dict[type[CrossquoteError], int] = {UsageError: 2, SettingsError: 2, InputError: 3, MissingDependencyError: 4, EngineError: 5}


@pytest.mark.parametrize(("kind", "code"), ERRORS.items())
def test_each_kind_of_failure_has_its_exit_code(
    crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch, kind: type[CrossquoteError], code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise kind("it broke", "mend it")

    monkeypatch.setattr(door.Door, "invoke", fail)
    ran = crossquote("settings")
    assert (ran.code, ran.complaint) == (code, "crossquote: it broke; mend it")


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(door.Door, "invoke", fail)


def test_a_bug_of_ours_is_one_line_and_no_traceback(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(ZeroDivisionError("by zero"), monkeypatch)
    ran = crossquote("settings")
    assert ran.code == door.BUG
    assert "a bug of ours: ZeroDivisionError: by zero" in ran.complaint


def test_debug_lets_the_traceback_through(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(ZeroDivisionError("by zero"), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        crossquote("--debug", "settings")
    with pytest.raises(ZeroDivisionError):
        crossquote("settings", "--debug")


def test_an_interrupt_ends_with_130(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(KeyboardInterrupt(), monkeypatch)
    ran = crossquote("settings")
    assert ran.code == 130
    assert "interrupted" in ran.err
    assert "Traceback" not in ran.err


def test_a_full_disk_is_one_line_that_names_the_file(crossquote: Crossquote, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(OSError(28, "No space left on device", "out/report.html"), monkeypatch)
    ran = crossquote("settings")
    assert ran.code == 2
    assert ran.complaint.startswith("crossquote: out/report.html: No space left on device;")


def test_a_reader_that_goes_away_is_no_failure(articles: Path) -> None:
    program = f"from compare.cli import run; import sys; sys.exit(run(['quotes', {str(articles)!r}, '--format', 'jsonl']))"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "compare", "--version"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"crossquote, version {compare.__version__}\n"


def test_stdout_is_utf_8_whatever_the_system_says(articles: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    program = f"from compare.cli import run; import sys; sys.exit(run(['quotes', {str(articles)!r}, '--format', 'table']))"
    (articles / "west.txt").write_text("“Schöne Grüße,” Ada Brenner said.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "Schöne Grüße" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


def test_a_shell_can_complete_commands() -> None:
    asked = {"_CROSSQUOTE_COMPLETE": "bash_complete", "COMP_WORDS": "crossquote re", "COMP_CWORD": "1"}
    program = "from compare.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **asked}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["plain,report", "plain,review", "plain,render"]

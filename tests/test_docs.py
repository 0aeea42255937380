"""The documents tell the truth: every command stands in the README, its blocks are what the program prints, its links lead somewhere.

A block that begins with `$ crossquote ...` holds what that command prints; `make test ARGS=--accept` writes it anew.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from compare.cli import door, run
from compare.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```text\n\$ (crossquote [^\n]*)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
EXAMPLE = re.compile(r"^    (crossquote [^\n]*)$", re.MULTILINE)
DOCUMENTS = [README, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")), *(ROOT / "docs").rglob("*.md")]


def printed(words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command line prints on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    capsys.readouterr()
    assert run(shlex.split(words)[1:]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", door.COMMANDS)
def test_every_command_stands_in_the_readme_with_what_it_does(name: str) -> None:
    assert re.search(rf"^  {name} +{re.escape(door.COMMANDS[name][1])}$", README.read_text(encoding="utf-8"), re.MULTILINE)


def test_blocks_of_the_readme_are_what_the_program_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    text = README.read_text(encoding="utf-8")
    anew = BLOCK.sub(lambda block: f"```text\n$ {block[1]}\n{printed(block[1], capsys, monkeypatch)}```", text)
    if request.config.getoption("--accept"):
        README.write_text(anew, encoding="utf-8")
    assert BLOCK.search(text)
    assert anew == README.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", sorted(set(EXAMPLE.findall(README.read_text(encoding="utf-8")))))
def test_examples_of_the_readme_use_options_that_exist(line: str) -> None:
    # What the shell keeps to itself ends the example: a pipe, a redirection, a comment.
    words = shlex.split(re.split(r" [|>#]", line)[0])[1:]
    command = door.crossquote.get_command(click.Context(door.crossquote), words[0])
    assert command is not None
    command.make_parser(click.Context(command)).parse_args(words[1:])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (document.parent / target).exists()]


def test_the_method_names_every_setting_that_decides_what_is_found() -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    for name in ("match_threshold", "fragment_threshold", "min_severity"):
        assert name in text
        assert hasattr(Settings(), name)


@pytest.mark.parametrize("name", ["README.md", "Makefile", ".ci/run", "requirements.lock", "requirements-dev.lock", "pyproject.toml"])
def test_no_file_names_a_machine_or_an_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"/(work|farm|root|home)/[a-z.]|--(extra-)?index-url|--find-links|(?<!no-emit-)find-links|://[^ )]*simple", text)
    if name.endswith(".lock"):
        assert "http" not in re.sub(r"^http\w*[^ ]*==.*$", "", text, flags=re.MULTILINE)


def test_every_requirement_in_the_locks_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))

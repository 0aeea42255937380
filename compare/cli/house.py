"""The commands about the program itself: `settings` and `doctor`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from compare import doctor as examination
from compare.cli import options, output
from compare.cli.ending import DONE
from compare.cli.messages import say
from compare.errors import MissingDependencyError, UsageError
from compare.model import SettingValue
from compare.origins import Resolved, as_toml
from compare.ranges import range_of
from compare.report.files import placed

SETTINGS: output.Columns = {
    "setting": lambda r: r["name"],
    "value and origin": lambda r: (f"{r['value']:g}" if isinstance(r["value"], float) else r["value"], r["origin"]),
    "range": lambda r: f"{r['range']} ({r['unit']})" if r["unit"] else r["range"],
    "what it does": lambda r: r["about"],
}
DOCTOR: output.Columns = {
    "what": lambda r: r["name"],
    "state": lambda r: r["state"],
    "found": lambda r: r["found"],
    "for, and what to do": lambda r: (r["purpose"], *filter(None, [r["remedy"]])),
}


@click.command()
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option("--write", "file", metavar="FILE", help="Write them as a TOML file with comments; - is standard output.")
@click.option("--force", is_flag=True, help="Let --write replace a file that is there.")
@output.table_option
@options.settings("match_threshold", "fragment_threshold", "min_severity")
@options.debug
def settings(words: tuple[str, ...], file: str | None, force: bool, form: str | None, given: Resolved) -> int:
    """List every threshold with its range, value and origin.

    With words, only those settings are listed that have one of them in their name or in what they do.

    A value comes from the command line, else the environment (CROSSQUOTE_MATCH_THRESHOLD=70), else a file (--config, or the nearest
    crossquote.toml or [tool.crossquote] in pyproject.toml), else the preset, else the default.
    """
    if file is None:
        output.printed((_record(value) for value in given.values() if named_by(value, words)), SETTINGS, form)
    elif file == "-":
        click.echo(as_toml(given), nl=False)
    else:
        _write(Path(file), as_toml(given), force)
    return DONE


def named_by(value: SettingValue, words: tuple[str, ...]) -> bool:
    """Tell whether a setting has one of the words in its name or in what it does; without words every setting has."""
    text = f"{value.name} {value.name.replace('_', '-')} {value.about}".casefold()
    return not words or any(word.casefold() in text for word in words)


def _record(value: SettingValue) -> dict[str, object]:
    return dataclasses.asdict(value) | {"range": range_of(value.name)}


def _write(path: Path, text: str, force: bool) -> None:
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder", "make it, or name another file")
    if path.exists() and not force:
        raise UsageError(f"{path}: is there already", "name another file, or add --force to replace it")
    placed(path, text.encode())
    say(f"wrote {path}; a run in this folder reads it if it is called crossquote.toml, else name it with --config")


@click.command()
@output.table_option
@options.debug
def doctor(form: str | None) -> int:
    """Say what is installed, what is missing, and what to type.

    The exit code is 4 when something is missing that a plain `crossquote report` needs.
    """
    findings = examination.examined()
    output.printed(map(dataclasses.asdict, findings), DOCTOR, form)
    return MissingDependencyError.exit_code if any(one.state == "missing" for one in findings) else DONE

"""Options that several commands share: paths, what is known of the inputs, and settings."""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from compare.errors import UsageError
from compare.origins import CONFIG_VARIABLE, Resolved, found_file, resolved
from compare.settings import PRESETS, Settings

Command = Callable[..., Any]


def debug(command: Command) -> Command:
    """Let a command take `--debug` after its name too; `compare.cli.door` looks for the word itself."""
    return click.option("--debug", is_flag=True, expose_value=False, hidden=True)(command)


def paths(command: Command) -> Command:
    """Give a command its PATH arguments, one or more."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


def metadata(command: Command) -> Command:
    """Give a command `--outlet` and `--map`, as mappings `outlets` and `columns`."""

    @functools.wraps(command)
    def called(*args: Any, outlet: Sequence[str], map_: Sequence[str], **kwargs: Any) -> Any:
        return command(*args, outlets=named("--outlet", outlet), columns=named("--map", map_), **kwargs)

    called = click.option("--map", "map_", multiple=True, metavar="FIELD=COLUMN", help="Column of a corpus file, as in text=BODY.")(called)
    return click.option("--outlet", multiple=True, metavar="FILE=NAME", help="The outlet that printed a file.")(called)


def named(option: str, given: Sequence[str]) -> dict[str, str]:
    """Return NAME=VALUE words as a mapping. Raises UsageError for a word without `=` or with nothing on one side."""
    pairs = {}
    for word in given:
        name, equals, value = word.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise UsageError(f"{option} {word!r} is not of the form NAME=VALUE", f"write {option} NAME=VALUE")
        pairs[name.strip()] = value.strip()
    return pairs


def settings(*shown: str) -> Callable[[Command], Command]:
    """Give a command the settings: an option for each of `shown`, and `--preset`, `--config` and `--set` for all of them.

    The command gets `given: Resolved`. Values are checked in one place, `compare.settings`, so that every origin has one message.
    """

    def decorated(command: Command) -> Command:
        @functools.wraps(command)
        def called(*args: Any, preset: str | None, config: str | None, set_: Sequence[str], **kwargs: Any) -> Any:
            values: dict[str, object] = dict(named("--set", set_))
            values |= {name: kwargs.pop(name) for name in shown if kwargs[name] is not None or kwargs.pop(name)}
            return command(*args, given=from_everywhere(values, preset, config), **kwargs)

        return _with_settings(called, shown)

    return decorated


def _with_settings(command: Command, shown: Sequence[str]) -> Command:
    command = click.option("--set", "set_", multiple=True, metavar="NAME=VALUE", help="Any setting that `crossquote settings` lists.")(
        command
    )
    command = click.option("--config", metavar="FILE", help="Settings as TOML (default: crossquote.toml or pyproject.toml here or above).")(
        command
    )
    command = click.option("--preset", metavar="|".join(PRESETS), help="A set of thresholds; single values go before it.")(command)
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    for name in reversed(shown):
        meta = fields[name].metadata
        if isinstance(fields[name].default, bool):
            command = click.option(f"--{name.replace('_', '-')}", name, is_flag=True, default=None, help=meta["about"])(command)
            continue
        takes = "|".join(meta["choices"]) or (meta["unit"].upper() if meta["low"] is None else f"{meta['low']:g}-{meta['high']:g}")
        # The first sentence says what it does; why it has this default is told by `crossquote settings`.
        text = f"{meta['about'].split('. ')[0].rstrip('.')}. [default: {_plain(fields[name].default)}]"
        command = click.option(f"--{name.replace('_', '-')}", name, metavar=takes, help=text)(command)
    return command


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value) or "none"


def from_everywhere(values: dict[str, object], preset: str | None, config: str | None) -> Resolved:
    """Return the settings of this run from command line, environment, file, preset and defaults. Raises SettingsError."""
    named_file = config or os.environ.get(CONFIG_VARIABLE)
    file = Path(named_file) if named_file else found_file(Path.cwd())
    if file is not None and not named_file:
        file = Path(os.path.relpath(file))  # printed as the origin: the same on every machine
    return resolved(values, os.environ, file, preset)

"""What is said on stderr, and text made safe for a terminal."""

from __future__ import annotations

import contextlib
import io
import sys

import click

# Control characters (C0, DEL, C1) of an article or a file's name must not steer the reader's terminal.
_CONTROLS = {code: " " if chr(code).isspace() else "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160))}


def prepare_streams() -> None:
    """Make stdout and stderr UTF-8 with plain newlines on every system; a character that UTF-8 can't hold is written as \\udXXX."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def shown(text: str) -> str:
    """Return text on one line, without characters that steer a terminal."""
    return text.translate(_CONTROLS)


def say(line: str) -> None:
    """Print one line on stderr, named as ours."""
    click.echo(f"crossquote: {shown(line)}", err=True)


def failure(message: str, hint: str = "") -> None:
    """Print one line that says what went wrong and what to do."""
    say(f"{message}; {hint}" if hint else message)

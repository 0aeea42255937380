"""How far a run is: on stderr, on a terminal only, and only if it takes longer than a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

PATIENCE = 1.0  # seconds that pass in silence
WIDTH = 24  # columns of the bar


class Bar:
    """A line that says stage, share done and rough time left; call it as `compare.pipeline.Progress`."""

    def __init__(self, visible: bool = True) -> None:
        self._visible = visible
        self._since = time.monotonic()
        self._stage = ""
        self._stage_since = self._since
        self._drawn = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._stage_since = stage, now
        if self._visible and now - self._since >= PATIENCE:
            self._draw(line(stage, done, total, now - self._stage_since))

    def _draw(self, text: str) -> None:
        click.echo(f"\r\x1b[K{text}", err=True, nl=False)
        self._drawn = True

    def clear(self) -> None:
        """Take the line away, so that what is printed next starts clean."""
        if self._drawn:
            self._draw("")
            self._drawn = False


def line(stage: str, done: int, total: int, seconds: float) -> str:
    """Return the progress line of a stage that has run for `seconds`; the time left is that of the steps so far."""
    share = done / total if total else 1.0
    filled = round(share * WIDTH)
    left = f", {seconds / share - seconds:.0f} s left" if 0 < share < 1 and seconds >= PATIENCE else ""
    return f"{stage} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}{left}"


@contextmanager
def shown() -> Iterator[Bar]:
    """Give a progress callback for one run; its line is gone when the run ends, whatever ended it."""
    bar = Bar(visible=sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    try:
        yield bar
    finally:
        bar.clear()

"""How far a run is: on stderr, on a terminal only, and only if it takes longer than a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds that pass in silence
BEAT = 0.2  # seconds between two drawings
WIDTH = 24  # columns of the bar
CLEAR = "\r\x1b[K"


class Bar:
    """A line that says stage, share done and rough time left; call it as `compare.pipeline.Progress`."""

    def __init__(self) -> None:
        self._since = self._stage_since = time.monotonic()
        self._state = ("", 0, 0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage != self._state[0]:
            self._stage_since = time.monotonic()
        self._state = (stage, done, total)

    def line(self) -> str:
        """Return the line as it should stand now; nothing while the reader's patience lasts."""
        now = time.monotonic()
        stage, done, total = self._state
        return line(stage, done, total, now - self._stage_since) if stage and now - self._since >= PATIENCE else ""


def line(stage: str, done: int, total: int, seconds: float) -> str:
    """Return the progress line of a stage that has run for `seconds`; the time left is that of the steps so far.

    A stage of one step has no share that could be shown: its line says how long it has run.
    """
    if total <= 1:
        return f"{stage}, {seconds:.0f} s"
    filled = done * WIDTH // total
    left = f", {seconds * (total - done) / done:.0f} s left" if 0 < done < total and seconds >= PATIENCE else ""
    return f"{stage} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}{left}"


@contextmanager
def shown() -> Iterator[Bar]:
    """Give a progress callback for one run; its line is gone when the run ends, whatever ended it."""
    bar = Bar()
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield bar
        return
    ended = threading.Event()
    drawing = threading.Thread(target=_draw, args=(bar, ended), daemon=True)
    drawing.start()
    try:
        yield bar
    finally:
        ended.set()
        drawing.join()


def _draw(bar: Bar, ended: threading.Event) -> None:
    """Draw the line again and again until the run has ended, then take it away.

    A thread, because matching and typesetting are single long calls; and os.write, because a worker process that is forked just now
    must not inherit a lock of sys.stderr.
    """
    drawn = False
    while not ended.wait(BEAT):
        if text := bar.line():
            os.write(sys.stderr.fileno(), f"{CLEAR}{text}".encode())
            drawn = True
    if drawn:
        os.write(sys.stderr.fileno(), CLEAR.encode())

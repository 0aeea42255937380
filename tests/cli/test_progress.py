"""Progress is for a person who waits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cli import progress

ROOT = Path(__file__).parents[2]
PROGRAM = """
import time
from compare.cli import progress
progress.PATIENCE, progress.BEAT = {patience}, 0.01
with progress.shown() as bar:
    bar("read", 3, 12)
    time.sleep(0.3)
print("done")
"""


@given(done=st.integers(0, 10**6), more=st.integers(0, 10**6), seconds=st.floats(0, 10**6))
def test_a_line_has_one_width_of_bar_and_never_a_negative_time(done: int, more: int, seconds: float) -> None:
    text = progress.line("match", done, done + more, seconds)
    assert text.startswith("match")
    assert "-" not in text
    if done + more > 1:
        assert len(text.split("[")[1].split("]")[0]) == progress.WIDTH


def test_the_time_left_is_that_of_the_steps_so_far() -> None:
    assert progress.line("extract", 5, 20, 10).endswith("5/20, 30 s left")
    assert progress.line("extract", 20, 20, 10).endswith("20/20")


def test_a_stage_of_one_step_says_how_long_it_has_run() -> None:
    assert progress.line("match", 0, 1, 12.4) == "match, 12 s"


def test_nothing_is_said_while_patience_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    bar = progress.Bar()
    bar("read", 0, 1)
    assert bar.line() == ""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert bar.line() == "read, 0 s"


def test_without_a_terminal_nothing_is_drawn() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(patience=0)], capture_output=True, check=True, cwd=ROOT)
    assert done.stderr == b""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals on this system")
@pytest.mark.parametrize(("patience", "drawn"), [(0, True), (60, False)])
def test_on_a_terminal_the_line_comes_after_a_while_and_is_taken_away(patience: int, drawn: bool) -> None:
    ours, theirs = os.openpty()
    subprocess.run(
        [sys.executable, "-c", PROGRAM.format(patience=patience)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    try:
        seen = os.read(ours, 65536)
    except OSError:  # Linux: nothing was written before the other end closed
        seen = b""
    os.close(ours)
    assert (b"read [######" in seen) == drawn
    assert not drawn or seen.endswith(progress.CLEAR.encode())

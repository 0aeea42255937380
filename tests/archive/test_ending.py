"""However a run ends, the next one goes on from what is finished and gives the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from compare import archive
from compare.cli import run as crossquote
from compare.engines import WorkFolder, opened
from compare.engines.work import failures
from compare.errors import EngineError, UsageError
from compare.pipeline import silent
from compare.settings import Settings
from tests.archive import corpus
from tests.archive.test_run import job

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until a stage has to be there


def begun(articles: Path, out: Path) -> subprocess.Popen[str]:
    words = [
        "report",
        str(articles),
        "-o",
        str(out),
        "--format",
        "json",
        "--date",
        "2024-01-01",
        "--engine",
        "duckdb",
        "--set",
        "workers=2",
    ]
    return subprocess.Popen([sys.executable, "-m", "compare", *words], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def finished(articles: Path, out: Path) -> tuple[str, Any]:
    ran = begun(articles, out)
    _, said = ran.communicate()
    assert ran.returncode == 3, said  # two of the inputs can't be read
    return said, json.loads((out / "report.json").read_text(encoding="utf-8"))


def awaited(work: Path, pattern: str) -> None:
    """Wait until the work folder holds a file."""
    for _ in range(int(PATIENCE / 0.01)):
        if next(work.glob(pattern), None):
            return
        time.sleep(0.01)
    raise AssertionError(f"no {pattern} in {work}")


@pytest.mark.parametrize(("blow", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_run_that_is_ended_goes_on_from_what_is_done(tmp_path: Path, blow: signal.Signals, code: int) -> None:
    articles = corpus.written(tmp_path / "articles", events=60)
    ran = begun(articles, tmp_path / "out")
    awaited(tmp_path / "out" / ".work", "cells/*/*.json")
    os.kill(ran.pid, blow)
    _, said = ran.communicate()
    assert ran.returncode == code, said
    assert "Traceback" not in said
    said, found = finished(articles, tmp_path / "out")
    assert "reused: inputs" in said
    assert "read" in said
    _, whole = finished(articles, tmp_path / "other")
    for report in (found, whole):
        report["command"] = ""
    assert found == whole


def test_the_interrupt_key_ends_a_query_as_it_ends_all_else(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    blow = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    try:
        with opened("duckdb", WorkFolder(tmp_path / "work", "1"), Settings(workers=1), silent) as tables, pytest.raises(KeyboardInterrupt):
            blow.start()
            tables.sql(
                "long", "SELECT COUNT(*) AS n FROM range(10000000) a, range(1000000) b WHERE a.range % 7 < b.range % 3", {"n": "int64"}
            )
    finally:
        blow.join()
        signal.signal(signal.SIGINT, before)


def test_two_runs_do_not_share_a_folder(articles: Path, tmp_path: Path) -> None:
    with WorkFolder(tmp_path / "work", "1").locked(), pytest.raises(UsageError, match="another run"):
        archive.report(job(articles), "duckdb", tmp_path / "work")


@pytest.mark.parametrize(
    ("error", "said", "hint"),
    [
        (OSError(28, "No space left on device"), "is full", "make room"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "is full", "--work"),
        (duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block"), "Out of Memory", "--memory"),
        (duckdb.IOException("IO Error: Input/output error"), "duckdb ended", "goes on from there"),
    ],
)
def test_a_failing_engine_says_what_to_do_and_ends_with_5(tmp_path: Path, error: Exception, said: str, hint: str) -> None:
    with pytest.raises(EngineError, match=said) as raised, failures("duckdb", tmp_path, duckdb.Error):
        raise error
    assert hint in raised.value.hint
    assert raised.value.exit_code == 5


def test_an_engine_that_is_not_there_ends_with_5(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyspark.sql")
    words = ["--engine", "spark", "--spark-master", "sc://127.0.0.1:1", "-o", str(tmp_path / "out"), "--format", "json"]
    assert crossquote(["report", str(articles), *words]) == 5
    assert "check --spark-master" in capsys.readouterr().err


def test_a_dead_worker_ends_with_5(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.archive.run.hearing.heard", dead)
    with pytest.raises(EngineError, match="a worker process died") as raised:
        archive.report(job(articles, workers=2), "duckdb", tmp_path / "work")
    assert "run it again" in raised.value.hint


def dead(_columns: object, settings: object) -> None:
    """End the process that runs this, as a system without memory does."""
    os._exit(9)

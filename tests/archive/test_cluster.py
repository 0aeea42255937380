"""Spark itself: two executors, one of which dies in the run, give the bytes that a run in memory gives."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from compare import archive, pipeline
from tests.archive import corpus
from tests.archive.test_run import bytes_of, job

ROOT = Path(__file__).parents[2]
EXECUTOR = b"CoarseGrainedExecutorBackend"


def executors() -> list[int]:
    """Return the executors that descend from this process."""
    found, todo = [], [os.getpid()]
    while todo:
        one = todo.pop()
        try:
            children = [int(word) for task in Path(f"/proc/{one}/task").iterdir() for word in (task / "children").read_text().split()]
            if EXECUTOR in Path(f"/proc/{one}/cmdline").read_bytes():
                found.append(one)
        except OSError:
            continue
        todo += children
    return found


@pytest.mark.skipif(
    shutil.which("java") is None or not Path("/proc/self/task").is_dir(), reason="no Java, or no /proc to find executors in"
)
def test_a_cluster_that_loses_an_executor_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    articles = corpus.written(tmp_path / "articles", events=6)
    killed: list[int] = []

    def progress(stage: str, _done: int, _total: int) -> None:
        if stage in ("ready", "align") and len(killed) < 1 and (running := executors()):
            os.kill(running[0], signal.SIGKILL)
            killed.append(running[0])

    made = archive.report(job(articles, spark_master="local-cluster[2,1,1024]"), "spark", tmp_path / "work", progress)
    assert killed
    assert bytes_of(made) == bytes_of(pipeline.report(job(articles)))

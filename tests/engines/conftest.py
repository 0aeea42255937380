"""The engines that tests run stages on: DuckDB and Sail always, Spark where Java is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from compare.engines import Tables, WorkFolder, opened, unheard
from compare.engines.work import Note
from compare.settings import Settings

ROOT = Path(__file__).parents[2]
Open = Callable[..., AbstractContextManager[Tables]]


@pytest.fixture(scope="session")
def sail() -> Iterator[str]:
    """The address of a Sail server: Spark Connect without Java."""
    server = pytest.importorskip("pysail.spark").SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()


@pytest.fixture(params=["duckdb", "sail", "spark"])
def engine(request: pytest.FixtureRequest) -> tuple[str, Settings]:
    """An engine's name, and the settings under which it runs here."""
    if request.param == "sail":
        return "spark", Settings(spark_master=request.getfixturevalue("sail"))
    if request.param == "spark":
        pytest.importorskip("pyspark.sql")
        if shutil.which("java") is None:
            pytest.skip("no Java")
        os.environ["PYTHONPATH"] = str(ROOT)  # for Spark's Python processes
        return "spark", Settings(spark_master="local[2]")
    return "duckdb", Settings(workers=2)


@pytest.fixture
def tables(engine: tuple[str, Settings], tmp_path: Path) -> Open:
    """What opens the engine over one work folder; `version` and `note` as for the folder."""
    name, settings = engine

    def opening(version: str = "1", note: Note = unheard) -> AbstractContextManager[Tables]:
        return opened(name, WorkFolder(tmp_path / "work", version, note), settings, lambda *_: None)

    return opening
